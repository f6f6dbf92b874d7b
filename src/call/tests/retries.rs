//! What is tried again, when, how often, and what that costs.

use super::*;

#[test]
fn tries_again_what_may_be_gone_next_time() {
    for (status, code, kind) in [
        (500, "InternalFailureException", Kind::Transient),
        (503, "ServiceUnavailableException", Kind::Transient),
        (400, "ThrottlingException", Kind::Throttling),
        (429, "AnyException", Kind::Throttling),
    ] {
        let mut page = Driven::new();
        page.send(options());
        let judgement = page.refuse(status, code);
        assert_eq!(
            (judgement.kind, judgement.retryable),
            (kind, Some(true)),
            "{code}"
        );
        assert_eq!(judgement.error.status_code, Some(status));
        let delay = judgement.retry_delay.unwrap();
        assert_eq!(page.agree(), Action::Wait(delay));
        assert_eq!(
            page.tell(Event::WaitOver),
            Action::LoadCredentials { refused: None }
        );
        assert_eq!(page.tell(Event::Credentials(keys())), Action::Send);
        page.call.take_request();
        page.succeed();
        assert_eq!(page.call.metadata().attempts, 2);
        assert_eq!(page.call.metadata().total_retry_delay, delay);
    }
}

#[test]
fn tries_again_after_a_failure_of_the_network() {
    let ended = |event: Event, has_begun: bool| {
        let mut page = Driven::new();
        page.send(Options {
            timeout: 7000.0,
            ..options()
        });
        if has_begun {
            page.tell(Event::Head(head(200)));
        }
        assert_eq!(page.tell(event), Action::Judge);
        let judgement = page.call.judgement().unwrap().clone();
        assert_eq!(judgement.kind, Kind::Transient);
        assert_eq!(judgement.retryable, Some(true));
        assert!(matches!(page.agree(), Action::Wait(_)));
        judgement.error
    };
    for (has_begun, status, said) in [(false, None, "connect-src"), (true, Some(200), "broke off")]
    {
        let found = ended(
            Event::NetworkFailed {
                message: String::new(),
            },
            has_begun,
        );
        assert_eq!(
            (&*found.code, &*found.message),
            ("NetworkingError", "Network Failure")
        );
        assert_eq!(found.region.as_deref(), Some("eu-west-1"));
        assert_eq!(
            found.hostname.as_deref(),
            Some("iot.eu-west-1.amazonaws.com")
        );
        assert_eq!(found.status_code, status);
        assert!(found.hint.as_ref().unwrap().contains(said), "{found:?}");
        let found = ended(Event::TimedOut, has_begun);
        assert_eq!((&*found.code, &*found.message), ("TimeoutError", "Timeout"));
        assert_eq!(found.status_code, status);
        assert!(found.hint.unwrap().contains("7000 ms"));
    }
}

#[test]
fn gives_up_what_fails_again() {
    for (status, code) in [
        (404, "ResourceNotFoundException"),
        (403, "AccessDeniedException"),
        (501, "NotImplemented"),
        (410, "LimitExceededException"),
    ] {
        let mut page = Driven::new();
        page.send(options());
        let judgement = page.refuse(status, code);
        assert_eq!(
            (judgement.kind, judgement.retryable),
            (Kind::Final, Some(false)),
            "{code}"
        );
        // SDK v2 has a delay for the page to look at.
        assert_eq!(judgement.retry_delay, Some(50.0));
        let found = error(page.agree());
        assert_eq!(found.code, code);
        assert_eq!(found, judgement.error);
        assert_eq!(page.client.bucket.left(), 500);
    }
}

#[test]
fn makes_so_many_attempts_and_no_more() {
    for max_retries in 0..4 {
        let mut page = Driven::new();
        page.send(Options {
            max_retries,
            ..options()
        });
        let mut waits = Vec::new();
        let found = loop {
            let judgement = page.refuse(500, "");
            assert_eq!(judgement.retryable, Some(true));
            let is_last = waits.len() as u32 == max_retries;
            assert_eq!(judgement.retry_delay.is_none(), is_last);
            match page.agree() {
                Action::Wait(delay) => waits.push(delay),
                action => break error(action),
            }
            page.send_again(keys());
        };
        assert_eq!(waits, [50.0, 100.0, 200.0][..max_retries as usize]);
        assert_eq!(found.status_code, Some(500));
        assert_eq!(page.call.metadata().attempts, max_retries + 1);
        assert_eq!(
            page.call.metadata().total_retry_delay,
            waits.iter().sum::<f64>()
        );
    }
}

#[test]
fn waits_as_each_sdk_does_and_as_it_is_asked() {
    for (options, asked, expected) in [
        (options(), 0.0, 50.0),
        (v3(), 0.0, 25.0),
        (
            Options {
                retry_base: 7.0,
                ..options()
            },
            0.0,
            3.5,
        ),
        (
            Options {
                retry_base: 7.0,
                ..v3()
            },
            0.0,
            3.0,
        ),
        (options(), 1000.0, 1000.0),
        (options(), 60_000.0, 5050.0),
    ] {
        let mut page = Driven::new();
        page.send(options);
        let head = Head {
            retry_after: asked,
            ..head(500)
        };
        let judgement = page.refuse_with(head, "", "");
        assert_eq!(judgement.retry_delay, Some(expected));
    }
}

