//! Words that end the name of a body: what it does, how, when and where.

/// Words and phrases that never continue a name.
pub(super) const STOPS: &[&str] = &[
    // roles
    "chủ trì", "chủ động", "chủ chốt", "phối hợp", "là", "làm", "có trách nhiệm", "có nhiệm vụ", "chịu trách nhiệm",
    "đầu mối", "phụ trách", "được giao", "được phân công", "tham mưu", "giúp", "thay mặt",
    // manner
    "tiếp tục", "tích cực", "nghiêm túc", "thường xuyên", "kịp thời", "khẩn trương", "tập trung", "đồng thời",
    "quyết liệt", "trực tiếp", "cùng", "cùng với", "nghiêm", "chú trọng", "ưu tiên", "đi đầu", "gương mẫu",
    "thật sự", "hết sức", "luôn", "đều", "cũng", "sớm", "quan tâm",
    // time
    "hằng", "hàng", "mỗi", "định kỳ", "trước ngày", "trước", "sau", "chậm nhất", "muộn nhất", "ngay", "khi", "nếu",
    "trong", "từ", "đến", "kể từ", "năm", "quý", "tháng", "đột xuất",
    // relation
    "căn cứ", "theo", "trên cơ sở", "dựa", "về", "để", "cho", "tại", "trên", "ở", "vào", "của", "với", "do",
    "bằng", "qua", "thông qua", "nhằm", "như", "gồm", "bao gồm", "hoặc", "mà", "thì", "vì", "ra", "lên", "xuống",
    "ngoài ra", "những", "một", "mọi", "từng", "toàn bộ", "này", "nêu trên", "trên đây", "nói trên", "gắn",
    // modality
    "phải", "cần", "sẽ", "được", "có", "không", "đã", "đang", "bị", "chưa", "tự", "việc", "nhận thức", "hãy",
    // verbs
    "thực hiện", "triển khai", "tổ chức thực hiện", "tổ chức", "hướng dẫn", "theo dõi", "đôn đốc", "kiểm tra", "giám sát",
    "tổng hợp", "báo cáo", "xây dựng kế hoạch", "xây dựng", "rà soát", "công khai", "niêm yết", "đăng tải", "đăng",
    "cập nhật", "cung cấp", "hỗ trợ", "tư vấn", "giải quyết", "xử lý", "tiếp nhận", "trả lời", "trả kết quả", "trả",
    "tuyên truyền", "phổ biến", "vận động", "khảo sát", "đánh giá", "thống kê", "đề xuất", "đề nghị", "kiến nghị",
    "trình", "ban hành", "phê duyệt", "thẩm định", "nghiên cứu", "quán triệt", "chỉ đạo", "điều hành", "bố trí",
    "sắp xếp", "phân công", "phân loại", "cải thiện", "nâng cao", "nâng cấp", "nâng", "đẩy mạnh", "tăng cường",
    "duy trì", "vận hành", "quản lý", "sử dụng", "ứng dụng", "thiết lập", "thành lập", "lập", "mở", "kết nối",
    "giới thiệu", "mời", "gửi", "chuyển", "phát", "phát hành", "phát động", "phát huy", "phát hiện", "in", "lấy",
    "ký", "ký kết", "thông báo", "thông tin đến", "thông tin cho", "tiếp", "gặp gỡ", "gặp", "đối thoại", "lắng nghe",
    "thu thập", "thu hút", "thu", "giảm", "cắt giảm", "rút ngắn", "bảo đảm", "đảm bảo", "hoàn thành", "hoàn thiện",
    "khắc phục", "tháo gỡ", "đơn giản hóa", "số hóa", "tạo", "tạo điều kiện", "tập huấn", "bồi dưỡng", "đào tạo cho",
    "biên tập", "biên soạn", "viết", "xuất bản", "truyền thông về", "công bố", "xác minh", "xác định", "xác nhận",
    "làm việc", "mở rộng", "kích hoạt", "trang bị", "đầu tư hệ", "lắp đặt", "bàn giao", "giao", "nhập", "quy định",
    "quyết định", "chấn chỉnh", "nhắc nhở", "kỷ luật", "khen thưởng", "xin lỗi", "cam kết", "đăng ký thực", "ghi",
    "rút mẫu", "rút", "xét chọn", "xét", "chọn", "lựa chọn", "bình chọn", "phát triển kết", "đề ra", "đưa", "cử", "giữ",
    "giữ vững", "bảo vệ quyền", "phòng ngừa", "đấu tranh", "ngăn chặn", "thanh toán", "giải ngân", "cấp", "thẩm tra",
    "tham gia", "tham dự", "góp ý", "phản ánh", "phản biện", "liên hệ", "trao đổi", "thỏa thuận", "hợp nhất", "dự thảo",
    "soạn thảo", "chuẩn bị", "tiến hành", "khai thác", "bổ sung", "điều chỉnh", "sửa đổi", "thay thế", "bãi bỏ",
    "liên thông", "xuống cơ", "đến từng", "mời gọi", "khuyến khích", "động viên", "huy động", "cân đối", "dự toán",
    "quy hoạch lại", "thí điểm", "tạo lập", "chia sẻ", "đồng hành", "phân tích", "so sánh", "dán", "treo", "đặt",
    "nhắn", "gọi", "hẹn", "hoạt động", "nộp", "thẩm quyền", "tra cứu", "phấn đấu", "tập hợp", "giải đáp", "giải trình",
    "chịu", "tuân thủ", "chấp hành", "bảo quản", "lưu trữ", "kiểm soát", "kiểm kê", "đo lường mức", "khen", "trao",
    "quảng bá", "xúc tiến các", "tìm kiếm", "tìm", "hình thành", "thúc đẩy", "cụ thể hóa", "xem xét", "cho ý kiến",
    "tự kiểm", "tự rà", "chủ quản", "chấm điểm", "chấm", "cắt", "bãi", "thay", "đổi mới phương", "đổi mới cách",
    "đổi mới nội", "hợp đồng", "nắm bắt", "nắm", "thăm", "đến làm", "ra mắt", "khai trương", "khởi động", "mua sắm",
    "bám sát", "nêu cao", "siết chặt", "xem", "trích", "dành", "phân bổ", "tinh giản", "luân chuyển", "điều động",
    "tăng", "thẩm", "chi trả", "quay", "chụp", "dựng", "trực", "chỉ", "gỡ", "gỡ bỏ", "tải", "nhân rộng", "lồng ghép",
    "sơ kết", "tổng kết", "bình xét", "xếp hạng", "ban", "thực thi", "xác lập", "đồng bộ", "kê khai", "khai",
    "phục hồi", "tái", "bảo lãnh", "cho vay", "giải phóng", "thu hồi", "bồi thường", "đấu giá", "đấu thầu qua",
    "mở lớp", "mở chuyên", "đón", "nhận", "quét", "tích hợp", "thử nghiệm", "xây", "sửa", "sửa chữa", "nghiệm thu",
];
