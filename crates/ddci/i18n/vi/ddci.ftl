## Từ chung của bảng
word-rank = Hạng
word-unit = Đơn vị
word-composite = Điểm tổng hợp
word-band = Xếp loại
word-answers = Số phiếu
word-answer = Trả lời
word-code = Mã
word-name = Tên
word-weight = Trọng số
word-score = Điểm
word-low = Cận dưới
word-high = Cận trên
word-best-rank = Hạng cao nhất
word-worst-rank = Hạng thấp nhất
word-above-next = Khả năng hơn đơn vị kế sau
word-mean-rank = Hạng trung bình
word-median-rank = Hạng trung vị
word-rank-5 = Hạng 5 %
word-rank-95 = Hạng 95 %
word-choice = Lựa chọn
word-first-order = Riêng
word-total-order = Cả tương tác
word-indicator = Chỉ tiêu
word-now = Hiện nay
word-gain-per-step = Điểm cho 1 % thang
word-room = Còn tăng được
word-needed-alone = Cần đạt nếu chỉ thay đổi chỉ tiêu này
word-within = Trong thang
word-yes = có
word-no = không
word-before = Năm trước
word-after = Năm sau
word-change = Thay đổi
word-own = Do đơn vị
word-others = Do mốc thang
word-set = Do bộ chỉ số
word-mix = Do cơ cấu người trả lời
word-lineage = Do sắp xếp đơn vị
word-verdict = Kết luận
word-rows = Số dòng
word-counted = Được tính
word-review = Cần xem lại
word-row = Dòng
word-form = Phiếu
word-form-or-enumerator = Phiếu hoặc điều tra viên
word-respondent = Người trả lời
word-rule = Quy tắc
word-action = Xử lý
word-value = Giá trị
word-question = Câu hỏi
word-missing = Thiếu
word-share = Tỷ lệ %
word-finding = Điểm nghi vấn

## Tệp và bộ chỉ số
cannot-read = không đọc được { $file }: { $why }
no-such-set = không có bộ chỉ số “{ $set }”: hãy ghi đường dẫn đến tệp TOML, hoặc một trong các mã { $codes }
no-such-unit = không có đơn vị “{ $unit }” trong tệp trả lời
no-such-code = bộ chỉ số không có mã “{ $code }”
no-such-word = “{ $word }” không hợp lệ ở đây; có thể dùng: { $choices }
lineage-columns = { $file } cần có ba cột unit, predecessor, share

## Lỗi trong tệp
fault-sheet = trang “{ $sheet }”
fault-row = dòng { $row }
fault-column = cột “{ $column }”
fault-more = … và { $count } lỗi khác
rule-file-not-empty = tệp không có gì
rule-file-kind = đây là tệp { $kind }; chương trình đọc .csv, .xlsx và .parquet
rule-file-not-encrypted = tệp có mật khẩu: hãy bỏ mật khẩu rồi thử lại
rule-file-sound = tệp bị hỏng: { $why }
rule-file-limit = nhiều hơn { $most } ({ $what })
rule-file-unicode = không phải UTF-8: hãy lưu lại tệp với mã Unicode UTF-8
rule-file-rows = dưới dòng tiêu đề không có dòng nào
rule-within-head = nằm ngoài các cột có tiêu đề
rule-column-named = cột có dữ liệu nhưng không có tên
rule-name-once = tên cột này đã có
rule-one-meaning = hai cột cùng một ý nghĩa; cột kia là cột nêu ở đây
rule-column-needed = thiếu cột này
rule-cell-needed = ô này không được để trống
rule-number = không phải là số
rule-not-negative = phải từ 0 trở lên
rule-above-zero = phải lớn hơn 0
rule-whole = phải là số nguyên dương
rule-yes-no = phải là có hoặc không
rule-word = từ này không có nghĩa ở đây
rule-row-once = đã có ở dòng trên
rule-matched = không tìm thấy trong tệp kia
rule-finite = phải là số hữu hạn hoặc để trống
rule-same-length = các danh sách phải dài bằng nhau
rule-not-empty = không được để trống
rule-unique = mã này đã dùng
rule-known = mã này chưa được định nghĩa
rule-one-root = cây chỉ số phải có một gốc và không có vòng
rule-some-weight = phải có trọng số lớn hơn 0
rule-sum-to-one = trọng số phải có tổng đúng bằng 1
rule-positive = trung bình nhân và trung bình điều hòa cần giá trị lớn hơn 0
rule-ordered = đầu thấp phải nhỏ hơn đầu cao
rule-share = tỷ lệ phải từ 0 đến 1
rule-enough = không đủ giá trị để tính
rule-spread = mọi giá trị đều bằng nhau
rule-form = không đọc được theo dạng cần có
rule-within-scale = nằm ngoài thang
rule-adds-up = không khớp với các thành phần
rule-equal-totals = tổng của các biến phải bằng nhau
rule-population-covers = tổng thể nhỏ hơn số đã chọn

