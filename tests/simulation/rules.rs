//! What must hold of every call, noted by somebody who sees only what goes in and what comes out.

use iot_job_document::call::{Action, Event, Judgement, Metadata};
use iot_job_document::client::{Dialect, Options};
use iot_job_document::error::Error;
use iot_job_document::retry::{Bucket, Kind};

use crate::service::Worth;

pub type Verdict = Result<(), String>;

/// What a call waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Awaits {
    Start,
    Shown,
    Loaded,
    Validated,
    Built,
    Head,
    Body,
    Delivered,
    Judged,
    WaitOver,
    Nothing,
}

/// An event without what it carries.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum What {
    Start,
    Credentials,
    NoCredentials,
    NoKeys,
    Validated,
    Built,
    /// The offset that it tells; `NaN` for none.
    Head(f64),
    Body(f64),
    Delivered,
    Failed,
    Thrown,
    Judged {
        retryable: bool,
        delay: f64,
    },
    WaitOver,
    Aborted,
}

/// Whether an event is an answer to what a call waits for.
pub fn fits(awaits: Awaits, event: &Event) -> bool {
    match event {
        Event::Aborted | Event::Thrown(_) => awaits != Awaits::Nothing,
        Event::Start(..) => awaits == Awaits::Start,
        Event::Credentials(_) => matches!(awaits, Awaits::Shown | Awaits::Loaded),
        Event::NoCredentials => awaits == Awaits::Shown,
        Event::CredentialsFailed { .. } | Event::CredentialsTimedOut => awaits == Awaits::Loaded,
        Event::Validated(_) => awaits == Awaits::Validated,
        Event::Built { .. } => awaits == Awaits::Built,
        Event::Head(_) => awaits == Awaits::Head,
        Event::Body(_) => awaits == Awaits::Body,
        Event::NetworkFailed { .. } | Event::TimedOut => {
            matches!(awaits, Awaits::Head | Awaits::Body)
        }
        Event::Delivered => awaits == Awaits::Delivered,
        Event::Judged { .. } => awaits == Awaits::Judged,
        Event::WaitOver => awaits == Awaits::WaitOver,
    }
}

/// What a call may wait for after an event; `Nothing` is the end.
fn may_follow(what: What, awaits: Awaits) -> bool {
    use Awaits::*;
    let allowed: &[Awaits] = match what {
        What::Start => &[Shown, Loaded, Head, Nothing],
        What::Credentials => &[Loaded, Validated, Head, Judged, Nothing],
        What::NoCredentials => &[Loaded],
        What::NoKeys => &[Judged, Nothing],
        What::Validated => &[Built, Nothing],
        What::Built => &[Head, Judged],
        What::Head(_) => &[Body],
        What::Body(_) => &[Delivered, Judged],
        What::Delivered | What::Aborted => &[Nothing],
        What::Failed => &[Judged],
        What::Thrown => &[Judged, Nothing],
        What::Judged { .. } => &[WaitOver, Nothing],
        What::WaitOver => &[Shown, Loaded, Head],
    };
    allowed.contains(&awaits)
}

/// What a call waits for after an action.
pub fn awaited(action: &Action) -> Awaits {
    match action {
        Action::ShowCredentials => Awaits::Shown,
        Action::LoadCredentials { .. } => Awaits::Loaded,
        Action::Validate => Awaits::Validated,
        Action::Build => Awaits::Built,
        Action::Send => Awaits::Head,
        Action::Read => Awaits::Body,
        Action::Deliver(_) => Awaits::Delivered,
        Action::Judge => Awaits::Judged,
        Action::Wait(_) => Awaits::WaitOver,
        Action::Done(_) => Awaits::Nothing,
    }
}

/// What calls share, at one instant.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Shared {
    pub tokens: u32,
    pub offset: f64,
}

