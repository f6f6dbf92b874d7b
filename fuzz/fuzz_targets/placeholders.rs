//! The reader of job documents: any UTF-16 text, as JavaScript strings are.
//!
//! Input: a document in UTF-8; `%uXXXX` in it is the unit XXXX, so that halves of pairs can come.
#![no_main]

use libfuzzer_sys::fuzz_target;
use placeholders::{Contents, Span, numbers, read_document, syntax_error};

fuzz_target!(|data: &[u8]| {
    let units = units(data);
    let scan = read_document(&units);
    let found = &scan.found;
    let mut starts = 0;
    for (index, one) in found.iter().enumerate() {
        let span = scan.in_document(one.span);
        let written = units.get(span.start..span.end);
        let written = String::from_utf16_lossy(written.expect("it is in the document"));
        assert!(!written.contains('\n'), "{written}");
        let text = &scan.text[one.span.start..one.span.end];
        let text = String::from_utf16_lossy(text);
        assert!(text.starts_with("${"), "{text}");
        assert!(one.depth > 0 || written.starts_with("${"), "{written}");
        assert!(!one.closed || text.ends_with('}'), "{text}");
        assert!(index == 0 || one.span.start > starts, "{text}");
        starts = one.span.start;
        let parent = one.parent.map(|parent| &found[parent]);
        assert_eq!(one.depth, parent.map_or(0, |parent| parent.depth + 1));
        if let Some(parent) = parent {
            assert!(parent.span.start < one.span.start && parent.span.end >= one.span.end);
        }
        for part in parts(&one.contents)
            .into_iter()
            .filter(|part| !part.is_empty())
        {
            assert!(part.start >= one.span.start + 2 && part.end <= one.span.end);
        }
        if let Contents::PresignedUrl(_, url) = one.contents
            && url.is_encoded
        {
            decode(&scan.text[url.place.key.start..url.place.key.end]);
            decode(&scan.text[url.place.version_id.start..url.place.version_id.end]);
        }
    }
    let list = numbers::of_placeholders(&scan);
    assert_eq!(list[0] as usize, list.len() - 1);

    let text = String::from_utf16(&units);
    let error = syntax_error(&units);
    if let Some(error) = error {
        assert!(error.offset <= units.len() && error.line > 0 && error.column > 0);
        // What is before the error is the start of a JSON text, or one itself.
        if let Some(before) = syntax_error(&units[..error.offset]) {
            assert_eq!(before.offset, error.offset);
        }
    }
    if let Ok(text) = text {
        match serde_json::from_str::<serde_json::Value>(&text) {
            Ok(_) => assert_eq!(error, None),
            // JavaScript takes these three, and a half of a pair as an escape.
            Err(other) => {
                let said = other.to_string();
                let is_its_own = [
                    "number out of range",
                    "recursion limit",
                    "surrogate",
                    "hex escape",
                ]
                .iter()
                .any(|words| said.contains(words));
                assert!(error.is_some() || is_its_own, "{said}");
            }
        }
    }
});

/// The units of the input.
fn units(data: &[u8]) -> Vec<u16> {
    let text = String::from_utf8_lossy(data);
    let mut units = Vec::new();
    for (index, piece) in text.split("%u").enumerate() {
        let unit = piece
            .get(..4)
            .and_then(|hex| u16::from_str_radix(hex, 16).ok());
        match unit {
            Some(unit) if index > 0 => {
                units.push(unit);
                units.extend(piece[4..].encode_utf16());
            }
            _ => units.extend(piece.encode_utf16()),
        }
    }
    units
}

/// Every part of a placeholder.
fn parts(contents: &Contents) -> Vec<Span> {
    match *contents {
        Contents::PresignedUrl(_, url) => {
            let place = url.place;
            vec![
                url.url,
                place.bucket,
                place.key,
                place.version_id,
                place.region,
            ]
        }
        Contents::CodeSignSignature(url, place) => {
            vec![url, place.bucket, place.key, place.version_id, place.region]
        }
        Contents::Package(package) => vec![package.name, package.version, package.attribute],
        Contents::Parameter(span) | Contents::Unknown(span) => vec![span],
        Contents::Local(_) => Vec::new(),
    }
}

/// Decodes what is said to be encoded: JavaScript's `decodeURIComponent` throws where it is not.
fn decode(units: &[u16]) {
    let text = String::from_utf16_lossy(units);
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        rest = after;
        if *first == b'%' {
            let (hex, after) = rest.split_at(2);
            let hex = std::str::from_utf8(hex).expect("two digits");
            bytes.push(u8::from_str_radix(hex, 16).expect("two digits"));
            rest = after;
        } else {
            bytes.push(*first);
        }
    }
    String::from_utf8(bytes).expect("the bytes of characters");
}
