//! Whole calls by the hundred thousand, in virtual time.
//!
//! A seed makes a world: a service in some mood, a network, clocks that are wrong, a source of credentials, and up to
//! ten calls of one client, which end by themselves or are aborted. `rules.rs` has what must hold of each call,
//! whatever happens. A seed that breaks a rule prints itself and all that happened, and becomes one of [`CASES`].
//!
//! `SIMULATE=10000000 cargo test --test simulation` makes more calls than the 200,000 of a plain run.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test: a panic is a failure that says where it is"
)]

mod acts;
mod clock;
mod due;
mod oracle;
mod random;
mod rules;
mod run;
mod service;
mod source;
mod tally;
mod world;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;

use rules::Verdict;
use tally::Tally;
use world::World;

/// How many calls a plain run makes.
const CALLS: u64 = 200_000;

/// Seeds that broke a rule once.
const CASES: &[u64] = &[0, 104, 472_319];

/// Plays the world of a seed.
fn play(seed: u64, trace: Option<&mut Vec<String>>, tally: &mut Tally) -> Verdict {
    let world = AssertUnwindSafe(|| World::new(seed, trace, tally).play());
    catch_unwind(world).unwrap_or_else(|_| Err("it panics".to_owned()))
}

/// What a seed has to say for itself where it breaks a rule.
fn confess(seed: u64) -> Option<String> {
    let mut trace = Vec::new();
    let problem = play(seed, Some(&mut trace), &mut Tally::default()).err()?;
    let trace = trace.join("\n");
    Some(format!("seed {seed}: {problem}\n{trace}"))
}

#[test]
fn every_call_keeps_the_rules() {
    let wanted = std::env::var("SIMULATE").ok();
    let wanted: u64 = wanted.map_or(CALLS, |calls| calls.parse().expect("SIMULATE is a number"));
    let (seeds, calls) = (AtomicU64::new(0), AtomicU64::new(0));
    let all = Mutex::new(Tally::default());
    let broken = Mutex::new(Vec::new());
    let work = || {
        let mut tally = Tally::default();
        while calls.load(Ordering::Relaxed) < wanted && broken.lock().unwrap().is_empty() {
            let before = tally.calls;
            let seed = seeds.fetch_add(1, Ordering::Relaxed);
            if play(seed, None, &mut tally).is_err() {
                broken.lock().unwrap().push(seed);
            }
            calls.fetch_add(tally.calls - before, Ordering::Relaxed);
        }
        all.lock().unwrap().join(tally);
    };
    thread::scope(|scope| {
        for _ in 0..thread::available_parallelism().map_or(1, usize::from) {
            scope.spawn(work);
        }
    });
    let all = all.into_inner().unwrap();
    println!("{all}");
    let broken = broken.into_inner().unwrap();
    if let Some(problem) = broken.into_iter().min().map(confess) {
        panic!("{}", problem.unwrap_or_default());
    }
    if wanted >= CALLS {
        assert_eq!(all.missing(REACHED), [""; 0]);
    }
}

/// Where a full run must have been.
const REACHED: &[&str] = &[
    "aborted at Body",
    "aborted at Built",
    "aborted at Delivered",
    "aborted at Head",
    "aborted at Judged",
    "aborted at Loaded",
    "aborted at Shown",
    "aborted at Start",
    "aborted at Validated",
    "aborted at WaitOver",
    "failed: ConfigError",
    "failed: CredentialsError",
    "failed: ExpiredToken",
    "failed: InvalidHeader",
    "failed: NetworkingError",
    "failed: PatternMatchError",
    "failed: SyntaxError",
    "failed: TimeoutError",
    "failed: UnexpectedDocument",
    "failed: UriParameterError",
    "judged Expired",
    "judged Final",
    "judged Skewed",
    "judged Throttling",
    "judged Transient",
    "no keys for another attempt",
    "out of tokens",
    "presigned",
    "succeeded",
    "thrown at Body",
    "thrown at Built",
    "thrown at Delivered",
    "thrown at Head",
    "thrown at Judged",
    "thrown at Loaded",
    "thrown at Shown",
    "thrown at Start",
    "thrown at Validated",
    "thrown at WaitOver",
];

#[test]
fn a_seed_that_broke_a_rule_keeps_it() {
    for &seed in CASES {
        assert_eq!(confess(seed), None);
    }
}

#[test]
fn the_same_seed_gives_the_same_trace() {
    for seed in 0..300 {
        let [first, second] = [(), ()].map(|()| {
            let mut trace = Vec::new();
            let verdict = play(seed, Some(&mut trace), &mut Tally::default());
            (verdict, trace)
        });
        assert_eq!(first, second, "seed {seed}");
        assert!(!first.1.is_empty());
    }
}
