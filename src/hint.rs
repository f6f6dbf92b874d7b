//! What to do about a failure: a hint for the developer, beside AWS's own words and never part of them.

use crate::clock;
use crate::retry::Kind;
use crate::text::{concat, decimal, has};

/// What is known of a refusal by the service.
#[derive(Clone, Copy, Debug)]
pub struct Refusal<'a> {
    /// The code of the error.
    pub code: &'a str,
    /// AWS's own words.
    pub message: &'a str,
    /// The HTTP status; 0 without one.
    pub status: u16,
    /// What kind of failure it is.
    pub kind: Kind,
    /// The region of the call.
    pub region: &'a str,
    /// How far the service's clock is ahead of the one that signed, in ms.
    pub ahead: f64,
    /// Whether temporary keys were asked for, and not a document.
    pub is_exchange: bool,
}

/// What to do about a refusal; nothing where AWS's words say it all.
pub fn for_refusal(refusal: Refusal<'_>) -> Option<String> {
    let Refusal {
        code,
        message,
        status,
        kind,
        region,
        ahead,
        is_exchange,
    } = refusal;
    if matches!(status, 400..=403) && clock::is_skewed(ahead) {
        let minutes = decimal((ahead.abs() / 60_000.0 + 0.5) as u32);
        let side = if ahead > 0.0 { "behind" } else { "ahead" };
        return Some(concat(&[
            "This machine's clock is ",
            &minutes,
            " minutes ",
            side,
            ": correct it.",
        ]));
    }
    if kind == Kind::Expired {
        return Some("These credentials have expired: get new ones.".to_owned());
    }
    if is_exchange {
        return None;
    }
    let question = match code {
        "ResourceNotFoundException" => "Is the job in another region than ",
        _ if has(message, "scoped to a valid region") => {
            "Does the endpoint belong to another region than "
        }
        "InvalidSignatureException" | "SignatureDoesNotMatch" => {
            return Some(
                "Is the secret access key whole, and does it belong to this key?".to_owned(),
            );
        }
        "AccessDeniedException" | "UnauthorizedException" => {
            "Do the credentials allow iot:GetJobDocument for this job, or is it, or the endpoint, in another region than "
        }
        "UnrecognizedClientException" | "InvalidClientTokenId" => {
            "Does the session token belong to this key, and the key to the partition of "
        }
        _ => return None,
    };
    Some(concat(&[question, region, "?"]))
}

/// What a page cannot tell apart where the network fails. `host` is the host of the call; `has_begun` says
/// whether a response had begun.
pub fn for_network(host: &str, has_begun: bool) -> String {
    if has_begun {
        return concat(&["The response from ", host, " broke off."]);
    }
    concat(&[
        "No response from ",
        host,
        " that this page may read: offline, a wrong region or endpoint, refused by CORS or by a CSP (connect-src), or a refusal (credentials that have expired or are wrong, a missing session token, a wrong clock) that CORS hides.",
    ])
}

/// Whether a browser's words about `fetch` are about how it was called, and not about the network.
pub fn is_misuse(message: &str) -> bool {
    [
        "Illegal invocation",
        "Failed to execute",
        "does not implement interface",
        "Can only call",
        "is not a function",
        // A mock of it in a test.
        "did not return a response",
        // There is no fetch at all: Chromium and Firefox, then Safari.
        "is not defined",
        "Can't find variable",
    ]
    .iter()
    .any(|part| has(message, part))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::retry;

    const MINUTE: f64 = 60_000.0;

    fn hint(code: &str, message: &str, status: u16, ahead: f64) -> Option<String> {
        let kind = retry::kind(code, status, f64::NAN);
        let region = "eu-west-1";
        let is_exchange = false;
        for_refusal(Refusal {
            code,
            message,
            status,
            kind,
            region,
            ahead,
            is_exchange,
        })
    }

    #[test]
    fn says_what_to_do() {
        let bad_scope = "Credential should be scoped to a valid region. ";
        for (code, message, status, ahead, expected) in [
            (
                "InvalidSignatureException",
                "",
                403,
                20.0 * MINUTE,
                "20 minutes behind",
            ),
            (
                "InvalidSignatureException",
                "",
                403,
                -20.4 * MINUTE,
                "20 minutes ahead",
            ),
            ("RequestExpired", "", 400, 4.0 * MINUTE, "4 minutes behind"),
            ("ExpiredTokenException", "", 403, 0.0, "get new ones"),
            ("ExpiredToken", "", 403, f64::NAN, "get new ones"),
            (
                "ResourceNotFoundException",
                "",
                404,
                0.0,
                "another region than eu-west-1?",
            ),
            // Its signature was accepted.
            (
                "ResourceNotFoundException",
                "",
                404,
                20.0 * MINUTE,
                "another region",
            ),
            (
                "InvalidSignatureException",
                bad_scope,
                403,
                0.0,
                "another region than eu-west-1?",
            ),
            (
                "InvalidSignatureException",
                "",
                403,
                0.0,
                "secret access key",
            ),
            ("AccessDeniedException", "", 403, 0.0, "iot:GetJobDocument"),
            ("UnrecognizedClientException", "", 403, 0.0, "session token"),
        ] {
            let said = hint(code, message, status, ahead).unwrap_or_default();
            assert!(said.contains(expected), "{code}: {said}");
            assert_eq!(said.lines().count(), 1, "{said}");
        }
    }

    #[test]
    fn leads_to_the_region_and_not_to_the_secret() {
        let message = "Credential should be scoped to a valid region.";
        let said = hint("InvalidSignatureException", message, 403, 0.0).unwrap_or_default();
        assert!(!said.contains("secret"), "{said}");
    }

    #[test]
    fn says_nothing_where_aws_says_it_all() {
        for (code, status, ahead) in [
            ("InvalidRequestException", 400, 0.0),
            ("ServiceUnavailableException", 503, 20.0 * MINUTE),
            ("ThrottlingException", 400, 3.9 * MINUTE),
            ("UnknownError", 0, f64::NAN),
        ] {
            assert_eq!(hint(code, "", status, ahead), None, "{code}");
        }
    }

    #[test]
    fn tells_a_wrong_call_of_fetch_from_a_failure_of_the_network() {
        for (message, expected) in [
            ("Failed to fetch", false),
            ("NetworkError when attempting to fetch resource.", false),
            ("Load failed", false),
            ("fetch failed", false),
            ("", false),
            ("Illegal invocation", true),
            ("Failed to execute 'fetch' on 'Window': Invalid name", true),
            (
                "'fetch' called on an object that does not implement interface Window.",
                true,
            ),
            ("Can only call Window.fetch on instances of Window", true),
            ("fetch is not a function", true),
            ("fetch did not return a response", true),
            ("fetch is not defined", true),
            ("Can't find variable: fetch", true),
        ] {
            assert_eq!(is_misuse(message), expected, "{message}");
        }
    }

    #[test]
    fn names_the_host_of_a_network_failure() {
        for has_begun in [true, false] {
            assert!(for_network("iot.example", has_begun).contains(" from iot.example"));
        }
        assert!(for_network("h", false).contains("connect-src"));
        assert!(!for_network("h", true).contains("CORS"));
    }
}
