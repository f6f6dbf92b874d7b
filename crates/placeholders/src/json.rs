//! Where a text stops being JSON.
//!
//! Each browser's `JSON.parse` has words of its own for what it refuses, and some say no position.
//!
//! Source: [RFC 8259](https://www.rfc-editor.org/rfc/rfc8259).

use crate::scan::scan;
use crate::text::{Span, Text};

/// Where a text stops being JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SyntaxError {
    /// The first unit that no JSON text can have there; the end of the text where it is cut off.
    pub offset: usize,
    /// Its line, from 1.
    pub line: usize,
    /// Its column, from 1.
    pub column: usize,
    /// The placeholder that begins there, and so stands without quotes; empty for none.
    pub placeholder: Span,
}

/// Where `document` stops being JSON; `None` if it does not.
pub fn syntax_error(document: &[u16]) -> Option<SyntaxError> {
    let text = Text(document);
    let offset = read(text).err()?;
    let (mut line, mut start) = (1, 0);
    for at in 0..offset {
        let is_crlf = || text.ascii(at) == b'\r' && text.ascii(at + 1) == b'\n';
        if matches!(text.ascii(at), b'\n' | b'\r') && !is_crlf() {
            line += 1;
            start = at + 1;
        }
    }
    let scan = scan(text);
    let found = scan.found.iter();
    let mut spans = found.map(|found| scan.in_document(found.span));
    Some(SyntaxError {
        offset,
        line,
        column: offset - start + 1,
        placeholder: spans.find(|span| span.start == offset).unwrap_or_default(),
    })
}

/// Reads one JSON text, without recursion: a document may be nested as deep as it is long.
fn read(text: Text<'_>) -> Result<(), usize> {
    // The arrays and objects that are open: `true` for an object.
    let mut open: Vec<bool> = Vec::new();
    let mut at = text.skip_space(0);
    loop {
        at = match text.ascii(at) {
            b'"' => string(text, at)?,
            b'-' | b'0'..=b'9' => number(text, at)?,
            b't' => word(text, at, "true")?,
            b'f' => word(text, at, "false")?,
            b'n' => word(text, at, "null")?,
            bracket @ (b'{' | b'[') => {
                let is_object = bracket == b'{';
                let first = text.skip_space(at + 1);
                open.push(is_object);
                if text.ascii(first) != closing(is_object) {
                    at = if is_object { key(text, first)? } else { first };
                    continue;
                }
                first
            }
            _ => return Err(at),
        };
        // After a value, or at the bracket that closes an empty one.
        loop {
            at = text.skip_space(at);
            let Some(&is_object) = open.last() else {
                return if at < text.span().end {
                    Err(at)
                } else {
                    Ok(())
                };
            };
            let byte = text.ascii(at);
            if byte == closing(is_object) {
                open.pop();
                at += 1;
            } else if byte == b',' {
                at = text.skip_space(at + 1);
                if is_object {
                    at = key(text, at)?;
                }
                break;
            } else {
                return Err(at);
            }
        }
    }
}

fn closing(is_object: bool) -> u8 {
    if is_object { b'}' } else { b']' }
}

/// Reads a key and its colon, up to its value.
fn key(text: Text<'_>, at: usize) -> Result<usize, usize> {
    if text.ascii(at) != b'"' {
        return Err(at);
    }
    let colon = text.skip_space(string(text, at)?);
    if text.ascii(colon) != b':' {
        return Err(colon);
    }
    Ok(text.skip_space(colon + 1))
}

/// Reads a string from its opening quote.
fn string(text: Text<'_>, mut at: usize) -> Result<usize, usize> {
    loop {
        at += 1;
        match text.unit(at) {
            // Also what `unit` gives after the end.
            0..0x20 => return Err(at),
            0x22 => return Ok(at + 1),
            0x5C => {
                at += 1;
                match text.ascii(at) {
                    b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't' => {}
                    b'u' => {
                        for _ in 0..4 {
                            at += 1;
                            if !text.ascii(at).is_ascii_hexdigit() {
                                return Err(at);
                            }
                        }
                    }
                    _ => return Err(at),
                }
            }
            _ => {}
        }
    }
}

fn number(text: Text<'_>, mut at: usize) -> Result<usize, usize> {
    at += usize::from(text.ascii(at) == b'-');
    at = match text.ascii(at) {
        b'0' => at + 1,
        _ => digits(text, at)?,
    };
    if text.ascii(at) == b'.' {
        at = digits(text, at + 1)?;
    }
    if matches!(text.ascii(at), b'e' | b'E') {
        at += 1;
        at += usize::from(matches!(text.ascii(at), b'+' | b'-'));
        at = digits(text, at)?;
    }
    Ok(at)
}

/// Reads one digit or more.
fn digits(text: Text<'_>, start: usize) -> Result<usize, usize> {
    let is_digit = |at: &usize| text.ascii(*at).is_ascii_digit();
    let end = (start..).find(|at| !is_digit(at)).unwrap_or(start);
    if end == start { Err(start) } else { Ok(end) }
}

fn word(text: Text<'_>, at: usize, word: &str) -> Result<usize, usize> {
    for (at, byte) in (at..).zip(word.bytes()) {
        if text.ascii(at) != byte {
            return Err(at);
        }
    }
    Ok(at + word.len())
}
