//! What is found, as a list of numbers: that crosses into JavaScript in one piece.
//! `js/placeholders/wasm.ts` reads it, with the same tables.

use crate::contents::{Contents, Placeholder};
use crate::json::SyntaxError;
use crate::s3::{Flavour, S3Place};
use crate::scan::Scan;
use crate::text::Span;

/// What a part is called there; the position in the list of names is the number.
#[derive(Clone, Copy)]
enum Field {
    Url,
    Bucket,
    Key,
    VersionId,
    Region,
    PackageName,
    VersionName,
    Attribute,
    Name,
    Rest,
    // These are not a part of the text but one of a few words, by number.
    Style,
    Endpoint,
    Part,
    Local,
}

/// For each placeholder, with positions in the document: kind, start, end, closed, the parent's number from 1, warnings, whether key and
/// version are encoded, how many parts; then name, start and end of each part.
#[must_use]
pub fn of_placeholders(scan: &Scan) -> Vec<u32> {
    let list = vec![0];
    let mut numbers = Numbers { scan, list };
    for placeholder in &scan.found {
        numbers.add_placeholder(placeholder);
    }
    finish(numbers.list)
}

/// Offset, line, column, start and end of the placeholder (both 0 for none); nothing for no error.
#[must_use]
pub fn of_syntax_error(error: Option<SyntaxError>) -> Vec<u32> {
    let Some(error) = error else { return vec![0] };
    let Span { start, end } = error.placeholder;
    let numbers = [5, error.offset, error.line, error.column, start, end];
    numbers.map(|number| number as u32).into()
}

/// A list that begins with how many more numbers it has.
fn finish(mut numbers: Vec<u32>) -> Vec<u32> {
    let length = numbers.len() - 1;
    if let Some(first) = numbers.first_mut() {
        *first = length as u32;
    }
    numbers
}

/// The numbers of the placeholders of a document.
struct Numbers<'a> {
    scan: &'a Scan,
    list: Vec<u32>,
}

impl Numbers<'_> {
    fn add(&mut self, number: usize) {
        self.list.push(number as u32);
    }

    fn add_span(&mut self, span: Span) {
        let span = self.scan.in_document(span);
        self.add(span.start);
        self.add(span.end);
    }

    #[inline(never)]
    fn add_part(&mut self, name: Field, part: Span) {
        if !part.is_empty() {
            self.add(name as usize);
            self.add_span(part);
        }
    }

    fn add_choice(&mut self, name: Field, choice: Option<usize>) {
        if let Some(choice) = choice {
            self.add(name as usize);
            self.add(choice);
            self.add(0);
        }
    }

    fn add_place(&mut self, place: S3Place) {
        self.add_part(Field::Bucket, place.bucket);
        self.add_part(Field::Key, place.key);
        self.add_part(Field::VersionId, place.version_id);
        self.add_part(Field::Region, place.region);
    }

    #[inline(never)]
    fn add_placeholder(&mut self, placeholder: &Placeholder) {
        let (kind, is_encoded) = match placeholder.contents {
            Contents::PresignedUrl(Flavour::V1, _) => (0, false),
            Contents::PresignedUrl(Flavour::V2, url) => (1, url.is_encoded),
            Contents::PresignedUrl(Flavour::Upload, _) => (2, false),
            Contents::CodeSignSignature(..) => (3, false),
            Contents::Parameter(_) => (4, false),
            Contents::Package(_) => (5, false),
            Contents::Local(_) => (6, false),
            Contents::Unknown(_) => (7, false),
        };
        self.add(kind);
        self.add_span(placeholder.span);
        self.add(usize::from(placeholder.closed));
        self.add(placeholder.parent.map_or(0, |parent| parent + 1));
        self.list.push(placeholder.warnings.bits());
        self.add(usize::from(is_encoded));
        let count = self.list.len();
        self.add(0);
        match placeholder.contents {
            Contents::PresignedUrl(_, url) => {
                self.add_part(Field::Url, url.url);
                self.add_place(url.place);
                self.add_choice(Field::Style, url.style.map(|style| style as usize));
                self.add_choice(
                    Field::Endpoint,
                    url.endpoint.map(|endpoint| endpoint as usize),
                );
            }
            Contents::CodeSignSignature(url, place) => {
                self.add_part(Field::Url, url);
                self.add_place(place);
            }
            Contents::Parameter(key) => self.add_part(Field::Key, key),
            Contents::Package(package) => {
                self.add_part(Field::PackageName, package.name);
                self.add_part(Field::VersionName, package.version);
                self.add_choice(Field::Part, package.part.map(|part| part as usize));
                self.add_part(Field::Attribute, package.attribute);
            }
            Contents::Local(local) => self.add_choice(Field::Local, Some(local as usize)),
            Contents::Unknown(name) => self.add_part(Field::Name, name),
        }
        if placeholder.warnings.tell_spelling() {
            self.add_part(Field::Rest, placeholder.rest);
        }
        let parts = (self.list.len() - count) / 3;
        if let Some(place) = self.list.get_mut(count) {
            *place = parts as u32;
        }
    }
}
