//! The OpenAPI document, put together from the routes: each operation with what every operation of its
//! kind may answer, so that no handler has to repeat it.

use super::{Described, PREFIX, problem::Written};
use crate::web::{Access, Routes};
use std::sync::Arc;
use utoipa::{
    PartialSchema,
    openapi::{
        Components, Content, InfoBuilder, OpenApi, OpenApiBuilder, Paths, Ref, RefOr, Response,
        ResponseBuilder, SecurityRequirement, Server,
        path::{Operation as Described1, PathItem},
        schema::Schema,
        security::{HttpAuthScheme, HttpBuilder, SecurityScheme},
    },
};

/// The document as it is served.
#[derive(Debug, Clone)]
pub struct Document(Arc<[u8]>);

/// One operation and who may use it.
pub(in crate::web) struct Operation {
    access: Access,
    schemas: Vec<(String, RefOr<Schema>)>,
    paths: Paths,
}

/// The name of the security scheme.
const TOKEN: &str = "token";

const ABOUT: &str = "JSON for programs. A request comes with a token that its person makes under \
    /account/tokens, in `Authorization: Bearer ddci_…`; a token does what its person may do, narrowed to \
    its scopes. Lists are read page by page along `meta.next_page`. What goes wrong is problem details \
    (RFC 9457) whose `code` never changes; title and detail speak the language of `Accept-Language`, \
    Vietnamese or English. Answers to GET carry an `ETag`; a request with it in `If-None-Match` is \
    answered with 304 where nothing has changed.";

impl Operation {
    pub(in crate::web) fn new(access: Access, described: &Described) -> Self {
        let (schemas, paths, _) = described;
        Self { access, schemas: schemas.clone(), paths: paths.clone() }
    }
}

impl Document {
    /// The document of these routes.
    pub fn of(routes: &Routes) -> Self {
        let written = serde_json::to_vec(&build(routes)).unwrap_or_default();
        Self(Arc::from(written))
    }

    /// Its text.
    pub fn bytes(&self) -> &[u8] {
        &self.0
    }
}

fn build(routes: &Routes) -> OpenApi {
    let mut components = Components::new();
    components.schemas.insert("Problem".to_owned(), Written::schema());
    let scheme = HttpBuilder::new()
        .scheme(HttpAuthScheme::Bearer)
        .description(Some("A token made under /account/tokens."))
        .build();
    components.add_security_scheme(TOKEN, SecurityScheme::Http(scheme));
    let mut paths = Paths::new();
    for operation in routes.operations() {
        components.schemas.extend(operation.schemas.iter().cloned());
        for (path, item) in &operation.paths.paths {
            let mut item = item.clone();
            complete(&mut item, operation.access, path);
            match paths.paths.get_mut(path) {
                Some(known) => merge(known, item),
                None => drop(paths.paths.insert(path.clone(), item)),
            }
        }
    }
    let info = InfoBuilder::new()
        .title("ddci")
        .version(env!("CARGO_PKG_VERSION"))
        .description(Some(ABOUT))
        .build();
    OpenApiBuilder::new()
        .info(info)
        .servers(Some([Server::new("/")]))
        .paths(paths)
        .components(Some(components))
        .build()
}

fn merge(known: &mut PathItem, item: PathItem) {
    known.get = item.get.or(known.get.take());
    known.post = item.post.or(known.post.take());
}

/// What every operation of its kind may answer.
fn complete(item: &mut PathItem, access: Access, path: &str) {
    let is_about_something = path.contains('{');
    if let Some(operation) = &mut item.get {
        common(operation, access, path, is_about_something);
        answers(operation, "304", StatusWords::UNCHANGED, false);
    }
    if let Some(operation) = &mut item.post {
        common(operation, access, path, is_about_something);
        answers(operation, "409", StatusWords::REFUSED, true);
        if operation.request_body.is_some() {
            answers(operation, "400", StatusWords::BROKEN, true);
            answers(operation, "413", StatusWords::LARGE, true);
            answers(operation, "415", StatusWords::NOT_JSON, true);
            answers(operation, "422", StatusWords::BODY, true);
        }
    }
}

fn common(operation: &mut Described1, access: Access, path: &str, is_about_something: bool) {
    let room = path.trim_start_matches(PREFIX).trim_start_matches('/');
    let room = room.split(['/', '.']).next().unwrap_or_default();
    operation.tags = Some(vec![room.to_owned()]);
    answers(operation, "406", StatusWords::ACCEPT, true);
    let mut asks = is_about_something;
    for parameter in operation.parameters.iter().flatten() {
        let RefOr::T(parameter) = parameter else { continue };
        asks |= parameter.name == "after";
        if parameter.parameter_in == utoipa::openapi::path::ParameterIn::Query {
            asks_query(&mut operation.responses);
        }
    }
    if asks {
        answers(operation, "404", StatusWords::NOTHING, true);
    }
    if let Access::Token(scope) | Access::TokenMay(scope, _) = access {
        let with = SecurityRequirement::new(TOKEN, Vec::<String>::new());
        operation.security = Some(vec![with]);
        let about = operation.description.take().unwrap_or_default();
        let needs = format!("Needs the scope `{}`.", scope.word());
        operation.description = Some(format!("{about}\n\n{needs}").trim().to_owned());
        answers(operation, "401", StatusWords::TOKEN, true);
        answers(operation, "403", StatusWords::RIGHTS, true);
        answers(operation, "429", StatusWords::OFTEN, true);
    } else {
        operation.security = Some(Vec::new());
    }
}

fn asks_query(responses: &mut utoipa::openapi::Responses) {
    let bad = response(StatusWords::QUERY, true);
    responses.responses.entry("400".to_owned()).or_insert_with(|| RefOr::T(bad));
}

fn answers(operation: &mut Described1, status: &str, words: &str, is_problem: bool) {
    let told = response(words, is_problem);
    operation.responses.responses.entry(status.to_owned()).or_insert_with(|| RefOr::T(told));
}

fn response(words: &str, is_problem: bool) -> Response {
    let response = ResponseBuilder::new().description(words);
    match is_problem {
        true => {
            let problem = Content::new(Some(Ref::from_schema_name("Problem")));
            response.content("application/problem+json", problem).build()
        }
        false => response.build(),
    }
}

/// What the answers mean, in the document's language.
struct StatusWords;

impl StatusWords {
    const UNCHANGED: &str = "Nothing has changed since the answer with the ETag in If-None-Match.";
    const QUERY: &str = "A parameter is not known, or not as described.";
    const BROKEN: &str = "The body cannot be read as JSON.";
    const TOKEN: &str = "There is no token, or it has ended.";
    const RIGHTS: &str = "The token lacks the scope, or its person the right.";
    const NOTHING: &str = "There is no such thing, or not for this person.";
    const ACCEPT: &str = "The request accepts no JSON.";
    const REFUSED: &str = "It is refused; code and detail say why.";
    const LARGE: &str = "The body is larger than 64 KiB.";
    const NOT_JSON: &str = "The body is no application/json.";
    const BODY: &str = "A field is missing, not known, or not as described.";
    const OFTEN: &str =
        "The token was used more often than it may be; Retry-After says when again.";
}
