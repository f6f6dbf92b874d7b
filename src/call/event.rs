//! What a call is told, and what it says to do.

use std::fmt;

#[cfg(not(target_arch = "wasm32"))]
use zeroize::Zeroize;

use super::request::Target;
use crate::client::Options;
use crate::credentials::Keys;
use crate::endpoint::Service;
use crate::error::{Error, Result};
use crate::get_job_document::Params;
use crate::response::{Body, Head};
use crate::retry::Kind;

/// What a call asks the service for.
#[derive(Clone, Debug)]
pub enum Operation {
    /// The document of a job.
    GetJobDocument(Params),
    /// Temporary keys.
    Exchange(Exchange),
}

/// A request for temporary keys, to STS or Cognito.
///
/// Sources: [AWS STS](https://docs.aws.amazon.com/STS/latest/APIReference/welcome.html),
/// [Amazon Cognito Federated Identities](https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/Welcome.html).
///
/// Its body may hold the token of an identity provider: it is overwritten when it is dropped.
#[derive(Clone)]
pub struct Exchange {
    /// Who is asked.
    pub service: Service,
    /// The body of the request.
    pub body: String,
    /// Headers that say what the body is. They are sent and not signed.
    pub headers: Vec<Header>,
    /// Whether the request is signed.
    pub is_signed: bool,
}

impl fmt::Debug for Exchange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Exchange { ** redacted ** }")
    }
}

// In the WebAssembly, the allocator overwrites all that is freed.
#[cfg(not(target_arch = "wasm32"))]
impl Drop for Exchange {
    fn drop(&mut self) {
        self.body.zeroize();
    }
}

/// A header: its name and its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Header {
    /// The name, in any case.
    pub name: String,
    /// The value.
    pub value: String,
}

impl Header {
    /// A header of two texts.
    pub fn new(name: &str, value: &str) -> Self {
        Self {
            name: name.to_owned(),
            value: value.to_owned(),
        }
    }
}

/// What happened. `D` is a document as who drives the call has it.
#[derive(Clone, Debug)]
pub enum Event<D = String> {
    /// The page makes the call.
    Start(Operation, Options),
    /// The keys are there.
    Credentials(Keys),
    /// There are no keys to show: an answer to [`Action::ShowCredentials`].
    NoCredentials,
    /// Nobody could give keys.
    CredentialsFailed {
        /// Whether there is something that should give them.
        is_set: bool,
        /// What the developer should know.
        hint: Option<String>,
    },
    /// Nobody gave keys in time.
    CredentialsTimedOut,
    /// The page has looked at the parameters. These are they, where it may have changed them.
    Validated(Option<Params>),
    /// The page has looked at the request: where it goes by now, and the headers that are signed with it.
    Built {
        /// Where the request goes, where the page may have changed that.
        target: Option<Target>,
        /// The headers of the page.
        headers: Vec<Header>,
    },
    /// A response has begun.
    Head(Head),
    /// The response is complete.
    Body(Body<D>),
    /// The page has looked at the result.
    Delivered,
    /// There is no response, or it broke off.
    NetworkFailed {
        /// What the browser says.
        message: String,
    },
    /// There is no complete response in time.
    TimedOut,
    /// The page threw something, or put another error in place of the call's own.
    Thrown(Thrown),
    /// The page has looked at a failed attempt.
    Judged {
        /// Whether there may be another attempt.
        retryable: bool,
        /// After how many ms; a negative number ends the call.
        delay: f64,
    },
    /// The wait has ended.
    WaitOver,
    /// The page ends the call.
    Aborted,
}

/// What is known of something that a page threw.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Thrown {
    /// Its `code`, else its `name`.
    pub code: String,
    /// Its `message`.
    pub message: String,
    /// Its `statusCode`.
    pub status_code: Option<u16>,
    /// Its `retryable`.
    pub retryable: Option<bool>,
}

/// What to do. `D` is a document as who drives the call has it.
#[derive(Clone, Debug, PartialEq)]
pub enum Action<D = String> {
    /// Show the keys that the source holds, without asking it for others. The service's clock decides whether
    /// they are still good: [`Event::Credentials`], or [`Event::NoCredentials`] where it holds none or knows
    /// that they have expired.
    ShowCredentials,
    /// Ask the source for keys: [`Event::Credentials`], [`Event::CredentialsFailed`] or
    /// [`Event::CredentialsTimedOut`].
    LoadCredentials {
        /// The id of a key that must not be used again. A source that many calls share compares it with the
        /// key that it holds, so that it refreshes once.
        refused: Option<String>,
    },
    /// Let the page look at the parameters: [`Event::Validated`].
    Validate,
    /// Let the page look at the request: [`Event::Built`].
    Build,
    /// Send the request, which `Call::take_request` gives: [`Event::Head`], [`Event::NetworkFailed`] or
    /// [`Event::TimedOut`].
    Send,
    /// Read the body: [`Event::Body`], [`Event::NetworkFailed`] or [`Event::TimedOut`].
    Read,
    /// Let the page look at the result: [`Event::Delivered`].
    Deliver(Output<D>),
    /// Let the page look at `Call::judgement`: [`Event::Judged`].
    Judge,
    /// Wait for so many ms: [`Event::WaitOver`].
    Wait(f64),
    /// The call has ended.
    Done(Result<()>),
}

/// What a call gives.
#[derive(Clone, Debug, PartialEq)]
pub struct Output<D = String> {
    /// The document, where the response has one.
    pub document: Option<D>,
}

/// How a call went: `$metadata` of SDK v3.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Metadata {
    /// The status of the last response.
    pub http_status_code: Option<u16>,
    /// The service's id of the last request.
    pub request_id: Option<String>,
    /// A second id of it.
    pub extended_request_id: Option<String>,
    /// A third one.
    pub cf_id: Option<String>,
    /// How many attempts there were.
    pub attempts: u32,
    /// How long was waited between them, in ms.
    pub total_retry_delay: f64,
}

/// What is thought of a failed attempt.
#[derive(Clone, Debug, PartialEq)]
pub struct Judgement {
    /// Why it failed.
    pub error: Box<Error>,
    /// What kind of failure that is.
    pub kind: Kind,
    /// Whether another attempt makes sense; `None` where nothing was sent.
    pub retryable: Option<bool>,
    /// How long to wait for it, in ms; `None` after the last.
    pub retry_delay: Option<f64>,
    /// The id of the key that the service refused because its session has expired.
    pub refused: Option<String>,
}

/// An event that does not fit the state of a call. The call stays as it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Misfit;

impl fmt::Display for Misfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an event that does not fit the state of the call")
    }
}

impl std::error::Error for Misfit {}
