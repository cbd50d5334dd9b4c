//! Reading what to render out of a JavaScript object.

use std::collections::BTreeMap;

use inkleaf_content::{Diagram, Dialect, Facts, ImageFacts};
use js_sys::{Array, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// What rendering takes.
pub(crate) struct Source {
    pub(crate) markdown: String,
    pub(crate) address: String,
    pub(crate) facts: Facts,
    pub(crate) dialect: Dialect,
}

/// Reads a page file's `source`; `None` if it is not one. Facts may be missing.
pub(crate) fn read(source: &JsValue) -> Option<Source> {
    let facts = get(source, "facts");
    let texts = |name| list(&get(&facts, name), JsValue::as_string);
    let dialect = get(source, "dialect");
    let is = |name| get(&dialect, name).is_truthy();
    Some(Source {
        markdown: get(source, "markdown").as_string()?,
        address: get(source, "address").as_string()?,
        facts: Facts {
            links: map(&get(&facts, "links"), JsValue::as_string)?,
            images: map(&get(&facts, "images"), image)?,
            missing: texts("missing")?,
            code: texts("code")?,
            math: texts("math")?,
            diagrams: list(&get(&facts, "diagrams"), diagram)?,
            fragments: texts("fragments")?,
            frame_hosts: texts("frame_hosts")?,
            words: texts("words")?,
        },
        dialect: Dialect {
            math: is("math"),
            smart: is("smart"),
            trusted_html: is("trusted_html"),
        },
    })
}

fn image(value: &JsValue) -> Option<ImageFacts> {
    Some(ImageFacts {
        width: number(value, "width")?,
        height: number(value, "height")?,
        srcset: get(value, "srcset").as_string().unwrap_or_default(),
    })
}

fn diagram(value: &JsValue) -> Option<Diagram> {
    Some(Diagram {
        block: number(value, "block")? as usize,
        light: get(value, "light").as_string()?,
        dark: get(value, "dark").as_string()?,
        width: number(value, "width")?,
        height: number(value, "height")?,
        alt: get(value, "alt").as_string()?,
    })
}

fn number(value: &JsValue, name: &str) -> Option<u32> {
    Some(get(value, name).as_f64()? as u32)
}

/// A list's members; none where there is no list.
fn list<T>(value: &JsValue, member: fn(&JsValue) -> Option<T>) -> Option<Vec<T>> {
    let mut members = Vec::new();
    if let Some(list) = value.dyn_ref::<Array>() {
        for value in list.iter() {
            members.push(member(&value)?);
        }
    }
    Some(members)
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
