//! What to do about a refusal that AWS's own words leave open.

use crate::clock;
use crate::retry::Kind;
use crate::text::{concat, decimal};

/// What stands below AWS's words in the message of a call that failed for good: empty, or a line. The
/// first line stays AWS's own, as both SDKs give it.
///
/// `ahead` is how far the service's clock is ahead of the one that signed, in ms.
pub fn for_refusal(code: &str, kind: Kind, status: u16, region: &str, ahead: f64) -> String {
    if matches!(status, 400..=403) && clock::is_skewed(ahead) {
        let minutes = decimal((ahead.abs() / 60_000.0 + 0.5) as u32);
        let side = if ahead > 0.0 { "behind" } else { "ahead" };
        concat(&[
            "\nThis machine's clock is ",
            &minutes,
            " minutes ",
            side,
            ": set it right.",
        ])
    } else if kind == Kind::Expired {
        "\nThese credentials have expired: get new ones.".to_owned()
    } else if code == "ResourceNotFoundException" {
        concat(&["\nIs it in another region than ", region, "?"])
    } else {
        String::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::retry;

    const MINUTE: f64 = 60_000.0;

    #[test]
    fn says_what_to_do() {
        for (code, status, ahead, expected) in [
            (
                "InvalidSignatureException",
                403,
                20.0 * MINUTE,
                "20 minutes behind",
            ),
            (
                "InvalidSignatureException",
                403,
                -20.4 * MINUTE,
                "20 minutes ahead",
            ),
            ("RequestExpired", 400, 4.0 * MINUTE, "4 minutes behind"),
            ("ExpiredTokenException", 403, 0.0, "get new ones"),
            ("ExpiredToken", 403, f64::NAN, "get new ones"),
            (
                "ResourceNotFoundException",
                404,
                0.0,
                "another region than eu-west-1?",
            ),
            // Its signature was accepted.
            (
                "ResourceNotFoundException",
                404,
                20.0 * MINUTE,
                "another region",
            ),
        ] {
            let said = for_refusal(
                code,
                retry::kind(code, status, f64::NAN),
                status,
                "eu-west-1",
                ahead,
            );
            assert!(said.contains(expected), "{code}: {said}");
            assert!(
                said.starts_with('\n') && said.lines().count() == 2,
                "{said}"
            );
        }
    }

    #[test]
    fn says_nothing_where_aws_says_it_all() {
        for (code, status, ahead) in [
            ("AccessDeniedException", 403, 0.0),
            ("InvalidSignatureException", 403, 3.9 * MINUTE),
            ("ServiceUnavailableException", 503, 20.0 * MINUTE),
            ("UnknownError", 0, f64::NAN),
        ] {
            assert_eq!(
                for_refusal(
                    code,
                    retry::kind(code, status, f64::NAN),
                    status,
                    "eu-west-1",
                    ahead
                ),
                "",
                "{code}"
            );
        }
    }
}
