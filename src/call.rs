//! The way of one call, as a machine that never waits, never looks at a clock and never sends: it is told what
//! happened ([`Event`]), and says what to do ([`Action`]). The crate's own page drives one from its start to its end.
//!
//! ```text
//! action               event that answers it                     next action
//! ──────────────────   ───────────────────────────────────────   ─────────────────────────────────────
//! (none yet)           Start                                     LoadCredentials, or ShowCredentials
//!                                                                where the service's clock is known
//! ShowCredentials      Credentials                               as below, or LoadCredentials
//!                      NoCredentials                             LoadCredentials
//! LoadCredentials      Credentials                               Validate at first; Send later
//!                      CredentialsFailed, CredentialsTimedOut    Done at first; Judge later
//! Validate             Validated                                 Build
//! Build                Built; or Call::presign, the end          Send
//! Send                 Head                                      Read
//!                      NetworkFailed, TimedOut                   Judge
//! Read                 Body                                      Deliver, or Judge
//!                      NetworkFailed, TimedOut                   Judge
//! Deliver              Delivered                                 Done
//! Judge                Judged                                    Wait, or Done
//! Wait                 WaitOver                                  LoadCredentials or ShowCredentials
//! Done                 none: each is a Misfit                    none
//! ```
//!
//! At any time [`Event::Aborted`] ends the call. A page that throws in one of its listeners is [`Event::Thrown`]: it
//! is judged as a failed attempt, or ends the call where nothing can be tried again. What cannot be signed or sent
//! ends the call before the first attempt, and is judged in a later one. `Validate` and `Build` come once a call; an
//! exchange for temporary keys has neither, and one without a signature begins with `Send`.
//!
//! Keys are kept from `Credentials` until the request is signed, and the signed request until it is taken: while a
//! response is awaited and between two attempts, the machine knows the id of the key and nothing more.

mod event;
mod failure;
mod request;

use std::mem;
use std::rc::Rc;

pub use event::{
    Action, Event, Exchange, Header, Judgement, Metadata, Misfit, Operation, Output, Thrown,
};
pub use request::{Request, Target};

use crate::client::{Client, Dialect, Options};
use crate::clock;
use crate::credentials::{self, Keys, Standing};
use crate::endpoint::{self, Service};
use crate::error::{Error, Result};
use crate::get_job_document::Params;
use crate::response::{self, Body, Head};
use request::Signature;

/// What a machine cannot know by itself.
#[derive(Clone, Copy, Debug)]
pub struct Now {
    /// The time of this machine's clock, in ms since 1970.
    pub time: f64,
    /// A number in 0..1.
    pub random: f64,
}

/// One call.
#[derive(Debug)]
pub struct Call {
    client: Rc<Client>,
    state: State,
    options: Options,
    /// What is asked for, where it is an exchange.
    exchange: Option<Exchange>,
    target: Target,
    /// The headers of the page, which every attempt signs: known once it has looked at the request.
    page_headers: Option<Vec<Header>>,
    request: Option<Request>,
    /// The id of the key that signed the last attempt, and whether its source can refresh it.
    key_id: String,
    can_refresh: bool,
    head: Head,
    attempts: u32,
    retries: u32,
    total_retry_delay: f64,
    /// What the last retry took from the bucket.
    cost: u32,
    has_refreshed: bool,
    has_corrected: bool,
    /// The clock offset that the last attempt was signed with, in ms.
    signed_offset: f64,
    /// The clock offset that the last response gave, in ms.
    offset: f64,
}

/// What a call is waiting for.
#[derive(Debug)]
enum State {
    /// `Start`.
    New,
    /// `Credentials`.
    Loading(Asked),
    /// `Validated`.
    Validating(Keys),
    /// `Built`.
    Building(Keys),
    /// `Head`.
    Sending,
    /// `Body`.
    Reading,
    /// `Delivered`.
    Delivering,
    /// `Judged`.
    Judging(Judgement),
    /// `WaitOver`.
    Waiting,
    /// Nothing: the call has ended.
    Done,
}