/// What is known of one call.
#[derive(Default)]
pub struct Book {
    has_begun: bool,
    is_validated: bool,
    pub sends: u32,
    retries: u32,
    waited: f64,
    /// Whether there was a wait since the last request.
    has_waited: bool,
    /// What the last wait cost.
    cost: u32,
    has_corrected: bool,
    has_refreshed: bool,
    /// Whether a request was signed, and whether the source of its key refreshes.
    pub can_refresh: bool,
    pub signed_offset: f64,
    /// Whether the requests of the call are not signed: there is no time in them to correct.
    pub is_unsigned: bool,
    /// What a response told of the offset in this attempt.
    told: Option<f64>,
    /// What another attempt is good for, where it is known.
    pub worth: Option<Worth>,
    /// What the response asks to wait for.
    pub asked: f64,
    judgement: Option<Judgement>,
    /// Ids of keys that the service refused to this call because they had expired.
    pub refused: Vec<String>,
}

impl Book {
    /// Checks what one event did.
    pub fn check(
        &mut self,
        what: What,
        action: &Action,
        options: &Options,
        before: Shared,
        after: Shared,
    ) -> Verdict {
        self.has_begun |= what == What::Start;
        let next = awaited(action);
        if !may_follow(what, next) {
            return Err(format!("{action:?} must not follow {what:?}"));
        }
        self.check_tokens(what, action, before.tokens, after.tokens)?;
        self.check_offset(what, options, before.offset, after.offset)?;
        if let What::Judged { retryable, delay } = what {
            self.check_decision(retryable, delay, action, options, before.tokens)?;
        }
        match action {
            Action::Validate if self.is_validated => return Err("it validates twice".to_owned()),
            Action::Validate => self.is_validated = true,
            Action::Send => self.check_send(options, after.offset)?,
            Action::Done(Err(error)) => self.check_end(what, error, options)?,
            _ => {}
        }
        Ok(())
    }

    /// The attempts and the waits are counted.
    pub fn check_metadata(&self, found: &Metadata) -> Verdict {
        if found.attempts != self.sends || found.total_retry_delay != self.waited {
            return Err(format!("the metadata is wrong: {found:?}"));
        }
        Ok(())
    }

    /// Tokens are taken for a wait, and given back for a success; nothing else touches them.
    fn check_tokens(&mut self, what: What, action: &Action, before: u32, after: u32) -> Verdict {
        let expected = match (what, action) {
            (What::Judged { .. }, Action::Wait(_)) => {
                let is_slower = self
                    .judgement
                    .as_ref()
                    .is_some_and(|j| j.kind == Kind::Throttling);
                self.cost = if is_slower { 5 } else { 14 };
                before
                    .checked_sub(self.cost)
                    .ok_or("a wait is not paid for")?
            }
            (What::Delivered, _) => (before + self.cost.max(1)).min(Bucket::FULL),
            _ => before,
        };
        match after == expected {
            true => Ok(()),
            false => Err(format!(
                "there are {after} tokens after {before}, and not {expected}"
            )),
        }
    }

    /// The offset follows what responses tell, and nothing else.
    fn check_offset(&mut self, what: What, options: &Options, before: f64, after: f64) -> Verdict {
        let told = match what {
            What::Head(offset) | What::Body(offset) if !offset.is_nan() => Some(offset),
            _ => None,
        };
        self.told = told.or(self.told);
        let expected = told.filter(|_| options.corrects_clock).unwrap_or(before);
        match after == expected {
            true => Ok(()),
            false => Err(format!(
                "the offset is {after} after {before}, and not {expected}"
            )),
        }
    }

    fn check_send(&mut self, options: &Options, offset: f64) -> Verdict {
        if self.sends > 0 && !self.has_waited {
            return Err("two requests without a wait between them".to_owned());
        }
        self.sends += 1;
        self.has_waited = false;
        self.signed_offset = offset;
        self.told = None;
        self.worth = None;
        match self.sends > options.max_retries.saturating_add(1) {
            true => Err(format!("attempt {} of {}", self.sends, options.max_retries)),
            false => Ok(()),
        }
    }

