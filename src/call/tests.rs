//! Whole calls by plain events.

use std::rc::Rc;

use super::*;
use crate::endpoint::Settings;
use crate::response::{Document, Members};
use crate::retry::Kind;

mod ends;
mod exchanges;
mod keys;
mod retries;
mod skew;
mod ways;

/// 2026-01-02T03:04:05Z.
const NOW: f64 = 1_767_323_045_000.0;
const MINUTE: f64 = 60_000.0;
const SECRET: &str = "wJalrXUtnFEMI/K7MDENG";
const TOKEN: &str = "FwoGZXIvYXdzEBYaDtoken";

/// A call, and whoever drives it.
struct Driven {
    client: Rc<Client>,
    call: Call,
    now: Now,
}

impl Driven {
    fn new() -> Self {
        Self::of(Rc::new(Client::default()))
    }

    /// A call of a client that others share.
    fn of(client: Rc<Client>) -> Self {
        Self {
            call: Call::new(Rc::clone(&client)),
            client,
            now: Now {
                time: NOW,
                random: 0.5,
            },
        }
    }

    #[track_caller]
    fn tell(&mut self, event: Event) -> Action {
        let shown = format!("{event:?}");
        let action = self.call.next(event, self.now);
        action.unwrap_or_else(|Misfit| panic!("{shown} does not fit {:?}", self.call.state))
    }

    #[track_caller]
    fn start(&mut self, options: Options) -> Action {
        let operation = Operation::GetJobDocument(Params::for_job("job-1"));
        self.tell(Event::Start(operation, options))
    }

    /// Up to the point where the page looks at the request.
    #[track_caller]
    fn reach_build(&mut self, options: Options, keys: Keys) {
        self.start(options);
        assert_eq!(self.tell(Event::Credentials(keys)), Action::Validate);
        let params = Params::for_job("job-1");
        assert_eq!(self.tell(Event::Validated(Some(params))), Action::Build);
    }

    /// Up to the point where the first request is sent with `keys`, which then is taken.
    #[track_caller]
    fn send_with(&mut self, options: Options, keys: Keys) -> Request {
        self.reach_build(options, keys);
        assert_eq!(
            self.tell(Event::Built {
                target: None,
                headers: Vec::new()
            }),
            Action::Send
        );
        self.call.take_request().unwrap()
    }

    #[track_caller]
    fn send(&mut self, options: Options) -> Request {
        self.send_with(options, keys())
    }

    /// A response, up to its judgement.
    #[track_caller]
    fn refuse(&mut self, status: u16, code: &str) -> Judgement {
        self.refuse_with(head(status), code, "said the service")
    }

    #[track_caller]
    fn refuse_with(&mut self, head: Head, code: &str, message: &str) -> Judgement {
        assert_eq!(self.tell(Event::Head(head)), Action::Read);
        assert_eq!(
            self.tell(Event::Body(refusal(code, message))),
            Action::Judge
        );
        self.call.judgement().unwrap().clone()
    }

    /// The page agrees with the judgement.
    #[track_caller]
    fn agree(&mut self) -> Action {
        let judgement = self.call.judgement().unwrap();
        let event = Event::Judged {
            retryable: judgement.retryable.unwrap_or_default(),
            delay: judgement.retry_delay.unwrap_or_default(),
        };
        self.tell(event)
    }

    /// From a wait to the next request, which then is taken.
    #[track_caller]
    fn send_again(&mut self, keys: Keys) -> Request {
        self.tell(Event::WaitOver);
        assert_eq!(self.tell(Event::Credentials(keys)), Action::Send);
        self.call.take_request().unwrap()
    }

    /// A response with a document, up to the end.
    #[track_caller]
    fn succeed(&mut self) -> Output {
        assert_eq!(self.tell(Event::Head(head(200))), Action::Read);
        let Action::Deliver(output) = self.tell(Event::Body(document("{}"))) else {
            panic!("the document is not delivered");
        };
        assert_eq!(self.tell(Event::Delivered), Action::Done(Ok(())));
        output
    }
}

fn keys() -> Keys {
    Keys {
        access_key_id: "ASIAEXAMPLE".to_owned(),
        secret_access_key: SECRET.to_owned(),
        session_token: TOKEN.to_owned(),
        expiration: NOW + 60.0 * MINUTE,
        can_refresh: true,
    }
}

fn new_keys() -> Keys {
    let mut keys = keys();
    keys.access_key_id = "ASIAOTHER".to_owned();
    keys
}

fn options() -> Options {
    Options {
        settings: Settings {
            region: "eu-west-1".to_owned(),
            ..Settings::default()
        },
        ..Options::default()
    }
}

fn v3() -> Options {
    Options {
        dialect: Dialect::V3,
        ..options()
    }
}

fn head(status: u16) -> Head {
    Head {
        status,
        request_id: Some("request-1".to_owned()),
        ..Head::default()
    }
}

/// A head with the service's time in ms since 1970.
fn dated(status: u16, time: f64) -> Head {
    Head {
        time,
        ..head(status)
    }
}

fn document(text: &str) -> Body {
    members(Document::Text(text.to_owned()), "", "")
}

fn refusal(code: &str, message: &str) -> Body {
    members(Document::Absent, code, message)
}

fn members(document: Document, code: &str, message: &str) -> Body {
    Body::Members(Members {
        document,
        code: code.to_owned(),
        message: message.to_owned(),
    })
}

fn header<'a>(request: &'a Request, name: &str) -> Option<&'a str> {
    let found = request
        .headers
        .iter()
        .find(|header| header.name.eq_ignore_ascii_case(name));
    found.map(|header| &*header.value)
}

/// The error that an action ends with.
#[track_caller]
fn error(action: Action) -> Box<Error> {
    match action {
        Action::Done(Err(error)) => error,
        action => panic!("{action:?} is no failure"),
    }
}
