//! The form under which a body's name is remembered and found again.

/// Folds a body's name so that spellings of one name meet: without marks and case, "Ủy ban nhân
/// dân" as "ubnd", "&" as "va", punctuation as space, without a leading "Giao" or "đồng chí".
pub fn body_key(name: &str) -> String {
    let folded = ddci_vntext::fold(&name.replace('&', " và "));
    let words: String = folded.chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    let joined = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let short = joined.replace("uy ban nhan dan", "ubnd").replace("hoi dong nhan dan", "hdnd");
    let mut key = short.as_str();
    for lead in ["giao ", "dong chi ", "d c "] {
        key = key.strip_prefix(lead).unwrap_or(key);
    }
    key.to_owned()
}

#[cfg(test)]
mod tests {
    use super::body_key;

    #[test]
    fn spellings_of_one_name_meet() {
        let key = body_key("Văn phòng HĐND và UBND huyện");
        assert_eq!(key, body_key("Giao Văn phòng HĐND & Ủy ban nhân dân huyện"));
        assert_eq!(body_key("Phòng Kinh tế - Hạ tầng"), "phong kinh te ha tang");
        assert_ne!(body_key("UBND xã Thụy Hùng"), body_key("UBND xã Thuỵ Hương"));
    }
}
