//! A machine whose clock is wrong.

use super::*;

const SERVICE: f64 = NOW + 20.0 * MINUTE;
const EXPIRED: &str = "Signature expired: 20260102T030405Z is now earlier than 20260102T031905Z (20260102T032405Z - 5 min.)";

#[test]
fn corrects_the_clock_once() {
    let mut page = Driven::new();
    page.send(options());
    let judgement = page.refuse_with(dated(403, SERVICE), "InvalidSignatureException", "");
    assert_eq!(
        (judgement.kind, judgement.retryable),
        (Kind::Skewed, Some(true))
    );
    assert_eq!(page.client.clock_offset.get(), 20.0 * MINUTE);
    assert_eq!(page.call.clock_offset(), 20.0 * MINUTE);
    assert!(matches!(page.agree(), Action::Wait(_)));
    // The service's clock decides on the keys from now on.
    assert_eq!(page.tell(Event::WaitOver), Action::ShowCredentials);
    assert_eq!(page.tell(Event::Credentials(keys())), Action::Send);
    let request = page.call.take_request().unwrap();
    assert_eq!(header(&request, "x-amz-date"), Some("20260102T032405Z"));
    // A service whose clock jumps does not get another.
    let judgement = page.refuse_with(dated(403, NOW), "InvalidSignatureException", "");
    assert_eq!(
        (judgement.kind, judgement.retryable),
        (Kind::Final, Some(false))
    );
    let hint = judgement.error.hint.unwrap();
    assert!(hint.contains("20 minutes ahead"), "{hint}");
}

#[test]
fn knows_the_time_from_the_message_where_the_date_is_hidden() {
    let mut page = Driven::new();
    page.send(options());
    let judgement = page.refuse_with(head(403), "InvalidSignatureException", EXPIRED);
    assert_eq!(judgement.kind, Kind::Skewed);
    assert_eq!(page.client.clock_offset.get(), 20.0 * MINUTE);
}

#[test]
fn corrects_no_clock_that_is_right_enough() {
    for (ahead, kind) in [
        (4.0 * MINUTE - 1.0, Kind::Final),
        (4.0 * MINUTE, Kind::Skewed),
        (-4.0 * MINUTE, Kind::Skewed),
        (1.0 - 4.0 * MINUTE, Kind::Final),
    ] {
        let mut page = Driven::new();
        page.send(options());
        let judgement = page.refuse_with(dated(403, NOW + ahead), "AnyException", "");
        assert_eq!(judgement.kind, kind, "{ahead}");
        assert_eq!(page.client.clock_offset.get(), ahead);
    }
}

#[test]
fn compares_with_the_clock_that_signed() {
    let mut page = Driven::new();
    page.client.clock_offset.set(20.0 * MINUTE);
    page.reach_build(options(), keys());
    page.tell(Event::Built {
        target: None,
        headers: Vec::new(),
    });
    // The offset that is known is the right one: something else is wrong.
    let judgement = page.refuse_with(dated(403, SERVICE), "InvalidSignatureException", "");
    assert_eq!(judgement.kind, Kind::Final);
}

#[test]
fn keeps_its_own_time_where_it_must() {
    let options = Options {
        corrects_clock: false,
        ..options()
    };
    let mut page = Driven::new();
    page.send(options);
    let judgement = page.refuse_with(dated(403, SERVICE), "InvalidSignatureException", EXPIRED);
    assert_eq!(
        (judgement.kind, judgement.retryable),
        (Kind::Final, Some(false))
    );
    assert_eq!(page.client.clock_offset.get(), 0.0);
    // But it says what is wrong.
    let hint = judgement.error.hint.unwrap();
    assert!(hint.contains("20 minutes behind"), "{hint}");
}

#[test]
fn learns_the_time_from_a_success() {
    let mut page = Driven::new();
    page.send(options());
    page.tell(Event::Head(dated(200, NOW + 5000.0)));
    assert_eq!(page.client.clock_offset.get(), 5000.0);
}

#[test]
fn learns_nothing_from_a_response_that_tells_no_time() {
    for time in [f64::NAN, 0.0, 946_684_800_000.0] {
        let mut page = Driven::new();
        page.send(options());
        // Meanwhile another call has learnt it.
        page.client.clock_offset.set(20.0 * MINUTE);
        page.tell(Event::Head(dated(403, time)));
        assert_eq!(page.client.clock_offset.get(), 20.0 * MINUTE, "{time}");
        page.tell(Event::Body(refusal("InvalidSignatureException", "")));
        assert_eq!(page.client.clock_offset.get(), 20.0 * MINUTE, "{time}");
    }
}

#[test]
fn signs_by_the_time_at_which_it_signs() {
    let mut page = Driven::new();
    page.client.clock_offset.set(MINUTE);
    page.reach_build(options(), keys());
    page.now.time += 1000.0;
    page.tell(Event::Built {
        target: None,
        headers: Vec::new(),
    });
    let request = page.call.take_request().unwrap();
    assert_eq!(header(&request, "x-amz-date"), Some("20260102T030506Z"));
}
