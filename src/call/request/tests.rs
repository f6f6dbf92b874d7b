use super::*;

const NOW: f64 = 1_767_323_045_000.0;

fn target(host: &str, path: &str) -> Target {
    Target {
        protocol: "https:".to_owned(),
        host: host.to_owned(),
        path: path.to_owned(),
        region: "eu-west-1".to_owned(),
    }
}

fn keys(token: &str) -> Keys {
    Keys {
        access_key_id: "ASIAEXAMPLE".to_owned(),
        secret_access_key: "wJalrXUtnFEMI/K7MDENG".to_owned(),
        session_token: token.to_owned(),
        expiration: f64::NAN,
        can_refresh: false,
    }
}

fn exchange() -> Exchange {
    Exchange {
        service: Service::Sts,
        body: "Action=AssumeRole".to_owned(),
        headers: vec![Header::new(
            "content-type",
            "application/x-www-form-urlencoded",
        )],
        is_signed: true,
    }
}

fn signed(token: &str, exchange: Option<&Exchange>, page: &[Header]) -> Result<Request> {
    let (signer, keys) = (Signer::default(), keys(token));
    let signature = Signature {
        signer: &signer,
        keys: &keys,
        time: NOW,
    };
    let target = target(
        "iot.example",
        "/jobs/j/job-document?beforeSubstitution=true",
    );
    build(&target, exchange, page, Some(signature))
}

fn names(request: &Request) -> Vec<&str> {
    request.headers.iter().map(|header| &*header.name).collect()
}

fn value<'a>(request: &'a Request, name: &str) -> &'a str {
    let found = request.headers.iter().find(|header| header.name == name);
    &found.unwrap().value
}

#[test]
fn has_the_fewest_headers() {
    let request = signed("TOKEN", None, &[]).unwrap();
    assert_eq!(
        names(&request),
        ["X-Amz-Date", "Authorization", "x-amz-security-token"]
    );
    assert_eq!(value(&request, "X-Amz-Date"), "20260102T030405Z");
    assert_eq!(value(&request, "x-amz-security-token"), "TOKEN");
    assert_eq!(
        request.url,
        "https://iot.example/jobs/j/job-document?beforeSubstitution=true"
    );
    assert_eq!(request.body, None);
    let request = signed("", None, &[]).unwrap();
    assert_eq!(names(&request), ["X-Amz-Date", "Authorization"]);
}

#[test]
fn signs_the_headers_of_the_page_but_those_that_sdk_v2_does_not_sign() {
    let page = UNSIGNED
        .iter()
        .map(|name| Header::new(&name.to_ascii_uppercase(), "x"));
    let mut page: Vec<_> = page.collect();
    page.push(Header::new("X-Custom", "a"));
    let request = signed("TOKEN", None, &page).unwrap();
    let authorization = &request.headers[page.len() + 1].value;
    let expected = "SignedHeaders=host;x-amz-date;x-amz-security-token;x-custom, ";
    assert!(authorization.contains(expected), "{authorization}");
    // All are sent: those of the page first.
    assert_eq!(request.headers[..page.len()], page);
    assert_eq!(names(&request).len(), page.len() + 3);
}

#[test]
fn takes_no_header_that_no_request_has() {
    for (name, text, is_good) in [
        ("X-A", "é ÿ\t ~", true),
        ("!#$%&'*+-.^_`|~0aZ", "", true),
        ("", "x", false),
        ("a b", "x", false),
        ("a:", "x", false),
        ("ä", "x", false),
        ("X-A", "a\nb", false),
        ("X-A", "a\rb", false),
        ("X-A", "a\0b", false),
        ("X-A", "\u{100}", false),
        ("X-A", "日本", false),
        // Also where it is not signed.
        ("Content-Type", "a\nb", false),
    ] {
        let found = signed("", None, &[Header::new(name, text)]);
        assert_eq!(found.is_ok(), is_good, "{name:?}: {text:?}");
        if let Err(error) = found {
            assert_eq!(error.code, "InvalidHeader");
            let expected = format!(
                "Header {} contains invalid value",
                name.to_ascii_lowercase()
            );
            assert_eq!(error.message, expected);
        }
    }
}

