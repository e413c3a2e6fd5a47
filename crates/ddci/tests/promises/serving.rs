//! `ddci demo` and `ddci serve`: where they may be reached, and that they stop when asked.

use crate::{
    authority::installed,
    command::{Desk, get},
    paper::PLAN,
};
use ddci_platform::permit::Role;
use rstest::rstest;
use std::net::TcpListener;

/// Everybody who holds a link of the demonstration is in, so nobody else may reach it.
#[rstest]
#[case::everywhere("0.0.0.0")]
#[case::everywhere_in_six("::")]
#[case::the_network("192.0.2.1")]
fn the_demo_serves_this_machine_only(#[case] address: &str) {
    let told = Desk::new().refused(&["demo", "--listen", address, "--port", "0"]);

    assert!(told.contains(&format!("{address} is not a loopback address")), "{told}");
}

#[test]
fn a_demo_of_what_is_no_plan_is_refused() {
    let desk = Desk::new();
    desk.put("thu.txt", "Kính gửi ông bà.");

    let ended = desk.run(&["demo", "--plan", "thu.txt", "--port", "0"]);

    assert_eq!((ended.code, ended.out.as_str()), (2, ""), "{ended:?}");
    assert!(ended.err.contains("is not a plan"), "{ended:?}");
}

/// Any plan that can be read is shown: an address, a link for each role, and pages behind both.
#[test]
fn the_demo_shows_any_plan() {
    let desk = Desk::new();
    desk.put("plan.txt", PLAN);

    let mut demo = desk.serve(&["demo", "--plan", "plan.txt", "--port", "0"]);

    let first = demo.line();
    let address = first.strip_prefix("Address: http://").unwrap().to_owned();
    let links: Vec<String> = (0..7).map(|_| demo.line()).collect();
    for (link, role) in links.iter().zip(Role::ALL) {
        let start = format!("{:<14} http://{address}/sign-in/link/", role.word());
        assert!(link.starts_with(&start), "{link}");
        let path = link.split_once(&address).unwrap().1;
        assert!(get(&address, path).starts_with("HTTP/1.1 200 "), "{link}");
    }
    assert!(get(&address, "/dashboard").starts_with("HTTP/1.1 303 "));
    assert_eq!(demo.stop(), 0);
}

#[test]
fn an_installation_is_served_until_it_is_stopped() {
    let desk = installed();
    let free = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().to_string();

    let serving = desk.serve(&["serve", "--listen", &free]);

    assert!(get(&free, "/healthz").ends_with("\r\n\r\nok\n"));
    assert!(get(&free, "/").contains("location: /sign-in\r\n"));
    assert_eq!(serving.stop(), 0);
}
