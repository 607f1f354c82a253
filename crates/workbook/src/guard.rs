//! What a file is, by its first bytes (never by its extension), and whether it is small enough to be
//! opened.

use std::io::Cursor;

use crate::limits::{LARGEST_FILE, LARGEST_PART, LARGEST_STYLES, LARGEST_TOTAL, MOST_PARTS};
use crate::model::Format;
use crate::refusal::{Refusal, RefusalKind};

/// What kind of workbook the bytes are.
///
/// # Errors
/// Where they are no workbook, or one that can't be opened: with what it is.
pub fn recognise(bytes: &[u8]) -> Result<Format, Refusal> {
    if bytes.is_empty() {
        return Err(Refusal::new(RefusalKind::Empty, "tệp rỗng, 0 byte"));
    }
    check_size(bytes.len() as u64)?;
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return recognise_container(bytes);
    }
    if bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) {
        return recognise_compound(bytes);
    }
    if bytes.len() >= 4 && bytes[0] == 0x09 && matches!(bytes[1], 0x00 | 0x02 | 0x04 | 0x08) {
        return Err(other("bảng tính Excel rất cũ (trước Excel 97)"));
    }
    recognise_plain(bytes)
}

/// Whether a file of a size in bytes is read.
///
/// # Errors
/// Where it is above [`LARGEST_FILE`].
pub fn check_size(size: u64) -> Result<(), Refusal> {
    if size > LARGEST_FILE {
        return Err(too_large(size));
    }
    Ok(())
}

/// The refusal of a file that is larger than [`LARGEST_FILE`].
pub fn too_large(size: u64) -> Refusal {
    too_big("tệp", size, LARGEST_FILE)
}

/// The name of a format that is no workbook, as a refusal.
fn other(what: &str) -> Refusal {
    Refusal::new(RefusalKind::OtherFormat, what)
}

/// A refusal for a size above its limit.
fn too_big(what: &str, size: u64, limit: u64) -> Refusal {
    Refusal::new(
        RefusalKind::TooBig,
        format!(
            "{what} có {} MB, giới hạn {} MB",
            megabytes(size),
            megabytes(limit)
        ),
    )
}

/// Whole megabytes, rounded up.
fn megabytes(bytes: u64) -> u64 {
    bytes.div_ceil(1024 * 1024)
}

/// A zip container: which document it holds, and whether it keeps to the budget.
fn recognise_container(bytes: &[u8]) -> Result<Format, Refusal> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|_| {
        Refusal::new(
            RefusalKind::Broken,
            "không mở được tệp nén bên trong (tệp bị cắt cụt)",
        )
    })?;
    if archive.len() > MOST_PARTS {
        return Err(Refusal::new(
            RefusalKind::TooBig,
            format!(
                "tệp có {} phần bên trong, giới hạn {MOST_PARTS}",
                archive.len()
            ),
        ));
    }
    let mut total: u64 = 0;
    let mut names = Vec::with_capacity(archive.len());
    for index in 0..archive.len() {
        let Ok(part) = archive.by_index_raw(index) else {
            continue;
        };
        if part.encrypted() {
            return Err(Refusal::new(RefusalKind::Encrypted, "tệp nén có mật khẩu"));
        }
        if part.size() > LARGEST_PART {
            return Err(too_big(
                "một phần bên trong tệp (khi giải nén)",
                part.size(),
                LARGEST_PART,
            ));
        }
        total = total.saturating_add(part.size());
        if let Ok(name) = part.name() {
            let name = name.replace('\\', "/").to_lowercase();
            if part.size() > LARGEST_STYLES && name.rsplit('/').next() == Some("styles.xml") {
                return Err(too_big(
                    "phần định dạng (styles.xml) bên trong tệp (khi giải nén)",
                    part.size(),
                    LARGEST_STYLES,
                ));
            }
            names.push(name);
        }
    }
    if total > LARGEST_TOTAL {
        return Err(too_big("nội dung tệp (khi giải nén)", total, LARGEST_TOTAL));
    }
    container_format(&names)
}

