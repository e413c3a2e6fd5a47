//! Fields of administration as they stand in names of bodies.

/// Capital and small syllable that belong together: the small one never begins a verb.
pub(super) const FIELDS: &[&str] = &[
    "tài chính", "kế hoạch", "kinh tế", "hạ tầng", "đô thị", "nội vụ", "tư pháp", "văn hóa", "thông tin",
    "thể thao", "du lịch", "truyền thông", "khoa học", "công nghệ", "tài nguyên", "môi trường", "nông nghiệp",
    "nông thôn", "lao động", "thương binh", "xã hội", "dân tộc", "tôn giáo", "giáo dục", "đào tạo", "y tế",
    "xây dựng", "giao thông", "vận tải", "công thương", "ngoại vụ", "thanh tra", "đầu tư", "quân sự", "thống kê",
    "đăng ký", "đất đai", "dân vận", "tuyên giáo", "tổ chức", "kiểm lâm", "thị trường", "thú y", "chăn nuôi",
    "bảo vệ", "quản lý", "khuyến công", "khuyến nông", "xúc tiến", "thương mại", "công nghiệp", "năng lượng",
    "kỹ thuật", "hành chính", "tổng hợp", "địa chính", "hộ tịch", "nhà nước", "phát triển", "chính sách",
    "phát thanh", "truyền hình", "truyền thanh", "phụ nữ", "nông dân", "thanh niên", "doanh nghiệp",
    "hợp tác", "chuyển đổi", "đổi mới", "sáng tạo", "dịch vụ", "việc làm", "thủy sản", "thủy lợi", "đầu tư",
    "nghiệp vụ", "pháp chế", "kiểm tra", "tiếp công", "quy hoạch", "kiến trúc", "giám định", "đo lường",
];

/// Fields joined by a comma within one name: what may follow which.
pub(super) const JOINED_BY_COMMA: &[(&str, &[&str])] = &[
    ("văn hóa", &["khoa học", "thể thao", "thông tin", "xã hội", "gia đình"]),
    ("lao động", &["thương binh"]),
    ("thương binh", &["xã hội"]),
    ("kinh tế", &["hạ tầng"]),
    ("khoa học", &["công nghệ"]),
    ("phát thanh", &["truyền hình"]),
    ("thể thao", &["du lịch"]),
    ("tiêu chuẩn", &["đo lường"]),
];

/// Fields joined by "và" within one name, for lists in which a bare field is a name of its own.
pub(super) const JOINED_BY_AND: &[(&str, &str)] = &[
    ("kế hoạch", "đầu tư"),
    ("nông nghiệp", "môi trường"),
    ("nông nghiệp", "phát triển"),
    ("tài nguyên", "môi trường"),
    ("khoa học", "công nghệ"),
    ("thông tin", "truyền thông"),
    ("thương binh", "xã hội"),
    ("giáo dục", "đào tạo"),
    ("văn hóa", "thông tin"),
    ("văn hóa", "du lịch"),
    ("thể thao", "du lịch"),
    ("khoa học", "thông tin"),
    ("thể thao", "truyền thông"),
    ("kinh tế", "hạ tầng"),
    ("hạ tầng", "đô thị"),
    ("giao thông", "vận tải"),
    ("dân tộc", "tôn giáo"),
    ("khuyến công", "xúc tiến"),
    ("xúc tiến", "hỗ trợ"),
    ("lao động", "xã hội"),
    ("quy hoạch", "kiến trúc"),
    ("trồng trọt", "bảo vệ"),
    ("chăn nuôi", "thú y"),
    ("đổi mới", "sáng tạo"),
    ("văn hóa", "xã hội"),
    ("xây dựng", "môi trường"),
];