## Ghi chú dưới kết quả
note-flat = Chỉ tiêu { $indicator }: mọi đơn vị bằng nhau, không có điểm; trọng số chuyển cho các chỉ tiêu khác.
note-clamped = { $unit }, chỉ tiêu { $indicator }: giá trị { $raw } nằm ngoài mốc thang, điểm được cắt về đầu thang.
note-not-enough = { $unit }: chưa đủ dữ liệu ({ $answers } phiếu, cần ít nhất { $least }); không có điểm và hạng.
note-partial = { $unit }, { $of }: chỉ có { $there } trên { $parts } phần.
note-no-score = { $unit }, { $of }: quá ít dữ liệu, không có điểm.
note-left-out = { $count } phiếu không đủ điều kiện, không được tính; “ddci index check” nêu từng phiếu.
note-unknown-columns = Các cột không dùng đến: { $columns }.
note-set-not-verified = Bộ chỉ số { $set } chưa được đối chiếu với văn bản gốc.
note-input = { $file }  SHA-256 { $hash }

## Chấm điểm
score-title = Bộ chỉ số { $set }: { $units } đơn vị, { $rows } phiếu được tính
explain-title = { $unit }, { $of }: { $value }
explain-composite = Điểm tổng hợp = { $factor } × Σ (trọng số × điểm thành phần) ÷ Σ trọng số của các phần có điểm; làm tròn một lần khi hiển thị.
explain-sub-index = Điểm thành phần = Σ (trọng số × điểm chỉ tiêu) ÷ Σ trọng số của các chỉ tiêu có điểm.
explain-source = Nguồn của bộ chỉ số: { $source }
explain-raw = Giá trị gốc là { $how }, có trọng số; “không biết” và ô trống không được tính.
explain-raw-value = Giá trị gốc { $value }, sai số chuẩn { $error } (tuyến tính hóa Taylor).
explain-goalposts = Mốc thang: { $min } ({ $lowest }) đến { $max } ({ $highest }).
explain-higher = Điểm = { $span } × ({ $value } − { $min }) ÷ ({ $max } − { $min }) + { $low }
explain-lower = Điểm = { $high } − { $span } × ({ $value } − { $min }) ÷ ({ $max } − { $min })
explain-question = Câu hỏi { $question }
kind-top-two = tỷ lệ chọn hai mức cao nhất
kind-yes = tỷ lệ trả lời có
kind-mean = trung bình các câu trả lời
kind-median = trung vị các câu trả lời
kind-record = số liệu thống kê, không từ phiếu

## Độ chắc chắn
uncertainty-title = Bộ chỉ số { $set }: khoảng tin cậy { $level } %, { $replicates } lần lấy mẫu lại, số gieo { $seed }
uncertainty-how = Khoảng điểm: phân vị bootstrap (Rao và Wu 1988). Khoảng hạng: Mogstad, Romano, Shaikh và Wilhelm 2024; hạng thật nằm trong khoảng với mức tin cậy đã nêu.
progress-bootstrap = đang lấy mẫu lại
progress-method = đang tính với các cách làm khác
method-title = Bộ chỉ số { $set }: { $runs } cách làm khác nhau, số gieo { $seed }
method-how = Thay đổi: thang điểm và cách xử lý giá trị ngoại lai, trung bình cộng hoặc nhân, trọng số ± { $shake } %, bỏ từng chỉ số thành phần.
method-sobol = Lựa chọn nào làm thay đổi thứ hạng (chỉ số Sobol’)
method-normalisation = thang điểm, giá trị ngoại lai
method-weights = trọng số
method-mean = cách lấy trung bình
method-left-out = bỏ một chỉ số thành phần

