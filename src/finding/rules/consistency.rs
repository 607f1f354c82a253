//! `NQ`: figures of one reading that contradict each other.

super::rules! {
    /// First is above second where it can't be.
    ///
    /// Fires: `1.260 / 1.253` of a capped measure. Silent: `1.253 / 1.253`; a measure that may pass
    /// 100 % (training, revenue); second 0 (NQ02).
    ABOVE_SECOND {
        code: "NQ01",
        severity: Error,
        title: "Số liệu thứ nhất lớn hơn số liệu thứ hai",
        explanation: "Với chỉ số này, số liệu thứ nhất là một phần của số liệu thứ hai nên không thể \
                      lớn hơn. Khi chưa rõ số nào sai, chỉ số chưa đủ căn cứ đánh giá và không được \
                      cộng vào số liệu chung.",
        advice: "Kiểm tra cả hai số liệu và sửa số bị sai (thường do nhập nhầm ô hoặc đảo vị trí).",
        example: "Hồ sơ đúng hạn 1.260 trên tổng số 1.253 hồ sơ đã giải quyết.",
    }

    /// First is above 0 and second is 0.
    ///
    /// Fires: `5 / 0`. Silent: `0 / 0`, which is "nothing arose"; growth (NQ03).
    ZERO_SECOND {
        code: "NQ02",
        severity: Error,
        title: "Số liệu thứ hai bằng 0 nhưng số liệu thứ nhất khác 0",
        explanation: "Tổng số bằng 0 mà vẫn có kết quả thì không tính được tỷ lệ; một trong hai số bị \
                      sai. Nếu trong kỳ không phát sinh thì cả hai số đều là 0.",
        advice: "Nhập đúng số liệu thứ hai; nếu không phát sinh thì ghi 0 ở cả hai ô.",
        example: "Số vấn đề đã xử lý: 5; số vấn đề phát hiện: 0.",
    }

    /// Growth is asked for, and the base is 0.
    ///
    /// Fires: `120 / 0`, `0 / 0` of a growth. Silent: any base above 0.
    GROWTH_FROM_ZERO {
        code: "NQ03",
        severity: Error,
        title: "Số liệu kỳ gốc bằng 0",
        explanation: "Tốc độ tăng so với kỳ gốc bằng 0 không tính được, nên chỉ số chưa đủ căn cứ \
                      đánh giá.",
        advice: "Nhập số liệu thực của cùng kỳ năm trước.",
        example: "Tổng vốn đầu tư kỳ này: 12.500 tỷ đồng; cùng kỳ năm trước: 0.",
    }

    /// The stated rate is not what the two figures make.
    ///
    /// The tolerance is half a unit of the last decimal that the agency stated (at most six decimals
    /// count): `99,76` for 1.250 ÷ 1.253 is right, `99,8` is right, `99,9` is not.
    /// Fires: `1.250 / 1.253`, stated `97,6%`. Silent: rounding of its own digits; our own formula.
    RATE_DIFFERS {
        code: "NQ04",
        severity: Warning,
        title: "Tỷ lệ ghi không khớp với hai số liệu",
        explanation: "Tỷ lệ cơ quan tự ghi khác tỷ lệ tính từ hai số liệu, quá mức làm tròn của chính \
                      số đã ghi. Kết quả được đánh giá theo hai số liệu, không theo tỷ lệ ghi.",
        advice: "Kiểm tra hai số liệu; nếu hai số đúng thì sửa lại tỷ lệ.",
        example: "1.250/1.253 hồ sơ nhưng ghi 97,6% (tính ra 99,76%).",
    }

    /// A rate is stated without its two figures.
    ///
    /// Fires: only `99,76%`; `99,76%` and one figure. Silent: both figures are there.
    RATE_ALONE {
        code: "NQ05",
        severity: Warning,
        title: "Chỉ ghi tỷ lệ, thiếu số liệu",
        explanation: "Tỷ lệ không kèm đủ hai số liệu chỉ dùng để đánh giá riêng cơ quan; không cộng \
                      được vào số liệu chung, nên ở số liệu chung cơ quan bị tính là thiếu.",
        advice: "Bổ sung đủ hai số liệu dùng để tính tỷ lệ.",
        example: "Chỉ ghi 99,76%, không ghi số hồ sơ.",
    }

    /// A rate stated alone is above 100 % where it can't be.
    ///
    /// Fires: only `102%` of a capped measure. Silent: `100%`; a measure that may pass 100 %; with both
    /// figures (NQ01, NQ04).
    RATE_ABOVE_HUNDRED {
        code: "NQ06",
        severity: Warning,
        title: "Tỷ lệ ghi lớn hơn 100%",
        explanation: "Chỉ số này là phần đã làm được trên tổng số nên tỷ lệ không thể vượt 100%. \
                      Thường do thiếu dấu phẩy thập phân (9976 thay cho 99,76).",
        advice: "Kiểm tra dấu phẩy thập phân và ghi đủ hai số liệu.",
        example: "Ghi 9.976% thay cho 99,76%.",
    }
}
