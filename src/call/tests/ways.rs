//! Calls that go their way, and what they say of it.

use super::*;

#[test]
fn reads_a_document() {
    let mut page = Driven::new();
    assert_eq!(
        page.start(options()),
        Action::LoadCredentials { refused: None }
    );
    assert_eq!(page.tell(Event::Credentials(keys())), Action::Validate);
    assert_eq!(
        page.call.target().url(),
        "https://iot.eu-west-1.amazonaws.com/jobs/job-1/job-document"
    );
    assert_eq!(
        page.tell(Event::Validated(Some(Params::for_job("job-1")))),
        Action::Build
    );
    assert_eq!(
        page.tell(Event::Built {
            target: None,
            headers: Vec::new()
        }),
        Action::Send
    );
    let request = page.call.take_request().unwrap();
    assert_eq!(
        request.url,
        "https://iot.eu-west-1.amazonaws.com/jobs/job-1/job-document"
    );
    assert_eq!(header(&request, "X-Amz-Date"), Some("20260102T030405Z"));
    assert_eq!(header(&request, "x-amz-security-token"), Some(TOKEN));
    assert_eq!(page.tell(Event::Head(head(200))), Action::Read);
    let metadata = Metadata {
        http_status_code: Some(200),
        request_id: Some("request-1".to_owned()),
        attempts: 1,
        ..Metadata::default()
    };
    let output = Output {
        document: Some("{}".to_owned()),
    };
    assert_eq!(
        page.tell(Event::Body(document("{}"))),
        Action::Deliver(output)
    );
    assert_eq!(page.tell(Event::Delivered), Action::Done(Ok(())));
    assert_eq!(page.call.metadata(), metadata);
}

#[test]
fn gives_no_document_where_there_is_none() {
    for body in [Body::Empty, members(Document::Absent, "", "")] {
        let mut page = Driven::new();
        page.send(options());
        page.tell(Event::Head(head(200)));
        let Action::Deliver(output) = page.tell(Event::Body(body)) else {
            panic!("nothing is delivered");
        };
        assert_eq!(output.document, None);
    }
}

#[test]
fn sends_the_parameters_that_a_listener_leaves() {
    let mut page = Driven::new();
    page.start(options());
    page.tell(Event::Credentials(keys()));
    page.tell(Event::Validated(Some(Params::for_job("job-2"))));
    page.tell(Event::Built {
        target: None,
        headers: Vec::new(),
    });
    let request = page.call.take_request().unwrap();
    assert!(
        request.url.ends_with("/jobs/job-2/job-document"),
        "{}",
        request.url
    );
}

#[test]
fn signs_the_headers_of_the_page_in_each_attempt() {
    let mut page = Driven::new();
    page.reach_build(options(), keys());
    page.tell(Event::Built {
        target: None,
        headers: vec![Header::new("X-Amz-User-Agent", "me")],
    });
    for _ in 0..2 {
        let request = page.call.take_request().unwrap();
        let authorization = header(&request, "authorization").unwrap();
        assert!(
            authorization.contains(";x-amz-user-agent,"),
            "{authorization}"
        );
        page.tell(Event::NetworkFailed {
            message: String::new(),
        });
        page.agree();
        page.tell(Event::WaitOver);
        page.tell(Event::Credentials(keys()));
    }
}

#[test]
fn refuses_what_cannot_be_sent_before_it_asks_for_keys() {
    let nowhere = Options::default();
    let bad = Operation::GetJobDocument(Params::default());
    let mut page = Driven::new();
    // Parameters come first, as in SDK v2.
    let found = error(page.tell(Event::Start(bad, nowhere.clone())));
    assert_eq!(found.code, "MissingRequiredParameter");
    let found = error(Driven::new().start(nowhere));
    assert_eq!(found.code, "ConfigError");
}

#[test]
fn checks_the_parameters_again_after_a_listener() {
    let mut page = Driven::new();
    page.start(options());
    page.tell(Event::Credentials(keys()));
    let found = error(page.tell(Event::Validated(Some(Params::for_job("")))));
    assert_eq!(found.code, "UriParameterError");
}

