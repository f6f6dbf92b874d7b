use proptest::prelude::*;
use serde_json::Value;

use super::*;

const VECTORS: &str = include_str!("../../tests/vectors/endpoints.json");

/// What JavaScript makes of an endpoint with the browser's URL parser, here with the `url` crate,
/// which follows the same standard.
fn custom(url: Option<&url::Url>) -> CustomEndpoint {
    let Some(url) = url else {
        return CustomEndpoint::default();
    };
    CustomEndpoint {
        protocol: if url.scheme() == "http" {
            "http:"
        } else {
            "https:"
        }
        .to_owned(),
        host: url[url::Position::BeforeHost..url::Position::AfterPort].to_owned(),
        path: url.path().to_owned(),
        has_extras: !url.username().is_empty()
            || url.password().is_some()
            || url.query().is_some_and(|query| !query.is_empty())
            || url.fragment().is_some(),
    }
}

/// The endpoint of a vector as a URL: some are given in parts.
fn endpoint_of(vector: &Value) -> Option<String> {
    let endpoint = &vector["endpoint"];
    if endpoint.is_object() {
        let port = endpoint["port"].as_u64().map(|port| format!(":{port}"));
        return Some(
            [
                endpoint["protocol"].as_str()?,
                "//",
                endpoint["hostname"].as_str()?,
                &port.unwrap_or_default(),
                endpoint["path"].as_str()?,
            ]
            .concat(),
        );
    }
    endpoint.as_str().map(str::to_owned)
}

/// Where this package differs from SDK v3 on purpose, by the vector's endpoint.
const INTENDED: &[(&str, std::result::Result<&str, &str>)] = &[
    // A `/` at the end is not doubled, nor is any other.
    (
        "https://example.com/base/path/",
        Ok("https://example.com/base/path/jobs/j/job-document"),
    ),
    (
        "https://example.com//double//slash",
        Ok("https://example.com/double/slash/jobs/j/job-document"),
    ),
    // What a request cannot keep is an error instead of being dropped.
    ("https://example.com/a?x=1&y=2", Err("EndpointError")),
    ("https://user:pw@example.com/", Err("EndpointError")),
];

#[test]
fn resolves_as_sdk_v3_does() {
    let vectors: Value = serde_json::from_str(VECTORS).unwrap();
    let vectors = vectors["vectors"].as_array().unwrap();
    for vector in vectors {
        let endpoint = endpoint_of(vector);
        let url = endpoint
            .as_deref()
            .and_then(|text| url::Url::parse(text).ok());
        let flag = |name: &str| vector[name].as_bool().unwrap_or_default();
        let settings = Settings {
            region: vector["region"].as_str().unwrap_or_default().to_owned(),
            fips: flag("useFipsEndpoint"),
            dual_stack: flag("useDualstackEndpoint"),
            custom: endpoint.is_some().then(|| custom(url.as_ref())),
        };
        let found = resolve(Service::Iot, &settings, Dialect::V3);
        let url = found.as_ref().map(|found| {
            let Endpoint {
                protocol,
                host,
                path,
                ..
            } = found;
            format!("{protocol}//{host}{path}/jobs/j/job-document")
        });
        let intended = INTENDED
            .iter()
            .find(|(text, _)| endpoint.as_deref() == Some(text));
        let expect = &vector["expect"];
        match (intended, &expect["error"]["message"]) {
            (Some((_, expected)), _) => match (expected, url) {
                (Ok(expected), Ok(url)) => assert_eq!(url, *expected),
                (Err(code), Err(error)) => assert_eq!(error.code, *code),
                (_, url) => panic!("{vector}: {url:?}"),
            },
            (None, Value::Null) => {
                assert_eq!(
                    url.as_deref(),
                    Ok(expect["url"].as_str().unwrap()),
                    "{vector}"
                );
                let found = found.unwrap();
                assert_eq!(found.host, expect["host"].as_str().unwrap(), "{vector}");
                let scope = format!("{}/iot/aws4_request", found.region);
                assert_eq!(scope, expect["scope"].as_str().unwrap(), "{vector}");
            }
            (None, theirs) => assert_same_error(&found.unwrap_err(), theirs.as_str().unwrap()),
        }
    }
    assert_eq!(vectors.len(), 233, "a vector was lost");
}

/// An error for the same reason: regions are refused in SDK v2's words, endpoints in v3's.
fn assert_same_error(ours: &Error, theirs: &str) {
    let (code, message) = match theirs {
        "Region is missing" => ("ConfigError", "Missing region in config"),
        "Invalid URL" => (
            "EndpointError",
            "Invalid Configuration: a custom endpoint is an absolute http or https URL",
        ),
        text if text.starts_with("Region not accepted") => {
            ("ConfigError", "Invalid region in config")
        }
        text => ("EndpointError", text),
    };
    assert_eq!((&*ours.code, &*ours.message), (code, message));
}

