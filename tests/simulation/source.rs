//! Sources of credentials: fixed keys, and providers that many calls share.

use std::collections::HashSet;

use iot_job_document::credentials::{EXPIRY_WINDOW, Keys};

use crate::random::Random;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Long-lived keys.
    Fixed,
    /// Temporary keys that nobody refreshes.
    Temporary,
    /// A provider that gives new keys when it must.
    Refreshing,
    /// A provider that says that it refreshes, and gives the same keys.
    Stubborn,
    /// A provider that often fails, or hangs.
    Unsteady,
}

pub struct Source {
    pub kind: Kind,
    /// All keys that were ever given: each one's place is in its id.
    pub given: Vec<Keys>,
    /// Keys that a call may report: the service refused them, or its clock says that they end.
    pub may_be_refused: HashSet<String>,
    /// How often it refreshed, and how often its own clock was the reason.
    pub refreshes: u32,
    pub own_refreshes: u32,
    /// The calls that wait for the refresh in flight, and their turns.
    pub waiting: Vec<(usize, u32)>,
    is_marked: bool,
    lifetime: f64,
}

/// What a provider does when it is asked.
pub enum Answer {
    Keys(usize),
    /// It refreshes: whoever asks meanwhile waits for the same.
    Refresh,
}

impl Source {
    pub fn new(random: &mut Random, service_time: f64, is_calm: bool) -> Self {
        let all = [
            Kind::Refreshing,
            Kind::Fixed,
            Kind::Temporary,
            Kind::Stubborn,
            Kind::Unsteady,
        ];
        let kind = match is_calm || random.chance(40) {
            true => Kind::Refreshing,
            false => random.pick(&all),
        };
        let mut source = Self {
            kind,
            given: Vec::new(),
            may_be_refused: HashSet::new(),
            refreshes: 0,
            own_refreshes: 0,
            waiting: Vec::new(),
            is_marked: false,
            lifetime: random.pick(&[900_000.0, 3_600_000.0, f64::NAN]),
        };
        // What it holds at first may have expired long ago, or may soon.
        let age = random.pick(&[0.0, 0.0, 890_000.0, 905_000.0, 86_400_000.0]);
        source.make(service_time - age);
        source
    }

    fn can_refresh(&self) -> bool {
        !matches!(self.kind, Kind::Fixed | Kind::Temporary)
    }

    /// Whether a key that was refused never comes back.
    pub fn is_honest(&self) -> bool {
        matches!(self.kind, Kind::Refreshing | Kind::Unsteady)
    }

    /// Makes new keys. Returns their place.
    fn make(&mut self, service_time: f64) -> usize {
        let place = self.given.len();
        let is_temporary = self.kind != Kind::Fixed;
        self.given.push(Keys {
            access_key_id: match is_temporary {
                true => format!("ASIAEXAMPLE{place}"),
                false => format!("AKIAEXAMPLE{place}"),
            },
            secret_access_key: format!("wJalrXUtnFEMI/K7MDENG+secret{place}"),
            session_token: match is_temporary {
                true => format!("FwoGZXIvYXdzEBYaDtoken{place}//=="),
                false => String::new(),
            },
            expiration: match is_temporary {
                true => service_time + self.lifetime,
                false => f64::NAN,
            },
            can_refresh: self.can_refresh(),
        });
        place
    }

    fn held(&self) -> usize {
        self.given.len() - 1
    }

    /// The keys that it holds, unless it knows that they have expired.
    pub fn show(&self) -> Option<usize> {
        (!self.is_marked).then(|| self.held())
    }

    /// Keys with this id have expired: it counts where it still holds them.
    pub fn mark(&mut self, id: &str) {
        self.is_marked |= self.given[self.held()].access_key_id == id;
    }

    /// Gives keys, other ones than `refused`.
    pub fn load(&mut self, refused: Option<&str>, machine_time: f64) -> Result<Answer, String> {
        let held = self.held();
        let keys = &self.given[held];
        if !self.can_refresh() {
            return Ok(Answer::Keys(held));
        }
        let is_refused = self.is_marked || refused == Some(&keys.access_key_id);
        let is_over = keys.expiration - machine_time <= EXPIRY_WINDOW;
        if !is_refused && !is_over {
            return Ok(Answer::Keys(held));
        }
        if is_refused && !self.may_be_refused.contains(&keys.access_key_id) {
            return Err(format!("{} is refreshed for no reason", keys.access_key_id));
        }
        self.own_refreshes += u32::from(!is_refused && self.waiting.is_empty());
        Ok(Answer::Refresh)
    }

    /// A refresh comes to its end. Returns the new keys, if there are any.
    pub fn refresh(&mut self, random: &mut Random, service_time: f64) -> Option<usize> {
        if self.kind == Kind::Unsteady && random.chance(40) {
            return None;
        }
        self.refreshes += 1;
        self.is_marked = false;
        match self.kind {
            Kind::Stubborn => Some(self.held()),
            _ => Some(self.make(service_time)),
        }
    }
}
