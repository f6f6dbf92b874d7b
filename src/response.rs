//! From a reply to a document or a service error.
//!
//! Source: the rest-json error format of
//! [restJson1](https://smithy.io/2.0/aws/protocols/aws-restjson1-protocol.html#operation-error-serialization);
//! header before body, as SDK v3 reads it, because real replies never conflict.

use crate::error::Error;
use crate::text::{decimal, split_at_first};

/// How much of a reply that is not JSON is kept to explain it, in bytes.
const CAUSE_MAX: usize = 1024;

/// The members of a JSON body that mean something here.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Members {
    /// `document`. Its text stays in JavaScript: a document is never copied through the wasm.
    pub document: Document,
    /// The first of `__type`, `code` and `Code` that is a string.
    pub code: Option<String>,
    /// The first of `message` and `Message` that is a string.
    pub message: Option<String>,
}

/// What stands at `document`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Document {
    /// Nothing, or `null`.
    #[default]
    Absent,
    /// A string.
    Text,
    /// A value that is no document.
    Other,
}

/// The body of a reply.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Body {
    /// No bytes.
    Empty,
    /// JSON: an object, or something else, which has no members.
    Object(Members),
    /// Not JSON: its text, as far as `cause` keeps it.
    Text(String),
}

/// A reply of the service, as far as the page may read it. What is not there is empty.
#[derive(Clone, Debug)]
pub struct Reply<'a> {
    /// HTTP status.
    status: u16,
    /// The status line's text; empty over HTTP/2.
    status_text: &'a str,
    /// Header `x-amzn-errortype`.
    error_type: &'a str,
    /// The request id that the headers carry.
    request_id: &'a str,
    /// The body.
    body: Body,
}

impl<'a> Reply<'a> {
    /// A reply whose `head` has the status text, the error type and the request id, a line each.
    pub fn new(status: u16, head: &'a str, body: Body) -> Self {
        let (status_text, rest) = split_at_first(head, b'\n');
        let (error_type, request_id) = split_at_first(rest, b'\n');
        Self {
            status,
            status_text,
            error_type,
            request_id,
            body,
        }
    }

    /// Whether the reply carries a document: `true` with one, `false` for an answer without.
    ///
    /// # Errors
    ///
    /// The service's error for a status that is not 2xx; `SyntaxError` for an answer that is not
    /// JSON; `UnexpectedDocument` for a `document` that is not a string.
    pub fn read(self) -> Result<bool, Error> {
        if !matches!(self.status, 200..300) {
            return Err(self.into_error());
        }
        let (code, message, cause) = match self.body {
            Body::Empty => return Ok(false),
            Body::Object(Members { document, .. }) => match document {
                Document::Absent => return Ok(false),
                Document::Text => return Ok(true),
                Document::Other => (
                    "UnexpectedDocument",
                    "The reply has a document that is not a string",
                    None,
                ),
            },
            Body::Text(text) => (
                "SyntaxError",
                "The reply is not JSON: is the endpoint the right one?",
                Some(text),
            ),
        };
        Err(failure(self.status, self.request_id, code, message, cause))
    }

    /// The error in a reply with an error status.
    fn into_error(self) -> Error {
        let (code, message, cause) = match self.body {
            Body::Object(members) => (members.code, members.message, None),
            Body::Text(text) => (None, None, Some(text)),
            Body::Empty => (None, None, None),
        };
        let code = match self.error_type {
            "" => code.unwrap_or_default(),
            header => header.to_owned(),
        };
        let code = match clean_code(&code) {
            "" => "UnknownError",
            code => code,
        };
        let message = message.filter(|text| !text.is_empty());
        let message = message.unwrap_or_else(|| match self.status_text {
            "" => decimal(self.status.into()),
            text => text.to_owned(),
        });
        failure(self.status, self.request_id, code, &message, cause)
    }
}

fn failure(
    status: u16,
    request_id: &str,
    code: &str,
    message: &str,
    cause: Option<String>,
) -> Error {
    let mut error = Error::new(code, message);
    error.status = Some(status);
    error.request_id = Some(request_id.to_owned()).filter(|id| !id.is_empty());
    error.cause = cause.map(shorten);
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

/// At most [`CAUSE_MAX`] bytes from the start of `text`, cut between characters.
fn shorten(mut text: String) -> String {
    text.truncate(text.floor_char_boundary(CAUSE_MAX));
    text
}

#[cfg(test)]
mod tests;
