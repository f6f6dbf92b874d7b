use proptest::prelude::*;

use super::*;

fn params(members: &[(&str, Value)]) -> Params {
    Params {
        is_structure: true,
        members: members
            .iter()
            .map(|(name, value)| ((*name).to_owned(), value.clone()))
            .collect(),
    }
}

fn string(text: &str) -> Value {
    Value::String(text.to_owned())
}

fn job(id: &str) -> Params {
    params(&[("jobId", string(id))])
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
    for (params, (code, message)) in [
        (params(&[]), missing),
        (params(&[("jobId", Value::Absent)]), missing),
        (params(&[("jobId", Value::Other)]), not_a_string),
        (params(&[("jobId", Value::Bool(true))]), not_a_string),
        (
            job(""),
            (
                "UriParameterError",
                "Expected uri parameter to have length >= 1, but found \"\" for params.jobId",
            ),
        ),
        (
            params(&[("jobId", string("j")), ("foo", Value::Other)]),
            (
                "UnexpectedParameter",
                "Unexpected key 'foo' found in params",
            ),
        ),
        (
            params(&[
                ("jobId", string("j")),
                ("beforeSubstitution", string("true")),
            ]),
            (
                "InvalidParameterType",
                "Expected params.beforeSubstitution to be a boolean",
            ),
        ),
        (
            job(&"a".repeat(65)),
            (
                "MaxRangeError",
                "Expected string length <= 64, but found 65 for params.jobId",
            ),
        ),
        (
            job("bad id"),
            (
                "PatternMatchError",
                "Provided value \"bad id\" does not match regex pattern /^[a-zA-Z0-9_-]+$/ for params.jobId",
            ),
        ),
    ] {
        let error = params.validate(Checks::ALL).unwrap_err();
        assert_eq!((&*error.code, &*error.message), (code, message));
        assert_eq!(error.errors, []);
    }
}

#[test]
fn lists_several_problems_in_the_order_of_the_keys() {
    let error = params(&[("foo", Value::Bool(true)), ("jobId", Value::Other)])
        .validate(Checks::ALL)
        .unwrap_err();
    assert_eq!(error.code, "MultipleValidationErrors");
    assert_eq!(
        error.message,
        "There were 2 validation errors:\n\
         * UnexpectedParameter: Unexpected key 'foo' found in params\n\
         * InvalidParameterType: Expected params.jobId to be a string"
    );
    let codes: Vec<_> = error.errors.iter().map(|error| &*error.code).collect();
    assert_eq!(codes, ["UnexpectedParameter", "InvalidParameterType"]);
}

#[test]
fn refuses_what_is_no_object() {
    let number = Params {
        is_structure: false,
        members: Vec::new(),
    };
    let error = number.validate(Checks::ALL).unwrap_err();
    assert_eq!(
        error.message,
        "There were 2 validation errors:\n\
         * InvalidParameterType: Expected params to be a structure\n\
         * MissingRequiredParameter: Missing required key 'jobId' in params"
    );
}

#[test]
fn writes_path_and_query() {
    let query = |value| {
        let params = params(&[("jobId", string("job-1")), ("beforeSubstitution", value)]);
        let input = params.validate(Checks::ALL).unwrap();
        assert_eq!(input.path, "/jobs/job-1/job-document");
        input.query()
    };
    assert_eq!(query(Value::Absent), "");
    assert_eq!(query(Value::Bool(true)), "beforeSubstitution=true");
    assert_eq!(query(Value::Bool(false)), "beforeSubstitution=false");
}

#[test]
fn leaves_out_the_checks_that_the_page_turned_off() {
    let long = "a".repeat(65);
    let path = |id: &str| job(id).validate(Checks::NONE).unwrap().path;
    assert_eq!(path(&long), format!("/jobs/{long}/job-document"));
    assert_eq!(path("a b/c"), "/jobs/a%20b%2Fc/job-document");
    let extra = params(&[("jobId", string("j")), ("foo", Value::Other)]);
    assert!(extra.validate(Checks::NONE).is_ok());
}

#[test]
fn never_sends_a_path_that_a_browser_would_change() {
    for dots in [".", ".."] {
        let error = job(dots).validate(Checks::NONE).unwrap_err();
        assert_eq!(error.code, "PatternMatchError");
    }
}

proptest! {
    #[test]
    fn a_browser_sends_the_path_as_it_is(id in "\\PC{1,80}") {
        if let Ok(input) = job(&id).validate(Checks::NONE) {
            let url = url::Url::parse("https://host").unwrap().join(&input.path).unwrap();
            prop_assert_eq!(url.path(), &input.path);
            prop_assert_eq!(url.query(), None);
        }
    }

    #[test]
    fn a_checked_id_needs_no_encoding(id in "[a-zA-Z0-9_-]{1,64}") {
        let input = job(&id).validate(Checks::ALL).unwrap();
        prop_assert_eq!(input.path, format!("/jobs/{id}/job-document"));
    }
}
