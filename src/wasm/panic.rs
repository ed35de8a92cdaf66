//! The panic hook: a place in the source and nothing else, because panic messages quote the text they choked on.

use std::panic;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = console)]
    fn error(message: &str);
}

/// Installs the hook, once per instance.
#[wasm_bindgen(start)]
pub fn install() {
    #[cfg(feature = "debug-panics")]
    console_error_panic_hook::set_once();
    #[cfg(not(feature = "debug-panics"))]
    panic::set_hook(Box::new(|info| {
        let place = info.location().map_or_else(String::new, |l| format!(" at {}:{}", l.file(), l.line()));
        error(&format!("scrubjay: internal error{place}"));
    }));
}
