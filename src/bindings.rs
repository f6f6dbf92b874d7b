//! JavaScript values as they cross the boundary, in both directions.
//!
//! Objects are read and filled by name through two imports, so that a further field costs the
//! glue nothing.

use wasm_bindgen::prelude::*;

use crate::client::{Attempt, Target, Verdict};
use crate::credentials::Credentials;
use crate::endpoint::{CustomEndpoint, Settings};
use crate::error::Error;
use crate::get_job_document::{Checks, Params, Value};
use crate::response::{Body, Document, Members, Reply};
use crate::text::{concat, split_at_first};

#[wasm_bindgen]
extern "C" {
    /// Any JavaScript value whose members are asked for by name.
    pub type Record;

    #[wasm_bindgen(method, structural, indexing_getter, catch)]
    fn member(this: &Record, name: &str) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(method, structural, indexing_setter)]
    fn set_member(this: &Record, name: &str, value: &JsValue);

    #[wasm_bindgen(js_namespace = Object, catch)]
    fn keys(value: &JsValue) -> Result<js_sys::Array, JsValue>;

    #[wasm_bindgen(js_namespace = JSON, catch)]
    fn parse(text: &JsValue) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(js_namespace = Date, js_name = parse)]
    fn parse_date(text: &JsValue) -> f64;

    type URL;

    #[wasm_bindgen(constructor, catch)]
    fn new(url: &str) -> Result<URL, JsValue>;
}

#[wasm_bindgen(raw_module = "../../js/error.js")]
extern "C" {
    type AwsError;

    #[wasm_bindgen(constructor)]
    fn new(code: &str, message: &str) -> AwsError;
}

impl Record {
    /// The member `name`; what a getter throws is passed on.
    pub fn get(&self, name: &str) -> Result<JsValue, JsValue> {
        self.member(name)
    }

    /// The member `name` as a string, if it is one.
    pub fn string(&self, name: &str) -> Result<Option<String>, JsValue> {
        Ok(self.get(name)?.as_string())
    }

    fn is_true(&self, name: &str) -> Result<bool, JsValue> {
        Ok(self.get(name)?.is_truthy())
    }

    /// Sets the member `name` to a string.
    pub fn set_string(&self, name: &str, value: &str) {
        self.set_member(name, &JsValue::from_str(value));
    }
}

impl From<Error> for JsValue {
    /// The `AwsError` that JavaScript sees.
    fn from(error: Error) -> Self {
        let error = error.into_fields();
        let object: Record = AwsError::new(&error.code, &error.message).unchecked_into();
        if let Some(status) = error.status {
            object.set_member("statusCode", &status.into());
        }
        if let Some(request_id) = error.request_id {
            object.set_string("requestId", &request_id);
        }
        if let Some(cause) = error.cause {
            object.set_string("originalError", &cause);
        }
        if !error.errors.is_empty() {
            let errors: js_sys::Array = error.errors.into_iter().map(JsValue::from).collect();
            object.set_member("errors", &errors);
        }
        object.into()
    }
}

/// Reads the options of a client.
pub fn settings(config: &Record) -> Result<(Settings, Checks), JsValue> {
    let settings = Settings {
        region: config.string("region")?,
        fips: config.is_true("useFipsEndpoint")?,
        dual_stack: config.is_true("useDualstackEndpoint")?,
        custom: config
            .string("endpoint")?
            .filter(|endpoint| !endpoint.is_empty())
            .map(|endpoint| custom_endpoint(&endpoint))
            .transpose()?,
    };
    Ok((settings, checks(config.get("paramValidation")?)?))
}

/// Reads `paramValidation`: `false` for no checks beyond those that a request needs, or an object in
/// which `false` turns one off.
fn checks(validation: JsValue) -> Result<Checks, JsValue> {
    if validation.as_bool() == Some(false) {
        return Ok(Checks::NONE);
    }
    if !validation.is_object() {
        return Ok(Checks::ALL);
    }
    let validation: Record = validation.unchecked_into();
    let is_on = |name| Ok::<_, JsValue>(validation.get(name)?.as_bool() != Some(false));
    Ok(Checks {
        unexpected: true,
        max: is_on("max")?,
        pattern: is_on("pattern")?,
    })
}

