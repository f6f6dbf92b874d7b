//! What the calls of a client share, and the options of one call.

use std::cell::Cell;

use crate::endpoint::Settings;
use crate::get_job_document::Checks;
use crate::retry::{self, Bucket};
use crate::signing::Signer;

/// What the calls of one client share.
#[derive(Debug, Default)]
pub struct Client {
    /// What may still be spent on retries.
    pub bucket: Bucket,
    /// What is added to this machine's clock to get the service's, in ms: `systemClockOffset` of both SDKs.
    pub clock_offset: Cell<f64>,
    /// The signing key of the day.
    pub signer: Signer,
}

impl Client {
    /// A client whose signing key is kept in `signer`, which others may share.
    pub fn new(signer: Signer) -> Self {
        Self {
            signer,
            ..Self::default()
        }
    }
}

/// Whose words and waits a call uses.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Dialect {
    /// AWS SDK for JavaScript v2.
    #[default]
    V2,
    /// AWS SDK for JavaScript v3.
    V3,
}

/// The options of one call. They are read again for each call, as both SDKs do.
#[derive(Clone, Debug)]
pub struct Options {
    /// Where the call goes.
    pub settings: Settings,
    /// Whose words and waits it uses.
    pub dialect: Dialect,
    /// How often a failed attempt is retried.
    pub max_retries: u32,
    /// The base of the backoff in ms that the page sets; 0 for the SDK's own.
    pub retry_base: f64,
    /// How long one attempt, or the loading of credentials, may take, in ms; 0 for no limit.
    pub timeout: f64,
    /// Whether the clock offset follows the service's clock.
    pub corrects_clock: bool,
    /// Which parameters are checked.
    pub checks: Checks,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            settings: Settings::default(),
            dialect: Dialect::V2,
            max_retries: retry::MAX_RETRIES,
            retry_base: 0.0,
            timeout: 120_000.0,
            corrects_clock: true,
            checks: Checks::ALL,
        }
    }
}
