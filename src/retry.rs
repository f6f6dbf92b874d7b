//! What is worth another try, when, and how often.
//!
//! Source: the retry rules of `@smithy/core` (standard mode) with the codes of both SDKs. Failures
//! of the network are told by their kind and never by a browser's message, which each words its own
//! way.

/// The longest backoff, in ms.
const BACKOFF_MAX: f64 = 20_000.0;
/// Base of the backoff for a throttled call, in ms.
const THROTTLING_BASE: f64 = 1000.0;
/// Base of the backoff for anything else, in ms.
pub const TRANSIENT_BASE: f64 = 100.0;
/// How much longer than its own backoff a client waits because the service asks for it, in ms.
const HINT_MAX: f64 = 5000.0;

/// Codes that mean "too much at once", whatever the status. `LimitExceededException` is not one of
/// them: a limit of the account does not go away by waiting.
const THROTTLING: &[&str] = &[
    "BandwidthLimitExceeded",
    "EC2ThrottledException",
    "PriorRequestNotComplete",
    "ProvisionedThroughputExceededException",
    "RequestLimitExceeded",
    "RequestThrottled",
    "RequestThrottledException",
    "SlowDown",
    "ThrottledException",
    "Throttling",
    "ThrottlingException",
    "TooManyRequestsException",
    "TransactionInProgressException",
];

/// Codes of a failure that may be gone next time: those of the service, then those of this package
/// for a network that failed or took too long.
const TRANSIENT: &[&str] = &[
    "RequestTimeout",
    "RequestTimeoutException",
    "NetworkingError",
    "TimeoutError",
];

/// Codes that say that the session token has expired.
const EXPIRED: &[&str] = &["ExpiredTokenException", "ExpiredToken", "RequestExpired"];

/// What kind of failure an error is, as far as another try goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The service asks for fewer calls.
    Throttling,
    /// It may be gone next time.
    Transient,
    /// The session token has expired: worth a try with new credentials only.
    Expired,
    /// It will fail again.
    Final,
}

/// The kind of an error with this code and HTTP status.
pub fn kind(code: &str, status: Option<u16>) -> Kind {
    let status = status.unwrap_or_default();
    if status == 429 || THROTTLING.contains(&code) {
        Kind::Throttling
    } else if matches!(status, 500 | 502 | 503 | 504) || TRANSIENT.contains(&code) {
        Kind::Transient
    } else if EXPIRED.contains(&code) {
        Kind::Expired
    } else {
        Kind::Final
    }
}

/// How long to wait before retry `retry` (0, 1, …), in ms: full jitter.
///
/// `random` is in 0..1. `base` replaces that of a failure that is not throttling. `hint` is what the
/// service asked for in `retry-after`, in ms; it counts up to 5 s beyond the backoff.
pub fn delay(kind: Kind, retry: u32, random: f64, base: f64, hint: Option<f64>) -> f64 {
    let base = if kind == Kind::Throttling {
        base.max(THROTTLING_BASE)
    } else {
        base
    };
    let doubled = (0..retry.min(32)).fold(base, |base, _| base * 2.0);
    let backoff = (random * doubled.min(BACKOFF_MAX)).max(0.0);
    match hint {
        Some(hint) => backoff.max(hint.min(backoff + HINT_MAX)),
        None => backoff,
    }
}

/// What a client may spend on retries, so that many failing calls do not become many more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TokenBucket {
    tokens: u32,
}

impl TokenBucket {
    const FULL: u32 = 500;
    /// What a call gives back that needed no retry.
    const REFUND: u32 = 1;

    /// Takes what a retry after this kind of failure costs: the cost, or 0 where the bucket does
    /// not have it and there must be no retry.
    pub fn spend(&mut self, kind: Kind) -> u32 {
        let cost = if kind == Kind::Throttling { 5 } else { 14 };
        match self.tokens.checked_sub(cost) {
            Some(rest) => {
                self.tokens = rest;
                cost
            }
            None => 0,
        }
    }

