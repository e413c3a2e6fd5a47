//! Units that people call by one name: "Mẫu Sơn" of Cao Lộc and of Lộc Bình, the township and the
//! commune of Cao Lộc.

use super::{Unit, UnitId, body_key};
use std::collections::{BTreeMap, BTreeSet};

/// What a committee's name begins with, folded; longest first.
const COMMITTEES: [&str; 2] = ["hdnd va ubnd", "ubnd"];

/// The ranks of places, folded.
const RANKS: [&str; 9] =
    ["thi tran", "thanh pho", "dac khu", "thi xa", "phuong", "huyen", "quan", "tinh", "xa"];

/// The name under which people speak of a unit: folded, without "UBND" and without what kind of
/// place it is, so that the township and the commune of one name meet.
pub fn place_key(name: &str) -> String {
    let key = body_key(name);
    let place = COMMITTEES.iter().find_map(|committee| after(&key, committee)).unwrap_or(&key);
    RANKS.iter().find_map(|rank| after(place, rank)).unwrap_or(place).to_owned()
}

/// What follows a whole word; never nothing.
fn after<'a>(text: &'a str, word: &str) -> Option<&'a str> {
    let rest = text.strip_prefix(word)?.strip_prefix(' ')?;
    (!rest.is_empty()).then_some(rest)
}

/// The units that share their name with another, each of which has to be shown with what tells
/// them apart.
pub fn homonyms(units: &[Unit]) -> BTreeSet<UnitId> {
    let mut by_name: BTreeMap<String, Vec<UnitId>> = BTreeMap::new();
    for unit in units {
        by_name.entry(place_key(&unit.name)).or_default().push(unit.id);
    }
    by_name.into_values().filter(|same| same.len() > 1).flatten().collect()
}

#[cfg(test)]
mod tests {
    use super::place_key;

    #[test]
    fn one_place_under_several_ranks_is_one_name() {
        for name in ["UBND xã Cao Lộc", "UBND thị trấn Cao Lộc", "Ủy ban nhân dân huyện Cao Lộc"]
        {
            assert_eq!(place_key(name), "cao loc", "{name}");
        }
        assert_eq!(place_key("UBND phường Đông Kinh"), "dong kinh");
    }

    #[test]
    fn what_is_no_place_keeps_its_name() {
        assert_eq!(place_key("Phòng Nội vụ"), "phong noi vu");
        assert_eq!(place_key("Xã"), "xa");
        assert_eq!(place_key("UBND xã Xá Lộc"), "xa loc", "a name may begin like a rank");
    }
}
