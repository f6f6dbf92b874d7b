//! Percent-encoding, as S3's SDKs do it: all but letters, digits, `-._~` and the `/` between the
//! segments of a key is encoded, a character as the bytes of its UTF-8.

use crate::text::{Span, Text};

/// The byte that `%XX` at `at` stands for.
#[inline(never)]
pub fn encoded_byte(text: Text<'_>, at: usize) -> Option<u8> {
    if text.ascii(at) == b'%' {
        text.hex_byte(at + 1)
    } else {
        None
    }
}

/// Whether a character is encoded somewhere in `span`.
#[inline(never)]
pub fn is_encoded(text: Text<'_>, span: Span) -> bool {
    (span.start..span.end).any(|at| encoded_byte(text, at).is_some())
}

/// Whether `span` has a character that must be encoded and is not. What stands in a placeholder is not
/// looked at: its value is not known.
#[inline(never)]
pub fn needs_encoding(text: Text<'_>, span: Span) -> bool {
    let mut depth = 0_usize;
    (span.start..span.end).any(|at| {
        let byte = text.ascii(at);
        if text.has(at, "${") {
            depth += 1;
        }
        let is_outside = depth == 0;
        if byte == b'}' {
            depth = depth.saturating_sub(1);
        }
        is_outside && !byte.is_ascii_alphanumeric() && !b"-._~/%".contains(&byte)
    })
}

/// Whether every `%` in `span` is part of an encoded character.
#[inline(never)]
pub fn is_decodable(text: Text<'_>, span: Span) -> bool {
    let mut at = span.start;
    while at < span.end {
        at += match text.ascii(at) {
            b'%' => match encoded_length(text, at) {
                Some(length) if at + length <= span.end => length,
                _ => return false,
            },
            _ => 1,
        };
    }
    true
}

/// How many units the encoded character at `at` takes, if its bytes are UTF-8.
fn encoded_length(text: Text<'_>, at: usize) -> Option<usize> {
    let first = u32::from(encoded_byte(text, at)?);
    // How many more bytes the first announces, its own bits, and the least that so many can stand for.
    let (more, bits, least) = match first {
        0..0x80 => (0, first, 0),
        0xC0..0xE0 => (1, first & 0x1F, 0x80),
        0xE0..0xF0 => (2, first & 0x0F, 0x800),
        0xF0..0xF8 => (3, first & 0x07, 0x1_0000),
        _ => return None,
    };
    let mut value = bits;
    for index in 1..=more {
        let byte = encoded_byte(text, at + 3 * index).filter(|byte| byte & 0xC0 == 0x80)?;
        value = value << 6 | u32::from(byte & 0x3F);
    }
    (value >= least && char::from_u32(value).is_some()).then_some(3 + 3 * more)
}
