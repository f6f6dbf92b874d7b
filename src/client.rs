//! The way of one call: validate → endpoint → sign, then read, then retry or answer.
//!
//! Nothing here waits or sends. JavaScript carries each step out and comes back with what it got,
//! so that a whole call can be tested natively and a promise settles whatever happens here.

use crate::clock::Moment;
use crate::credentials::Credentials;
use crate::endpoint::{self, CustomEndpoint, Settings};
use crate::error::Error;
use crate::get_job_document::{Checks, Params};
use crate::signing::{Request, Scope, Signer};
use crate::text::{concat, decimal, split_at_empty_line, split_at_first};

/// The longest life of a presigned URL, in seconds: a week.
const PRESIGNED_MAX: f64 = 604_800.0;

/// Headers that are sent and not signed, as in SDK v2, and those that the signature itself sets.
const UNSIGNED: &[&str] = &[
    "authorization",
    "content-type",
    "content-length",
    "user-agent",
    "presigned-expires",
    "expect",
    "x-amzn-trace-id",
    "x-amz-date",
    "x-amz-security-token",
    "host",
];

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

impl Target {
    /// Protocol, host, path and region, a line each: none of them can contain a line's end.
    pub fn to_lines(&self) -> String {
        let Self {
            protocol,
            host,
            path,
            region,
        } = self;
        concat(&[protocol, "\n", host, "\n", path, "\n", region])
    }
}

/// What a signature covers.
#[derive(Clone, Debug)]
pub struct Signable<'a> {
    /// Host as the browser sends it.
    pub host: &'a str,
    /// Path and query, URI-encoded.
    pub path: &'a str,
    /// The region of the credential scope.
    pub region: &'a str,
    /// The service of the credential scope.
    pub service: &'a str,
    /// The body of a `POST`; empty for a `GET`.
    pub body: &'a str,
    /// What it is signed with.
    pub credentials: Credentials<'a>,
    /// The page's own headers, lines of `name:value`, the names in lower case as `Headers` gives them.
    pub headers: &'a str,
}

impl<'a> Signable<'a> {
    /// From a line each: access key id, secret, host, path, region, service, body; then the headers, an
    /// empty line, and the token. It is the last, as it is the longest: nothing is looked for in it.
    pub fn from_lines(lines: &'a str) -> Self {
        let mut rest = lines;
        let mut next = || {
            let (line, behind) = split_at_first(rest, b'\n');
            rest = behind;
            line
        };
        let (access_key_id, secret_access_key) = (next(), next());
        let (host, path, region, service, body) = (next(), next(), next(), next(), next());
        let (headers, session_token) = split_at_empty_line(rest);
        Self {
            host,
            path,
            region,
            service,
            body,
            credentials: Credentials {
                access_key_id,
                secret_access_key,
                session_token,
            },
            headers,
        }
    }

    fn request(&self, headers: &'a [(&'a str, &'a str)]) -> (Request<'a>, Scope<'a>) {
        let (path, query) = split_at_first(self.path, b'?');
        let request = Request {
            method: if self.body.is_empty() { "GET" } else { "POST" },
            host: self.host,
            path,
            query,
            headers,
            body: self.body,
        };
        let scope = Scope {
            region: self.region,
            service: self.service,
        };
        (request, scope)
    }
}

/// The switches of a client.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Switches(u32);

impl Switches {
    /// The FIPS endpoint.
    pub const FIPS: Self = Self(1);
    /// The dual-stack endpoint.
    pub const DUAL_STACK: Self = Self(2);
    /// A custom endpoint.
    pub const CUSTOM: Self = Self(4);
    /// The custom endpoint has user info, a query or a fragment.
    pub const EXTRAS: Self = Self(8);
    /// Check for members that the operation does not have.
    pub const UNEXPECTED: Self = Self(16);
    /// Check the length of the job id.
    pub const MAX: Self = Self(32);
    /// Check the characters of the job id.
    pub const PATTERN: Self = Self(64);
    /// Not the operation: a request to STS.
    pub const STS: Self = Self(128);
    /// Not the operation: a request to Cognito's identity pools.
    pub const COGNITO: Self = Self(256);

