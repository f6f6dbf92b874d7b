//! What stays in memory of a secret and of a token: nothing, once a request is made and sent.
//!
//! All memory of this program comes from one arena that is never used twice, so that a search through it also
//! finds what was freed without being overwritten.
#![allow(unsafe_code, reason = "an allocator")]
#![allow(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a test: a panic is a failure that says where it is"
)]

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::UnsafeCell;
use std::rc::Rc;
use std::sync::atomic::{AtomicUsize, Ordering};

use iot_job_document::call::{Action, Call, Event, Exchange, Now, Operation};
use iot_job_document::client::{Client, Options};
use iot_job_document::credentials::Keys;
use iot_job_document::endpoint::{Service, Settings};
use iot_job_document::get_job_document::Params;
use iot_job_document::response::{Body, Document, Head, Members};

const SIZE: usize = 64 << 20;

#[repr(align(4096))]
struct Arena {
    bytes: UnsafeCell<[u8; SIZE]>,
    used: AtomicUsize,
}

// SAFETY: no two blocks overlap, as `used` only grows.
unsafe impl Sync for Arena {}

// SAFETY: each block is within the arena, aligned, and nobody else's.
unsafe impl GlobalAlloc for Arena {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        let room = layout.size() + layout.align();
        let start = self.used.fetch_add(room, Ordering::SeqCst);
        if start + room > SIZE {
            // Only a backtrace takes so much.
            // SAFETY: as who asks for it says.
            return unsafe { System.alloc(layout) };
        }
        let start = start.next_multiple_of(layout.align());
        self.bytes.get().cast::<u8>().wrapping_add(start)
    }

    unsafe fn dealloc(&self, _: *mut u8, _: Layout) {}
}

#[global_allocator]
static ARENA: Arena = Arena {
    bytes: UnsafeCell::new([0; SIZE]),
    used: AtomicUsize::new(0),
};

/// Texts that are never in memory as such, but in what is made of them.
const SECRET: [u8; 20] = hidden(*b"wJalrXUtnFEMI/K7MDEN");
const TOKEN: [u8; 20] = hidden(*b"FwoGZXIvYXdzEBYaDtok");

const fn hidden(mut text: [u8; 20]) -> [u8; 20] {
    let mut at = 0;
    while at < text.len() {
        text[at] = !text[at];
        at += 1;
    }
    text
}

/// The text of one of them, in a block of its own size.
fn text(hidden: &[u8]) -> String {
    let mut text = String::with_capacity(hidden.len());
    text.extend(hidden.iter().map(|byte| char::from(!byte)));
    text
}

/// How often one of them is in the arena.
fn count(hidden: &[u8]) -> usize {
    let used = ARENA.used.load(Ordering::SeqCst);
    // SAFETY: this is the only thread that works meanwhile, and all of the arena is initialised.
    let bytes = unsafe { &*ARENA.bytes.get() };
    let bytes = bytes.get(..used).unwrap_or_default();
    let is_it = |window: &&[u8]| {
        window
            .iter()
            .zip(hidden)
            .all(|(found, byte)| *found == !byte)
    };
    bytes.windows(hidden.len()).filter(is_it).count()
}

#[track_caller]
fn assert_gone(when: &str) {
    assert_eq!(count(&SECRET), 0, "the secret is in memory {when}");
    assert_eq!(count(&TOKEN), 0, "the token is in memory {when}");
}

fn keys() -> Keys {
    Keys {
        access_key_id: "ASIAEXAMPLE".to_owned(),
        secret_access_key: text(&SECRET),
        session_token: text(&TOKEN),
        expiration: f64::NAN,
        can_refresh: true,
    }
}

fn tell(call: &mut Call, event: Event) -> Action {
    let now = Now {
        time: 1_767_323_045_000.0,
        random: 0.5,
    };
    call.next(event, now).unwrap()
}

/// From the start of an attempt to its request, which then is dropped.
fn send(call: &mut Call) {
    let mut action = tell(call, Event::Credentials(keys()));
    if action == Action::Validate {
        assert!(
            count(&SECRET) > 0 && count(&TOKEN) > 0,
            "the search finds them"
        );
        tell(call, Event::Validated(Some(Params::for_job("job-1"))));
        action = tell(
            call,
            Event::Built {
                target: None,
                headers: Vec::new(),
            },
        );
    }
    assert_eq!(action, Action::Send);
    assert_eq!(
        count(&SECRET),
        0,
        "the secret is in memory once the request is made"
    );
    assert!(count(&TOKEN) > 0, "the request has the token");
    drop(call.take_request());
    assert_gone("while a response is awaited");
}

// One test, on one thread: another would have its own secrets in the arena.
#[test]
fn nothing_stays_of_a_secret() {
    let client = Rc::new(Client::default());
    let mut call = Call::new(Rc::clone(&client));
    let options = Options {
        settings: Settings {
            region: "eu-west-1".to_owned(),
            ..Settings::default()
        },
        ..Options::default()
    };
    let operation = Operation::GetJobDocument(Params::for_job("job-1"));
    tell(&mut call, Event::Start(operation.clone(), options.clone()));
    send(&mut call);
    tell(
        &mut call,
        Event::NetworkFailed {
            message: String::new(),
        },
    );
    let judged = Event::Judged {
        retryable: true,
        delay: 1.0,
    };
    tell(&mut call, judged);
    assert_gone("between two attempts");
    tell(&mut call, Event::WaitOver);
    send(&mut call);
    let head = Head {
        status: 200,
        ..Head::default()
    };
    tell(&mut call, Event::Head(head));
    let members = Members {
        document: Document::Text("{}".to_owned()),
        code: String::new(),
        message: String::new(),
    };
    tell(&mut call, Event::Body(Body::Members(members)));
    assert_eq!(tell(&mut call, Event::Delivered), Action::Done(Ok(())));
    assert_gone("after a call");

    // What ends early keeps nothing either.
    let mut call = Call::new(client);
    tell(&mut call, Event::Start(operation, options.clone()));
    tell(&mut call, Event::Credentials(keys()));
    tell(&mut call, Event::Aborted);
    assert_gone("after an abort");
    drop(call);

    // The token of an identity provider is in the body of an exchange.
    let exchange = Exchange {
        service: Service::Sts,
        body: text(&TOKEN),
        headers: Vec::new(),
        is_signed: false,
    };
    let mut call = Call::new(Rc::default());
    let start = Event::Start(Operation::Exchange(exchange), options);
    assert_eq!(tell(&mut call, start), Action::Send);
    drop(call.take_request());
    assert!(count(&TOKEN) > 0, "another attempt needs it");
    drop(call);
    assert_gone("after an exchange");
}
