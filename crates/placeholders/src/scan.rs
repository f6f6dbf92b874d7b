//! Where placeholders begin and end.

use crate::names::LOCALS;
use crate::text::{Span, Text};

/// A placeholder, not read yet.
pub struct Found {
    /// From its `$` to behind its `}`.
    pub span: Span,
    /// Whether it has a `}`.
    pub closed: bool,
    /// The index of the placeholder that it stands in.
    pub parent: Option<usize>,
    /// How many placeholders it stands in.
    pub depth: usize,
}

/// The placeholders of `text`, in the order in which they start.
///
/// One begins with `${aws:`, or is a local one such as `${jobId}`; inside of one, every `${` begins
/// another. Any other `${` is the document's own: a script in it may have some. A `}` ends the innermost.
/// A placeholder never goes on behind a `"` or a control character, a line break for one: a missing
/// `}` spoils no more than the string or the line that it is missing in.
#[inline(never)]
pub fn scan(text: Text<'_>) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    // The innermost placeholder that is still open; its parents are open as well.
    let mut open: Option<usize> = None;
    let mut at = 0;
    while at < text.0.len() {
        match text.unit(at) {
            0..0x20 | 0x22 => {
                // `\"` is an escaped quote: its backslash belongs to it.
                let is_escaped = open.is_some() && text.ascii(at - 1) == b'\\';
                leave_open(&mut found, &mut open, at - usize::from(is_escaped));
            }
            0x24 if begins(text, at, open.is_some()) => {
                let depth = open.and_then(|parent| found.get(parent));
                found.push(Found {
                    span: Span { start: at, end: at },
                    closed: false,
                    parent: open,
                    depth: depth.map_or(0, |parent| parent.depth + 1),
                });
                open = Some(found.len() - 1);
                at += 1;
            }
            0x7D => {
                if let Some(innermost) = open.and_then(|innermost| found.get_mut(innermost)) {
                    innermost.span.end = at + 1;
                    innermost.closed = true;
                    open = innermost.parent;
                }
            }
            _ => {}
        }
        at += 1;
    }
    leave_open(&mut found, &mut open, text.0.len());
    found
}

/// Whether a placeholder begins at the `$` at `at`.
#[inline(never)]
fn begins(text: Text<'_>, at: usize, is_inside: bool) -> bool {
    let is_local = |name: &&str| text.has(at + 2, name) && text.ascii(at + 2 + name.len()) == b'}';
    text.ascii(at + 1) == b'{'
        && (is_inside || text.has(at + 2, "aws:") || LOCALS.iter().any(is_local))
}

/// Ends what is open, without a `}`, at `end`.
#[inline(never)]
fn leave_open(found: &mut [Found], open: &mut Option<usize>, end: usize) {
    while let Some(placeholder) = open.and_then(|index| found.get_mut(index)) {
        placeholder.span.end = end;
        *open = placeholder.parent;
    }
}
