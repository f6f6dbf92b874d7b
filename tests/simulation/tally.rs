//! How often what happened: a simulation that never gets somewhere proves nothing of that place.

use std::collections::BTreeMap;

use iot_job_document::call::Action;
use iot_job_document::retry::Kind;

use crate::rules::{Awaits, What};

#[derive(Default)]
pub struct Tally {
    pub calls: u64,
    counts: BTreeMap<String, u64>,
}

impl Tally {
    fn add(&mut self, name: &str) {
        match self.counts.get_mut(name) {
            Some(count) => *count += 1,
            None => drop(self.counts.insert(name.to_owned(), 1)),
        }
    }

    pub fn count(&mut self, what: What, asked: Awaits, action: &Action, tokens: u32) {
        self.calls += u64::from(asked == Awaits::Start);
        match (what, action) {
            (What::Aborted, _) => self.add(&format!("aborted at {asked:?}")),
            (What::Thrown, _) => self.add(&format!("thrown at {asked:?}")),
            (What::Judged { .. }, Action::Done(_)) if tokens < 5 => self.add("out of tokens"),
            (_, Action::Done(Err(error))) => self.add(&format!("failed: {}", error.code)),
            (_, Action::Done(Ok(()))) => self.add("succeeded"),
            (_, Action::Wait(_)) => self.add("waited"),
            (What::NoKeys, _) => self.add("no keys for another attempt"),
            _ => {}
        }
    }

    pub fn judged(&mut self, kind: Kind) {
        self.add(&format!("judged {kind:?}"));
    }

    pub fn presigned(&mut self) {
        self.add("presigned");
    }

    pub fn join(&mut self, other: Self) {
        self.calls += other.calls;
        for (name, count) in other.counts {
            *self.counts.entry(name).or_default() += count;
        }
    }

    /// What of these names never happened.
    pub fn missing<'a>(&self, names: &[&'a str]) -> Vec<&'a str> {
        let is_missing = |name: &&&str| !self.counts.contains_key(**name);
        names.iter().filter(is_missing).copied().collect()
    }
}

impl std::fmt::Display for Tally {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        writeln!(f, "{} calls", self.calls)?;
        for (name, count) in &self.counts {
            writeln!(f, "{count:>10}  {name}")?;
        }
        Ok(())
    }
}