/// Takes an endpoint apart. Text that is no URL becomes an endpoint without a host, which
/// `endpoint::resolve` refuses when it is that endpoint's turn.
fn custom_endpoint(text: &str) -> Result<CustomEndpoint, JsValue> {
    // SDK v2 takes a host without a scheme.
    let (_, behind_scheme) = split_at_first(text, b':');
    let scheme = if behind_scheme.starts_with("//") {
        ""
    } else {
        "https://"
    };
    let url = URL::new(&concat(&[scheme, text]));
    let url: Record = url
        .map_or(JsValue::from_str(""), JsValue::from)
        .unchecked_into();
    let text = |name| Ok::<_, JsValue>(url.string(name)?.unwrap_or_default());
    let mut has_extras = false;
    for name in ["username", "password", "search", "hash"] {
        has_extras |= url.is_true(name)?;
    }
    Ok(CustomEndpoint {
        protocol: text("protocol")?,
        host: text("host")?,
        path: text("pathname")?,
        has_extras,
    })
}

/// Reads the parameters of a call.
pub fn params(value: &JsValue) -> Result<Params, JsValue> {
    let mut members = Vec::new();
    if value.is_truthy() {
        let object: &Record = value.unchecked_ref();
        for name in keys(value)? {
            let name = name.as_string().unwrap_or_default();
            let value = object.get(&name)?;
            members.push((name, param(&value)));
        }
    }
    Ok(Params {
        // SDK v2 takes every falsy value for no parameters.
        is_structure: !value.is_truthy() || value.is_object(),
        members,
    })
}

fn param(value: &JsValue) -> Value {
    if value.is_undefined() || value.is_null() {
        Value::Absent
    } else if let Some(text) = value.as_string() {
        Value::String(text)
    } else if let Some(flag) = value.as_bool() {
        Value::Bool(flag)
    } else {
        Value::Other
    }
}

/// Reads back where a call goes.
pub fn target(object: &Record) -> Result<Target, JsValue> {
    let text = |name| Ok::<_, JsValue>(object.string(name)?.unwrap_or_default());
    Ok(Target {
        protocol: text("protocol")?,
        host: text("host")?,
        path: text("path")?,
        region: text("region")?,
    })
}

/// Reads credentials.
pub fn credentials(value: &JsValue) -> Result<Credentials, JsValue> {
    let (mut access_key_id, mut secret_access_key, mut session_token) = (None, None, None);
    if value.is_object() {
        let object: &Record = value.unchecked_ref();
        access_key_id = object.string("accessKeyId")?;
        secret_access_key = object.string("secretAccessKey")?;
        session_token = object.string("sessionToken")?;
    }
    Ok(Credentials::new(
        access_key_id,
        secret_access_key,
        session_token,
    )?)
}

/// Headers that are sent and not signed, as in SDK v2, and those that the signature itself sets.
const UNSIGNED: &[&str] = &[
    "authorization",
    "content-type",
    "content-length",
    "user-agent",
    "presigned-expires",
    "expect",
    "x-amzn-trace-id",
    "x-amz-date",
    "x-amz-security-token",
    "host",
];

/// Reads the headers that the page wants signed, names in lower case.
pub fn headers(object: &Record) -> Result<Vec<(String, String)>, JsValue> {
    let mut headers = Vec::new();
    for key in keys(object)? {
        let key = key.as_string().unwrap_or_default();
        let name = key.to_ascii_lowercase();
        if !UNSIGNED.contains(&&*name)
            && let Some(value) = object.string(&key)?
        {
            headers.push((name, value));
        }
    }
    Ok(headers)
}

