//! What a schema looks like filled in.

use serde_json::{Value as Json, json};

/// How deep schemas are followed: one that holds itself ends there.
const DEEPEST: usize = 6;

/// A field of an object.
pub(super) struct Field {
    /// Its name, with the names of the objects around it.
    pub(super) name: String,
    /// What it means.
    pub(super) about: String,
    /// What it holds, in a word.
    pub(super) kind: String,
}

/// A value as the schema describes it.
pub(super) fn of(document: &Json, schema: &Json) -> Json {
    filled(document, schema, 0)
}

fn filled(document: &Json, schema: &Json, depth: usize) -> Json {
    let schema = resolved(document, schema);
    if let Some(example) = schema.get("example").or_else(|| schema.pointer("/examples/0")) {
        return example.clone();
    }
    if let Some(first) = schema.pointer("/enum/0") {
        return first.clone();
    }
    if depth > DEEPEST {
        return Json::Null;
    }
    if let Some(properties) = schema.get("properties").and_then(Json::as_object) {
        let fields = properties.iter();
        return fields
            .map(|(name, schema)| (name.clone(), filled(document, schema, depth + 1)))
            .collect::<serde_json::Map<_, _>>()
            .into();
    }
    if let Some(items) = schema.get("items") {
        return json!([filled(document, items, depth + 1)]);
    }
    let format = schema.get("format").and_then(Json::as_str).unwrap_or_default();
    match (type_of(schema), format) {
        ("string", "uuid") => json!("0192a4c0-7c1e-7a6b-9d3e-4f5a6b7c8d9e"),
        ("string", "date") => json!("2024-06-14"),
        ("string", "date-time") => json!("2024-06-14T02:00:00Z"),
        ("string", _) => json!("…"),
        ("integer", _) => schema.get("minimum").cloned().unwrap_or(json!(1)),
        ("number", _) => json!(7.1),
        ("boolean", _) => json!(true),
        ("array", _) => json!([]),
        _ => Json::Null,
    }
}

/// The fields of an object and of the objects within.
pub(super) fn fields(document: &Json, schema: &Json) -> Vec<Field> {
    let mut fields = Vec::new();
    gather(document, schema, "", 0, &mut fields);
    fields
}

fn gather(document: &Json, schema: &Json, within: &str, depth: usize, fields: &mut Vec<Field>) {
    let schema = resolved(document, schema);
    let schema = schema.get("items").map_or(schema, |items| resolved(document, items));
    let properties = schema.get("properties").and_then(Json::as_object);
    for (name, field) in properties.into_iter().flatten().filter(|_| depth <= DEEPEST) {
        let name = if within.is_empty() { name.clone() } else { format!("{within}.{name}") };
        let own = field.get("description");
        let about = own.or_else(|| resolved(document, field).get("description"));
        fields.push(Field {
            name: name.clone(),
            about: about.and_then(Json::as_str).unwrap_or_default().to_owned(),
            kind: kind(document, field),
        });
        gather(document, field, &name, depth + 1, fields);
    }
}

/// What a schema takes, in a word.
pub(super) fn kind(document: &Json, schema: &Json) -> String {
    let schema = resolved(document, schema);
    if let Some(values) = schema.get("enum").and_then(Json::as_array) {
        let values: Vec<&str> = values.iter().filter_map(Json::as_str).collect();
        return values.join(" | ");
    }
    let format = schema.get("format").and_then(Json::as_str);
    let limit = |name: &str| schema.get(name).and_then(Json::as_i64);
    let mut kind = format.unwrap_or_else(|| type_of(schema)).to_owned();
    if let (Some(least), Some(most)) = (limit("minimum"), limit("maximum")) {
        kind.push_str(&format!(" {least}–{most}"));
    }
    if let Some(most) = limit("maxLength") {
        kind.push_str(&format!(" ≤ {most}"));
    }
    kind
}

/// The type; of one that may be null the other.
fn type_of(schema: &Json) -> &str {
    match schema.get("type") {
        Some(Json::String(kind)) => kind,
        Some(Json::Array(kinds)) => {
            let mut kinds = kinds.iter().filter_map(Json::as_str);
            kinds.find(|kind| *kind != "null").unwrap_or_default()
        }
        _ => "",
    }
}

/// The schema behind a reference; of a choice the first that is not null.
fn resolved<'a>(document: &'a Json, schema: &'a Json) -> &'a Json {
    let mut schema = schema;
    for _ in 0..DEEPEST {
        let choices = schema.get("oneOf").or_else(|| schema.get("anyOf")).and_then(Json::as_array);
        let choice = choices.and_then(|choices| {
            choices
                .iter()
                .find(|one| type_of(one) != "null" && one.get("type") != Some(&Json::from("null")))
        });
        let reference = schema.get("$ref").and_then(Json::as_str);
        let referred = reference.and_then(|r| document.pointer(r.trim_start_matches('#')));
        match referred.or(choice) {
            Some(next) => schema = next,
            None => break,
        }
    }
    schema
}
