//! From a call to its signed request.

use std::fmt;

#[cfg(not(target_arch = "wasm32"))]
use zeroize::Zeroize;

use super::event::{Exchange, Header};
use crate::clock::Moment;
use crate::credentials::Keys;
use crate::endpoint::{Endpoint, Service};
use crate::error::{Error, Result};
use crate::signing::{self, Scope, Signer};
use crate::text::{concat, decimal, split_at_first, split_at_last};

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

/// Where a call goes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Target {
    /// `https:` or `http:`.
    pub protocol: String,
    /// Host with its port, unless that is the protocol's own.
    pub host: String,
    /// Path and query, URI-encoded.
    pub path: String,
    /// The region of the credential scope.
    pub region: String,
}

impl Target {
    /// The place at `endpoint` that has this path and query.
    pub fn new(endpoint: Endpoint, path: &str) -> Self {
        Self {
            path: concat(&[&endpoint.path, path]),
            protocol: endpoint.protocol,
            host: endpoint.host,
            region: endpoint.region,
        }
    }

    /// The whole URL.
    pub fn url(&self) -> String {
        concat(&[&self.protocol, "//", &self.host, &self.path])
    }

    /// The host without its port.
    pub fn hostname(&self) -> &str {
        match split_at_last(&self.host, b':') {
            ("", _) => &self.host,
            // An IPv6 address without a port.
            (_, end) if end.ends_with(']') => &self.host,
            (hostname, _) => hostname,
        }
    }

    fn signable<'a>(
        &'a self,
        exchange: Option<&'a Exchange>,
        headers: &'a [(&'a str, &'a str)],
    ) -> signing::Request<'a> {
        let (path, query) = split_at_first(&self.path, b'?');
        signing::Request {
            method: if exchange.is_some() { "POST" } else { "GET" },
            host: &self.host,
            path,
            query,
            headers,
            body: exchange.map_or("", |exchange| &exchange.body),
        }
    }
}

/// A request that is ready to be sent. Its headers and its body are overwritten when it is dropped.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Request {
    /// The whole URL.
    pub url: String,
    /// The body of a `POST`; a `GET` has none.
    pub body: Option<String>,
    /// All headers: those of the page, then those that this crate sets.
    pub headers: Vec<Header>,
}

impl fmt::Debug for Request {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Request { ** redacted ** }")
    }
}

// In the WebAssembly, the allocator overwrites all that is freed.
#[cfg(not(target_arch = "wasm32"))]
impl Drop for Request {
    fn drop(&mut self) {
        for header in &mut self.headers {
            header.value.zeroize();
        }
        self.body.zeroize();
    }
}

/// What a request is signed with, and when.
pub struct Signature<'a> {
    /// What keeps the signing key.
    pub signer: &'a Signer,
    /// The keys.
    pub keys: &'a Keys,
    /// The time, in ms since 1970 by the service's clock.
    pub time: f64,
}

/// The name of the service in a credential scope.
fn scope<'a>(target: &'a Target, exchange: Option<&Exchange>) -> Scope<'a> {
    let service = exchange.map_or(Service::Iot, |exchange| exchange.service);
    Scope {
        region: &target.region,
        service: service.name(),
    }
}

/// The request of a call; `page` are the headers of the page that are signed with it. Without a signature only
/// those of the exchange are there.
///
/// # Errors
///
/// `InvalidHeader` for a header of the page that no request can have, in SDK v2's words.
pub fn build(
    target: &Target,
    exchange: Option<&Exchange>,
    page: &[Header],
    signature: Option<Signature<'_>>,
) -> Result<Request> {
    let mut request = Request {
        url: target.url(),
        body: exchange.map(|exchange| exchange.body.clone()),
        headers: exchange.map_or_else(|| page.to_vec(), |exchange| exchange.headers.clone()),
    };
    let Some(Signature { signer, keys, time }) = signature else {
        return Ok(request);
    };
    let mut names = Vec::with_capacity(page.len());
    for header in page {
        let name = header.name.to_ascii_lowercase();
        if !is_name(&name) || !is_value(&header.value) {
            let parts = &["Header ", &name, " contains invalid value"];
            return Err(Error::new("InvalidHeader", &concat(parts)));
        }
        names.push(name);
    }
    let mut signed = Vec::with_capacity(page.len());
    for (name, header) in names.iter().zip(page) {
        if !UNSIGNED.contains(&&**name) {
            signed.push((&**name, &*header.value));
        }
    }
    let signable = target.signable(exchange, &signed);
    let made = signer.sign(
        &signable,
        keys,
        scope(target, exchange),
        Moment::from_ms(time),
    );
    let mut add = |name: &str, value: String| {
        request.headers.push(Header {
            name: name.to_owned(),
            value,
        });
    };
    add("X-Amz-Date", made.amz_date);
    add("Authorization", made.authorization);
    if !keys.session_token.is_empty() {
        add("x-amz-security-token", keys.session_token.clone());
    }
    Ok(request)
}

/// Whether a text can be the name of a header, in lower case: a token of RFC 9110.
fn is_name(name: &str) -> bool {
    // A list of bytes to search would bring the standard library's fast search with it: 100 bytes of brotli.
    let is_token = |byte: u8| {
        byte.is_ascii_alphanumeric()
            || matches!(byte, b'!' | b'#'..=b'\'' | b'*' | b'+' | b'-' | b'.' | b'^'..=b'`' | b'|' | b'~')
    };
    !name.is_empty() && name.bytes().all(is_token)
}

/// Whether a text can be the value of a header: `fetch` takes Latin 1 without line breaks and NUL.
fn is_value(value: &str) -> bool {
    // In UTF-8, a character beyond U+00FF begins with 0xc4 or more.
    !value
        .bytes()
        .any(|byte| matches!(byte, b'\r' | b'\n' | b'\0' | 0xc4..))
}

/// A URL that makes the call without headers, for `expires` seconds.
///
/// # Errors
///
/// `InvalidExpiryTime` for more than a week, in SDK v2's words, and for less than a second.
pub fn presign(target: &Target, signature: &Signature<'_>, expires: f64) -> Result<String> {
    let problem = if expires > PRESIGNED_MAX {
        "Presigning does not support expiry time greater than a week with SigV4 signing."
    } else if expires.is_nan() || expires < 1.0 {
        "The expiry time of a URL is a number of seconds"
    } else {
        ""
    };
    if !problem.is_empty() {
        return Err(Error::new("InvalidExpiryTime", problem));
    }
    let signable = target.signable(None, &[]);
    let query = signature.signer.presign(
        &signable,
        signature.keys,
        scope(target, None),
        Moment::from_ms(signature.time),
        &decimal(expires as u32),
    );
    Ok(concat(&[
        &target.protocol,
        "//",
        &target.host,
        signable.path,
        "?",
        &query,
    ]))
}

#[cfg(test)]
mod tests;