/// Reads `code` and `statusCode` of an error.
pub fn failure(error: &Record) -> Result<(String, Option<u16>), JsValue> {
    let status = error.get("statusCode")?.as_f64();
    let code = error.string("code")?.unwrap_or_default();
    Ok((code, status.map(|status| status as u16)))
}

/// Reads what is known of a call when an attempt has failed.
pub fn attempt<'a>(
    call: &Record,
    code: &'a str,
    status: Option<u16>,
    random: f64,
) -> Result<Attempt<'a>, JsValue> {
    let count = |name| Ok::<_, JsValue>(call.get(name)?.as_f64().unwrap_or_default() as u32);
    Ok(Attempt {
        code,
        status,
        retries: count("retryCount")?,
        max_retries: count("maxRetries")?,
        renewable: call.is_true("renewable")?,
        random,
        base: call.get("base")?.as_f64(),
        hint: hint(&call.get("headers")?.unchecked_into())?,
    })
}

/// How long the service asks to wait, in ms: `x-amz-retry-after` in ms, or `retry-after` in seconds
/// or as a date, counted from the reply's own `date`.
fn hint(headers: &Record) -> Result<Option<f64>, JsValue> {
    let number = |value: &JsValue| Some(value.unchecked_into_f64()).filter(|ms| ms.is_finite());
    let exact = headers.get("x-amz-retry-after")?;
    if exact.is_string() {
        return Ok(number(&exact));
    }
    let value = headers.get("retry-after")?;
    if !value.is_string() {
        return Ok(None);
    }
    let date = parse_date(&value) - parse_date(&headers.get("date")?);
    let seconds = number(&value).map(|seconds| seconds * 1000.0);
    Ok(seconds.or(Some(date).filter(|ms| ms.is_finite())))
}

/// Writes what is to be done into an error, as SDK v2 does: `retryable` where an attempt was sent,
/// `retryDelay` unless it was the last.
pub fn set_verdict(error: &Record, verdict: Verdict) {
    error.set_member("retryable", &verdict.retryable.into());
    if let Some(delay) = verdict.delay {
        error.set_member("retryDelay", &delay.into());
    }
}

/// Reads a reply. The second value is the text of its document, still JavaScript's own string.
pub fn reply(object: &Record) -> Result<(Reply, JsValue), JsValue> {
    let text = object.get("body")?;
    let (body, document) = body(&text)?;
    let headers: Record = object.get("headers")?.unchecked_into();
    let first = |names: &[&str]| first_string(&headers, names);
    let reply = Reply {
        status: object.get("statusCode")?.as_f64().unwrap_or_default() as u16,
        status_text: object.string("statusMessage")?.unwrap_or_default(),
        error_type: first(&["x-amzn-errortype"])?,
        request_id: first(&["x-amzn-requestid", "x-amzn-request-id", "x-amz-request-id"])?,
        body,
    };
    Ok((reply, document))
}

/// The first of the members `names` that is a string.
fn first_string(object: &Record, names: &[&str]) -> Result<Option<String>, JsValue> {
    for name in names {
        if let Some(text) = object.string(name)? {
            return Ok(Some(text));
        }
    }
    Ok(None)
}

fn body(text: &JsValue) -> Result<(Body, JsValue), JsValue> {
    let none = JsValue::UNDEFINED;
    if !text.is_truthy() {
        return Ok((Body::Empty, none));
    }
    let Ok(value) = parse(text) else {
        return Ok((Body::Text(text.as_string().unwrap_or_default()), none));
    };
    if !value.is_object() {
        return Ok((Body::OtherJson, none));
    }
    let object: Record = value.unchecked_into();
    let document = object.get("document")?;
    let members = Members {
        document: if document.is_string() {
            Document::Text
        } else if document.is_undefined() || document.is_null() {
            Document::Absent
        } else {
            Document::Other
        },
        code: first_string(&object, &["__type", "code", "Code"])?,
        message: first_string(&object, &["message", "Message"])?,
    };
    Ok((Body::Object(members), document))
}
