//! What `readReply` in `transport.ts` makes of a body with the browser's `JSON.parse`, here with
//! `serde_json`: for the native tests and the fuzz target of the reply reader.

use serde_json::Value;

/// The lines for `response::check`: of the body, the status text and the error type, and the body's
/// code and message.
pub fn lines(status_text: &str, error_type: &str, text: &str) -> String {
    let json = serde_json::from_str::<Value>(text);
    let body = match &json {
        _ if text.is_empty() => "",
        Err(_) => "text",
        Ok(value) => match value.get("document") {
            None | Some(Value::Null) => "undefined",
            Some(Value::String(_)) => "string",
            Some(Value::Bool(_)) => "boolean",
            Some(Value::Number(_)) => "number",
            Some(Value::Array(_) | Value::Object(_)) => "object",
        },
    };
    let json = json.unwrap_or_default();
    let first = |names: &[&str]| {
        let found = names.iter().find_map(|name| json.get(*name)?.as_str());
        found.unwrap_or_default().to_owned()
    };
    let code = first(&["__type", "code", "Code"]);
    let message = first(&["message", "Message"]);
    [body, status_text, error_type, &code, &message].join("\n")
}
