//! Keys that are there, or are not, or have expired.

use super::*;

#[test]
fn asks_again_for_keys_in_each_attempt() {
    let mut page = Driven::new();
    page.send(options());
    page.refuse(500, "");
    page.agree();
    let request = page.send_again(new_keys());
    let authorization = header(&request, "authorization").unwrap();
    assert!(
        authorization.contains("Credential=ASIAOTHER/"),
        "{authorization}"
    );
}

#[test]
fn refreshes_once_for_a_token_that_has_expired() {
    let mut page = Driven::new();
    page.send(options());
    let judgement = page.refuse(403, "ExpiredTokenException");
    assert_eq!(
        (judgement.kind, judgement.retryable),
        (Kind::Expired, Some(true))
    );
    assert_eq!(judgement.refused.as_deref(), Some("ASIAEXAMPLE"));
    assert!(matches!(page.agree(), Action::Wait(_)));
    page.send_again(new_keys());
    let judgement = page.refuse(403, "ExpiredTokenException");
    assert_eq!(
        (judgement.kind, judgement.retryable),
        (Kind::Expired, Some(false))
    );
    assert_eq!(judgement.refused.as_deref(), Some("ASIAOTHER"));
    let found = error(page.agree());
    assert!(found.hint.unwrap().contains("get new ones"));
}

#[test]
fn refreshes_no_keys_that_nobody_refreshes() {
    let mut fixed = keys();
    fixed.can_refresh = false;
    let mut page = Driven::new();
    page.send_with(options(), fixed);
    let judgement = page.refuse(403, "ExpiredToken");
    assert_eq!(
        (judgement.kind, judgement.retryable),
        (Kind::Expired, Some(false))
    );
    assert!(matches!(page.agree(), Action::Done(Err(_))));
}

#[test]
fn refuses_no_key_for_another_reason() {
    for (status, code) in [(403, "AccessDeniedException"), (500, ""), (429, "")] {
        let mut page = Driven::new();
        page.send(options());
        assert_eq!(page.refuse(status, code).refused, None);
    }
}

#[test]
fn fails_without_keys() {
    let failed = |is_set| Event::CredentialsFailed { is_set, hint: None };
    let v2 = "Missing credentials in config";
    let [none, invalid] = [
        "Credential is missing",
        "Resolved credential object is not valid",
    ];
    for (options, messages) in [(options(), [v2; 3]), (v3(), [none, invalid, invalid])] {
        let events = [failed(false), failed(true), Event::CredentialsTimedOut];
        for (event, message) in events.into_iter().zip(messages) {
            let mut page = Driven::new();
            page.start(options.clone());
            let found = error(page.tell(event));
            assert_eq!(found.code, "CredentialsError");
            assert!(found.message.starts_with(message), "{found}");
            assert_eq!(found.hint, None);
        }
    }
    let mut page = Driven::new();
    page.start(options());
    let hint = Some("ask".to_owned());
    assert_eq!(
        error(page.tell(Event::CredentialsFailed { is_set: true, hint }))
            .hint
            .as_deref(),
        Some("ask")
    );
}

#[test]
fn ends_where_there_are_no_keys_for_another_attempt() {
    for event in [
        Event::CredentialsFailed {
            is_set: true,
            hint: None,
        },
        Event::CredentialsTimedOut,
        Event::Credentials(Keys::default()),
    ] {
        let mut page = Driven::new();
        page.send(options());
        page.refuse(500, "");
        page.agree();
        page.tell(Event::WaitOver);
        assert_eq!(page.tell(event), Action::Judge);
        let judgement = page.call.judgement().unwrap();
        assert_eq!(judgement.error.code, "CredentialsError");
        assert_eq!(judgement.error.status_code, None);
        assert_eq!(judgement.retryable, Some(false));
        assert_eq!(error(page.agree()).code, "CredentialsError");
    }
}

#[test]
fn signs_with_no_keys_that_cannot_sign() {
    let mut page = Driven::new();
    page.start(v3());
    let found = error(page.tell(Event::Credentials(Keys::default())));
    assert_eq!(
        (&*found.code, &*found.message),
        (
            "CredentialsError",
            "Resolved credential object is not valid"
        )
    );
}

#[test]
fn uses_no_keys_that_have_expired_unless_the_clock_may_be_wrong() {
    for (can_refresh, offset, lifetime, is_good) in [
        // New keys that seem to have expired: this machine's clock may be wrong.
        (true, 0.0, -MINUTE, true),
        (false, 0.0, -MINUTE, false),
        (false, 0.0, 0.0, false),
        (false, 0.0, 1.0, true),
        // The service's clock counts.
        (false, 2.0 * MINUTE, MINUTE, false),
        (false, -2.0 * MINUTE, -MINUTE, true),
        (true, 2.0 * MINUTE, MINUTE, false),
    ] {
        let mut page = Driven::new();
        page.client.clock_offset.set(offset);
        let mut keys = keys();
        keys.can_refresh = can_refresh;
        keys.expiration = NOW + lifetime;
        page.start(options());
        if offset != 0.0 {
            page.tell(Event::NoCredentials);
        }
        let action = page.tell(Event::Credentials(keys));
        assert_eq!(
            action == Action::Validate,
            is_good,
            "{can_refresh} {offset} {lifetime}"
        );
    }
}

#[test]
fn looks_at_the_keys_first_where_the_service_s_clock_is_known() {
    let mut page = Driven::new();
    page.client.clock_offset.set(MINUTE);
    assert_eq!(page.start(options()), Action::ShowCredentials);
    assert_eq!(
        page.tell(Event::NoCredentials),
        Action::LoadCredentials { refused: None }
    );
    assert_eq!(page.tell(Event::Credentials(keys())), Action::Validate);
    let refused = Some("ASIAEXAMPLE".to_owned());
    for (expiration, can_refresh, expected) in [
        (NOW + MINUTE + 15_001.0, true, Action::Validate),
        (
            NOW + MINUTE + 15_000.0,
            true,
            Action::LoadCredentials { refused },
        ),
        (f64::NAN, true, Action::LoadCredentials { refused: None }),
        (
            NOW + 60.0 * MINUTE,
            false,
            Action::LoadCredentials { refused: None },
        ),
    ] {
        let mut page = Driven::of(Rc::clone(&page.client));
        page.start(options());
        let mut keys = keys();
        keys.expiration = expiration;
        keys.can_refresh = can_refresh;
        let action = page.tell(Event::Credentials(keys.clone()));
        assert_eq!(action, expected);
        // Those that a source gives are used, even where they end soon.
        if action != Action::Validate {
            assert_eq!(page.tell(Event::Credentials(keys)), Action::Validate);
        }
    }
}

#[test]
fn asks_once_more_where_the_service_s_clock_gets_known_meanwhile() {
    let mut page = Driven::new();
    page.start(options());
    // Another call has learnt that this machine's clock is an hour behind.
    page.client.clock_offset.set(60.0 * MINUTE);
    let refused = Some("ASIAEXAMPLE".to_owned());
    assert_eq!(
        page.tell(Event::Credentials(keys())),
        Action::LoadCredentials { refused }
    );
    // Now the source knows: what it gives counts.
    let found = error(page.tell(Event::Credentials(keys())));
    assert!(found.message.contains("have expired"), "{found}");
}
