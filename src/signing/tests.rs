use std::time::{Duration, SystemTime};

use aws_credential_types::Credentials as SdkCredentials;
use aws_sigv4::http_request::{SignableBody, SignableRequest, SigningSettings, sign};
use aws_sigv4::sign::v4::{SigningParams, generate_signing_key};
use proptest::prelude::*;
use serde_json::Value;

use super::*;

const SIGNING_VECTORS: &str = include_str!("../../tests/vectors/signing.json");
const PUBLISHED_SUITE: &str = include_str!("../../tests/vectors/sigv4-suite.json");

/// Everything but RFC 3986's unreserved characters.
const ENCODED: &percent_encoding::AsciiSet = &percent_encoding::NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

fn text<'a>(value: &'a Value, name: &str) -> &'a str {
    value[name].as_str().unwrap_or_default()
}

fn array<'a>(value: &'a Value, name: &str) -> &'a [Value] {
    value[name].as_array().unwrap()
}

fn credentials(id: &str, secret: &str, token: Option<&str>) -> Keys {
    Keys {
        access_key_id: id.to_owned(),
        secret_access_key: secret.to_owned(),
        session_token: token.unwrap_or_default().to_owned(),
        expiration: f64::NAN,
        can_refresh: false,
    }
}

fn hex_sha256(text: &str) -> String {
    use sha2::Digest;
    let hash = sha2::Sha256::digest(text);
    hash.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The moment of an ISO 8601 date without a zone's offset.
fn moment(date: &str) -> Moment {
    use time::format_description::well_known::Rfc3339;
    let parsed = time::OffsetDateTime::parse(date, &Rfc3339).unwrap();
    Moment::from_ms(parsed.unix_timestamp() as f64 * 1000.0)
}

#[test]
fn gives_the_signatures_that_three_javascript_signers_agree_on() {
    let vectors: Value = serde_json::from_str(SIGNING_VECTORS).unwrap();
    let moment = moment(text(&vectors, "date"));
    for vector in array(&vectors, "vectors") {
        let name = text(vector, "name");
        let request = &vector["request"];
        let keys = &request["credentials"];
        let token = keys["sessionToken"].as_str();
        let credentials = credentials(
            text(keys, "accessKeyId"),
            text(keys, "secretAccessKey"),
            token,
        );
        let url = url::Url::parse(text(request, "url")).unwrap();
        let host = &url[url::Position::BeforeHost..url::Position::AfterPort];
        let empty_hash = hex_sha256("");
        let mut headers: Vec<(&str, &str)> = request["headers"]
            .as_object()
            .unwrap()
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str().unwrap()))
            .collect();
        if request["contentSha256Header"] == true {
            headers.push(("x-amz-content-sha256", &empty_hash));
        }
        let signable = Request {
            method: text(request, "method"),
            host,
            path: url.path(),
            query: url.query().unwrap_or_default(),
            headers: &headers,
            body: "",
        };
        let scope = Scope {
            region: text(request, "region"),
            service: text(request, "service"),
        };
        let signed = Signer::default().sign(&signable, &credentials, scope, moment);
        assert_eq!(signed.amz_date, text(&vectors, "amzDate"), "{name}");
        assert_eq!(
            signed.authorization,
            text(vector, "authorization"),
            "{name}"
        );
    }
}

/// A request of the published suite, in the text form of HTTP/1.1.
struct SuiteRequest<'a> {
    method: &'a str,
    target: &'a str,
    headers: Vec<(String, String)>,
    body: &'a str,
}

fn parse_request(text: &str) -> SuiteRequest<'_> {
    let (head, body) = text.split_once("\n\n").unwrap_or((text, ""));
    let mut lines = head.lines();
    let request_line = lines.next().unwrap();
    let (method, rest) = request_line.split_once(' ').unwrap();
    let target = rest.strip_suffix(" HTTP/1.1").unwrap();
    let mut headers: Vec<(String, String)> = Vec::new();
    for line in lines {
        match (line.starts_with(' '), headers.last_mut()) {
            // A folded header goes on.
            (true, Some((_, value))) => {
                value.push(' ');
                value.push_str(line);
            }
            _ => {
                let (name, value) = line.split_once(':').unwrap();
                headers.push((name.to_ascii_lowercase(), value.to_owned()));
            }
        }
    }
    SuiteRequest {
        method,
        target,
        headers,
        body,
    }
}

