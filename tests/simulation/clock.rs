//! Virtual time: this machine's clock, which may be wrong and may be set, and the service's, which is right.

use crate::random::Random;

const MINUTE: f64 = 60_000.0;

/// When a world begins, in ms since 1970 by the service's clock.
const BEGIN: f64 = 1_767_323_045_678.0;

pub struct Clock {
    /// How far this machine's clock is ahead of the service's, in ms.
    skew: f64,
    /// When somebody sets it, and how far it is ahead then.
    set: Option<(f64, f64)>,
}

impl Clock {
    pub fn new(random: &mut Random, is_calm: bool) -> Self {
        let skew = Self::skew(random);
        let is_set = !is_calm && random.chance(5);
        let set = is_set.then(|| (random.between(0.0, 5000.0), Self::skew(random)));
        Self { skew, set }
    }

    fn skew(random: &mut Random) -> f64 {
        match random.below(12) {
            0..6 => 0.0,
            6 => random.between(-3.0 * MINUTE, 3.0 * MINUTE),
            7 => random.pick(&[-4.0, 4.0]) * MINUTE + random.between(-2000.0, 2000.0),
            8 => random.between(-7.0 * MINUTE, 7.0 * MINUTE),
            9 => random.between(-20.0 * 60.0 * MINUTE, 20.0 * 60.0 * MINUTE),
            10 => 400.0 * 24.0 * 60.0 * MINUTE,
            // A machine that wakes up in 1970.
            _ => -BEGIN,
        }
    }

    /// The time of this machine's clock after `elapsed` ms.
    pub fn machine(&self, elapsed: f64) -> f64 {
        let skew = match self.set {
            Some((at, skew)) if elapsed >= at => skew,
            _ => self.skew,
        };
        BEGIN + elapsed + skew
    }

    /// The time of the service's clock after `elapsed` ms.
    pub fn service(&self, elapsed: f64) -> f64 {
        BEGIN + elapsed
    }
}
