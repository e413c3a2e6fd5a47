//! An authority that was set up by commands.

use crate::{command::Desk, paper::PLAN};

/// The authority that the plan of these tests is written for.
const ORGANISATION: &str = r#"{
  "authority": "mau",
  "units": [
    {"code": "mau", "name": "UBND huyện Mẫu", "kind": "peoples_committee",
     "source": "test", "verified": true},
    {"code": "office", "name": "Văn phòng HĐND và UBND", "kind": "division",
     "source": "test", "verified": true},
    {"code": "finance", "name": "Phòng Tài chính", "kind": "division",
     "source": "test", "verified": true},
    {"code": "an", "name": "UBND xã An", "kind": "commune", "source": "test", "verified": true},
    {"code": "binh", "name": "UBND xã Bình", "kind": "commune", "source": "test", "verified": true}
  ],
  "groups": [
    {"code": "communes", "name": "UBND các xã, thị trấn", "members": {"kinds": ["commune"]}}
  ]
}"#;

/// One more unit, which the plan needs.
const INTERIOR: &str = r#"{"authority": "mau", "units": [{"code": "interior",
  "name": "Phòng Nội vụ", "kind": "division", "source": "test", "verified": true}]}"#;

/// A desk with an installation on it.
pub fn installed() -> Desk {
    let desk = Desk::new();
    desk.put("units.json", ORGANISATION).put("more.json", INTERIOR).put("plan.txt", PLAN);
    desk.done(&["init", "--organisation", "units.json"]);
    desk
}
