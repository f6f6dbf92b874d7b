//! A key pair with its session token.

use std::fmt;

use crate::error::Error;

/// What AWS SDK for JavaScript v2 says when it finds no credentials, word for word.
const MISSING: &str =
    "Missing credentials in config, if using AWS_CONFIG_FILE, set AWS_SDK_LOAD_CONFIG=1";

/// The credentials that one request is signed with.
///
/// The strings live as long as one signature: the allocator of `lib.rs` overwrites freed memory.
#[derive(Clone, PartialEq, Eq)]
pub struct Credentials {
    /// `AKIA…` for a long-lived key, `ASIA…` for a temporary one.
    pub access_key_id: String,
    /// The secret. It is never sent, logged or put into an error.
    pub secret_access_key: String,
    /// The token that goes with a temporary key.
    pub session_token: Option<String>,
}

impl Credentials {
    /// Credentials from the three values that the page gave. An empty token counts as none, as in
    /// both SDKs.
    ///
    /// # Errors
    ///
    /// `CredentialsError` with SDK v2's message when the key id or the secret is missing.
    pub fn new(
        access_key_id: Option<String>,
        secret_access_key: Option<String>,
        session_token: Option<String>,
    ) -> Result<Self, Error> {
        match (access_key_id, secret_access_key) {
            (Some(access_key_id), Some(secret_access_key)) => Ok(Self {
                access_key_id,
                secret_access_key,
                session_token: session_token.filter(|token| !token.is_empty()),
            }),
            _ => Err(Error::new("CredentialsError", MISSING)),
        }
    }
}

impl fmt::Debug for Credentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Credentials { ** redacted ** }")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(value: &str) -> Option<String> {
        Some(value.to_owned())
    }

    #[test]
    fn needs_key_and_secret() {
        for (id, secret) in [(None, None), (text("AKID"), None), (None, text("SECRET"))] {
            let error = Credentials::new(id, secret, text("TOKEN")).unwrap_err();
            assert_eq!(error.code, "CredentialsError");
            assert_eq!(error.message, MISSING);
        }
    }

    #[test]
    fn takes_an_empty_token_for_none() {
        let credentials = Credentials::new(text("AKID"), text("SECRET"), text("")).unwrap();
        assert_eq!(credentials.session_token, None);
    }

    #[test]
    fn does_not_show_itself() {
        let credentials = Credentials::new(text("AKID"), text("SECRET"), text("TOKEN")).unwrap();
        let shown = format!("{credentials:?}");
        for secret in ["AKID", "SECRET", "TOKEN"] {
            assert!(!shown.contains(secret), "{shown}");
        }
    }
}