/// What a source of credentials was asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Asked {
    /// To show the keys that it holds.
    ToShow,
    /// For keys, when the service's clock was not known: it judged by this machine's clock.
    ByOwnClock,
    /// For keys, when the service's clock was known.
    Informed,
}

impl Call {
    /// A call that has not begun.
    pub fn new(client: Rc<Client>) -> Self {
        Self {
            client,
            state: State::New,
            options: Options::default(),
            exchange: None,
            target: Target::default(),
            page_headers: None,
            request: None,
            key_id: String::new(),
            can_refresh: false,
            head: Head::default(),
            attempts: 0,
            retries: 0,
            total_retry_delay: 0.0,
            cost: 0,
            has_refreshed: false,
            has_corrected: false,
            signed_offset: 0.0,
            offset: 0.0,
        }
    }

    /// The one way in: what happened, and when. Returns what to do.
    ///
    /// # Errors
    ///
    /// [`Misfit`] for an event that does not fit the state, and for any event after the end. Nothing changes
    /// then.
    pub fn next<D>(&mut self, event: Event<D>, now: Now) -> std::result::Result<Action<D>, Misfit> {
        let action = match (mem::replace(&mut self.state, State::Done), event) {
            (State::Done, _) => return Err(Misfit),
            (_, Event::Aborted) => Err(self.aborted()),
            (State::New, Event::Start(operation, options)) => self.start(operation, options, now),
            (State::Loading(asked), Event::Credentials(keys)) => self.take_keys(keys, asked, now),
            (State::Loading(Asked::ToShow), Event::NoCredentials) => Ok(self.load(None)),
            (
                State::Loading(Asked::ByOwnClock | Asked::Informed),
                event @ (Event::CredentialsFailed { .. } | Event::CredentialsTimedOut),
            ) => {
                let (is_set, hint) = match event {
                    Event::CredentialsFailed { is_set, hint } => (is_set, hint),
                    _ => (true, None),
                };
                let message = credentials::missing(self.options.dialect, is_set);
                let mut error = Error::new(credentials::CODE, message);
                error.hint = hint;
                self.stop(error, now)
            }
            (State::Validating(keys), Event::Validated(params)) => self.validated(keys, params),
            (State::Building(keys), Event::Built { target, headers }) => {
                if let Some(target) = target {
                    self.target = target;
                }
                self.page_headers = Some(headers);
                self.sign(Some(&keys), now)
            }
            (State::Sending, Event::Head(head)) => {
                self.request = None;
                self.learn(head.time, now);
                self.head = head;
                self.state = State::Reading;
                Ok(Action::Read)
            }
            (State::Reading, Event::Body(body)) => self.read(body, now),
            (State::Delivering, Event::Delivered) => {
                self.client.bucket.refund(self.cost);
                Ok(Action::Done(Ok(())))
            }
            (State::Sending | State::Reading, Event::NetworkFailed { message }) => {
                self.network_failed(&message, now)
            }
            (State::Sending | State::Reading, Event::TimedOut) => self.timed_out(now),
            (State::Waiting, Event::WaitOver) => self.next_attempt(now),
            (State::Judging(judgement), Event::Judged { retryable, delay }) => {
                self.judged(judgement, retryable, delay)
            }
            (
                State::New | State::Validating(_) | State::Building(_) | State::Waiting,
                Event::Thrown(thrown),
            ) => Err(Error::new(&thrown.code, &thrown.message)),
            (_, Event::Thrown(thrown)) => self.thrown(&thrown, now),
            (state, _) => {
                self.state = state;
                return Err(Misfit);
            }
        };
        Ok(action.unwrap_or_else(|error| Action::Done(Err(error))))
    }

    /// Where the call goes: known from [`Action::Validate`] on.
    pub fn target(&self) -> &Target {
        &self.target
    }

    /// The signed request, to be sent: known at [`Action::Send`].
    pub fn request(&self) -> Option<&Request> {
        self.request.as_ref()
    }

