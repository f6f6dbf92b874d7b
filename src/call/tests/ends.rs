//! What ends a call before its time, and what does not fit.

use super::*;

/// A way for each state that waits for something: its name, and a call that is there.
fn everywhere() -> Vec<(&'static str, Driven)> {
    let mut all = Vec::new();
    for name in [
        "New",
        "Showing",
        "Loading",
        "Validating",
        "Building",
        "Sending",
        "Reading",
        "Delivering",
        "Judging",
        "Waiting",
        "Loading again",
    ] {
        let mut page = Driven::new();
        if name == "Showing" {
            page.client.clock_offset.set(1.0);
        }
        let steps: &[Event] = match name {
            "New" => &[],
            "Showing" | "Loading" => &[start()],
            "Validating" => &[start(), Event::Credentials(keys())],
            "Building" => &[start(), Event::Credentials(keys()), validated()],
            "Sending" => &sent(),
            "Reading" => &[&sent()[..], &[Event::Head(head(200))]].concat(),
            "Delivering" => &[
                &sent()[..],
                &[Event::Head(head(200)), Event::Body(document(""))],
            ]
            .concat(),
            "Judging" => &[
                &sent()[..],
                &[Event::NetworkFailed {
                    message: String::new(),
                }],
            ]
            .concat(),
            "Waiting" => &[
                &sent()[..],
                &[
                    Event::NetworkFailed {
                        message: String::new(),
                    },
                    again(),
                ],
            ]
            .concat(),
            _ => &[
                &sent()[..],
                &[
                    Event::NetworkFailed {
                        message: String::new(),
                    },
                    again(),
                    Event::WaitOver,
                ],
            ]
            .concat(),
        };
        for event in steps {
            page.tell(event.clone());
        }
        all.push((name, page));
    }
    all
}

fn start() -> Event {
    Event::Start(
        Operation::GetJobDocument(Params::for_job("job-1")),
        options(),
    )
}

fn validated() -> Event {
    Event::Validated(Some(Params::for_job("job-1")))
}

fn again() -> Event {
    Event::Judged {
        retryable: true,
        delay: 1.0,
    }
}

fn sent() -> [Event; 4] {
    [
        start(),
        Event::Credentials(keys()),
        validated(),
        Event::Built {
            target: None,
            headers: Vec::new(),
        },
    ]
}

/// Every event, and where it fits.
fn events() -> Vec<(Event, &'static [&'static str])> {
    let in_flight = &["Sending", "Reading"];
    let loading = &["Loading", "Loading again"];
    vec![
        (start(), &["New"]),
        (
            Event::Credentials(keys()),
            &["Showing", "Loading", "Loading again"],
        ),
        (Event::NoCredentials, &["Showing"]),
        (
            Event::CredentialsFailed {
                is_set: true,
                hint: None,
            },
            loading,
        ),
        (Event::CredentialsTimedOut, loading),
        (validated(), &["Validating"]),
        (
            Event::Built {
                target: None,
                headers: Vec::new(),
            },
            &["Building"],
        ),
        (Event::Head(head(200)), &["Sending"]),
        (Event::Body(Body::Empty), &["Reading"]),
        (Event::Delivered, &["Delivering"]),
        (
            Event::NetworkFailed {
                message: String::new(),
            },
            in_flight,
        ),
        (Event::TimedOut, in_flight),
        (again(), &["Judging"]),
        (Event::WaitOver, &["Waiting"]),
    ]
}

#[test]
fn an_event_that_does_not_fit_changes_nothing() {
    for (event, fitting) in events() {
        for (name, mut page) in everywhere() {
            let before = format!("{:?}", page.call);
            let found = page.call.next(event.clone(), page.now);
            assert_eq!(
                found.is_ok(),
                fitting.contains(&name),
                "{event:?} in {name}"
            );
            if found.is_err() {
                assert_eq!(format!("{:?}", page.call), before, "{event:?} in {name}");
            }
        }
    }
    assert!(Misfit.to_string().contains("does not fit"));
}

