//! The operator's faults: something wrong in the plan, a folder, a template or the command line.
//! A fault says what is wrong, where, and how to mend it; a [`Failure`] carries all of them at once.

#![warn(unreachable_pub)]

pub mod shown;

use std::fmt;
use std::io;

use serde::{Deserialize, Serialize};

/// One fault of the operator's, in Vietnamese.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Fault {
    /// File, relative to the root, with `/`; empty where no file is to blame.
    pub file: String,
    /// Line in the file, from 1.
    pub line: Option<usize>,
    /// What is wrong.
    pub what: String,
    /// How to mend it.
    pub mend: String,
}

impl Fault {
    /// A fault that no single line is to blame for.
    pub fn new(file: impl Into<String>, what: impl Into<String>, mend: impl Into<String>) -> Self {
        Fault {
            // Also one that somebody else has chosen.
            file: shown::text(&file.into()),
            line: None,
            what: what.into(),
            mend: mend.into(),
        }
    }

    /// The same fault at a line (from 1).
    #[must_use]
    pub fn at_line(mut self, line: usize) -> Self {
        self.line = Some(line);
        self
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.file.is_empty(), self.line) {
            (true, _) => {}
            (false, Some(line)) => write!(f, "{}, dòng {}: ", self.file, line)?,
            (false, None) => write!(f, "{}: ", self.file)?,
        }
        write!(f, "{}", self.what)?;
        if !self.mend.is_empty() {
            write!(f, "\n    → {}", self.mend)?;
        }
        Ok(())
    }
}

/// One or more faults of the operator's; the run stops with exit code 2 and nothing is written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Failure {
    faults: Vec<Fault>,
}

impl Failure {
    /// A failure of a single fault.
    pub fn one(fault: Fault) -> Self {
        Failure {
            faults: vec![fault],
        }
    }

    /// The faults, in the order in which they were found.
    pub fn faults(&self) -> &[Fault] {
        &self.faults
    }
}

impl From<Fault> for Failure {
    fn from(fault: Fault) -> Self {
        Failure::one(fault)
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, fault) in self.faults.iter().enumerate() {
            if index > 0 {
                writeln!(f)?;
            }
            write!(f, "{fault}")?;
        }
        Ok(())
    }
}

impl std::error::Error for Failure {}

/// What the system says of a file or folder that it would not open or write, in Vietnamese.
pub fn system_reason(error: &io::Error) -> &'static str {
    use io::ErrorKind;
    if cfg!(windows) && matches!(error.raw_os_error(), Some(32 | 33)) {
        return "tệp đang được chương trình khác giữ";
    }
    match error.kind() {
        ErrorKind::PermissionDenied => "không có quyền, hoặc tệp đang được dùng",
        ErrorKind::NotFound => "không tìm thấy tệp hoặc thư mục",
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => "ổ đĩa đã đầy",
        ErrorKind::AlreadyExists => "đã có tệp cùng tên",
        ErrorKind::NotADirectory => "một phần của đường dẫn không phải thư mục",
        ErrorKind::IsADirectory => "có thư mục mang tên này",
        ErrorKind::ReadOnlyFilesystem => "ổ đĩa chỉ cho đọc",
        ErrorKind::Unsupported => "không phải tệp thường: là thiết bị, ống dẫn hoặc thư mục",
        ErrorKind::FileTooLarge => "tệp quá lớn",
        ErrorKind::TimedOut => "đọc một phút không được gì",
        _ => "hệ thống từ chối, tệp có thể đang được dùng",
    }
}

/// What a stage gives that an operator's fault can stop.
pub type Outcome<T> = Result<T, Failure>;

/// Gathers faults, so that all of them are told at once.
#[derive(Debug, Default)]
pub struct Faults {
    list: Vec<Fault>,
}

impl Faults {
    /// No fault yet.
    pub fn new() -> Self {
        Faults::default()
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.list.len()
    }

    /// Adds one.
    pub fn add(&mut self, fault: Fault) {
        self.list.push(fault);
    }

    /// Takes the value of an outcome, or its faults; one that was taken before is not told again.
    pub fn take<T>(&mut self, outcome: Outcome<T>) -> Option<T> {
        match outcome {
            Ok(value) => Some(value),
            Err(failure) => {
                for fault in failure.faults {
                    if !self.list.contains(&fault) {
                        self.list.push(fault);
                    }
                }
                None
            }
        }
    }

    /// Whether nothing is wrong so far.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// The value if nothing is wrong, otherwise every fault.
    pub fn into_outcome<T>(self, value: T) -> Outcome<T> {
        if self.list.is_empty() {
            Ok(value)
        } else {
            Err(Failure { faults: self.list })
        }
    }

    /// Fails with every fault, if there is any.
    pub fn check(self) -> Outcome<()> {
        self.into_outcome(())
    }
}
