//! The reply reader: whatever a server sends has one well-formed outcome.
//!
//! Input: status, status text, error type and request id, a line each, then the body.
#![no_main]

use iot_job_document::response::{Body, Document, Members, Reply};
use libfuzzer_sys::fuzz_target;

#[path = "../../tests/support/json_body.rs"]
mod json_body;

fuzz_target!(|data: &[u8]| {
    let text = String::from_utf8_lossy(data);
    let (status, rest) = text.split_once('\n').unwrap_or((&text, ""));
    let status = status.parse().unwrap_or_default();
    let head_end = rest
        .match_indices('\n')
        .nth(2)
        .map_or(rest.len(), |(at, _)| at);
    let (head, body) = rest.split_at(head_end);
    let body = body.strip_prefix('\n').unwrap_or(body);
    match Reply::new(status, head, json_body::body(body)).read() {
        Ok(has_document) => {
            assert!((200..300).contains(&status));
            assert!(!has_document || body.contains("document"));
        }
        Err(error) => {
            let error = error.into_fields();
            assert!(!error.code.is_empty() && !error.message.is_empty());
            assert_eq!(error.status, Some(status));
            assert!(
                error
                    .cause
                    .is_none_or(|cause| cause.len() <= 1024 && body.starts_with(&cause))
            );
        }
    }
});
