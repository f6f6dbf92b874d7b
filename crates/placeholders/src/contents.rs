//! What stands in a placeholder.

use crate::names::LOCALS;
use crate::package::{Package, Part, read_package};
use crate::s3::{Flavour, S3Place, S3Url, read_code_file, read_url};
use crate::scan::{Scan, scan};
use crate::start::{Kind, Start, read_start};
use crate::text::{Span, Text};
use crate::warning::{Warning, Warnings};

/// A placeholder of a job document. All positions are in UTF-16 units of `Scan::text`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Placeholder {
    /// From its `$` to after its `}`; where it has none, to the end of its string or line.
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
    /// What comes after the name of its kind; for one without a kind, all that stands in it.
    pub rest: Span,
}

/// What stands in a placeholder, by its kind. Parts are read for the first two layers only, which is
/// all that AWS allows: deeper ones would be read again and again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Contents {
    /// `s3-presigned-url:`, `s3-presigned-url-v2:`, `s3-presigned-url-upload:`
    PresignedUrl(Flavour, S3Url),
    /// `code-sign-signature:`, with what comes after it
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

/// Finds and reads the placeholders of `document`.
pub fn read_document(document: &[u16]) -> Scan {
    let mut scan = scan(Text(document));
    for index in 0..scan.found.len() {
        read(&mut scan, index);
    }
    scan
}

/// Reads one placeholder.
#[inline(never)]
fn read(scan: &mut Scan, index: usize) -> Option<()> {
    let text = Text(&scan.text);
    let found = *scan.found.get(index)?;
    let parent = found.parent.and_then(|parent| scan.found.get(parent));
    let mut warnings = Warnings::default();
    warnings.add_if(!found.closed, Warning::NotClosed);
    warnings.add_if(found.depth > 1, Warning::NestedTooDeep);
    let written = scan.in_document(found.span);
    let has_escape = found.depth < 2 && written.len() > found.span.len();
    warnings.add_if(has_escape, Warning::JsonEscape);
    let mut body = found.span.from(found.span.start + 2);
    body.end -= usize::from(found.closed);
    if text.is_blank(body.start) {
        // The spaces at its end are not meant either.
        while !body.is_empty() && text.is_blank(body.end - 1) {
            body.end -= 1;
        }
    }
    let start = read_start(text, body);
    warnings.add_if(start.has_mark, Warning::CloudformationEscape);
    let has_dollar = text.ascii(found.span.start.wrapping_sub(1)) == b'$';
    warnings.add_if(has_dollar, Warning::TerraformEscape);
    let mut rest = body.from(start.first);
    let contents = if start.is_aws {
        if start.kind.is_some() {
            rest.start = start.name_end;
        }
        read_aws(text, body, &start, found.depth, &mut warnings)
    } else {
        read_local(text, rest, found.depth, parent, &mut warnings)
    };
    if let Contents::Local(_) = contents
        && rest != body
    {
        warnings.add(Warning::UndefinedLocal);
        warnings.add_if(!start.has_mark, Warning::Misspelled);
    }
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
    let placeholder = scan.found.get_mut(index)?;
    placeholder.contents = contents;
    placeholder.warnings = warnings;
    placeholder.rest = rest;
    Some(())
}

/// Reads one of AWS's own; only its kind where it stands too deep.
fn read_aws(
    text: Text<'_>,
    body: Span,
    start: &Start,
    depth: usize,
    warnings: &mut Warnings,
) -> Contents {
    let is_readable = depth < 2;
    let Some(kind) = start.kind else {
        warnings.add(Warning::UnknownKind);
        return Contents::Unknown(match (is_readable, start.is_iot) {
            (true, true) => text.before(body.from(start.name), b':'),
            (true, false) => body,
            (false, _) => Span::default(),
        });
    };
    warnings.add_if(!start.is_exact, Warning::Misspelled);
    warnings.add_if(kind == Kind::NamedV1, Warning::VersionOneName);
    let mut rest = body.from(start.name_end + 1);
    // What is wrong with parts that are not read is not known.
    let mut ignored = Warnings::default();
    let mut warnings = warnings;
    if !is_readable {
        rest.end = rest.start;
        warnings = &mut ignored;
    }
    let flavour = match kind {
        Kind::V1 | Kind::NamedV1 => Flavour::V1,
        Kind::V2 => Flavour::V2,
        Kind::Upload => Flavour::Upload,
        Kind::CodeSignSignature => {
            return Contents::CodeSignSignature(rest, read_code_file(text, rest, warnings));
        }
        Kind::Parameter => {
            check_parameter_key(text, rest, warnings);
            return Contents::Parameter(rest);
        }
        Kind::Package => return Contents::Package(read_package(text, rest, warnings)),
    };
    Contents::PresignedUrl(flavour, read_url(text, rest, flavour, warnings))
}

/// Reads a placeholder that is none of AWS's own: a local one, or one with an unknown name.
fn read_local(
    text: Text<'_>,
    name: Span,
    depth: usize,
    parent: Option<&Placeholder>,
    warnings: &mut Warnings,
) -> Contents {
    let local = match LOCALS.iter().position(|local| text.is(name, local)) {
        Some(0) => Local::ThingName,
        Some(1) => Local::JobId,
        Some(_) => Local::ExecutionNumber,
        None => {
            warnings.add(Warning::UndefinedLocal);
            return Contents::Unknown(if depth < 2 { name } else { Span::default() });
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
    let quote_after = text.ascii(span.end) == b'"';
    if quote_before || quote_after {
        return quote_before == quote_after;
    }
    while before > 0 && text.ascii(before - 1).is_ascii_whitespace() {
        before -= 1;
    }
    let after = text.skip_space(span.end);
    (before == 0 || b":[,".contains(&text.ascii(before - 1)))
        && (after == text.span().end || b",]}".contains(&text.ascii(after)))
}
