//! What the operator is told where a file can't be written or replaced.

use super::exchange::Refused;
use super::moves::{Failed, STAGING};
use crate::failure::{Failure, Fault, Faults, system_reason};
use crate::patience::is_held;

/// The failure of a staging folder that can't be had.
pub(super) fn not_staged(refused: Refused, shown: &str) -> Failure {
    match refused {
        Refused::System(error) => cannot_write(shown, &error),
        Refused::Stuck(failed) => not_exchanged(&failed, shown),
        Refused::Busy => Fault::new(
            shown,
            "một lệnh khác đang ghi vào thư mục này",
            "chờ lệnh đó xong rồi chạy lại",
        )
        .into(),
    }
}

/// The failure of an exchange: the file that could not be moved, and what could not be put back.
pub(super) fn not_exchanged(failed: &Failed, shown: &str) -> Failure {
    let name = inside(shown, &failed.name);
    let mut faults = Faults::new();
    let first = if failed.is_old {
        cannot_replace(&name, &failed.error, failed.left.is_empty())
    } else {
        cannot_write(&name, &failed.error)
    };
    let _: Option<()> = faults.take(Err(first.clone()));
    for (name, error) in &failed.left {
        faults.add(Fault::new(
            inside(shown, name),
            format!("chưa trả lại được tệp cũ ({})", system_reason(error)),
            format!(
                "tệp cũ còn trong {}, không xóa thư mục này; đóng các chương trình đang mở tệp rồi chạy lại một lệnh bất kỳ, chương trình sẽ làm tiếp",
                inside(shown, STAGING)
            ),
        ));
    }
    faults.check().err().unwrap_or(first)
}

/// Whether a failure leaves an exchange half done, which the next run settles.
pub fn is_unsettled(failure: &Failure) -> bool {
    let mut faults = failure.faults().iter();
    faults.any(|fault| fault.mend.contains(STAGING))
}

/// The name of a file of a folder as it is shown.
pub(super) fn inside(shown: &str, name: &str) -> String {
    if name.is_empty() {
        shown.to_owned()
    } else if shown.is_empty() {
        name.to_owned()
    } else {
        format!("{shown}/{name}")
    }
}

pub(super) fn cannot_write(name: &str, error: &std::io::Error) -> Failure {
    let mend = if is_held(error) {
        "tệp hoặc thư mục có thể đang mở ở chương trình khác (Excel, phần mềm diệt vi-rút, đồng bộ): đóng lại hoặc chờ một lát rồi chạy lại"
    } else {
        "kiểm tra quyền ghi và dung lượng còn trống của ổ đĩa, rồi chạy lại"
    };
    let what = format!("không ghi được ({})", system_reason(error));
    Fault::new(name, what, mend).into()
}

fn cannot_replace(name: &str, error: &std::io::Error, is_whole: bool) -> Failure {
    let what = format!("không thay được tệp cũ ({})", system_reason(error));
    let mend =
        "tệp có thể đang mở ở chương trình khác (Excel, trình đọc PDF): đóng tệp rồi chạy lại";
    let whole = if is_whole {
        "; mọi tệp cũ còn nguyên"
    } else {
        ""
    };
    Fault::new(name, what, format!("{mend}{whole}")).into()
}
