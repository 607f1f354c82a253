//! `KT`: characters that documents cannot print.

super::rules! {
    /// Remarks or the narrative hold characters that the documents' font lacks.
    ///
    /// Fires: `Tốt 😀`, `漢字`. Silent: Vietnamese, usual marks, what nobody sees (joiners, marks of
    /// direction).
    NOT_PRINTED {
        code: "KT01",
        severity: Note,
        title: "Có ký tự không in được trong văn bản",
        explanation: "Biểu tượng, chữ của ngôn ngữ khác không có trong phông chữ của văn bản hành \
                      chính. Khi in, mỗi ký tự như vậy được thay bằng mã của nó, ví dụ [U+1F600].",
        advice: "Bỏ biểu tượng, ký tự lạ; viết bằng chữ tiếng Việt.",
        example: "Ô «Khó khăn, nguyên nhân» ghi: Đã xong 😀.",
    }
}
