//! What the boundary makes of a body with the browser's `JSON.parse`, here with `serde_json`: for the native
//! tests and the fuzz target of the response reader.

use serde_json::Value;

use super::{Body, Document, Members};

/// The body that a text is.
pub fn body(text: &str) -> Body {
    if text.is_empty() {
        return Body::Empty;
    }
    let Ok(json) = serde_json::from_str::<Value>(text) else {
        return Body::Text;
    };
    let document = match json.get("document") {
        None | Some(Value::Null) => Document::Absent,
        Some(Value::String(text)) => Document::Text(text.clone()),
        Some(_) => Document::Other,
    };
    let first = |names: &[&str]| {
        let found = names.iter().find_map(|name| json.get(*name)?.as_str());
        found.unwrap_or_default().to_owned()
    };
    Body::Members(Members {
        document,
        code: first(&["__type", "code", "Code"]),
        message: first(&["message", "Message"]),
    })
}
