//! `TEP`: the file itself.

super::rules! {
    /// The file is no workbook.
    NOT_A_WORKBOOK {
        code: "TEP01",
        severity: Error,
        title: "Tệp không phải bảng tính",
        explanation: "Nội dung của tệp là một loại tài liệu khác (văn bản, ảnh, trang web…), dù phần mở rộng của tên tệp có thể là .xlsx. Chương trình nhận biết theo nội dung, không theo tên tệp.",
        advice: "Gửi lại biểu mẫu Excel (.xlsx) đã điền; không gửi bản PDF, Word hoặc ảnh chụp.",
        example: "văn bản PDF",
    }

    /// The file has a password.
    ENCRYPTED {
        code: "TEP02",
        severity: Error,
        title: "Tệp có mật khẩu",
        explanation: "Tệp được đặt mật khẩu mở nên không đọc được nội dung.",
        advice: "Bỏ mật khẩu mở tệp (Tệp › Thông tin › Bảo vệ sổ làm việc), lưu và gửi lại.",
        example: "bảng tính Excel có mật khẩu",
    }

    /// The file is above a limit.
    TOO_BIG {
        code: "TEP03",
        severity: Error,
        title: "Tệp vượt giới hạn",
        explanation: "Tệp, một phần bên trong tệp, số trang tính hoặc số ô lớn hơn mức chương trình đọc. Biểu báo cáo thông thường chỉ vài chục KB.",
        advice: "Xóa ảnh, trang tính và vùng định dạng thừa, hoặc điền lại vào biểu mẫu gốc rồi gửi lại.",
        example: "tệp có 80 MB, giới hạn 64 MB",
    }

    /// The file is damaged.
    BROKEN {
        code: "TEP04",
        severity: Error,
        title: "Tệp bị hỏng",
        explanation: "Tệp có dấu hiệu là bảng tính nhưng không mở được, thường do tải về hoặc gửi đi chưa trọn vẹn.",
        advice: "Mở tệp bằng Excel, lưu lại dạng .xlsx và gửi lại; nếu không mở được, điền lại vào biểu mẫu gốc.",
        example: "không mở được tệp nén bên trong (tệp bị cắt cụt)",
    }

    /// The file holds nothing.
    EMPTY_FILE {
        code: "TEP05",
        severity: Error,
        title: "Tệp rỗng",
        explanation: "Tệp không có nội dung nào.",
        advice: "Gửi lại tệp đã điền số liệu.",
        example: "tệp rỗng, 0 byte",
    }

    /// A part of the workbook could not be read.
    PARTLY_BROKEN {
        code: "TEP06",
        severity: Warning,
        title: "Một phần bảng tính không đọc được",
        explanation: "Một trang tính hoặc một số ô bị hỏng; phần còn lại vẫn được đọc.",
        advice: "Mở tệp bằng Excel, kiểm tra trang tính đã nêu, lưu lại dạng .xlsx và gửi lại.",
        example: "không đọc được trang tính «Biểu nhập»",
    }

    /// Rows, columns or sheets hidden by hand were not read.
    HIDDEN {
        code: "TEP07",
        severity: Note,
        title: "Nội dung bị ẩn, không đọc",
        explanation: "Hàng, cột hoặc trang tính bị ẩn bằng tay được coi là đã bỏ, nên không đọc số liệu trong đó. Nội dung nằm dưới vùng gộp ô, hoặc bị định dạng số làm cho không hiện ra, cũng không ai nhìn thấy nên không đọc.",
        advice: "Nếu số liệu bị ẩn vẫn cần báo cáo, hiện lại hàng, cột hoặc trang tính đó, bỏ gộp ô rồi gửi lại.",
        example: "hàng 15 bị ẩn, có nội dung",
    }

    /// Rows that a filter hides were read.
    FILTERED {
        code: "TEP08",
        severity: Note,
        title: "Hàng bị bộ lọc che, vẫn đọc",
        explanation: "Hàng đang bị bộ lọc che chứ không phải bị ẩn bằng tay, nên số liệu vẫn được đọc.",
        advice: "Bỏ bộ lọc trước khi gửi để người nhận nhìn thấy đủ số liệu.",
        example: "3 hàng bị bộ lọc che: 12, 13, 20",
    }

    /// Struck-out text was not read.
    STRUCK {
        code: "TEP09",
        severity: Note,
        title: "Chữ gạch ngang, không đọc",
        explanation: "Chữ hoặc số bị gạch ngang được coi là đã bỏ, nên không đọc.",
        advice: "Nếu nội dung đó vẫn có giá trị, bỏ gạch ngang; nếu không, xóa hẳn.",
        example: "đã gạch ngang: 120",
    }

    /// Text in a legacy encoding was converted.
    CONVERTED {
        code: "TEP10",
        severity: Note,
        title: "Chữ đã được chuyển sang Unicode",
        explanation: "Ô dùng bảng mã cũ (TCVN3, VNI) hoặc chữ cái trông giống của bảng chữ khác; chương trình đã chuyển sang tiếng Việt Unicode dựng sẵn.",
        advice: "Đối chiếu chữ đã chuyển; lần sau dùng phông Unicode (Times New Roman).",
        example: "§· hoµn thµnh → Đã hoàn thành",
    }

    /// What lies in the period's folder under a file's name is no file that could be read.
    NOT_READ_FROM_DISK {
        code: "TEP11",
        severity: Error,
        title: "Không đọc được tệp từ ổ đĩa",
        explanation: "Mục này có trong thư mục của kỳ nhưng không phải tệp: liên kết hỏng, ống dẫn, thiết bị hoặc liên kết đến chúng. Chương trình chỉ mở tệp thường.",
        advice: "Chép chính tệp báo cáo (không chép liên kết, lối tắt) vào thư mục của kỳ.",
        example: "liên kết không dẫn đến tệp nào",
    }

    /// A file that programs leave behind was passed over.
    PASSED_OVER {
        code: "TEP12",
        severity: Note,
        title: "Tệp tạm, liên kết lặp lại, bỏ qua",
        explanation: "Tệp do Excel, LibreOffice hoặc hệ điều hành tự tạo (tệp khóa, ảnh thu nhỏ), không phải tệp của cơ quan gửi; hoặc liên kết đến tệp, thư mục đã đọc.",
        advice: "Không phải làm gì; nếu tệp khóa còn đó, hãy đóng Excel để chắc chắn bản gửi đã được lưu.",
        example: "~$so-noi-vu.xlsx",
    }

    /// Reading the file took more memory than a file may take.
    OUT_OF_MEMORY {
        code: "TEP13",
        severity: Error,
        title: "Tệp cần quá nhiều bộ nhớ",
        explanation: "Mỗi tệp được đọc trong một tiến trình riêng có giới hạn bộ nhớ. Tệp này cần nhiều hơn, thường do có ô nằm rất xa vùng số liệu, do hàng hoặc cột lặp lại hàng triệu lần, hoặc do tệp bị hỏng. Các tệp khác không bị ảnh hưởng.",
        advice: "Chép riêng trang biểu báo cáo sang một tệp mới, lưu dạng .xlsx (hoặc điền lại vào biểu mẫu gốc) rồi gửi lại.",
        example: "cần hơn 704 MB bộ nhớ (giới hạn cho một tệp) khi đọc trang tính thứ 1 «Sheet1»",
    }

    /// Reading the file took longer than a file may take.
    TOO_SLOW {
        code: "TEP14",
        severity: Error,
        title: "Tệp đọc quá lâu",
        explanation: "Mỗi tệp chỉ được đọc trong một thời gian nhất định; biểu báo cáo thông thường cần chưa đến một phần mười giây. Tệp này chưa đọc xong khi hết thời gian nên bị dừng. Các tệp khác không bị ảnh hưởng.",
        advice: "Chép riêng trang biểu báo cáo sang một tệp mới, lưu dạng .xlsx (hoặc điền lại vào biểu mẫu gốc) rồi gửi lại. Nếu máy đang rất bận, chạy lại chương trình.",
        example: "chưa đọc xong sau 10 giây (giới hạn cho một tệp), đang đọc trang tính thứ 1 «Sheet1»",
    }

    /// Reading the file ended the process that read it.
    READER_DIED {
        code: "TEP15",
        severity: Error,
        title: "Việc đọc tệp bị dừng đột ngột",
        explanation: "Tiến trình đọc tệp này đã dừng mà không trả lời, thường do nội dung tệp bị hỏng nặng. Các tệp khác không bị ảnh hưởng.",
        advice: "Mở tệp bằng Excel, chép riêng trang biểu báo cáo sang một tệp mới, lưu dạng .xlsx rồi gửi lại; nếu không mở được, điền lại vào biểu mẫu gốc.",
        example: "tiến trình đọc tệp dừng đột ngột khi mở bảng tính",
    }

    /// Fonts, formats and hidden rows of a workbook could not be seen.
    LOOKS_UNSEEN {
        code: "TEP16",
        severity: Note,
        title: "Không xem được định dạng của ô",
        explanation: "Trong tệp này chương trình chỉ đọc được nội dung ô, không xem được phông chữ, định dạng phần trăm, hàng và cột ẩn, chữ gạch ngang. Bảng mã và phần trăm được suy theo nội dung; hàng, cột bị ẩn hoặc chữ bị gạch (nếu có) vẫn được đọc như ô thường.",
        advice: "Mở tệp bằng Excel, lưu lại dạng .xlsx (Sổ làm việc Excel) rồi gửi lại, hoặc đối chiếu số liệu đã đọc với tệp.",
        example: "phần định dạng của tệp .xls không đọc được",
    }

    /// Characters behind a number are raised or lowered.
    RAISED {
        code: "TEP17",
        severity: Note,
        title: "Ký hiệu chú thích cạnh con số, không đọc là chữ số",
        explanation: "Sau con số hoặc chữ có ký tự nhỏ được nâng lên hoặc hạ xuống, thường là ký hiệu chú thích. Ký tự đó không được đọc như một chữ số.",
        advice: "Đối chiếu con số đã đọc; lần sau ghi chú thích ở cột «Khó khăn, nguyên nhân».",
        example: "«498», kèm ký tự nhỏ nâng lên hoặc hạ xuống: «2»",
    }

    /// The workbook carries what acts by itself.
    CARRIES {
        code: "TEP19",
        severity: Note,
        title: "Tệp có thành phần hoạt động",
        explanation: "Ngoài số liệu, tệp có macro, liên kết ra ngoài, đối tượng nhúng hoặc thành phần lạ. Chương trình chỉ đọc số liệu, không chạy, không mở các thành phần đó. Bản trả lại giữ macro và đối tượng nhúng như tệp gốc, nhưng liên kết tự tải khi mở đã bị ngắt và thành phần lạ đã bị bỏ.",
        advice: "Nếu biểu không cần macro, liên kết hay đối tượng nhúng thì bỏ đi trước khi gửi; khi mở tệp, không bấm cho phép chạy nếu không biết rõ macro đó.",
        example: "macro; liên kết ra ngoài tệp",
    }

    /// A number format shows another thing than the stored number.
    SHOWN_OTHERWISE {
        code: "TEP18",
        severity: Note,
        title: "Định dạng ô làm con số hiện ra khác con số lưu",
        explanation: "Định dạng số của ô hiện con số theo nghìn, triệu, kèm đơn vị hoặc bằng chữ. Cơ quan báo cáo điều hiện ra trên trang tính nên con số được đọc như hiện ra.",
        advice: "Đối chiếu con số đã đọc với trang tính; lần sau nhập đúng con số theo đơn vị của biểu, không dùng định dạng riêng.",
        example: "ô lưu 1250000000, hiện ra là «1250 triệu đồng»",
    }
}
