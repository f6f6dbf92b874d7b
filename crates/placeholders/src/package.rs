//! `package:NAME:version:VERSION:…`, something of a version of a software package.
//!
//! Source: [Preparing AWS IoT
//! Jobs](https://docs.aws.amazon.com/iot/latest/developerguide/preparing-jobs-for-service-package-catalog.html);
//! the names are those of
//! [`CreatePackageVersion`](https://docs.aws.amazon.com/iot/latest/apireference/API_CreatePackageVersion.html).

use crate::text::{Span, Text};
use crate::warning::{Warning, Warnings};

/// What of a package version.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// One of its attributes.
    Attribute,
    /// All of them.
    Attributes,
    /// A presigned URL of its artifact.
    Artifact,
    /// Something of its software bill of materials. No placeholder for that is documented.
    Sbom,
}

/// A package placeholder, taken apart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Package {
    /// Empty where it is left out: AWS then takes that of the job.
    pub name: Span,
    /// A version or `$default`; empty where it is left out.
    pub version: Span,
    /// `None` for what is not known.
    pub part: Option<Part>,
    /// The name of the attribute.
    pub attribute: Span,
}

/// Reads what comes after `package:`.
#[inline(never)]
pub fn read_package(text: Text<'_>, body: Span, warnings: &mut Warnings) -> Package {
    let mut package = Package {
        name: before_colon(text, body),
        ..Package::default()
    };
    let mut rest = body.from(package.name.end + 1);
    let keyword = before_colon(text, rest);
    if text.is(keyword, "version") {
        package.version = before_colon(text, rest.from(keyword.end + 1));
        rest = rest.from(package.version.end + 1);
    } else {
        rest.end = rest.start;
    }
    check_names(text, package, warnings);
    let word = before_colon(text, rest);
    let argument = rest.from(word.end + 1);
    if word.is_empty() {
        warnings.add(Warning::MissingPart);
    } else if text.is(word, "attributes") {
        let is_all = word.end == rest.end;
        package.attribute = argument;
        package.part = Some(if is_all {
            Part::Attributes
        } else {
            Part::Attribute
        });
        warnings.add_if(!is_all && argument.is_empty(), Warning::MissingPart);
    } else if text.is(argument, "s3-presigned-url")
        // The guide has `artifact-location` in one place and `artifact` in another.
        && (text.is(word, "artifact") || text.is(word, "artifact-location"))
    {
        package.part = Some(Part::Artifact);
    } else {
        package.part = text.is(word, "sbom").then_some(Part::Sbom);
        warnings.add(Warning::UnknownPackagePart);
    }
    package
}

/// What of `span` is before the first `:` that is not in a placeholder.
fn before_colon(text: Text<'_>, span: Span) -> Span {
    let mut depth = 0_usize;
    let mut at = span.start;
    while at < span.end {
        match text.ascii(at) {
            b'$' if text.ascii(at + 1) == b'{' => depth += 1,
            b'}' => depth = depth.saturating_sub(1),
            b':' if depth == 0 => break,
            _ => {}
        }
        at += 1;
    }
    span.to(at)
}

#[inline(never)]
fn check_names(text: Text<'_>, package: Package, warnings: &mut Warnings) {
    let Package { name, version, .. } = package;
    let is_half = name.is_empty() != version.is_empty();
    warnings.add_if(is_half, Warning::HalfLeftOut);
    let is_null = text.is(version, "$null");
    warnings.add_if(is_null, Warning::NullVersion);
    let is_flag = is_null || text.is(version, "$default");
    let are_names = is_name(text, name, 128) && (is_flag || is_name(text, version, 64));
    warnings.add_if(!are_names, Warning::NotAPackageName);
}

/// Whether `name` may be one: letters, digits, `-`, `_` and `.`, or a placeholder for it.
fn is_name(text: Text<'_>, name: Span, longest: usize) -> bool {
    let allowed = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte);
    text.has_placeholder(name) || (name.len() <= longest && text.all(name, allowed))
}
