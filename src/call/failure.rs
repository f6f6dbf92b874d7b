//! What a call does about a failed attempt.

use super::event::{Action, Judgement, Thrown};
use super::{Call, Now, State};
use crate::client::Dialect;
use crate::error::{Error, Result};
use crate::hint;
use crate::retry::{self, Backoff, Kind};
use crate::text::{concat, decimal};

impl Call {
    pub(super) fn network_failed<D>(&mut self, message: &str, now: Now) -> Result<Action<D>> {
        if hint::is_misuse(message) {
            return Ok(self.judge(Error::new("TypeError", message), None, Some(false), now));
        }
        let mut error = self.unreachable("NetworkingError", "Network Failure");
        let has_begun = self.status().is_some();
        error.hint = Some(hint::for_network(&self.target.host, has_begun));
        Ok(self.judge(error, None, None, now))
    }

    pub(super) fn timed_out<D>(&mut self, now: Now) -> Result<Action<D>> {
        let limit = decimal(self.options.timeout as u32);
        let words = concat(&["Request did not complete within ", &limit, " ms"]);
        let error = match self.options.dialect {
            Dialect::V2 => self.unreachable("TimeoutError", "Timeout").with_hint(words),
            Dialect::V3 => self.unreachable("TimeoutError", &words),
        };
        Ok(self.judge(error, None, None, now))
    }

    #[inline(never)]
    fn unreachable(&self, code: &str, message: &str) -> Box<Error> {
        let mut error = Error::new(code, message);
        error.region = Some(self.target.region.clone());
        error.hostname = Some(self.target.hostname().to_owned());
        error.status_code = self.status();
        error
    }

    /// The page's own error in place of the call's.
    pub(super) fn thrown<D>(&mut self, thrown: &Thrown, now: Now) -> Result<Action<D>> {
        let error = Error::new(&thrown.code, &thrown.message);
        let status = self.status().or(thrown.status_code);
        Ok(self.judge(error, status, thrown.retryable, now))
    }

    /// What to think of a failed attempt. `status` and `retryable` are those of an error of the page.
    #[inline(never)]
    pub(super) fn judge<D>(
        &mut self,
        mut error: Box<Error>,
        status: Option<u16>,
        retryable: Option<bool>,
        now: Now,
    ) -> Action<D> {
        // It was sent, or never is: nothing of it is kept while the call waits.
        self.request = None;
        error.status_code = error.status_code.or(status);
        let status = error.status_code.unwrap_or_default();
        // What is not signed has no time that could be corrected.
        let is_signed = self
            .exchange
            .as_ref()
            .is_none_or(|exchange| exchange.is_signed);
        let may_correct = is_signed && self.options.corrects_clock && !self.has_corrected;
        let ahead = self.offset - self.signed_offset;
        let kind = retry::kind(
            &error.code,
            status,
            if may_correct { ahead } else { f64::NAN },
        );
        let can_refresh = self.can_refresh && !self.has_refreshed;
        let is_worth_it = match kind {
            Kind::Final => false,
            Kind::Expired => can_refresh,
            Kind::Throttling | Kind::Transient | Kind::Skewed => true,
        };
        let is_sent = status > 0 || kind != Kind::Final;
        let retryable = retryable.or(is_sent.then_some(is_worth_it));
        let may_retry = self.retries < self.options.max_retries && retryable.is_some();
        let backoff = Backoff {
            kind,
            retries: self.retries,
            base: self.options.retry_base,
            dialect: self.options.dialect,
            asked: self.head.retry_after,
        };
        if error.exception.is_some() {
            error.hint = hint::for_refusal(hint::Refusal {
                code: &error.code,
                message: &error.message,
                status,
                kind,
                region: &self.target.region,
                ahead,
                is_exchange: self.exchange.is_some(),
            });
        }
        self.state = State::Judging(Judgement {
            error,
            kind,
            retryable,
            retry_delay: may_retry.then(|| backoff.delay(now.random)),
            refused: (kind == Kind::Expired).then(|| self.key_id.clone()),
        });
        Action::Judge
    }

    /// Another attempt, or the end.
    #[inline(never)]
    pub(super) fn judged<D>(
        &mut self,
        judgement: Judgement,
        retryable: bool,
        delay: f64,
    ) -> Result<Action<D>> {
        let Judgement { error, kind, .. } = judgement;
        let may_retry = retryable && self.retries < self.options.max_retries && delay >= 0.0;
        let Some(cost) = may_retry.then(|| self.client.bucket.spend(kind)).flatten() else {
            return Err(error);
        };
        self.has_corrected |= kind == Kind::Skewed;
        self.has_refreshed |= kind == Kind::Expired;
        self.cost = cost;
        self.retries += 1;
        self.total_retry_delay += delay;
        self.state = State::Waiting;
        Ok(Action::Wait(delay))
    }
}
