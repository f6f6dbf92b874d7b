use proptest::prelude::*;

use super::*;

/// Parameters whose members have these types and names, `jobId` with a text.
fn params(members: &[&str], job_id: &str) -> Params {
    let members = members.iter().map(|member| {
        let (kind, name) = member.split_once(' ').unwrap();
        let value = match kind {
            "string" if name == "jobId" => Value::Text(job_id.to_owned()),
            "string" => Value::Text("text".to_owned()),
            "true" | "false" => Value::Flag(kind == "true"),
            _ => Value::Other,
        };
        Member {
            name: name.to_owned(),
            value,
        }
    });
    Params {
        is_no_object: false,
        members: members.collect(),
    }
}

fn validate(members: &[&str], job_id: &str, checks: Checks) -> Result<String> {
    params(members, job_id).validate(checks)
}

fn job(id: &str, checks: Checks) -> Result<String> {
    assert_eq!(params(&["string jobId"], id), Params::for_job(id));
    validate(&["string jobId"], id, checks)
}

#[test]
fn says_what_sdk_v2_says() {
    let missing = (
        "MissingRequiredParameter",
        "Missing required key 'jobId' in params",
    );
    let not_a_string = (
        "InvalidParameterType",
        "Expected params.jobId to be a string",
    );
    let long = "a".repeat(65);
    for (members, job_id, (code, message)) in [
        (&[][..], "", missing),
        (&["object jobId"], "", not_a_string),
        (&["true jobId"], "", not_a_string),
        (
            &["string jobId"],
            "",
            (
                "UriParameterError",
                "Expected uri parameter to have length >= 1, but found \"\" for params.jobId",
            ),
        ),
        (
            &["string jobId", "number foo"],
            "j",
            (
                "UnexpectedParameter",
                "Unexpected key 'foo' found in params",
            ),
        ),
        (
            &["string jobId", "string beforeSubstitution"],
            "j",
            (
                "InvalidParameterType",
                "Expected params.beforeSubstitution to be a boolean",
            ),
        ),
        (
            &["string jobId"],
            &long,
            (
                "MaxRangeError",
                "Expected string length <= 64, but found 65 for params.jobId",
            ),
        ),
        (
            &["string jobId"],
            "bad id",
            (
                "PatternMatchError",
                "Provided value \"bad id\" does not match regex pattern /^[a-zA-Z0-9_-]+$/ for params.jobId",
            ),
        ),
    ] {
        let error = validate(members, job_id, Checks::ALL).unwrap_err();
        assert_eq!((&*error.code, &*error.message), (code, message));
    }
}

#[test]
fn lists_several_problems_in_the_order_of_the_keys() {
    let error = validate(&["true foo", "object jobId"], "", Checks::ALL).unwrap_err();
    assert_eq!(error.code, "MultipleValidationErrors");
    assert_eq!(
        error.message,
        "There were 2 validation errors:\n\
         * UnexpectedParameter: Unexpected key 'foo' found in params\n\
         * InvalidParameterType: Expected params.jobId to be a string"
    );
    let codes: Vec<_> = error
        .problems
        .iter()
        .map(|problem| &*problem.code)
        .collect();
    assert_eq!(codes, ["UnexpectedParameter", "InvalidParameterType"]);
}

#[test]
fn counts_the_length_as_javascript_does() {
    let checks = Checks {
        pattern: false,
        ..Checks::ALL
    };
    // A character beyond U+FFFF has two units.
    for (character, units) in [("a", 1), ("@", 1), ("é", 1), ("한", 1), ("😀", 2)] {
        let longest = 64 / units;
        assert!(
            job(&character.repeat(longest), checks).is_ok(),
            "{character}"
        );
        let error = job(&character.repeat(longest + 1), checks).unwrap_err();
        let found = format!("but found {} for", 64 + units);
        assert!(error.message.contains(&found), "{error}");
    }
}

#[test]
fn shows_what_is_wrong_in_one_line() {
    let id = "job-1\n* Code: forged";
    let error = job(id, Checks::ALL).unwrap_err();
    assert_eq!(error.message.lines().count(), 1, "{error}");
    let start = "Provided value \"job-1\\n* Code: forged\" does not match";
    assert!(error.message.starts_with(start), "{error}");
}

#[test]
fn refuses_what_is_no_object() {
    let nothing = Params {
        is_no_object: true,
        members: Vec::new(),
    };
    let error = nothing.validate(Checks::ALL).unwrap_err();
    assert_eq!(
        error.message,
        "There were 2 validation errors:\n\
         * InvalidParameterType: Expected params to be a structure\n\
         * MissingRequiredParameter: Missing required key 'jobId' in params"
    );
}

#[test]
fn writes_path_and_query() {
    for (members, expected) in [
        (&["string jobId"][..], ""),
        (
            &["string jobId", "true beforeSubstitution"],
            "?beforeSubstitution=true",
        ),
        (
            &["false beforeSubstitution", "string jobId"],
            "?beforeSubstitution=false",
        ),
    ] {
        let path = validate(members, "job-1", Checks::ALL).unwrap();
        assert_eq!(path, format!("/jobs/job-1/job-document{expected}"));
    }
}

#[test]
fn leaves_out_the_checks_that_the_page_turned_off() {
    let long = "a".repeat(65);
    let path = |id: &str| job(id, Checks::NONE).unwrap();
    assert_eq!(path(&long), format!("/jobs/{long}/job-document"));
    assert_eq!(path("a b/c"), "/jobs/a%20b%2Fc/job-document");
    assert_eq!(path("a\nb"), "/jobs/a%0Ab/job-document");
    assert!(validate(&["string jobId", "object foo"], "j", Checks::NONE).is_ok());
}

#[test]
fn never_sends_a_path_that_a_browser_would_change() {
    for dots in [".", ".."] {
        let error = job(dots, Checks::NONE).unwrap_err();
        assert_eq!(error.code, "PatternMatchError");
    }
}

proptest! {
    #[test]
    fn a_browser_sends_the_path_as_it_is(id in "\\PC{1,80}") {
        if let Ok(path) = job(&id, Checks::NONE) {
            let url = url::Url::parse("https://host").unwrap().join(&path).unwrap();
            prop_assert_eq!(url.path(), &path);
            prop_assert_eq!(url.query(), None);
        }
    }

    #[test]
    fn a_checked_id_needs_no_encoding(id in "[a-zA-Z0-9_-]{1,64}") {
        let path = job(&id, Checks::ALL).unwrap();
        prop_assert_eq!(path, format!("/jobs/{id}/job-document"));
    }
}
