//! What is used of JavaScript's own objects. The crate js-sys binds all of them, and leaves three kilobytes of closures in
//! the module that nobody calls.

use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    pub type Object;
    #[wasm_bindgen(constructor)]
    pub fn new() -> Object;
    #[wasm_bindgen(static_method_of = Object)]
    pub fn entries(object: &Object) -> Array;

    pub type Map;

    #[wasm_bindgen(is_type_of = Array::is_array)]
    pub type Array;
    #[wasm_bindgen(constructor)]
    pub fn new() -> Array;
    #[wasm_bindgen(static_method_of = Array, js_name = isArray)]
    pub fn is_array(value: &JsValue) -> bool;
    #[wasm_bindgen(method, getter)]
    pub fn length(this: &Array) -> u32;
    #[wasm_bindgen(method)]
    pub fn at(this: &Array, index: u32) -> JsValue;
    #[wasm_bindgen(method)]
    pub fn push(this: &Array, value: &JsValue);

    pub type Uint32Array;
    #[wasm_bindgen(constructor)]
    pub fn of(numbers: &[u32]) -> Uint32Array;

    #[wasm_bindgen(js_namespace = Reflect, js_name = set)]
    pub fn set(object: &Object, name: &str, value: &str) -> bool;
}

impl Array {
    pub fn iter(&self) -> impl Iterator<Item = JsValue> {
        (0..self.length()).map(|i| self.at(i))
    }
}

impl<T: Into<JsValue>> FromIterator<T> for Array {
    fn from_iter<I: IntoIterator<Item = T>>(values: I) -> Self {
        let array = Self::new();
        values.into_iter().for_each(|value| array.push(&value.into()));
        array
    }
}

impl<const N: usize> From<[JsValue; N]> for Array {
    fn from(values: [JsValue; N]) -> Self {
        values.into_iter().collect()
    }
}
