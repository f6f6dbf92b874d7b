//! The operation: what goes in, and where it is asked for.
//!
//! Source: [`GetJobDocument`](https://docs.aws.amazon.com/iot/latest/apireference/API_GetJobDocument.html);
//! codes and messages are those of SDK v2's parameter validator.

use crate::error::{Error, Problem, Result};
use crate::signing::encoded;
use crate::text::{concat, decimal, one_line};

/// The longest job id that the service knows, in UTF-16 units as JavaScript counts them.
const JOB_ID_MAX: usize = 64;

/// The parameters of a call as a page gives them, right or wrong.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Params {
    /// Whether the page gave something that is not an object, such as a string.
    pub is_no_object: bool,
    /// The members that are neither null nor undefined, in the order in which the page wrote them.
    pub members: Vec<Member>,
}

/// One member of the parameters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// Its name.
    pub name: String,
    /// Its value.
    pub value: Value,
}

/// A value that a page gave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// A string.
    Text(String),
    /// A boolean.
    Flag(bool),
    /// Anything else.
    Other,
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
    /// Every check: the default.
    pub const ALL: Self = Self {
        unexpected: true,
        max: true,
        pattern: true,
    };

    /// Only those checks without which another request would be sent than was meant.
    pub const NONE: Self = Self {
        unexpected: false,
        max: false,
        pattern: false,
    };
}

impl Default for Checks {
    fn default() -> Self {
        Self::ALL
    }
}

impl Params {
    /// The parameters of a call for the document of `job_id`.
    pub fn for_job(job_id: &str) -> Self {
        Self {
            is_no_object: false,
            members: vec![Member {
                name: "jobId".to_owned(),
                value: Value::Text(job_id.to_owned()),
            }],
        }
    }

    /// Checks the parameters. Returns the path and query of the operation, URI-encoded.
    ///
    /// # Errors
    ///
    /// SDK v2's code and message for the one problem, or `MultipleValidationErrors` with all of
    /// them in v2's order. Beyond v2's checks, a job id of more than 64 characters
    /// (`MaxRangeError`) or with a character that no job id has (`PatternMatchError`) is refused:
    /// the service would refuse it too. `.` and `..` are refused whatever the checks, because a
    /// browser would send another path than the one that is signed.
    #[inline(never)]
    pub fn validate(&self, checks: Checks) -> Result<String> {
        let mut problems = Vec::new();
        let mut query = "";
        let mut id = "";
        if self.is_no_object {
            add_type(&mut problems, "params", "structure");
        }
        if !self.members.iter().any(|member| member.name == "jobId") {
            let parts = &["Missing required key 'jobId' in params"];
            add(&mut problems, "MissingRequiredParameter", parts);
        }
        for Member { name, value } in &self.members {
            match (&**name, value) {
                ("jobId", Value::Text(text)) => {
                    id = text;
                    check_job_id(text, checks, &mut problems);
                }
                ("jobId", _) => add_type(&mut problems, "params.jobId", "string"),
                ("beforeSubstitution", Value::Flag(true)) => query = "?beforeSubstitution=true",
                ("beforeSubstitution", Value::Flag(false)) => query = "?beforeSubstitution=false",
                ("beforeSubstitution", _) => {
                    add_type(&mut problems, "params.beforeSubstitution", "boolean");
                }
                (name, _) if checks.unexpected => {
                    let parts = &["Unexpected key '", &one_line(name), "' found in params"];
                    add(&mut problems, "UnexpectedParameter", parts);
                }
                _ => {}
            }
        }
        match combine(problems) {
            Some(error) => Err(error),
            None => Ok(concat(&["/jobs/", &encoded(id), "/job-document", query])),
        }
    }
}

fn check_job_id(job_id: &str, checks: Checks, problems: &mut Vec<Problem>) {
    if job_id.is_empty() {
        let parts =
            &["Expected uri parameter to have length >= 1, but found \"\" for params.jobId"];
        return add(problems, "UriParameterError", parts);
    }
    // In UTF-8, a character of two UTF-16 units begins with 0xf0 or more, and 0b10 begins a byte that is not the first.
    let units = |byte: u8| usize::from(byte & 0xc0 != 0x80) + usize::from(byte >= 0xf0);
    let length: usize = job_id.bytes().map(units).sum();
    if checks.max && length > JOB_ID_MAX {
        let parts = &[
            "Expected string length <= 64, but found ",
            &decimal(length as u32),
            " for params.jobId",
        ];
        add(problems, "MaxRangeError", parts);
    }
    let is_known = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-');
    let is_dots = matches!(job_id, "." | "..");
    if is_dots || checks.pattern && !job_id.bytes().all(is_known) {
        let parts = &[
            "Provided value \"",
            &one_line(job_id),
            "\" does not match regex pattern /^[a-zA-Z0-9_-]+$/ for params.jobId",
        ];
        add(problems, "PatternMatchError", parts);
    }
}

fn add_type(problems: &mut Vec<Problem>, context: &str, expected: &str) {
    let parts = &["Expected ", context, " to be a ", expected];
    add(problems, "InvalidParameterType", parts);
}

/// Adds a problem whose message has these parts.
#[inline(never)]
fn add(problems: &mut Vec<Problem>, code: &str, parts: &[&str]) {
    problems.push(Problem {
        code: code.to_owned(),
        message: concat(parts),
    });
}

/// One error for all that was found, as SDK v2 words it.
fn combine(mut problems: Vec<Problem>) -> Option<Box<Error>> {
    if problems.len() < 2 {
        let problem = problems.pop()?;
        return Some(Error::new(&problem.code, &problem.message));
    }
    let count = decimal(problems.len() as u32);
    let mut message = concat(&["There were ", &count, " validation errors:"]);
    for problem in &problems {
        for part in ["\n* ", &problem.code, ": ", &problem.message] {
            message.push_str(part);
        }
    }
    let mut error = Error::new("MultipleValidationErrors", &message);
    error.problems = problems;
    Some(error)
}

#[cfg(test)]
mod tests;
