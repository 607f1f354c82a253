//! To whom the faults of a decision speak: to who edits the file, or to who gives the command that writes
//! into it and sees options where the file has keys.

/// How faults name what they are about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Speech {
    /// By the keys of the file.
    File,
    /// By the options of `cchc decide`.
    Command,
}

impl Speech {
    fn of(self, file: &str, command: &str) -> String {
        match self {
            Speech::File => file.to_owned(),
            Speech::Command => command.to_owned(),
        }
    }

    /// A key: `«first»`, `--first`.
    pub fn key(self, key: &str) -> String {
        self.of(&format!("«{key}»"), &format!("--{key}"))
    }

    /// A key at the head of a fault: `khóa «first»`, `--first`.
    pub fn named_key(self, key: &str) -> String {
        self.of(&format!("khóa «{key}»"), &format!("--{key}"))
    }

    /// What a decision on a reading may tell.
    pub fn parts(self) -> String {
        self.of(
            "Ghi ít nhất một trong: state, first, second, percent, evidence.",
            "Ghi ít nhất một trong: --state, --first, --second, --percent, --evidence.",
        )
    }

    /// That a part is to be left out.
    pub fn without_part(self) -> String {
        self.of(
            "Xóa dòng này, hoặc sửa mã chỉ số.",
            "Bỏ phần đó khỏi lệnh, hoặc sửa mã chỉ số.",
        )
    }

    /// The states that there are.
    pub fn states(self) -> String {
        self.of(
            "Chỉ số có số liệu: value, nothing-arose, blank; văn bản, nhiệm vụ: done, in-progress, not-started, nothing-arose, blank.",
            "Chỉ số có số liệu: khong-phat-sinh, de-trong; văn bản, nhiệm vụ: hoan-thanh, dang-thuc-hien, chua-thuc-hien, khong-phat-sinh, de-trong.",
        )
    }

    /// That figures are to be added.
    pub fn with_figures(self) -> String {
        self.of(
            "Thêm first, second hoặc percent.",
            "Thêm --first, --second hoặc --percent.",
        )
    }

    /// That either the state or the figures are to go.
    pub fn state_or_figures(self) -> String {
        self.of(
            "Xóa dòng state, hoặc xóa các dòng số liệu.",
            "Bỏ --state, hoặc bỏ các phần số liệu.",
        )
    }

    /// How to say that nothing arose.
    pub fn nothing_arose(self) -> String {
        self.of(
            "Kiểm tra lại; không phát sinh thì ghi state = \"nothing-arose\".",
            "Kiểm tra lại; không phát sinh thì ghi --state khong-phat-sinh.",
        )
    }

    /// That a figure is corrected, not its verdict.
    pub fn correct_figures(self) -> String {
        self.of(
            "Sửa số liệu ở khối [[reading]]; kết quả tự thay đổi theo.",
            "Sửa số liệu bằng --first, --second; kết quả tự thay đổi theo.",
        )
    }

    /// How an error is answered.
    pub fn answer_error(self) -> String {
        self.of(
            "Ghi số liệu đúng ở khối [[reading]], tệp của cơ quan nào ở [[whose]], bản được tính ở [[version]].",
            "Ghi số liệu đúng bằng --measure, --first, --second; tệp của cơ quan nào bằng --file; bản được tính bằng --version.",
        )
    }

    /// What is to be done about a measure that the agency does not report.
    pub fn other_measure(self) -> String {
        self.of(
            "Sửa mã cơ quan hoặc mã chỉ số; nếu kế hoạch đã thay đổi thì xóa khối này.",
            "Sửa mã cơ quan hoặc mã chỉ số.",
        )
    }

    /// What is to be done about a measure that the plan has not.
    pub fn no_measure(self) -> String {
        self.of(
            "Sửa mã; chỉ số đã rút khỏi kế hoạch thì xóa khối này.",
            "Sửa mã chỉ số.",
        )
    }

    /// That something was decided already, in which line of which file.
    pub fn decided_at(self, line: usize, file: &str) -> String {
        self.of(
            &format!("điều này đã quyết định ở dòng {line}"),
            &format!("điều này đã quyết định ở dòng {line} của {file}"),
        )
    }

    /// What is to be done where something was decided already.
    pub fn twice(self) -> String {
        self.of(
            "Xóa một trong hai khối.",
            "Muốn quyết định khác đi: xóa khối ở dòng đó, rồi chạy lại lệnh này.",
        )
    }
}
