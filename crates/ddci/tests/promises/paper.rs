//! A small plan as an authority would write it, for the program to read.

/// Units as the testkit names them; one duplicate, one task without a time, one unknown body.
pub const PLAN: &str = "\
UỶ BAN NHÂN DÂN HUYỆN MẪU
Số: 17/KH-UBND
Huyện Mẫu, ngày 27 tháng 3 năm 2024

KẾ HOẠCH
Cải thiện chỉ số năng lực điều hành cấp sở, ngành và địa phương (DDCI) năm 2024

II. NHIỆM VỤ

1. Chỉ số “Chi phí thời gian”: phấn đấu đạt từ 8,79 điểm trở lên

- Phòng Tài chính chủ trì, phối hợp với Chi cục Thuế tổ chức đối thoại với doanh nghiệp trước ngày \
30/9/2024.
- Phòng Tài chính chủ trì công khai thủ tục trên trang thông tin, hoàn thành trong Quý III/2024.
- Văn phòng HĐND và UBND chủ trì tổng hợp kết quả, hoàn thành trước ngày 30/9/2024.

2. Chỉ số “Tính minh bạch”: phấn đấu đạt từ 7,40 điểm trở lên

- UBND các xã, thị trấn tuyên truyền trên hệ thống truyền thanh, thường xuyên.
- Phòng Nội vụ chủ trì rà soát quy trình một cửa.
- Phòng Nội vụ chủ trì kiểm tra công vụ, hằng quý, trước ngày 25 của tháng cuối quý.
";