/// Which document a container holds, by the names of its parts in small letters.
fn container_format(names: &[String]) -> Result<Format, Refusal> {
    let has = |wanted: &str| names.iter().any(|name| name == wanted);
    let below = |folder: &str| names.iter().any(|name| name.starts_with(folder));
    // The main part may have another name; where sheets are binary, so is the workbook.
    let is_binary_sheet =
        |name: &String| name.starts_with("xl/worksheets/") && name.ends_with(".bin");
    let is_binary = !has("xl/workbook.xml") && names.iter().any(is_binary_sheet);
    if has("xl/workbook.bin") || is_binary {
        Ok(Format::Xlsb)
    } else if has("xl/workbook.xml") || (below("xl/worksheets/") && has("[content_types].xml")) {
        Ok(Format::Xlsx)
    } else if below("word/") {
        Err(other("văn bản Word (.docx)"))
    } else if below("ppt/") {
        Err(other("bản trình chiếu PowerPoint"))
    } else if has("content.xml") {
        Ok(Format::Ods)
    } else if below("index/") && names.iter().any(|name| name.ends_with(".iwa")) {
        Err(other("bảng tính Apple Numbers"))
    } else if has("[content_types].xml") {
        Ok(Format::Xlsx)
    } else {
        Err(other("tệp nén (.zip)"))
    }
}

/// An OLE compound file: an old workbook, an encrypted one, or another program's document, told by
/// the names of its streams (UTF-16).
fn recognise_compound(bytes: &[u8]) -> Result<Format, Refusal> {
    let holds = |name: &str| {
        let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        bytes.windows(wide.len()).any(|window| window == wide)
    };
    if holds("__nameid_version1.0") || holds("__properties_version1.0") {
        Err(other(
            "thư điện tử Outlook (.msg); tệp báo cáo có thể đính kèm trong thư",
        ))
    } else if holds("EncryptedPackage") || holds("EncryptionInfo") {
        Err(Refusal::new(
            RefusalKind::Encrypted,
            "bảng tính Excel có mật khẩu",
        ))
    } else if holds("Workbook") || holds("Book") {
        Ok(Format::Xls)
    } else if holds("WordDocument") {
        Err(other("văn bản Word (.doc)"))
    } else if holds("PowerPoint Document") {
        Err(other("bản trình chiếu PowerPoint"))
    } else {
        Err(other("tệp của chương trình khác (OLE)"))
    }
}

/// The order of the bytes of UTF-16.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum WideText {
    /// The lower byte first.
    LittleEndian,
    /// The higher byte first.
    BigEndian,
}

/// Whether bytes are text in UTF-16: by the mark in front, else by its pattern, since of every Latin
/// letter, digit and separator one byte is zero, always on the same side.
pub(super) fn wide_text(bytes: &[u8]) -> Option<WideText> {
    if bytes.starts_with(&[0xFF, 0xFE]) {
        return Some(WideText::LittleEndian);
    }
    if bytes.starts_with(&[0xFE, 0xFF]) {
        return Some(WideText::BigEndian);
    }
    let pairs = || bytes[..bytes.len().min(4096)].chunks_exact(2);
    let zeros = |side: usize| pairs().filter(|pair| pair[side] == 0).count();
    let enough = pairs().count().div_ceil(4).max(1);
    match (zeros(0), zeros(1)) {
        (0, high) if high >= enough => Some(WideText::LittleEndian),
        (high, 0) if high >= enough => Some(WideText::BigEndian),
        _ => None,
    }
}

/// A file that leads to a page and holds nothing of it.
const WEB_LINK: &str =
    "lối tắt tới một trang web (.webloc, .url), chỉ có đường dẫn, không có số liệu";

