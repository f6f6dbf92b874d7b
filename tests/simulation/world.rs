//! A world: some calls of one client, which share a source of credentials, on one machine, with one service.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::rc::Rc;

use iot_job_document::call::{Action, Call, Event, Now};
use iot_job_document::client::{Client, Dialect};
use iot_job_document::credentials::EXPIRY_WINDOW;
use iot_job_document::get_job_document::Params;
use iot_job_document::response::Body;

use crate::clock::Clock;
use crate::due::{Due, Happening};
use crate::random::Random;
use crate::rules::{Awaits, Shared, Verdict, awaited, fits};
use crate::run::{Rest, Run};
use crate::service::{Mood, Service};
use crate::source::{Answer, Kind, Source};
use crate::tally::Tally;

/// More events than any call has.
const MANY: u32 = 5000;
/// For how long the network and a source hang where the page sets no limit, in ms.
const LONG: f64 = 3_600_000.0;

pub struct World<'a> {
    pub random: Random,
    /// How long it has been there, in ms.
    pub elapsed: f64,
    queue: BinaryHeap<Reverse<Due>>,
    order: u64,
    client: Rc<Client>,
    pub clock: Clock,
    pub source: Source,
    pub service: Service,
    is_calm: bool,
    pub runs: Vec<Run>,
    /// Whether this world looks for secrets and asks AWS's signer: both take their time.
    pub is_thorough: bool,
    trace: Option<&'a mut Vec<String>>,
    pub tally: &'a mut Tally,
}

impl<'a> World<'a> {
    pub fn new(seed: u64, trace: Option<&'a mut Vec<String>>, tally: &'a mut Tally) -> Self {
        let mut random = Random::new(seed);
        let service = Service::new(&mut random);
        let is_calm = service.mood == Mood::Calm;
        let clock = Clock::new(&mut random, is_calm);
        let source = Source::new(&mut random, clock.service(0.0), is_calm);
        let client = Rc::new(Client::default());
        let dialect = random.pick(&[Dialect::V2, Dialect::V3]);
        let count = random.below(10) as usize + 1;
        let mut world = Self {
            elapsed: 0.0,
            queue: BinaryHeap::new(),
            order: 0,
            runs: Vec::with_capacity(count),
            is_thorough: seed.is_multiple_of(8),
            random,
            client,
            clock,
            source,
            service,
            is_calm,
            trace,
            tally,
        };
        for place in 0..count {
            let call = Call::new(Rc::clone(&world.client));
            let run = Run::new(call, place, is_calm, dialect, &mut world.random);
            let start = Event::Start(run.operation(), run.options.clone());
            world.runs.push(run);
            let at = world.random.between(0.0, 500.0);
            world.tell(place, at, start);
            if !is_calm && world.random.chance(10) {
                let at = world.random.between(0.0, 2000.0);
                world.push(at, Happening::Abort { call: place });
            }
        }
        world
    }

    /// Plays it to its end.
    pub fn play(mut self) -> Verdict {
        while let Some(Reverse(Due { at, happening, .. })) = self.queue.pop() {
            self.elapsed = self.elapsed.max(at);
            match happening {
                Happening::Event { call, turn, event } if self.runs[call].turn == turn => {
                    if self.random.chance(3) {
                        self.check_misfit(call)?;
                    }
                    let event = self.runs[call].thrown(&mut self.random).unwrap_or(*event);
                    self.feed(call, event)?;
                }
                Happening::Event { .. } => {}
                Happening::Abort { call } if self.runs[call].awaits != Awaits::Nothing => {
                    self.feed(call, Event::Aborted)?;
                }
                Happening::Abort { .. } => {}
                Happening::Refreshed => self.refreshed(),
            }
        }
        self.check_end()
    }

    fn push(&mut self, at: f64, happening: Happening) {
        self.order += 1;
        let order = self.order;
        self.queue.push(Reverse(Due {
            at,
            order,
            happening,
        }));
    }

