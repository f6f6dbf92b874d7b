//! Where placeholders begin and end.

use crate::contents::{Contents, Placeholder};
use crate::names::LOCALS;
use crate::start::read_start;
use crate::text::{Span, Text};
use crate::warning::Warnings;

/// What is found in a document. Positions are those of `text`.
#[derive(Default)]
pub struct Scan {
    /// The document, but JSON escapes in placeholders are replaced by the characters they stand for.
    pub text: Vec<u16>,
    /// Where each unit of `text` is in the document, and where the document ends.
    offsets: Vec<usize>,
    /// The placeholders, in the order in which they start: a nested one is after the one that it
    /// stands in. `scan` does not read what stands in them.
    pub found: Vec<Placeholder>,
    /// The innermost placeholder that is still open; its parents are open as well.
    open: Option<usize>,
}

/// Finds the placeholders of `document`.
///
/// One begins with `${aws:`, or is a local one such as `${jobId}`, or is nearly one of AWS's own;
/// inside of one, every `${` begins another. Any other `${` is the document's own: a script in it may
/// have some. A `}` ends the innermost. A placeholder never goes on after the end of its string or a
/// control character, a line break for one: a missing `}` spoils no more than the string or the line
/// that it is missing in.
#[inline(never)]
pub fn scan(document: Text<'_>) -> Scan {
    let mut scan = Scan::default();
    // Whether an escaped quote inside of the placeholder waits for its partner.
    let mut is_quoted = false;
    let mut at = 0;
    while at < document.0.len() {
        let (unit, next) = match scan.open {
            Some(_) => document.character(at),
            None => (document.unit(at), at + 1),
        };
        if scan.open.is_some() {
            let is_end = match unit {
                0..0x20 => true,
                0x22 => next == at + 1 || (!is_quoted && ends_inner_string(document, next)),
                _ => false,
            };
            if is_end {
                // What comes after it is read again, as it is.
                scan.leave_open();
                continue;
            }
            is_quoted ^= unit == 0x22;
        } else {
            is_quoted = false;
        }
        if unit == 0x24 && begins(document, next, scan.open.is_some()) {
            scan.enter();
        }
        scan.text.push(unit);
        scan.offsets.push(at);
        if unit == 0x7D {
            scan.close();
        }
        at = next;
    }
    scan.leave_open();
    scan.offsets.push(at);
    scan
}

/// Whether the escaped quote before `at` ends a string of a JSON text that is in a string itself.
fn ends_inner_string(document: Text<'_>, at: usize) -> bool {
    let after = document.unit(document.skip_space(at));
    // `,`, `}`, `]`, the quote of the outer string, or the end of the document.
    matches!(after, 0x2C | 0x7D | 0x5D | 0x22 | 0)
}

/// Whether a placeholder begins at the `$` before `at`.
#[inline(never)]
fn begins(document: Text<'_>, at: usize, is_inside: bool) -> bool {
    if is_inside {
        return document.character(at).0 == 0x7B;
    }
    let body = at + 1;
    let is_local =
        |name: &&str| document.has(body, name) && document.ascii(body + name.len()) == b'}';
    document.ascii(at) == b'{'
        && (LOCALS.iter().any(is_local) || read_start(document, document.span().from(body)).is_aws)
}

impl Scan {
    /// Where the unit at `at` of the text is in the document.
    #[inline(never)]
    fn offset(&self, at: usize) -> usize {
        self.offsets.get(at).copied().unwrap_or_default()
    }

    /// Where `span` of the text is in the document.
    pub fn in_document(&self, span: Span) -> Span {
        Span {
            start: self.offset(span.start),
            end: self.offset(span.end),
        }
    }

    /// Begins a placeholder here.
    fn enter(&mut self) {
        let here = self.text.len();
        let parent = self.open.and_then(|parent| self.found.get(parent));
        let depth = parent.map_or(0, |parent| parent.depth + 1);
        self.found.push(Placeholder {
            span: Span {
                start: here,
                end: here,
            },
            closed: false,
            parent: self.open,
            depth,
            contents: Contents::Unknown(Span::default()),
            warnings: Warnings::default(),
            rest: Span::default(),
        });
        self.open = Some(self.found.len() - 1);
    }

    /// Ends the innermost placeholder, if there is one, here.
    fn close(&mut self) {
        if let Some(innermost) = self.open.and_then(|open| self.found.get_mut(open)) {
            innermost.span.end = self.text.len();
            innermost.closed = true;
            self.open = innermost.parent;
        }
    }

    /// Ends what is open, without a `}`, here.
    #[inline(never)]
    fn leave_open(&mut self) {
        while let Some(placeholder) = self.open.and_then(|open| self.found.get_mut(open)) {
            placeholder.span.end = self.text.len();
            self.open = placeholder.parent;
        }
    }
}