/// What a text is that leads to something else or is a letter; its beginning in small letters.
fn link_or_letter(start: &str) -> Option<&'static str> {
    if start.starts_with("[internetshortcut]") || start.starts_with("[{000214a0-") {
        return Some(WEB_LINK);
    }
    if start.starts_with("[desktop entry]") {
        return Some("lối tắt trên màn hình máy tính, không có số liệu");
    }
    if start.starts_with('{') && start.contains("\":") {
        let is_online = [
            "docs.google.com",
            "doc_id",
            "sharepoint.com",
            "onedrive",
            "\"url\"",
        ]
        .iter()
        .any(|sign| start.contains(sign));
        return Some(if is_online {
            "liên kết tới bảng tính trực tuyến (.gsheet), chỉ có đường dẫn, không có số liệu"
        } else {
            "tệp dữ liệu JSON"
        });
    }
    if start.starts_with("begin:vcalendar") || start.starts_with("begin:vcard") {
        return Some("tệp lịch hoặc danh bạ");
    }
    is_letter(start).then_some("thư điện tử (.eml); tệp báo cáo có thể đính kèm trong thư")
}

/// Whether a text begins as letters do: with lines of the head of one, which name who wrote it or
/// how it is packed.
fn is_letter(start: &str) -> bool {
    const HEADS: [&str; 12] = [
        "from",
        "to",
        "subject",
        "date",
        "received",
        "return-path",
        "delivered-to",
        "message-id",
        "mime-version",
        "content-type",
        "reply-to",
        "x-mailer",
    ];
    let mut heads = 0;
    for (at, line) in start.lines().take(60).enumerate() {
        let goes_on = line.starts_with([' ', '\t']);
        let is_envelope = at == 0 && line.starts_with("from ");
        match line.split_once(':') {
            _ if goes_on || is_envelope => {}
            Some((name, _)) if HEADS.contains(&name.trim()) => heads += 1,
            Some((name, _)) if name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-') => {}
            _ => break,
        }
    }
    heads >= 3
}

