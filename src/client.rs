//! The way of one call: validate → endpoint → sign → read.
//!
//! Nothing here waits or sends. JavaScript carries each step out and comes back with what it got,
//! so that a whole call can be tested natively and a promise settles whatever happens here.

use crate::clock::Moment;
use crate::credentials::Credentials;
use crate::endpoint::{self, Settings};
use crate::error::Error;
use crate::get_job_document::{Checks, Params};
use crate::signing::{Request, Scope, Signed, Signer};
use crate::text::split_at_first;

/// The service's name in host names and in the credential scope.
const SERVICE: &str = "iot";

/// What one `Iot` object knows: its settings, and the signing key it keeps.
pub struct Client {
    settings: Settings,
    checks: Checks,
    signer: Signer,
}

/// A valid call: where it goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    /// `https:` or `http:`.
    pub protocol: String,
    /// Host as the browser sends it.
    pub host: String,
    /// Path and query, URI-encoded.
    pub path: String,
    /// The region of the credential scope.
    pub region: String,
}

impl Client {
    /// A client for these settings. They are judged at each call, behind its parameters.
    pub fn new(settings: Settings, checks: Checks) -> Self {
        Self {
            settings,
            checks,
            signer: Signer::default(),
        }
    }

    /// Where a call with these parameters goes.
    ///
    /// # Errors
    ///
    /// What [`Params::validate`] finds; then what [`endpoint::resolve`] finds.
    pub fn prepare(&self, params: &Params) -> Result<Target, Error> {
        let input = params.validate(self.checks)?;
        let endpoint = endpoint::resolve(SERVICE, self.settings.clone())?;
        let mut path = endpoint.path;
        path.push_str(&input.path);
        if !input.query().is_empty() {
            path.push('?');
            path.push_str(input.query());
        }
        Ok(Target {
            protocol: endpoint.protocol,
            host: endpoint.host,
            path,
            region: endpoint.region,
        })
    }

    /// The headers that sign a `GET` of `target` at `moment`.
    pub fn sign(&mut self, target: &Target, credentials: &Credentials, moment: Moment) -> Signed {
        let (path, query) = split_at_first(&target.path, b'?');
        let request = Request {
            method: "GET",
            host: &target.host,
            path,
            query,
            headers: &[],
            body: &[],
        };
        let scope = Scope {
            region: &target.region,
            service: SERVICE,
        };
        self.signer.sign(&request, credentials, scope, moment)
    }
}

#[cfg(test)]
mod tests;
