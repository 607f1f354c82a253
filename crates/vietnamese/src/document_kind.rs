//! Kinds of administrative documents, and their abbreviations in Nghị định 30/2020/NĐ-CP, Phụ lục III.

use super::fold::fold_plain;

/// Declares the kinds: variant, Vietnamese name, abbreviation in symbols, other abbreviations used in
/// sentences (small, without diacritics).
macro_rules! kinds {
    ($($variant:ident $name:literal $short:literal $others:literal)*) => {
        /// A kind of document.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum DocumentKind {
            $(#[doc = $name] $variant,)*
        }

        /// Kind, name, abbreviation, other abbreviations.
        const KINDS: &[(DocumentKind, &str, &str, &str)] =
            &[$((DocumentKind::$variant, $name, $short, $others),)*];
    };
}

kinds! {
    Resolution "Nghị quyết" "NQ" ""
    Decision "Quyết định" "QĐ" ""
    Directive "Chỉ thị" "CT" ""
    Regulation "Quy chế" "QC" ""
    Rules "Quy định" "QyĐ" ""
    Communique "Thông cáo" "TC" ""
    Notice "Thông báo" "TB" ""
    Guidance "Hướng dẫn" "HD" ""
    Programme "Chương trình" "CTr" ""
    Plan "Kế hoạch" "KH" ""
    Scheme "Phương án" "PA" ""
    Project "Đề án" "ĐA" ""
    Undertaking "Dự án" "DA" ""
    Report "Báo cáo" "BC" ""
    Minutes "Biên bản" "BB" ""
    Submission "Tờ trình" "TTr" ""
    Contract "Hợp đồng" "HĐ" ""
    Telegram "Công điện" "CĐ" ""
    Memorandum "Bản ghi nhớ" "BGN" ""
    Agreement "Bản thỏa thuận" "BTT" ""
    Authorisation "Giấy ủy quyền" "GUQ" ""
    Invitation "Giấy mời" "GM" ""
    Introduction "Giấy giới thiệu" "GGT" ""
    Leave "Giấy nghỉ phép" "GNP" ""
    Dispatch "Phiếu gửi" "PG" ""
    Transfer "Phiếu chuyển" "PC" ""
    Slip "Phiếu báo" "PB" ""
    Letter "Công văn" "" "cv"
    Decree "Nghị định" "NĐ" ""
    Circular "Thông tư" "TT" ""
    Law "Luật" "" ""
}

impl DocumentKind {
    /// The name: `Quyết định`.
    pub fn name(self) -> &'static str {
        row(self).map_or("", |(_, name, ..)| name)
    }

    /// The abbreviation in symbols: `QĐ`. A công văn and a law have none.
    pub fn abbreviation(self) -> Option<&'static str> {
        row(self)
            .map(|(_, _, short, _)| *short)
            .filter(|short| !short.is_empty())
    }
}

fn row(
    kind: DocumentKind,
) -> Option<&'static (DocumentKind, &'static str, &'static str, &'static str)> {
    KINDS.iter().find(|(own, ..)| *own == kind)
}

/// Whether letters are an abbreviation of a kind, in the case of the decree or all in capitals.
pub(super) fn is_abbreviation(letters: &str) -> bool {
    KINDS.iter().any(|(_, _, short, _)| {
        !short.is_empty() && (*short == letters || short.to_uppercase() == letters)
    })
}

/// The kind that a symbol tells: `QĐ-UBND` a decision; `SNV-CCHC`, which starts with no kind, a
/// công văn.
pub(super) fn kind_of_symbol(symbol: &str) -> Option<DocumentKind> {
    let mut groups = symbol.split('-');
    let first = groups.next()?;
    let second = groups.next();
    if first.starts_with("QH") {
        return Some(DocumentKind::Law);
    }
    let exact = |letters: &str| KINDS.iter().find(|(_, _, short, _)| *short == letters);
    let found = exact(first).or_else(|| {
        KINDS
            .iter()
            .find(|(_, _, short, _)| !short.is_empty() && short.to_uppercase() == first)
    });
    match found {
        Some((kind, ..)) => Some(*kind),
        None => second.map(|_| DocumentKind::Letter),
    }
}

/// The kind that the words right before a number tell: "Quyết định số", "QĐ", "Công văn".
pub(super) fn kind_before(before: &str) -> Option<DocumentKind> {
    let clause = before.rsplit([';', '\n']).next().unwrap_or("");
    let clause = clause.trim_end_matches([' ', ':', '\u{A0}', '(', '.']);
    let clause = ["số", "Số", "SỐ", "so"]
        .iter()
        .find_map(|word| clause.strip_suffix(word))
        .unwrap_or(clause);
    kind_at_end(clause)
}

/// The kind whose name or abbreviation a text ends with.
pub(super) fn kind_at_end(text: &str) -> Option<DocumentKind> {
    let plain = format!(" {}", fold_plain(text));
    KINDS
        .iter()
        .filter(|(_, name, short, others)| {
            let ends = |words: &str| !words.is_empty() && plain.ends_with(&format!(" {words}"));
            ends(&fold_plain(name)) || ends(&fold_plain(short)) || ends(others)
        })
        .map(|(kind, ..)| *kind)
        .next()
}
