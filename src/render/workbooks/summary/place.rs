//! Links to places in agencies' workbooks.

use std::borrow::Cow;

/// The longest address of a link.
pub(super) const LONGEST_LINK: usize = 2_000;

/// A place in an agency's workbook.
#[derive(Debug, Clone)]
pub(super) struct FilePlace<'a> {
    pub(super) period: &'a str,
    pub(super) file: &'a str,
    pub(super) sheet: &'a str,
    pub(super) cell: Cow<'a, str>,
}

impl FilePlace<'_> {
    /// The address of a link; none where a spreadsheet would misread the file's name.
    pub(super) fn address(&self) -> Option<String> {
        if self.file.is_empty() || self.file.contains(['#', '%', '\\', ':']) {
            return None;
        }
        let path = format!(
            "file:///../../inputs/submissions/{}/{}",
            self.period, self.file
        );
        let address = match (self.sheet, self.cell.as_ref()) {
            ("", _) => path,
            (sheet, "") => format!("{path}#'{}'!A1", sheet.replace('\'', "''")),
            (sheet, cell) => format!("{path}#'{}'!{cell}", sheet.replace('\'', "''")),
        };
        (address.encode_utf16().count() < LONGEST_LINK).then_some(address)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address(file: &str) -> Option<String> {
        let place = FilePlace {
            period: "2024-H1",
            file,
            sheet: "Biểu 'A'",
            cell: "D12".into(),
        };
        place.address()
    }

    #[test]
    fn files_that_a_spreadsheet_would_misread_are_not_linked() {
        assert_eq!(
            address("a/b c.xlsx").as_deref(),
            Some("file:///../../inputs/submissions/2024-H1/a/b c.xlsx#'Biểu ''A'''!D12")
        );
        assert_eq!(address("tệp #1.xlsx"), None);
        assert_eq!(address("100%.xlsx"), None);
    }
}