    /// Tells a call something at `at`, unless it was told another thing by then.
    pub fn tell(&mut self, call: usize, at: f64, event: Event) {
        let turn = self.runs[call].turn;
        let event = Box::new(event);
        self.push(at, Happening::Event { call, turn, event });
    }

    fn shared(&self) -> Shared {
        Shared {
            tokens: self.client.bucket.left(),
            offset: self.client.clock_offset.get(),
        }
    }

    /// Tells a call something now, and checks what it says.
    fn feed(&mut self, place: usize, event: Event) -> Verdict {
        let now = self.now();
        let before = self.shared();
        let run = &mut self.runs[place];
        let said = self.trace.is_some().then(|| format!("{event:?}"));
        let shown = match &event {
            Event::Credentials(_) => Some(run.awaits == Awaits::Shown),
            _ => None,
        };
        let asked = run.awaits;
        let what = run.note(&event, now.time);
        let Ok(action) = run.call.next(event, now) else {
            return Err(format!("{what:?} does not fit what waits for {asked:?}"));
        };
        run.turn += 1;
        run.awaits = awaited(&action);
        if let Some(trace) = &mut self.trace {
            let (at, said) = (self.elapsed, said.unwrap_or_default());
            trace.push(format!("{at:>9.1} ms  call {place}  {said}  →  {action:?}"));
        }
        let after = self.shared();
        let run = &mut self.runs[place];
        run.book.check(what, &action, &run.options, before, after)?;
        run.book.check_metadata(&run.call.metadata())?;
        if run.turn > MANY {
            return Err("it does not end".to_owned());
        }
        self.tally.count(what, asked, &action, after.tokens);
        if let Some(is_shown) = shown {
            self.check_keys(
                place,
                is_shown,
                &action,
                now.time + before.offset,
                before.offset,
            )?;
        }
        if self.is_thorough {
            self.check_secrets(place, &action)?;
        }
        let run = &self.runs[place];
        let is_cut_short = run.abort_after == Some(run.turn) && run.awaits != Awaits::Nothing;
        if is_cut_short {
            return self.feed(place, Event::Aborted);
        }
        self.act(place, action, now)
    }

    pub fn now(&mut self) -> Now {
        Now {
            time: self.clock.machine(self.elapsed),
            random: self.random.unit(),
        }
    }

    /// Does what a call says.
    fn act(&mut self, place: usize, action: Action, now: Now) -> Verdict {
        let at = self.elapsed;
        match action {
            Action::ShowCredentials => {
                let event = self.source.show().map_or(Event::NoCredentials, |keys| {
                    self.runs[place].given = Some(keys);
                    Event::Credentials(self.source.given[keys].clone())
                });
                self.tell(place, at, event);
            }
            Action::LoadCredentials { refused } => self.load(place, refused.as_deref(), now)?,
            Action::Validate => {
                let params = self.runs[place].params(&mut self.random);
                self.tell(place, at, Event::Validated(Some(params)));
            }
            Action::Build if self.random.chance(2) && !self.is_calm => self.presign(place)?,
            Action::Build => {
                let headers = self.runs[place].headers.clone();
                self.tell(
                    place,
                    at,
                    Event::Built {
                        target: None,
                        headers,
                    },
                );
            }
            Action::Send => {
                let outcome = self.send(place, now)?;
                self.on_its_way(place, outcome);
            }
            Action::Read => self.read(place),
            Action::Deliver(output) => {
                let run = &mut self.runs[place];
                if output.document != run.document {
                    return Err(format!("the document is {:?}", output.document));
                }
                self.tell(place, at, Event::Delivered);
            }
            Action::Judge => self.judge(place)?,
            Action::Wait(delay) => self.tell(place, at + delay, Event::WaitOver),
            Action::Done(result) => {
                self.runs[place].has_succeeded = result.is_ok();
                self.check_over(place)?;
            }
        }
        Ok(())
    }