#[test]
fn lets_the_page_decide() {
    for (retryable, delay, expected) in [
        (true, 123.0, Some(123.0)),
        (true, 0.0, Some(0.0)),
        (true, -1.0, None),
        (true, f64::NAN, None),
        (false, 123.0, None),
    ] {
        let mut page = Driven::new();
        page.send(options());
        page.refuse(500, "");
        match (page.tell(Event::Judged { retryable, delay }), expected) {
            (Action::Wait(delay), Some(expected)) => assert_eq!(delay, expected),
            (action, None) => assert_eq!(error(action).status_code, Some(500)),
            (action, _) => panic!("{action:?} for {retryable} {delay}"),
        }
    }
    // A page may insist on another attempt, but on no more than there are.
    let mut page = Driven::new();
    page.send(Options {
        max_retries: 1,
        ..options()
    });
    page.refuse(404, "ResourceNotFoundException");
    assert_eq!(
        page.tell(Event::Judged {
            retryable: true,
            delay: 1.0
        }),
        Action::Wait(1.0)
    );
    page.send_again(keys());
    page.refuse(404, "ResourceNotFoundException");
    let action = page.tell(Event::Judged {
        retryable: true,
        delay: 1.0,
    });
    assert_eq!(error(action).code, "ResourceNotFoundException");
}

#[test]
fn pays_for_each_retry_and_gets_the_last_back() {
    let mut page = Driven::new();
    page.send(options());
    page.refuse(500, "");
    assert_eq!(page.client.bucket.left(), 500);
    page.agree();
    assert_eq!(page.client.bucket.left(), 486);
    page.send_again(keys());
    page.refuse(400, "ThrottlingException");
    page.agree();
    assert_eq!(page.client.bucket.left(), 481);
    page.send_again(keys());
    page.succeed();
    assert_eq!(page.client.bucket.left(), 486);
    // A call that needs no retry earns one.
    let mut other = Driven::of(Rc::clone(&page.client));
    other.send(options());
    other.succeed();
    assert_eq!(page.client.bucket.left(), 487);
}

#[test]
fn tries_nothing_again_that_it_cannot_pay() {
    let client = Rc::new(Client::default());
    while client.bucket.left() >= 14 {
        client.bucket.spend(Kind::Transient);
    }
    let left = client.bucket.left();
    let mut page = Driven::of(Rc::clone(&client));
    page.send(options());
    let judgement = page.refuse(500, "");
    assert_eq!(judgement.retryable, Some(true));
    assert_eq!(error(page.agree()), judgement.error);
    assert_eq!(client.bucket.left(), left);
    // A throttled call costs less.
    let mut page = Driven::of(Rc::clone(&client));
    page.send(options());
    page.refuse(429, "");
    assert!(matches!(page.agree(), Action::Wait(_)));
}

#[test]
fn gives_nothing_back_for_a_failure() {
    let mut page = Driven::new();
    page.send(options());
    page.refuse(500, "");
    page.agree();
    page.send_again(keys());
    page.refuse(404, "");
    error(page.agree());
    assert_eq!(page.client.bucket.left(), 486);
}

#[test]
fn gives_a_hint_beside_the_words_of_the_service() {
    let mut page = Driven::new();
    page.send(options());
    let judgement = page.refuse(404, "ResourceNotFoundException");
    assert_eq!(judgement.error.message, "said the service");
    assert!(judgement.error.hint.unwrap().contains("eu-west-1"));
}

#[test]
fn keeps_the_hint_of_an_answer_that_is_none() {
    let mut page = Driven::new();
    page.send(options());
    page.tell(Event::Head(head(200)));
    assert_eq!(page.tell(Event::Body(Body::Text)), Action::Judge);
    let judgement = page.call.judgement().unwrap();
    assert_eq!(judgement.error.code, "SyntaxError");
    assert!(judgement.error.hint.as_ref().unwrap().contains("endpoint"));
    assert_eq!(judgement.retryable, Some(false));
}

#[test]
fn forgets_the_last_response_in_the_next_attempt() {
    let mut page = Driven::new();
    page.send(options());
    page.refuse_with(
        Head {
            retry_after: 3000.0,
            ..head(503)
        },
        "",
        "",
    );
    page.agree();
    page.tell(Event::WaitOver);
    assert_eq!(page.call.metadata().http_status_code, None);
    // What the page throws now is no 503, and nobody asks to wait for it.
    page.tell(Event::Thrown(Thrown {
        code: "Oops".to_owned(),
        ..Thrown::default()
    }));
    let judgement = page.call.judgement().unwrap();
    assert_eq!(judgement.error.status_code, None);
    assert_eq!(judgement.kind, Kind::Final);
    page.tell(Event::Judged {
        retryable: true,
        delay: 0.0,
    });
    page.send_again(keys());
    page.tell(Event::NetworkFailed {
        message: String::new(),
    });
    let judgement = page.call.judgement().unwrap();
    assert_eq!(judgement.error.status_code, None);
    assert_eq!(judgement.retry_delay, Some(200.0));
}
