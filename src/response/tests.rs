use proptest::prelude::*;

use super::*;

#[path = "../../tests/support/json_body.rs"]
mod json_body;
use json_body::body;

fn read(status: u16, error_type: Option<&str>, text: &str) -> Result<bool, Error> {
    let head = ["Status Text", error_type.unwrap_or_default(), "request-1"].join("\n");
    Reply::new(status, &head, body(text)).read()
}

#[test]
fn finds_the_document() {
    for (text, has_document) in [
        (r#"{"document":"{}"}"#, true),
        (r#"{"document":""}"#, true),
        (r#"{"document":null}"#, false),
        ("{}", false),
        ("", false),
        ("[]", false),
        ("5", false),
        ("null", false),
    ] {
        assert_eq!(read(200, None, text), Ok(has_document), "{text}");
    }
}

#[test]
fn never_takes_something_else_for_a_document() {
    for text in [
        r#"{"document":5}"#,
        r#"{"document":{}}"#,
        r#"{"document":false}"#,
    ] {
        let error = read(200, None, text).unwrap_err();
        assert_eq!(error.code, "UnexpectedDocument");
        assert_eq!(error.status, Some(200));
        assert_eq!(error.request_id.as_deref(), Some("request-1"));
    }
}

#[test]
fn keeps_the_start_of_an_answer_that_is_not_json() {
    let page = "<html>é".repeat(400);
    let error = read(200, None, &page).unwrap_err();
    assert_eq!(error.code, "SyntaxError");
    let cause = error.into_fields().cause.unwrap();
    assert!(
        cause.len() <= CAUSE_MAX && page.starts_with(&cause),
        "{cause}"
    );
}

#[test]
fn names_the_error() {
    let body = r#"{"__type":"aws.iot#BodyException:x","message":"said"}"#;
    for (header, text, code, message) in [
        (
            Some("ResourceNotFoundException"),
            "{}",
            "ResourceNotFoundException",
            "Status Text",
        ),
        (Some("Throttling:http://x/"), body, "Throttling", "said"),
        (Some("a.b#One,Two"), body, "One", "said"),
        (None, body, "BodyException", "said"),
        (None, r#"{"code":"C","Message":"M"}"#, "C", "M"),
        (None, r#"{"Code":"D"}"#, "D", "Status Text"),
        (Some(""), "", "UnknownError", "Status Text"),
        (None, "<html>", "UnknownError", "Status Text"),
        (None, "[]", "UnknownError", "Status Text"),
    ] {
        let error = read(403, header, text).unwrap_err();
        assert_eq!(
            (&*error.code, &*error.message),
            (code, message),
            "{header:?} {text}"
        );
        assert_eq!(error.status, Some(403));
        assert_eq!(error.request_id.as_deref(), Some("request-1"));
    }
}

#[test]
fn says_the_status_where_there_is_nothing_else() {
    let error = Reply::new(502, "", Body::Empty).read().unwrap_err();
    assert_eq!(error.message, "502");
    assert_eq!(error.request_id, None);
}

#[test]
fn takes_no_other_status_for_success() {
    // 0 is what the `Response.error()` of a service mock has.
    for status in [0, 101, 199, 300, 304, 599] {
        let error = read(status, None, r#"{"document":"{}"}"#).unwrap_err();
        assert_eq!((&*error.code, error.status), ("UnknownError", Some(status)));
    }
}

proptest! {
    #[test]
    fn every_reply_has_one_outcome(
        status: u16,
        header in prop::option::of("[^\n]{0,60}"),
        bytes in prop::collection::vec(any::<u8>(), 0..400),
    ) {
        let text = String::from_utf8_lossy(&bytes);
        if let Err(error) = read(status, header.as_deref(), &text) {
            prop_assert!(!error.code.is_empty() && !error.message.is_empty());
            prop_assert_eq!(error.status, Some(status));
        }
    }
}
