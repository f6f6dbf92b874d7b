//! The operation: what goes in, and where it is asked for.
//!
//! Source: [`GetJobDocument`](https://docs.aws.amazon.com/iot/latest/apireference/API_GetJobDocument.html);
//! codes and messages are those of SDK v2's parameter validator.

use crate::error::Error;
use crate::signing::encoded;
use crate::text::{concat, decimal};

/// The longest job id that the service knows, in UTF-16 units as JavaScript counts them.
const JOB_ID_MAX: usize = 64;

/// One value of the parameters, as JavaScript gave it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Missing, `undefined` or `null`.
    Absent,
    /// A primitive string.
    String(String),
    /// A boolean.
    Bool(bool),
    /// Anything else.
    Other,
}

/// The parameters of a call, as JavaScript gave them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Params {
    /// Whether the parameters are an object at all.
    pub is_structure: bool,
    /// Own enumerable members, in the order in which the page wrote them.
    pub members: Vec<(String, Value)>,
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

/// A valid call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Input {
    /// The path of the operation, URI-encoded.
    pub path: String,
    /// `beforeSubstitution`, where given.
    pub before_substitution: Option<bool>,
}

impl Params {
    /// Checks the parameters.
    ///
    /// # Errors
    ///
    /// SDK v2's code and message for the one problem, or `MultipleValidationErrors` with all of
    /// them in v2's order. Beyond v2's checks, a job id of more than 64 characters
    /// (`MaxRangeError`) or with a character that no job id has (`PatternMatchError`) is refused:
    /// the service would refuse it too. `.` and `..` are refused whatever the checks, because a
    /// browser would send another path than the one signed.
    pub fn validate(&self, checks: Checks) -> Result<Input, Error> {
        let mut errors = Vec::new();
        let mut job_id = "";
        let mut before_substitution = None;
        if !self.is_structure {
            fail_type(&mut errors, "params", "structure");
        }
        if !self.has_value("jobId") {
            let parts = &["Missing required key 'jobId' in params"];
            fail(&mut errors, "MissingRequiredParameter", parts);
        }
        for (name, value) in &self.members {
            if *value == Value::Absent {
                continue;
            }
            match name.as_str() {
                "jobId" => match value {
                    Value::String(value) => {
                        check_job_id(value, checks, &mut errors);
                        job_id = value;
                    }
                    _ => fail_type(&mut errors, "params.jobId", "string"),
                },
                "beforeSubstitution" => match value {
                    Value::Bool(value) => before_substitution = Some(*value),
                    _ => fail_type(&mut errors, "params.beforeSubstitution", "boolean"),
                },
                name if checks.unexpected => {
                    let parts = &["Unexpected key '", name, "' found in params"];
                    fail(&mut errors, "UnexpectedParameter", parts);
                }
                _ => {}
            }
        }
        match combine(errors) {
            Some(error) => Err(error),
            None => Ok(Input {
                path: concat(&["/jobs/", &encoded(job_id), "/job-document"]),
                before_substitution,
            }),
        }
    }

    fn has_value(&self, wanted: &str) -> bool {
        self.members
            .iter()
            .any(|(name, value)| name == wanted && *value != Value::Absent)
    }
}

impl Input {
    /// The query of the request, URI-encoded and without `?`; empty if there is none.
    pub fn query(&self) -> &'static str {
        match self.before_substitution {
            None => "",
            Some(true) => "beforeSubstitution=true",
            Some(false) => "beforeSubstitution=false",
        }
    }
}

fn check_job_id(job_id: &str, checks: Checks, errors: &mut Vec<Error>) {
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
            &["Provided value \"", job_id, end],
        );
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
        for part in ["\n* ", &error.code, ": ", &error.message] {
            message.push_str(part);
        }
    }
    let mut all = Error::new("MultipleValidationErrors", &message);
    all.errors = errors;
    Some(all)
}

#[cfg(test)]
mod tests;
