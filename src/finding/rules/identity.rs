//! `NH`: whose a file is, and what stands where in it.

super::rules! {
    /// A workbook without the report's table.
    NOT_A_SUBMISSION {
        code: "NH01",
        severity: Error,
        title: "Không phải báo cáo theo biểu",
        explanation: "Tệp mở được nhưng không có bảng số liệu của biểu mẫu: không tìm thấy hàng khóa, cột khóa hoặc đầu bảng quen thuộc.",
        advice: "Điền số liệu vào biểu mẫu do cơ quan tổng hợp gửi và gửi lại.",
        example: "3 trang tính, không trang nào có bảng chỉ số",
    }

    /// No expected agency can be told to have sent it.
    UNKNOWN_AGENCY {
        code: "NH02",
        severity: Error,
        title: "Không xác định được cơ quan báo cáo",
        explanation: "Mã cơ quan trong biểu, tên cơ quan trên đầu biểu và tên tệp không khớp với cơ quan nào phải báo cáo trong kỳ.",
        advice: "Điền vào đúng biểu mẫu được cấp cho cơ quan mình, hoặc ghi đúng tên cơ quan ở đầu biểu.",
        example: "mã cơ quan trong biểu: so-abc",
    }

    /// Several agencies can have sent it.
    SEVERAL_AGENCIES {
        code: "NH03",
        severity: Error,
        title: "Không rõ là báo cáo của cơ quan nào",
        explanation: "Tên trên đầu biểu hoặc tên tệp khớp với hai cơ quan trở lên; chương trình không đoán.",
        advice: "Ghi đủ tên cơ quan (kèm tên cơ quan cấp trên nếu nơi khác có cơ quan cùng tên), hoặc dùng đúng biểu mẫu được cấp.",
        example: "UBND xã Bình Minh: danh mục có hai cơ quan cùng tên",
    }

    /// It is for another period.
    WRONG_PERIOD {
        code: "NH04",
        severity: Error,
        title: "Không đúng kỳ báo cáo",
        explanation: "Biểu được lập cho một kỳ báo cáo khác với kỳ đang tổng hợp, nên số liệu không được dùng.",
        advice: "Điền số liệu vào biểu mẫu của đúng kỳ và gửi lại.",
        example: "biểu của quý I",
    }

    /// A form in which nothing was entered.
    EMPTY_FORM {
        code: "NH05",
        severity: Error,
        title: "Biểu chưa nhập số liệu",
        explanation: "Biểu đúng cơ quan, đúng kỳ nhưng chưa có ô nào được nhập.",
        advice: "Nhập số liệu vào các ô màu vàng nhạt rồi gửi lại.",
        example: "0 ô đã nhập",
    }

    /// Another workbook of the same agency counts.
    SUPERSEDED {
        code: "NH06",
        severity: Note,
        title: "Đã có bản khác thay thế",
        explanation: "Cơ quan gửi nhiều bản; chỉ bản sau cùng được dùng, xác định theo sổ tiếp nhận, ngày ghi trong biểu hoặc số lần sửa trong tên tệp.",
        advice: "Không cần làm gì nếu bản được dùng là đúng; nếu không, báo lại cơ quan tổng hợp.",
        example: "bản được dùng: so-tai-chinh lan 2.xlsx (tên tệp ghi lần 2)",
    }

    /// Nothing tells which of several workbooks counts.
    UNDECIDED_VERSION {
        code: "NH07",
        severity: Error,
        title: "Nhiều bản, chưa rõ dùng bản nào",
        explanation: "Cơ quan gửi nhiều bản khác nhau và chưa có căn cứ chắc chắn để chọn: không rõ bản nào sau, hoặc bản sau thiếu số liệu mà bản trước có, hoặc bản sau chưa chắc là của cơ quan. Không bản nào được dùng cho đến khi có câu trả lời. Khi đã rõ, đơn vị tổng hợp ghi ngày nhận vào received.toml hoặc bỏ bản sai khỏi thư mục.",
        advice: "Cho cơ quan tổng hợp biết bản nào đúng, hoặc gửi lại một bản duy nhất có đủ số liệu.",
        example: "so-y-te.xlsx; so-y-te-moi.xlsx: không rõ bản nào sau",
    }

    /// A second copy with the same contents.
    IDENTICAL_COPY {
        code: "NH08",
        severity: Note,
        title: "Bản trùng nội dung",
        explanation: "Hai tệp của cùng cơ quan có nội dung như nhau; chỉ dùng một bản.",
        advice: "Không cần làm gì.",
        example: "giống hệt so-y-te.xlsx",
    }

    /// The form asks about another state of the plan.
    OTHER_PLAN {
        code: "NH09",
        severity: Warning,
        title: "Biểu lập theo nội dung kế hoạch khác",
        explanation: "Danh sách chỉ số hoặc nội dung chỉ số ghi trong biểu khác với kế hoạch đang dùng; số liệu được đọc theo mã chỉ số của kế hoạch đang dùng.",
        advice: "Cơ quan tổng hợp kiểm tra các chỉ số đã nêu; nếu cần, cấp lại biểu mẫu.",
        example: "khác ở chỉ số 3.1.2, 7.3.4",
    }

    /// The form is of a version that this program does not know.
    OTHER_FORM_VERSION {
        code: "NH10",
        severity: Warning,
        title: "Phiên bản biểu mẫu chưa biết",
        explanation: "Biểu do một phiên bản khác của chương trình lập ra, không có trong bảng các phiên bản mà chương trình này biết. Số liệu vẫn được đọc theo các khóa ẩn của biểu; phần mới của biểu, nếu có, không được đọc.",
        advice: "Cơ quan tổng hợp dùng bản chương trình mới hơn; nếu chưa có thì đối chiếu số liệu đã đọc với biểu.",
        example: "phiên bản 2",
    }

    /// A row for a measure that the agency does not report.
    NOT_REPORTED {
        code: "NH11",
        severity: Warning,
        title: "Chỉ số không thuộc trách nhiệm báo cáo",
        explanation: "Bảng có số liệu của một chỉ số mà kế hoạch không giao cơ quan này báo cáo; số liệu đó không được dùng.",
        advice: "Xóa số liệu của chỉ số đó; nếu cơ quan cho rằng mình phải báo cáo, trao đổi với cơ quan tổng hợp.",
        example: "chỉ số 3.2.3 do UBND cấp xã báo cáo",
    }

    /// A measure stands in several rows with different contents.
    TWICE {
        code: "NH12",
        severity: Error,
        title: "Một chỉ số có hai kết quả khác nhau",
        explanation: "Cùng một chỉ số có hai hàng với nội dung khác nhau; không hàng nào được dùng.",
        advice: "Giữ một hàng đúng, xóa hàng còn lại.",
        example: "hàng 12 và hàng 40",
    }

    /// A row of the form is missing.
    ROW_MISSING {
        code: "NH13",
        severity: Error,
        title: "Thiếu hàng của chỉ số",
        explanation: "Biểu không có hàng của một hay nhiều chỉ số mà cơ quan phải báo cáo, nên các chỉ số đó coi như để trống và chưa đủ căn cứ đánh giá.",
        advice: "Bổ sung hàng của chỉ số, tốt nhất là điền vào biểu mẫu được cấp; nếu trong kỳ không có việc này thì vẫn giữ hàng và ghi «Không phát sinh».",
        example: "không có hàng của chỉ số 5.2",
    }

    /// A column of the form is missing.
    COLUMN_MISSING {
        code: "NH14",
        severity: Error,
        title: "Thiếu cột của biểu",
        explanation: "Bảng không còn một cột cần đọc, nên số liệu của cột đó coi như không có.",
        advice: "Điền vào biểu mẫu gốc, không xóa cột.",
        example: "không có cột «Số liệu thứ hai»",
    }

    /// A row fits no measure.
    UNKNOWN_ROW {
        code: "NH15",
        severity: Warning,
        title: "Hàng không khớp chỉ số nào",
        explanation: "Một hàng của bảng có nội dung nhưng không khớp chỉ số nào của kế hoạch, hoặc khớp nhiều chỉ số; không đọc số liệu của hàng đó.",
        advice: "Ghi đúng mã chỉ số, hoặc xóa hàng thừa.",
        example: "mã «3.9.9»",
    }

    /// Agency, period or table were recognised by words.
    BY_WORDS {
        code: "NH16",
        severity: Note,
        title: "Nhận biết theo chữ, không theo mã ẩn",
        explanation: "Tệp không có (hoặc mất) phần nhận dạng ẩn của biểu mẫu; cơ quan, kỳ hoặc bảng số liệu được nhận biết theo chữ trong biểu hoặc tên tệp.",
        advice: "Kiểm tra điều đã nhận biết; lần sau dùng biểu mẫu được cấp.",
        example: "cơ quan theo tên tệp: UBND xã Bình Minh",
    }

    /// The places of a workbook that tell whose it is name different bodies.
    OTHER_NAME {
        code: "NH17",
        severity: Error,
        title: "Tên cơ quan trong tệp không thống nhất",
        explanation: "Mã ẩn của biểu, tên ghi trên biểu, chỗ ký, tên trang tính hoặc tên tệp chỉ những cơ quan khác nhau, có thể do điền nhầm vào biểu của cơ quan khác. Chương trình không đoán: số liệu không tính cho cơ quan nào cho đến khi được xác nhận.",
        advice: "Xác nhận tệp là của cơ quan nào: sửa tên trên biểu, tên tệp cho đúng; nếu điền nhầm biểu của cơ quan khác thì điền lại vào biểu được cấp cho cơ quan mình.",
        example: "mã ẩn của biểu: Sở Tài chính; tên tệp: Sở Y tế",
    }

    /// A column whose purpose can't be told.
    UNCLEAR_COLUMN {
        code: "NH18",
        severity: Error,
        title: "Không rõ cột dùng để ghi gì",
        explanation: "Cột có số liệu nhưng đầu cột không cho biết đó là kết quả, số đã thực hiện, tổng số hay tỷ lệ, hoặc có thể hiểu hai cách; số liệu của cột không được đọc.",
        advice: "Ghi rõ đầu cột, hoặc điền vào biểu mẫu được cấp.",
        example: "cột «Số hồ sơ», 12 ô có số liệu",
    }

    /// One cell tells the results of several measures and does not say which is whose.
    SHARED_CELL {
        code: "NH19",
        severity: Error,
        title: "Một ô ghi chung cho nhiều chỉ số",
        explanation: "Một ô (hoặc một ô gộp qua nhiều hàng) ghi kết quả cho nhiều chỉ số mà không nói rõ phần nào của chỉ số nào; nội dung của ô không được đọc.",
        advice: "Ghi kết quả riêng cho từng chỉ số, mỗi chỉ số một hàng.",
        example: "tiêu chí 7.3.5 ghi chung: «đạt 100%»",
    }

    /// A form on its own, of which this program does not understand what it asks.
    FORM_NOT_UNDERSTOOD {
        code: "NH20",
        severity: Error,
        title: "Không hiểu phần nhận dạng của biểu",
        explanation: "Kiểm tra một tệp riêng lẻ cần phần nhận dạng ẩn trong biểu để biết biểu hỏi những chỉ số nào. Phần này do phiên bản khác của chương trình ghi, hoặc đã bị sửa.",
        advice: "Kiểm tra bằng bản chương trình mới hơn, hoặc điền lại vào biểu mẫu được cấp.",
        example: "phiên bản 2",
    }

    /// Rows of a form that were sorted without their hidden keys.
    ROWS_MOVED {
        code: "NH21",
        severity: Warning,
        title: "Các hàng của biểu đã bị sắp xếp lại",
        explanation: "Biểu bị bỏ bảo vệ và sắp xếp lại mà cột mã ẩn không đi theo, nên mã ẩn không còn đúng với hàng. Số liệu được đọc theo mã và tên chỉ số ghi trong hàng.",
        advice: "Kiểm tra từng hàng có đúng số liệu của mình không; nên nhập lại vào biểu mẫu gốc, không sắp xếp.",
        example: "57 hàng, đầu tiên là hàng 12 ghi chỉ số 3.1.2",
    }

    /// A row of a form whose words contradict its hidden key.
    ROW_CONTRADICTED {
        code: "NH22",
        severity: Error,
        title: "Mã, tên chỉ số của hàng đã bị sửa",
        explanation: "Mã và tên chỉ số ghi trong hàng không phải của chỉ số mà mã ẩn của hàng chỉ ra, cũng không phải của chỉ số nào khác; không rõ số liệu là của chỉ số nào nên hàng không được đọc.",
        advice: "Nhập lại hàng này vào biểu mẫu gốc, giữ nguyên mã và tên chỉ số.",
        example: "hàng ghi «9.9 Nội dung khác», mã ẩn của hàng là 1.2",
    }

    /// A table whose layout was confirmed, but whose columns are others now.
    LAYOUT_CHANGED {
        code: "NH23",
        severity: Error,
        title: "Mẫu biểu riêng đã thay đổi so với mẫu đã xác nhận",
        explanation: "Bảng theo một mẫu biểu riêng mà đơn vị tổng hợp đã xác nhận cách đọc, nhưng nay có cột mới, cột đổi tên, cột không còn hoặc cột nêu kỳ khác. Các cột giữ nguyên vẫn được đọc; cột thay đổi không được đọc cho đến khi được xác nhận lại.",
        advice: "Giữ nguyên các cột như những kỳ trước; nếu đã đổi mẫu thì báo đơn vị tổng hợp, hoặc điền vào biểu mẫu được cấp.",
        example: "cột mới hoặc đã đổi tên: «Số việc hoàn thành»",
    }

    /// A figure beside the columns of a table whose layout was confirmed.
    STRAY_FIGURE {
        code: "NH24",
        severity: Warning,
        title: "Số liệu ở cột không có đầu cột",
        explanation: "Bảng theo một mẫu biểu riêng đã xác nhận, nhưng có số ở một cột không có đầu cột; số đó không được đọc.",
        advice: "Ghi đầu cột cho rõ, hoặc xóa số thừa.",
        example: "cột F không có đầu cột mà có «35» (ô F8)",
    }

    /// A workbook with figures of the plan that stand in no column or table that is recognised.
    FIGURES_UNPLACED {
        code: "NH30",
        severity: Error,
        title: "Có số liệu nhưng không nhận ra bảng, cột",
        explanation: "Tệp có số liệu nói về tiêu chí của kế hoạch, nhưng không có bảng mỗi tiêu chí một hàng, hoặc không cột nào nhận ra là kết quả (danh sách không kẻ bảng, bảng quay ngang, mỗi cột một đơn vị); hoặc trang tính ghi của cơ quan khác, của nhiều cơ quan, kỳ khác, bản nháp, bản cũ. Số liệu đó không được đọc.",
        advice: "Chép số liệu vào biểu mẫu được cấp; hoặc lập bảng mỗi tiêu chí một hàng, đầu cột ghi rõ kết quả; đặt tên trang đúng nội dung, bỏ trang không thuộc báo cáo.",
        example: "«1.2. Hoàn thành kế hoạch: 12/15 nhiệm vụ», không có bảng",
    }
}
