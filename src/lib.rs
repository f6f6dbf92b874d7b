//! The core of the npm package `iot-job-document`: reads the document of an AWS IoT job.
//!
//! It does no I/O. [`call::Call`] is the way of one call, as a machine that never waits, never looks at a clock and
//! never sends: it is told what happened, and says what to do. Whoever drives it loads credentials, sends requests
//! and keeps timers: in a browser that is a loop in TypeScript, in a test it is plain values.
//!
//! # A call
//!
//! This one is throttled at first; then the service says that the session token has expired.
//!
//! ```
//! use std::rc::Rc;
//! use iot_job_document::call::{Action, Call, Event, Now, Operation};
//! use iot_job_document::client::{Client, Options};
//! use iot_job_document::credentials::Keys;
//! use iot_job_document::get_job_document::Params;
//! use iot_job_document::response::{Body, Document, Head, Members};
//!
//! let keys = |id: &str| Keys {
//!     access_key_id: id.to_owned(),
//!     secret_access_key: "wJalrXUtnFEMI".to_owned(),
//!     session_token: "FwoGZXIvYXdz".to_owned(),
//!     expiration: f64::NAN,
//!     can_refresh: true,
//! };
//! let head = |status: u16| Event::Head(Head { status, ..Head::default() });
//! let body = |document, code: &str| {
//!     let (code, message) = (code.to_owned(), String::new());
//!     Event::Body(Body::Members(Members { document, code, message }))
//! };
//!
//! let client = Rc::new(Client::default());
//! let mut call = Call::new(Rc::clone(&client));
//! let now = Now { time: 1_767_323_045_000.0, random: 0.5 };
//! let tell = |call: &mut Call, event: Event| call.next(event, now);
//! let mut options = Options::default();
//! options.settings.region = "eu-west-1".to_owned();
//! let params = Params::for_job("job-1");
//!
//! let start = Event::Start(Operation::GetJobDocument(params.clone()), options);
//! assert_eq!(tell(&mut call, start)?, Action::LoadCredentials { refused: None });
//! assert_eq!(tell(&mut call, Event::Credentials(keys("ASIAOLD")))?, Action::Validate);
//! assert_eq!(tell(&mut call, Event::Validated(Some(params)))?, Action::Build);
//! assert_eq!(tell(&mut call, Event::Built { target: None, headers: Vec::new() })?, Action::Send);
//! let request = call.take_request().unwrap_or_default();
//! assert_eq!(request.url, "https://iot.eu-west-1.amazonaws.com/jobs/job-1/job-document");
//!
//! // Too many calls: there is a wait, which costs 5 of the client's 500 tokens.
//! assert_eq!(tell(&mut call, head(429))?, Action::Read);
//! assert_eq!(tell(&mut call, body(Document::Absent, "ThrottlingException"))?, Action::Judge);
//! let judged = Event::Judged { retryable: true, delay: 500.0 };
//! assert_eq!(tell(&mut call, judged)?, Action::Wait(500.0));
//! assert_eq!(client.bucket.left(), 495);
//!
//! // The token has expired: whoever drives the call tells the source which key was refused.
//! assert_eq!(tell(&mut call, Event::WaitOver)?, Action::LoadCredentials { refused: None });
//! assert_eq!(tell(&mut call, Event::Credentials(keys("ASIAOLD")))?, Action::Send);
//! tell(&mut call, head(403))?;
//! assert_eq!(tell(&mut call, body(Document::Absent, "ExpiredTokenException"))?, Action::Judge);
//! let refused = call.judgement().and_then(|judgement| judgement.refused.as_deref());
//! assert_eq!(refused, Some("ASIAOLD"));
//! let judged = Event::Judged { retryable: true, delay: 100.0 };
//! assert_eq!(tell(&mut call, judged)?, Action::Wait(100.0));
//!
//! // The next attempt has new keys, and gets the document.
//! assert_eq!(tell(&mut call, Event::WaitOver)?, Action::LoadCredentials { refused: None });
//! assert_eq!(tell(&mut call, Event::Credentials(keys("ASIANEW")))?, Action::Send);
//! tell(&mut call, head(200))?;
//! let Action::Deliver(output) = tell(&mut call, body(Document::Text("{}".to_owned()), ""))? else {
//!     panic!("there is no document");
//! };
//! assert_eq!(output.document.as_deref(), Some("{}"));
//! let metadata = call.metadata();
//! assert_eq!((metadata.attempts, metadata.total_retry_delay), (3, 600.0));
//! assert_eq!(tell(&mut call, Event::Delivered)?, Action::Done(Ok(())));
//! # Ok::<(), iot_job_document::call::Misfit>(())
//! ```
//!
//! # Where what is decided
//!
//! | module | decides |
//! | --- | --- |
//! | [`call`] | what comes next |
//! | [`client`] | what calls share; the options of one call |
//! | [`get_job_document`] | whether parameters are right, and what path they make |
//! | [`endpoint`] | which host a request goes to |
//! | [`credentials`] | whether keys may sign |
//! | [`signing`] | the signature |
//! | [`response`] | what a response says |
//! | [`retry`] | what is worth another attempt, when, and what that costs |
//! | [`clock`] | how far this machine's clock is off |
//! | [`error`], [`hint`] | what went wrong, and what to do about it |

pub mod call;
pub mod client;
pub mod clock;
pub mod credentials;
pub mod endpoint;
pub mod error;
pub mod get_job_document;
pub mod hint;
pub mod response;
pub mod retry;
pub mod signing;
mod text;

#[cfg(target_arch = "wasm32")]
mod web;
