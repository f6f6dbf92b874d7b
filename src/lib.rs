//! The core of the npm package `iot-job-document`: reads the document of an AWS IoT job.
//!
//! This file is what JavaScript can call, and nothing else. Decisions are in the other modules,
//! all but [`bindings`] pure: the time and the reply are arguments.

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

use wasm_bindgen::prelude::*;

use bindings::Record;
use clock::Moment;

/// A small allocator: the core keeps a few strings for as long as one call.
#[cfg(target_arch = "wasm32")]
#[allow(unsafe_code)]
#[global_allocator]
// SAFETY: the package is built without threads, so only one can ever allocate.
static ALLOCATOR: lol_alloc::AssumeSingleThreaded<lol_alloc::FreeListAllocator> =
    unsafe { lol_alloc::AssumeSingleThreaded::new(lol_alloc::FreeListAllocator::new()) };

/// The core of one `Iot` object.
#[wasm_bindgen]
pub struct Client(client::Client);

#[wasm_bindgen]
impl Client {
    /// A client for the options `region`, `endpoint`, `useFipsEndpoint`, `useDualstackEndpoint` and
    /// `paramValidation`.
    ///
    /// # Errors
    ///
    /// What a getter of the options throws.
    #[wasm_bindgen(constructor)]
    pub fn new(config: &Record) -> Result<Client, JsValue> {
        let (settings, checks) = bindings::settings(config)?;
        Ok(Self(client::Client::new(settings, checks)))
    }

    /// Checks the parameters of a call and sets `protocol`, `host`, `path` and `region` of
    /// `target` to where it goes.
    ///
    /// # Errors
    ///
    /// An `AwsError`, or what a getter of the parameters throws.
    pub fn prepare(&self, params: &JsValue, target: &Record) -> Result<(), JsValue> {
        let found = self.0.prepare(&bindings::params(params)?)?;
        target.set_string("protocol", &found.protocol);
        target.set_string("host", &found.host);
        target.set_string("path", &found.path);
        target.set_string("region", &found.region);
        Ok(())
    }

    /// Checks that credentials can sign.
    ///
    /// # Errors
    ///
    /// An `AwsError`, or what a getter of the credentials throws.
    pub fn check(&self, credentials: &JsValue) -> Result<(), JsValue> {
        bindings::credentials(credentials).map(drop)
    }

    /// Sets the signature's entries of `headers` for a `GET` of `target` at `now`, in milliseconds
    /// since 1970. The entries that `headers` has are signed too.
    ///
    /// # Errors
    ///
    /// An `AwsError` for credentials that cannot sign, or what a getter of them throws.
    pub fn sign(
        &mut self,
        target: &Record,
        credentials: &JsValue,
        now: f64,
        headers: &Record,
    ) -> Result<(), JsValue> {
        let credentials = bindings::credentials(credentials)?;
        let target = bindings::target(target)?;
        let page_headers = bindings::headers(headers)?;
        let page_headers: Vec<_> = page_headers
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .collect();
        let moment = Moment::from_ms(now);
        let signed = self.0.sign(&target, &page_headers, &credentials, moment);
        headers.set_string("X-Amz-Date", &signed.amz_date);
        headers.set_string("Authorization", &signed.authorization);
        if let Some(token) = &credentials.session_token {
            headers.set_string("x-amz-security-token", token);
        }
        Ok(())
    }

    /// Path and query of a URL that gets `target` without headers, for `expires` seconds from `now`,
    /// in milliseconds since 1970.
    ///
    /// # Errors
    ///
    /// An `AwsError` for a time of more than a week or credentials that cannot sign.
    pub fn presign(
        &mut self,
        target: &Record,
        credentials: &JsValue,
        now: f64,
        expires: f64,
    ) -> Result<String, JsValue> {
        let credentials = bindings::credentials(credentials)?;
        let target = bindings::target(target)?;
        let moment = Moment::from_ms(now);
        Ok(self.0.presign(&target, &credentials, moment, expires)?)
    }

    /// The document in a reply, `undefined` if it has none. `cost` is what the last retry took from
    /// the bucket, 0 if there was none.
    ///
    /// # Errors
    ///
    /// An `AwsError` with what the service said.
    pub fn read(&mut self, reply: &Record, cost: u32) -> Result<JsValue, JsValue> {
        let (reply, document) = bindings::reply(reply)?;
        let has_document = reply.read()?;
        self.0.refund(cost);
        Ok(if has_document {
            document
        } else {
            JsValue::UNDEFINED
        })
    }

    /// Sets `retryable` and `retryDelay` (ms) of an error after a failed attempt, and gives whether
    /// the credentials have expired. `call` has `retryCount`, `maxRetries`, `renewable`, `base`
    /// and the reply's `headers`.
    ///
    /// # Errors
    ///
    /// What a getter throws.
    pub fn judge(&self, error: &Record, call: &Record, random: f64) -> Result<bool, JsValue> {
        let (code, status) = bindings::failure(error)?;
        let attempt = bindings::attempt(call, &code, status, random)?;
        let verdict = self.0.judge(&attempt);
        bindings::set_verdict(error, verdict);
        Ok(verdict.expired)
    }

    /// Takes what a retry after `error` costs from the bucket: the cost, or 0 where there must be no
    /// retry.
    ///
    /// # Errors
    ///
    /// What a getter throws.
    pub fn spend(&mut self, error: &Record) -> Result<u32, JsValue> {
        let (code, status) = bindings::failure(error)?;
        Ok(self.0.spend(&code, status))
    }
}
