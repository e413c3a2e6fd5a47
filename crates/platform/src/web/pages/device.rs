//! What a browser says of itself, in the words by which its owner knows it.

/// What a browser's own line names it by, the more exact first: most claim to be others too.
const BROWSERS: [(&str, &str); 8] = [
    ("coc_coc_browser/", "Cốc Cốc"),
    ("SamsungBrowser/", "Samsung Internet"),
    ("Edg/", "Edge"),
    ("OPR/", "Opera"),
    ("Firefox/", "Firefox"),
    ("CriOS/", "Chrome"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
];

const SYSTEMS: [(&str, &str); 6] = [
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("Mac OS X", "macOS"),
    ("Linux", "Linux"),
];

/// "Chrome, Windows"; a line that says nothing known stays as it is.
pub(super) fn name(agent: &str) -> String {
    let known = |names: &[(&str, &'static str)]| {
        names.iter().find_map(|(mark, name)| agent.contains(mark).then_some(*name))
    };
    match (known(&BROWSERS), known(&SYSTEMS)) {
        (Some(browser), Some(system)) => format!("{browser}, {system}"),
        (Some(one), None) | (None, Some(one)) => one.to_owned(),
        (None, None) => agent.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::name;

    #[test]
    fn a_browser_is_called_by_its_name() {
        let chrome = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like \
                      Gecko) Chrome/130.0.0.0 Safari/537.36";
        for (agent, expected) in [
            (chrome.to_owned(), "Chrome, Windows"),
            (format!("{chrome} Edg/130.0.0.0"), "Edge, Windows"),
            (chrome.replace("Chrome/", "coc_coc_browser/130 Chrome/"), "Cốc Cốc, Windows"),
            (
                "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) Safari/604.1".to_owned(),
                "Safari, iPhone",
            ),
            ("curl/8.5.0".to_owned(), "curl/8.5.0"),
            (String::new(), ""),
        ] {
            assert_eq!(name(&agent), expected, "{agent}");
        }
    }
}
