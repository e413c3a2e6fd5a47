//! What machines that watch over this one are told, and where.

use crate::{
    authority::installed,
    command::{Desk, get},
};
use std::net::TcpListener;

fn free() -> String {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().to_string()
}

#[test]
fn metrics_are_served_apart_from_pages() {
    let desk = installed();
    let (pages, apart) = (free(), free());
    desk.put("ddci.toml", format!("metrics_listen = \"{apart}\"\n"));
    desk.done(&["backup", "ddci.backup"]);
    let serving = desk.serve(&["serve", "--listen", &pages]);

    get(&pages, "/sign-in");
    get(&pages, "/nowhere");
    assert!(get(&apart, "/health/ready").ends_with("\r\n\r\nok\n"));
    let told = get(&apart, "/metrics");

    for line in [
        "ddci_requests_total{method=\"GET\",route=\"/sign-in\",status=\"200\"} 1",
        "ddci_requests_total{method=\"GET\",route=\"(none)\",status=\"404\"} 1",
        "ddci_request_seconds_count{method=\"GET\",route=\"/sign-in\"} 1",
        "ddci_request_seconds_bucket{method=\"GET\",route=\"/sign-in\",le=\"30\"} 1",
        "ddci_obligations_open{authority=\"",
        "ddci_obligations_overdue{authority=\"",
        "ddci_jobs{state=\"",
        "ddci_messages{state=\"waiting\"} 0",
        "ddci_audit_entries{authority=\"",
        "ddci_last_backup_timestamp_seconds ",
        "ddci_database_connections ",
        "ddci_build_info{version=\"",
    ] {
        assert!(told.contains(line), "{line} is not in\n{told}");
    }
    assert!(get(&pages, "/metrics").starts_with("HTTP/1.1 404 "), "not where people come");
    assert!(get(&apart, "/sign-in").starts_with("HTTP/1.1 404 "), "nor pages there");
    assert_eq!(serving.stop(), 0);
}

#[test]
fn metrics_never_share_the_address_of_pages() {
    let desk: Desk = installed();
    let pages = free();
    let port = pages.rsplit(':').next().unwrap().to_owned();
    for apart in [pages.clone(), format!("0.0.0.0:{port}")] {
        desk.put("ddci.toml", format!("metrics_listen = \"{apart}\"\n"));

        let told = desk.refused(&["serve", "--listen", &pages]);

        assert!(told.contains("name another port"), "{told}");
    }
}
