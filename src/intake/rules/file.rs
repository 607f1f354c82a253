//! Rules about the file itself.

use crate::finding::{Rule, Severity};

/// The file is no workbook.
pub const NOT_A_WORKBOOK: Rule = Rule {
    code: "TEP01",
    severity: Severity::Error,
    title: "Tệp không phải bảng tính",
    explanation: "Nội dung của tệp là một loại tài liệu khác (văn bản, ảnh, trang web…), dù phần mở rộng của tên tệp có thể là .xlsx. Chương trình nhận biết theo nội dung, không theo tên tệp.",
    advice: "Gửi lại biểu mẫu Excel (.xlsx) đã điền; không gửi bản PDF, Word hoặc ảnh chụp.",
    example: "văn bản PDF",
};

/// The file has a password.
pub const ENCRYPTED: Rule = Rule {
    code: "TEP02",
    severity: Severity::Error,
    title: "Tệp có mật khẩu",
    explanation: "Tệp được đặt mật khẩu mở nên không đọc được nội dung.",
    advice: "Bỏ mật khẩu mở tệp (Tệp › Thông tin › Bảo vệ sổ làm việc), lưu và gửi lại.",
    example: "bảng tính Excel có mật khẩu",
};

/// The file is above a limit.
pub const TOO_BIG: Rule = Rule {
    code: "TEP03",
    severity: Severity::Error,
    title: "Tệp vượt giới hạn",
    explanation: "Tệp, một phần bên trong tệp, số trang tính hoặc số ô lớn hơn mức chương trình đọc. Biểu báo cáo thông thường chỉ vài chục KB.",
    advice: "Xóa ảnh, trang tính và vùng định dạng thừa, hoặc điền lại vào biểu mẫu gốc rồi gửi lại.",
    example: "tệp có 80 MB, giới hạn 64 MB",
};

/// The file is damaged.
pub const BROKEN: Rule = Rule {
    code: "TEP04",
    severity: Severity::Error,
    title: "Tệp bị hỏng",
    explanation: "Tệp có dấu hiệu là bảng tính nhưng không mở được, thường do tải về hoặc gửi đi chưa trọn vẹn.",
    advice: "Mở tệp bằng Excel, lưu lại dạng .xlsx và gửi lại; nếu không mở được, điền lại vào biểu mẫu gốc.",
    example: "không mở được tệp nén bên trong (tệp bị cắt cụt)",
};

/// The file holds nothing.
pub const EMPTY_FILE: Rule = Rule {
    code: "TEP05",
    severity: Severity::Error,
    title: "Tệp rỗng",
    explanation: "Tệp không có nội dung nào.",
    advice: "Gửi lại tệp đã điền số liệu.",
    example: "tệp rỗng, 0 byte",
};

/// A part of the workbook could not be read.
pub const PARTLY_BROKEN: Rule = Rule {
    code: "TEP06",
    severity: Severity::Warning,
    title: "Một phần bảng tính không đọc được",
    explanation: "Một trang tính hoặc một số ô bị hỏng; phần còn lại vẫn được đọc.",
    advice: "Mở tệp bằng Excel, kiểm tra trang tính đã nêu, lưu lại dạng .xlsx và gửi lại.",
    example: "không đọc được trang tính «Biểu nhập»",
};

/// Rows, columns or sheets hidden by hand were not read.
pub const HIDDEN: Rule = Rule {
    code: "TEP07",
    severity: Severity::Note,
    title: "Nội dung bị ẩn, không đọc",
    explanation: "Hàng, cột hoặc trang tính bị ẩn bằng tay được coi là đã bỏ, nên không đọc số liệu trong đó.",
    advice: "Nếu số liệu bị ẩn vẫn cần báo cáo, hiện lại hàng, cột hoặc trang tính đó rồi gửi lại.",
    example: "hàng 15 bị ẩn, có nội dung",
};

/// Rows that a filter hides were read.
pub const FILTERED: Rule = Rule {
    code: "TEP08",
    severity: Severity::Note,
    title: "Hàng bị bộ lọc che, vẫn đọc",
    explanation: "Hàng đang bị bộ lọc che chứ không phải bị ẩn bằng tay, nên số liệu vẫn được đọc.",
    advice: "Bỏ bộ lọc trước khi gửi để người nhận nhìn thấy đủ số liệu.",
    example: "3 hàng bị bộ lọc che: 12, 13, 20",
};

/// Struck-out text was not read.
pub const STRUCK: Rule = Rule {
    code: "TEP09",
    severity: Severity::Note,
    title: "Chữ gạch ngang, không đọc",
    explanation: "Chữ hoặc số bị gạch ngang được coi là đã bỏ, nên không đọc.",
    advice: "Nếu nội dung đó vẫn có giá trị, bỏ gạch ngang; nếu không, xóa hẳn.",
    example: "đã gạch ngang: 120",
};

