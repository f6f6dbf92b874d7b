//! Exchanges for temporary keys.

use super::*;

fn exchange(service: Service, is_signed: bool) -> Exchange {
    Exchange {
        service,
        body: "Action=AssumeRole".to_owned(),
        headers: vec![Header::new(
            "content-type",
            "application/x-www-form-urlencoded",
        )],
        is_signed,
    }
}

fn start(page: &mut Driven, service: Service, is_signed: bool) -> Action {
    let operation = Operation::Exchange(exchange(service, is_signed));
    page.tell(Event::Start(operation, options()))
}

#[test]
fn sends_one_without_a_signature_at_once() {
    let mut page = Driven::new();
    assert_eq!(start(&mut page, Service::Cognito, false), Action::Send);
    let request = page.call.take_request().unwrap();
    assert_eq!(
        request.url,
        "https://cognito-identity.eu-west-1.amazonaws.com/"
    );
    assert_eq!(request.body.as_deref(), Some("Action=AssumeRole"));
    assert_eq!(
        request.headers,
        [Header::new(
            "content-type",
            "application/x-www-form-urlencoded"
        )]
    );
    // Another attempt needs no keys either.
    page.refuse(500, "");
    page.agree();
    assert_eq!(page.tell(Event::WaitOver), Action::Send);
    page.call.take_request().unwrap();
    page.succeed();
    assert_eq!(page.call.metadata().attempts, 2);
}

#[test]
fn asks_for_keys_for_one_with_a_signature() {
    let mut page = Driven::new();
    assert_eq!(
        start(&mut page, Service::Sts, true),
        Action::LoadCredentials { refused: None }
    );
    assert_eq!(page.tell(Event::Credentials(keys())), Action::Send);
    let request = page.call.take_request().unwrap();
    assert_eq!(request.url, "https://sts.eu-west-1.amazonaws.com/");
    let authorization = header(&request, "authorization").unwrap();
    assert!(
        authorization.contains("/20260102/eu-west-1/sts/aws4_request, "),
        "{authorization}"
    );
    page.refuse(500, "");
    page.agree();
    assert_eq!(
        page.tell(Event::WaitOver),
        Action::LoadCredentials { refused: None }
    );
    assert_eq!(page.tell(Event::Credentials(keys())), Action::Send);
}

#[test]
fn says_nothing_of_jobs() {
    let mut page = Driven::new();
    start(&mut page, Service::Sts, false);
    let judgement = page.refuse(403, "AccessDeniedException");
    assert_eq!(judgement.error.hint, None);
}

#[test]
fn fails_where_there_is_no_place_for_it() {
    let mut page = Driven::new();
    let operation = Operation::Exchange(exchange(Service::Cognito, false));
    let action = page.tell(Event::Start(operation, Options::default()));
    assert_eq!(error(action).code, "ConfigError");
    // STS has one for a client without a region.
    let mut page = Driven::new();
    let operation = Operation::Exchange(exchange(Service::Sts, false));
    assert_eq!(
        page.tell(Event::Start(operation, Options::default())),
        Action::Send
    );
    assert_eq!(page.call.target().host, "sts.amazonaws.com");
}

#[test]
fn shows_no_token_of_an_identity_provider() {
    let exchange = exchange(Service::Sts, false);
    assert_eq!(format!("{exchange:?}"), "Exchange { ** redacted ** }");
    let mut page = Driven::new();
    start(&mut page, Service::Sts, false);
    assert!(!format!("{:?}", page.call).contains("AssumeRole"));
}
