//! A call, told whatever a page, a network and a service may tell it, in any order: it takes what fits, stays as it
//! is for the rest, ends, and shows no secret.
//!
//! Input: switches, region, protocol, host, path, job id, name and type of another parameter, key id, secret and
//! token, a line each; the page's headers, a line each; an empty line; then events, a line each: see `event`.
#![no_main]

use std::rc::Rc;

use iot_job_document::call::{
    Action, Call, Event, Exchange, Header, Misfit, Now, Operation, Thrown,
};
use iot_job_document::client::{Client, Dialect, Options};
use iot_job_document::credentials::Keys;
use iot_job_document::endpoint::{CustomEndpoint, Service, Settings};
use iot_job_document::get_job_document::{Checks, Member, Params, Value};
use iot_job_document::response::{Body, Document, Head, Members};
use libfuzzer_sys::fuzz_target;

#[path = "../../tests/support/json_body.rs"]
mod json_body;

/// More events than a call with three retries has.
const MANY: usize = 100;

/// What the page gives.
struct Page<'a> {
    switches: u16,
    params: Params,
    keys: [&'a str; 3],
    headers: Vec<Header>,
}

impl Page<'_> {
    fn is(&self, switch: u16) -> bool {
        self.switches & 1 << switch != 0
    }

    fn keys(&self) -> Keys {
        let [id, secret, token] = self.keys.map(str::to_owned);
        Keys {
            access_key_id: id,
            secret_access_key: secret,
            session_token: token,
            expiration: if self.is(8) {
                1_767_323_060_000.0
            } else {
                f64::NAN
            },
            can_refresh: self.is(9),
        }
    }

    fn operation(&self) -> Operation {
        if !self.is(10) {
            return Operation::GetJobDocument(self.params.clone());
        }
        Operation::Exchange(Exchange {
            service: if self.is(7) {
                Service::Sts
            } else {
                Service::Cognito
            },
            body: "{}".to_owned(),
            headers: Vec::new(),
            is_signed: self.is(11),
        })
    }

    /// The event of a line: a letter, and what it carries.
    fn event(&self, line: &str) -> Option<Event> {
        let mut characters = line.chars();
        let letter = characters.next()?;
        let rest = characters.as_str();
        let number = || rest.trim().parse().unwrap_or(f64::NAN);
        Some(match letter {
            'c' => Event::Credentials(self.keys()),
            'n' => Event::NoCredentials,
            'f' => Event::CredentialsFailed {
                is_set: true,
                hint: Some(rest.to_owned()),
            },
            't' => Event::CredentialsTimedOut,
            'v' => Event::Validated(Some(self.params.clone())),
            'b' => Event::Built {
                target: None,
                headers: self.headers.clone(),
            },
            // Status, the service's time, how long it asks to wait, and the type of its error.
            'h' => {
                let mut words = rest.split(' ');
                let mut next = || words.next().unwrap_or_default();
                Event::Head(Head {
                    status: next().parse().unwrap_or_default(),
                    time: next().parse().unwrap_or(f64::NAN),
                    retry_after: next().parse().unwrap_or_default(),
                    error_type: next().to_owned(),
                    ..Head::default()
                })
            }
            'B' => Event::Body(json_body::body(rest)),
            'd' => Event::Delivered,
            'x' => Event::NetworkFailed {
                message: String::new(),
            },
            'o' => Event::TimedOut,
            'T' => Event::Thrown(Thrown {
                code: rest.to_owned(),
                retryable: self.is(6).then_some(self.is(5)),
                ..Thrown::default()
            }),
            'r' => Event::Judged {
                retryable: true,
                delay: number(),
            },
            'q' => Event::Judged {
                retryable: false,
                delay: number(),
            },
            'w' => Event::WaitOver,
            'a' => Event::Aborted,
            _ => return None,
        })
    }
}