/// What the suite has that AWS IoT never sees: paths signed as they are (only S3 does that) and a
/// token added after the signature.
fn is_for_another_service(case: &Value) -> bool {
    case["context"]["normalize"] == false || case["context"]["omit_session_token"] == true
}

#[test]
fn passes_the_published_test_suite() {
    let suite: Value = serde_json::from_str(PUBLISHED_SUITE).unwrap();
    let mut passed = 0;
    for case in array(&suite, "cases") {
        let name = text(case, "name");
        if is_for_another_service(case) {
            continue;
        }
        let context = &case["context"];
        let keys = &context["credentials"];
        let token = keys["token"].as_str();
        let credentials = credentials(
            text(keys, "access_key_id"),
            text(keys, "secret_access_key"),
            token,
        );
        let request = parse_request(text(case, "request"));
        let (path, query) = request
            .target
            .split_once('?')
            .unwrap_or((request.target, ""));
        // The suite's canonical paths are encoded once, those of IoT once more than they are sent.
        let path = percent_encoding::percent_decode_str(path)
            .decode_utf8()
            .unwrap();
        let query = url::form_urlencoded::parse(query.as_bytes())
            .map(|(name, value)| [encoded(&name), encoded(&value)].join("="))
            .collect::<Vec<_>>()
            .join("&");
        let (host, headers): (Vec<_>, Vec<_>) =
            request.headers.iter().partition(|(name, _)| name == "host");
        let hash = hex_sha256(request.body);
        let mut headers: Vec<(&str, &str)> = headers
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .collect();
        if context["sign_body"] == true {
            headers.push(("x-amz-content-sha256", &hash));
        }
        let signable = Request {
            method: request.method,
            host: &host[0].1,
            path: &path,
            query: &query,
            headers: &headers,
            body: request.body,
        };
        let scope = Scope {
            region: text(context, "region"),
            service: text(context, "service"),
        };
        let moment = moment(text(context, "timestamp"));
        let signed = Signer::default().sign(&signable, &credentials, scope, moment);
        let signature = [", Signature=", text(case, "signature")].concat();
        assert!(signed.authorization.ends_with(&signature), "{name}");
        passed += 1;
    }
    assert_eq!(passed, 30, "a case was lost");
}

/// The `authorization` header of AWS's own whole signer.
fn reference(url: &str, credentials: &Keys, scope: Scope<'_>, time: SystemTime) -> String {
    let identity = SdkCredentials::new(
        &*credentials.access_key_id,
        &*credentials.secret_access_key,
        Some(credentials.session_token.clone()).filter(|token| !token.is_empty()),
        None,
        "test",
    )
    .into();
    let params = SigningParams::builder()
        .identity(&identity)
        .region(scope.region)
        .name(scope.service)
        .time(time)
        .settings(SigningSettings::default())
        .build()
        .unwrap()
        .into();
    let host = url::Url::parse(url).unwrap();
    let host = host[url::Position::BeforeHost..url::Position::AfterPort].to_owned();
    let headers = [("host", host.as_str())].into_iter();
    let request = SignableRequest::new("GET", url, headers, SignableBody::Bytes(b"")).unwrap();
    let (instructions, _) = sign(request, &params).unwrap().into_parts();
    let (headers, _) = instructions.into_parts();
    let authorization = headers
        .iter()
        .find(|header| header.name() == "authorization");
    authorization.unwrap().value().to_owned()
}

