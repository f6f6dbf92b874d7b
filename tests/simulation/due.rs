//! What is still to happen in a world, in the order of its time.

use std::cmp::Ordering;

use iot_job_document::call::Event;

/// What happens, and when.
pub struct Due {
    /// In ms.
    pub at: f64,
    /// Of what is due at the same time, the first comes first.
    pub order: u64,
    pub happening: Happening,
}

pub enum Happening {
    /// An event for a call, unless it was told another meanwhile.
    Event {
        call: usize,
        turn: u32,
        event: Box<Event>,
    },
    Abort {
        call: usize,
    },
    Refreshed,
}

impl Ord for Due {
    fn cmp(&self, other: &Self) -> Ordering {
        let by_time = self.at.total_cmp(&other.at);
        by_time.then(self.order.cmp(&other.order))
    }
}

impl PartialOrd for Due {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Due {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Due {}
