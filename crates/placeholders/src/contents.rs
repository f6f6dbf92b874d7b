//! What stands in a placeholder.

use crate::names::LOCALS;
use crate::package::{Package, Part, read_package};
use crate::s3::{Flavour, S3Place, S3Url, read_code_file, read_url};
use crate::scan::{Found, scan};
use crate::text::{Span, Text};
use crate::warning::{Warning, Warnings};

/// A placeholder of a job document. All positions are in UTF-16 units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Placeholder {
    /// From its `$` to behind its `}`; where it has none, to the end of its string or line.
    pub span: Span,
    /// Whether it has a `}`.
    pub closed: bool,
    /// The index of the placeholder that it stands in.
    pub parent: Option<usize>,
    /// How many placeholders it stands in.
    pub depth: usize,
    /// What stands in it.
    pub contents: Contents,
    /// What is wrong with it.
    pub warnings: Warnings,
}

/// What stands in a placeholder, by its kind. Parts are read for the first two layers only, which is
/// all that AWS allows: deeper ones would be read again and again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Contents {
    /// `s3-presigned-url:`, `s3-presigned-url-v2:`, `s3-presigned-url-upload:`
    PresignedUrl(Flavour, S3Url),
    /// `code-sign-signature:`, with what stands behind it
    CodeSignSignature(Span, S3Place),
    /// `parameter:`, with its key
    Parameter(Span),
    /// `package:`
    Package(Package),
    /// `${jobId}` and such
    Local(Local),
    /// Any other, with its name
    Unknown(Span),
}

/// What is filled in for each execution of a job.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Local {
    /// `${thingName}`
    ThingName,
    /// `${jobId}`
    JobId,
    /// `${executionNumber}`
    ExecutionNumber,
}

/// The placeholders of `document`, in the order in which they start: a nested one is behind the one
/// that it stands in.
pub fn placeholders(document: &[u16]) -> Vec<Placeholder> {
    let text = Text(document);
    let found = scan(text);
    let mut list: Vec<Placeholder> = Vec::with_capacity(found.len());
    for found in found {
        let parent = found.parent.and_then(|parent| list.get(parent));
        let placeholder = read(text, &found, parent);
        list.push(placeholder);
    }
    list
}

/// Reads one placeholder.
fn read(text: Text<'_>, found: &Found, parent: Option<&Placeholder>) -> Placeholder {
    let mut warnings = Warnings::default();
    warnings.add_if(!found.closed, Warning::NotClosed);
    warnings.add_if(found.depth > 1, Warning::NestedTooDeep);
    let mut body = found.span.from(found.span.start + 2);
    body.end -= usize::from(found.closed);
    let contents = if text.has(body.start, "aws:") {
        read_aws(text, body, found.depth, &mut warnings)
    } else {
        read_local(text, body, found.depth, parent, &mut warnings)
    };
    let is_all = match contents {
        Contents::Package(package) => package.part == Some(Part::Attributes),
        _ => false,
    };
    if parent.is_some() {
        let is_presigned = match contents {
            Contents::PresignedUrl(..) => true,
            Contents::Package(package) => package.part == Some(Part::Artifact),
            _ => false,
        };
        warnings.add_if(is_presigned || is_all, Warning::MustNotBeNested);
    } else if is_all {
        let is_alone = is_json_value(text, found.span);
        warnings.add_if(!is_alone, Warning::AttributesNotAlone);
    }
    Placeholder {
        span: found.span,
        closed: found.closed,
        parent: found.parent,
        depth: found.depth,
        contents,
        warnings,
    }
}

