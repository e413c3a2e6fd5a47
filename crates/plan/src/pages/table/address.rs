//! Addresses of the table: always made from a filter, never from a text that was sent.

use crate::{model::PlanId, store::filter::TableFilter};
use axum::{extract::Query, http::Uri};

/// The table of a plan with a filter.
pub(in crate::pages) fn path(plan: PlanId, filter: &TableFilter) -> String {
    with_query(&format!("/plans/{plan}/table"), &filter.address())
}

/// Another side of a plan, "timeline", with the same filter.
pub(super) fn of(side: &str, plan: PlanId, filter: &TableFilter) -> String {
    with_query(&format!("/plans/{plan}/{side}"), &filter.address())
}

/// A page of a side.
pub(super) fn page_of(side: &str, plan: PlanId, filter: &TableFilter, page: i64) -> String {
    let query = filter.address();
    let query = if query.is_empty() { query } else { format!("{query}&") };
    format!("/plans/{plan}/{side}?{query}page={page}")
}

/// An address with a query, where there is one.
pub(super) fn with_query(path: &str, query: &str) -> String {
    if query.is_empty() { path.to_owned() } else { format!("{path}?{query}") }
}

/// Reads a query back; whatever it holds beside the fields of a filter is left out.
pub(super) fn read(query: &str) -> TableFilter {
    let pairs = format!("/?{query}")
        .parse::<Uri>()
        .ok()
        .and_then(|uri| Query::<Vec<(String, String)>>::try_from_uri(&uri).ok())
        .map(|pairs| pairs.0)
        .unwrap_or_default();
    TableFilter::read(|name| {
        pairs.iter().find_map(|(key, value)| (key == name).then(|| value.clone()))
    })
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn an_address_comes_back_as_it_was_written() {
        for address in [
            "",
            "sub_index=2&block=a&part=coordinating&leader=%C4%90%E1%BB%93ng%20ch%C3%AD%20A%26B",
            "tab=due-soon&from=2024-04-01&to=2024-06-30&month=2024-05&kind=quota&sort=unit",
            "words=%C4%91%E1%BB%91i%20tho%E1%BA%A1i%20%3D%25%2B",
        ] {
            assert_eq!(read(address).address(), address);
        }
    }

    #[test]
    fn nothing_but_fields_of_a_filter_is_kept() {
        for address in [
            "next=https%3A%2F%2Fevil.example&tab=any&unit=1&month=2024-13&sub_index=x&kind=unstated",
            "//evil.example",
            "sort=due&page=7&words=%20%20",
        ] {
            assert_eq!(read(address).address(), "", "{address}");
        }
    }
}