proptest! {
    #[test]
    fn every_string_is_a_host_label_or_an_error(region in "\\PC{0,80}", fips: bool, dual: bool) {
        let found = resolve(
            Service::Iot,
            &Settings { region, fips, dual_stack: dual, custom: None },
            Dialect::V3,
        );
        if let Ok(found) = found {
            let url = format!("https://{}/", found.host);
            let parsed = url::Url::parse(&url).unwrap();
            prop_assert_eq!(parsed.host_str(), Some(&*found.host));
        }
    }

    #[test]
    fn every_custom_endpoint_gives_a_url_or_an_error(endpoint in "https?://\\PC{0,60}") {
        let parsed = url::Url::parse(&endpoint).ok();
        let custom = Some(custom(parsed.as_ref()));
        let settings = Settings { region: "us-east-1".into(), custom, ..Settings::default() };
        if let Ok(found) = resolve(Service::Iot, &settings, Dialect::V3) {
            let url = format!("{}//{}{}/jobs/j/job-document", found.protocol, found.host, found.path);
            let parsed = url::Url::parse(&url).unwrap();
            prop_assert_eq!(parsed.as_str(), url);
        }
    }
}

#[test]
fn knows_the_services_behind_credentials() {
    // Source: the endpoint rule sets of the two services in botocore.
    for (service, region, fips, dual_stack, host) in [
        (
            Service::Sts,
            "eu-west-1",
            false,
            false,
            "sts.eu-west-1.amazonaws.com",
        ),
        (
            Service::Sts,
            "cn-north-1",
            false,
            false,
            "sts.cn-north-1.amazonaws.com.cn",
        ),
        (
            Service::Sts,
            "us-east-2",
            true,
            false,
            "sts-fips.us-east-2.amazonaws.com",
        ),
        (
            Service::Sts,
            "us-east-2",
            false,
            true,
            "sts.us-east-2.api.aws",
        ),
        (
            Service::Sts,
            "us-gov-west-1",
            true,
            false,
            "sts.us-gov-west-1.amazonaws.com",
        ),
        (
            Service::Sts,
            "us-gov-west-1",
            true,
            true,
            "sts-fips.us-gov-west-1.api.aws",
        ),
        (Service::Sts, "", false, false, "sts.amazonaws.com"),
        (
            Service::Sts,
            "",
            true,
            false,
            "sts-fips.us-east-1.amazonaws.com",
        ),
        (
            Service::Cognito,
            "eu-west-1",
            false,
            false,
            "cognito-identity.eu-west-1.amazonaws.com",
        ),
        (
            Service::Cognito,
            "eu-west-1",
            false,
            true,
            "cognito-identity.eu-west-1.amazonaws.com",
        ),
        (
            Service::Cognito,
            "us-west-2",
            true,
            false,
            "cognito-identity-fips.us-west-2.amazonaws.com",
        ),
        (
            Service::Cognito,
            "us-west-2",
            true,
            true,
            "cognito-identity-fips.us-west-2.amazonaws.com",
        ),
        (
            Service::Cognito,
            "eu-west-1",
            true,
            true,
            "cognito-identity-fips.eu-west-1.api.aws",
        ),
        (
            Service::Cognito,
            "us-gov-west-1",
            false,
            true,
            "cognito-identity.us-gov-west-1.api.aws",
        ),
        (
            Service::Cognito,
            "us-gov-west-1",
            true,
            true,
            "cognito-identity-fips.us-gov-west-1.api.aws",
        ),
        (
            Service::Cognito,
            "cn-north-1",
            false,
            false,
            "cognito-identity.cn-north-1.amazonaws.com.cn",
        ),
    ] {
        let settings = Settings {
            region: region.to_owned(),
            fips,
            dual_stack,
            custom: None,
        };
        let found = resolve(service, &settings, Dialect::V2).unwrap();
        assert_eq!(found.host, host, "{region} {fips} {dual_stack}");
        let scope = if region.is_empty() {
            "us-east-1"
        } else {
            region
        };
        assert_eq!(found.region, scope);
    }
    let error = resolve(Service::Cognito, &Settings::default(), Dialect::V2).unwrap_err();
    assert_eq!(
        (&*error.code, &*error.message),
        ("ConfigError", "Missing region in config")
    );
}

#[test]
fn sts_without_a_region_takes_a_custom_endpoint() {
    let url = url::Url::parse("http://127.0.0.1:4566/base/").unwrap();
    let settings = Settings {
        custom: Some(custom(Some(&url))),
        ..Settings::default()
    };
    let found = resolve(Service::Sts, &settings, Dialect::V2).unwrap();
    assert_eq!(
        (&*found.host, &*found.path, &*found.region),
        ("127.0.0.1:4566", "/base", "us-east-1")
    );
}

