//! From JavaScript's objects to the core's types.
//!
//! Members are read by typed getters: `serde_wasm_bindgen::from_value` costs 9.5 kB. TypeScript gives plain
//! copies, so that no getter of a page runs, and throws, while Rust works.

use wasm_bindgen::prelude::*;

use crate::call::{Exchange, Header, Target, Thrown};
use crate::client::{Dialect, Options};
use crate::credentials::Keys;
use crate::endpoint::{CustomEndpoint, Service, Settings};
use crate::get_job_document::{Checks, Member, Params, Value};

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
/** The options of one call. */
export interface CallOptions {
  /** The AWS region, as the page wrote it. */
  region: string;
  /** A custom endpoint: an absolute URL. */
  endpoint: string | undefined;
  useFipsEndpoint: boolean;
  useDualstackEndpoint: boolean;
  /** Whose words and waits the call uses. */
  face: Face;
  /** How often a failed attempt is retried. */
  maxRetries: number;
  /** The base of the backoff in ms; 0 for the SDK's own. */
  retryBase: number;
  /** How long one attempt, or the loading of credentials, may take, in ms; 0 for no limit. */
  timeout: number;
  /** Whether the clock offset follows the service's clock. */
  correctClockSkew: boolean;
  /** Whether members that the operation does not have are refused. */
  checkUnexpected: boolean;
  /** Whether the length of the job id is checked. */
  checkMax: boolean;
  /** Whether the characters of the job id are checked. */
  checkPattern: boolean;
}

/** The parameters of a call: a plain copy of what the page gave, which may be anything. */
export type ParamsInput = unknown;

/** Keys: a plain copy of what their source gave. */
export interface KeysInput {
  accessKeyId: string;
  secretAccessKey: string;
  /** Empty for none. */
  sessionToken: string;
  /** When they expire, in ms since 1970; `NaN` where that is not known. */
  expiration: number;
  /** Whether their source may give other keys when it is asked again. */
  canRefresh: boolean;
}

/** A request for temporary keys. */
export interface ExchangeInput {
  service: Service;
  /** The body of the request. */
  body: string;
  /** Headers that say what the body is. */
  headers: HeaderPair[];
  /** Whether the request is signed. */
  isSigned: boolean;
}

/** What counts of the members of a response that is not JSON. */
export interface MembersInput {
  code: string;
  message: string;
}

/** Where a request goes: as `target` says, or as the page left it. */
export interface TargetInput {
  protocol: string;
  host: string;
  path: string;
  region: string;
}

/** What is known of something that a page threw. */
export interface ThrownInput {
  code: string;
  message: string;
  statusCode: number | undefined;
  retryable: boolean | undefined;
}

/** The name and the value of a header. */
export type HeaderPair = [name: string, value: string];
"#;

/// Whose words and waits a call uses.
#[wasm_bindgen]
#[derive(Clone, Copy)]
pub enum Face {
    /// AWS SDK for JavaScript v2.
    V2,
    /// AWS SDK for JavaScript v3.
    V3,
}

