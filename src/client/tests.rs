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
    let signed = client.sign(&target, &credentials, Moment::from_ms(0.0));
    assert_eq!(signed.amz_date, "19700101T000000Z");
    let start = "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/19700101/us-east-1/iot/aws4_request, \
                 SignedHeaders=host;x-amz-date, Signature=";
    assert!(signed.authorization.starts_with(start), "{signed:?}");
}
