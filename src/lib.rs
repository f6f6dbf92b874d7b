//! The core of the npm package `iot-job-document`: reads the document of an AWS IoT job.
//!
//! This file is what JavaScript can call, and nothing else. Decisions are in the other modules,
//! all but [`bindings`] pure: the time and the reply are arguments.

mod allocator;
pub mod bindings;
pub mod client;
pub mod clock;
pub mod credentials;
pub mod endpoint;
pub mod error;
pub mod get_job_document;
pub mod response;
pub mod retry;
pub mod signing;
mod text;

use std::cell::Cell;

use wasm_bindgen::prelude::*;

use client::{Signable, Switches};
use clock::Moment;
use response::Reply;
use signing::Signer;

thread_local! {
    /// The one thing that is kept between calls: the signing key of the day.
    static SIGNER: Cell<Signer> = const { Cell::new(Signer::new()) };
}

/// Checks the parameters of a call and finds out where it goes: protocol, host, path with query, and
/// region, a line each.
///
/// `place` has the region and, where there is a custom endpoint, its protocol, host and path, a line
/// each. `switches` is the sum of those of [`client::Switches`].
///
/// # Errors
///
/// An `AwsError`.
#[wasm_bindgen]
pub fn prepare(params: &JsValue, place: &str, switches: u32) -> Result<String, JsValue> {
    let switches = Switches::from_bits(switches);
    let found = client::prepare(&bindings::params(params), place, switches)?;
    Ok(found.to_lines())
}

/// Checks that credentials can sign: key id, secret and token, a line each, empty where there is none.
///
/// # Errors
///
/// An `AwsError`.
#[wasm_bindgen(js_name = checkCredentials)]
pub fn check_credentials(lines: &str) -> Result<(), JsValue> {
    Ok(credentials::check(lines)?)
}

/// The headers that sign a request at `now`, in ms since 1970: lines of `name:value`.
///
/// `lines` has host, path with query, region, service, body (empty for a `GET`), access key id, secret
/// access key and session token (may be empty), then the page's own headers as `name:value`, a line
/// each.
///
/// Unless `expires`, in seconds, is `NaN`: path and query of a URL that needs no headers for as long.
///
/// # Errors
///
/// An `AwsError` where `expires` is more than a week.
#[wasm_bindgen]
pub fn sign(lines: &str, now: f64, expires: f64) -> Result<String, JsValue> {
    let call = Signable::from_lines(lines);
    let moment = Moment::from_ms(now);
    let mut signer = SIGNER.get();
    let signed = if expires.is_nan() {
        Ok(client::sign(&mut signer, &call, moment))
    } else {
        client::presign(&mut signer, &call, moment, expires)
    };
    SIGNER.set(signer);
    Ok(signed?)
}

/// The document in a reply, `undefined` if it has none.
///
/// `head` has the status text, the header `x-amzn-errortype` and the request id, a line each; `body`
/// is its text, or the object in it.
///
/// # Errors
///
/// An `AwsError` with what the service said.
#[wasm_bindgen]
pub fn read(status: u16, head: &str, body: &JsValue) -> Result<JsValue, JsValue> {
    let (body, document) = bindings::body(body);
    let has_document = Reply::new(status, head, body).read()?;
    Ok(if has_document {
        document
    } else {
        JsValue::UNDEFINED
    })
}

/// What kind of failure this is: 0 where it will fail again, 1 for throttling, 2 where it may be gone
/// next time, 3 for expired credentials. `status` is 0 without a reply.
#[wasm_bindgen(js_name = retryKind)]
pub fn retry_kind(code: &str, status: u16) -> u8 {
    retry::kind(code, status) as u8
}

/// How long to wait before retry `retry` (0, 1, …), in ms, with a `random` number in 0..1, the
/// page's `base` in ms and what the service asked for in ms: 0 for nothing.
#[wasm_bindgen(js_name = retryDelay)]
pub fn retry_delay(kind: u8, retry: u32, random: f64, base: f64, hint: f64) -> f64 {
    retry::delay(kind.into(), retry, random, base, hint)
}

/// What is left of a client's `tokens` (500 at the start) after a retry; `undefined` where there must
/// be none.
#[wasm_bindgen(js_name = spendTokens)]
pub fn spend_tokens(tokens: u32, kind: u8) -> Option<u32> {
    retry::spend(tokens, kind.into())
}

/// What a client's `tokens` become when a call succeeds whose last retry cost `cost`, 0 for none.
#[wasm_bindgen(js_name = refundTokens)]
pub fn refund_tokens(tokens: u32, cost: u32) -> u32 {
    retry::refund(tokens, cost)
}

/// Whether a request that was signed with one clock offset, in ms, is worth another try now that the
/// service's time has given another.
#[wasm_bindgen(js_name = isSkewed)]
pub fn is_skewed(signed_offset: f64, offset: f64) -> bool {
    clock::is_skewed(signed_offset, offset)
}