/// A service that gives temporary keys.
#[wasm_bindgen(js_name = Service)]
#[derive(Clone, Copy)]
pub enum ServiceInput {
    /// STS.
    Sts,
    /// Cognito's identity pools.
    Cognito,
}

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(typescript_type = "CallOptions")]
    pub type CallOptions;
    #[wasm_bindgen(method, getter)]
    fn region(this: &CallOptions) -> String;
    #[wasm_bindgen(method, getter)]
    fn endpoint(this: &CallOptions) -> Option<String>;
    #[wasm_bindgen(method, getter, js_name = useFipsEndpoint)]
    fn use_fips_endpoint(this: &CallOptions) -> bool;
    #[wasm_bindgen(method, getter, js_name = useDualstackEndpoint)]
    fn use_dualstack_endpoint(this: &CallOptions) -> bool;
    #[wasm_bindgen(method, getter)]
    fn face(this: &CallOptions) -> Face;
    #[wasm_bindgen(method, getter, js_name = maxRetries)]
    fn max_retries(this: &CallOptions) -> u32;
    #[wasm_bindgen(method, getter, js_name = retryBase)]
    fn retry_base(this: &CallOptions) -> f64;
    #[wasm_bindgen(method, getter)]
    fn timeout(this: &CallOptions) -> f64;
    #[wasm_bindgen(method, getter, js_name = correctClockSkew)]
    fn correct_clock_skew(this: &CallOptions) -> bool;
    #[wasm_bindgen(method, getter, js_name = checkUnexpected)]
    fn check_unexpected(this: &CallOptions) -> bool;
    #[wasm_bindgen(method, getter, js_name = checkMax)]
    fn check_max(this: &CallOptions) -> bool;
    #[wasm_bindgen(method, getter, js_name = checkPattern)]
    fn check_pattern(this: &CallOptions) -> bool;

    #[wasm_bindgen(typescript_type = "ParamsInput")]
    pub type ParamsInput;

    #[wasm_bindgen(typescript_type = "KeysInput")]
    pub type KeysInput;
    #[wasm_bindgen(method, getter, js_name = accessKeyId)]
    fn access_key_id(this: &KeysInput) -> String;
    #[wasm_bindgen(method, getter, js_name = secretAccessKey)]
    fn secret_access_key(this: &KeysInput) -> String;
    #[wasm_bindgen(method, getter, js_name = sessionToken)]
    fn session_token(this: &KeysInput) -> String;
    #[wasm_bindgen(method, getter)]
    fn expiration(this: &KeysInput) -> f64;
    #[wasm_bindgen(method, getter, js_name = canRefresh)]
    fn can_refresh(this: &KeysInput) -> bool;

    #[wasm_bindgen(typescript_type = "ExchangeInput")]
    pub type ExchangeInput;
    #[wasm_bindgen(method, getter)]
    fn service(this: &ExchangeInput) -> ServiceInput;
    #[wasm_bindgen(method, getter)]
    fn body(this: &ExchangeInput) -> String;
    #[wasm_bindgen(method, getter)]
    fn headers(this: &ExchangeInput) -> HeaderPairs;
    #[wasm_bindgen(method, getter, js_name = isSigned)]
    fn is_signed(this: &ExchangeInput) -> bool;

    #[wasm_bindgen(typescript_type = "MembersInput")]
    pub type MembersInput;
    #[wasm_bindgen(method, getter)]
    pub fn code(this: &MembersInput) -> String;
    #[wasm_bindgen(method, getter)]
    pub fn message(this: &MembersInput) -> String;

    #[wasm_bindgen(typescript_type = "TargetInput")]
    pub type TargetInput;
    #[wasm_bindgen(method, getter)]
    fn protocol(this: &TargetInput) -> String;
    #[wasm_bindgen(method, getter)]
    fn host(this: &TargetInput) -> String;
    #[wasm_bindgen(method, getter)]
    fn path(this: &TargetInput) -> String;
    #[wasm_bindgen(method, getter)]
    fn region(this: &TargetInput) -> String;

    #[wasm_bindgen(typescript_type = "ThrownInput")]
    pub type ThrownInput;
    #[wasm_bindgen(method, getter)]
    fn code(this: &ThrownInput) -> String;
    #[wasm_bindgen(method, getter)]
    fn message(this: &ThrownInput) -> String;
    #[wasm_bindgen(method, getter, js_name = statusCode)]
    fn status_code(this: &ThrownInput) -> Option<u16>;
    #[wasm_bindgen(method, getter)]
    fn retryable(this: &ThrownInput) -> Option<bool>;

    /// Headers as an array of pairs.
    #[wasm_bindgen(extends = js_sys::Array, typescript_type = "HeaderPair[]")]
    pub type HeaderPairs;
}

