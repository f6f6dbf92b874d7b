//! What JavaScript calls. It makes an instance for each call, so nothing is ever freed.

#![allow(unsafe_code)]

use lol_alloc::{AssumeSingleThreaded, LeakingAllocator};

use crate::{json, numbers, read_document};

// SAFETY: the package is built without threads, so only one can ever allocate.
#[global_allocator]
static ALLOCATOR: AssumeSingleThreaded<LeakingAllocator> =
    unsafe { AssumeSingleThreaded::new(LeakingAllocator::new()) };

/// Room for a text of `length` UTF-16 units. The caller fills it, then calls one of the others.
#[unsafe(no_mangle)]
pub extern "C" fn room(length: usize) -> *mut u16 {
    Vec::leak(vec![0; length]).as_mut_ptr()
}

/// The placeholders of a text: how many numbers, then [`numbers::of_placeholders`].
///
/// # Safety
///
/// `text` is what [`room`] gave for the same `length`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn find(text: *const u16, length: usize) -> *const u32 {
    // SAFETY: as the caller promises.
    let text = unsafe { std::slice::from_raw_parts(text, length) };
    Vec::leak(numbers::of_placeholders(&read_document(text))).as_ptr()
}

/// Where a text stops being JSON: how many numbers, then [`numbers::of_syntax_error`].
///
/// # Safety
///
/// As for [`find`].
#[unsafe(no_mangle)]
pub unsafe extern "C" fn check(text: *const u16, length: usize) -> *const u32 {
    // SAFETY: as the caller promises.
    let text = unsafe { std::slice::from_raw_parts(text, length) };
    Vec::leak(numbers::of_syntax_error(json::syntax_error(text))).as_ptr()
}