## So sánh hai năm
compare-title = Thay đổi giữa hai năm: { $units } đơn vị, { $replicates } lần lấy mẫu lại, số gieo { $seed }
compare-how = Mỗi phần là giá trị Shapley của một nguyên nhân, các phần cộng lại bằng thay đổi. Chỉ gọi là tăng hay giảm khi cả khoảng của hiệu nằm về một phía của 0.
compare-break = Chuỗi số liệu bị ngắt: câu hỏi hoặc đơn vị đã khác năm trước.
verdict-up = tăng
verdict-down = giảm
verdict-not-shown = chưa thấy thay đổi

## Mục tiêu
target-title = { $unit }: điểm tổng hợp hiện nay { $now }
target-composite = Mục tiêu { $target }: còn thiếu { $short } điểm; khả năng điểm thật đã đạt: { $chance } %.
target-sub-index = { $of }: mục tiêu { $target }, hiện nay { $now }; khả năng điểm thật đã đạt: { $chance } %.
target-total = Các mục tiêu thành phần hợp lại thành điểm tổng hợp { $total }.
target-moving = Tính theo mốc thang của lần chấm này; mốc thang thay đổi khi các đơn vị khác thay đổi.
target-levers = Thay đổi chỉ tiêu nào được nhiều điểm nhất
target-needed = { $of }: từng chỉ tiêu cần đạt bao nhiêu để có { $target }

## Kiểm tra
check-answers = { $file }: { $rows } phiếu, { $counted } phiếu được tính
check-cleaning = Quy tắc E loại phiếu; quy tắc Q chỉ đánh dấu để người có trách nhiệm xem.
check-log = Nhật ký làm sạch
check-missing = Câu trả lời còn thiếu
check-set = Bộ chỉ số { $set }: đúng quy tắc, { $parts } chỉ số thành phần, { $indicators } chỉ tiêu
check-published = { $file }: { $rows } đơn vị, { $found } điểm nghi vấn
check-by-weights = Điểm tổng hợp được tính lại theo trọng số của bộ chỉ số.
check-by-fit = Không có trọng số: so với trọng số khớp nhất với các dòng còn lại.
action-excluded = loại
action-flagged = đánh dấu
action-serious = đánh dấu nặng
action-noted = ghi nhận
action-not-judged = chưa xét đủ
clean-not-dealt-with = E1: chưa làm việc với đơn vị
clean-code-used = E2: mã khảo sát đã dùng
clean-rated-before = E3: đã đánh giá đơn vị này
clean-second-locality = E4: hộ kinh doanh đã đánh giá địa phương khác
clean-incomplete = E5: trả lời quá ít
clean-too-fast = Q01: trả lời quá nhanh
clean-no-time-to-read = Q02: không đủ thời gian để đọc (giây mỗi câu)
clean-low-speed-index = Q03: nhanh ở hầu hết các màn hình
clean-straight-lined = Q04: chọn cùng một mức suốt nhiều phần
clean-long-run = Q05: cùng một mức liên tiếp
clean-no-spread = Q06: hầu như không phân biệt
clean-dont-know = Q07: phần lớn “không biết”
clean-inattentive = Q08: sai câu kiểm tra chú ý
clean-contradiction = Q10: trả lời mâu thuẫn
clean-near-duplicate = Q11: gần giống phiếu khác
clean-wrong-clock = Q12: thời điểm không thể đúng
clean-outside-hours = Q13: bắt đầu ngoài giờ làm việc
clean-crowded-day = Q14: quá nhiều phiếu trong một ngày hoặc quá sát nhau
clean-wrong-place = Q15: xa nơi phải phỏng vấn
clean-enumerator-outlier = Q16: điều tra viên khác hẳn những người khác
clean-texts-to-read = Q17: ý kiến ghi bằng lời cần người đọc
clean-old-version = Q18: dùng bản phiếu cũ
clean-one-network = Q19: nhiều phiếu từ một mạng
clean-overheard = Q20: có người nghe suốt buổi
clean-no-column = không có cột { $column }
clean-no-last-moment = chưa nêu thời điểm cuối của đợt
clean-not-from-answers = không xét được từ phiếu trả lời
finding-outside-scale = { $of } = { $value } nằm ngoài thang
finding-does-not-follow = điểm tổng hợp công bố { $published }, tính lại được { $expected }; khớp nếu { $mends }
finding-same-as = điểm tổng hợp trùng với { $unit } tuy các thành phần khác
finding-wrong-rank = hạng đúng là { $expected }
