//! URLs of Amazon S3, in each spelling.
//!
//! Sources: [Virtual hosting of
//! buckets](https://docs.aws.amazon.com/AmazonS3/latest/userguide/VirtualHosting.html), [Bucket naming
//! rules](https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html).

use crate::encoding::{encoded_byte, is_decodable, is_encoded, needs_encoding};
use crate::host::{Endpoint, read_host};
use crate::names::LOCALS;
use crate::text::{Span, Text};
use crate::warning::{Warning, Warnings};

/// Which presigned URL a placeholder asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flavour {
    /// `s3-presigned-url`: takes a URL that is not encoded, without a version.
    V1,
    /// `s3-presigned-url-v2`: takes an encoded one, its version included.
    V2,
    /// `s3-presigned-url-upload`: takes one with local placeholders in its key, or none at all.
    Upload,
}

/// How the place is spelled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// `https://s3.REGION.amazonaws.com/BUCKET/KEY`
    Path,
    /// `https://BUCKET.s3.REGION.amazonaws.com/KEY`
    VirtualHosted,
    /// `BUCKET/KEY`, as early versions of the guide had it
    Bare,
    /// `s3://BUCKET/KEY`
    S3Uri,
}

/// An object in S3; what is missing is empty.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct S3Place {
    /// The bucket.
    pub bucket: Span,
    /// The key.
    pub key: Span,
    /// The version.
    pub version_id: Span,
    /// The region.
    pub region: Span,
}

/// The URL of an object, taken apart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct S3Url {
    /// All of it; empty where there is none.
    pub url: Span,
    /// How it is spelled, if it is a URL of S3.
    pub style: Option<Style>,
    /// Its endpoint, if it has a host.
    pub endpoint: Option<Endpoint>,
    /// What it is the URL of.
    pub place: S3Place,
    /// Whether key and version are percent-encoded, and can be decoded.
    pub is_encoded: bool,
}

/// Reads the URL of a presigned-URL placeholder.
#[inline(never)]
pub fn read_url(text: Text<'_>, url: Span, flavour: Flavour, warnings: &mut Warnings) -> S3Url {
    let mut read = S3Url {
        url,
        ..S3Url::default()
    };
    if url.is_empty() {
        // AWS makes up bucket and key of an upload.
        warnings.add_if(flavour != Flavour::Upload, Warning::MissingPart);
    } else if text.has(url.start, "${") {
        // A placeholder stands for it, or for its start: nothing is known about it.
    } else if let Some(path) = read_head(text, &mut read, warnings) {
        read_path(text, path, flavour, &mut read, warnings);
        check_names(text, &read.place, warnings);
    } else {
        warnings.add(Warning::NotAnS3Url);
    }
    read
}

/// Reads all before the path, and says where that is; `None` for what is not a URL of S3.
fn read_head(text: Text<'_>, read: &mut S3Url, warnings: &mut Warnings) -> Option<Span> {
    let url = read.url;
    let scheme = text.before(url, b':');
    if !text.has(scheme.end, "://") {
        warnings.add(Warning::NotAUrl);
        text.position(url, b'/')?;
        read.style = Some(Style::Bare);
        return Some(url);
    }
    let rest = url.from(scheme.end + 3);
    if text.is_nearly(scheme, "s3") {
        warnings.add(Warning::NotAUrl);
        read.style = Some(Style::S3Uri);
        return Some(rest);
    }
    if text.is_nearly(scheme, "http") {
        warnings.add(Warning::NotHttps);
    } else if !text.is_nearly(scheme, "https") {
        return None;
    }
    let name = text.before(rest, b'/');
    let host = read_host(text, name)?;
    let is_legacy = matches!(
        host.endpoint,
        Endpoint::LegacyRegional | Endpoint::LegacyGlobal
    );
    warnings.add_if(is_legacy, Warning::LegacyEndpoint);
    let has_dots = text.position(host.bucket, b'.').is_some();
    warnings.add_if(has_dots, Warning::DottedBucket);
    read.style = Some(if host.bucket.is_empty() {
        Style::Path
    } else {
        Style::VirtualHosted
    });
    read.endpoint = Some(host.endpoint);
    read.place.bucket = host.bucket;
    read.place.region = host.region;
    Some(rest.from(name.end + 1))
}

