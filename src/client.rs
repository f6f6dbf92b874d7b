//! The way of one call: validate → endpoint → sign → read → retry or answer.
//!
//! Nothing here waits or sends. JavaScript carries each step out and comes back with what it got,
//! so that a whole call can be tested natively and a promise settles whatever happens here.

use crate::clock::Moment;
use crate::credentials::Credentials;
use crate::endpoint::{self, Settings};
use crate::error::Error;
use crate::get_job_document::{Checks, Params};
use crate::retry::{self, Kind, TokenBucket};
use crate::signing::{Request, Scope, Signed, Signer};
use crate::text::split_at_first;

/// The service's name in host names and in the credential scope.
const SERVICE: &str = "iot";

/// The longest life of a presigned URL, in seconds: a week.
const PRESIGNED_MAX: f64 = 604_800.0;

/// What one `Iot` object knows: its settings, the signing key it keeps, what it may spend on retries.
pub struct Client {
    settings: Settings,
    checks: Checks,
    signer: Signer,
    bucket: TokenBucket,
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

/// A failed attempt, as far as another one goes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Attempt<'a> {
    /// The error's code.
    pub code: &'a str,
    /// HTTP status, where there was a reply.
    pub status: Option<u16>,
    /// How many retries there have been.
    pub retries: u32,
    /// How many there may be.
    pub max_retries: u32,
    /// Whether the credentials can be renewed, and have not been for this call.
    pub renewable: bool,
    /// A random number in 0..1.
    pub random: f64,
    /// The page's base of the backoff, in ms.
    pub base: Option<f64>,
    /// What the service asked to wait, in ms.
    pub hint: Option<f64>,
}

/// What is to be done about a failed attempt.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Verdict {
    /// Whether another attempt makes sense.
    pub retryable: bool,
    /// How long to wait before it, in ms; nothing after the last one.
    pub delay: Option<f64>,
    /// Whether the credentials have expired.
    pub expired: bool,
}

impl Client {
    /// A client for these settings. They are judged at each call, behind its parameters.
    pub fn new(settings: Settings, checks: Checks) -> Self {
        Self {
            settings,
            checks,
            signer: Signer::default(),
            bucket: TokenBucket::default(),
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

    /// The headers that sign a `GET` of `target` with the page's own `headers` at `moment`.
    pub fn sign(
        &mut self,
        target: &Target,
        headers: &[(&str, &str)],
        credentials: &Credentials,
        moment: Moment,
    ) -> Signed {
        let (request, scope) = request(target, headers);
        self.signer.sign(&request, credentials, scope, moment)
    }

    /// The path and query of a URL that gets `target` without headers, for `expires` seconds from
    /// `moment`.
    ///
    /// # Errors
    ///
    /// `InvalidExpiryTime` for more than a week, in SDK v2's words.
    pub fn presign(
        &mut self,
        target: &Target,
        credentials: &Credentials,
        moment: Moment,
        expires: f64,
    ) -> Result<String, Error> {
        if expires > PRESIGNED_MAX {
            return Err(Error::new(
                "InvalidExpiryTime",
                "Presigning does not support expiry time greater than a week with SigV4 signing.",
            ));
        }
        let (request, scope) = request(target, &[]);
        let mut path = request.path.to_owned();
        let mut digits = itoa::Buffer::new();
        let expires = digits.format(expires as u32);
        path.push('?');
        path.push_str(
            &self
                .signer
                .presign(&request, credentials, scope, moment, expires),
        );
        Ok(path)
    }

    /// Judges a failed attempt.
    pub fn judge(&self, attempt: &Attempt<'_>) -> Verdict {
        let kind = retry::kind(attempt.code, attempt.status);
        let base = attempt.base.unwrap_or(retry::TRANSIENT_BASE);
        let delay = || retry::delay(kind, attempt.retries, attempt.random, base, attempt.hint);
        Verdict {
            retryable: match kind {
                Kind::Throttling | Kind::Transient => true,
                Kind::Expired => attempt.renewable,
                Kind::Final => false,
            },
            delay: (attempt.retries < attempt.max_retries).then(delay),
            expired: kind == Kind::Expired,
        }
    }

    /// Takes what a retry after this error costs: the cost, or 0 where there must be no retry.
    pub fn spend(&mut self, code: &str, status: Option<u16>) -> u32 {
        self.bucket.spend(retry::kind(code, status))
    }

    /// Gives back what the last retry of a call cost that has succeeded; 0 if there was none.
    pub fn refund(&mut self, cost: u32) {
        self.bucket.refund(cost);
    }
}

fn request<'a>(target: &'a Target, headers: &'a [(&'a str, &'a str)]) -> (Request<'a>, Scope<'a>) {
    let (path, query) = split_at_first(&target.path, b'?');
    let request = Request {
        method: "GET",
        host: &target.host,
        path,
        query,
        headers,
        body: &[],
    };
    let scope = Scope {
        region: &target.region,
        service: SERVICE,
    };
    (request, scope)
}

#[cfg(test)]
mod tests;
