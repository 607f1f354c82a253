//! `DB`: what is asked for and missing.

super::rules! {
    /// The row of a measure is there, and nothing is entered.
    ///
    /// Fires: state `blank` with a place; state `value` with neither figures nor a rate. Silent:
    /// narratives; what was declared «Không phát sinh»; what reading could not read.
    BLANK {
        code: "DB01",
        severity: Error,
        title: "Chưa nhập số liệu hoặc tình trạng",
        explanation: "Chỉ số này cơ quan phải báo cáo nhưng để trống, nên chưa đủ căn cứ đánh giá. Để \
                      trống không được hiểu là 0 và cũng không được hiểu là không phát sinh.",
        advice: "Nhập số liệu; nếu trong kỳ không có việc này thì chọn «Không phát sinh».",
        example: "Chỉ số 3.2.1, hai ô số liệu và ô tình trạng đều trống.",
    }

    /// The workbook has no row for a measure.
    ///
    /// Fires: a measure that the agency reports has no place in the workbook. Silent: narratives; what
    /// reading has told already (NH13), be it for the measure or for all missing rows of the file at once.
    ABSENT {
        code: "DB02",
        severity: Error,
        title: "Thiếu dòng của chỉ số",
        explanation: "Kế hoạch yêu cầu cơ quan báo cáo chỉ số này nhưng trong tệp không có dòng tương \
                      ứng (dòng bị xóa, bị ẩn hoặc mã tiêu chí đã bị sửa), nên chưa đủ căn cứ đánh giá.",
        advice: "Bổ sung dòng của chỉ số hoặc dùng lại biểu mẫu gốc; nếu không có việc này trong kỳ \
                 thì vẫn giữ dòng và chọn «Không phát sinh».",
        example: "Tệp có dòng 3.1.2, 3.1.3, 3.2.3 nhưng không có dòng 3.2.4.",
    }

    /// The first figure is missing, and no rate is stated.
    ///
    /// Fires: `[ ] / 1.253`; a count without its number. Silent: a rate is stated (see NQ05); the cell
    /// holds something that could not be read.
    FIRST_MISSING {
        code: "DB03",
        severity: Error,
        title: "Thiếu số liệu thứ nhất",
        explanation: "Chỉ có số liệu thứ hai, thiếu số liệu thứ nhất, nên không tính được kết quả. \
                      Nếu kết quả bằng không thì phải ghi số 0.",
        advice: "Nhập số liệu thứ nhất (ghi 0 nếu bằng không).",
        example: "Số hồ sơ giải quyết đúng hạn: (trống); số hồ sơ đã giải quyết: 1.253.",
    }

    /// The second figure is missing, and no rate is stated.
    ///
    /// Fires: `1.250 / [ ]`. Silent: a count, which has no second figure; a rate is stated (see NQ05).
    SECOND_MISSING {
        code: "DB04",
        severity: Error,
        title: "Thiếu số liệu thứ hai",
        explanation: "Chỉ có số liệu thứ nhất, thiếu số liệu thứ hai (mẫu số hoặc kỳ gốc), nên không \
                      tính được tỷ lệ.",
        advice: "Nhập số liệu thứ hai.",
        example: "Số hồ sơ giải quyết đúng hạn: 1.250; số hồ sơ đã giải quyết: (trống).",
    }
}
