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

use bindings::Record;
use clock::Moment;
use credentials::Credentials;
use retry::Kind;
use signing::Signer;

thread_local! {
    /// The one thing that is kept between calls: the signing key of the day.
    static SIGNER: Cell<Signer> = Cell::default();
}

/// Gives `action` the signer. It is taken out meanwhile: a call that came in between would start with
/// an empty one.
fn with_signer<T>(action: impl FnOnce(&mut Signer) -> T) -> T {
    let mut signer = SIGNER.take();
    let result = action(&mut signer);
    SIGNER.set(signer);
    result
}

/// Checks the parameters of a call and finds out where it goes: sets `protocol`, `host`, `path` (with
/// its query) and `region` of `target`.
///
/// `settings` has `region`, `fips`, `dualStack`; `custom` with `protocol`, `host`, `path` and
/// `hasExtras` where there is a custom endpoint; `unexpected`, `max`, `pattern` for the checks.
///
/// # Errors
///
/// An `AwsError`.
#[wasm_bindgen]
pub fn prepare(params: &JsValue, settings: &Record, target: &Record) -> Result<(), JsValue> {
    let (settings, checks) = bindings::settings(settings);
    let found = client::prepare(&bindings::params(params), checks, settings)?;
    target.set("protocol", &found.protocol.into());
    target.set("host", &found.host.into());
    target.set("path", &found.path.into());
    target.set("region", &found.region.into());
    Ok(())
}

/// Checks that credentials can sign.
///
/// # Errors
///
/// An `AwsError`.
#[wasm_bindgen(js_name = checkCredentials)]
pub fn check_credentials(
    access_key_id: &str,
    has_secret: bool,
    has_token: bool,
) -> Result<(), JsValue> {
    Ok(credentials::check(access_key_id, has_secret, has_token)?)
}

/// The headers that sign a `GET` of `path` (with its query) at `now`, in ms since 1970: lines of
/// `name:value`. `headers` are those of the page, likewise.
///
/// With `expires`, in seconds, path and query of a URL that needs no headers for as long instead.
///
/// # Errors
///
/// An `AwsError` where `expires` is more than a week.
#[wasm_bindgen]
#[expect(
    clippy::too_many_arguments,
    reason = "strings as arguments are free in the glue"
)]
pub fn sign(
    host: &str,
    path: &str,
    region: &str,
    headers: &str,
    access_key_id: &str,
    secret_access_key: &str,
    session_token: &str,
    now: f64,
    expires: Option<f64>,
) -> Result<String, JsValue> {
    let credentials = Credentials {
        access_key_id,
        secret_access_key,
        session_token,
    };
    let moment = Moment::from_ms(now);
    let target = (host, path, region);
    with_signer(|signer| match expires {
        None => Ok(client::sign(signer, target, headers, &credentials, moment)),
        Some(expires) => Ok(client::presign(
            signer,
            target,
            &credentials,
            moment,
            expires,
        )?),
    })
}

/// The document in a reply (`statusCode`, `statusMessage`, `headers`, `body`), `undefined` if it has
/// none.
///
/// # Errors
///
/// An `AwsError` with what the service said.
#[wasm_bindgen]
pub fn read(reply: &Record) -> Result<JsValue, JsValue> {
    let (reply, document) = bindings::reply(reply);
    let has_document = reply.read()?;
    Ok(if has_document {
        document
    } else {
        JsValue::UNDEFINED
    })
}

/// What kind of failure this is, as far as another try goes. `status` is 0 without a reply.
#[wasm_bindgen(js_name = retryKind)]
pub fn retry_kind(code: &str, status: u16) -> Kind {
    retry::kind(code, status)
}

/// How long to wait before retry `retry` (0, 1, …), in ms, with a `random` number in 0..1, the
/// page's `base` in ms, and what the service asked for in ms: 0 for nothing.
#[wasm_bindgen(js_name = retryDelay)]
pub fn retry_delay(kind: Kind, retry: u32, random: f64, base: f64, hint: f64) -> f64 {
    retry::delay(kind, retry, random, base, hint)
}

/// What is left of a client's `tokens` (500 at the start) after a retry; `undefined` where there must
/// be none.
#[wasm_bindgen(js_name = spendTokens)]
pub fn spend_tokens(tokens: u32, kind: Kind) -> Option<u32> {
    retry::spend(tokens, kind)
}

/// What a client's `tokens` become when a call succeeds whose last retry cost `cost`, 0 for none.
#[wasm_bindgen(js_name = refundTokens)]
pub fn refund_tokens(tokens: u32, cost: u32) -> u32 {
    retry::refund(tokens, cost)
}
