//! From a response to a document or to the service's error.
//!
//! Source: the rest-json error format of
//! [restJson1](https://smithy.io/2.0/aws/protocols/aws-restjson1-protocol.html#operation-error-serialization);
//! header before body, as SDK v3 reads it, because real responses never conflict.

use crate::error::{Error, Exception, Result};
use crate::text::{decimal, has, split_at_first, split_at_last};

/// What is known of a response before its body.
#[derive(Clone, Debug, PartialEq)]
pub struct Head {
    /// The HTTP status.
    pub status: u16,
    /// The status as text; empty over HTTP/2.
    pub status_text: String,
    /// The header `x-amzn-errortype`; empty where there is none.
    pub error_type: String,
    /// The service's id of the request.
    pub request_id: Option<String>,
    /// A second id, from `x-amz-id-2`.
    pub extended_request_id: Option<String>,
    /// A third one, from `x-amz-cf-id`.
    pub cf_id: Option<String>,
    /// The service's time in ms since 1970; `NaN` where it is not known.
    pub time: f64,
    /// How long the service asks to wait, in ms; 0 for nothing.
    pub retry_after: f64,
}

impl Default for Head {
    fn default() -> Self {
        Self {
            status: 0,
            status_text: String::new(),
            error_type: String::new(),
            request_id: None,
            extended_request_id: None,
            cf_id: None,
            time: f64::NAN,
            retry_after: 0.0,
        }
    }
}

/// The headers of a response, as far as CORS lets the page read them, and how their values are parsed. A
/// browser has parsers of its own, which cost the page no bytes.
pub trait Headers {
    /// The value of a header by its name in lower case; `None` where there is none or it is empty.
    fn get(&self, name: &str) -> Option<String>;
    /// The number that a text is, `NaN` for none: `Number` of JavaScript.
    fn number(text: &str) -> f64;
    /// The time that a text names, in ms since 1970, `NaN` for none: `Date.parse` of JavaScript.
    fn date(text: &str) -> f64;
}

impl Head {
    /// Reads the headers of a response that came at `now`, in ms since 1970 by the service's clock.
    #[inline(never)]
    pub fn read<H: Headers>(status: u16, status_text: String, headers: &H, now: f64) -> Self {
        let ids = ["x-amzn-requestid", "x-amzn-request-id", "x-amz-request-id"];
        let date = headers.get("date").filter(|_| !may_be_kept(headers));
        Self {
            status,
            status_text,
            error_type: headers.get("x-amzn-errortype").unwrap_or_default(),
            request_id: ids.into_iter().find_map(|name| headers.get(name)),
            extended_request_id: headers.get("x-amz-id-2"),
            cf_id: headers.get("x-amz-cf-id"),
            time: date.map_or(f64::NAN, |date| H::date(&date)),
            retry_after: retry_after(headers, now).max(0.0),
        }
    }
}

/// Whether a cache may have kept this response: then its date is that of the day when it was kept.
fn may_be_kept<H: Headers>(headers: &H) -> bool {
    if headers.get("age").is_some() {
        return true;
    }
    let control = headers.get("cache-control");
    let is_dated = headers.get("expires").is_some() || headers.get("last-modified").is_some();
    match control {
        Some(control) => !has(&control, "no-store"),
        None => is_dated,
    }
}

/// How long the service asks to wait, in ms: `retry-after` has seconds, a date, or a date and seconds;
/// `x-amz-retry-after` has ms. `NaN` or less than 0 for nothing.
///
/// Source: `parseRetryAfterHeader` of `@smithy/core`.
fn retry_after<H: Headers>(headers: &H, now: f64) -> f64 {
    let Some(text) = headers.get("retry-after") else {
        let exact = headers.get("x-amz-retry-after");
        return exact.map_or(f64::NAN, |text| H::number(&text));
    };
    let (start, last) = split_at_last(&text, b' ');
    let is_seconds = is_decimal(last) && (start.is_empty() || start.ends_with(" GMT,"));
    if is_seconds {
        H::number(last) * 1000.0
    } else {
        H::date(&text) - now
    }
}

/// Whether a text is digits, with a point and further digits or without.
fn is_decimal(text: &str) -> bool {
    let (whole, rest) = split_at_first(text, b'.');
    let is_digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    is_digits(whole) && (whole.len() == text.len() || is_digits(rest))
}

/// The body of a response, taken apart. `D` is a document as who drives the call has it: a `String` natively,
/// a JavaScript string in a browser. It is only passed on, so that its text need not be copied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Body<D = String> {
    /// Nothing.
    Empty,
    /// Text that is not JSON.
    Text,
    /// JSON, or the XML of STS.
    Members(Members<D>),
}

/// What counts of the members of a body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Members<D = String> {
    /// What stands at `document`.
    pub document: Document<D>,
    /// The first text of `__type`, `code` and `Code`; empty where there is none.
    pub code: String,
    /// The first text of `message` and `Message`; empty where there is none.
    pub message: String,
}

/// What stands at `document`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Document<D = String> {
    /// Nothing, or null.
    Absent,
    /// A text.
    Text(D),
    /// Something that is not text.
    Other,
}

/// The document in a response, `None` where it has none.
///
/// # Errors
///
/// The service's error for a status that is not 2xx; `SyntaxError` for an answer that is not JSON;
/// `UnexpectedDocument` for a `document` that is not a string.
#[inline(never)]
pub fn read<D>(head: &Head, body: Body<D>) -> Result<Option<D>> {
    let is_good = matches!(head.status, 200..300);
    let mut error = match body {
        Body::Members(Members { code, message, .. }) if !is_good => refusal(head, &code, &message),
        _ if !is_good => refusal(head, "", ""),
        Body::Text => wrong_answer("SyntaxError", "The response is not JSON"),
        Body::Members(Members { document, .. }) => match document {
            Document::Text(text) => return Ok(Some(text)),
            Document::Absent => return Ok(None),
            Document::Other => wrong_answer(
                "UnexpectedDocument",
                "The response has a document that is not a string",
            ),
        },
        Body::Empty => return Ok(None),
    };
    error.status_code = Some(head.status);
    error.request_id.clone_from(&head.request_id);
    Err(error)
}

fn wrong_answer(code: &str, message: &str) -> Box<Error> {
    Error::new(code, message).with_hint("Is the endpoint the right one?".to_owned())
}

/// The error in a response with an error status: the first of its codes counts.
fn refusal(head: &Head, member: &str, message: &str) -> Box<Error> {
    let header = &*head.error_type;
    let code = match clean_code(if header.is_empty() { member } else { header }) {
        "" => "UnknownError",
        code => code,
    };
    let digits = decimal(head.status.into());
    let message = [message, &head.status_text, &digits]
        .into_iter()
        .find(|text| !text.is_empty());
    let mut error = Error::new(code, message.unwrap_or_default());
    error.exception = Some(Exception::of(code));
    error
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
