//! A key pair with its session token.

use std::fmt;

use crate::error::Error;

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

/// Checks that there is what a signature needs.
///
/// # Errors
///
/// `CredentialsError` with SDK v2's message when the key id or the secret is missing, with a message
/// of its own for a temporary key without its token.
pub fn check(access_key_id: &str, has_secret: bool, has_token: bool) -> Result<(), Error> {
    if access_key_id.is_empty() || !has_secret {
        return Err(Error::new("CredentialsError", MISSING));
    }
    if access_key_id.starts_with("ASIA") && !has_token {
        return Err(Error::new(
            "CredentialsError",
            "The access key id starts with ASIA, so it is temporary and needs its sessionToken",
        ));
    }
    Ok(())
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
        for (id, has_secret) in [("", false), ("AKID", false), ("", true)] {
            let error = check(id, has_secret, true).unwrap_err();
            assert_eq!(error.code, "CredentialsError");
            assert_eq!(error.message, MISSING);
        }
        assert_eq!(check("AKID", true, false), Ok(()));
    }

    #[test]
    fn needs_the_token_of_a_temporary_key() {
        let error = check("ASIAEXAMPLE", true, false).unwrap_err();
        assert!(error.message.contains("sessionToken"), "{error}");
        assert_eq!(check("ASIAEXAMPLE", true, true), Ok(()));
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