#[test]
fn tells_the_endpoints_of_devices() {
    for (host, is_for_devices) in [
        ("a1b2c3d4e5f6g7-ats.iot.us-east-1.amazonaws.com", true),
        (
            "a1b2c3d4e5f6g7-ats.iot.cn-north-1.amazonaws.com.cn:8443",
            true,
        ),
        ("a1b2c3d4e5f6g7.iot.us-east-1.amazonaws.com", true),
        ("a1b2c3d4e5f6g7.jobs.iot.us-east-1.amazonaws.com", true),
        (
            "a1b2c3d4e5f6g7.credentials.iot.us-east-1.amazonaws.com",
            true,
        ),
        ("data.iot.us-gov-west-1.amazonaws.com", true),
        ("data-ats.iot.eu-west-1.api.aws", true),
        ("data.jobs.iot.eu-west-1.amazonaws.com:443", true),
        ("x-ats.iot.us-east-1.localhost", true),
        ("iot.us-east-1.amazonaws.com", false),
        ("iot-fips.us-east-1.amazonaws.com", false),
        ("iot.iot.us-east-1.amazonaws.com", false),
        ("data.ats.us-east-1.amazonaws.com", false),
        ("vpce-1-2.api.iot.us-east-1.vpce.amazonaws.com", false),
        ("proxy.iot.example.com", false),
        ("localhost:4566", false),
        ("", false),
    ] {
        let custom = CustomEndpoint {
            protocol: "https:".into(),
            host: host.into(),
            path: "/".into(),
            has_extras: false,
        };
        let settings = Settings {
            region: "us-east-1".into(),
            custom: Some(custom),
            ..Settings::default()
        };
        let found = resolve(Service::Iot, &settings, Dialect::V2)
            .is_err_and(|error| error.message.contains("leave it out"));
        assert_eq!(found, is_for_devices, "{host}");
    }
}

#[test]
fn knows_the_names_for_no_region_in_particular() {
    for (service, region, dialect, host, scope) in [
        (
            Service::Iot,
            "aws-global",
            Dialect::V2,
            "iot.us-east-1.amazonaws.com",
            "us-east-1",
        ),
        (
            Service::Iot,
            "aws-us-gov-global",
            Dialect::V2,
            "iot.us-gov-west-1.amazonaws.com",
            "us-gov-west-1",
        ),
        (
            Service::Iot,
            "aws-global",
            Dialect::V3,
            "iot.aws-global.amazonaws.com",
            "aws-global",
        ),
        (
            Service::Sts,
            "aws-global",
            Dialect::V2,
            "sts.amazonaws.com",
            "us-east-1",
        ),
        (
            Service::Sts,
            "aws-global",
            Dialect::V3,
            "sts.amazonaws.com",
            "us-east-1",
        ),
    ] {
        let settings = Settings {
            region: region.into(),
            ..Settings::default()
        };
        let found = resolve(service, &settings, dialect).unwrap();
        assert_eq!((&*found.host, &*found.region), (host, scope));
    }
}

#[test]
fn shows_a_region_that_is_wrong() {
    let settings = Settings {
        region: "eu-west-1 ".into(),
        ..Settings::default()
    };
    let error = resolve(Service::Iot, &settings, Dialect::V2).unwrap_err();
    assert_eq!(error.message, "Invalid region in config");
    assert_eq!(error.hint.as_deref(), Some("The region is \"eu-west-1 \"."));
}

#[test]
fn a_custom_endpoint_has_a_host_and_a_protocol_of_the_web() {
    for (protocol, host, is_good) in [
        ("https:", "example.com", true),
        ("http:", "localhost:8080", true),
        ("https:", "", false),
        ("https:", "not%20a%20url", false),
        ("ftp:", "example.com", false),
        ("", "", false),
    ] {
        let custom = CustomEndpoint {
            protocol: protocol.to_owned(),
            host: host.to_owned(),
            path: "/".to_owned(),
            has_extras: false,
        };
        let settings = Settings {
            region: "us-east-1".to_owned(),
            custom: Some(custom),
            ..Settings::default()
        };
        let found = resolve(Service::Iot, &settings, Dialect::V2);
        assert_eq!(found.is_ok(), is_good, "{protocol}//{host}");
        if let Err(error) = found {
            assert!(
                error.message.contains("absolute http or https URL"),
                "{error}"
            );
        }
    }
}

#[test]
fn a_region_without_a_word_or_a_number_is_of_no_other_partition() {
    for (region, suffix) in [
        ("cn-north-1", "amazonaws.com.cn"),
        ("cn-north", "amazonaws.com"),
        ("cn--1", "amazonaws.com"),
        ("cn-north-x", "amazonaws.com"),
    ] {
        let settings = Settings {
            region: region.to_owned(),
            ..Settings::default()
        };
        let endpoint = resolve(Service::Iot, &settings, Dialect::V3).unwrap();
        assert_eq!(endpoint.host, format!("iot.{region}.{suffix}"));
    }
}
