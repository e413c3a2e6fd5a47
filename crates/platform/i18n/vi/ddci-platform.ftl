skip-to-content = Tới nội dung chính
menu = Mục lục
title-error = Lỗi
demo-label = Bản trình diễn
demo-notice = Bản trình diễn: đang đứng ở ngày { $today }. Kế hoạch và số liệu chỉ để minh họa.

sign-in = Đăng nhập
sign-out = Đăng xuất
sign-in-login = Tên đăng nhập
sign-in-password = Mật khẩu
sign-in-help = Chưa có tài khoản hoặc quên mật khẩu: liên hệ quản trị viên của cơ quan để nhận đường dẫn đăng nhập dùng một lần.
sign-in-wrong = Tên đăng nhập hoặc mật khẩu không đúng. Hãy kiểm tra chữ hoa, chữ thường rồi nhập lại.
sign-in-too-many = Đã thử quá nhiều lần. Hãy chờ 15 phút rồi thử lại, hoặc xin quản trị viên một đường dẫn đăng nhập.
link-title = Đăng nhập bằng đường dẫn một lần
link-explained = Bấm nút bên dưới để đăng nhập. Đường dẫn chỉ dùng được một lần.
link-spent-title = Đường dẫn này không còn dùng được
link-spent = Đường dẫn đã được dùng, đã hết hạn hoặc chưa được chép đủ. Hãy xin quản trị viên một đường dẫn mới.

account-title = Tài khoản của tôi
account-devices = Nơi đang đăng nhập
account-this-device = Thiết bị này
account-revoke = Đăng xuất thiết bị này
account-revoked = Đã đăng xuất thiết bị đó.
account-password = Đổi mật khẩu
password-current = Mật khẩu hiện tại
password-current-hint = Để trống nếu chưa đặt mật khẩu lần nào.
password-new = Mật khẩu mới
password-new-hint = Ít nhất 10 ký tự. Đổi xong phải đăng nhập lại trên mọi thiết bị.
password-change = Đổi mật khẩu
password-wrong = Mật khẩu hiện tại không đúng. Mật khẩu chưa được đổi.
password-too-short = Mật khẩu cần ít nhất 10 ký tự.
password-too-long = Mật khẩu có nhiều nhất 200 ký tự.
password-too-easy = Mật khẩu này quá dễ đoán. Hãy chọn mật khẩu khác.

form-errors = Có chỗ cần sửa
paging-label = Trang
paging-previous = Trang trước
paging-next = Trang sau
paging-position = Trang { $page } trên { $pages }

back-to-start = Về trang đầu
not-found-title = Không tìm thấy trang này
not-found = Có thể địa chỉ bị gõ thiếu, nội dung đã được chuyển đi, hoặc không thuộc phần việc của bạn.
sign-in-first-title = Bạn chưa đăng nhập
sign-in-first = Phiên làm việc đã hết nên nội dung vừa gửi chưa được lưu. Hãy đăng nhập, bấm nút quay lại của trình duyệt rồi gửi lại.
not-yours-title = Việc này không thuộc phần của bạn
not-yours = Vai trò của bạn không có quyền dùng trang này. Nếu cần, hãy đề nghị quản trị viên của cơ quan cấp quyền.
other-site-title = Yêu cầu đến từ trang khác
other-site = Nội dung được gửi từ một trang không thuộc hệ thống nên bị từ chối. Chưa có gì thay đổi.
bad-request-title = Không hiểu được yêu cầu
bad-request = Nội dung gửi lên thiếu hoặc sai khuôn dạng. Chưa có gì thay đổi; hãy quay lại và gửi lại.
too-large-title = Tệp quá lớn
too-large = Mỗi tệp lớn nhất 20 MB. Chưa có gì được lưu; hãy quay lại và chọn tệp nhỏ hơn.
too-many-title = Đã thử quá nhiều lần
error-title = Hệ thống gặp trục trặc
error-internal = Việc vừa làm chưa được lưu. Hãy thử lại sau ít phút; nếu vẫn vậy, hãy báo quản trị viên kèm giờ gặp lỗi.

