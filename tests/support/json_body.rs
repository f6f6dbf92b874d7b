//! What `bindings.rs` makes of a body with the browser's `JSON.parse`, here with `serde_json`: for the
//! native tests and the fuzz target of the reply reader. Whoever includes this file has the types.

use serde_json::Value;

use super::{Body, Document, Members};

pub fn body(text: &str) -> Body {
    if text.is_empty() {
        return Body::Empty;
    }
    let Ok(value) = serde_json::from_str::<Value>(text) else {
        return Body::Text(text.to_owned());
    };
    let first = |names: &[&str]| {
        let found = names.iter().find_map(|name| value.get(*name)?.as_str());
        found.map(str::to_owned)
    };
    let document = value.get("document");
    Body::Object(Members {
        document: match document {
            None | Some(Value::Null) => Document::Absent,
            Some(Value::String(_)) => Document::Text,
            Some(_) => Document::Other,
        },
        code: first(&["__type", "code", "Code"]),
        message: first(&["message", "Message"]),
    })
}
