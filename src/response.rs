//! From a reply to a document or a service error.
//!
//! Source: the rest-json error format of
//! [restJson1](https://smithy.io/2.0/aws/protocols/aws-restjson1-protocol.html#operation-error-serialization);
//! header before body, as SDK v3 reads it, because real replies never conflict.

use crate::error::Error;
use crate::text::{decimal, split_at_first};

/// Checks that a reply is an answer: one that has a document or, as it may, none.
///
/// `lines` has, a line each and empty where there is none: what the body is, the status text, the
/// header `x-amzn-errortype`, and of the body's members the code and the message, which may have more
/// lines. A body is `text` that is no JSON, or JSON with a `document` of this JavaScript type. The text
/// of the document itself stays in JavaScript: it is never copied through the wasm.
///
/// # Errors
///
/// The service's error for a status that is not 2xx; `SyntaxError` for an answer that is not JSON;
/// `UnexpectedDocument` for a `document` that is not a string.
pub fn check(status: u16, lines: &str) -> Result<(), Error> {
    let mut rest = lines;
    let mut next = || {
        let (line, behind) = split_at_first(rest, b'\n');
        rest = behind;
        line
    };
    let (body, status_text, error_type, code) = (next(), next(), next(), next());
    if !matches!(status, 200..300) {
        return Err(refusal(status, status_text, [error_type, code], rest));
    }
    let (code, message) = match body {
        "" | "string" | "undefined" => return Ok(()),
        "text" => (
            "SyntaxError",
            "The reply is not JSON: is the endpoint the right one?",
        ),
        _ => (
            "UnexpectedDocument",
            "The reply has a document that is not a string",
        ),
    };
    Err(Error::new(code, message))
}

/// The error in a reply with an error status: the first of its codes counts.
fn refusal(status: u16, status_text: &str, codes: [&str; 2], message: &str) -> Error {
    let [header, member] = codes;
    let code = match clean_code(if header.is_empty() { member } else { header }) {
        "" => "UnknownError",
        code => code,
    };
    let digits = decimal(status.into());
    let message = [message, status_text, &digits]
        .into_iter()
        .find(|text| !text.is_empty());
    Error::new(code, message.unwrap_or_default())
}

/// The bare name in an error type such as `aws.iot#ThrottlingException:http://…`: cut at `,` and
/// `:`, then after `#`.
fn clean_code(code: &str) -> &str {
    let (name, _) = split_at_first(code, b',');
    let (name, _) = split_at_first(name, b':');
    let (namespace, bare) = split_at_first(name, b'#');
    if bare.is_empty() { namespace } else { bare }.trim_ascii()
}

#[cfg(test)]
mod tests;
