//! Signature Version 4: from a request to its `authorization` header.
//!
//! The signature is that of `aws-sigv4`. The canonical request and the signing key are made here: the whole
//! signer of that crate costs 60–80 kB of brotli in the wasm, and its key derivation, which formats a date
//! through the `time` crate, 1.7 kB. Native tests compare both with that crate byte for byte.
//!
//! Source: [Create a signed AWS API request](https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html).

use std::cell::Cell;
use std::fmt;
use std::rc::Rc;

use aws_sigv4::sign::v4::calculate_signature;
use hmac::{Hmac, KeyInit, Mac};
use sha2::{Digest, Sha256};
use zeroize::Zeroize;

use crate::clock::Moment;
use crate::credentials::Keys;
use crate::text::{concat, split_at_first, split_at_space, wipe};

const ALGORITHM: &str = "AWS4-HMAC-SHA256";
/// Length of `yyyyMMdd`, the date at the start of an `x-amz-date`.
const DATE_LENGTH: usize = 8;

/// The parts of a request that are signed.
#[derive(Clone, Debug)]
pub struct Request<'a> {
    /// `GET` or `POST`.
    pub method: &'a str,
    /// The host as the browser sends it: lower case, without a default port.
    pub host: &'a str,
    /// The path as it is sent: URI-encoded once, starting with `/`.
    pub path: &'a str,
    /// The query as it is sent: URI-encoded, without the `?`, empty if there is none.
    pub query: &'a str,
    /// Names (lower case) and values of the headers that are signed beside `host`, `x-amz-date`
    /// and `x-amz-security-token`.
    pub headers: &'a [(&'a str, &'a str)],
    /// The body; empty for a `GET`.
    pub body: &'a str,
}

/// Where a signature counts: the two variable parts of the credential scope beside the date.
#[derive(Clone, Copy, Debug)]
pub struct Scope<'a> {
    /// The region, in the case in which the page wrote it.
    pub region: &'a str,
    /// The signing name of the service: `iot`, `sts`.
    pub service: &'a str,
}

/// The headers that a signature adds. The session token, where there is one, is sent as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signed {
    /// Value of the `authorization` header.
    pub authorization: String,
    /// Value of the `x-amz-date` header.
    pub amz_date: String,
}

/// The hash of nothing, in hexadecimal: nearly every request has it for its body.
const EMPTY_HASH: &str = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

/// Signs requests, and keeps the signing key of the day for the last keys it saw: another takes its place in
/// memory. A clone shares what is kept.
#[derive(Clone, Default)]
pub struct Signer {
    // A `Cell`, not a `RefCell`: a trap in the wasm must not leave it borrowed.
    kept: Rc<Cell<Option<SigningKey>>>,
}

impl fmt::Debug for Signer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Signer { ** redacted ** }")
    }
}

#[derive(Clone, Copy)]
struct SigningKey {
    /// Hash of all that the key is made from, so that the secret itself need not be kept.
    origin: [u8; 32],
    key: [u8; 32],
}

impl Signer {
    /// The headers that sign `request` with `keys` at `moment`.
    pub fn sign(
        &self,
        request: &Request<'_>,
        keys: &Keys,
        scope: Scope<'_>,
        moment: Moment,
    ) -> Signed {
        let amz_date = moment.amz_date();
        let mut headers = vec![("host", request.host), ("x-amz-date", &amz_date)];
        if !keys.session_token.is_empty() {
            headers.push(("x-amz-security-token", &keys.session_token));
        }
        headers.extend_from_slice(request.headers);
        let (mut canonical, signed_headers) = canonical_request(request, request.query, &headers);
        let credential_scope = credential_scope(&amz_date, scope);
        let signature = self.signature(&canonical, keys, scope, &amz_date, &credential_scope);
        wipe(&mut canonical);
        let authorization = concat(&[
            ALGORITHM,
            " Credential=",
            &keys.access_key_id,
            "/",
            &credential_scope,
            ", SignedHeaders=",
            &signed_headers,
            ", Signature=",
            &signature,
        ]);
        Signed {
            authorization,
            amz_date,
        }
    }

