use super::*;

/// A call without a token and without headers of the page.
const LINES: &str = "AKIDEXAMPLE
secret
iot.us-east-1.amazonaws.com
/jobs/job-1/job-document?beforeSubstitution=true
us-east-1
iot

";

const JOB: &str = "object\nstring jobId\n\njob-1\njob-1";

/// What a page gives for `job-1` at a place: protocol, host and path, and the region.
fn prepare_at(place: &str, switches: Switches) -> Result<Target, Error> {
    prepare(&[place, JOB].join("\n"), switches)
}

#[test]
fn judges_parameters_before_the_region() {
    let nothing = "\n\n\n\nobject\nundefined jobId\n\n\n";
    let error = prepare(nothing, Switches(0)).unwrap_err();
    assert_eq!(error.code(), "MissingRequiredParameter");
    let error = prepare_at("\n\n\n", Switches(0)).unwrap_err();
    assert_eq!(error.code(), "ConfigError");
}

#[test]
fn knows_where_a_call_goes() {
    let params = JOB.replacen("\n\n", "\ntrue beforeSubstitution\n\n", 1);
    let target = prepare(&["\n\n\nus-east-1\n", &params].concat(), Switches(0)).unwrap();
    assert_eq!(
        target.to_lines(),
        "https:\niot.us-east-1.amazonaws.com\n\
         /jobs/job-1/job-document?beforeSubstitution=true\nus-east-1"
    );
}

#[test]
fn keeps_the_path_of_a_custom_endpoint() {
    let place = "http:\nlocalhost:4566\n/aws/\nus-east-1";
    let target = prepare_at(place, Switches::CUSTOM).unwrap();
    assert_eq!(
        target.to_lines(),
        "http:\nlocalhost:4566\n/aws/jobs/job-1/job-document\nus-east-1"
    );
    let with_extras = Switches(Switches::CUSTOM.0 + Switches::EXTRAS.0);
    let error = prepare_at(place, with_extras).unwrap_err();
    assert_eq!(error.code(), "EndpointError");
}

#[test]
fn knows_where_credentials_come_from() {
    for (switch, host) in [
        (Switches::STS, "sts.eu-west-1.amazonaws.com"),
        (
            Switches::COGNITO,
            "cognito-identity.eu-west-1.amazonaws.com",
        ),
    ] {
        let target = prepare("\n\n\neu-west-1", switch).unwrap();
        assert_eq!((&*target.host, &*target.path), (host, "/"));
    }
}

#[test]
fn signs_what_is_sent() {
    let moment = Moment::from_ms(0.0);
    let signed = sign(&mut Signer::new(), &Signable::from_lines(LINES), moment);
    let start = "19700101T000000Z\n\
                 AWS4-HMAC-SHA256 \
                 Credential=AKIDEXAMPLE/19700101/us-east-1/iot/aws4_request, \
                 SignedHeaders=host;x-amz-date, Signature=";
    assert!(signed.starts_with(start), "{signed}");
}

#[test]
fn signs_the_headers_of_the_page_but_those_that_others_change() {
    let headers = "authorization:old\ncontent-type:text/plain\nx-amz-date:old\nx-foo:a b";
    let lines = [LINES, headers, "\n\ntoken"].concat();
    let moment = Moment::from_ms(0.0);
    let call = Signable::from_lines(&lines);
    let signed = sign(&mut Signer::new(), &call, moment);
    let names = "SignedHeaders=host;x-amz-date;x-amz-security-token;x-foo, ";
    assert!(signed.contains(names), "{signed}");
}

#[test]
fn presigns_for_a_week_at_the_most() {
    let mut signer = Signer::new();
    let call = Signable::from_lines(LINES);
    let mut presign = |expires| presign(&mut signer, &call, Moment::from_ms(0.0), expires);
    let path = presign(604_800.0).unwrap();
    assert!(
        path.starts_with("/jobs/job-1/job-document?X-Amz-Algorithm="),
        "{path}"
    );
    assert!(path.contains("&X-Amz-Expires=604800&"), "{path}");
    assert!(
        path.contains("&beforeSubstitution=true&X-Amz-Signature="),
        "{path}"
    );
    for expires in [604_801.0, f64::INFINITY, 0.5, 0.0, -1.0] {
        assert_eq!(presign(expires).unwrap_err().code(), "InvalidExpiryTime");
    }
}
