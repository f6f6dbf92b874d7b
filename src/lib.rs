//! The core of the npm package `iot-job-document`: reads the document of an AWS IoT job.
//!
//! [`call::Call`] is the way of one call.

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