    /// The switches whose sum this is.
    pub fn from_bits(bits: u32) -> Self {
        Self(bits)
    }

    fn has(self, switch: Self) -> bool {
        self.0 & switch.0 != 0
    }
}

/// Where a call goes, or the root of another service that `switches` name.
///
/// `lines` has protocol, host and path of a custom endpoint, empty where there is none, and the region,
/// a line each, then the parameters as [`Params::from_lines`] takes them.
///
/// # Errors
///
/// What [`Params::validate`] finds; then what [`endpoint::resolve`] finds.
pub fn prepare(lines: &str, switches: Switches) -> Result<Target, Error> {
    let (protocol, rest) = split_at_first(lines, b'\n');
    let (host, rest) = split_at_first(rest, b'\n');
    let (path, rest) = split_at_first(rest, b'\n');
    let (region, params) = split_at_first(rest, b'\n');
    let settings = Settings {
        region,
        fips: switches.has(Switches::FIPS),
        dual_stack: switches.has(Switches::DUAL_STACK),
        custom: switches.has(Switches::CUSTOM).then_some(CustomEndpoint {
            protocol,
            host,
            path,
            has_extras: switches.has(Switches::EXTRAS),
        }),
    };
    let (service, path) = if switches.has(Switches::STS) {
        (endpoint::STS, "/".to_owned())
    } else if switches.has(Switches::COGNITO) {
        (endpoint::COGNITO, "/".to_owned())
    } else {
        let path = Params::from_lines(params).validate(Checks {
            unexpected: switches.has(Switches::UNEXPECTED),
            max: switches.has(Switches::MAX),
            pattern: switches.has(Switches::PATTERN),
        })?;
        (endpoint::IOT, path)
    };
    let endpoint = endpoint::resolve(service, settings)?;
    Ok(Target {
        protocol: endpoint.protocol,
        host: endpoint.host,
        path: concat(&[&endpoint.path, &path]),
        region: endpoint.region,
    })
}

/// The values of `x-amz-date` and `authorization` that sign a call at `moment`, a line each.
pub fn sign(signer: &mut Signer, call: &Signable<'_>, moment: Moment) -> String {
    let mut page_headers = Vec::new();
    let mut rest = call.headers;
    while !rest.is_empty() {
        let (line, behind) = split_at_first(rest, b'\n');
        let (name, value) = split_at_first(line, b':');
        if !UNSIGNED.contains(&name) {
            page_headers.push((name, value));
        }
        rest = behind;
    }
    let (request, scope) = call.request(&page_headers);
    let signed = signer.sign(&request, &call.credentials, scope, moment);
    concat(&[&signed.amz_date, "\n", &signed.authorization])
}

/// Path and query of a URL that makes the call without headers, for `expires` seconds from `moment`.
///
/// # Errors
///
/// `InvalidExpiryTime` for more than a week, in SDK v2's words, and for less than a second.
pub fn presign(
    signer: &mut Signer,
    call: &Signable<'_>,
    moment: Moment,
    expires: f64,
) -> Result<String, Error> {
    let problem = if expires > PRESIGNED_MAX {
        "Presigning does not support expiry time greater than a week with SigV4 signing."
    } else if expires < 1.0 {
        "The expiry time of a URL is a number of seconds"
    } else {
        ""
    };
    if !problem.is_empty() {
        return Err(Error::new("InvalidExpiryTime", problem));
    }
    let (request, scope) = call.request(&[]);
    let expires = decimal(expires as u32);
    let query = signer.presign(&request, &call.credentials, scope, moment, &expires);
    Ok(concat(&[request.path, "?", &query]))
}

#[cfg(test)]
mod tests;
