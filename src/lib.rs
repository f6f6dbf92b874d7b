//! The core of the npm package `iot-job-document`: reads the document of an AWS IoT job.
//!
//! This file is what JavaScript can call, and nothing else. Decisions are in the other modules, and
//! pure: the time and the reply are arguments.
//!
//! Strings and numbers cross the boundary, and no objects: with them would come an import for each thing
//! that is asked of an object, and a table of the objects that the wasm holds, 1.9 kB of brotli. What
//! has several parts is a text of lines, and where a part may have line breaks itself, it is the last.
//! What may fail gives an answer: a line break and the result, or the error's code, a line break and
//! its message.

pub mod advice;
mod allocator;
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
use error::Error;
use signing::Signer;
use text::concat;

thread_local! {
    /// The one thing that is kept between calls: the signing key of the day.
    static SIGNER: Cell<Signer> = const { Cell::new(Signer::new()) };
}

/// Checks the parameters of a call and finds out where it goes: protocol, host, path with query, and
/// region, a line each.
///
/// `lines` are as [`client::prepare`] takes them. `switches` is the sum of those of
/// [`client::Switches`].
///
/// Gives an answer with the lines, or an error.
#[wasm_bindgen]
pub fn prepare(lines: &str, switches: u32) -> String {
    let found = client::prepare(lines, Switches::from_bits(switches));
    answer(found.map(|target| target.to_lines()))
}

/// Checks that credentials can sign: key id, secret and token, a line each, empty where there is none.
/// `lifetime` is how long they are still good for, in ms; `NaN` where that is not known.
///
/// Gives an answer with nothing, or an error.
#[wasm_bindgen(js_name = checkCredentials)]
pub fn check_credentials(lines: &str, lifetime: f64) -> String {
    checked(credentials::check(lines, lifetime))
}

/// The headers `x-amz-date` and `authorization` that sign a request at `now`, in ms since 1970, a line
/// each. The session token is sent as it is.
///
/// `lines` are as [`Signable::from_lines`] takes them.
///
/// Unless `expires`, in seconds, is `NaN`: path and query of a URL that needs no headers for as long.
///
/// Gives an answer with these, or an error where `expires` is less than a second or more than a week.
#[wasm_bindgen]
pub fn sign(lines: &str, now: f64, expires: f64) -> String {
    let signed = signed(lines, Moment::from_ms(now), expires);
    stack::wipe();
    answer(signed)
}

// Not inlined: what it leaves on the stack must be below the frame of its caller.
#[inline(never)]
fn signed(lines: &str, moment: Moment, expires: f64) -> Result<String, Error> {
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

/// Checks that a reply with this HTTP status is an answer of the service. `lines` are as
/// [`response::check`] takes them.
///
/// Gives an answer with nothing, or an error with what the service said.
#[wasm_bindgen(js_name = checkReply)]
pub fn check_reply(status: u16, lines: &str) -> String {
    checked(response::check(status, lines))
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
/// has the code and the region, a line each; `kind` is what [`retry_kind`] said; `ahead` is how far the
/// service's clock is ahead of the one that signed, in ms.
#[wasm_bindgen]
pub fn advise(lines: &str, kind: u8, status: u16, ahead: f64) -> String {
    let (code, region) = text::split_at_first(lines, b'\n');
    advice::for_refusal(code, kind.into(), status, region, ahead)
}

/// The answer to JavaScript.
fn answer(outcome: Result<String, Error>) -> String {
    match outcome {
        Ok(text) => concat(&["\n", &text]),
        Err(error) => error.into_text(),
    }
}

/// The answer where there is nothing to say but an error.
fn checked(outcome: Result<(), Error>) -> String {
    answer(outcome.map(|()| String::new()))
}