#[test]
fn an_abort_ends_it_anywhere() {
    for (name, mut page) in everywhere() {
        let left = page.client.bucket.left();
        let found = error(page.tell(Event::Aborted));
        assert_eq!(
            (&*found.code, &*found.message),
            ("RequestAbortedError", "Request aborted by user"),
            "{name}",
        );
        assert!(page.call.request().is_none(), "{name}");
        assert_eq!(page.client.bucket.left(), left, "{name}");
    }
    let mut page = Driven::new();
    page.start(v3());
    let found = error(page.tell(Event::Aborted));
    assert_eq!(
        (&*found.code, &*found.message),
        ("AbortError", "Request aborted")
    );
}

#[test]
fn the_end_is_the_end() {
    for (name, mut page) in everywhere() {
        page.tell(Event::Aborted);
        let before = format!("{:?}", page.call);
        let all = events().into_iter().map(|(event, _)| event);
        for event in all.chain([Event::Aborted, Event::Thrown(Thrown::default())]) {
            assert_eq!(page.call.next(event, page.now), Err(Misfit), "{name}");
        }
        assert_eq!(format!("{:?}", page.call), before, "{name}");
    }
}

fn oops(retryable: Option<bool>) -> Event {
    Event::Thrown(Thrown {
        code: "Oops".to_owned(),
        message: "said the page".to_owned(),
        status_code: Some(418),
        retryable,
    })
}

#[test]
fn what_a_page_throws_takes_the_place_of_the_error() {
    for (name, mut page) in everywhere() {
        let action = page.tell(oops(None));
        let ends = ["New", "Validating", "Building", "Waiting"].contains(&name);
        if ends {
            let found = error(action);
            assert_eq!(
                (&*found.code, &*found.message),
                ("Oops", "said the page"),
                "{name}"
            );
            continue;
        }
        assert_eq!(action, Action::Judge, "{name}");
        assert!(page.call.request().is_none(), "{name}");
        let judgement = page.call.judgement().unwrap().clone();
        assert_eq!(judgement.error.code, "Oops", "{name}");
        // The response that is there has a status.
        let has_response = ["Reading", "Delivering"].contains(&name);
        let status = if has_response { 200 } else { 418 };
        assert_eq!(judgement.error.status_code, Some(status), "{name}");
        assert_eq!(
            (judgement.kind, judgement.retryable),
            (Kind::Final, Some(false)),
            "{name}"
        );
        assert_eq!(error(page.agree()), judgement.error, "{name}");
    }
}

#[test]
fn a_page_says_whether_what_it_throws_is_worth_another_attempt() {
    for retryable in [true, false] {
        let mut page = Driven::new();
        page.send(options());
        page.tell(oops(Some(retryable)));
        assert_eq!(page.call.judgement().unwrap().retryable, Some(retryable));
        assert_eq!(matches!(page.agree(), Action::Wait(_)), retryable);
    }
}

#[test]
fn a_page_that_throws_before_anything_is_sent_is_not_asked_to_try_again() {
    let mut page = Driven::new();
    page.start(options());
    page.tell(Event::Thrown(Thrown {
        code: "Oops".to_owned(),
        ..Thrown::default()
    }));
    let judgement = page.call.judgement().unwrap();
    assert_eq!((judgement.retryable, judgement.retry_delay), (None, None));
}

#[test]
fn a_success_that_a_listener_spoils_gives_no_tokens() {
    let mut page = Driven::new();
    page.send(options());
    page.refuse(500, "");
    page.agree();
    page.send_again(keys());
    page.tell(Event::Head(head(200)));
    page.tell(Event::Body(document("{}")));
    page.tell(oops(Some(false)));
    error(page.agree());
    assert_eq!(page.client.bucket.left(), 486);
}
