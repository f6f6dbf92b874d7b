//! The machine of a call as a class: each method says what happened, and returns what to do.

use std::rc::Rc;

use js_sys::{Date, JsString, Math};
use wasm_bindgen::prelude::*;

use super::inputs::{
    CallOptions, ExchangeInput, HeaderPairs, KeysInput, MembersInput, ParamsInput, TargetInput,
    ThrownInput,
};
use super::outputs::ExceptionOutput;
use super::{fetch, inputs, outputs, stack};
use crate::call::{self, Action, Event, Now, Operation};
use crate::client;
use crate::response::{Body, Document};
use crate::signing::Signer;

thread_local! {
    /// One for all clients of the page: the signing key of other credentials takes the place of this one.
    static SIGNER: Signer = Signer::default();
}

/// Does nothing. The glue calls it in each new instance, and after a trap it does not ask whether there is such a
/// function.
#[wasm_bindgen(start)]
fn start() {}

/// What the calls of one client share: its clock offset, and what it may spend on retries.
#[wasm_bindgen]
#[derive(Default)]
pub struct Client(Rc<client::Client>);

#[wasm_bindgen]
impl Client {
    /// A client that has not made a call.
    #[wasm_bindgen(constructor)]
    pub fn new() -> Self {
        Self(Rc::new(client::Client::new(SIGNER.with(Clone::clone))))
    }

    /// A call that has not begun.
    pub fn call(&self) -> Call {
        Call {
            core: call::Call::new(self.0.clone()),
            delay: 0.0,
            result: JsValue::UNDEFINED,
            exception: None,
            refused: None,
        }
    }

    /// What is added to this machine's clock to get the service's, in ms.
    #[wasm_bindgen(getter, js_name = clockOffset)]
    pub fn clock_offset(&self) -> f64 {
        self.0.clock_offset.get()
    }

    /// Sets the clock offset, in ms.
    #[wasm_bindgen(setter, js_name = clockOffset)]
    pub fn set_clock_offset(&self, offset: f64) {
        self.0.clock_offset.set(offset);
    }
}

/// What to do next.
#[wasm_bindgen]
#[derive(Clone, Copy)]
pub enum Step {
    /// Show the keys that the source holds: `credentials`, or `noCredentials`.
    ShowCredentials,
    /// Ask the source for keys, other ones than `refused`: `credentials`, `credentialsFailed` or
    /// `credentialsTimedOut`.
    LoadCredentials,
    /// Let the page look at the parameters: `validated`.
    Validate,
    /// Let the page look at the request: `built`, or `presign`.
    Build,
    /// Send `request`: `head`, `networkFailed` or `timedOut`.
    Send,
    /// Read the body: `body`, `members`, `networkFailed` or `timedOut`.
    Read,
    /// Let the page look at `result`: `delivered`.
    Deliver,
    /// Let the page look at the error in `result` and at `judgement`: `judged`.
    Judge,
    /// Wait for `delay` ms: `waitOver`.
    Wait,
    /// The call has ended, and gave what `Deliver` showed.
    Done,
    /// The call has ended: `result` says why.
    Fail,
}

/// One call.
#[wasm_bindgen]
pub struct Call {
    core: call::Call,
    /// How long to wait, in ms.
    #[wasm_bindgen(readonly)]
    pub delay: f64,
    result: JsValue,
    exception: Option<ExceptionOutput>,
    refused: Option<String>,
}

#[wasm_bindgen]
impl Call {
    /// Begins a call for the document of a job.
    #[wasm_bindgen(js_name = getJobDocument)]
    pub fn get_job_document(&mut self, params: &ParamsInput, options: &CallOptions) -> Step {
        let operation = Operation::GetJobDocument(params.into());
        self.next(Event::Start(operation, options.into()), JsValue::UNDEFINED)
    }

    /// Begins a call for temporary keys.
    pub fn exchange(&mut self, exchange: &ExchangeInput, options: &CallOptions) -> Step {
        let operation = Operation::Exchange(exchange.into());
        self.next(Event::Start(operation, options.into()), JsValue::UNDEFINED)
    }

    /// The keys are there.
    pub fn credentials(&mut self, keys: &KeysInput) -> Step {
        let step = self.next(Event::Credentials(keys.into()), JsValue::UNDEFINED);
        stack::wipe();
        step
    }

    /// There are no keys to show.
    #[wasm_bindgen(js_name = noCredentials)]
    pub fn no_credentials(&mut self) -> Step {
        self.next(Event::NoCredentials, JsValue::UNDEFINED)
    }

    /// Nobody could give keys.
    ///
    /// @param isSet whether there is something that should give them
    /// @param hint what the developer should know
    /// @param cause what becomes the error's `originalError`
    #[wasm_bindgen(js_name = credentialsFailed)]
    pub fn credentials_failed(
        &mut self,
        #[wasm_bindgen(js_name = isSet)] is_set: bool,
        hint: Option<String>,
        cause: JsValue,
    ) -> Step {
        self.next(Event::CredentialsFailed { is_set, hint }, cause)
    }

