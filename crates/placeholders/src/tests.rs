//! Documents with the placeholders that are in them, from AWS's documentation.

mod json;
mod properties;

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use crate::{
    Contents, Endpoint, Flavour, Local, Part, Placeholder, Scan, Span, Style, Warning,
    read_document,
};

/// Every warning, with its name in JavaScript.
const WARNINGS: [(Warning, &str); 32] = [
    (Warning::NotClosed, "not-closed"),
    (Warning::UnknownKind, "unknown-kind"),
    (Warning::VersionOneName, "version-one-name"),
    (Warning::MissingPart, "missing-part"),
    (Warning::JsonEscape, "json-escape"),
    (Warning::NotAnS3Url, "not-an-s3-url"),
    (Warning::NotHttps, "not-https"),
    (Warning::NotAUrl, "not-a-url"),
    (Warning::NotABucket, "not-a-bucket"),
    (Warning::NotARegion, "not-a-region"),
    (Warning::DottedBucket, "dotted-bucket"),
    (Warning::LegacyEndpoint, "legacy-endpoint"),
    (Warning::NotEncoded, "not-encoded"),
    (Warning::BadEncoding, "bad-encoding"),
    (Warning::Encoded, "encoded"),
    (Warning::VersionNotSupported, "version-not-supported"),
    (Warning::MissingVersion, "missing-version"),
    (Warning::LocalOutsideUpload, "local-outside-upload"),
    (Warning::PlaceholderInBucket, "placeholder-in-bucket"),
    (Warning::TooManyLocals, "too-many-locals"),
    (Warning::UndefinedLocal, "undefined-local"),
    (Warning::MustNotBeNested, "must-not-be-nested"),
    (Warning::NestedTooDeep, "nested-too-deep"),
    (Warning::NotAParameterKey, "not-a-parameter-key"),
    (Warning::HalfLeftOut, "half-left-out"),
    (Warning::NullVersion, "null-version"),
    (Warning::NotAPackageName, "not-a-package-name"),
    (Warning::UnknownPackagePart, "unknown-package-part"),
    (Warning::AttributesNotAlone, "attributes-not-alone"),
    (Warning::CloudformationEscape, "cloudformation-escape"),
    (Warning::TerraformEscape, "terraform-escape"),
    (Warning::Misspelled, "misspelled"),
];

/// What stands at `span` of `units`.
fn slice(units: &[u16], span: Span) -> String {
    String::from_utf16_lossy(&units[span.start..span.end])
}

