//! From the core's types to JavaScript's objects.

use js_sys::JsString;
use serde::Serialize;
use wasm_bindgen::prelude::*;

use crate::call::{Header, Judgement, Target};
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
  /** Whether another attempt makes sense; left out where nothing was sent. */
  retryable?: boolean;
  /** How long to wait for it, in ms; left out after the last. */
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

/// An error of the core as an error of JavaScript. `cause` is what the browser or the page gave, if anything.
#[inline(never)]
pub fn error(error: &Error, cause: &JsValue) -> AwsError {
    let made = AwsError::new(&error.code, &error.message, error.hint.as_deref());
    js_sys::Object::assign(&made, to_value(error).unchecked_ref());
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

/// What a call gives. The document stays the browser's own string: it is never copied.
#[inline(never)]
pub fn output(document: Option<JsString>) -> JsValue {
    #[derive(Serialize)]
    struct Output {
        #[serde(with = "serde_wasm_bindgen::preserve")]
        document: JsString,
    }
    match document {
        Some(document) => to_value(&Output { document }),
        None => js_sys::Object::new().into(),
    }
}

/// What is thought of a failed attempt.
#[inline(never)]
pub fn judgement(judgement: &Judgement) -> JsValue {
    #[derive(Serialize)]
    #[serde(rename_all = "camelCase")]
    struct Output {
        #[serde(skip_serializing_if = "Option::is_none")]
        status_code: Option<u16>,
        #[serde(skip_serializing_if = "Option::is_none")]
        retryable: Option<bool>,
        #[serde(skip_serializing_if = "Option::is_none")]
        retry_delay: Option<f64>,
    }
    to_value(&Output {
        status_code: judgement.error.status_code,
        retryable: judgement.retryable,
        retry_delay: judgement.retry_delay,
    })
}

/// Where a call goes.
#[inline(never)]
pub fn target(target: &Target) -> JsValue {
    #[derive(Serialize)]
    struct Output<'a> {
        protocol: &'a str,
        host: &'a str,
        hostname: &'a str,
        path: &'a str,
        region: &'a str,
    }
    to_value(&Output {
        protocol: &target.protocol,
        host: &target.host,
        hostname: target.hostname(),
        path: &target.path,
        region: &target.region,
    })
}

/// Headers as an array of pairs.
#[inline(never)]
pub fn headers(headers: &[Header]) -> JsValue {
    let pairs: Vec<_> = headers
        .iter()
        .map(|Header { name, value }| (name, value))
        .collect();
    to_value(&pairs)
}

/// A value as JavaScript has it. None of those above can fail.
pub fn to_value<T: Serialize>(value: &T) -> JsValue {
    serde_wasm_bindgen::to_value(value).unwrap_or_default()
}
