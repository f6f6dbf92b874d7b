//! The reader of responses: whatever a server sends has one well-formed outcome.
//!
//! Input: status, status text and error type, a line each, then the body.
#![no_main]

use iot_job_document::response::{self, Body, Document, Head, Members};
use libfuzzer_sys::fuzz_target;

#[path = "../../tests/support/json_body.rs"]
mod json_body;

fuzz_target!(|data: &[u8]| {
    let text = String::from_utf8_lossy(data);
    let mut parts = text.splitn(4, '\n');
    let mut next = || parts.next().unwrap_or_default();
    let head = Head {
        status: next().parse().unwrap_or_default(),
        status_text: next().to_owned(),
        error_type: next().to_owned(),
        ..Head::default()
    };
    match response::read(&head, json_body::body(next())) {
        Ok(_) => assert!((200..300).contains(&head.status)),
        Err(error) => {
            assert!(!error.code.is_empty() && !error.message.is_empty());
            assert_eq!(error.status_code, Some(head.status));
            assert_eq!(error.exception.is_none(), (200..300).contains(&head.status));
        }
    }
});