/// Text in a legacy encoding was converted.
pub const CONVERTED: Rule = Rule {
    code: "TEP10",
    severity: Severity::Note,
    title: "Chữ đã được chuyển sang Unicode",
    explanation: "Ô dùng bảng mã cũ (TCVN3, VNI) hoặc chữ cái trông giống của bảng chữ khác; chương trình đã chuyển sang tiếng Việt Unicode dựng sẵn.",
    advice: "Đối chiếu chữ đã chuyển; lần sau dùng phông Unicode (Times New Roman).",
    example: "§· hoµn thµnh → Đã hoàn thành",
};

/// The file lies in the period's folder but can't be read from the disk.
pub const NOT_READ_FROM_DISK: Rule = Rule {
    code: "TEP11",
    severity: Severity::Error,
    title: "Không đọc được tệp từ ổ đĩa",
    explanation: "Tệp có trong thư mục của kỳ nhưng hệ thống không cho đọc, thường vì đang bị chương trình khác giữ hoặc thiếu quyền.",
    advice: "Đóng chương trình đang mở tệp, kiểm tra quyền đọc, rồi chạy lại.",
    example: "so-noi-vu.xlsx không mở được",
};

/// A file that programs leave behind was passed over.
pub const PASSED_OVER: Rule = Rule {
    code: "TEP12",
    severity: Severity::Note,
    title: "Tệp tạm, bỏ qua",
    explanation: "Tệp do Excel, LibreOffice hoặc hệ điều hành tự tạo (tệp khóa, ảnh thu nhỏ), không phải tệp của cơ quan gửi.",
    advice: "Không phải làm gì; nếu tệp khóa còn đó, hãy đóng Excel để chắc chắn bản gửi đã được lưu.",
    example: "~$so-noi-vu.xlsx",
};

/// Reading the file took more memory than a file may take.
pub const OUT_OF_MEMORY: Rule = Rule {
    code: "TEP13",
    severity: Severity::Error,
    title: "Tệp cần quá nhiều bộ nhớ",
    explanation: "Mỗi tệp được đọc trong một tiến trình riêng có giới hạn bộ nhớ. Tệp này cần nhiều hơn, thường do có ô nằm rất xa vùng số liệu, do hàng hoặc cột lặp lại hàng triệu lần, hoặc do tệp bị hỏng. Các tệp khác không bị ảnh hưởng.",
    advice: "Chép riêng trang biểu báo cáo sang một tệp mới, lưu dạng .xlsx (hoặc điền lại vào biểu mẫu gốc) rồi gửi lại.",
    example: "cần hơn 1536 MB bộ nhớ (giới hạn cho một tệp) khi đọc trang tính thứ 1 «Sheet1»",
};

/// Reading the file took longer than a file may take.
pub const TOO_SLOW: Rule = Rule {
    code: "TEP14",
    severity: Severity::Error,
    title: "Tệp đọc quá lâu",
    explanation: "Mỗi tệp chỉ được đọc trong một thời gian nhất định; biểu báo cáo thông thường cần chưa đến một phần mười giây. Tệp này chưa đọc xong khi hết thời gian nên bị dừng. Các tệp khác không bị ảnh hưởng.",
    advice: "Chép riêng trang biểu báo cáo sang một tệp mới, lưu dạng .xlsx (hoặc điền lại vào biểu mẫu gốc) rồi gửi lại. Nếu máy đang rất bận, chạy lại chương trình.",
    example: "chưa đọc xong sau 10 giây (giới hạn cho một tệp), đang đọc trang tính thứ 1 «Sheet1»",
};

/// Reading the file ended the process that read it.
pub const READER_DIED: Rule = Rule {
    code: "TEP15",
    severity: Severity::Error,
    title: "Việc đọc tệp bị dừng đột ngột",
    explanation: "Tiến trình đọc tệp này đã dừng mà không trả lời, thường do nội dung tệp bị hỏng nặng. Các tệp khác không bị ảnh hưởng.",
    advice: "Mở tệp bằng Excel, chép riêng trang biểu báo cáo sang một tệp mới, lưu dạng .xlsx rồi gửi lại; nếu không mở được, điền lại vào biểu mẫu gốc.",
    example: "tiến trình đọc tệp dừng đột ngột khi mở bảng tính",
};

/// Fonts, formats and hidden rows of a workbook could not be seen.
pub const LOOKS_UNSEEN: Rule = Rule {
    code: "TEP16",
    severity: Severity::Note,
    title: "Không xem được định dạng của ô",
    explanation: "Trong tệp này chương trình chỉ đọc được nội dung ô, không xem được phông chữ, định dạng phần trăm, hàng và cột ẩn, chữ gạch ngang. Bảng mã và phần trăm được suy theo nội dung; hàng, cột bị ẩn hoặc chữ bị gạch (nếu có) vẫn được đọc như ô thường.",
    advice: "Mở tệp bằng Excel, lưu lại dạng .xlsx (Sổ làm việc Excel) rồi gửi lại, hoặc đối chiếu số liệu đã đọc với tệp.",
    example: "phần định dạng của tệp .xls không đọc được",
};
