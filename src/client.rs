//! The way of one call: validate → endpoint → sign, then read, then retry or answer.
//!
//! Nothing here waits or sends. JavaScript carries each step out and comes back with what it got,
//! so that a whole call can be tested natively and a promise settles whatever happens here.

use crate::clock::Moment;
use crate::credentials::Credentials;
use crate::endpoint::{self, Settings};
use crate::error::Error;
use crate::get_job_document::{Checks, Params};
use crate::signing::{Request, Scope, Signer};
use crate::text::{concat, decimal, split_at_first};

/// The service's name in host names and in the credential scope.
const SERVICE: &str = "iot";

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

/// Where a call with these parameters goes.
///
/// # Errors
///
/// What [`Params::validate`] finds; then what [`endpoint::resolve`] finds.
pub fn prepare(params: &Params, checks: Checks, settings: Settings) -> Result<Target, Error> {
    let input = params.validate(checks)?;
    let endpoint = endpoint::resolve(SERVICE, settings)?;
    let question_mark = if input.query().is_empty() { "" } else { "?" };
    let path = concat(&[&endpoint.path, &input.path, question_mark, input.query()]);
    Ok(Target {
        protocol: endpoint.protocol,
        host: endpoint.host,
        path,
        region: endpoint.region,
    })
}

/// The headers that sign a `GET` of `path` with the page's own `headers` at `moment`. Both are lines
/// of `name:value`.
pub fn sign(
    signer: &mut Signer,
    (host, path, region): (&str, &str, &str),
    headers: &str,
    credentials: &Credentials<'_>,
    moment: Moment,
) -> String {
    let lower_case = headers.to_ascii_lowercase();
    let mut page_headers = Vec::new();
    let (mut names, mut rest) = (&*lower_case, headers);
    while !rest.is_empty() {
        let (name, names_behind) = split_at_first(names, b'\n');
        let (line, behind) = split_at_first(rest, b'\n');
        let (name, _) = split_at_first(name, b':');
        if !UNSIGNED.contains(&name) {
            page_headers.push((name, split_at_first(line, b':').1));
        }
        (names, rest) = (names_behind, behind);
    }
    let (request, scope) = request(host, path, region, &page_headers);
    let signed = signer.sign(&request, credentials, scope, moment);
    let (token_name, token) = match credentials.session_token {
        "" => ("", ""),
        token => ("\nx-amz-security-token:", token),
    };
    concat(&[
        "X-Amz-Date:",
        &signed.amz_date,
        "\nAuthorization:",
        &signed.authorization,
        token_name,
        token,
    ])
}

/// Path and query of a URL that gets `path` without headers, for `expires` seconds from `moment`.
///
/// # Errors
///
/// `InvalidExpiryTime` for more than a week, in SDK v2's words.
pub fn presign(
    signer: &mut Signer,
    (host, path, region): (&str, &str, &str),
    credentials: &Credentials<'_>,
    moment: Moment,
    expires: f64,
) -> Result<String, Error> {
    if expires > PRESIGNED_MAX {
        return Err(Error::new(
            "InvalidExpiryTime",
            "Presigning does not support expiry time greater than a week with SigV4 signing.",
        ));
    }
    let (request, scope) = request(host, path, region, &[]);
    let expires = decimal(expires as u32);
    let query = signer.presign(&request, credentials, scope, moment, &expires);
    Ok(concat(&[request.path, "?", &query]))
}

fn request<'a>(
    host: &'a str,
    path: &'a str,
    region: &'a str,
    headers: &'a [(&'a str, &'a str)],
) -> (Request<'a>, Scope<'a>) {
    let (path, query) = split_at_first(path, b'?');
    let request = Request {
        method: "GET",
        host,
        path,
        query,
        headers,
        body: &[],
    };
    let scope = Scope {
        region,
        service: SERVICE,
    };
    (request, scope)
}

#[cfg(test)]
mod tests;