    /// Gives the signed request away: the call keeps nothing of it.
    pub fn take_request(&mut self) -> Option<Request> {
        self.request.take()
    }

    /// What is thought of the last attempt: known at [`Action::Judge`].
    pub fn judgement(&self) -> Option<&Judgement> {
        match &self.state {
            State::Judging(judgement) => Some(judgement),
            _ => None,
        }
    }

    /// How the call went so far.
    pub fn metadata(&self) -> Metadata {
        Metadata {
            http_status_code: self.status(),
            request_id: self.head.request_id.clone(),
            extended_request_id: self.head.extended_request_id.clone(),
            cf_id: self.head.cf_id.clone(),
            attempts: self.attempts,
            total_retry_delay: self.total_retry_delay,
        }
    }

    /// The clock offset of the client, in ms.
    pub fn clock_offset(&self) -> f64 {
        self.client.clock_offset.get()
    }

    /// How long one attempt, or the loading of credentials, may take, in ms; 0 for no limit.
    pub fn timeout(&self) -> f64 {
        self.options.timeout
    }

    /// Makes a URL that gets the document without headers for `expires` seconds. It takes the place of
    /// [`Event::Built`], and ends the call.
    ///
    /// # Errors
    ///
    /// `InvalidExpiryTime` for more than a week, in SDK v2's words, and for less than a second. `InvalidState`
    /// where the call does not wait for [`Event::Built`]: it stays as it was.
    pub fn presign(&mut self, expires: f64, now: Now) -> Result<String> {
        let keys = match mem::replace(&mut self.state, State::Done) {
            State::Building(keys) => keys,
            state => {
                self.state = state;
                return Err(Error::new("InvalidState", "There is nothing to presign"));
            }
        };
        let signature = Signature {
            signer: &self.client.signer,
            keys: &keys,
            time: now.time + self.client.clock_offset.get(),
        };
        request::presign(&self.target, &signature, expires)
    }

    #[inline(never)]
    fn start<D>(&mut self, operation: Operation, options: Options, now: Now) -> Result<Action<D>> {
        self.options = options;
        match operation {
            Operation::GetJobDocument(params) => {
                self.find_target(&params)?;
                Ok(self.ask_for_keys())
            }
            Operation::Exchange(exchange) => {
                let Options {
                    settings, dialect, ..
                } = &self.options;
                let endpoint = endpoint::resolve(exchange.service, settings, *dialect)?;
                self.target = Target::new(endpoint, "/");
                self.exchange = Some(exchange);
                self.next_attempt(now)
            }
        }
    }

    /// Checks the parameters, then finds the endpoint: in this order, as SDK v2 does.
    #[inline(never)]
    fn find_target(&mut self, params: &Params) -> Result<()> {
        let Options {
            settings,
            dialect,
            checks,
            ..
        } = &self.options;
        let path = params.validate(*checks)?;
        let endpoint = endpoint::resolve(Service::Iot, settings, *dialect)?;
        self.target = Target::new(endpoint, &path);
        Ok(())
    }

    /// Each attempt asks for keys again. Where the service's clock is known, it decides whether those that the
    /// source holds are still good.
    fn ask_for_keys<D>(&mut self) -> Action<D> {
        if self.client.clock_offset.get() == 0.0 {
            return self.load(None);
        }
        self.state = State::Loading(Asked::ToShow);
        Action::ShowCredentials
    }

    fn load<D>(&mut self, refused: Option<String>) -> Action<D> {
        let is_known = self.client.clock_offset.get() != 0.0;
        self.state = State::Loading(match is_known {
            true => Asked::Informed,
            false => Asked::ByOwnClock,
        });
        Action::LoadCredentials { refused }
    }