/// Reads a placeholder whose `body` begins with `aws:`; only its kind where it stands too deep.
fn read_aws(text: Text<'_>, body: Span, depth: usize, warnings: &mut Warnings) -> Contents {
    let is_readable = depth < 2;
    let iot = "aws:iot:";
    let is_iot = text.has(body.start, iot);
    let mut rest = body;
    if is_iot {
        rest.start += iot.len();
    }
    if !is_readable {
        // No kind has a longer name.
        rest.end = rest.end.min(rest.start + 32);
    }
    let name = text.before(rest, b':');
    let mut rest = rest.from(name.end + 1);
    if is_readable {
        let has_escape = text.position(body, b'\\').is_some();
        warnings.add_if(has_escape, Warning::JsonEscape);
    } else {
        rest.end = rest.start;
    }
    let is_kind = |kind: &str| is_iot && text.is(name, kind);
    let is_v1 = is_kind("s3-presigned-url-v1");
    warnings.add_if(is_v1, Warning::VersionOneName);
    let flavour = if is_v1 || is_kind("s3-presigned-url") {
        Some(Flavour::V1)
    } else if is_kind("s3-presigned-url-v2") {
        Some(Flavour::V2)
    } else if is_kind("s3-presigned-url-upload") {
        Some(Flavour::Upload)
    } else {
        None
    };
    // What is wrong with parts that are not read is not known.
    let mut ignored = Warnings::default();
    let warnings_of_parts = if is_readable {
        &mut *warnings
    } else {
        &mut ignored
    };
    if let Some(flavour) = flavour {
        Contents::PresignedUrl(flavour, read_url(text, rest, flavour, warnings_of_parts))
    } else if is_kind("code-sign-signature") {
        Contents::CodeSignSignature(rest, read_code_file(text, rest, warnings_of_parts))
    } else if is_kind("parameter") {
        check_parameter_key(text, rest, warnings_of_parts);
        Contents::Parameter(rest)
    } else if is_kind("package") {
        Contents::Package(read_package(text, rest, warnings_of_parts))
    } else {
        warnings.add(Warning::UnknownKind);
        Contents::Unknown(match (is_readable, is_iot) {
            (true, true) => name,
            (true, false) => body,
            (false, _) => Span::default(),
        })
    }
}

/// Reads a placeholder that is none of AWS's own: a local one, or one with an unknown name.
fn read_local(
    text: Text<'_>,
    body: Span,
    depth: usize,
    parent: Option<&Placeholder>,
    warnings: &mut Warnings,
) -> Contents {
    let local = match LOCALS.iter().position(|name| text.is(body, name)) {
        Some(0) => Local::ThingName,
        Some(1) => Local::JobId,
        Some(_) => Local::ExecutionNumber,
        None => {
            warnings.add(Warning::UndefinedLocal);
            return Contents::Unknown(if depth < 2 { body } else { Span::default() });
        }
    };
    let is_upload = |parent: &Placeholder| {
        matches!(parent.contents, Contents::PresignedUrl(Flavour::Upload, _))
    };
    let is_outside = !parent.is_some_and(is_upload);
    warnings.add_if(is_outside, Warning::LocalOutsideUpload);
    Contents::Local(local)
}

/// 1 to 128 letters, digits, `-` and `_`, or a placeholder for it.
///
/// Source: [`DocumentParameter`](https://docs.aws.amazon.com/iot/latest/apireference/API_DocumentParameter.html).
fn check_parameter_key(text: Text<'_>, key: Span, warnings: &mut Warnings) {
    let allowed = |byte: u8| byte.is_ascii_alphanumeric() || b"-_".contains(&byte);
    let is_key = text.has_placeholder(key) || (key.len() <= 128 && text.all(key, allowed));
    warnings.add_if(key.is_empty(), Warning::MissingPart);
    warnings.add_if(!is_key, Warning::NotAParameterKey);
}

/// Whether `span` is all of a JSON value: all of a string, or without quotes where a value stands.
fn is_json_value(text: Text<'_>, span: Span) -> bool {
    let mut before = span.start;
    let quote_before = before > 0 && text.ascii(before - 1) == b'"';
    let quote_behind = text.ascii(span.end) == b'"';
    if quote_before || quote_behind {
        return quote_before == quote_behind;
    }
    while before > 0 && text.ascii(before - 1).is_ascii_whitespace() {
        before -= 1;
    }
    let behind = text.skip_space(span.end);
    (before == 0 || b":[,".contains(&text.ascii(before - 1)))
        && (behind == text.span().end || b",]}".contains(&text.ascii(behind)))
}