## Lịch làm việc

calendar-nav = Lịch làm việc
calendar-title = Lịch làm việc năm { $year }
calendar-explained = Thứ Hai đến thứ Sáu là ngày làm việc. Dưới đây là những ngày khác với tuần thường, mỗi ngày kèm căn cứ pháp lý.
calendar-years = Năm
calendar-month = Tháng { $month }
calendar-day = { $weekday ->
    [1] thứ Hai
    [2] thứ Ba
    [3] thứ Tư
    [4] thứ Năm
    [5] thứ Sáu
    [6] thứ Bảy
   *[other] Chủ nhật
}, { $date }
calendar-no-data = Chưa có ngày nào của năm { $year }: chỉ thứ Bảy, Chủ nhật được tính là ngày nghỉ.
calendar-date = Ngày
calendar-what = Là ngày
calendar-legal-basis = Căn cứ pháp lý
calendar-source = Nguồn
calendar-off = Nghỉ
calendar-working = Làm bù
calendar-ordinary = Ngày thường
calendar-verified = Đã đối chiếu
calendar-unverified = Chưa đối chiếu
calendar-shipped = Kèm theo chương trình
calendar-own = Do cơ quan nhập
calendar-change = Sửa lịch
calendar-change-this = Sửa
calendar-change-label = Sửa { $day }
calendar-import = Nhập lịch từ tệp
calendar-done = Đã lưu lịch. { $n ->
    [0] Không hạn nào phải dời.
   *[other] { $n } hạn đã dời theo; trang của từng việc ghi rõ dời từ ngày nào sang ngày nào và vì sao.
}
calendar-change-explained = Thêm ngày nghỉ, ngày làm bù, hoặc trả một ngày về ngày thường. Trước khi lưu, hệ thống cho xem những hạn sẽ dời.
calendar-from = Từ ngày
calendar-from-hint = Ví dụ: 30/4/2026.
calendar-to = Đến hết ngày
calendar-to-hint = Để trống nếu chỉ một ngày.
calendar-kind = Những ngày này là
calendar-no-kind = Hãy chọn những ngày này là nghỉ, làm bù hay ngày thường.
calendar-off-hint = Nghỉ lễ, nghỉ bù hoặc nghỉ hoán đổi.
calendar-working-hint = Chỉ thứ Bảy hoặc Chủ nhật, làm bù cho một ngày nghỉ hoán đổi.
calendar-ordinary-hint = Như mọi ngày khác trong tuần; bỏ điều đã ghi trước đó.
calendar-name = Tên ngày
calendar-name-hint = Ví dụ: Nghỉ hoán đổi với thứ Bảy 04/5/2024.
calendar-legal-basis-hint = Số, ký hiệu và ngày của văn bản, ví dụ: 2450/VPCP-KGVX ngày 12/4/2024.
calendar-source-hint = Nơi đã lấy thông tin, ví dụ địa chỉ trang đăng văn bản. Có thể để trống.
calendar-verified-label = Đã đối chiếu với văn bản
calendar-verified-hint = Chỉ đánh dấu khi chính văn bản nêu đúng những ngày này.
calendar-nothing-yet = Chưa có gì được lưu ở bước này.
calendar-preview = Xem những hạn sẽ dời
calendar-mend = Sửa lại
calendar-leave = Bỏ, về trang lịch