/// What brings a call on: the worst that may happen, so that it must end by itself.
fn answer(action: &Action, page: &Page<'_>) -> Option<Event> {
    Some(match action {
        Action::ShowCredentials => Event::NoCredentials,
        Action::LoadCredentials { .. } => Event::Credentials(page.keys()),
        Action::Validate => Event::Validated(Some(page.params.clone())),
        Action::Build => Event::Built {
            target: None,
            headers: page.headers.clone(),
        },
        Action::Send | Action::Read => Event::NetworkFailed {
            message: String::new(),
        },
        Action::Deliver(_) => Event::Delivered,
        Action::Judge => Event::Judged {
            retryable: true,
            delay: 0.0,
        },
        Action::Wait(_) => Event::WaitOver,
        Action::Done(_) => return None,
    })
}

fuzz_target!(|data: &[u8]| {
    let text = String::from_utf8_lossy(data);
    let mut lines = text.split('\n');
    let mut next = || lines.next().unwrap_or_default();
    let mut page = Page {
        switches: next().parse().unwrap_or_default(),
        params: Params::default(),
        keys: [""; 3],
        headers: Vec::new(),
    };
    let region = next().to_owned();
    let custom = CustomEndpoint {
        protocol: next().to_owned(),
        host: next().to_owned(),
        path: next().to_owned(),
        has_extras: page.is(3),
    };
    page.params = Params::for_job(next());
    let (name, kind) = (next().to_owned(), next());
    let value = match kind {
        "true" | "false" => Value::Flag(kind == "true"),
        "string" => Value::Text(String::new()),
        _ => Value::Other,
    };
    if !name.is_empty() {
        page.params.members.push(Member { name, value });
    }
    page.keys = [next(), next(), next()];
    for line in lines.by_ref().take_while(|line| !line.is_empty()) {
        let (name, value) = line.split_once(':').unwrap_or((line, ""));
        page.headers.push(Header::new(name, value));
    }
    let options = Options {
        settings: Settings {
            region,
            fips: page.is(0),
            dual_stack: page.is(1),
            custom: (page.is(2) || !custom.host.is_empty()).then_some(custom),
        },
        dialect: if page.is(4) { Dialect::V3 } else { Dialect::V2 },
        corrects_clock: !page.is(12),
        checks: if page.is(13) {
            Checks::NONE
        } else {
            Checks::ALL
        },
        ..Options::default()
    };

    let now = Now {
        time: 1_767_323_045_000.0,
        random: 0.5,
    };
    let client = Rc::new(Client::default());
    let mut call = Call::new(Rc::clone(&client));
    // A page's own text may be like a secret: only one that is nowhere else tells.
    let [_, secret, _] = page.keys;
    let tells = secret.len() >= 16
        && secret.bytes().all(|byte| byte.is_ascii_alphanumeric())
        && text
            .to_ascii_lowercase()
            .matches(&secret.to_ascii_lowercase())
            .count()
            == 1;
    let mut tell = |event: Event| {
        let left = client.bucket.left();
        let found = call.next(event, now);
        if tells {
            let request = call.request().map(|request| &request.headers);
            assert!(!format!("{call:?} {found:?} {request:?}").contains(secret));
        }
        if found == Err(Misfit) {
            assert_eq!(client.bucket.left(), left);
        }
        if found == Ok(Action::Send) {
            assert!(
                call.take_request()
                    .is_some_and(|request| request.headers.len() <= 3)
            );
        }
        found.ok()
    };
    let mut last = tell(Event::Start(page.operation(), options));
    for line in lines.take(MANY) {
        if let Some(action) = page.event(line).and_then(&mut tell) {
            last = Some(action);
        }
    }
    for _ in 0..MANY {
        let Some(event) = last.as_ref().and_then(|action| answer(action, &page)) else {
            break;
        };
        last = tell(event);
    }
    assert!(
        matches!(last, Some(Action::Done(_))),
        "it does not end: {last:?}"
    );
    assert_eq!(tell(Event::Aborted), None);
});
