//! Signature Version 4: from a request to its `authorization` header.
//!
//! It is written here, because the whole signer of `aws-sigv4` costs 60–80 kB of brotli in the wasm,
//! and its signature alone 0.7 kB. Native tests hold the two together byte for byte.
//!
//! Source: [Create a signed AWS API request](https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html).

use crate::clock::Moment;
use crate::credentials::Credentials;
use crate::sha256::{EMPTY_HASH, HmacKey, hex, hex_digits, sha256};
use crate::text::{concat, split_at_first, split_at_space};

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

/// Signs requests, and keeps the signing key of the day for the last credentials it saw: another key
/// takes its place in memory.
#[derive(Clone, Copy)]
pub struct Signer {
    kept: Option<SigningKey>,
}

#[derive(Clone, Copy)]
struct SigningKey {
    /// Hash of all that the key is made from, so that the secret itself need not be kept.
    origin: [u8; 32],
    key: HmacKey,
}

impl Default for Signer {
    fn default() -> Self {
        Self::new()
    }
}

impl Signer {
    /// A signer that has kept nothing yet.
    pub const fn new() -> Self {
        Self { kept: None }
    }

    /// The headers that sign `request` with `credentials` at `moment`.
    pub fn sign(
        &mut self,
        request: &Request<'_>,
        credentials: &Credentials<'_>,
        scope: Scope<'_>,
        moment: Moment,
    ) -> Signed {
        let amz_date = moment.amz_date();
        let mut headers = vec![("host", request.host), ("x-amz-date", &amz_date)];
        if !credentials.session_token.is_empty() {
            headers.push(("x-amz-security-token", credentials.session_token));
        }
        headers.extend_from_slice(request.headers);
        let (canonical, signed_headers) = canonical_request(request, request.query, &headers);
        let credential_scope = credential_scope(&amz_date, scope);
        let signature =
            self.signature(&canonical, credentials, scope, &amz_date, &credential_scope);
        let mut authorization = concat(&[
            ALGORITHM,
            " Credential=",
            credentials.access_key_id,
            "/",
            &credential_scope,
            ", SignedHeaders=",
            &signed_headers,
            ", Signature=",
        ]);
        push_ascii(&mut authorization, &signature);
        Signed {
            authorization,
            amz_date,
        }
    }

    /// The query that signs `request` without headers, for `expires` seconds (digits) from `moment`.
    ///
    /// Source: [Authenticating requests: query parameters](https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-authentication-methods.html).
    pub fn presign(
        &mut self,
        request: &Request<'_>,
        credentials: &Credentials<'_>,
        scope: Scope<'_>,
        moment: Moment,
        expires: &str,
    ) -> String {
        let amz_date = moment.amz_date();
        let credential_scope = credential_scope(&amz_date, scope);
        let credential = concat(&[credentials.access_key_id, "/", &credential_scope]);
        let mut query = String::new();
        for (name, value) in [
            ("X-Amz-Algorithm", ALGORITHM),
            ("X-Amz-Credential", &credential),
            ("X-Amz-Date", &amz_date),
            ("X-Amz-Expires", expires),
            ("X-Amz-Security-Token", credentials.session_token),
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
        let signature =
            self.signature(&canonical, credentials, scope, &amz_date, &credential_scope);
        let mut signed = concat(&[&query, "&X-Amz-Signature="]);
        push_ascii(&mut signed, &signature);
        signed
    }

    #[inline(never)]
    fn signature(
        &mut self,
        canonical_request: &str,
        credentials: &Credentials<'_>,
        scope: Scope<'_>,
        amz_date: &str,
        credential_scope: &str,
    ) -> [u8; 64] {
        let key = self.signing_key(credentials, scope, date_of(amz_date), credential_scope);
        let start = concat(&[ALGORITHM, "\n", amz_date, "\n", credential_scope, "\n"]);
        let mut string_to_sign = start.into_bytes();
        string_to_sign.extend_from_slice(&hex(&sha256(canonical_request.as_bytes())));
        hex(&key.code(&string_to_sign))
    }

    /// The signing key: the kept one, or a new one where secret, date, region or service differ.
    fn signing_key(
        &mut self,
        credentials: &Credentials<'_>,
        scope: Scope<'_>,
        date: &str,
        credential_scope: &str,
    ) -> &HmacKey {
        // The separator keeps the end of the secret apart from the start of the scope.
        let origin = concat(&[credentials.secret_access_key, "\n", credential_scope]);
        let origin = sha256(origin.as_bytes());
        let kept = self.kept.take().filter(|kept| kept.origin == origin);
        let signing_key = kept.unwrap_or_else(|| {
            let key = HmacKey::new(&derive_key(credentials.secret_access_key, date, scope));
            SigningKey { origin, key }
        });
        &self.kept.insert(signing_key).key
    }
}

/// The signing key of a day (`yyyyMMdd`).
fn derive_key(secret: &str, date: &str, scope: Scope<'_>) -> [u8; 32] {
    let code = |key: &[u8], text: &str| HmacKey::new(key).code(text.as_bytes());
    let mut key = code(concat(&["AWS4", secret]).as_bytes(), date);
    for part in [scope.region, scope.service, "aws4_request"] {
        key = code(&key, part);
    }
    key
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
        push_ascii(&mut canonical, &hex(&sha256(request.body.as_bytes())));
    }
    (canonical, signed_headers)
}

/// Inserts a pair behind all whose names are not greater, so that values of one name keep their
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
        let (segment, behind) = split_at_first(rest, b'/');
        match segment {
            "" | "." => {}
            ".." => {
                segments.pop();
            }
            _ => segments.push(segment),
        }
        rest = behind;
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

/// The query sorted by name, then value, with a `=` behind each name.
fn canonical_query(query: &str) -> String {
    let mut pairs = Vec::new();
    let mut rest = query;
    while !rest.is_empty() {
        let (pair, behind) = split_at_first(rest, b'&');
        let (name, value) = split_at_first(pair, b'=');
        insert_sorted(&mut pairs, name, value);
        rest = behind;
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
            push_ascii(target, &hex_digits(byte, b'A'));
        }
    }
}

/// Appends a header's value without spaces at its ends and with one space for each run inside.
fn push_trimmed(target: &mut String, value: &str) {
    let (mut rest, mut separator) = (value, "");
    while !rest.is_empty() {
        let (word, behind) = split_at_space(rest);
        if !word.is_empty() {
            target.push_str(separator);
            target.push_str(word);
            separator = " ";
        }
        rest = behind;
    }
}

/// Appends ASCII characters.
fn push_ascii(target: &mut String, characters: &[u8]) {
    for &character in characters {
        target.push(char::from(character));
    }
}

#[cfg(test)]
mod tests;
