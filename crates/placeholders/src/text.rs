//! UTF-16 text, and the few things that are looked for in it.

/// From `start` up to, not including, `end`, in UTF-16 units. A part that is missing is an empty one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Span {
    /// Its first unit.
    pub start: usize,
    /// The first unit after it.
    pub end: usize,
}

impl Span {
    /// Whether there is nothing in it.
    pub fn is_empty(self) -> bool {
        self.start >= self.end
    }

    /// How many units it has.
    pub fn len(self) -> usize {
        self.end - self.start
    }

    /// What of it is from `start` on: nothing, where that is after its end.
    pub fn from(self, start: usize) -> Self {
        Self {
            start: start.min(self.end),
            ..self
        }
    }

    /// What of it is before `end`.
    pub fn to(self, end: usize) -> Self {
        Self { end, ..self }
    }
}

/// The text that is read. Everything reads it through [`Text::unit`], so that tests can count.
#[derive(Clone, Copy)]
pub struct Text<'a>(pub &'a [u16]);

impl Text<'_> {
    /// All of it.
    pub fn span(self) -> Span {
        Span {
            start: 0,
            end: self.0.len(),
        }
    }

    /// The unit at `at`; 0 after the end, which ends everything that is searched for here.
    #[inline(never)]
    pub fn unit(self, at: usize) -> u16 {
        #[cfg(test)]
        steps::count();
        self.0.get(at).copied().unwrap_or_default()
    }

    /// The unit at `at` if it is ASCII, else 0.
    #[inline(never)]
    pub fn ascii(self, at: usize) -> u8 {
        u8::try_from(self.unit(at))
            .ok()
            .filter(u8::is_ascii)
            .unwrap_or_default()
    }

    /// Whether `ascii` stands at `at`.
    #[inline(never)]
    pub fn has(self, at: usize, ascii: &str) -> bool {
        let mut expected = (at..).zip(ascii.bytes());
        expected.all(|(at, byte)| self.ascii(at) == byte)
    }

    /// Whether `span` is `ascii`.
    #[inline(never)]
    pub fn is(self, span: Span, ascii: &str) -> bool {
        span.len() == ascii.len() && self.has(span.start, ascii)
    }

    /// Whether `span` is `ascii`, but for its case, as host names are compared, and for `_` in place of
    /// `-`, which no host name has.
    #[inline(never)]
    pub fn is_nearly(self, span: Span, ascii: &str) -> bool {
        let mut expected = (span.start..).zip(ascii.bytes());
        span.len() == ascii.len()
            && expected.all(|(at, byte)| {
                let found = self.ascii(at);
                byte.eq_ignore_ascii_case(&if found == b'_' { b'-' } else { found })
            })
    }

    /// The character at `at`, which may be written as a JSON escape, and where the next one is.
    ///
    /// The escapes of control characters are not told from each other: each ends a placeholder.
    #[inline(never)]
    pub fn character(self, at: usize) -> (u16, usize) {
        let as_it_is = (self.unit(at), at + 1);
        if self.ascii(at) != b'\\' {
            return as_it_is;
        }
        match self.ascii(at + 1) {
            byte @ (b'"' | b'\\' | b'/') => (byte.into(), at + 2),
            b'b' | b'f' | b'n' | b'r' | b't' => (0x0A, at + 2),
            b'u' => match (self.hex_byte(at + 2), self.hex_byte(at + 4)) {
                (Some(high), Some(low)) => (u16::from(high) << 8 | u16::from(low), at + 6),
                _ => as_it_is,
            },
            _ => as_it_is,
        }
    }

    /// The byte that the two hexadecimal digits at `at` stand for.
    #[inline(never)]
    pub fn hex_byte(self, at: usize) -> Option<u8> {
        let digit = |at| char::from(self.ascii(at)).to_digit(16);
        u8::try_from(digit(at)? * 16 + digit(at + 1)?).ok()
    }

    /// Whether a space is at `at`, be it one that breaks no line.
    pub fn is_blank(self, at: usize) -> bool {
        matches!(self.unit(at), 0x20 | 0xA0)
    }

    /// The first unit from `at` on that is no such space.
    #[inline(never)]
    pub fn skip_blank(self, mut at: usize) -> usize {
        while self.is_blank(at) {
            at += 1;
        }
        at
    }

    /// Where `byte` first is in `span`.
    #[inline(never)]
    pub fn position(self, span: Span, byte: u8) -> Option<usize> {
        Some(self.before(span, byte).end).filter(|&at| at < span.end)
    }

    /// What of `span` is before the first `byte`: all, where it has none.
    #[inline(never)]
    pub fn before(self, span: Span, byte: u8) -> Span {
        let mut at = span.start;
        while at < span.end && self.ascii(at) != byte {
            at += 1;
        }
        span.to(at)
    }

    /// Where `byte` last is in `span`.
    pub fn last_position(self, span: Span, byte: u8) -> Option<usize> {
        let mut positions = (span.start..span.end).rev();
        positions.find(|&at| self.ascii(at) == byte)
    }

    /// Whether all of `span` is ASCII of which `allowed` holds.
    #[inline(never)]
    pub fn all(self, span: Span, allowed: fn(u8) -> bool) -> bool {
        (span.start..span.end).all(|at| allowed(self.ascii(at)))
    }

    /// Whether a placeholder stands in `span`: its value is not known.
    #[inline(never)]
    pub fn has_placeholder(self, span: Span) -> bool {
        (span.start..span.end).any(|at| self.has(at, "${"))
    }

    /// The first unit from `at` on that is not white space of JSON.
    pub fn skip_space(self, at: usize) -> usize {
        let is_space = |at: &usize| matches!(self.ascii(*at), b' ' | b'\t' | b'\n' | b'\r');
        (at..).find(|at| !is_space(at)).unwrap_or(at)
    }
}

/// How often a test has read a unit: time in proportion to the text, without a clock.
#[cfg(test)]
pub mod steps {
    use std::cell::Cell;

    thread_local!(static STEPS: Cell<usize> = const { Cell::new(0) });

    pub fn count() {
        STEPS.set(STEPS.get() + 1);
    }

    /// How many units `work` reads.
    pub fn of(work: impl FnOnce()) -> usize {
        STEPS.set(0);
        work();
        STEPS.get()
    }
}
