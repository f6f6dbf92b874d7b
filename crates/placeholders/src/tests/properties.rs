use proptest::prelude::*;

use super::{placeholders, slice, units};
use crate::text::steps;
use crate::{Contents, Flavour, Span, Warning, numbers};

/// How often one unit is read at most, on average: a placeholder is looked at for each of its parts, and
/// for each name that something in it may have. It is 11 for the worst of the documents here.
const MOST_STEPS: usize = 40;

fn steps_of_finding(units: &[u16]) -> usize {
    steps::of(|| {
        crate::read_document(units);
    })
}

fn steps_of_json(units: &[u16]) -> usize {
    steps::of(|| {
        crate::syntax_error(units);
    })
}

/// Text with everything in it that means something.
fn document() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("${".to_owned()),
        Just("${aws:iot:".to_owned()),
        Just("}".to_owned()),
        Just("\"".to_owned()),
        Just("\\".to_owned()),
        "\\\\(u00[2-7][0-9a-f]|[\"/\\\\n])".prop_map(String::from),
        "[!$ ]{0,2}(AWS|aws|Iot|iot) ?:".prop_map(String::from),
        Just("\n".to_owned()),
        Just("?versionId=".to_owned()),
        Just("%3FversionId%3D".to_owned()),
        Just("https://s3.eu-west-1.amazonaws.com/".to_owned()),
        Just("bucket.s3.dualstack.eu-west-1.amazonaws.com/".to_owned()),
        prop_oneof![
            Just("s3-presigned-url:"),
            Just("s3-presigned-url-v2:"),
            Just("s3-presigned-url-upload:"),
            Just("code-sign-signature:s3://"),
            Just("parameter:"),
            Just("package:"),
            Just(":version:"),
            Just(":attributes"),
            Just("artifact:s3-presigned-url"),
            Just("thingName"),
            Just("jobId"),
            Just("executionNumber"),
        ]
        .prop_map(str::to_owned),
        "[%:/.@?a-f0-9 😀한]{0,6}",
        any::<char>().prop_map(String::from),
    ];
    proptest::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

/// A place in S3 that needs no encoding, and one that does.
fn key() -> impl Strategy<Value = String> {
    "[a-zA-Z0-9._~/ +%=&{한😀-]{1,20}".prop_filter("a v1 key is read as it is", |key| {
        !key.contains("${") && !key.contains("%")
    })
}

