//! The reply reader: whatever a server sends has one well-formed outcome.
//!
//! Input: status, status text and error type, a line each, then the body.
#![no_main]

use iot_job_document::response;
use libfuzzer_sys::fuzz_target;

#[path = "../../tests/support/json_body.rs"]
mod json_body;

fuzz_target!(|data: &[u8]| {
    let text = String::from_utf8_lossy(data);
    let mut parts = text.splitn(4, '\n');
    let mut next = || parts.next().unwrap_or_default();
    let status = next().parse().unwrap_or_default();
    let (status_text, error_type, body) = (next(), next(), next());
    match response::check(status, &json_body::lines(status_text, error_type, body)) {
        Ok(()) => assert!((200..300).contains(&status)),
        Err(error) => {
            assert!(!error.code().is_empty() && !error.message().is_empty());
            assert!(!error.code().contains('\n'));
        }
    }
});
