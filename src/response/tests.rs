use proptest::prelude::*;

use super::*;

#[path = "../../tests/support/json_body.rs"]
mod json_body;
use json_body::body;

fn head(status: u16, error_type: &str) -> Head {
    Head {
        status,
        status_text: "Status Text".into(),
        error_type: error_type.into(),
        request_id: Some("id".into()),
        ..Head::default()
    }
}

fn read(status: u16, error_type: &str, text: &str) -> Result<Option<String>> {
    super::read(&head(status, error_type), body(text))
}

#[test]
fn takes_an_answer_with_a_document_or_without() {
    for (text, document) in [
        (r#"{"document":"{}"}"#, Some("{}")),
        (r#"{"document":""}"#, Some("")),
        (r#"{"document":null}"#, None),
        ("{}", None),
        ("", None),
        ("[]", None),
        ("5", None),
        ("null", None),
    ] {
        let found = read(200, "", text).unwrap();
        assert_eq!(found.as_deref(), document, "{text}");
    }
}

#[test]
fn never_takes_something_else_for_a_document() {
    for text in [
        r#"{"document":5}"#,
        r#"{"document":{}}"#,
        r#"{"document":false}"#,
    ] {
        let error = read(200, "", text).unwrap_err();
        assert_eq!(error.code, "UnexpectedDocument");
        assert_eq!(error.exception, None);
        assert!(error.hint.is_some());
    }
}

#[test]
fn takes_no_text_for_an_answer() {
    let error = read(200, "", "<html>").unwrap_err();
    assert_eq!(error.code, "SyntaxError");
    assert_eq!(error.status_code, Some(200));
    assert_eq!(error.request_id.as_deref(), Some("id"));
    assert_eq!(error.exception, None);
}

#[test]
fn names_the_error() {
    let body = r#"{"__type":"aws.iot#BodyException:x","message":"said"}"#;
    for (header, text, code, message) in [
        (
            "ResourceNotFoundException",
            "{}",
            "ResourceNotFoundException",
            "Status Text",
        ),
        ("Throttling:http://x/", body, "Throttling", "said"),
        ("a.b#One,Two", body, "One", "said"),
        ("", body, "BodyException", "said"),
        ("", r#"{"code":"C","Message":"M"}"#, "C", "M"),
        ("", r#"{"Code":"D"}"#, "D", "Status Text"),
        ("", "", "UnknownError", "Status Text"),
        ("", "<html>", "UnknownError", "Status Text"),
        ("", "[]", "UnknownError", "Status Text"),
    ] {
        let error = read(403, header, text).unwrap_err();
        assert_eq!(
            (&*error.code, &*error.message),
            (code, message),
            "{header:?} {text}"
        );
    }
}

#[test]
fn keeps_every_line_of_what_the_service_says() {
    let error = read(403, "", r#"{"code":"C","message":"one\ntwo\n\nthree"}"#).unwrap_err();
    assert_eq!((&*error.code, &*error.message), ("C", "one\ntwo\n\nthree"));
}

#[test]
fn says_the_status_where_there_is_nothing_else() {
    let head = Head {
        status: 502,
        ..Head::default()
    };
    let error = super::read::<String>(&head, Body::Empty).unwrap_err();
    assert_eq!(error.message, "502");
}

#[test]
fn takes_no_other_status_for_success() {
    // 0 is what the `Response.error()` of a service mock has.
    for status in [0, 101, 199, 300, 304, 599] {
        let error = read(status, "", r#"{"document":"{}"}"#).unwrap_err();
        assert_eq!(error.code, "UnknownError");
    }
}

proptest! {
    #[test]
    fn every_reply_has_one_outcome(
        status: u16,
        header in "[^\n]{0,60}",
        bytes in prop::collection::vec(any::<u8>(), 0..400),
    ) {
        let text = String::from_utf8_lossy(&bytes);
        if let Err(error) = read(status, &header, &text) {
            prop_assert!(!error.code.is_empty() && !error.message.is_empty());
        }
    }
}

#[test]
fn names_the_exception_of_sdk_v3() {
    let error = read(404, "ResourceNotFoundException", "{}").unwrap_err();
    assert_eq!(error.exception, Some(Exception::ResourceNotFound));
    assert_eq!(error.status_code, Some(404));
    let error = read(403, "AccessDeniedException", "{}").unwrap_err();
    assert_eq!(error.exception, Some(Exception::Other));
}

/// Headers as a browser gives them; dates as RFC 7231 has them.
struct Given(&'static [(&'static str, &'static str)]);

impl Headers for Given {
    fn get(&self, name: &str) -> Option<String> {
        let found = self.0.iter().find(|(other, _)| *other == name)?;
        Some(found.1.to_owned()).filter(|value| !value.is_empty())
    }
    fn number(text: &str) -> f64 {
        text.parse().unwrap_or(f64::NAN)
    }
    fn date(text: &str) -> f64 {
        let known = "Fri, 02 Jan 2026 03:04:05 GMT";
        if text == known { NOW } else { f64::NAN }
    }
}

const DATE: &str = "Fri, 02 Jan 2026 03:04:05 GMT";
const NOW: f64 = 1_767_323_045_000.0;

fn read_head(headers: &'static [(&'static str, &'static str)]) -> Head {
    Head::read(200, "OK".into(), &Given(headers), NOW - 3000.0)
}

#[test]
fn takes_the_time_of_a_response_that_no_cache_kept() {
    for (headers, is_known) in [
        (&[("date", DATE)][..], true),
        (
            &[
                ("date", DATE),
                ("cache-control", "private, no-store"),
                ("expires", "0"),
            ],
            true,
        ),
        (&[("date", "yesterday")], false),
        (&[], false),
        (&[("date", DATE), ("age", "1")], false),
        (
            &[("date", DATE), ("age", "1"), ("cache-control", "no-store")],
            false,
        ),
        (&[("date", DATE), ("cache-control", "max-age=60")], false),
        (&[("date", DATE), ("expires", "0")], false),
        (&[("date", DATE), ("last-modified", DATE)], false),
    ] {
        let time = read_head(headers).time;
        assert_eq!(time == NOW, is_known, "{headers:?}");
    }
}

#[test]
fn knows_how_long_the_service_asks_to_wait() {
    for (headers, expected) in [
        (&[][..], 0.0),
        (&[("retry-after", "2")], 2000.0),
        (&[("retry-after", "0.5")], 500.0),
        (&[("retry-after", DATE)], 3000.0),
        (
            &[("retry-after", "Thu, 01 Jan 2026 00:00:00 GMT, 7.5")],
            7500.0,
        ),
        (&[("retry-after", "120, 60")], 0.0),
        (&[("retry-after", "-1")], 0.0),
        (&[("retry-after", "1e3")], 0.0),
        (&[("retry-after", "1.")], 0.0),
        (&[("retry-after", ".5")], 0.0),
        (&[("retry-after", "soon")], 0.0),
        (
            &[("retry-after", "soon"), ("x-amz-retry-after", "1500")],
            0.0,
        ),
        (
            &[("retry-after", "2"), ("x-amz-retry-after", "1500")],
            2000.0,
        ),
        (&[("x-amz-retry-after", "1500")], 1500.0),
        (&[("x-amz-retry-after", "x")], 0.0),
    ] {
        assert_eq!(read_head(headers).retry_after, expected, "{headers:?}");
    }
}

#[test]
fn reads_the_ids_of_a_request() {
    let head = read_head(&[
        ("x-amz-request-id", "third"),
        ("x-amzn-requestid", ""),
        ("x-amzn-request-id", "second"),
        ("x-amz-id-2", "extended"),
        ("x-amz-cf-id", "cf"),
    ]);
    assert_eq!(head.request_id.as_deref(), Some("second"));
    assert_eq!(head.extended_request_id.as_deref(), Some("extended"));
    assert_eq!(head.cf_id.as_deref(), Some("cf"));
    assert_eq!((head.status, &*head.status_text), (200, "OK"));
}
