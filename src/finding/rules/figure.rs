//! `SL`: figures and states.

super::rules! {
    /// No figure can be read from a cell.
    UNREADABLE_FIGURE {
        code: "SL01",
        severity: Error,
        title: "Không đọc được số liệu",
        explanation: "Ô số liệu có nội dung nhưng không xác định được một con số duy nhất.",
        advice: "Nhập một con số vào ô, không kèm lời.",
        example: "khoảng một nghìn hồ sơ",
    }

    /// A figure can mean two things.
    TWO_MEANINGS {
        code: "SL02",
        severity: Error,
        title: "Số liệu có thể hiểu hai cách",
        explanation: "Con số ghi dạng chữ có thể hiểu theo hai cách (dấu chấm hoặc dấu phẩy là phân cách hàng nghìn hay phần thập phân) và không có căn cứ để chọn.",
        advice: "Nhập số không có dấu phân cách hàng nghìn.",
        example: "«1,178»: 1178 hoặc 1,178",
    }

    /// A cell shows an error.
    ERROR_VALUE {
        code: "SL03",
        severity: Error,
        title: "Ô báo lỗi công thức",
        explanation: "Ô hiện giá trị lỗi của Excel thay vì số liệu.",
        advice: "Sửa công thức, hoặc nhập trực tiếp con số.",
        example: "#DIV/0!",
    }

    /// A formula without a saved value.
    NO_SAVED_VALUE {
        code: "SL04",
        severity: Error,
        title: "Công thức chưa được tính lại",
        explanation: "Ô chứa công thức nhưng tệp không lưu kết quả, hoặc kết quả đã lưu không phải là kết quả của công thức, nên không biết con số là bao nhiêu.",
        advice: "Mở tệp bằng Excel để tính lại, lưu và gửi lại; hoặc nhập trực tiếp con số.",
        example: "ô có công thức, không có kết quả",
    }

    /// A figure is below 0.
    NEGATIVE {
        code: "SL05",
        severity: Error,
        title: "Số liệu âm",
        explanation: "Số liệu đếm hoặc số tiền không thể nhỏ hơn 0.",
        advice: "Kiểm tra và nhập lại số liệu.",
        example: "-5",
    }

    /// A count of things has a fraction.
    NOT_WHOLE {
        code: "SL06",
        severity: Error,
        title: "Số đếm không nguyên",
        explanation: "Số liệu đếm (hồ sơ, văn bản, người…) phải là số nguyên.",
        advice: "Kiểm tra và nhập lại số liệu; nếu ô ghi tỷ lệ, nhập số lượng.",
        example: "2,5 hồ sơ",
    }

    /// A figure cell holds a date.
    FIGURE_IS_DATE {
        code: "SL07",
        severity: Error,
        title: "Ô số liệu thành ngày tháng",
        explanation: "Nội dung nhập vào ô số liệu đã bị Excel chuyển thành ngày tháng (ví dụ gõ 12/15 hoặc 5.3).",
        advice: "Định dạng ô là số và nhập lại con số.",
        example: "05/3",
    }

    /// The state contradicts the figures.
    STATE_CONTRADICTED {
        code: "SL08",
        severity: Warning,
        title: "Tình trạng trái với số liệu",
        explanation: "Tình trạng đã chọn trái với số liệu trong cùng hàng; số liệu được dùng.",
        advice: "Sửa tình trạng hoặc số liệu cho khớp.",
        example: "«Không phát sinh» nhưng có số liệu 12",
    }

    /// The state has no known meaning.
    UNREADABLE_STATE {
        code: "SL09",
        severity: Error,
        title: "Không rõ tình trạng thực hiện",
        explanation: "Nội dung của ô tình trạng không khớp với tình trạng nào đã biết.",
        advice: "Chọn một trong các mục: Hoàn thành, Đang thực hiện, Chưa thực hiện, Không phát sinh.",
        example: "«theo kế hoạch»",
    }

    /// A state instead of figures.
    STATE_WITHOUT_FIGURES {
        code: "SL10",
        severity: Warning,
        title: "Có tình trạng nhưng thiếu số liệu",
        explanation: "Chỉ số này được đánh giá bằng số liệu; chỉ ghi tình trạng thì chưa đánh giá được.",
        advice: "Nhập số liệu vào ô số liệu; nếu không có việc phát sinh, chọn «Không phát sinh».",
        example: "chỉ ghi «Hoàn thành»",
    }

    /// The agency writes that a measure does not concern it, and the plan does not say so.
    NOT_APPLICABLE {
        code: "SL16",
        severity: Warning,
        title: "Ghi «Không áp dụng» mà chưa có căn cứ",
        explanation: "Cơ quan cho rằng chỉ số không áp dụng với mình, nhưng kế hoạch không nêu trường hợp này. Ô không được coi là để trống, cũng không phải «Không phát sinh»; chỉ số chưa đánh giá được cho đến khi rõ căn cứ.",
        advice: "Nếu chỉ số không áp dụng, gửi văn bản làm căn cứ để cơ quan tổng hợp ghi nhận; nếu trong kỳ không có việc phát sinh, chọn «Không phát sinh».",
        example: "«Không áp dụng»",
    }

    /// Evidence but no state.
    STATE_MISSING {
        code: "SL11",
        severity: Warning,
        title: "Có minh chứng nhưng chưa ghi tình trạng",
        explanation: "Hàng có số, ký hiệu văn bản nhưng ô tình trạng để trống; chương trình không tự suy ra là đã hoàn thành.",
        advice: "Chọn tình trạng thực hiện.",
        example: "số 123, ký hiệu QĐ-UBND, tình trạng để trống",
    }

    /// Something stands in a cell that is not filled in for the measure.
    OUT_OF_PLACE {
        code: "SL12",
        severity: Warning,
        title: "Nội dung ở ô không dùng",
        explanation: "Ô này không dùng cho chỉ số, nên nội dung trong ô không được đọc.",
        advice: "Chuyển nội dung sang đúng ô (tình trạng, minh chứng hoặc khó khăn, nguyên nhân).",
        example: "ô «Số liệu thứ nhất» của một nhiệm vụ ghi «đã ban hành»",
    }

    /// A figure was brought to the measure's unit.
    UNIT_CONVERTED {
        code: "SL13",
        severity: Note,
        title: "Đã đổi đơn vị tính",
        explanation: "Số liệu ghi kèm đơn vị khác với đơn vị của chỉ số và đã được đổi.",
        advice: "Kiểm tra số đã đổi; lần sau nhập theo đơn vị của biểu.",
        example: "1,5 tỷ đồng → 1500 triệu đồng",
    }

    /// A rate typed over the formula can't be read.
    RATE_UNREADABLE {
        code: "SL14",
        severity: Warning,
        title: "Không đọc được tỷ lệ tự ghi",
        explanation: "Ô tỷ lệ có nội dung tự nhập không đọc được thành một tỷ lệ; tỷ lệ vẫn được tính từ hai số liệu nếu có.",
        advice: "Không nhập vào ô tỷ lệ; ô này tự tính.",
        example: "«gần đủ»",
    }

    /// What is expected of the whole year can't be read.
    ESTIMATE_UNREADABLE {
        code: "SL17",
        severity: Warning,
        title: "Không đọc được số ước cả năm",
        explanation: "Ô số ước cả năm có nội dung nhưng không phải một con số (không âm) xác định; số ước này được bỏ qua. Số ước không dùng để đánh giá, nên kết quả của cơ quan không thay đổi.",
        advice: "Nhập một con số, không kèm chữ và đơn vị; không ước được thì để trống.",
        example: "«khoảng 95%»",
    }

    /// A figure is said to be approximate.
    INEXACT_FIGURE {
        code: "SL15",
        severity: Warning,
        title: "Số liệu chỉ là ước lượng",
        explanation: "Con số kèm lời như «khoảng», «gần», «ước»; chương trình dùng con số đã ghi.",
        advice: "Nhập con số chính xác đến ngày chốt số liệu.",
        example: "khoảng 120 hồ sơ",
    }
}