    fn load(&mut self, place: usize, refused: Option<&str>, now: Now) -> Verdict {
        let at = self.elapsed;
        let timeout = self.runs[place].options.timeout;
        self.runs[place].asked_offset = self.client.clock_offset.get();
        match self.source.load(refused, now.time)? {
            Answer::Keys(keys) => {
                self.runs[place].given = Some(keys);
                let keys = self.source.given[keys].clone();
                let at = at + self.random.pick(&[0.0, 0.0, 1.0]);
                self.tell(place, at, Event::Credentials(keys));
            }
            Answer::Refresh => {
                if self.source.waiting.is_empty() {
                    let hangs = self.source.kind == Kind::Unsteady && self.random.chance(10);
                    let takes = if hangs {
                        LONG
                    } else {
                        self.random.between(1.0, 300.0)
                    };
                    self.push(at + takes, Happening::Refreshed);
                }
                let turn = self.runs[place].turn;
                self.source.waiting.push((place, turn));
                if timeout > 0.0 {
                    self.tell(place, at + timeout, Event::CredentialsTimedOut);
                }
            }
        }
        Ok(())
    }

    /// The source has new keys, or none: whoever waits hears of it.
    fn refreshed(&mut self) {
        let time = self.clock.service(self.elapsed);
        let keys = self.source.refresh(&mut self.random, time);
        for (call, turn) in std::mem::take(&mut self.source.waiting) {
            let event = match keys {
                Some(keys) => {
                    if self.runs[call].turn == turn {
                        self.runs[call].given = Some(keys);
                    }
                    Event::Credentials(self.source.given[keys].clone())
                }
                None => Event::CredentialsFailed {
                    is_set: true,
                    hint: None,
                },
            };
            let event = Box::new(event);
            self.push(self.elapsed, Happening::Event { call, turn, event });
        }
    }

    /// What the network does with a request.
    fn on_its_way(&mut self, place: usize, outcome: crate::service::Outcome) {
        use crate::service::Outcome;
        let at = self.elapsed + self.random.between(1.0, 90.0);
        let timeout = self.runs[place].options.timeout;
        let deadline = match timeout > 0.0 {
            true => self.elapsed + timeout,
            false => f64::INFINITY,
        };
        self.runs[place].deadline = deadline;
        let (head, rest) = match outcome {
            Outcome::Reply(reply) => {
                let reply = *reply;
                let rest = Rest::Body {
                    body: reply.body,
                    told: reply.told,
                    worth: reply.worth,
                };
                (reply.head, rest)
            }
            Outcome::Begun { head, hangs: true } => (*head, Rest::Hangs),
            Outcome::Begun { head, hangs: false } => (*head, Rest::BreaksOff),
            Outcome::Unreachable => return self.fail(place, at),
            Outcome::Hangs => return self.fail(place, self.elapsed + LONG),
        };
        self.runs[place].rest = Some(rest);
        self.tell_before(place, at, Event::Head(head));
    }

    fn fail(&mut self, place: usize, at: f64) {
        self.tell_before(
            place,
            at,
            Event::NetworkFailed {
                message: String::new(),
            },
        );
    }

    /// Tells a call something, unless its time limit comes before that.
    fn tell_before(&mut self, place: usize, at: f64, event: Event) {
        let deadline = self.runs[place].deadline;
        match at < deadline {
            true => self.tell(place, at, event),
            false => self.tell(place, deadline, Event::TimedOut),
        }
    }

    fn read(&mut self, place: usize) {
        let at = self.elapsed + self.random.between(0.0, 60.0);
        let body = match &self.runs[place].rest {
            Some(Rest::Body { body, .. }) => body.clone(),
            Some(Rest::BreaksOff) => return self.fail(place, at),
            _ => return self.fail(place, self.elapsed + LONG),
        };
        self.runs[place].document = match &body {
            Body::Members(members) => match &members.document {
                iot_job_document::response::Document::Text(text) => Some(text.clone()),
                _ => None,
            },
            _ => None,
        };
        self.tell_before(place, at, Event::Body(body));
    }