    #[inline(never)]
    fn take_keys<D>(&mut self, keys: Keys, asked: Asked, now: Now) -> Result<Action<D>> {
        let offset = self.client.clock_offset.get();
        let time = now.time + offset;
        // Another call may have learnt the service's time since the source was asked.
        let is_held = asked == Asked::ToShow || asked == Asked::ByOwnClock && offset != 0.0;
        match keys.standing(time) {
            Standing::Ending if is_held => return Ok(self.load(Some(keys.access_key_id.clone()))),
            Standing::Unknown if asked == Asked::ToShow => return Ok(self.load(None)),
            _ => {}
        }
        // New keys that seem to have expired may say that this machine's clock is wrong: the service knows.
        let lifetime = match keys.can_refresh && offset == 0.0 {
            true => f64::INFINITY,
            false => keys.expiration - time,
        };
        if let Err(error) = keys.check(lifetime, self.options.dialect) {
            return self.stop(error, now);
        }
        if self.page_headers.is_some() || self.exchange.is_some() {
            return self.sign(Some(&keys), now);
        }
        self.state = State::Validating(keys);
        Ok(Action::Validate)
    }

    fn validated<D>(&mut self, keys: Keys, changed: Option<Params>) -> Result<Action<D>> {
        if let Some(params) = changed {
            self.find_target(&params)?;
        }
        self.state = State::Building(keys);
        Ok(Action::Build)
    }

    /// Makes the request of the next attempt.
    #[inline(never)]
    fn sign<D>(&mut self, keys: Option<&Keys>, now: Now) -> Result<Action<D>> {
        self.signed_offset = self.client.clock_offset.get();
        self.offset = self.signed_offset;
        if let Some(keys) = keys {
            self.key_id.clone_from(&keys.access_key_id);
            self.can_refresh = keys.can_refresh;
        }
        let signature = keys.map(|keys| Signature {
            signer: &self.client.signer,
            keys,
            time: now.time + self.signed_offset,
        });
        let exchange = self.exchange.as_ref();
        let page_headers = self.page_headers.as_deref().unwrap_or_default();
        match request::build(&self.target, exchange, page_headers, signature) {
            Ok(request) => self.request = Some(request),
            Err(error) => return Ok(self.judge(error, None, None, now)),
        }
        self.attempts += 1;
        self.state = State::Sending;
        Ok(Action::Send)
    }

    #[inline(never)]
    fn read<D>(&mut self, body: Body<D>, now: Now) -> Result<Action<D>> {
        match response::read(&self.head, body) {
            Ok(document) => {
                self.state = State::Delivering;
                Ok(Action::Deliver(Output { document }))
            }
            Err(error) => {
                self.learn(clock::in_refusal(&error.message), now);
                Ok(self.judge(error, None, None, now))
            }
        }
    }

    /// Ends a call that has no keys, or an attempt.
    fn stop<D>(&mut self, error: Box<Error>, now: Now) -> Result<Action<D>> {
        if self.attempts == 0 {
            return Err(error);
        }
        Ok(self.judge(error, None, Some(false), now))
    }

    fn next_attempt<D>(&mut self, now: Now) -> Result<Action<D>> {
        // What fails before there is a response has no status, and asks for no wait.
        self.head = Head::default();
        match &self.exchange {
            Some(exchange) if !exchange.is_signed => self.sign(None, now),
            _ => Ok(self.ask_for_keys()),
        }
    }

    fn aborted(&mut self) -> Box<Error> {
        self.request = None;
        match self.options.dialect {
            Dialect::V2 => Error::new("RequestAbortedError", "Request aborted by user"),
            Dialect::V3 => Error::new("AbortError", "Request aborted"),
        }
    }

    fn status(&self) -> Option<u16> {
        Some(self.head.status).filter(|&status| status > 0)
    }

    /// Takes over the service's time, in ms since 1970; `NaN` where it is not known. A response that does not
    /// tell it changes nothing: another call may know it by now.
    #[inline(never)]
    fn learn(&mut self, time: f64, now: Now) {
        let offset = clock::offset(time, now.time, f64::NAN);
        if offset.is_nan() {
            return;
        }
        self.offset = offset;
        if self.options.corrects_clock {
            self.client.clock_offset.set(offset);
        }
    }
}

#[cfg(test)]
mod tests;