/// Reads bucket, unless the host has it, key and version.
fn read_path(
    text: Text<'_>,
    path: Span,
    flavour: Flavour,
    read: &mut S3Url,
    warnings: &mut Warnings,
) {
    let place = &mut read.place;
    let mut key = path;
    if read.style != Some(Style::VirtualHosted) {
        place.bucket = text.before(path, b'/');
        key = path.from(place.bucket.end + 1);
    }
    if let Some((marker, version)) = find_version(text, key) {
        key.end = marker;
        place.version_id = version;
        warnings.add_if(flavour != Flavour::V2, Warning::VersionNotSupported);
        warnings.add_if(version.is_empty(), Warning::MissingPart);
    }
    place.key = key;
    if flavour == Flavour::Upload {
        let has_placeholder = text.has_placeholder(place.bucket);
        warnings.add_if(has_placeholder, Warning::PlaceholderInBucket);
        let too_many = LOCALS.iter().any(|name| too_often(text, path, name));
        warnings.add_if(too_many, Warning::TooManyLocals);
        return;
    }
    let is_half = place.bucket.is_empty() || key.is_empty();
    warnings.add_if(is_half, Warning::MissingPart);
    if flavour == Flavour::V1 {
        warnings.add_if(is_encoded(text, key), Warning::Encoded);
    } else {
        read.is_encoded = is_decodable(text, path);
        warnings.add_if(needs_encoding(text, path), Warning::NotEncoded);
        warnings.add_if(!read.is_encoded, Warning::BadEncoding);
    }
}

/// Whether a local placeholder is more often in `path` than the twice that AWS allows.
fn too_often(text: Text<'_>, path: Span, name: &str) -> bool {
    let is_local = |at: &usize| {
        text.has(*at, "${") && text.has(at + 2, name) && text.ascii(at + 2 + name.len()) == b'}'
    };
    (path.start..path.end).filter(is_local).count() > 2
}

/// Where `?versionId=` begins, encoded or not, and what comes after it.
fn find_version(text: Text<'_>, path: Span) -> Option<(usize, Span)> {
    // After the character at `at`, if it is `byte` or the encoding of that.
    let after = |at: usize, byte: u8| match encoded_byte(text, at) {
        Some(encoded) => (encoded == byte).then_some(at + 3),
        None => (text.ascii(at) == byte).then_some(at + 1),
    };
    (path.start..path.end).find_map(|marker| {
        let name = after(marker, b'?').filter(|&name| text.has(name, "versionId"))?;
        let start = after(name + "versionId".len(), b'=')?;
        Some((marker, path.from(start)))
    })
}

/// Reads what comes after `code-sign-signature:`, `s3://REGION.BUCKET/KEY@VERSION`.
#[inline(never)]
pub fn read_code_file(text: Text<'_>, url: Span, warnings: &mut Warnings) -> S3Place {
    let mut place = S3Place::default();
    if url.is_empty() {
        warnings.add(Warning::MissingPart);
        return place;
    }
    if !text.has(url.start, "s3://") {
        warnings.add(Warning::NotAnS3Url);
        return place;
    }
    let rest = url.from(url.start + "s3://".len());
    let host = text.before(rest, b'/');
    // A region has no dots; a bucket may.
    place.region = text.before(host, b'.');
    place.bucket = host.from(place.region.end + 1);
    place.key = rest.from(host.end + 1);
    match text.last_position(place.key, b'@') {
        Some(at) => {
            place.version_id = place.key.from(at + 1);
            place.key.end = at;
            warnings.add_if(place.version_id.is_empty(), Warning::MissingVersion);
        }
        None => warnings.add(Warning::MissingVersion),
    }
    let is_half = place.bucket.is_empty() || place.key.is_empty();
    warnings.add_if(is_half, Warning::MissingPart);
    check_names(text, &place, warnings);
    place
}

/// A bucket has 3 to 63 small letters, digits, `.` and `-`, with a letter or digit at both ends. A
/// region has small letters, digits and `-`, with a digit at its end: `us-gov-west-1`.
fn check_names(text: Text<'_>, place: &S3Place, warnings: &mut Warnings) {
    let inner =
        |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b".-".contains(&byte);
    let last = |span: Span| text.ascii(span.end.saturating_sub(1));
    let is_known = |span: Span| !span.is_empty() && !text.has_placeholder(span);
    let bucket = place.bucket;
    let is_bucket = (3..=63).contains(&bucket.len())
        && text.all(bucket, inner)
        && text.ascii(bucket.start).is_ascii_alphanumeric()
        && last(bucket).is_ascii_alphanumeric();
    warnings.add_if(is_known(bucket) && !is_bucket, Warning::NotABucket);
    let region = place.region;
    let is_region = text.all(region, inner)
        && text.position(region, b'-').is_some()
        && last(region).is_ascii_digit();
    warnings.add_if(is_known(region) && !is_region, Warning::NotARegion);
}
