//! Lists, page by page: a page says where the next one begins, so that what is added or taken away
//! meanwhile neither hides a resource nor shows it twice.

use super::{Limit, Problem};
use crate::web::Cx;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

/// One resource.
#[derive(Debug, Serialize, ToSchema)]
pub struct One<T> {
    /// The resource.
    pub resource: T,
}

/// A page of a list.
#[derive(Debug, Serialize, ToSchema)]
pub struct Listing<T> {
    /// The resources of this page.
    pub resources: Vec<T>,
    /// How many there are, and where the next page is.
    pub meta: Meta,
}

/// About a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Meta {
    /// How many resources all pages hold.
    #[schema(minimum = 0)]
    pub total: i64,
    /// The address of the next page; null on the last one.
    pub next_page: Option<String>,
}

/// Which part of a list is asked for.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Page {
    /// The key of the last resource of the page before, as `next_page` has it.
    pub after: Option<Uuid>,
    /// How many resources a page holds; 50 unless said otherwise.
    #[param(inline)]
    pub limit: Option<Limit>,
}

/// Resources on a page unless asked otherwise.
const USUAL: i64 = 50;

/// How many resources were asked for.
pub fn size(limit: Option<Limit>) -> i64 {
    limit.map_or(USUAL, |limit| limit.0)
}

/// The page of a list that is short enough to be read as a whole.
///
/// # Errors
/// [`Problem::NotFound`] where `after` is none of its resources.
pub fn page_of<T>(
    cx: &Cx,
    all: Vec<T>,
    key: impl Fn(&T) -> Uuid,
    after: Option<Uuid>,
    limit: Option<Limit>,
) -> Result<Listing<T>, Problem> {
    let total = i64::try_from(all.len()).unwrap_or(i64::MAX);
    let start = match after {
        None => 0,
        Some(after) => {
            let place = all.iter().position(|resource| key(resource) == after);
            place.ok_or(Problem::NotFound)? + 1
        }
    };
    let size = usize::try_from(size(limit)).unwrap_or_default();
    let is_last = start + size >= all.len();
    let resources: Vec<T> = all.into_iter().skip(start).take(size).collect();
    let last = resources.last().map(&key).filter(|_| !is_last);
    Ok(Listing { resources, meta: Meta::of(cx, total, last) })
}

impl Meta {
    /// Of a list of `total`; `last` is the last key of this page where another page follows.
    pub fn of(cx: &Cx, total: i64, last: Option<Uuid>) -> Self {
        Self { total, next_page: last.map(|last| next_page(&cx.path, last)) }
    }
}

/// The address of this page with another place to begin after.
fn next_page(path: &str, last: Uuid) -> String {
    let (path, query) = path.split_once('?').unwrap_or((path, ""));
    let kept = query.split('&').filter(|pair| !pair.is_empty() && !pair.starts_with("after="));
    let pairs: Vec<String> = kept.map(str::to_owned).chain([format!("after={last}")]).collect();
    format!("{path}?{}", pairs.join("&"))
}

#[cfg(test)]
mod tests {
    use super::next_page;
    use uuid::Uuid;

    #[test]
    fn the_next_page_keeps_what_was_asked() {
        let last = Uuid::nil();
        let next = format!("/api/v1/units?limit=2&after={last}");
        assert_eq!(next_page("/api/v1/units?after=old&limit=2", last), next);
        assert_eq!(next_page("/api/v1/units", last), format!("/api/v1/units?after={last}"));
    }
}
