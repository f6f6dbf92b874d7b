//! Memory: a small allocator that forgets.
//!
//! The core keeps a few strings for as long as one step of a call. A list of free blocks does for
//! that, 2.5 kB of brotli less than the standard one. What is freed is overwritten, so that neither
//! a secret nor a token stays in the wasm's memory, whoever made the copy.

#![allow(unsafe_code)]

use std::alloc::{GlobalAlloc, Layout};

use lol_alloc::{AssumeSingleThreaded, FreeListAllocator};

struct Wiping<Inner>(Inner);

// SAFETY: every call goes on to an allocator; a block is overwritten while it is still its owner's.
unsafe impl<Inner: GlobalAlloc> GlobalAlloc for Wiping<Inner> {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        unsafe { self.0.alloc(layout) }
    }

    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        unsafe {
            // One `memory.fill`: `zeroize` writes byte by byte, a microsecond for each kB. It cannot
            // be optimised away, as the block goes on to the list of free ones.
            block.write_bytes(0, layout.size());
            self.0.dealloc(block, layout);
        }
    }
}

// SAFETY: the package is built without threads, so only one can ever allocate.
#[global_allocator]
static ALLOCATOR: Wiping<AssumeSingleThreaded<FreeListAllocator>> =
    Wiping(unsafe { AssumeSingleThreaded::new(FreeListAllocator::new()) });