    /// The page has looked at the parameters.
    ///
    /// @param params as they are by now
    pub fn validated(&mut self, params: &ParamsInput) -> Step {
        self.next(Event::Validated(Some(params.into())), JsValue::UNDEFINED)
    }

    /// Nobody has changed the parameters.
    pub fn unchanged(&mut self) -> Step {
        self.next(Event::Validated(None), JsValue::UNDEFINED)
    }

    /// The page has looked at the request.
    ///
    /// @param target where the request goes by now; nothing where the page left it as it was
    /// @param headers those of the page: they are signed
    pub fn built(&mut self, target: Option<TargetInput>, headers: &HeaderPairs) -> Step {
        let headers = inputs::headers(headers);
        let target = target.as_ref().map(Into::into);
        let step = self.next(Event::Built { target, headers }, JsValue::UNDEFINED);
        stack::wipe();
        step
    }

    /// A URL that makes the call without headers, in place of `built`: it ends the call.
    ///
    /// @param expires for how many seconds
    /// @throws AwsError
    pub fn presign(&mut self, expires: f64) -> Result<String, AwsErrorValue> {
        let url = self.core.presign(expires, now());
        stack::wipe();
        url.map_err(|error| outputs::error(&error, &JsValue::UNDEFINED).into())
    }

    /// A response has begun.
    pub fn head(&mut self, response: web_sys::Response) -> Step {
        let time = Date::now() + self.core.clock_offset();
        let head = fetch::head(&response.into(), time);
        self.next(Event::Head(head), JsValue::UNDEFINED)
    }

    /// Nobody gave keys in time.
    ///
    /// @param cause what becomes the error's `originalError`
    #[wasm_bindgen(js_name = credentialsTimedOut)]
    pub fn credentials_timed_out(&mut self, cause: JsValue) -> Step {
        self.next(Event::CredentialsTimedOut, cause)
    }

    /// The response is complete.
    ///
    /// @param text its body, which is JSON
    pub fn body(&mut self, text: &JsString) -> Step {
        let body = fetch::body(text);
        let cause = match body {
            Body::Text => fetch::start(text).into(),
            _ => JsValue::UNDEFINED,
        };
        self.next(Event::Body(body), cause)
    }

    /// The response is complete, and is not JSON.
    ///
    /// @param members what counts of its members
    pub fn members(&mut self, members: &MembersInput) -> Step {
        let body = fetch::members(Document::Absent, members.code(), members.message());
        self.next(Event::Body(body), JsValue::UNDEFINED)
    }

    /// The page has looked at the result.
    pub fn delivered(&mut self) -> Step {
        self.next(Event::Delivered, JsValue::UNDEFINED)
    }

    /// There is no response, or it broke off.
    ///
    /// @param message what the browser says
    /// @param cause its error
    #[wasm_bindgen(js_name = networkFailed)]
    pub fn network_failed(&mut self, message: String, cause: JsValue) -> Step {
        self.next(Event::NetworkFailed { message }, cause)
    }

    /// There is no complete response in time.
    ///
    /// @param cause what the browser says
    #[wasm_bindgen(js_name = timedOut)]
    pub fn timed_out(&mut self, cause: JsValue) -> Step {
        self.next(Event::TimedOut, cause)
    }

    /// The page threw something, or put another error in place of the call's own.
    ///
    /// @param thrown what is known of it
    pub fn thrown(&mut self, thrown: &ThrownInput) -> Step {
        self.next(Event::Thrown(thrown.into()), JsValue::UNDEFINED)
    }

    /// The page has looked at a failed attempt.
    ///
    /// @param retryable whether there may be another attempt
    /// @param delay after how many ms; a negative number ends the call
    pub fn judged(&mut self, retryable: bool, delay: f64) -> Step {
        self.next(Event::Judged { retryable, delay }, JsValue::UNDEFINED)
    }

    /// The wait has ended.
    #[wasm_bindgen(js_name = waitOver)]
    pub fn wait_over(&mut self) -> Step {
        self.next(Event::WaitOver, JsValue::UNDEFINED)
    }

    /// The page ends the call.
    ///
    /// @param reason what becomes the error's `originalError`
    pub fn aborted(&mut self, reason: JsValue) -> Step {
        self.next(Event::Aborted, reason)
    }

    /// The headers that the call sets: known at `Send`, until `request`.
    #[wasm_bindgen(getter, unchecked_return_type = "HeaderPair[]")]
    pub fn headers(&self) -> JsValue {
        let request = self.core.request();
        outputs::headers(request.map_or(&[], |request| &request.headers))
    }

