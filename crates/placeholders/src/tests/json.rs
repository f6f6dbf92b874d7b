use proptest::prelude::*;
use serde_json::Value;

use super::{slice, units};
use crate::syntax_error;

/// Offset, line and column.
fn position(text: &str) -> Option<(usize, usize, usize)> {
    let error = syntax_error(&units(text))?;
    Some((error.offset, error.line, error.column))
}

#[test]
fn points_at_the_first_unit_that_cannot_be_there() {
    for (text, offset) in [
        ("", 0),
        (" ", 1),
        ("{", 1),
        ("[1,", 3),
        ("[1,]", 3),
        ("[1 2]", 3),
        ("[1}", 2),
        ("{]", 1),
        ("{1:2}", 1),
        ("{\"a\"}", 4),
        ("{\"a\":}", 5),
        ("{\"a\":1,}", 7),
        ("{\"a\":1,\"b\"", 10),
        ("tru", 3),
        ("trux", 3),
        ("nulll", 4),
        ("01", 1),
        ("-", 1),
        ("-a", 1),
        ("+1", 0),
        (".5", 0),
        ("1.", 2),
        ("1.e5", 2),
        ("1e", 2),
        ("1e+", 3),
        ("1 1", 2),
        ("\"", 1),
        ("\"a\nb\"", 2),
        ("\"a\tb\"", 2),
        ("\"\\x\"", 2),
        ("\"\\u12g4\"", 5),
        ("\"\\u12", 5),
        ("'a'", 0),
        ("{a:1}", 1),
        ("// 1", 0),
        ("\u{FEFF}1", 0),
        ("\u{A0}1", 0),
        ("\u{2028}1", 0),
        ("NaN", 0),
        ("undefined", 0),
        ("[\"😀\",한]", 6),
    ] {
        assert_eq!(position(text).map(|found| found.0), Some(offset), "{text}");
    }
}

#[test]
fn counts_lines_as_editors_do() {
    for (text, line, column) in [
        ("x", 1, 1),
        ("{\n  x", 2, 3),
        ("{\r\n  x", 2, 3),
        ("{\r  x", 2, 3),
        ("{\n\n\r\n\rx", 5, 1),
        ("{\"😀\":x", 1, 7),
        ("[\n", 2, 1),
    ] {
        let found = position(text).map(|found| (found.1, found.2));
        assert_eq!(found, Some((line, column)), "{text:?}");
    }
}

#[test]
fn knows_a_placeholder_without_quotes() {
    for (text, expected) in [
        ("{\"a\": ${aws:iot:parameter:x}}", "${aws:iot:parameter:x}"),
        ("${aws:iot:parameter:x}", "${aws:iot:parameter:x}"),
        ("[1, ${jobId}]", "${jobId}"),
        ("{\"a\": \"${aws:iot:parameter:x}\", b}", ""),
        ("{\"a\": \"${aws:iot:parameter:x}", ""),
        ("{\"a\": ${HOME}}", ""),
        ("{\"a\": \"${aws:iot:parameter:\\x}\"}", ""),
    ] {
        let units = units(text);
        let error = syntax_error(&units).unwrap();
        assert_eq!(slice(&units, error.placeholder), expected, "{text}");
    }
}

#[test]
fn takes_what_json_has() {
    for text in [
        "0",
        "-0.0e-0",
        "1E+5",
        " \t\r\n[ ] ",
        "{ }",
        "{\"\" : [ { } , null ] }",
        "\"\\ud800\"",
        "\"\u{2028}\u{7F}\"",
        "true",
    ] {
        assert_eq!(position(text), None, "{text}");
    }
    // Deeper than a recursive reader could go.
    let deep = 200_000;
    assert_eq!(position(&("[".repeat(deep) + &"]".repeat(deep))), None);
}

fn json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        any::<String>().prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 32, 6, |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            proptest::collection::hash_map(any::<String>(), inner, 0..6)
                .prop_map(|members| Value::Object(members.into_iter().collect())),
        ]
    })
}

proptest! {
    #[test]
    fn takes_what_another_reader_takes(text in "[\\[\\]{}:,\"\\\\ \n0-9.eE+truefalsn-]{0,12}") {
        let is_json = match serde_json::from_str::<Value>(&text) {
            Ok(_) => true,
            // JavaScript reads what is too large as infinity.
            Err(error) => error.to_string().contains("number out of range"),
        };
        prop_assert_eq!(position(&text).is_none(), is_json, "{}", text);
    }

    #[test]
    fn takes_any_json_and_no_start_of_it(value in json(), cut in any::<prop::sample::Index>()) {
        for text in [value.to_string(), serde_json::to_string_pretty(&value).unwrap()] {
            prop_assert_eq!(position(&text), None, "{}", text);
            let units = units(&text);
            let start = &units[..cut.index(units.len())];
            // A start is JSON itself only where it is a number; else it is cut off at its end.
            if let Some(error) = syntax_error(start) {
                prop_assert_eq!(error.offset, start.len(), "{}", text);
            } else {
                prop_assert!(value.is_number());
            }
        }
    }

    #[test]
    fn what_is_before_the_error_can_be_gone_on_with(value in json(), at in any::<prop::sample::Index>(), wrong in "[x}\\]:,\\[{]") {
        let mut text = value.to_string();
        let at = at.index(text.len() + 1);
        prop_assume!(text.is_char_boundary(at));
        text.insert_str(at, &wrong);
        let units = units(&text);
        if let Some(error) = syntax_error(&units) {
            let before = syntax_error(&units[..error.offset]);
            prop_assert!(before.is_none_or(|before| before.offset == error.offset), "{}", text);
        }
    }
}