#[test]
fn refuses_a_header_that_no_request_has() {
    let mut page = Driven::new();
    page.reach_build(options(), keys());
    assert_eq!(
        page.tell(Event::Built {
            target: None,
            headers: vec![Header::new("a b", "")]
        }),
        Action::Judge
    );
    let judgement = page.call.judgement().unwrap();
    assert_eq!(judgement.error.code, "InvalidHeader");
    // Nothing was sent: there is nothing to retry.
    assert_eq!(judgement.retryable, None);
    assert_eq!(judgement.retry_delay, None);
    assert_eq!(error(page.agree()).code, "InvalidHeader");
    assert_eq!(page.call.metadata().attempts, 0);
    assert_eq!(page.client.bucket.left(), 500);
}

#[test]
fn lets_a_page_look_once() {
    let mut page = Driven::new();
    page.reach_build(options(), keys());
    page.tell(Event::Built {
        target: None,
        headers: vec![Header::new("a b", "")],
    });
    page.tell(Event::Judged {
        retryable: true,
        delay: 0.0,
    });
    page.tell(Event::WaitOver);
    // The headers are those of before, and so is the problem.
    assert_eq!(page.tell(Event::Credentials(keys())), Action::Judge);
}

#[test]
fn reads_the_options_of_each_call() {
    let mut page = Driven::new();
    page.start(Options {
        timeout: 5000.0,
        ..options()
    });
    assert_eq!(page.call.timeout(), 5000.0);
}

#[test]
fn makes_a_url_in_place_of_a_request() {
    let mut page = Driven::new();
    page.client.clock_offset.set(MINUTE);
    page.reach_build(options(), keys());
    let url = page.call.presign(60.0, page.now).unwrap();
    let start = "https://iot.eu-west-1.amazonaws.com/jobs/job-1/job-document?X-Amz-Algorithm=";
    assert!(url.starts_with(start), "{url}");
    // By the service's clock.
    assert!(
        url.contains("X-Amz-Date=20260102T030505Z&X-Amz-Expires=60&"),
        "{url}"
    );
    assert_eq!(
        page.call.next::<String>(Event::Aborted, page.now),
        Err(Misfit)
    );
}

#[test]
fn makes_no_url_but_when_it_builds() {
    let mut page = Driven::new();
    page.start(options());
    let before = format!("{:?}", page.call);
    let found = page.call.presign(60.0, page.now).unwrap_err();
    assert_eq!(found.code, "InvalidState");
    assert_eq!(format!("{:?}", page.call), before);
}

#[test]
fn shows_no_secret() {
    let mut page = Driven::new();
    page.start(options());
    let look = |call: &Call| {
        let shown = format!("{call:?}");
        assert!(!shown.contains(SECRET) && !shown.contains(TOKEN), "{shown}");
    };
    for event in [
        Event::Credentials(keys()),
        Event::Validated(Some(Params::for_job("job-1"))),
        Event::Built {
            target: None,
            headers: Vec::new(),
        },
        Event::NetworkFailed {
            message: String::new(),
        },
        Event::Judged {
            retryable: true,
            delay: 0.0,
        },
        Event::Aborted,
    ] {
        page.tell(event);
        look(&page.call);
    }
}

#[test]
fn keeps_no_request_once_it_is_judged() {
    let not_taken = |event: Event| {
        let mut page = Driven::new();
        page.send(options());
        page.tell(Event::NetworkFailed {
            message: String::new(),
        });
        page.agree();
        page.tell(Event::WaitOver);
        page.tell(Event::Credentials(keys()));
        assert!(page.call.request().is_some());
        page.tell(event);
        page.call.request().is_none()
    };
    assert!(not_taken(Event::NetworkFailed {
        message: String::new()
    }));
    assert!(not_taken(Event::TimedOut));
    assert!(not_taken(Event::Thrown(Thrown::default())));
    assert!(not_taken(Event::Aborted));
    assert!(not_taken(Event::Head(head(200))));
}