/// Text, or a format that is known by its first bytes.
fn recognise_plain(bytes: &[u8]) -> Result<Format, Refusal> {
    let known: [(&[u8], &str); 9] = [
        (b"%PDF", "văn bản PDF"),
        (b"{\\rtf", "văn bản RTF"),
        (b"\x89PNG", "ảnh PNG"),
        (b"\xFF\xD8\xFF", "ảnh JPEG"),
        (b"GIF8", "ảnh GIF"),
        (b"Rar!", "tệp nén (.rar)"),
        (b"7z\xBC\xAF", "tệp nén (.7z)"),
        (b"\x1F\x8B", "tệp nén (.gz)"),
        (b"MZ", "chương trình chạy trên Windows"),
    ];
    if let Some((_, what)) = known.iter().find(|(start, _)| bytes.starts_with(start)) {
        return Err(other(what));
    }
    let wide = wide_text(bytes).is_some();
    let start = String::from_utf8_lossy(&bytes[..bytes.len().min(4096)])
        .replace('\0', "")
        .to_lowercase();
    let start = start.trim_start_matches(['\u{FEFF}', '\u{FFFD}', ' ', '\r', '\n', '\t']);
    if start.starts_with("bplist00") {
        return Err(other(WEB_LINK));
    }
    if start.starts_with("<?xml") || start.starts_with("<workbook") {
        return Err(
            if start.contains("<plist") && start.contains("<key>url</key>") {
                other(WEB_LINK)
            } else if start.contains("urn:schemas-microsoft-com:office:spreadsheet") {
                other("bảng tính XML 2003")
            } else if start.contains("urn:oasis:names:tc:opendocument") {
                other("bảng tính OpenDocument dạng XML (.fods)")
            } else {
                other("tệp XML")
            },
        );
    }
    if start.starts_with("<!doctype html") || start.starts_with("<html") || start.contains("<table")
    {
        return Err(other("trang web (HTML)"));
    }
    if start.is_empty() {
        return Err(Refusal::new(RefusalKind::Empty, "tệp chỉ có ký tự trống"));
    }
    if let Some(what) = link_or_letter(start) {
        return Err(other(what));
    }
    if wide || !bytes.contains(&0) {
        return Ok(Format::Delimited);
    }
    Err(other("tệp không rõ định dạng"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(bytes: &[u8]) -> (RefusalKind, String) {
        let refusal = recognise(bytes).unwrap_err();
        (refusal.kind, refusal.detail)
    }

    #[test]
    fn content_counts_and_not_the_name() {
        assert_eq!(refused(b"").0, RefusalKind::Empty);
        assert_eq!(refused(b"  \r\n ").0, RefusalKind::Empty);
        assert!(refused(b"%PDF-1.7 ...").1.contains("PDF"));
        assert!(refused(b"\xEF\xBB\xBF<html><table>").1.contains("HTML"));
        assert!(refused(b"\x00\x01\x02\x00").1.contains("không rõ"));
        assert_eq!(refused(b"PK\x03\x04 cut off").0, RefusalKind::Broken);
        assert_eq!(recognise("Mã;Số\n1;2".as_bytes()), Ok(Format::Delimited));
        assert_eq!(recognise(b"\xFF\xFEa\x00;\x00"), Ok(Format::Delimited));
        assert_eq!(recognise(b"a\x00;\x00b\x00"), Ok(Format::Delimited));
    }

    /// A container whose one part says of itself that it has so many bytes, unpacked.
    fn container(name: &str, size: u32) -> Vec<u8> {
        let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
        let options = zip::write::SimpleFileOptions::default();
        writer.start_file(name, options).unwrap();
        let mut bytes = writer.finish().unwrap().into_inner();
        let entry = bytes
            .windows(4)
            .position(|window| window == b"PK\x01\x02")
            .unwrap();
        bytes[entry + 24..entry + 28].copy_from_slice(&size.to_le_bytes());
        bytes
    }

    #[test]
    fn large_parts_are_refused_before_they_are_unpacked() {
        let mb = 1024 * 1024;
        let seen = |name, size| {
            let (kind, detail) = refused(&container(name, size));
            assert_eq!(kind, RefusalKind::TooBig, "{detail}");
            detail
        };
        assert!(seen("xl/worksheets/sheet1.xml", 300 * mb).contains("giới hạn 200 MB"));
        assert!(seen("XL\\Styles.xml", 70 * mb).contains("giới hạn 64 MB"));
        assert_eq!(
            recognise(&container("xl/workbook.xml", 70 * mb)),
            Ok(Format::Xlsx)
        );
    }

    #[test]
    fn links_and_letters_are_told_from_tables() {
        let letter = "Return-Path: <a@b.vn>\r\nReceived: from x\r\n\tby y\r\nX-Spam: no\r\nFrom: A <a@b.vn>\r\nSubject: Bao cao\r\n\r\nKinh gui";
        for (text, what) in [
            ("[InternetShortcut]\r\nURL=https://a.vn/\r\n", "lối tắt"),
            (
                "{\"url\": \"https://docs.google.com/open?id=1\"}",
                "trực tuyến",
            ),
            ("{\"doc_id\":\"1\",\"email\":\"a@b.vn\"}", "trực tuyến"),
            (
                "<?xml version=\"1.0\"?><plist><dict><key>URL</key><string>a</string></dict></plist>",
                "lối tắt",
            ),
            (letter, "thư"),
            ("From a@b.vn Fri\nDate: x\nFrom: a\nTo: b\n\n", "thư"),
            ("BEGIN:VCALENDAR\r\nVERSION:2.0", "lịch"),
        ] {
            let (kind, detail) = refused(text.as_bytes());
            assert_eq!(kind, RefusalKind::OtherFormat, "{text}");
            assert!(detail.contains(what), "{detail}");
        }
        let mut letter = vec![0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
        letter.extend(
            "__nameid_version1.0"
                .encode_utf16()
                .flat_map(u16::to_le_bytes),
        );
        letter.extend("Workbook".encode_utf16().flat_map(u16::to_le_bytes));
        assert!(refused(&letter).1.contains("Outlook"));
        for table in ["Date: 1;2\nTo: 3;4\n", "Mã;Số: hồ sơ\n1;2", "{x};1\n2;3"] {
            assert_eq!(
                recognise(table.as_bytes()),
                Ok(Format::Delimited),
                "{table}"
            );
        }
    }

    #[test]
    fn an_encrypted_workbook_is_named_so() {
        let mut bytes = vec![0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
        bytes.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
        assert_eq!(refused(&bytes).0, RefusalKind::Encrypted);
    }
}
