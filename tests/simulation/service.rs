//! The service: it looks at the date and at the key of a request, and is in a mood.

use std::collections::HashSet;

use iot_job_document::clock::Moment;
use iot_job_document::response::{Body, Document, Head, Members};

use crate::random::Random;
use crate::source::Source;

/// How far off a signature's date may be, in ms.
const TOLERANCE: f64 = 300_000.0;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mood {
    /// It answers whatever has a good signature, and hides nothing.
    Calm,
    /// Anything.
    Wild,
    /// Most calls are too many.
    Throttling,
    /// Nothing works.
    Down,
}

/// What another attempt is good for: said by who makes the failure, not by who judges it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Worth {
    Nothing,
    Again,
    Slower,
    NewKeys,
}

pub struct Reply {
    pub head: Head,
    pub body: Body,
    /// The service's time in the body's message; `NaN` for none.
    pub told: f64,
    pub worth: Worth,
}

pub enum Outcome {
    Reply(Box<Reply>),
    /// The response begins, and breaks off or hangs.
    Begun {
        head: Box<Head>,
        hangs: bool,
    },
    Unreachable,
    Hangs,
}

/// What the service sees of a request.
pub struct Seen<'a> {
    /// The id of the key; `None` where nothing is signed.
    pub key: Option<&'a str>,
    /// The date of the signature, in ms since 1970.
    pub date: f64,
    /// What it answers where all is well.
    pub document: String,
}

pub struct Service {
    pub mood: Mood,
    /// Keys that ended before their time.
    revoked: HashSet<String>,
    /// How many of its responses have a date that the page may read, in percent.
    dated: u64,
}

impl Service {
    pub fn new(random: &mut Random) -> Self {
        let all = [
            Mood::Calm,
            Mood::Calm,
            Mood::Wild,
            Mood::Wild,
            Mood::Throttling,
            Mood::Down,
        ];
        Self {
            mood: random.pick(&all),
            revoked: HashSet::new(),
            dated: random.pick(&[0, 50, 100]),
        }
    }

    pub fn answer(
        &mut self,
        seen: Seen<'_>,
        time: f64,
        source: &mut Source,
        random: &mut Random,
    ) -> Outcome {
        let is_calm = self.mood == Mood::Calm;
        let mut head = self.head(time, random);
        if !is_calm && random.chance(15) {
            let hangs = random.chance(50);
            head.status = random.pick(&[200, 403, 429]);
            return match random.below(4) {
                0 => Outcome::Hangs,
                1 => Outcome::Begun {
                    head: Box::new(head),
                    hangs,
                },
                _ => Outcome::Unreachable,
            };
        }
        if let Some(id) = seen.key {
            let off = seen.date - time;
            if off.abs() > TOLERANCE {
                if !is_calm && random.chance(20) {
                    return Outcome::Unreachable;
                }
                return refusal_of_date(head, off, time, random);
            }
            let ends = source.given.iter().find(|keys| keys.access_key_id == id);
            let has_ended = ends.is_some_and(|keys| keys.expiration <= time);
            if !has_ended && !is_calm && random.chance(5) {
                self.revoked.insert(id.to_owned());
            }
            if has_ended || self.revoked.contains(id) {
                source.may_be_refused.insert(id.to_owned());
                if !is_calm && random.chance(10) {
                    return Outcome::Unreachable;
                }
                let code = random.pick(&["ExpiredTokenException", "ExpiredToken"]);
                return refusal(
                    head,
                    403,
                    code,
                    "The security token has expired",
                    Worth::NewKeys,
                );
            }
        }
        let is_down = match self.mood {
            Mood::Calm => false,
            Mood::Wild => random.chance(40),
            Mood::Throttling => random.chance(85),
            Mood::Down => true,
        };
        if is_down {
            return self.failure(head, random);
        }
        head.status = 200;
        let (document, body) = match random.below(20) {
            0 if !is_calm => (false, Body::Text),
            1 if !is_calm => (false, members(Document::Other, "", "")),
            _ => (true, members(Document::Text(seen.document), "", "")),
        };
        let worth = match document {
            true => Worth::Again,
            false => Worth::Nothing,
        };
        reply(head, body, f64::NAN, worth)
    }

    fn head(&self, time: f64, random: &mut Random) -> Head {
        // A header has whole seconds.
        let seconds = (time / 1000.0).floor() * 1000.0;
        Head {
            status: 0,
            request_id: Some(format!("request-{}", random.below(1000))),
            time: match random.below(100) {
                0 if self.mood != Mood::Calm => 0.0,
                place if place < self.dated => seconds,
                _ => f64::NAN,
            },
            retry_after: match random.below(8) {
                0 => random.pick(&[1000.0, 30_000.0, 1e9]),
                _ => 0.0,
            },
            ..Head::default()
        }
    }

    fn failure(&self, head: Head, random: &mut Random) -> Outcome {
        use Worth::{Again, Nothing, Slower};
        let all = [
            (500, "InternalFailureException", Again),
            (502, "UnknownError", Again),
            (503, "ServiceUnavailableException", Again),
            (504, "UnknownError", Again),
            (400, "RequestTimeout", Again),
            (501, "NotImplemented", Nothing),
            (599, "UnknownError", Nothing),
            (400, "InvalidRequestException", Nothing),
            (404, "ResourceNotFoundException", Nothing),
            (403, "AccessDeniedException", Nothing),
            (410, "LimitExceededException", Nothing),
            (429, "AnyException", Slower),
            (400, "ThrottlingException", Slower),
            (503, "SlowDown", Slower),
        ];
        let (status, code, worth) = match self.mood {
            Mood::Throttling => random.pick(&all[11..]),
            Mood::Down => random.pick(&all[..5]),
            _ => random.pick(&all),
        };
        refusal(head, status, code, "said the service", worth)
    }
}

/// A request that is too old or too new. Each service has its own code, and its own words.
fn refusal_of_date(mut head: Head, off: f64, time: f64, random: &mut Random) -> Outcome {
    let seconds = (time / 1000.0).floor() * 1000.0;
    let date = Moment::from_ms(time).amz_date();
    let (problem, sign) = match off < 0.0 {
        true => ("expired", '-'),
        false => ("not yet current", '+'),
    };
    let message = format!("Signature {problem}: 20200101T000000Z ({date} {sign} 5 min.)");
    let codes = ["InvalidSignatureException", "SignatureDoesNotMatch"];
    head.status = random.pick(&[400, 403]);
    let body = members(Document::Absent, random.pick(&codes), &message);
    reply(head, body, seconds, Worth::Nothing)
}

fn refusal(mut head: Head, status: u16, code: &str, message: &str, worth: Worth) -> Outcome {
    head.status = status;
    reply(
        head,
        members(Document::Absent, code, message),
        f64::NAN,
        worth,
    )
}

fn reply(head: Head, body: Body, told: f64, worth: Worth) -> Outcome {
    Outcome::Reply(Box::new(Reply {
        head,
        body,
        told,
        worth,
    }))
}

fn members(document: Document, code: &str, message: &str) -> Body {
    Body::Members(Members {
        document,
        code: code.to_owned(),
        message: message.to_owned(),
    })
}