proptest! {
    #[test]
    fn positions_are_those_of_placeholders(document in document()) {
        let units = units(&document);
        let scan = crate::read_document(&units);
        for found in &scan.found {
            let text = slice(&units, scan.in_document(found.span));
            prop_assert!(found.depth > 0 || text.starts_with("${"), "{text}");
            let read = slice(&scan.text, found.span);
            prop_assert!(read.starts_with("${"), "{read}");
            prop_assert_eq!(found.closed, read.ends_with('}') && read.matches('}').count() == read.matches("${").count(), "{}", read);
            prop_assert!(!text.contains('\n') && !text.replace("\\\"", "").contains('"'), "{text}");
            // Lossy decoding of half a pair would have put this there.
            prop_assert!(document.contains(&text), "{text}");
        }
    }

    #[test]
    fn every_part_is_inside_of_its_placeholder(document in document()) {
        for found in placeholders(&document) {
            let mut spans = Vec::new();
            match found.contents {
                Contents::PresignedUrl(_, read) => {
                    let place = read.place;
                    spans.extend([read.url, place.bucket, place.key, place.version_id, place.region]);
                }
                Contents::CodeSignSignature(url, place) => {
                    spans.extend([url, place.bucket, place.key, place.version_id, place.region]);
                }
                Contents::Package(package) => {
                    spans.extend([package.name, package.version, package.attribute]);
                }
                Contents::Parameter(span) | Contents::Unknown(span) => spans.push(span),
                Contents::Local(_) => {}
            }
            let end = found.span.end - usize::from(found.closed);
            for span in spans.into_iter().filter(|span| !span.is_empty()) {
                prop_assert!(span.start >= found.span.start + 2 && span.end <= end);
            }
        }
    }

    #[test]
    fn nesting_is_well_formed(document in document()) {
        let found = placeholders(&document);
        for (index, one) in found.iter().enumerate() {
            if let Some(before) = index.checked_sub(1) {
                prop_assert!(found[before].span.start < one.span.start);
            }
            match one.parent {
                None => {
                    prop_assert_eq!(one.depth, 0);
                    let mut earlier = found[..index].iter();
                    prop_assert!(earlier.all(|other| other.span.end <= one.span.start));
                }
                Some(parent) => {
                    prop_assert!(parent < index);
                    prop_assert_eq!(found[parent].depth + 1, one.depth);
                    prop_assert!(found[parent].span.start < one.span.start);
                    prop_assert!(found[parent].span.end >= one.span.end);
                }
            }
        }
    }

    #[test]
    fn any_units_can_be_read_and_give_the_same_twice(units in proptest::collection::vec(
        prop_oneof![Just(0x24), Just(0x7B), Just(0x7D), 0x20..0x7F_u16, any::<u16>()], 0..200,
    )) {
        let found = crate::read_document(&units);
        prop_assert_eq!(&found.found, &crate::read_document(&units).found);
        let numbers = numbers::of_placeholders(&found);
        prop_assert_eq!(numbers[0] as usize, numbers.len() - 1);
        crate::syntax_error(&units);
    }

    #[test]
    fn escapes_are_read_as_their_characters(
        text in "[a-zA-Z0-9/\"\\\\ 한😀é@._-]{1,20}",
        choices in proptest::collection::vec(0..3_usize, 40),
    ) {
        let mut escaped = String::new();
        for (unit, choice) in text.encode_utf16().zip(choices) {
            match (choice, char::from_u32(unit.into())) {
                (0, Some(plain)) if !"\"\\".contains(plain) => escaped.push(plain),
                (1, Some(short)) if "\"\\/".contains(short) => escaped.extend(['\\', short]),
                _ => escaped.push_str(&format!("\\u{unit:04x}")),
            }
        }
        let document = format!("{{\"a\": \"${{aws:iot:package:p:version:1:attributes:{escaped}.}} \"}}");
        let units = units(&document);
        let scan = crate::read_document(&units);
        prop_assert_eq!(scan.found.len(), 1);
        let Contents::Package(package) = scan.found[0].contents else {
            return Err(TestCaseError::fail("another kind"));
        };
        prop_assert_eq!(slice(&scan.text, package.attribute), format!("{text}."), "{}", document);
        let span = scan.in_document(scan.found[0].span);
        prop_assert_eq!(slice(&units, span), document[7..document.len() - 3].to_owned());
    }

    #[test]
    fn a_near_miss_is_read_as_what_is_meant(
        start in "(\\$\\{|\\$\\{!|\\$\\$\\{)[ \u{A0}]{0,2}(aws ?: ?|AWS:|Aws: )?(iot:|IoT:|IOT : )",
        kind in "(parameter|Parameter|PARAMETER)",
        key in "[a-zA-Z0-9_-]{1,20}",
    ) {
        let document = format!("{{\"a\": \"x{start}{kind}:{key}}}\"}}");
        let found = placeholders(&document);
        let is_right = start.ends_with("${aws:iot:") && kind == "parameter";
        prop_assert_eq!(found.len(), 1, "{}", document);
        let Contents::Parameter(read) = found[0].contents else {
            return Err(TestCaseError::fail("another kind"));
        };
        let scan = crate::read_document(&units(&document));
        prop_assert_eq!(slice(&scan.text, read), key);
        let expected = [
            (Warning::CloudformationEscape, start.contains('!')),
            (Warning::TerraformEscape, start.contains("$$")),
            (Warning::Misspelled, !(is_right || start == "${!aws:iot:" && kind == "parameter")),
        ];
        for (warning, is_given) in expected {
            prop_assert_eq!(found[0].warnings.has(warning), is_given, "{:?} {}", warning, document);
        }
    }

    #[test]
    fn a_text_without_a_start_has_none(document in document()) {
        prop_assert_eq!(placeholders(&document.replace("${", "$")), []);
    }

    #[test]
    fn time_is_in_proportion_to_the_length(document in document(), times in 1..20_usize) {
        let units = units(&document.repeat(times));
        let steps = steps_of_finding(&units);
        prop_assert!(steps <= MOST_STEPS * (units.len() + 1), "{steps} for {}", units.len());
        let steps = steps_of_json(&units);
        prop_assert!(steps <= MOST_STEPS * (units.len() + 1), "{steps} for {}", units.len());
    }

    #[test]
    fn what_is_written_is_read(
        bucket in "[a-z0-9][a-z0-9-]{1,20}[a-z0-9]",
        region in "(eu-west-1|us-gov-east-1|ap-northeast-2)",
        key in key(),
        version in "[a-zA-Z0-9._]{1,32}",
        is_path in any::<bool>(),
        around in "[a-z:, \"😀]{0,10}",
    ) {
        prop_assume!(!key.starts_with('/') && !key.contains('}'));
        let place = if is_path {
            format!("https://s3.{region}.amazonaws.com/{bucket}/")
        } else {
            format!("https://{bucket}.s3.{region}.amazonaws.com/")
        };
        const KEPT: &percent_encoding::AsciiSet = &percent_encoding::NON_ALPHANUMERIC
            .remove(b'-').remove(b'.').remove(b'_').remove(b'~').remove(b'/');
        let encoded = percent_encoding::utf8_percent_encode(&key, KEPT);
        for (document, flavour, key) in [
            (format!("s3-presigned-url:{place}{key}"), Flavour::V1, key.clone()),
            (
                format!("s3-presigned-url-v2:{place}{encoded}%3FversionId%3D{version}"),
                Flavour::V2,
                encoded.to_string(),
            ),
        ] {
            let document = format!("{around}${{aws:iot:{document}}}{around}");
            let units = units(&document);
            let found = crate::read_document(&units).found;
            prop_assert_eq!(found.len(), 1);
            let Contents::PresignedUrl(read_flavour, read) = found[0].contents else {
                return Err(TestCaseError::fail("another kind"));
            };
            prop_assert_eq!(read_flavour, flavour);
            prop_assert_eq!(slice(&units, read.place.bucket), bucket.as_str());
            prop_assert_eq!(slice(&units, read.place.region), region.as_str());
            prop_assert_eq!(slice(&units, read.place.key), key);
            prop_assert_eq!(read.is_encoded, flavour == Flavour::V2);
            prop_assert_eq!(found[0].warnings.bits(), 0, "{}", document);
            let read_version = slice(&units, read.place.version_id);
            prop_assert_eq!(&read_version, if flavour == Flavour::V2 { &version } else { "" });
        }
    }

    #[test]
    fn what_can_be_decoded_is_what_a_decoder_takes(text in "(%[0-9a-fA-F]{2}|%[a-gA-G0-9]|[a-z]){0,12}") {
        let units = units(&text);
        let all = Span { start: 0, end: units.len() };
        let hex = |byte: u8| byte.is_ascii_hexdigit();
        let has_stray = text.bytes().enumerate().any(|(at, byte)| {
            let digits = text.as_bytes().get(at + 1..at + 3);
            byte == b'%' && !digits.is_some_and(|two| two.iter().all(|&byte| hex(byte)))
        });
        let is_utf8 = percent_encoding::percent_decode_str(&text).decode_utf8().is_ok();
        let is_decodable = crate::encoding::is_decodable(crate::text::Text(&units), all);
        prop_assert_eq!(is_decodable, !has_stray && is_utf8);
    }
}

