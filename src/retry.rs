//! What is worth another try, when, and how often.
//!
//! Source: the retry rules of `@smithy/core` (standard mode) with the codes of both SDKs. Failures
//! of the network are told by their kind and never by a browser's message, which each words its own
//! way.

use std::cell::Cell;

use crate::client::Dialect;
use crate::clock;

/// How often SDK v2 retries a failed attempt.
pub const MAX_RETRIES: u32 = 3;

/// The longest backoff, in ms.
const BACKOFF_MAX: f64 = 20_000.0;
/// Base of the backoff for a throttled call, in ms.
const THROTTLING_BASE: f64 = 1000.0;
/// How much longer than its own backoff a client waits because the service asks for it, in ms.
const ASKED_MAX: f64 = 5000.0;

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

/// What kind of failure an error is, as far as a retry goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// It will fail again.
    Final,
    /// The service asks for fewer calls.
    Throttling,
    /// It may be gone next time.
    Transient,
    /// The session token has expired: worth a retry with new credentials only.
    Expired,
    /// The clock was off: worth one retry with the service's time.
    Skewed,
}

/// The kind of an error with this code and HTTP status, 0 without a response. `ahead` is how far the
/// service's clock is ahead of the one that signed, in ms; `NaN` where it must not be corrected.
pub fn kind(code: &str, status: u16, ahead: f64) -> Kind {
    if clock::is_skewed(ahead) {
        // Whatever the code: each service has its own for a wrong time.
        Kind::Skewed
    } else if status == 429 || THROTTLING.contains(&code) {
        Kind::Throttling
    } else if matches!(status, 500 | 502 | 503 | 504) || TRANSIENT.contains(&code) {
        Kind::Transient
    } else if EXPIRED.contains(&code) {
        Kind::Expired
    } else {
        Kind::Final
    }
}

/// How long to wait before a retry.
#[derive(Clone, Copy, Debug)]
pub struct Backoff {
    /// What failed.
    pub kind: Kind,
    /// How many retries there have been: 0, 1, …
    pub retries: u32,
    /// The base that the page sets, in ms; 0 for the SDK's own.
    pub base: f64,
    /// Whose base counts.
    pub dialect: Dialect,
    /// What the service asks for in `retry-after`, in ms; 0 for nothing. It counts up to 5 s beyond the
    /// backoff.
    pub asked: f64,
}

impl Backoff {
    /// The wait in ms, in whole ones as SDK v3 does: full jitter, for a `random` number in 0..1.
    pub fn delay(self, random: f64) -> f64 {
        let base = match (self.kind, self.dialect) {
            _ if self.base > 0.0 => self.base,
            (Kind::Throttling, _) => THROTTLING_BASE,
            (_, Dialect::V2) => 100.0,
            (_, Dialect::V3) => 50.0,
        };
        // 2^32 times any base is beyond the longest backoff.
        let factor = 1_u64 << self.retries.min(32);
        let mut backoff = random * (base * factor as f64).min(BACKOFF_MAX);
        if self.dialect == Dialect::V3 {
            backoff = backoff.floor();
        }
        backoff.max(self.asked.min(backoff + ASKED_MAX))
    }
}

/// What a client may spend on retries, so that many failing calls do not become many more.
#[derive(Debug)]
pub struct Bucket(Cell<u32>);

impl Default for Bucket {
    fn default() -> Self {
        Self(Cell::new(Self::FULL))
    }
}

impl Bucket {
    /// What a client has at the start, and has at most.
    pub const FULL: u32 = 500;

    /// What is left.
    pub fn left(&self) -> u32 {
        self.0.get()
    }

    /// Takes what a retry for this kind of failure costs. Returns the cost, or nothing where the rest does not
    /// suffice: then there must be no retry.
    pub fn spend(&self, kind: Kind) -> Option<u32> {
        let cost = if kind == Kind::Throttling { 5 } else { 14 };
        self.0.set(self.0.get().checked_sub(cost)?);
        Some(cost)
    }

