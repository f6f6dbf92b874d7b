//! How a placeholder begins: `${aws:iot:KIND:`, or nearly so.

use crate::text::{Span, Text};

/// A kind of placeholder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A presigned URL to download from, of version 1.
    V1,
    /// The same by the name that the guide calls it, and never writes.
    NamedV1,
    /// A presigned URL to download from, of version 2.
    V2,
    /// A presigned URL to upload to.
    Upload,
    /// A signature of code.
    CodeSignSignature,
    /// A parameter of the job.
    Parameter,
    /// Something of a software package.
    Package,
}

const KINDS: [(&str, Kind); 7] = [
    ("s3-presigned-url", Kind::V1),
    ("s3-presigned-url-v1", Kind::NamedV1),
    ("s3-presigned-url-v2", Kind::V2),
    ("s3-presigned-url-upload", Kind::Upload),
    ("code-sign-signature", Kind::CodeSignSignature),
    ("parameter", Kind::Parameter),
    ("package", Kind::Package),
];

/// No kind has a longer name.
const LONGEST_NAME: usize = 24;

/// How a placeholder begins.
pub struct Start {
    /// Whether it is one of AWS's own, however that is written.
    pub is_aws: bool,
    /// Whether it has `iot:`.
    pub is_iot: bool,
    /// Which kind it is.
    pub kind: Option<Kind>,
    /// Whether it has a `!`, by which CloudFormation leaves a `${` alone.
    pub has_mark: bool,
    /// Whether AWS reads this spelling, but for that `!`.
    pub is_exact: bool,
    /// Where it begins, after spaces and `!`.
    pub first: usize,
    /// Where the name of its kind begins.
    pub name: usize,
    /// Where that ends.
    pub name_end: usize,
}

/// Reads the start of a placeholder, from after its `${`.
#[inline(never)]
pub fn read_start(text: Text<'_>, body: Span) -> Start {
    let mut first = text.skip_blank(body.start);
    let has_mark = text.ascii(first) == b'!';
    if has_mark {
        first = text.skip_blank(first + 1);
    }
    let aws = prefix(text, first, "aws");
    let name = prefix(text, aws, "iot");
    let is_iot = name > aws;
    let has_aws = aws > first;
    let mut start = Start {
        is_aws: text.has(body.start, "aws:") || (has_aws && is_iot),
        is_iot,
        kind: None,
        has_mark,
        is_exact: false,
        first,
        name,
        name_end: name,
    };
    if has_aws || is_iot {
        let limit = body.end.min(name + LONGEST_NAME);
        let written = text.before(body.from(name).to(limit), b':');
        let written = text.before(written, b'}');
        start.name_end = written.end;
        for (known, kind) in KINDS {
            if text.is_nearly(written, known) {
                start.is_aws = true;
                start.kind = Some(kind);
                let before = Span {
                    start: body.start + usize::from(has_mark),
                    end: name,
                };
                start.is_exact = text.is(before, "aws:iot:") && text.has(name, known);
            }
        }
    }
    start
}

/// After `word:` at `at`, in any case and with spaces around the colon; `at` where it is not there.
/// `AWS::` is CloudFormation's.
#[inline(never)]
fn prefix(text: Text<'_>, at: usize, word: &str) -> usize {
    let end = at + word.len();
    let colon = text.skip_blank(end);
    let is_prefix = text.is_nearly(Span { start: at, end }, word)
        && text.ascii(colon) == b':'
        && text.ascii(colon + 1) != b':';
    if is_prefix {
        text.skip_blank(colon + 1)
    } else {
        at
    }
}
