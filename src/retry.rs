//! What is worth another try, when, and how often.
//!
//! Source: the retry rules of `@smithy/core` (standard mode) with the codes of both SDKs. Failures
//! of the network are told by their kind and never by a browser's message, which each words its own
//! way.

use crate::clock;

/// The longest backoff, in ms.
const BACKOFF_MAX: f64 = 20_000.0;
/// Base of the backoff for a throttled call, in ms.
const THROTTLING_BASE: f64 = 1000.0;
/// Base of the backoff for anything else, in ms.
const TRANSIENT_BASE: f64 = 100.0;
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

/// What kind of failure an error is, as far as another try goes. JavaScript knows them by number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// It will fail again.
    Final = 0,
    /// The service asks for fewer calls.
    Throttling = 1,
    /// It may be gone next time.
    Transient = 2,
    /// The session token has expired: worth a try with new credentials only.
    Expired = 3,
    /// The clock was off: worth one try with the service's time.
    Skewed = 4,
}

impl From<u8> for Kind {
    fn from(number: u8) -> Self {
        match number {
            1 => Self::Throttling,
            2 => Self::Transient,
            3 => Self::Expired,
            4 => Self::Skewed,
            _ => Self::Final,
        }
    }
}

/// The kind of an error with this code and HTTP status, 0 without a reply. `ahead` is how far the
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

/// How long to wait before retry `retry` (0, 1, …), in ms: full jitter.
///
/// `random` is in 0..1. `base` is the page's, in ms, 0 for none. `hint` is what the service asked for
/// in `retry-after`, in ms, 0 for nothing; it counts up to 5 s beyond the backoff.
pub fn delay(kind: Kind, retry: u32, random: f64, base: f64, hint: f64) -> f64 {
    let base = match kind {
        _ if base > 0.0 => base,
        Kind::Throttling => THROTTLING_BASE,
        _ => TRANSIENT_BASE,
    };
    // 2^32 times any base is beyond the longest backoff.
    let factor = 1_u64 << retry.min(32);
    let backoff = random * (base * factor as f64).min(BACKOFF_MAX);
    backoff.max(hint.min(backoff + HINT_MAX))
}

/// What a client has to spend on retries at the start, so that many failing calls do not become many
/// more.
pub const FULL_BUCKET: u32 = 500;

/// What is left of a client's `tokens` after a retry for this kind of failure; nothing where they
/// do not suffice and there must be no retry.
pub fn spend(tokens: u32, kind: Kind) -> Option<u32> {
    tokens.checked_sub(if kind == Kind::Throttling { 5 } else { 14 })
}

/// What a client's `tokens` become when a call succeeds whose last retry cost `cost`, 0 for none.
pub fn refund(tokens: u32, cost: u32) -> u32 {
    tokens.saturating_add(cost.max(1)).min(FULL_BUCKET)
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

    #[test]
    fn has_a_number_for_each_kind() {
        for kind in [
            Kind::Final,
            Kind::Throttling,
            Kind::Transient,
            Kind::Expired,
            Kind::Skewed,
        ] {
            assert_eq!(Kind::from(kind as u8), kind);
        }
    }

    #[test]
    fn doubles_up_to_20_seconds() {
        let delays = [0, 1, 2, 3, 7, 8, 40, u32::MAX]
            .map(|retry| delay(Kind::Transient, retry, 1.0, 0.0, 0.0));
        assert_eq!(
            delays,
            [
                100.0, 200.0, 400.0, 800.0, 12_800.0, 20_000.0, 20_000.0, 20_000.0
            ]
        );
    }

    #[test]
    fn waits_longer_when_throttled_and_as_asked_within_bounds() {
        let throttled = |hint| delay(Kind::Throttling, 0, 0.5, 0.0, hint);
        assert_eq!(throttled(0.0), 500.0);
        assert_eq!(throttled(1500.0), 1500.0);
        assert_eq!(throttled(100.0), 500.0);
        assert_eq!(throttled(60_000.0), 5500.0);
        assert_eq!(delay(Kind::Throttling, 1, 1.0, 7.0, 0.0), 14.0);
    }

    #[test]
    fn runs_out_after_35_failures_or_100_throttled_calls() {
        for (kind, expected) in [(Kind::Transient, 35), (Kind::Throttling, 100)] {
            let left = std::iter::successors(Some(FULL_BUCKET), |&tokens| spend(tokens, kind));
            let retries = left.count() - 1;
            assert_eq!(retries, expected);
        }
    }

    proptest! {
        #[test]
        fn a_delay_is_bounded(
            retry: u32,
            random in 0.0..1.0,
            base in 0.0..1e9,
            hint in prop::num::f64::ANY,
        ) {
            for kind in [Kind::Throttling, Kind::Transient] {
                let delay = delay(kind, retry, random, base, hint);
                prop_assert!((0.0..=BACKOFF_MAX + HINT_MAX).contains(&delay), "{}", delay);
            }
        }

        #[test]
        fn the_bucket_holds_between_0_and_500(steps in prop::collection::vec(any::<Option<bool>>(), 0..300)) {
            let mut tokens = FULL_BUCKET;
            for step in steps {
                tokens = match step {
                    Some(true) => spend(tokens, Kind::Throttling).unwrap_or(tokens),
                    Some(false) => spend(tokens, Kind::Transient).unwrap_or(tokens),
                    None => refund(tokens, 14),
                };
                prop_assert!(tokens <= FULL_BUCKET);
            }
        }
    }
}