    /// The query that signs `request` without headers, for `expires` seconds (digits) from `moment`.
    ///
    /// Source: [Authenticating requests: query parameters](https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-authentication-methods.html).
    pub fn presign(
        &self,
        request: &Request<'_>,
        keys: &Keys,
        scope: Scope<'_>,
        moment: Moment,
        expires: &str,
    ) -> String {
        let amz_date = moment.amz_date();
        let credential_scope = credential_scope(&amz_date, scope);
        let credential = concat(&[&keys.access_key_id, "/", &credential_scope]);
        let mut query = String::new();
        for (name, value) in [
            ("X-Amz-Algorithm", ALGORITHM),
            ("X-Amz-Credential", &credential),
            ("X-Amz-Date", &amz_date),
            ("X-Amz-Expires", expires),
            ("X-Amz-Security-Token", &keys.session_token),
            ("X-Amz-SignedHeaders", "host"),
        ] {
            if !value.is_empty() {
                query.push_str(name);
                query.push('=');
                push_encoded(&mut query, value);
                query.push('&');
            }
        }
        query.push_str(request.query);
        let query = canonical_query(&query);
        let (canonical, _) = canonical_request(request, &query, &[("host", request.host)]);
        let signature = self.signature(&canonical, keys, scope, &amz_date, &credential_scope);
        concat(&[&query, "&X-Amz-Signature=", &signature])
    }

    #[inline(never)]
    fn signature(
        &self,
        canonical_request: &str,
        keys: &Keys,
        scope: Scope<'_>,
        amz_date: &str,
        credential_scope: &str,
    ) -> String {
        let string_to_sign = concat(&[
            ALGORITHM,
            "\n",
            amz_date,
            "\n",
            credential_scope,
            "\n",
            &hex(&sha256(canonical_request)),
        ]);
        let mut key = self.signing_key(keys, scope, date_of(amz_date), credential_scope);
        let signature = calculate_signature(key, string_to_sign.as_bytes());
        key.zeroize();
        signature
    }

    /// The signing key: the kept one, or a new one where secret, date, region or service differ.
    fn signing_key(
        &self,
        keys: &Keys,
        scope: Scope<'_>,
        date: &str,
        credential_scope: &str,
    ) -> [u8; 32] {
        // The separator keeps the end of the secret apart from the start of the scope.
        let mut text = concat(&[&keys.secret_access_key, "\n", credential_scope]);
        let origin = sha256(&text);
        wipe(&mut text);
        let kept = self.kept.take().filter(|kept| kept.origin == origin);
        let signing_key = kept.unwrap_or_else(|| SigningKey {
            origin,
            key: derive_key(&keys.secret_access_key, date, scope),
        });
        self.kept.set(Some(signing_key));
        signing_key.key
    }
}

/// The signing key of a day (`yyyyMMdd`).
fn derive_key(secret: &str, date: &str, scope: Scope<'_>) -> [u8; 32] {
    let mut start = concat(&["AWS4", secret]);
    let mut key = hmac(start.as_bytes(), date);
    wipe(&mut start);
    for part in [scope.region, scope.service, "aws4_request"] {
        key = hmac(&key, part);
    }
    key
}

#[inline(never)]
fn hmac(key: &[u8], message: &str) -> [u8; 32] {
    // A key of HMAC has any length: there is no error.
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(key) else {
        return [0; 32];
    };
    mac.update(message.as_bytes());
    mac.finalize().into_bytes().into()
}

#[inline(never)]
fn sha256(message: &str) -> [u8; 32] {
    Sha256::digest(message.as_bytes()).into()
}

/// `yyyyMMdd`, the date of an `x-amz-date`.
fn date_of(amz_date: &str) -> &str {
    amz_date.get(..DATE_LENGTH).unwrap_or_default()
}

/// `yyyyMMdd/region/service/aws4_request`.
fn credential_scope(amz_date: &str, scope: Scope<'_>) -> String {
    let date = date_of(amz_date);
    concat(&[date, "/", scope.region, "/", scope.service, "/aws4_request"])
}