calendar-fault-date = Không đọc được ngày. Hãy ghi như 30/4/2026 hoặc 2026-04-30.
calendar-fault-year = Năm phải từ 2000 đến 2100.
calendar-fault-kind = Loại ngày phải là “nghỉ”, “làm bù” hoặc “ngày thường”.
calendar-fault-name = Thiếu tên ngày.
calendar-fault-legal-basis = Thiếu căn cứ pháp lý. Hãy ghi số, ký hiệu của văn bản.
calendar-fault-too-long = Dài quá. Tên có nhiều nhất 200 ký tự, căn cứ và nguồn nhiều nhất 300 ký tự.
calendar-fault-not-weekend = Chỉ thứ Bảy hoặc Chủ nhật mới có thể là ngày làm bù.
calendar-fault-twice = Ngày này đã có ở trên.
calendar-fault-ends-before-it-begins = Ngày cuối đứng trước ngày đầu.
calendar-fault-span-too-long = Một đợt có nhiều nhất { $n } ngày.
calendar-fault-not-whole-day = Cần cả ngày, không nhận giờ.
calendar-fault-repeats = Không nhận sự kiện lặp lại: ngày nghỉ mỗi năm phải được công bố riêng.
calendar-fault-not-closed = Phần này chưa khép: tệp có thể bị cắt giữa chừng.
calendar-fault-encoding = Không phải chữ Unicode (UTF-8). Hãy lưu tệp lại dưới dạng UTF-8.
calendar-fault-too-much = Quá nhiều. Một lần nhận nhiều nhất { $n } ngày và 1 MB.

preview-title = Xem trước khi lưu lịch
preview-answer = { $n ->
    [0] Không hạn nào sẽ dời.
   *[other] { $n } hạn sẽ dời, của { $units } đơn vị.
}
preview-rule = Chỉ dời hạn của việc chưa nộp. Hạn đã qua giữ nguyên; hạn nào theo lịch mới rơi vào trước hôm nay cũng giữ nguyên, để không ai thành trễ vì lịch thay đổi.
preview-days = Ngày thay đổi: { $n }
preview-so-far = Đang là
preview-from-now-on = Sẽ là
preview-units = Hạn sẽ dời theo đơn vị
preview-unit = Đơn vị
preview-count = Số hạn
preview-moves = Từng hạn
preview-thing = Việc
preview-move = Dời
preview-more = Và { $n } hạn nữa, đã tính trong bảng theo đơn vị.
preview-confirm = { $n ->
    [0] Lưu lịch
   *[other] Lưu lịch và dời { $n } hạn
}
preview-again = Chưa lưu: từ lúc xem trước đến nay, những hạn sẽ dời đã khác đi. Hãy xem lại rồi bấm lưu.

import-explained = Nhận tệp lịch .ics, hoặc bảng .csv, .xlsx với các cột: ngày, loại (nghỉ, làm bù, ngày thường), tên ngày, căn cứ pháp lý.
import-file = Tệp lịch
import-file-hint = Tệp .ics, .csv hoặc .xlsx, lớn nhất 1 MB.
import-legal-basis-hint = Dùng cho những ngày mà tệp không nêu căn cứ; với tệp .ics thì dùng cho mọi ngày.
import-source-hint = Nơi đã lấy tệp, ví dụ địa chỉ trang của Bộ. Để trống thì ghi tên tệp.
import-no-file = Hãy chọn một tệp.
import-too-large = Tệp lớn hơn 1 MB. Hãy chọn tệp chỉ có danh sách ngày.
import-no-workbook = Không mở được tệp này như một bảng tính. Hãy lưu lại dưới dạng .xlsx hoặc .csv.
import-no-days = Tệp không có ngày nào.
import-faults = { $n } dòng không đọc được. Hãy sửa trong tệp rồi chọn lại, hoặc bỏ qua những dòng đó.
import-faults-title = Dòng không đọc được
import-days-read = Đọc được { $n } ngày. Chưa có gì được lưu.
import-line = Dòng
import-line-number = Dòng { $n }
import-value = Nội dung
import-reason = Vì sao
import-skip = Bỏ qua những dòng không đọc được
import-skip-hint = Chỉ lấy những ngày đọc được. Hãy chọn lại tệp.
import-another = Chọn tệp khác
