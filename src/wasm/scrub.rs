//! No text stays in linear memory after a call: the allocator zeroes what it takes back, which catches every copy,
//! also those that libraries and the glue make, and the stack of a call is wiped behind it.

#![allow(unsafe_code, reason = "GlobalAlloc is an unsafe trait; each call is passed to the system allocator")]

use std::alloc::{GlobalAlloc, Layout, System};

struct Scrub;

#[global_allocator]
static ALLOCATOR: Scrub = Scrub;

// SAFETY: blocks come from and go back to `System` with the layout they were asked for; `realloc` is the
// trait's own, which allocates, copies and calls `dealloc` here.
unsafe impl GlobalAlloc for Scrub {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        // SAFETY: the caller's promise for this call.
        unsafe { System.alloc(layout) }
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        // SAFETY: the caller's promise for this call.
        unsafe { System.alloc_zeroed(layout) }
    }

    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        // SAFETY: the block is `layout.size()` bytes long and nobody else's any more.
        unsafe {
            block.write_bytes(0, layout.size());
            // A store to memory that is freed next is dead to the optimiser unless the pointer escapes.
            std::hint::black_box(block);
            System.dealloc(block, layout);
        }
    }
}

/// More than any call uses: nothing recurses over its input.
const STACK: usize = 128 << 10;

/// Runs `work`, then wipes the stack it ran on, where hash functions leave their last block.
pub fn behind<T>(work: impl FnOnce() -> T) -> T {
    let done = apart(work);
    wipe();
    done
}

/// Not inlined, so that `wipe` covers its frame.
#[inline(never)]
fn apart<T>(work: impl FnOnce() -> T) -> T {
    work()
}

#[inline(never)]
fn wipe() {
    std::hint::black_box([0_u8; STACK]);
}