/// A placeholder as JavaScript has it, as in the vectors.
fn described(document: &[u16], scan: &Scan, placeholder: &Placeholder) -> Value {
    let units = &scan.text;
    let mut object = Map::new();
    let mut set = |name: &str, value: Value| object.insert(name.to_owned(), value);
    let span = scan.in_document(placeholder.span);
    set("text", slice(document, span).into());
    if !placeholder.closed {
        set("closed", false.into());
    }
    if let Some(parent) = placeholder.parent {
        set("parent", parent.into());
    }
    let names = WARNINGS.iter();
    let warnings = names.filter(|(warning, _)| placeholder.warnings.has(*warning));
    set("warnings", warnings.map(|(_, name)| *name).collect());
    let mut parts = Vec::new();
    let kind = match placeholder.contents {
        Contents::PresignedUrl(flavour, read) => {
            parts.push(("url", read.url));
            parts.push(("bucket", read.place.bucket));
            parts.push(("region", read.place.region));
            for (name, span) in [
                ("key", read.place.key),
                ("versionId", read.place.version_id),
            ] {
                if read.is_encoded && !span.is_empty() {
                    let text = slice(units, span);
                    let decoded = percent_encoding::percent_decode_str(&text);
                    set(name, decoded.decode_utf8().unwrap().into());
                } else {
                    parts.push((name, span));
                }
            }
            if let Some(style) = read.style {
                set(
                    "style",
                    json!(match style {
                        Style::Path => "path",
                        Style::VirtualHosted => "virtual-hosted",
                        Style::Bare => "bare",
                        Style::S3Uri => "s3-uri",
                    }),
                );
            }
            if let Some(endpoint) = read.endpoint {
                set(
                    "endpoint",
                    json!(match endpoint {
                        Endpoint::Regional => "regional",
                        Endpoint::Dualstack => "dualstack",
                        Endpoint::Fips => "fips",
                        Endpoint::Accelerate => "accelerate",
                        Endpoint::LegacyRegional => "legacy-regional",
                        Endpoint::LegacyGlobal => "legacy-global",
                    }),
                );
            }
            match flavour {
                Flavour::V1 => "s3-presigned-url",
                Flavour::V2 => "s3-presigned-url-v2",
                Flavour::Upload => "s3-presigned-url-upload",
            }
        }
        Contents::CodeSignSignature(url, place) => {
            parts.push(("url", url));
            parts.push(("bucket", place.bucket));
            parts.push(("key", place.key));
            parts.push(("versionId", place.version_id));
            parts.push(("region", place.region));
            "code-sign-signature"
        }
        Contents::Parameter(key) => {
            parts.push(("key", key));
            "parameter"
        }
        Contents::Package(package) => {
            parts.push(("packageName", package.name));
            parts.push(("versionName", package.version));
            parts.push(("attribute", package.attribute));
            if let Some(part) = package.part {
                set(
                    "part",
                    json!(match part {
                        Part::Attribute => "attribute",
                        Part::Attributes => "attributes",
                        Part::Artifact => "artifact",
                        Part::Sbom => "sbom",
                    }),
                );
            }
            "package"
        }
        Contents::Local(local) => {
            set(
                "name",
                json!(match local {
                    Local::ThingName => "thingName",
                    Local::JobId => "jobId",
                    Local::ExecutionNumber => "executionNumber",
                }),
            );
            "local"
        }
        Contents::Unknown(name) => {
            parts.push(("name", name));
            "unknown"
        }
    };
    for (name, span) in parts {
        if !span.is_empty() {
            set(name, slice(units, span).into());
        }
    }
    set("kind", kind.into());
    Value::Object(object)
}

/// The units of a text, as JavaScript has them.
fn units(text: &str) -> Vec<u16> {
    text.encode_utf16().collect()
}

/// The placeholders of a text.
fn placeholders(text: &str) -> Vec<Placeholder> {
    read_document(&units(text)).found
}

fn vectors() -> Value {
    serde_json::from_str(include_str!("../../../tests/vectors/placeholders.json")).unwrap()
}

#[test]
fn finds_what_the_documentation_has() {
    for case in vectors()["cases"].as_array().unwrap() {
        let document = case["document"].as_str().unwrap();
        let units = units(document);
        let scan = read_document(&units);
        let found = scan.found.iter();
        let described: Value = found.map(|one| described(&units, &scan, one)).collect();
        assert_eq!(described, case["placeholders"], "{}", case["name"]);
    }
}

#[test]
fn says_how_deep_each_one_stands() {
    let found = placeholders("${aws:a${b${c}}${d}} ${aws:e}");
    let depths: Vec<_> = found.iter().map(|one| (one.depth, one.parent)).collect();
    let expected = [
        (0, None),
        (1, Some(0)),
        (2, Some(1)),
        (1, Some(0)),
        (0, None),
    ];
    assert_eq!(depths, expected);
}

#[test]
fn every_warning_is_in_the_vectors_and_in_this_order() {
    let vectors = vectors();
    let names: Vec<_> = WARNINGS.iter().map(|(_, name)| *name).collect();
    assert_eq!(vectors["warnings"], json!(names));
    for (index, (warning, _)) in WARNINGS.iter().enumerate() {
        assert_eq!(*warning as usize, index);
    }
    let cases = vectors["cases"].as_array().unwrap();
    let found = cases
        .iter()
        .flat_map(|case| case["placeholders"].as_array().unwrap());
    let given = found.flat_map(|one| one["warnings"].as_array().unwrap());
    let given: BTreeSet<_> = given.map(|name| name.as_str().unwrap()).collect();
    assert_eq!(given, names.into_iter().collect());
}
