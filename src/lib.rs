//! The core of the npm package `iot-job-document`: reads the document of an AWS IoT job.
//!
//! This file is what JavaScript can call, and nothing else. Decisions are in the other modules,
//! all but [`bindings`] pure: the time and the reply are arguments.

pub mod advice;
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
mod sha256;
pub mod signing;
mod stack;
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
/// `place` has protocol, host and path of a custom endpoint, empty where there is none, then the
/// region, a line each. `switches` is the sum of those of [`client::Switches`].
///
/// # Errors
///
/// An `AwsError`.
#[wasm_bindgen]
pub fn prepare(params: &JsValue, place: &str, switches: u32) -> Result<JsValue, JsValue> {
    let switches = Switches::from_bits(switches);
    let found = client::prepare(&bindings::params(params), place, switches)?;
    Ok(text(found.to_lines()))
}

/// Checks that credentials can sign: key id, secret and token, a line each, empty where there is none.
/// `lifetime` is how long they are still good for, in ms; `NaN` where that is not known.
///
/// # Errors
///
/// An `AwsError`.
#[wasm_bindgen(js_name = checkCredentials)]
pub fn check_credentials(lines: &str, lifetime: f64) -> Result<(), JsValue> {
    Ok(credentials::check(lines, lifetime)?)
}

/// The headers `x-amz-date` and `authorization` that sign a request at `now`, in ms since 1970, a line
/// each. The session token is sent as it is.
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
pub fn sign(lines: &str, now: f64, expires: f64) -> Result<JsValue, JsValue> {
    let signed = signed(lines, Moment::from_ms(now), expires);
    stack::wipe();
    Ok(text(signed?))
}

// Not inlined: what it leaves on the stack must be below the frame of its caller.
#[inline(never)]
fn signed(lines: &str, moment: Moment, expires: f64) -> Result<String, error::Error> {
    let call = Signable::from_lines(lines);
    let mut signer = SIGNER.get();
    let signed = if expires.is_nan() {
        Ok(client::sign(&mut signer, &call, moment))
    } else {
        client::presign(&mut signer, &call, moment, expires)
    };
    SIGNER.set(signer);
    signed
}

/// The document in a reply, `undefined` if it has none.
///
/// `head` has the status text, the header `x-amzn-errortype` and the request id, a line each; `body`
/// is the JSON in it as an object, or its text where that is no JSON.
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
/// next time, 3 for expired credentials, 4 for a clock that can be corrected. `status` is 0 without a
/// reply; `ahead` is how far the service's clock is ahead of the one that signed, in ms, `NaN` where it
/// must not be corrected.
#[wasm_bindgen(js_name = retryKind)]
pub fn retry_kind(code: &str, status: u16, ahead: f64) -> u8 {
    retry::kind(code, status, ahead) as u8
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

/// What is added to this machine's clock to get the service's, in ms: what a reply says at `now`, or
/// what was `known` before where the reply says nothing of use. Both times are in ms since 1970.
#[wasm_bindgen(js_name = clockOffset)]
pub fn clock_offset(reply: f64, now: f64, known: f64) -> f64 {
    clock::offset(reply, now, known)
}

/// What to do about a refusal, to stand behind AWS's own words; empty where they say it all. `lines`
/// has the code and the region, a line each; `kind` is what [`retry_kind`] said; `ahead` is how far the service's clock is ahead of the one that signed, in ms.
#[wasm_bindgen]
pub fn advise(lines: &str, kind: u8, status: u16, ahead: f64) -> JsValue {
    let (code, region) = text::split_at_first(lines, b'\n');
    text(advice::for_refusal(
        code,
        kind.into(),
        status,
        region,
        ahead,
    ))
}

/// A text as JavaScript has it. As a `String`, the glue of each function would free it by itself.
fn text(text: String) -> JsValue {
    text.into()
}