/// The canonical request with this query and these headers, and the list of its signed headers.
#[inline(never)]
fn canonical_request(
    request: &Request<'_>,
    query: &str,
    signed: &[(&str, &str)],
) -> (String, String) {
    let mut headers = Vec::with_capacity(signed.len());
    for &(name, value) in signed {
        insert_sorted(&mut headers, name, value);
    }

    let mut canonical = concat(&[
        request.method,
        "\n",
        &canonical_path(request.path),
        "\n",
        &canonical_query(query),
    ]);
    let mut signed_headers = String::new();
    // The token is in here. A text that grows would leave a copy of it where it was.
    let sizes = signed
        .iter()
        .map(|(name, value)| 2 * name.len() + value.len() + 3);
    canonical.reserve(sizes.sum::<usize>() + EMPTY_HASH.len() + 3);
    let mut previous = "";
    for (name, value) in headers {
        if name == previous {
            // A further value of the same header: it continues the line.
            canonical.push(',');
        } else {
            if !previous.is_empty() {
                signed_headers.push(';');
            }
            signed_headers.push_str(name);
            canonical.push('\n');
            canonical.push_str(name);
            canonical.push(':');
        }
        previous = name;
        push_trimmed(&mut canonical, value);
    }
    for part in ["\n\n", &signed_headers, "\n"] {
        canonical.push_str(part);
    }
    if request.body.is_empty() {
        canonical.push_str(EMPTY_HASH);
    } else {
        canonical.push_str(&hex(&sha256(request.body)));
    }
    (canonical, signed_headers)
}

/// Inserts a pair after all whose names are not greater, so that values of one name keep their
/// order.
#[inline(never)]
fn insert_sorted<'a>(pairs: &mut Vec<(&'a str, &'a str)>, name: &'a str, value: &'a str) {
    let at = pairs.iter().position(|&(other, _)| other > name);
    pairs.insert(at.unwrap_or(pairs.len()), (name, value));
}

/// The path without empty and dot segments, each segment encoded once more.
fn canonical_path(path: &str) -> String {
    let mut segments = Vec::new();
    let mut rest = path;
    while !rest.is_empty() {
        let (segment, after) = split_at_first(rest, b'/');
        match segment {
            "" | "." => {}
            ".." => {
                segments.pop();
            }
            _ => segments.push(segment),
        }
        rest = after;
    }
    let mut canonical = String::new();
    for segment in &segments {
        canonical.push('/');
        push_encoded(&mut canonical, segment);
    }
    if segments.is_empty() || path.ends_with('/') {
        canonical.push('/');
    }
    canonical
}

/// The query sorted by name, then value, with a `=` after each name.
fn canonical_query(query: &str) -> String {
    let mut pairs = Vec::new();
    let mut rest = query;
    while !rest.is_empty() {
        let (pair, after) = split_at_first(rest, b'&');
        let (name, value) = split_at_first(pair, b'=');
        insert_sorted(&mut pairs, name, value);
        rest = after;
    }
    let mut canonical = String::with_capacity(query.len());
    for (name, value) in pairs {
        if !canonical.is_empty() {
            canonical.push('&');
        }
        canonical.push_str(name);
        canonical.push('=');
        canonical.push_str(value);
    }
    canonical
}

/// `text`, URI-encoded as both SDKs encode a label of the path.
pub(crate) fn encoded(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    push_encoded(&mut encoded, text);
    encoded
}

/// Appends `text` with everything encoded but RFC 3986's unreserved characters.
// The `percent-encoding` crate brings a table of all 256 sequences; a test holds the two together.
fn push_encoded(target: &mut String, text: &str) {
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~') {
            target.push(char::from(byte));
        } else {
            target.push('%');
            target.push(hex_digit(byte >> 4, b'A'));
            target.push(hex_digit(byte & 15, b'A'));
        }
    }
}

/// Appends a header's value without spaces at its ends and with one space for each run inside.
fn push_trimmed(target: &mut String, value: &str) {
    let (mut rest, mut separator) = (value, "");
    while !rest.is_empty() {
        let (word, after) = split_at_space(rest);
        if !word.is_empty() {
            target.push_str(separator);
            target.push_str(word);
            separator = " ";
        }
        rest = after;
    }
}

/// Bytes in lower-case hexadecimal.
fn hex(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(2 * bytes.len());
    for byte in bytes {
        text.push(hex_digit(byte >> 4, b'a'));
        text.push(hex_digit(byte & 15, b'a'));
    }
    text
}

/// A hexadecimal digit; `ten` is the one for ten, in lower or upper case.
fn hex_digit(value: u8, ten: u8) -> char {
    char::from(match value {
        0..10 => b'0' + value,
        _ => ten - 10 + value,
    })
}

#[cfg(test)]
mod tests;