proptest! {
    #[test]
    fn encodes_as_the_library_does(text in "\\PC{0,60}") {
        let expected = percent_encoding::utf8_percent_encode(&text, ENCODED).to_string();
        prop_assert_eq!(encoded(&text), expected);
    }

    #[test]
    fn agrees_with_the_whole_signer_of_aws(
        region in "[a-z]{2}-[a-z]{4,9}-[1-9]",
        service in prop::sample::select(vec!["iot", "sts"]),
        job_id in "\\PC{1,40}",
        secret in "[A-Za-z0-9/+]{1,64}",
        token in prop::option::of("[A-Za-z0-9/+=]{1,300}"),
        seconds in 0_u64..253_402_300_800,
        host in "[a-z]{1,10}(\\.[a-z]{2,9}){0,2}",
        port in prop::option::of(1024_u16..),
        prefix in "(/[A-Za-z0-9._~-]{1,9}){0,3}",
        before_substitution in prop::option::of(any::<bool>()),
    ) {
        prop_assume!(!matches!(job_id.as_str(), "." | ".."));
        let credentials = credentials("ASIAEXAMPLE", &secret, token.as_deref());
        let scope = Scope { region: &region, service };
        let host = port.map_or(host.clone(), |port| format!("{host}:{port}"));
        let query = before_substitution.map(|value| format!("beforeSubstitution={value}"));
        let tail = query.as_ref().map(|query| format!("?{query}")).unwrap_or_default();
        let url = format!("https://{host}{prefix}/jobs/{}/job-document{tail}", encoded(&job_id));
        let path = url::Url::parse(&url).unwrap().path().to_owned();
        let request = Request {
            method: "GET",
            host: &host,
            path: &path,
            query: query.as_deref().unwrap_or_default(),
            headers: &[],
            body: "",
        };
        let signed = Signer::default().sign(
            &request,
            &credentials,
            scope,
            Moment::from_ms(seconds as f64 * 1000.0),
        );
        let time = SystemTime::UNIX_EPOCH + Duration::from_secs(seconds);
        prop_assert_eq!(signed.authorization, reference(&url, &credentials, scope, time));
    }

    #[test]
    fn derives_the_signing_key_that_aws_derives(
        secret in "\\PC{0,80}",
        region in "[a-z0-9-]{1,20}",
        seconds in 0_u64..253_402_300_800,
    ) {
        let time = SystemTime::UNIX_EPOCH + Duration::from_secs(seconds);
        let date = Moment::from_ms(seconds as f64 * 1000.0).amz_date();
        let expected = generate_signing_key(&secret, time, &region, "iot");
        let scope = Scope { region: &region, service: "iot" };
        let key = derive_key(&secret, &date[..DATE_LENGTH], scope);
        prop_assert_eq!(&key[..], expected.as_ref());
    }
}

#[test]
fn presigns_as_the_javascript_signers_do() {
    let vectors: Value = serde_json::from_str(SIGNING_VECTORS).unwrap();
    let vector = &vectors["presigned"];
    let credentials = credentials(
        "AKIDEXAMPLE",
        "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY",
        vector["sessionToken"].as_str(),
    );
    let request = Request {
        method: "GET",
        host: text(&vector["headers"], "host"),
        path: "/jobs/job-1/job-document",
        query: "",
        headers: &[],
        body: "",
    };
    let scope = Scope {
        region: "us-east-1",
        service: "iot",
    };
    let moment = moment(text(&vectors, "date"));
    let query = Signer::default().presign(&request, &credentials, scope, moment, "900");
    let found: serde_json::Map<String, Value> = url::form_urlencoded::parse(query.as_bytes())
        .map(|(name, value)| (name.into_owned(), Value::String(value.into_owned())))
        .collect();
    assert_eq!(Value::Object(found), vector["query"]);
}

#[test]
fn keeps_the_key_only_for_what_it_was_made_from() {
    let signer = Signer::default();
    let signature = |secret: &str, region: &str, date: &str| {
        let request = Request {
            method: "GET",
            host: "h",
            path: "/",
            query: "",
            headers: &[],
            body: "",
        };
        let credentials = credentials("AKID", secret, None);
        let scope = Scope {
            region,
            service: "iot",
        };
        signer.sign(&request, &credentials, scope, moment(date))
    };
    let first = signature("secret", "eu-west-1", "2026-01-02T03:04:05Z");
    let others = [
        signature("secreT", "eu-west-1", "2026-01-02T03:04:05Z"),
        signature("secret", "eu-west-2", "2026-01-02T03:04:05Z"),
        signature("secret", "eu-west-1", "2026-01-03T03:04:05Z"),
    ];
    for other in &others {
        assert_ne!(first.authorization, other.authorization);
    }
    assert_eq!(
        first,
        signature("secret", "eu-west-1", "2026-01-02T03:04:05Z")
    );
}

#[test]
fn shows_no_signing_key() {
    assert_eq!(
        format!("{:?}", Signer::default()),
        "Signer { ** redacted ** }"
    );
}
