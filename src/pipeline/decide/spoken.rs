//! The faults of an answer in the words of the command: what the file of decisions calls a key is an
//! option here, and the file itself is unchanged.

use crate::failure::{Failure, Fault, Faults};

/// What the reader of the file says, and how it is said of a command.
const SPOKEN: [(&str, &str); 12] = [
    ("khóa «first»", "--first"),
    ("khóa «second»", "--second"),
    ("khóa «percent»", "--percent"),
    ("«first»", "--first"),
    ("«second»", "--second"),
    ("«percent»", "--percent"),
    (
        "ghi state = \"nothing-arose\"",
        "ghi --state khong-phat-sinh",
    ),
    (
        "value, nothing-arose, blank; văn bản, nhiệm vụ: done, in-progress, not-started, nothing-arose, blank",
        "khong-phat-sinh, de-trong; văn bản, nhiệm vụ: hoan-thanh, dang-thuc-hien, chua-thuc-hien, khong-phat-sinh, de-trong",
    ),
    (
        "Xóa dòng state, hoặc xóa các dòng số liệu",
        "Bỏ --state, hoặc bỏ các phần số liệu",
    ),
    ("Xóa dòng này", "Bỏ phần đó khỏi lệnh"),
    (
        "Sửa số liệu ở khối [[reading]]",
        "Sửa số liệu bằng --first, --second",
    ),
    (
        "Ghi số liệu đúng ở khối [[reading]], tệp của cơ quan nào ở [[whose]], bản được tính ở [[version]]",
        "Ghi số liệu đúng bằng --measure, --first, --second; tệp của cơ quan nào bằng --file; bản được tính bằng --version",
    ),
];

/// The faults of what was answered: they stand in the command, not in the file, which is unchanged.
pub(super) fn as_spoken(failure: Failure) -> Failure {
    let mut faults = Faults::new();
    for fault in failure.faults() {
        let is_twice = fault.line.is_some() && fault.what.contains("đã quyết định ở dòng");
        faults.add(match is_twice {
            true => Fault::new(
                "",
                format!("{} ({})", fault.what, fault.file),
                "Muốn quyết định khác đi: xóa khối ở dòng đó, rồi chạy lại lệnh này.",
            ),
            false => Fault::new("", spoken(&fault.what), spoken(&fault.mend)),
        });
    }
    match faults.check() {
        Err(failure) => failure,
        Ok(()) => failure,
    }
}

fn spoken(words: &str) -> String {
    let replaced = SPOKEN
        .iter()
        .fold(words.to_owned(), |words, (file, command)| {
            words.replace(file, command)
        });
    replaced.replace("; nếu kế hoạch đã thay đổi thì xóa khối này", "")
}
