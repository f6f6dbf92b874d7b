//! One call of a world, and what its page does.

use iot_job_document::call::{Call, Event, Exchange, Header, Operation, Thrown};
use iot_job_document::client::{Dialect, Options};
use iot_job_document::endpoint::{CustomEndpoint, Service as Place, Settings};
use iot_job_document::get_job_document::Params;
use iot_job_document::response::Body;

use crate::random::Random;
use crate::rules::{Awaits, Book, What};
use crate::service::Worth;

/// What comes after the head of a response.
pub enum Rest {
    Body { body: Body, told: f64, worth: Worth },
    BreaksOff,
    Hangs,
}

pub struct Run {
    pub call: Call,
    pub options: Options,
    pub exchange: Option<Exchange>,
    /// The id of the job; the document has it.
    pub job: String,
    pub headers: Vec<Header>,
    /// How many events the call was told: what is due for an earlier turn is late.
    pub turn: u32,
    pub awaits: Awaits,
    /// After which event the page aborts.
    pub abort_after: Option<u32>,
    /// Whether the page's listeners throw, and change what they are shown.
    pub meddles: bool,
    /// The place of the keys that it was given last, and that it signed with last.
    pub given: Option<usize>,
    pub signed: Option<usize>,
    /// The clock offset when it asked for keys, in ms.
    pub asked_offset: f64,
    pub deadline: f64,
    /// The status of the response that has begun; 0 without one.
    pub status: u16,
    pub rest: Option<Rest>,
    pub document: Option<String>,
    pub has_succeeded: bool,
    pub book: Book,
}

impl Run {
    pub fn new(
        call: Call,
        place: usize,
        is_calm: bool,
        dialect: Dialect,
        random: &mut Random,
    ) -> Self {
        let meddles = !is_calm && random.chance(20);
        let is_cut_short = !is_calm && random.chance(15);
        Self {
            call,
            options: options(is_calm, dialect, random),
            exchange: random.chance(15).then(|| exchange(random)),
            job: format!("job-{place}"),
            headers: headers(meddles, random),
            turn: 0,
            awaits: Awaits::Start,
            abort_after: is_cut_short.then(|| random.below(20) as u32 + 1),
            meddles,
            given: None,
            signed: None,
            asked_offset: 0.0,
            deadline: f64::INFINITY,
            status: 0,
            rest: None,
            document: None,
            has_succeeded: false,
            book: Book::default(),
        }
    }

    pub fn operation(&self) -> Operation {
        match &self.exchange {
            Some(exchange) => Operation::Exchange(exchange.clone()),
            None => Operation::GetJobDocument(Params::for_job(&self.job)),
        }
    }

    /// Takes down what an event says, before the call is told it at `now`.
    pub fn note(&mut self, event: &Event, now: f64) -> What {
        // 2020: before, no time is believed.
        let offset = |time: f64| match time > 1_577_836_800_000.0 {
            true => time - now,
            false => f64::NAN,
        };
        match event {
            Event::Start(..) => What::Start,
            Event::Credentials(_) => {
                self.book.worth = Some(Worth::Nothing);
                What::Credentials
            }
            Event::NoCredentials => What::NoCredentials,
            Event::CredentialsFailed { .. } | Event::CredentialsTimedOut => {
                self.book.worth = Some(Worth::Nothing);
                What::NoKeys
            }
            Event::Validated(_) => What::Validated,
            Event::Built { .. } => {
                self.signed = self.given;
                What::Built
            }
            Event::Head(head) => {
                self.status = head.status;
                self.book.asked = head.retry_after;
                What::Head(offset(head.time))
            }
            Event::Body(_) => {
                let Some(Rest::Body { told, worth, .. }) = self.rest.take() else {
                    return What::Body(f64::NAN);
                };
                self.book.worth = Some(worth);
                What::Body(offset(told))
            }
            Event::Delivered => What::Delivered,
            Event::NetworkFailed { .. } | Event::TimedOut => {
                let is_throttled = self.status == 429;
                self.book.worth = Some(if is_throttled {
                    Worth::Slower
                } else {
                    Worth::Again
                });
                What::Failed
            }
            Event::Thrown(_) => {
                self.book.worth = None;
                What::Thrown
            }
            Event::Judged { retryable, delay } => What::Judged {
                retryable: *retryable,
                delay: *delay,
            },
            Event::WaitOver => {
                // A new attempt: what the last response said counts no more.
                self.status = 0;
                self.book.asked = 0.0;
                What::WaitOver
            }
            Event::Aborted => What::Aborted,
        }
    }

