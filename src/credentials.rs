//! A key pair with its session token.

use std::fmt;

use crate::error::Error;
use crate::text::split_at_first;

/// What AWS SDK for JavaScript v2 says when it finds no credentials, word for word.
const MISSING: &str =
    "Missing credentials in config, if using AWS_CONFIG_FILE, set AWS_SDK_LOAD_CONFIG=1";

/// The credentials that one request is signed with. They are borrowed for as long as one signature:
/// the allocator of `lib.rs` overwrites what is freed.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Credentials<'a> {
    /// `AKIA…` for a long-lived key, `ASIA…` for a temporary one.
    pub access_key_id: &'a str,
    /// The secret. It is never sent, logged or put into an error.
    pub secret_access_key: &'a str,
    /// The token that goes with a temporary key; empty for none.
    pub session_token: &'a str,
}

/// Checks that there is what a signature needs. `lines` has key id, secret and token, a line each,
/// empty where there is none; `lifetime` is how long they are still good for, in ms, `NaN` where that
/// is not known.
///
/// # Errors
///
/// `CredentialsError`: with SDK v2's message when the key id or the secret is missing; with a message
/// of its own for a temporary key without its token, for credentials that have expired, and for a
/// value with a character that no key has: a line break could be taken for the start of the next
/// value, and no header takes the others.
pub fn check(lines: &str, lifetime: f64) -> Result<(), Error> {
    let (access_key_id, rest) = split_at_first(lines, b'\n');
    let (secret_access_key, session_token) = split_at_first(rest, b'\n');
    let is_strange = |byte: &u8| !matches!(byte, b' '..=b'~');
    // Two line breaks stand between the three.
    let problem = if lines.bytes().filter(is_strange).count() > 2 {
        "A key or token has a line break or another character that no key has"
    } else if access_key_id.is_empty() || secret_access_key.is_empty() {
        MISSING
    } else if access_key_id.starts_with("ASIA") && session_token.is_empty() {
        "A temporary key (ASIA…) needs its sessionToken"
    } else if lifetime <= 0.0 {
        "These credentials have expired by this machine's clock: get new ones"
    } else {
        return Ok(());
    };
    Err(Error::new("CredentialsError", problem))
}

impl fmt::Debug for Credentials<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Credentials { ** redacted ** }")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn needs_key_and_secret() {
        for lines in ["\n\n", "AKID\n\n", "\nSECRET\n", "\n\nTOKEN", ""] {
            let error = check(lines, f64::NAN).unwrap_err();
            assert_eq!(error.code(), "CredentialsError");
            assert_eq!(error.message(), MISSING);
        }
        assert_eq!(check("AKID\nSECRET\n", f64::NAN), Ok(()));
    }

    #[test]
    fn needs_the_token_of_a_temporary_key() {
        let error = check("ASIAEXAMPLE\nSECRET\n", f64::NAN).unwrap_err();
        assert!(error.message().contains("sessionToken"), "{error}");
        assert_eq!(check("ASIAEXAMPLE\nSECRET\nTOKEN", f64::NAN), Ok(()));
    }

    #[test]
    fn never_takes_one_value_for_another() {
        for lines in [
            "AKID\n\nSECRET\n",
            "AKID\nSECRET\n\nTOKEN",
            "AKID\nSECRET\nTOKEN\n",
            "AKID\r\nSECRET\n",
            "AKID\nSECRET\nTOKEN\u{200b}",
            "AKID\nSECRET\nTO\u{2026}KEN",
        ] {
            let error = check(lines, f64::NAN).unwrap_err();
            assert!(error.message().contains("line break"), "{error}");
            assert!(!error.message().contains("SECRET"), "{error}");
        }
    }

    #[test]
    fn must_not_have_expired() {
        for (lifetime, is_over) in [
            (0.0, true),
            (-720_000.0, true),
            (f64::NEG_INFINITY, true),
            (1.0, false),
            (f64::INFINITY, false),
            (f64::NAN, false),
        ] {
            let found = check("ASIAEXAMPLE\nSECRET\nTOKEN", lifetime);
            let said = found.is_err_and(|error| error.message().contains("have expired"));
            assert_eq!(said, is_over, "{lifetime}");
        }
    }

    #[test]
    fn do_not_show_themselves() {
        let credentials = Credentials {
            access_key_id: "AKID",
            secret_access_key: "SECRET",
            session_token: "TOKEN",
        };
        let shown = format!("{credentials:?}");
        for secret in ["AKID", "SECRET", "TOKEN"] {
            assert!(!shown.contains(secret), "{shown}");
        }
    }
}