#[test]
fn posts_an_exchange() {
    let exchange = exchange();
    let request = signed("", Some(&exchange), &[]).unwrap();
    assert_eq!(request.body.as_deref(), Some("Action=AssumeRole"));
    assert_eq!(
        names(&request),
        ["content-type", "X-Amz-Date", "Authorization"]
    );
    let authorization = value(&request, "Authorization");
    assert!(
        authorization.contains("/eu-west-1/sts/aws4_request, "),
        "{authorization}"
    );
    assert!(
        authorization.contains("SignedHeaders=host;x-amz-date, "),
        "{authorization}"
    );
    // The body is signed.
    let mut other = exchange.clone();
    other.body.push('x');
    let other = signed("", Some(&other), &[]).unwrap();
    assert_ne!(value(&other, "Authorization"), authorization);
}

#[test]
fn posts_an_exchange_without_a_signature() {
    let target = target("sts.example", "/");
    let request = build(&target, Some(&exchange()), &[], None).unwrap();
    assert_eq!(request.body.as_deref(), Some("Action=AssumeRole"));
    assert_eq!(names(&request), ["content-type"]);
}

#[test]
fn knows_the_host_without_its_port() {
    for (host, expected) in [
        ("iot.example", "iot.example"),
        ("iot.example:8443", "iot.example"),
        ("[::1]", "[::1]"),
        ("[::1]:8443", "[::1]"),
        ("", ""),
    ] {
        assert_eq!(target(host, "/").hostname(), expected);
    }
}

#[test]
fn keeps_the_path_of_an_endpoint() {
    let endpoint = Endpoint {
        protocol: "http:".to_owned(),
        host: "localhost:8443".to_owned(),
        path: "/base".to_owned(),
        region: "eu-west-1".to_owned(),
    };
    let target = Target::new(endpoint, "/jobs/j/job-document");
    assert_eq!(
        target.url(),
        "http://localhost:8443/base/jobs/j/job-document"
    );
}

fn presigned(expires: f64) -> Result<String> {
    let (signer, keys) = (Signer::default(), keys("TOKEN"));
    let signature = Signature {
        signer: &signer,
        keys: &keys,
        time: NOW,
    };
    let target = target(
        "iot.example",
        "/jobs/j/job-document?beforeSubstitution=true",
    );
    presign(&target, &signature, expires)
}

#[test]
fn presigns_for_a_second_up_to_a_week() {
    for (expires, written) in [
        (1.0, "1"),
        (1.9, "1"),
        (3600.0, "3600"),
        (604_800.0, "604800"),
    ] {
        let url = presigned(expires).unwrap();
        assert!(
            url.starts_with("https://iot.example/jobs/j/job-document?X-Amz-Algorithm="),
            "{url}"
        );
        assert!(url.contains(&format!("&X-Amz-Expires={written}&")), "{url}");
        assert!(
            url.contains("&beforeSubstitution=true&X-Amz-Signature="),
            "{url}"
        );
        assert!(url.contains("%2Feu-west-1%2Fiot%2Faws4_request"), "{url}");
    }
    for (expires, said) in [
        (604_800.1, "greater than a week"),
        (f64::INFINITY, "greater than a week"),
        (0.9, "number of seconds"),
        (0.0, "number of seconds"),
        (-1.0, "number of seconds"),
        (f64::NAN, "number of seconds"),
    ] {
        let error = presigned(expires).unwrap_err();
        assert_eq!(error.code, "InvalidExpiryTime");
        assert!(error.message.contains(said), "{expires}: {error}");
    }
}

#[test]
fn shows_nothing_of_itself() {
    let request = signed("TOKEN", Some(&exchange()), &[]).unwrap();
    assert_eq!(format!("{request:?}"), "Request { ** redacted ** }");
}
