use proptest::prelude::*;

use super::*;

#[path = "../../tests/support/json_body.rs"]
mod json_body;
use json_body::lines;

fn read(status: u16, error_type: &str, text: &str) -> Result<(), Error> {
    check(status, &lines("Status Text", error_type, text))
}

#[test]
fn takes_an_answer_with_a_document_or_without() {
    for text in [
        r#"{"document":"{}"}"#,
        r#"{"document":""}"#,
        r#"{"document":null}"#,
        "{}",
        "",
        "[]",
        "5",
        "null",
    ] {
        assert_eq!(read(200, "", text), Ok(()), "{text}");
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
        assert_eq!(error.code(), "UnexpectedDocument");
    }
}

#[test]
fn takes_no_text_for_an_answer() {
    let error = read(200, "", "<html>").unwrap_err();
    assert_eq!(error.code(), "SyntaxError");
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
            (error.code(), error.message()),
            (code, message),
            "{header:?} {text}"
        );
    }
}

#[test]
fn keeps_every_line_of_what_the_service_says() {
    let error = read(403, "", r#"{"code":"C","message":"one\ntwo\n\nthree"}"#).unwrap_err();
    assert_eq!((error.code(), error.message()), ("C", "one\ntwo\n\nthree"));
}

#[test]
fn says_the_status_where_there_is_nothing_else() {
    let error = check(502, &lines("", "", "")).unwrap_err();
    assert_eq!(error.message(), "502");
}

#[test]
fn takes_no_other_status_for_success() {
    // 0 is what the `Response.error()` of a service mock has.
    for status in [0, 101, 199, 300, 304, 599] {
        let error = read(status, "", r#"{"document":"{}"}"#).unwrap_err();
        assert_eq!(error.code(), "UnknownError");
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
            prop_assert!(!error.code().is_empty() && !error.message().is_empty());
        }
    }
}