    /// Whether the page has a header that no request has.
    pub fn is_broken(&self) -> bool {
        self.headers.iter().any(|header| header.name == "X-Broken")
    }

    /// The parameters, which a listener may change.
    pub fn params(&mut self, random: &mut Random) -> Params {
        if self.meddles && random.chance(10) {
            self.job = random.pick(&["other", "", "a b"]).to_owned();
        }
        Params::for_job(&self.job)
    }

    /// What the page makes of a judgement.
    pub fn decision(&self, random: &mut Random) -> Event {
        let judgement = self.call.judgement();
        let mut retryable = judgement
            .and_then(|found| found.retryable)
            .unwrap_or_default();
        let mut delay = judgement
            .and_then(|found| found.retry_delay)
            .unwrap_or_default();
        if self.meddles && random.chance(30) {
            retryable = random.chance(50);
            delay = random.pick(&[delay, 0.0, 12_345.0, -1.0, f64::NAN]);
        }
        Event::Judged { retryable, delay }
    }

    /// Something that a listener throws.
    pub fn thrown(&self, random: &mut Random) -> Option<Event> {
        (self.meddles && random.chance(4)).then(|| {
            Event::Thrown(Thrown {
                code: random
                    .pick(&["Oops", "TimeoutError", "SlowDown", "ExpiredToken"])
                    .to_owned(),
                message: "said the page".to_owned(),
                status_code: random.pick(&[None, None, Some(503), Some(418)]),
                retryable: random.pick(&[None, None, Some(true), Some(false)]),
            })
        })
    }
}

fn options(is_calm: bool, dialect: Dialect, random: &mut Random) -> Options {
    let calm = Options {
        settings: Settings {
            region: "eu-west-1".to_owned(),
            ..Settings::default()
        },
        dialect,
        ..Options::default()
    };
    if is_calm {
        return calm;
    }
    let mut options = Options {
        max_retries: random.pick(&[3, 3, 2, 1, 0, 7, u32::MAX]),
        retry_base: random.pick(&[0.0, 0.0, 0.0, 7.0, 1e9]),
        timeout: random.pick(&[120_000.0, 1000.0, 50.0, 0.0]),
        corrects_clock: random.chance(80),
        ..calm
    };
    if random.chance(3) {
        options.settings.region = random.pick(&["", "-"]).to_owned();
    }
    if random.chance(10) {
        options.settings.custom = Some(CustomEndpoint {
            protocol: "http:".to_owned(),
            host: random
                .pick(&["localhost:8443", "[::1]:8443", "example.com"])
                .to_owned(),
            path: random.pick(&["/", "/base/path"]).to_owned(),
            has_extras: false,
        });
    }
    options
}

fn exchange(random: &mut Random) -> Exchange {
    Exchange {
        service: random.pick(&[Place::Sts, Place::Cognito]),
        body: "Action=AssumeRole&RoleArn=arn".to_owned(),
        headers: vec![Header::new(
            "content-type",
            "application/x-www-form-urlencoded",
        )],
        is_signed: random.chance(50),
    }
}

fn headers(meddles: bool, random: &mut Random) -> Vec<Header> {
    let mut headers = Vec::new();
    if random.chance(30) {
        headers.push(Header::new("X-Amz-User-Agent", "a  page"));
    }
    if random.chance(10) {
        headers.push(Header::new("Content-Type", "text/plain"));
    }
    if meddles && random.chance(5) {
        headers.push(Header::new("X-Broken", "a\nb"));
    }
    headers
}
