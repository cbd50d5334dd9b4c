//! Reading what to render out of a JavaScript object.

use std::collections::BTreeMap;

use inkleaf_content::{Facts, ImageSize};
use js_sys::{Array, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// What rendering takes.
pub(crate) struct Source {
    pub(crate) markdown: String,
    pub(crate) address: String,
    pub(crate) facts: Facts,
}

/// Reads a page file's `source`; `None` if it is not one. Facts may be missing.
pub(crate) fn read(source: &JsValue) -> Option<Source> {
    let facts = get(source, "facts");
    Some(Source {
        markdown: get(source, "markdown").as_string()?,
        address: get(source, "address").as_string()?,
        facts: Facts {
            links: map(&get(&facts, "links"), JsValue::as_string)?,
            images: map(&get(&facts, "images"), size)?,
        },
    })
}

fn size(value: &JsValue) -> Option<ImageSize> {
    let pixels = |name| Some(get(value, name).as_f64()? as u32);
    Some(ImageSize {
        width: pixels("width")?,
        height: pixels("height")?,
    })
}

/// An object's entries. They are inserted one by one: collecting them would
/// bring in a sorting algorithm, 4 KB of it.
fn map<T>(object: &JsValue, value: fn(&JsValue) -> Option<T>) -> Option<BTreeMap<String, T>> {
    let mut map = BTreeMap::new();
    if let Some(object) = object.dyn_ref::<Object>() {
        for entry in Object::entries(object).iter() {
            let entry: Array = entry.unchecked_into();
            map.insert(entry.get(0).as_string()?, value(&entry.get(1))?);
        }
    }
    Some(map)
}

/// A property; `undefined` where there is none.
fn get(object: &JsValue, name: &str) -> JsValue {
    Reflect::get(object, &name.into()).unwrap_or(JsValue::UNDEFINED)
}
