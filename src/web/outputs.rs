//! From the core's types to JavaScript's objects.

use js_sys::JsString;
use serde::Serialize;
use wasm_bindgen::prelude::*;

use crate::call::{Header, Judgement, Metadata, Target};
use crate::error::{Error, Exception};

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
import type { AwsError } from "aws-error";

/** What a call gives. */
export interface Output {
  /** The document, where the response has one. */
  document?: string;
}

/** How a call went, as `$metadata` of SDK v3. */
export interface Metadata {
  httpStatusCode?: number;
  requestId?: string;
  extendedRequestId?: string;
  cfId?: string;
  attempts: number;
  /** In ms. */
  totalRetryDelay: number;
}

/** What is thought of a failed attempt. */
export interface Judgement {
  statusCode?: number;
  /** Whether another attempt makes sense; undefined where nothing was sent. */
  retryable?: boolean;
  /** How long to wait for it, in ms; undefined after the last. */
  retryDelay?: number;
}

/** Where a call goes. */
export interface Target {
  /** `https:` or `http:`. */
  protocol: string;
  /** Host with its port, unless that is the protocol's own. */
  host: string;
  /** Host without its port. */
  hostname: string;
  /** Path and query. */
  path: string;
  /** The region of the credential scope. */
  region: string;
}
"#;

#[wasm_bindgen(raw_module = "aws-error")]
extern "C" {
    /// The error class of the package, in TypeScript: `instanceof` and `AwsError` are the page's.
    #[wasm_bindgen(extends = js_sys::Error, extends = js_sys::Object)]
    pub type AwsError;
    #[wasm_bindgen(constructor)]
    fn new(code: &str, message: &str, hint: Option<&str>) -> AwsError;
    #[wasm_bindgen(method, setter)]
    fn set_errors(this: &AwsError, errors: Vec<AwsError>);
    #[wasm_bindgen(method, setter, js_name = originalError)]
    fn set_original_error(this: &AwsError, cause: &JsValue);
}

/// The exception of SDK v3 that an error is.
#[wasm_bindgen(js_name = Exception)]
#[derive(Clone, Copy)]
pub enum ExceptionOutput {
    /// `InvalidRequestException`
    InvalidRequest,
    /// `ResourceNotFoundException`
    ResourceNotFound,
    /// `ServiceUnavailableException`
    ServiceUnavailable,
    /// `ThrottlingException`
    Throttling,
    /// `IoTServiceException`, with the code as its name.
    Other,
}

impl From<Exception> for ExceptionOutput {
    fn from(exception: Exception) -> Self {
        match exception {
            Exception::InvalidRequest => Self::InvalidRequest,
            Exception::ResourceNotFound => Self::ResourceNotFound,
            Exception::ServiceUnavailable => Self::ServiceUnavailable,
            Exception::Throttling => Self::Throttling,
            Exception::Other => Self::Other,
        }
    }
}

/// A value that goes out.
#[derive(Serialize)]
#[serde(untagged)]
enum Value<'a> {
    Text(&'a str),
    Number(f64),
    Flag(bool),
    /// A document stays the browser's own string: it is never copied.
    Document(#[serde(with = "serde_wasm_bindgen::preserve")] JsString),
}

impl<'a> Value<'a> {
    fn text(text: &'a Option<String>) -> Option<Self> {
        text.as_deref().map(Self::Text)
    }

    fn status(status: Option<u16>) -> Option<Self> {
        status.map(|status| Self::Number(status.into()))
    }
}

/// The members of an object, by their names.
type Members<'a> = &'a [(&'a str, Option<Value<'a>>)];

/// An object of JavaScript with these members: `undefined` where there is no value.
#[inline(never)]
fn object(members: Members<'_>) -> js_sys::Object {
    // None of these values can fail.
    let entries = serde_wasm_bindgen::to_value(members).unwrap_or_default();
    js_sys::Object::from_entries(&entries).unwrap_or_default()
}

/// An error of the core as an error of JavaScript. `cause` is what the browser or the page gave, if anything.
#[inline(never)]
pub fn error(error: &Error, cause: &JsValue) -> AwsError {
    let made = AwsError::new(&error.code, &error.message, error.hint.as_deref());
    let mut members = Vec::new();
    for (name, value) in [
        ("requestId", Value::text(&error.request_id)),
        ("statusCode", Value::status(error.status_code)),
        ("region", Value::text(&error.region)),
        ("hostname", Value::text(&error.hostname)),
    ] {
        if value.is_some() {
            members.push((name, value));
        }
    }
    js_sys::Object::assign(&made, &object(&members));
    if !error.problems.is_empty() {
        let problems = error.problems.iter();
        let problems = problems.map(|problem| AwsError::new(&problem.code, &problem.message, None));
        made.set_errors(problems.collect());
    }
    if !cause.is_undefined() {
        made.set_original_error(cause);
    }
    made
}

/// What a call gives.
pub fn output(document: Option<JsString>) -> JsValue {
    match document {
        Some(document) => object(&[("document", Some(Value::Document(document)))]),
        None => object(&[]),
    }
    .into()
}

/// What is thought of a failed attempt.
pub fn judgement(judgement: &Judgement) -> JsValue {
    object(&[
        ("statusCode", Value::status(judgement.error.status_code)),
        ("retryable", judgement.retryable.map(Value::Flag)),
        ("retryDelay", judgement.retry_delay.map(Value::Number)),
    ])
    .into()
}

/// How a call went.
pub fn metadata(metadata: &Metadata) -> JsValue {
    object(&[
        ("httpStatusCode", Value::status(metadata.http_status_code)),
        ("requestId", Value::text(&metadata.request_id)),
        (
            "extendedRequestId",
            Value::text(&metadata.extended_request_id),
        ),
        ("cfId", Value::text(&metadata.cf_id)),
        ("attempts", Some(Value::Number(metadata.attempts.into()))),
        (
            "totalRetryDelay",
            Some(Value::Number(metadata.total_retry_delay)),
        ),
    ])
    .into()
}

/// Where a call goes.
pub fn target(target: &Target) -> JsValue {
    object(&[
        ("protocol", Some(Value::Text(&target.protocol))),
        ("host", Some(Value::Text(&target.host))),
        ("hostname", Some(Value::Text(target.hostname()))),
        ("path", Some(Value::Text(&target.path))),
        ("region", Some(Value::Text(&target.region))),
    ])
    .into()
}

/// Headers as an array of pairs.
pub fn headers(headers: &[Header]) -> JsValue {
    let mut pairs = Vec::with_capacity(headers.len());
    for Header { name, value } in headers {
        pairs.push((name, value));
    }
    serde_wasm_bindgen::to_value(&pairs).unwrap_or_default()
}
