//! The operation: what goes in, and where it is asked for.
//!
//! Source: [`GetJobDocument`](https://docs.aws.amazon.com/iot/latest/apireference/API_GetJobDocument.html);
//! codes and messages are those of SDK v2's parameter validator.

use crate::error::Error;
use crate::signing::encoded;
use crate::text::{concat, decimal, split_at_empty_line, split_at_first};

/// The longest job id that the service knows, in UTF-16 units as JavaScript counts them.
const JOB_ID_MAX: usize = 64;

/// The parameters of a call, as JavaScript sends them.
#[derive(Clone, Copy, Debug)]
pub struct Params<'a> {
    /// JavaScript's type of the whole: `object` where it may be right.
    kind: &'a str,
    /// Type and name of each member that is there, in the order in which the page wrote them, a line
    /// each. The type of a boolean is its value; a `jobId` that is not there is the first one, and
    /// `undefined`.
    members: &'a str,
    /// The job id in one line, for messages.
    shown_id: &'a str,
    /// The job id; empty where it is no string.
    job_id: &'a str,
}

/// Which checks are made: the page's `paramValidation`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Checks {
    /// Members that the operation does not have.
    pub unexpected: bool,
    /// The length of the job id.
    pub max: bool,
    /// The characters of the job id.
    pub pattern: bool,
}

impl Checks {
    /// Every check: what a page gets that says nothing.
    pub const ALL: Self = Self {
        unexpected: true,
        max: true,
        pattern: true,
    };

    /// Only what a request needs to be the one that was meant.
    pub const NONE: Self = Self {
        unexpected: false,
        max: false,
        pattern: false,
    };
}

impl<'a> Params<'a> {
    /// From a line each: JavaScript's type of the parameters; type and name of each member; an empty
    /// line; the job id for messages; and the job id as it is, which may have more lines.
    pub fn from_lines(lines: &'a str) -> Self {
        let (kind, members) = split_at_first(lines, b'\n');
        let (members, rest) = split_at_empty_line(members);
        let (shown_id, job_id) = split_at_first(rest, b'\n');
        Self {
            kind,
            members,
            shown_id,
            job_id,
        }
    }

    /// Checks the parameters.
    ///
    /// Gives path and query of the operation, URI-encoded.
    ///
    /// # Errors
    ///
    /// SDK v2's code and message for the one problem, or `MultipleValidationErrors` with all of
    /// them in v2's order. Beyond v2's checks, a job id of more than 64 characters
    /// (`MaxRangeError`) or with a character that no job id has (`PatternMatchError`) is refused:
    /// the service would refuse it too. `.` and `..` are refused whatever the checks, because a
    /// browser would send another path than the one signed.
    pub fn validate(&self, checks: Checks) -> Result<String, Error> {
        let mut errors = Vec::new();
        let mut query = "";
        if self.kind != "object" {
            fail_type(&mut errors, "params", "structure");
        }
        let (mut member, mut rest) = split_at_first(self.members, b'\n');
        while !member.is_empty() {
            let (kind, name) = split_at_first(member, b' ');
            match name {
                "jobId" => match kind {
                    "string" => self.check_job_id(checks, &mut errors),
                    "undefined" => {
                        let parts = &["Missing required key 'jobId' in params"];
                        fail(&mut errors, "MissingRequiredParameter", parts);
                    }
                    _ => fail_type(&mut errors, "params.jobId", "string"),
                },
                "beforeSubstitution" => match kind {
                    "true" => query = "?beforeSubstitution=true",
                    "false" => query = "?beforeSubstitution=false",
                    _ => fail_type(&mut errors, "params.beforeSubstitution", "boolean"),
                },
                name if checks.unexpected => {
                    let parts = &["Unexpected key '", name, "' found in params"];
                    fail(&mut errors, "UnexpectedParameter", parts);
                }
                _ => {}
            }
            (member, rest) = split_at_first(rest, b'\n');
        }
        match combine(errors) {
            Some(error) => Err(error),
            None => Ok(concat(&[
                "/jobs/",
                &encoded(self.job_id),
                "/job-document",
                query,
            ])),
        }
    }

    fn check_job_id(&self, checks: Checks, errors: &mut Vec<Error>) {
        let Self {
            job_id, shown_id, ..
        } = *self;
        if job_id.is_empty() {
            let parts =
                &["Expected uri parameter to have length >= 1, but found \"\" for params.jobId"];
            return fail(errors, "UriParameterError", parts);
        }
        let length = job_id.encode_utf16().count();
        if checks.max && length > JOB_ID_MAX {
            let length = decimal(length as u32);
            let start = "Expected string length <= 64, but found ";
            fail(
                errors,
                "MaxRangeError",
                &[start, &length, " for params.jobId"],
            );
        }
        let is_known = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-');
        let is_dots = matches!(job_id, "." | "..");
        if is_dots || checks.pattern && !job_id.bytes().all(is_known) {
            let end = "\" does not match regex pattern /^[a-zA-Z0-9_-]+$/ for params.jobId";
            fail(
                errors,
                "PatternMatchError",
                &["Provided value \"", shown_id, end],
            );
        }
    }
}

fn fail_type(errors: &mut Vec<Error>, context: &str, expected: &str) {
    let parts = &["Expected ", context, " to be a ", expected];
    fail(errors, "InvalidParameterType", parts);
}

/// Adds a problem whose message has these parts.
#[inline(never)]
fn fail(errors: &mut Vec<Error>, code: &str, parts: &[&str]) {
    errors.push(Error::new(code, &concat(parts)));
}

/// One error for all that was found, as SDK v2 words it.
fn combine(mut errors: Vec<Error>) -> Option<Error> {
    if errors.len() < 2 {
        return errors.pop();
    }
    let mut message = concat(&[
        "There were ",
        &decimal(errors.len() as u32),
        " validation errors:",
    ]);
    for error in &errors {
        for part in ["\n* ", error.code(), ": ", error.message()] {
            message.push_str(part);
        }
    }
    Some(Error::new("MultipleValidationErrors", &message))
}

#[cfg(test)]
mod tests;