/// The longest document that AWS takes, made to take as long as it can.
#[test]
fn the_worst_documents_are_read_in_proportion_to_their_length() {
    let long = |piece: &str| piece.repeat(32_768 / piece.len());
    for piece in [
        "${",
        "${aws:",
        "${aws:iot:package:",
        "${aws:iot:s3-presigned-url-upload:",
        "${aws:iot:s3-presigned-url-v2:https://s3.",
        "${aws:iot:parameter:}",
        "${ !aws : iot : ",
        "${                  ",
        "\\\"                ",
        "\\u0024\\u007b",
        "${jobId}",
        "${aws:iot:package::version::attributes}  ",
        "%3FversionId",
        "s3.",
        "[",
        "{\"\":",
    ] {
        for document in [
            long(piece),
            format!("${{aws:iot:s3-presigned-url:{}", long(piece)),
            format!(
                "${{aws:iot:s3-presigned-url-v2:https://s3.a.amazonaws.com/b/{}",
                long(piece)
            ),
            format!(
                "${{aws:iot:s3-presigned-url-upload:https://s3.a.amazonaws.com/{}",
                long(piece)
            ),
            format!("${{aws:iot:code-sign-signature:s3://{}}}", long(piece)),
            format!("${{aws:iot:package:{}}}", long(piece)),
        ] {
            let units = units(&document);
            let found = steps_of_finding(&units);
            let checked = steps_of_json(&units);
            for steps in [found, checked] {
                assert!(steps <= MOST_STEPS * units.len(), "{piece}: {steps}");
            }
        }
    }
}