    /// Gives back what the last retry of a call cost that has succeeded; 0 if there was none.
    pub fn refund(&mut self, cost: u32) {
        let tokens = self.tokens.saturating_add(cost.max(Self::REFUND));
        self.tokens = tokens.min(Self::FULL);
    }
}

impl Default for TokenBucket {
    fn default() -> Self {
        Self { tokens: Self::FULL }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn knows_what_is_worth_another_try() {
        for (code, status, expected) in [
            ("ThrottlingException", Some(400), Kind::Throttling),
            ("AnyException", Some(429), Kind::Throttling),
            ("UnknownError", Some(500), Kind::Transient),
            ("UnknownError", Some(502), Kind::Transient),
            ("ServiceUnavailableException", Some(503), Kind::Transient),
            ("UnknownError", Some(504), Kind::Transient),
            ("RequestTimeout", Some(400), Kind::Transient),
            ("NetworkingError", None, Kind::Transient),
            ("NetworkingError", Some(200), Kind::Transient),
            ("TimeoutError", None, Kind::Transient),
            ("ExpiredTokenException", Some(403), Kind::Expired),
            ("UnknownError", Some(501), Kind::Final),
            ("UnknownError", Some(505), Kind::Final),
            ("UnknownError", Some(599), Kind::Final),
            ("LimitExceededException", Some(410), Kind::Final),
            ("ResourceNotFoundException", Some(404), Kind::Final),
            ("AccessDeniedException", Some(403), Kind::Final),
            ("RequestAbortedError", None, Kind::Final),
        ] {
            assert_eq!(kind(code, status), expected, "{code} {status:?}");
        }
    }

    #[test]
    fn doubles_up_to_20_seconds() {
        let delays = [0, 1, 2, 3, 7, 8, 40, u32::MAX]
            .map(|retry| delay(Kind::Transient, retry, 1.0, TRANSIENT_BASE, None));
        assert_eq!(
            delays,
            [
                100.0, 200.0, 400.0, 800.0, 12_800.0, 20_000.0, 20_000.0, 20_000.0
            ]
        );
    }

    #[test]
    fn waits_longer_when_throttled_and_as_asked_within_bounds() {
        let throttled = |hint| delay(Kind::Throttling, 0, 0.5, TRANSIENT_BASE, hint);
        assert_eq!(throttled(None), 500.0);
        assert_eq!(throttled(Some(1500.0)), 1500.0);
        assert_eq!(throttled(Some(100.0)), 500.0);
        assert_eq!(throttled(Some(60_000.0)), 5500.0);
    }

    #[test]
    fn runs_out_after_35_failures_or_100_throttled_calls() {
        for (kind, expected) in [(Kind::Transient, 35), (Kind::Throttling, 100)] {
            let mut bucket = TokenBucket::default();
            let retries = (0..1000).filter(|_| bucket.spend(kind) > 0).count();
            assert_eq!(retries, expected);
        }
    }

    proptest! {
        #[test]
        fn a_delay_is_bounded(
            retry: u32,
            random in 0.0..1.0,
            base in 0.0..1e9,
            hint in prop::option::of(any::<f64>()),
        ) {
            for kind in [Kind::Throttling, Kind::Transient] {
                let delay = delay(kind, retry, random, base, hint);
                prop_assert!((0.0..=BACKOFF_MAX + HINT_MAX).contains(&delay), "{}", delay);
            }
        }

        #[test]
        fn the_bucket_holds_between_0_and_500(steps in prop::collection::vec(any::<Option<bool>>(), 0..300)) {
            let mut bucket = TokenBucket::default();
            for step in steps {
                match step {
                    Some(true) => { bucket.spend(Kind::Throttling); }
                    Some(false) => { bucket.spend(Kind::Transient); }
                    None => bucket.refund(14),
                }
                prop_assert!(bucket.tokens <= TokenBucket::FULL);
            }
        }
    }
}