    /// The body of the request, in place of `request` in an environment without `Request`: known at `Send`. The call
    /// forgets the request.
    #[wasm_bindgen(js_name = takeBody)]
    pub fn take_body(&mut self) -> Option<String> {
        let mut request = self.core.take_request()?;
        request.body.take()
    }

    /// The request to send: known at `Send`. The call forgets it.
    ///
    /// @param url as the page left it; nothing where it is the one of `target`
    /// @param headers all that are sent: `headers`, and those of the page
    /// @throws what the browser says of a request that it does not take
    pub fn request(
        &mut self,
        url: Option<String>,
        headers: &HeaderPairs,
        signal: Option<web_sys::AbortSignal>,
    ) -> Result<web_sys::Request, JsValue> {
        let request = self.core.take_request().unwrap_or_default();
        let url = url.as_deref().unwrap_or(&request.url);
        let body = request.body.as_deref();
        fetch::request(url, headers, body, signal.as_ref())
    }

    /// Where the call goes: known from `Validate` on.
    #[wasm_bindgen(getter, unchecked_return_type = "Target")]
    pub fn target(&self) -> JsValue {
        outputs::target(self.core.target())
    }

    /// How long one attempt, or the loading of credentials, may take, in ms; 0 for no limit.
    #[wasm_bindgen(getter)]
    pub fn timeout(&self) -> f64 {
        self.core.timeout()
    }

    /// What came out: an output at `Deliver`, an error at `Judge` and `Fail`; undefined where it is an error of
    /// the page.
    #[wasm_bindgen(getter, unchecked_return_type = "Output | AwsError | undefined")]
    pub fn result(&self) -> JsValue {
        self.result.clone()
    }

    /// The exception of SDK v3 that the last error of the service is.
    #[wasm_bindgen(getter)]
    pub fn exception(&self) -> Option<ExceptionOutput> {
        self.exception
    }

    /// What is thought of the last attempt: known at `Judge`.
    #[wasm_bindgen(getter, unchecked_return_type = "Judgement | undefined")]
    pub fn judgement(&self) -> JsValue {
        let judgement = self.core.judgement().map(outputs::judgement);
        judgement.unwrap_or_default()
    }

    /// The id of a key that must not be used again: known at `LoadCredentials` and `Judge`.
    #[wasm_bindgen(getter)]
    pub fn refused(&self) -> Option<String> {
        self.refused.clone()
    }

    /// How the call went so far.
    #[wasm_bindgen(getter, unchecked_return_type = "Metadata")]
    pub fn metadata(&self) -> JsValue {
        outputs::metadata(&self.core.metadata())
    }
}

#[wasm_bindgen]
extern "C" {
    /// An `AwsError` that is thrown.
    #[wasm_bindgen(typescript_type = "AwsError")]
    pub type AwsErrorValue;
}

impl From<outputs::AwsError> for AwsErrorValue {
    fn from(error: outputs::AwsError) -> Self {
        JsValue::from(error).unchecked_into()
    }
}

fn now() -> Now {
    Now {
        time: Date::now(),
        random: Math::random(),
    }
}

impl Call {
    #[inline(never)]
    fn next(&mut self, event: Event<JsString>, cause: JsValue) -> Step {
        let is_own = !matches!(event, Event::Thrown(_));
        let was_judging = matches!(event, Event::Judged { .. });
        let Ok(action) = self.core.next(event, now()) else {
            wasm_bindgen::throw_str("An event that does not fit the state of the call");
        };
        match action {
            Action::ShowCredentials => Step::ShowCredentials,
            Action::LoadCredentials { refused } => {
                self.refused = refused;
                Step::LoadCredentials
            }
            Action::Validate => Step::Validate,
            Action::Build => Step::Build,
            Action::Send => Step::Send,
            Action::Read => Step::Read,
            Action::Deliver(output) => {
                self.result = outputs::output(output.document);
                Step::Deliver
            }
            Action::Judge => {
                if let Some(judgement) = self.core.judgement() {
                    self.refused.clone_from(&judgement.refused);
                    self.exception = judgement.error.exception.map(Into::into);
                    // A page that threw has its own error.
                    self.result = match is_own {
                        true => outputs::error(&judgement.error, &cause).into(),
                        false => JsValue::UNDEFINED,
                    };
                }
                Step::Judge
            }
            Action::Wait(delay) => {
                self.delay = delay;
                self.exception = None;
                Step::Wait
            }
            Action::Done(Ok(())) => Step::Done,
            Action::Done(Err(error)) => {
                // A page that threw has its own error, and after a judgement it has the call's.
                if !is_own {
                    self.result = JsValue::UNDEFINED;
                } else if !was_judging {
                    self.result = outputs::error(&error, &cause).into();
                }
                Step::Fail
            }
        }
    }
}
