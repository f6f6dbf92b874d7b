//! JavaScript values as they cross the boundary, in both directions.
//!
//! Objects are read and filled by name through two imports, so that a further field costs the
//! glue nothing.

use wasm_bindgen::prelude::*;

use crate::client::Target;
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
    Ok((settings, Checks::ALL))
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

/// Reads a reply. The second value is the text of its document, still JavaScript's own string.
pub fn reply(object: &Record) -> Result<(Reply, JsValue), JsValue> {
    let text = object.get("body")?;
    let (body, document) = body(&text)?;
    let reply = Reply {
        status: object.get("status")?.as_f64().unwrap_or_default() as u16,
        status_text: object.string("statusText")?.unwrap_or_default(),
        error_type: object.string("errorType")?,
        request_id: object.string("requestId")?,
        body,
    };
    Ok((reply, document))
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
    let first = |names: &[&str]| {
        for name in names {
            if let Some(text) = object.string(name)? {
                return Ok(Some(text));
            }
        }
        Ok::<_, JsValue>(None)
    };
    let document = object.get("document")?;
    let members = Members {
        document: if document.is_string() {
            Document::Text
        } else if document.is_undefined() || document.is_null() {
            Document::Absent
        } else {
            Document::Other
        },
        code: first(&["__type", "code", "Code"])?,
        message: first(&["message", "Message"])?,
    };
    Ok((Body::Object(members), document))
}