impl From<&CallOptions> for Options {
    #[inline(never)]
    fn from(js: &CallOptions) -> Self {
        Self {
            settings: Settings {
                region: js.region(),
                fips: js.use_fips_endpoint(),
                dual_stack: js.use_dualstack_endpoint(),
                custom: js.endpoint().map(|text| custom_endpoint(&text)),
            },
            dialect: match js.face() {
                Face::V2 => Dialect::V2,
                Face::V3 => Dialect::V3,
            },
            max_retries: js.max_retries(),
            retry_base: js.retry_base(),
            timeout: js.timeout(),
            corrects_clock: js.correct_clock_skew(),
            checks: Checks {
                unexpected: js.check_unexpected(),
                max: js.check_max(),
                pattern: js.check_pattern(),
            },
        }
    }
}

/// An endpoint as the browser's URL parser takes it apart; all empty for a text that is not a URL.
fn custom_endpoint(text: &str) -> CustomEndpoint {
    let Ok(url) = web_sys::Url::new(text) else {
        return CustomEndpoint::default();
    };
    let (protocol, host, path) = (url.protocol(), url.host(), url.pathname());
    // User name, password, query and fragment make the whole longer than its parts: one getter for four.
    let has_extras = url.href().len() > protocol.len() + 2 + host.len() + path.len();
    CustomEndpoint {
        protocol,
        host,
        path,
        has_extras,
    }
}

impl From<&ParamsInput> for Params {
    #[inline(never)]
    fn from(js: &ParamsInput) -> Self {
        // As in SDK v2, every falsy value stands for no parameters.
        let is_no_object = !js.is_falsy() && !js.is_object();
        let mut members = Vec::new();
        if !js.is_falsy() {
            for entry in js_sys::Object::entries(js.unchecked_ref()).iter() {
                let (name, value) = pair(entry.unchecked_ref());
                if value.is_null() || value.is_undefined() {
                    continue;
                }
                let value = if let Some(text) = value.as_string() {
                    Value::Text(text)
                } else if let Some(flag) = value.as_bool() {
                    Value::Flag(flag)
                } else {
                    Value::Other
                };
                members.push(Member { name, value });
            }
        }
        Self {
            is_no_object,
            members,
        }
    }
}

impl From<&KeysInput> for Keys {
    #[inline(never)]
    fn from(js: &KeysInput) -> Self {
        Self {
            access_key_id: js.access_key_id(),
            secret_access_key: js.secret_access_key(),
            session_token: js.session_token(),
            expiration: js.expiration(),
            can_refresh: js.can_refresh(),
        }
    }
}

impl From<&ExchangeInput> for Exchange {
    fn from(js: &ExchangeInput) -> Self {
        Self {
            service: match js.service() {
                ServiceInput::Sts => Service::Sts,
                ServiceInput::Cognito => Service::Cognito,
            },
            body: js.body(),
            headers: headers(&js.headers()),
            is_signed: js.is_signed(),
        }
    }
}

impl From<&TargetInput> for Target {
    fn from(js: &TargetInput) -> Self {
        Self {
            protocol: js.protocol(),
            host: js.host(),
            path: js.path(),
            region: js.region(),
        }
    }
}

impl From<&ThrownInput> for Thrown {
    fn from(js: &ThrownInput) -> Self {
        Self {
            code: js.code(),
            message: js.message(),
            status_code: js.status_code(),
            retryable: js.retryable(),
        }
    }
}

/// The headers in an array of pairs.
#[inline(never)]
pub fn headers(pairs: &HeaderPairs) -> Vec<Header> {
    let mut all = Vec::new();
    for entry in pairs.iter() {
        let (name, value) = pair(entry.unchecked_ref());
        let value = value.as_string().unwrap_or_default();
        all.push(Header { name, value });
    }
    all
}

/// The text and the value of a pair.
fn pair(entry: &js_sys::Array) -> (String, JsValue) {
    (entry.get(0).as_string().unwrap_or_default(), entry.get(1))
}
