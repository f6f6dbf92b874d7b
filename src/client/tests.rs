use super::*;
use crate::get_job_document::Value;

fn client(region: Option<&str>) -> Client {
    let settings = Settings {
        region: region.map(str::to_owned),
        ..Settings::default()
    };
    Client::new(settings, Checks::ALL)
}

fn params(members: &[(&str, Value)]) -> Params {
    Params {
        is_structure: true,
        members: members
            .iter()
            .map(|(name, value)| ((*name).to_owned(), value.clone()))
            .collect(),
    }
}

#[test]
fn judges_parameters_before_the_region() {
    let error = client(None).prepare(&params(&[])).unwrap_err();
    assert_eq!(error.code, "MissingRequiredParameter");
    let job = params(&[("jobId", Value::String("job-1".to_owned()))]);
    let error = client(None).prepare(&job).unwrap_err();
    assert_eq!(error.code, "ConfigError");
}

#[test]
fn signs_what_it_prepared() {
    let mut client = client(Some("us-east-1"));
    let target = client
        .prepare(&params(&[
            ("jobId", Value::String("job-1".to_owned())),
            ("beforeSubstitution", Value::Bool(true)),
        ]))
        .unwrap();
    assert_eq!(target.host, "iot.us-east-1.amazonaws.com");
    assert_eq!(
        target.path,
        "/jobs/job-1/job-document?beforeSubstitution=true"
    );
    let text = |text: &str| Some(text.to_owned());
    let credentials = Credentials::new(text("AKIDEXAMPLE"), text("secret"), None).unwrap();
    let signed = client.sign(&target, &[], &credentials, Moment::from_ms(0.0));
    assert_eq!(signed.amz_date, "19700101T000000Z");
    let start = "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/19700101/us-east-1/iot/aws4_request, \
                 SignedHeaders=host;x-amz-date, Signature=";
    assert!(signed.authorization.starts_with(start), "{signed:?}");
}

fn attempt(code: &str, status: u16) -> Attempt<'_> {
    Attempt {
        code,
        status: Some(status),
        retries: 0,
        max_retries: 3,
        renewable: false,
        random: 0.5,
        base: None,
        hint: None,
    }
}

#[test]
fn renews_expired_credentials_once() {
    let client = client(None);
    let expired = attempt("ExpiredTokenException", 403);
    let verdict = client.judge(&expired);
    assert!(verdict.expired && !verdict.retryable);
    let renewable = Attempt {
        renewable: true,
        ..expired
    };
    assert!(client.judge(&renewable).retryable);
}

#[test]
fn gives_no_delay_after_the_last_attempt() {
    let client = client(None);
    let first = attempt("UnknownError", 500);
    assert_eq!(client.judge(&first).delay, Some(50.0));
    let last = Attempt {
        retries: 3,
        ..first
    };
    let verdict = client.judge(&last);
    assert!(verdict.retryable && verdict.delay.is_none());
}

#[test]
fn presigns_for_a_week_at_the_most() {
    let mut client = client(Some("us-east-1"));
    let job = params(&[("jobId", Value::String("job-1".to_owned()))]);
    let target = client.prepare(&job).unwrap();
    let text = |text: &str| Some(text.to_owned());
    let credentials = Credentials::new(text("AKIDEXAMPLE"), text("secret"), None).unwrap();
    let mut presign =
        |expires| client.presign(&target, &credentials, Moment::from_ms(0.0), expires);
    let path = presign(604_800.0).unwrap();
    assert!(
        path.starts_with("/jobs/job-1/job-document?X-Amz-Algorithm="),
        "{path}"
    );
    assert!(path.contains("&X-Amz-Expires=604800&"), "{path}");
    assert_eq!(presign(604_801.0).unwrap_err().code, "InvalidExpiryTime");
}
