//! `MC`: documents that prove, or do not. Reading finds MC01 to MC09 in the words of the evidence,
//! checks find the others.

super::rules! {
    /// Evidence lacks number or symbol.
    EVIDENCE_INCOMPLETE {
        code: "MC01",
        severity: Warning,
        title: "Minh chứng thiếu số hoặc ký hiệu",
        explanation: "Minh chứng phải có đủ số và ký hiệu văn bản mới tra cứu được; minh chứng này không được tính.",
        advice: "Ghi đủ số (ví dụ 123) và ký hiệu (ví dụ QĐ-UBND) của văn bản.",
        example: "số 123, không có ký hiệu",
    }

    /// Evidence is dated outside the window.
    EVIDENCE_OUTSIDE {
        code: "MC02",
        severity: Warning,
        title: "Ngày văn bản ngoài thời gian số liệu",
        explanation: "Văn bản minh chứng phải ban hành trong thời gian tính số liệu của năm, đến hết ngày chốt; minh chứng này không được tính.",
        advice: "Kiểm tra ngày văn bản; nếu đúng, ghi văn bản khác ban hành trong thời gian báo cáo.",
        example: "ngày 20/7, sau ngày chốt 14/6",
    }

    /// The date of evidence can't be read.
    EVIDENCE_DATE_UNREADABLE {
        code: "MC03",
        severity: Warning,
        title: "Không đọc được ngày văn bản",
        explanation: "Ô ngày văn bản có nội dung nhưng không phải một ngày xác định; minh chứng này không được tính.",
        advice: "Nhập ngày dạng ngày/tháng/năm, gồm cả năm.",
        example: "«tháng 3»",
    }

    /// Number or symbol can't be read.
    EVIDENCE_CONTRADICTORY {
        code: "MC04",
        severity: Warning,
        title: "Số, ký hiệu văn bản không rõ",
        explanation: "Số hoặc ký hiệu văn bản không đọc được, hoặc các ô ghi trái nhau; minh chứng này không được tính.",
        advice: "Ghi số văn bản vào ô số, ký hiệu vào ô ký hiệu, mỗi ô một nội dung.",
        example: "ô số ghi 123/QĐ-UBND, ô ký hiệu ghi KH-UBND",
    }

    /// A document or task is reported done without usable evidence.
    ///
    /// Fires: «Hoàn thành» with empty evidence cells. Silent: usable evidence; in progress or not
    /// started; reading has already said what is wrong with the evidence (MC01–MC09); narratives and
    /// figures, which need none.
    DONE_WITHOUT {
        code: "MC10",
        severity: Error,
        title: "Báo hoàn thành nhưng không có văn bản minh chứng",
        explanation: "Nhiệm vụ chỉ được đánh giá «Đạt» khi có số, ký hiệu và ngày của văn bản chứng \
                      minh đã hoàn thành. Tên luật, nghị định nêu trong câu không phải là minh chứng.",
        advice: "Ghi số, ký hiệu, ngày của văn bản; nếu chưa ban hành thì chọn «Đang thực hiện».",
        example: "Chỉ số 2.1.1 chọn «Hoàn thành», ba ô số, ký hiệu, ngày văn bản đều trống.",
    }

    /// One document, with a symbol that names its issuer, is claimed by several agencies.
    ///
    /// Fires: two departments prove a measure by 45/BC-STP ngày 10/6/2024; on each of them, once a
    /// document, naming the others. Silent: other number, symbol or date; no date; the same agency uses
    /// it for several measures; the symbol doesn't tell who issued it (MC12).
    CLAIMED_BY_TWO {
        code: "MC11",
        severity: Warning,
        title: "Một văn bản được nhiều cơ quan kê làm minh chứng",
        explanation: "Cùng số, ký hiệu và ngày thì chỉ có một văn bản, do một cơ quan ban hành. Cơ quan \
                      khác kê văn bản này là dùng văn bản không phải của mình, hoặc chép nhầm từ báo \
                      cáo của cơ quan bạn.",
        advice: "Kiểm tra văn bản là của cơ quan nào; cơ quan không ban hành thì thay bằng văn bản của \
                 mình.",
        example: "Sở Tư pháp và Sở Tài chính cùng kê 45/BC-STP ngày 10/6.",
    }

    /// One document is claimed by exactly two agencies, and its symbol doesn't tell who issued it.
    ///
    /// Both may cite a document of the province's or of the Government's: a note only.
    /// Fires: two departments with 10/QĐ-TTg, a department and a commune with 12/BC-UBND ngày 10/6.
    /// Silent: three or more, as that is a document of a superior's that many cite; two communes with
    /// 12/BC-UBND, since every people's committee numbers its own reports under this symbol.
    SHARED_BY_TWO {
        code: "MC12",
        severity: Note,
        title: "Hai cơ quan kê văn bản cùng số, ký hiệu và ngày",
        explanation: "Ký hiệu không cho biết cơ quan ban hành, nên có thể cùng dẫn văn bản của cấp trên, \
                      cũng có thể một cơ quan chép báo cáo của cơ quan kia. Hai UBND trùng số, ký hiệu \
                      như 12/BC-UBND thì không nêu: UBND nào cũng có số riêng dưới ký hiệu này.",
        advice: "Mở văn bản để xem có đúng là văn bản của cơ quan báo cáo không.",
        example: "Sở Tư pháp và UBND xã A cùng kê 12/BC-UBND ngày 10/6.",
    }

    /// A number or symbol that no office writes.
    ///
    /// Fires: number `0`, `abc`, `1234567`; symbol `văn bản`, `BCSTP`. Silent: `123`, `05`, `12a`;
    /// `BC-STP`, `QĐ-UBND`, `2024/QĐ-UBND`, `SNV-CCHC`, `NQ/TU`; reading has already found fault.
    ODD_FORMAT {
        code: "MC13",
        severity: Warning,
        title: "Số, ký hiệu văn bản không đúng thể thức",
        explanation: "Theo Nghị định 30/2020/NĐ-CP, số văn bản là chữ số Ả Rập, ký hiệu gồm chữ viết \
                      tắt tên loại và tên cơ quan cách nhau bằng dấu gạch nối (ví dụ 123/BC-STP). Viết \
                      khác đi thì khó tìm được văn bản để kiểm chứng.",
        advice: "Ghi lại số và ký hiệu đúng như trên văn bản.",
        example: "Số «abc», ký hiệu «văn bản».",
    }
}