    /// Puts back what the last retry of a call has cost that now succeeds; 1 for a call without a retry.
    pub fn refund(&self, cost: u32) {
        let left = self.0.get().saturating_add(cost.max(1));
        self.0.set(left.min(Self::FULL));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn knows_what_is_worth_another_try() {
        for (code, status, expected) in [
            ("ThrottlingException", 400, Kind::Throttling),
            ("AnyException", 429, Kind::Throttling),
            ("UnknownError", 500, Kind::Transient),
            ("UnknownError", 502, Kind::Transient),
            ("ServiceUnavailableException", 503, Kind::Transient),
            ("UnknownError", 504, Kind::Transient),
            ("RequestTimeout", 400, Kind::Transient),
            ("NetworkingError", 0, Kind::Transient),
            ("NetworkingError", 200, Kind::Transient),
            ("TimeoutError", 0, Kind::Transient),
            ("ExpiredTokenException", 403, Kind::Expired),
            ("UnknownError", 501, Kind::Final),
            ("UnknownError", 505, Kind::Final),
            ("UnknownError", 599, Kind::Final),
            ("LimitExceededException", 410, Kind::Final),
            ("ResourceNotFoundException", 404, Kind::Final),
            ("AccessDeniedException", 403, Kind::Final),
            ("RequestAbortedError", 0, Kind::Final),
        ] {
            assert_eq!(kind(code, status, f64::NAN), expected, "{code} {status}");
            assert_eq!(kind(code, status, 1000.0), expected, "{code} {status}");
            assert_eq!(
                kind(code, status, -1_200_000.0),
                Kind::Skewed,
                "{code} {status}"
            );
        }
    }

    fn backoff(kind: Kind, retries: u32, base: f64, asked: f64) -> Backoff {
        let dialect = Dialect::V2;
        Backoff {
            kind,
            retries,
            base,
            dialect,
            asked,
        }
    }

    #[test]
    fn doubles_up_to_20_seconds() {
        let delays = [0, 1, 2, 3, 7, 8, 40, u32::MAX]
            .map(|retries| backoff(Kind::Transient, retries, 0.0, 0.0).delay(1.0));
        let expected = [
            100.0, 200.0, 400.0, 800.0, 12_800.0, 20_000.0, 20_000.0, 20_000.0,
        ];
        assert_eq!(delays, expected);
    }

    #[test]
    fn starts_at_50_ms_in_the_face_of_sdk_v3() {
        let v3 = Backoff {
            dialect: Dialect::V3,
            ..backoff(Kind::Transient, 0, 0.0, 0.0)
        };
        assert_eq!(v3.delay(0.999), 49.0);
        let throttled = Backoff {
            kind: Kind::Throttling,
            ..v3
        };
        assert_eq!(throttled.delay(0.5), 500.0);
    }

    #[test]
    fn waits_longer_when_throttled_and_as_asked_within_bounds() {
        let throttled = |asked| backoff(Kind::Throttling, 0, 0.0, asked).delay(0.5);
        assert_eq!(throttled(0.0), 500.0);
        assert_eq!(throttled(1500.0), 1500.0);
        assert_eq!(throttled(100.0), 500.0);
        assert_eq!(throttled(60_000.0), 5500.0);
        assert_eq!(backoff(Kind::Throttling, 1, 7.0, 0.0).delay(1.0), 14.0);
    }

    #[test]
    fn runs_out_after_35_failures_or_100_throttled_calls() {
        for (kind, expected) in [(Kind::Transient, 35), (Kind::Throttling, 100)] {
            let bucket = Bucket::default();
            let retries = std::iter::from_fn(|| bucket.spend(kind)).count();
            assert_eq!(retries, expected);
            let left = bucket.left();
            assert_eq!(bucket.spend(Kind::Transient), None);
            assert_eq!(bucket.left(), left, "what does not suffice is not spent");
        }
    }

    #[test]
    fn gets_back_what_the_last_retry_cost() {
        let bucket = Bucket::default();
        assert_eq!(bucket.spend(Kind::Transient), Some(14));
        assert_eq!(bucket.spend(Kind::Throttling), Some(5));
        assert_eq!(bucket.left(), 481);
        bucket.refund(5);
        assert_eq!(bucket.left(), 486);
        bucket.refund(0);
        assert_eq!(bucket.left(), 487);
        bucket.refund(14);
        assert_eq!(bucket.left(), 500);
    }

    proptest! {
        #[test]
        fn a_delay_is_bounded(
            retries: u32,
            random in 0.0..1.0,
            base in 0.0..1e9,
            asked in prop::num::f64::ANY,
        ) {
            for kind in [Kind::Throttling, Kind::Transient] {
                let delay = backoff(kind, retries, base, asked).delay(random);
                prop_assert!((0.0..=BACKOFF_MAX + ASKED_MAX).contains(&delay), "{}", delay);
            }
        }

        #[test]
        fn the_bucket_holds_between_0_and_500(steps in prop::collection::vec(any::<Option<bool>>(), 0..300)) {
            let bucket = Bucket::default();
            for step in steps {
                match step {
                    Some(true) => drop(bucket.spend(Kind::Throttling)),
                    Some(false) => drop(bucket.spend(Kind::Transient)),
                    None => bucket.refund(14),
                }
                prop_assert!(bucket.left() <= Bucket::FULL);
            }
        }
    }
}
