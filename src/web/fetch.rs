//! Requests and responses as the browser has them.

use gloo_net::http::{self, Method, RequestBuilder};
use js_sys::JsString;
use wasm_bindgen::prelude::*;

use super::inputs::HeaderPairs;
use crate::response::{Body, Document, Head, Headers, Members};

/// The request for `fetch`. Its headers stay the browser's own strings: the token among them does not come back into
/// the memory of the WebAssembly.
///
/// Test environments may have a signal that is not of the kind that their `Request` takes: such a signal is
/// left out, and the driver stops waiting by itself.
///
/// # Errors
///
/// What the browser says of a request that it does not take.
#[inline(never)]
pub fn request(
    url: &str,
    headers: &HeaderPairs,
    body: Option<&str>,
    signal: Option<&web_sys::AbortSignal>,
) -> Result<web_sys::Request, JsValue> {
    match build(url, headers, body, signal) {
        Err(_) if signal.is_some() => build(url, headers, body, None),
        built => built,
    }
}

fn build(
    url: &str,
    headers: &HeaderPairs,
    body: Option<&str>,
    signal: Option<&web_sys::AbortSignal>,
) -> Result<web_sys::Request, JsValue> {
    // `gloo_net::http::Headers::set` unwraps what a browser says of a value that it does not take.
    let raw = web_sys::Headers::new_with_str_sequence_sequence(headers.unchecked_ref())?;
    let builder = RequestBuilder::new(url)
        .headers(http::Headers::from_raw(raw))
        // Cookies never belong to this call.
        .credentials(web_sys::RequestCredentials::Omit)
        .abort_signal(signal);
    let built = match body {
        Some(body) => builder.method(Method::POST).body(body),
        None => builder.build(),
    };
    match built {
        Ok(built) => Ok(built.into()),
        Err(gloo_net::Error::JsError(error)) => Err(js_sys::TypeError::new(&error.message).into()),
        Err(_) => Err(js_sys::TypeError::new("The browser takes no such request").into()),
    }
}

/// What is known of a response that came at `now`, in ms since 1970 by the service's clock.
#[inline(never)]
pub fn head(response: &http::Response, now: f64) -> Head {
    let headers = ResponseHeaders(response.headers());
    Head::read(response.status(), response.status_text(), &headers, now)
}

struct ResponseHeaders(http::Headers);

impl Headers for ResponseHeaders {
    fn get(&self, name: &str) -> Option<String> {
        self.0.get(name).filter(|value| !value.is_empty())
    }

    fn number(text: &str) -> f64 {
        to_number(text)
    }

    fn date(text: &str) -> f64 {
        js_sys::Date::parse(text)
    }
}

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = Number)]
    fn to_number(text: &str) -> f64;

    /// js-sys has one that takes a `str`: the text would be copied in and out again.
    #[wasm_bindgen(catch, js_namespace = JSON)]
    fn parse(text: &JsString) -> Result<JsValue, JsValue>;

    /// The JSON of a response: its members may be anything.
    type Json;
    #[wasm_bindgen(method, getter)]
    fn document(this: &Json) -> JsValue;
    #[wasm_bindgen(method, getter)]
    fn __type(this: &Json) -> JsValue;
    #[wasm_bindgen(method, getter)]
    fn code(this: &Json) -> JsValue;
    #[wasm_bindgen(method, getter, js_name = Code)]
    fn upper_code(this: &Json) -> JsValue;
    #[wasm_bindgen(method, getter)]
    fn message(this: &Json) -> JsValue;
    #[wasm_bindgen(method, getter, js_name = Message)]
    fn upper_message(this: &Json) -> JsValue;
}

/// The body of a response, read by the browser's own `JSON.parse`.
#[inline(never)]
pub fn body(text: &JsString) -> Body<JsString> {
    if text.length() == 0 {
        return Body::Empty;
    }
    let Ok(json) = parse(text) else {
        return Body::Text;
    };
    if !json.is_object() {
        // A value that is not an object has no members.
        return members(Document::Absent, String::new(), String::new());
    }
    let json: Json = json.unchecked_into();
    let document = json.document();
    let document = if document.is_string() {
        Document::Text(document.unchecked_into())
    } else if document.is_null() || document.is_undefined() {
        Document::Absent
    } else {
        Document::Other
    };
    members(
        document,
        first(&[json.__type(), json.code(), json.upper_code()]),
        first(&[json.message(), json.upper_message()]),
    )
}

/// The start of a body that is not JSON, kept to explain it: 1 kB, of whole characters.
pub fn start(text: &JsString) -> JsString {
    const LENGTH: u32 = 1024;
    let last = text.char_code_at(LENGTH - 1) as u32;
    let is_half = (0xd800..0xdc00).contains(&last);
    text.slice(0, LENGTH + u32::from(is_half))
}

/// A body whose members are known.
pub fn members(document: Document<JsString>, code: String, message: String) -> Body<JsString> {
    Body::Members(Members {
        document,
        code,
        message,
    })
}

/// The first text among values; empty where there is none.
fn first(values: &[JsValue]) -> String {
    values
        .iter()
        .find_map(JsValue::as_string)
        .unwrap_or_default()
}
