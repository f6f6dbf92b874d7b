//! The one error type of a call.

use std::fmt;
use std::ops::{Deref, DerefMut};

/// Why a call failed, with the fields that AWS SDK for JavaScript v2 puts on its error objects.
///
/// `bindings.rs` turns it into the `AwsError` of the JavaScript side. It never holds a credential.
/// Its fields are boxed, so that a result that may hold an error stays small.
///
/// Source: [`AWS.Error`](https://docs.aws.amazon.com/AWSJavaScriptSDK/latest/AWS/Error.html).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error(Box<Fields>);

/// The fields of an [`Error`].
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Fields {
    /// The name that code branches on, such as `ResourceNotFoundException`.
    pub code: String,
    /// What happened, for a person.
    pub message: String,
    /// The HTTP status, where there was a reply.
    pub status: Option<u16>,
    /// The service's id of the request, where the reply carried one and CORS let the page read it.
    pub request_id: Option<String>,
    /// The text that explains the failure and is not for the message: the start of a reply that is
    /// not JSON.
    pub cause: Option<String>,
    /// The single problems, where `code` is `MultipleValidationErrors`.
    pub errors: Vec<Error>,
}

impl Error {
    /// An error with a code and a message, found before anything was sent.
    // Never inlined: a dozen places make an error, and each copy would cost the page bytes.
    #[inline(never)]
    pub fn new(code: &str, message: &str) -> Self {
        Self(Box::new(Fields {
            code: code.to_owned(),
            message: message.to_owned(),
            status: None,
            request_id: None,
            cause: None,
            errors: Vec::new(),
        }))
    }

    /// The fields, to take them apart.
    pub fn into_fields(self) -> Fields {
        *self.0
    }
}

impl Deref for Error {
    type Target = Fields;

    fn deref(&self) -> &Fields {
        &self.0
    }
}

impl DerefMut for Error {
    fn deref_mut(&mut self) -> &mut Fields {
        &mut self.0
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.code)?;
        f.write_str(": ")?;
        f.write_str(&self.message)
    }
}

impl std::error::Error for Error {}