    /// What kind of failure this must be.
    fn expected_kind(&self, worth: Worth, options: &Options) -> Kind {
        let ahead = self.told.unwrap_or(self.signed_offset) - self.signed_offset;
        let may_correct = options.corrects_clock && !self.has_corrected && !self.is_unsigned;
        if may_correct && ahead.abs() >= 240_000.0 {
            return Kind::Skewed;
        }
        match worth {
            Worth::Nothing => Kind::Final,
            Worth::Again => Kind::Transient,
            Worth::Slower => Kind::Throttling,
            Worth::NewKeys => Kind::Expired,
        }
    }

    /// Checks what is thought of a failed attempt.
    pub fn check_judgement(&mut self, judgement: &Judgement, options: &Options) -> Verdict {
        let Judgement {
            kind,
            retryable,
            retry_delay,
            ..
        } = judgement;
        if let Some(worth) = self.worth {
            let expected = self.expected_kind(worth, options);
            if *kind != expected {
                return Err(format!(
                    "{:?} is {kind:?}, and not {expected:?}",
                    judgement.error
                ));
            }
            let is_worth_it = match expected {
                Kind::Final => false,
                Kind::Expired => self.can_refresh && !self.has_refreshed,
                _ => true,
            };
            if retryable.unwrap_or_default() != is_worth_it {
                return Err(format!(
                    "another attempt after {:?}: {retryable:?}",
                    judgement.error
                ));
            }
        }
        let is_last = self.retries >= options.max_retries;
        if retry_delay.is_some() != (retryable.is_some() && !is_last) {
            return Err(format!("retry {} is after {retry_delay:?}", self.retries));
        }
        let base = match (kind, options.dialect) {
            _ if options.retry_base > 0.0 => options.retry_base,
            (Kind::Throttling, _) => 1000.0,
            (_, Dialect::V2) => 100.0,
            (_, Dialect::V3) => 50.0,
        };
        let longest = (base * 2_f64.powf(self.retries.into())).min(20_000.0);
        let wait = retry_delay.unwrap_or(self.asked.min(5000.0));
        if wait < self.asked.min(5000.0) || wait > longest.max(self.asked.min(longest + 5000.0)) {
            return Err(format!("a wait of {wait} ms for retry {}", self.retries));
        }
        self.judgement = Some(judgement.clone());
        Ok(())
    }

    /// The page has its say, and then there is a wait, or the end.
    fn check_decision(
        &mut self,
        retryable: bool,
        delay: f64,
        action: &Action,
        options: &Options,
        tokens: u32,
    ) -> Verdict {
        let kind = self.judgement.as_ref().map(|judgement| judgement.kind);
        let is_paid = tokens
            >= if kind == Some(Kind::Throttling) {
                5
            } else {
                14
            };
        let goes_on = retryable && delay >= 0.0 && self.retries < options.max_retries && is_paid;
        let expected = goes_on.then_some(delay);
        let found = match action {
            Action::Wait(delay) => Some(*delay),
            _ => None,
        };
        if found != expected {
            return Err(format!("{action:?} in place of a wait of {expected:?} ms"));
        }
        if goes_on {
            self.retries += 1;
            self.waited += delay;
            self.has_waited = true;
            self.has_corrected |= kind == Some(Kind::Skewed);
            self.has_refreshed |= kind == Some(Kind::Expired);
        }
        Ok(())
    }

    fn check_end(&self, what: What, error: &Error, options: &Options) -> Verdict {
        let expected = match what {
            What::Aborted => match options.dialect {
                Dialect::V3 if self.has_begun => "AbortError",
                _ => "RequestAbortedError",
            },
            What::Judged { .. } => match &self.judgement {
                Some(judgement) if *judgement.error == *error => return Ok(()),
                _ => "the error that was judged",
            },
            What::NoKeys => "CredentialsError",
            _ => &*error.code,
        };
        match error.code == expected && !error.code.is_empty() {
            true => Ok(()),
            false => Err(format!("{error:?} in place of {expected}")),
        }
    }
}
