//! Keys with their session token and their end: whether they may sign, and when they must be refreshed.

use std::fmt;

#[cfg(not(target_arch = "wasm32"))]
use zeroize::Zeroize;

use crate::client::Dialect;
use crate::error::{Error, Result};

/// How long before its end a session counts as expired, in ms: `expiryWindow` of SDK v2.
pub const EXPIRY_WINDOW: f64 = 15_000.0;

/// The keys that one attempt is signed with. They are overwritten when they are dropped.
#[derive(Clone, Default, PartialEq)]
pub struct Keys {
    /// `AKIA…` for a long-lived key, `ASIA…` for a temporary one.
    pub access_key_id: String,
    /// The secret. It is never sent, logged or put into an error.
    pub secret_access_key: String,
    /// The token that belongs to a temporary key; empty for none.
    pub session_token: String,
    /// When they expire, in ms since 1970; `NaN` where that is not known.
    pub expiration: f64,
    /// Whether their source may give other keys when it is asked again.
    pub can_refresh: bool,
}

// In the WebAssembly, the allocator overwrites all that is freed.
#[cfg(not(target_arch = "wasm32"))]
impl Drop for Keys {
    fn drop(&mut self) {
        self.access_key_id.zeroize();
        self.secret_access_key.zeroize();
        self.session_token.zeroize();
    }
}

impl fmt::Debug for Keys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Keys { ** redacted ** }")
    }
}

/// Whether keys that their source holds may be used by the service's clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// They are good for longer than [`EXPIRY_WINDOW`].
    Good,
    /// They have expired, or will within [`EXPIRY_WINDOW`].
    Ending,
    /// Only their source can tell.
    Unknown,
}

impl Keys {
    /// How these keys stand at `time`, in ms since 1970 by the service's clock.
    ///
    /// A source that can refresh its keys compares their end with this machine's clock. Where that clock is
    /// known to be wrong, the service's counts.
    pub fn standing(&self, time: f64) -> Standing {
        let lifetime = self.expiration - time;
        if !self.can_refresh || lifetime.is_nan() {
            Standing::Unknown
        } else if lifetime > EXPIRY_WINDOW {
            Standing::Good
        } else {
            Standing::Ending
        }
    }

    /// Checks that these keys can sign. `lifetime` is how long they are still good for, in ms; `NaN` where that
    /// is not known.
    ///
    /// # Errors
    ///
    /// `CredentialsError`: with the SDK's message when the key id or the secret is missing; with a message of
    /// its own for a temporary key without its token, for keys that have expired, and for a value with a
    /// character that no key has: no header takes it.
    pub fn check(&self, lifetime: f64, dialect: Dialect) -> Result<()> {
        let values = [
            &self.access_key_id,
            &self.secret_access_key,
            &self.session_token,
        ];
        let is_strange = |byte: u8| !matches!(byte, b' '..=b'~');
        let message = if values.iter().any(|value| value.bytes().any(is_strange)) {
            "A key or token has a line break or another character that no key has"
        } else if self.access_key_id.is_empty() || self.secret_access_key.is_empty() {
            missing(dialect, true)
        } else if self.access_key_id.starts_with("ASIA") && self.session_token.is_empty() {
            "A temporary key (ASIA…) needs its sessionToken"
        } else if lifetime <= 0.0 {
            "These credentials have expired by this machine's clock"
        } else {
            return Ok(());
        };
        let mut error = Error::new(CODE, message);
        if lifetime <= 0.0 {
            error.hint = Some("Get new credentials, or correct this machine's clock.".to_owned());
        }
        Err(error)
    }
}

/// The code of each error about credentials.
pub const CODE: &str = "CredentialsError";

/// What an SDK says where there are no keys, word for word. `is_set` tells whether there is something that should
/// give them.
pub fn missing(dialect: Dialect, is_set: bool) -> &'static str {
    match (dialect, is_set) {
        (Dialect::V2, _) => {
            "Missing credentials in config, if using AWS_CONFIG_FILE, set AWS_SDK_LOAD_CONFIG=1"
        }
        (Dialect::V3, true) => "Resolved credential object is not valid",
        (Dialect::V3, false) => "Credential is missing",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(id: &str, secret: &str, token: &str) -> Keys {
        Keys {
            access_key_id: id.into(),
            secret_access_key: secret.into(),
            session_token: token.into(),
            expiration: f64::NAN,
            can_refresh: true,
        }
    }

    fn check(id: &str, secret: &str, token: &str, lifetime: f64) -> Result<()> {
        keys(id, secret, token).check(lifetime, Dialect::V2)
    }

    #[test]
    fn need_a_key_id_and_a_secret() {
        for (id, secret, token) in [
            ("", "", ""),
            ("AKID", "", ""),
            ("", "SECRET", ""),
            ("", "", "TOKEN"),
        ] {
            let error = check(id, secret, token, f64::NAN).unwrap_err();
            assert_eq!(error.code, "CredentialsError");
            assert_eq!(error.message, missing(Dialect::V2, true));
            let error = keys(id, secret, token).check(f64::NAN, Dialect::V3);
            assert_eq!(
                error.unwrap_err().message,
                "Resolved credential object is not valid"
            );
        }
        assert_eq!(check("AKID", "SECRET", "", f64::NAN), Ok(()));
    }

    #[test]
    fn need_the_token_of_a_temporary_key() {
        let error = check("ASIAEXAMPLE", "SECRET", "", f64::NAN).unwrap_err();
        assert!(error.message.contains("sessionToken"), "{error}");
        assert_eq!(check("ASIAEXAMPLE", "SECRET", "TOKEN", f64::NAN), Ok(()));
    }

    #[test]
    fn have_no_character_that_no_key_has() {
        for (secret, token) in [
            ("SEC\nRET", ""),
            ("SECRET", "\nTOKEN"),
            ("SECRET\r", ""),
            ("SECRET", "TOKEN\u{200b}"),
            ("SECRET", "TO\u{2026}KEN"),
            ("SECRET", "TOK\u{7f}EN"),
        ] {
            let error = check("AKID", secret, token, f64::NAN).unwrap_err();
            assert!(error.message.contains("line break"), "{error}");
            assert!(!error.message.contains("SEC"), "{error}");
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
            let found = check("ASIAEXAMPLE", "SECRET", "TOKEN", lifetime);
            assert_eq!(found.is_err(), is_over, "{lifetime}");
            if let Err(error) = found {
                assert!(error.message.contains("have expired"), "{error}");
                assert!(error.hint.is_some());
            }
        }
    }

    #[test]
    fn are_refreshed_15_seconds_before_their_end() {
        for (expiration, can_refresh, expected) in [
            (115_001.0, true, Standing::Good),
            (115_000.0, true, Standing::Ending),
            (0.0, true, Standing::Ending),
            (f64::NAN, true, Standing::Unknown),
            (200_000.0, false, Standing::Unknown),
            (0.0, false, Standing::Unknown),
        ] {
            let mut keys = keys("A", "B", "C");
            keys.expiration = expiration;
            keys.can_refresh = can_refresh;
            assert_eq!(keys.standing(100_000.0), expected, "{expiration}");
        }
    }

    #[test]
    fn do_not_show_themselves() {
        let shown = format!("{:?}", keys("AKID", "SECRET", "TOKEN"));
        assert_eq!(shown, "Keys { ** redacted ** }");
    }
}
