//! Finds the placeholders in the document of an AWS IoT job: `${aws:iot:…}`, and the local ones inside
//! of them.
//!
//! A job document is JSON only after AWS has filled in its placeholders: before, they may stand without
//! quotes. So this reads any text. It works on UTF-16, JavaScript's own encoding: positions need no
//! conversion, and a string that no other encoding can hold is read like any other.
//!
//! Inside of a placeholder, JSON's escapes are read as the characters they stand for. A text that is
//! nearly a placeholder is read as the one that is meant, with a warning.
//!
//! Every function is pure and total: it cannot fail, and it takes time in proportion to the text.
//!
//! Sources, all in the AWS IoT developer guide:
//! - [Managing jobs](https://docs.aws.amazon.com/iot/latest/developerguide/create-manage-jobs.html):
//!   the presigned URLs and how their versions differ
//! - [Create and manage jobs by using the AWS
//!   CLI](https://docs.aws.amazon.com/iot/latest/developerguide/manage-job-cli.html): code signing
//! - [Preparing AWS IoT
//!   Jobs](https://docs.aws.amazon.com/iot/latest/developerguide/preparing-jobs-for-service-package-catalog.html):
//!   packages
//! - [Troubleshooting](https://docs.aws.amazon.com/iot/latest/developerguide/software-package-catalog-troubleshooting.html):
//!   what the service refuses

mod contents;
mod encoding;
mod host;
mod json;
mod names;
pub mod numbers;
mod package;
mod s3;
mod scan;
mod start;
mod text;
mod warning;
#[cfg(target_arch = "wasm32")]
mod wasm;

pub use contents::{Contents, Local, Placeholder, read_document};
pub use host::Endpoint;
pub use json::{SyntaxError, syntax_error};
pub use package::{Package, Part};
pub use s3::{Flavour, S3Place, S3Url, Style};
pub use scan::Scan;
pub use text::Span;
pub use warning::{Warning, Warnings};

#[cfg(test)]
mod tests;
