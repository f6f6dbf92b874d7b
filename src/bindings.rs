//! JavaScript values as they cross the boundary, in both directions.
//!
//! Strings and numbers cross as arguments. Objects are read and filled by name through two imports,
//! so that a further field costs the glue nothing; TypeScript has copied what a page gave before, so
//! that no getter of the page runs here.

use wasm_bindgen::prelude::*;

use crate::error::Error;
use crate::get_job_document::{Params, Value};
use crate::response::{Body, Document, Members};

#[wasm_bindgen]
extern "C" {
    /// A JavaScript object without getters, whose members are asked for by name.
    pub type Record;

    #[wasm_bindgen(method, structural, indexing_getter)]
    fn get(this: &Record, name: &str) -> JsValue;

    /// Sets the member `name`.
    #[wasm_bindgen(method, structural, indexing_setter)]
    pub fn set(this: &Record, name: &str, value: &JsValue);

    #[wasm_bindgen(js_namespace = Object)]
    fn keys(record: &Record) -> js_sys::Array;
}

#[wasm_bindgen(raw_module = "../../js/error.js")]
extern "C" {
    type AwsError;

    #[wasm_bindgen(constructor)]
    fn new(code: &str, message: &str) -> AwsError;
}

impl Record {
    /// The first of the members `names` that is a string.
    fn string(&self, names: &[&str]) -> Option<String> {
        names.iter().find_map(|name| self.get(name).as_string())
    }
}

impl From<Error> for JsValue {
    /// The `AwsError` that JavaScript sees.
    fn from(error: Error) -> Self {
        let error = error.into_fields();
        let object: Record = AwsError::new(&error.code, &error.message).unchecked_into();
        if let Some(status) = error.status {
            object.set("statusCode", &status.into());
        }
        if let Some(request_id) = error.request_id {
            object.set("requestId", &request_id.into());
        }
        if let Some(cause) = error.cause {
            object.set("originalError", &cause.into());
        }
        if !error.errors.is_empty() {
            let errors: js_sys::Array = error.errors.into_iter().map(JsValue::from).collect();
            object.set("errors", &errors);
        }
        object.into()
    }
}

/// Reads the parameters of a call: an object, or whatever else the page gave.
pub fn params(value: &JsValue) -> Params {
    let mut members = Vec::new();
    // SDK v2 takes every falsy value for no parameters.
    let is_given = value.is_truthy();
    if is_given {
        let record: &Record = value.unchecked_ref();
        for name in keys(record) {
            let name = name.as_string().unwrap_or_default();
            let value = param(&record.get(&name));
            members.push((name, value));
        }
    }
    Params {
        is_structure: !is_given || value.is_object(),
        members,
    }
}

fn param(value: &JsValue) -> Value {
    if is_nothing(value) {
        Value::Absent
    } else if let Some(text) = value.as_string() {
        Value::String(text)
    } else if let Some(flag) = value.as_bool() {
        Value::Bool(flag)
    } else {
        Value::Other
    }
}

fn is_nothing(value: &JsValue) -> bool {
    value.is_undefined() || value.is_null()
}

/// Reads a body: what JSON its text is, as an object, or the text that is no JSON. The second value is
/// the text of its document, still JavaScript's own string.
pub fn body(value: &JsValue) -> (Body, JsValue) {
    if !value.is_object() {
        let text = value.as_string().unwrap_or_default();
        let body = if text.is_empty() {
            Body::Empty
        } else {
            Body::Text(text)
        };
        return (body, JsValue::UNDEFINED);
    }
    let object: &Record = value.unchecked_ref();
    let document = object.get("document");
    let members = Members {
        document: if document.is_string() {
            Document::Text
        } else if is_nothing(&document) {
            Document::Absent
        } else {
            Document::Other
        },
        code: object.string(&["__type", "code", "Code"]),
        message: object.string(&["message", "Message"]),
    };
    (Body::Object(members), document)
}
