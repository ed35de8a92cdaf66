//! No text stays in linear memory after a call: the allocator zeroes what it takes back, which catches every copy,
//! also those that libraries and the glue make, and the stack of a call is wiped behind it.

#![allow(unsafe_code, reason = "GlobalAlloc is an unsafe trait, and memory is its business")]

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::UnsafeCell;
use std::ptr::null_mut;

/// Small blocks come from lists of free ones, a list a size, in a fraction of the time that `System` takes. It gives the
/// larger ones, and what the small ones are cut from.
struct Scrub;

#[global_allocator]
static ALLOCATOR: Scrub = Scrub;

struct Small {
    /// By length in grains: the first free block, which begins with the address of the next.
    free: [*mut u8; GRAINS + 1],
    /// What is left of the last piece of `System`, in grains.
    rest: *mut Grain,
    left: usize,
}

/// What small blocks consist of.
type Grain = u128;
const GRAINS: usize = 32;
const PIECE: Layout = Layout::new::<[Grain; 1024]>();

static SMALL: Alone =
    Alone(UnsafeCell::new(Small { free: [null_mut(); GRAINS + 1], rest: null_mut(), left: 0 }));

struct Alone(UnsafeCell<Small>);

// SAFETY: an instance has one thread.
unsafe impl Sync for Alone {}

/// The length of a small block of so many bytes, and the list it belongs to.
fn small(bytes: usize, free: &mut [*mut u8]) -> Option<(usize, &mut *mut u8)> {
    let grains = bytes.div_ceil(size_of::<Grain>());
    free.get_mut(grains).map(|list| (grains, list))
}

// SAFETY: a small block is in one list or one caller's. Larger ones come from and go back to `System` with the layout
// they were asked for. Only `alloc` and `dealloc` touch the lists, and neither calls the other.
unsafe impl GlobalAlloc for Scrub {
    #[inline(never)]
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        // SAFETY: nothing else runs meanwhile; a block in a list holds an address; `rest` has `left` grains.
        unsafe {
            let Small { free, rest, left } = &mut *SMALL.0.get();
            let Some((grains, list)) = small(layout.size(), free) else { return System.alloc(layout) };
            if layout.align() > align_of::<Grain>() {
                return null_mut(); // nobody asks for such
            }
            let block = *list;
            if !block.is_null() {
                *list = block.cast::<*mut u8>().read();
                return block;
            }
            if *left < grains {
                *rest = System.alloc(PIECE).cast();
                if rest.is_null() {
                    *left = 0;
                    return null_mut();
                }
                *left = PIECE.size() / size_of::<Grain>();
            }
            let block = *rest;
            *rest = block.add(grains);
            *left -= grains;
            block.cast()
        }
    }

    #[inline(never)]
    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        // SAFETY: the block is of this layout, or of so many grains, and nobody else's any more.
        unsafe {
            let Some((grains, list)) = small(layout.size(), &mut (*SMALL.0.get()).free) else {
                block.write_bytes(0, layout.size());
                // A store to memory that is freed next is dead to the optimiser unless the pointer escapes.
                std::hint::black_box(block);
                return System.dealloc(block, layout);
            };
            for i in 0..grains {
                block.cast::<Grain>().add(i).write(0);
            }
            block.cast::<*mut u8>().write(*list);
            *list = block;
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