    /// An event that does not fit changes nothing.
    fn check_misfit(&mut self, place: usize) -> Verdict {
        let event = match self.random.below(12) {
            0 => Event::Start(
                self.runs[place].operation(),
                self.runs[place].options.clone(),
            ),
            1 => Event::Credentials(self.source.given[0].clone()),
            2 => Event::NoCredentials,
            3 => Event::CredentialsTimedOut,
            4 => Event::Validated(Some(Params::for_job("job"))),
            5 => Event::Built {
                target: None,
                headers: Vec::new(),
            },
            6 => Event::Head(Default::default()),
            7 => Event::Body(Body::Empty),
            8 => Event::Delivered,
            9 => Event::NetworkFailed {
                message: String::new(),
            },
            10 => Event::Judged {
                retryable: true,
                delay: 0.0,
            },
            _ => Event::WaitOver,
        };
        if fits(self.runs[place].awaits, &event) {
            return Ok(());
        }
        self.expect_misfit(place, event)
    }

    fn expect_misfit(&mut self, place: usize, event: Event) -> Verdict {
        let now = self.now();
        let run = &mut self.runs[place];
        let said = format!("{event:?} where {:?} is due", run.awaits);
        let before = format!("{:?}", run.call);
        if run.call.next(event, now).is_ok() {
            return Err(format!("{said} is taken"));
        }
        match before == format!("{:?}", run.call) {
            true => Ok(()),
            false => Err(format!("{said} changes something")),
        }
    }

    /// A call ends once: whatever it is told then has no effect.
    pub fn check_over(&mut self, place: usize) -> Verdict {
        self.expect_misfit(place, Event::Aborted)?;
        self.check_misfit(place)
    }

    /// Keys that have expired do not sign, unless they are new and this machine's clock may be wrong; those that
    /// a source only shows are not used where they are about to expire by the service's clock.
    fn check_keys(
        &mut self,
        place: usize,
        is_shown: bool,
        action: &Action,
        time: f64,
        offset: f64,
    ) -> Verdict {
        let run = &self.runs[place];
        let keys = &self.source.given[run.given.ok_or("keys out of nowhere")?];
        let lifetime = keys.expiration - time;
        let is_ending = keys.can_refresh && lifetime <= EXPIRY_WINDOW;
        // Another call may have learnt the service's time since the source was asked.
        let is_held = is_shown || (run.asked_offset == 0.0 && offset != 0.0);
        let refused = (is_held && is_ending).then(|| keys.access_key_id.clone());
        if let Some(id) = &refused {
            self.source.may_be_refused.insert(id.clone());
        }
        // The request of a page whose header is broken is never made, whatever the keys.
        if run.is_broken() {
            return Ok(());
        }
        let is_used = matches!(action, Action::Validate | Action::Send);
        if is_shown || refused.is_some() {
            return match keys.can_refresh && lifetime > EXPIRY_WINDOW {
                true if is_used => Ok(()),
                false if *action == (Action::LoadCredentials { refused }) => Ok(()),
                _ => Err(format!("{action:?} for keys that last {lifetime} ms")),
            };
        }
        let is_over = lifetime <= 0.0 && !(keys.can_refresh && offset == 0.0);
        match is_over == is_used {
            true => Err(format!("{action:?} for keys that last {lifetime} ms")),
            false => Ok(()),
        }
    }

    fn check_end(self) -> Verdict {
        for (place, run) in self.runs.iter().enumerate() {
            if run.awaits != Awaits::Nothing {
                return Err(format!(
                    "call {place} waits for {:?}, and nothing comes",
                    run.awaits
                ));
            }
            if self.is_calm && !run.has_succeeded {
                return Err(format!("call {place} fails, and nothing is in its way"));
            }
        }
        let reasons = self.source.own_refreshes + self.source.may_be_refused.len() as u32;
        if self.source.is_honest() && self.source.refreshes > reasons {
            let count = self.source.refreshes;
            return Err(format!("{count} refreshes for {reasons} reasons"));
        }
        Ok(())
    }
}
