//! Styles that bear the names of the decree's parts.

use opc::xml::escaped;

use crate::format::Format;
use crate::units::{MM, twips};

macro_rules! styles {
    ($($variant:ident $id:literal $name:literal),* $(,)?) => {
        /// A style of a paragraph.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Style {
            $(#[doc = $name] $variant),*
        }

        impl Style {
            /// All of them.
            pub const ALL: &[Style] = &[$(Style::$variant),*];

            /// Its id in the file.
            pub fn id(self) -> &'static str {
                match self { $(Style::$variant => $id),* }
            }

            /// Its name, as a reader of the file sees it.
            pub fn name(self) -> &'static str {
                match self { $(Style::$variant => $name),* }
            }
        }
    };
}

styles! {
    Body "NoiDung" "Nội dung",
    Part "Muc" "Mục",
    Clause "Khoan" "Khoản",
    Point "Diem" "Điểm",
    Bullet "GachDauDong" "Gạch đầu dòng",
    SubBullet "GachDauDongPhu" "Gạch đầu dòng phụ",
    Note "GhiChu" "Ghi chú",
    Nation "QuocHieu" "Quốc hiệu",
    Motto "TieuNgu" "Tiêu ngữ",
    Superior "CoQuanChuQuan" "Cơ quan chủ quản",
    Issuer "CoQuanBanHanh" "Cơ quan ban hành",
    Number "SoKyHieu" "Số, ký hiệu",
    PlaceDate "DiaDanhThoiGian" "Địa danh và thời gian",
    TypeName "TenLoai" "Tên loại",
    Summary "TrichYeu" "Trích yếu",
    Subject "TrichYeuCongVan" "Trích yếu công văn",
    Addressee "KinhGui" "Kính gửi",
    Rule "DuongKe" "Đường kẻ",
    Frame "DauTrongKhung" "Dấu trong khung",
    Authority "QuyenHanChucVu" "Quyền hạn, chức vụ",
    SignerName "HoTen" "Họ và tên",
    RecipientsTitle "NoiNhan" "Nơi nhận",
    Recipient "NoiNhanDanhSach" "Danh sách nơi nhận",
    Drafter "NguoiSoan" "Người soạn thảo, số lượng bản",
    Address "DiaChi" "Địa chỉ cơ quan",
    AnnexLabel "PhuLuc" "Phụ lục",
    AnnexTitle "TieuDePhuLuc" "Tiêu đề phụ lục",
    Accompanying "KemTheo" "Kèm theo",
    Caption "TenBang" "Tên bảng",
    Unit "DonViTinh" "Đơn vị tính",
    PageNumber "SoTrang" "Số trang",
    Notice "LuuY" "Lưu ý cuối trang",
    Gap "Cach" "Khoảng cách",
}

/// The style of the text of tables of a size.
pub(crate) fn cell_style(size: f64) -> String {
    format!("ChuTrongBang{}", (size * 2.0).round() as i64)
}

/// How a line of Times New Roman is high, in parts of its size, where it is set single.
pub(crate) const SINGLE: f64 = 1.149;

/// What a style sets.
#[derive(Default)]
struct Set {
    size: Option<f64>,
    bold: bool,
    italic: bool,
    capitals: bool,
    colour: Option<&'static str>,
    align: &'static str,
    before: f64,
    after: f64,
    /// Line pitch, in parts of the size; 0 is single.
    pitch: f64,
    first_line: f64,
    keep_next: bool,
    rule: bool,
    heading: Option<usize>,
    numbered: bool,
}

fn set_of(style: Style, format: &Format) -> Set {
    let get = |name: &str| format.get(name);
    let body = || Set {
        size: Some(get("body-size")),
        align: "both",
        after: get("paragraph-gap"),
        pitch: get("line-pitch"),
        first_line: get("indent"),
        ..Set::default()
    };
    let heading = |level: usize| Set {
        bold: level < 2,
        capitals: level == 0,
        align: "both",
        before: (get("heading-gap") - get("paragraph-gap")).max(0.0),
        keep_next: true,
        heading: Some(level),
        numbered: level < 2,
        ..body()
    };
    let centred = |size: f64, bold: bool| Set {
        size: Some(size),
        bold,
        align: "center",
        ..Set::default()
    };
    let left = |size: f64| Set {
        size: Some(size),
        align: "left",
        ..Set::default()
    };
    match style {
        Style::Body | Style::Bullet | Style::SubBullet => body(),
        Style::Part => heading(0),
        Style::Clause => heading(1),
        Style::Point => heading(2),
        Style::Note => Set {
            italic: true,
            after: get("paragraph-gap"),
            align: "left",
            ..left(get("note-size"))
        },
        Style::Nation => centred(get("nation-size"), true),
        Style::Motto => centred(get("motto-size"), true),
        Style::Superior => centred(get("superior-size"), false),
        Style::Issuer => centred(get("issuer-size"), true),
        Style::Number => centred(get("number-size"), false),
        Style::PlaceDate => Set {
            italic: true,
            ..centred(get("date-size"), false)
        },
        Style::TypeName => Set {
            before: 7.0 * MM,
            after: MM,
            keep_next: true,
            ..centred(get("type-size"), true)
        },
        Style::Summary => Set {
            keep_next: true,
            ..centred(get("summary-size"), true)
        },
        Style::Subject => Set {
            before: get("subject-gap"),
            ..centred(get("subject-size"), false)
        },
        Style::Addressee => left(get("addressee-size")),
        Style::Rule => Set {
            size: Some(1.0),
            rule: true,
            before: get("rule-gap"),
            align: "center",
            ..Set::default()
        },
        Style::Frame => centred(get("urgency-size"), true),
        Style::Authority => Set {
            capitals: true,
            ..centred(get("signature-size"), true)
        },
        Style::SignerName => centred(get("signature-size"), true),
        Style::RecipientsTitle => Set {
            bold: true,
            italic: true,
            ..left(get("recipients-title-size"))
        },
        Style::Recipient => left(get("recipients-size")),
        Style::Drafter => Set {
            before: 4.0 * MM,
            ..left(get("drafter-size"))
        },
        Style::Address => left(get("address-size")),
        Style::AnnexLabel => Set {
            after: MM,
            keep_next: true,
            heading: Some(0),
            ..centred(get("annex-label-size"), true)
        },
        Style::AnnexTitle => Set {
            capitals: true,
            keep_next: true,
            ..centred(get("annex-title-size"), true)
        },
        Style::Accompanying => Set {
            italic: true,
            before: MM,
            keep_next: true,
            ..centred(get("annex-source-size"), false)
        },
        Style::Caption => Set {
            bold: true,
            after: 2.0 * MM,
            align: "center",
            keep_next: true,
            ..Set::default()
        },
        Style::Unit => Set {
            italic: true,
            after: 2.0 * MM,
            align: "right",
            keep_next: true,
            ..Set::default()
        },
        Style::PageNumber => centred(get("page-number-size"), false),
        Style::Notice => Set {
            italic: true,
            ..centred(10.0, false)
        },
        Style::Gap => left(1.0),
    }
}

/// The part with the styles; `sizes` are those of the tables.
pub(crate) fn styles(format: &Format, sizes: &[f64]) -> String {
    let mut out = String::from(HEAD);
    let size = half_points(format.get("body-size"));
    out += &format!(
        "<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=\"{FONT}\" w:eastAsia=\"{FONT}\" \
         w:hAnsi=\"{FONT}\" w:cs=\"{FONT}\"/><w:sz w:val=\"{size}\"/><w:szCs w:val=\"{size}\"/>\
         <w:lang w:val=\"vi-VN\" w:eastAsia=\"vi-VN\" w:bidi=\"ar-SA\"/></w:rPr></w:rPrDefault>\
         <w:pPrDefault/></w:docDefaults>\
         <w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/><w:qFormat/></w:style>\
         <w:style w:type=\"character\" w:default=\"1\" w:styleId=\"DefaultParagraphFont\"><w:name w:val=\"Default Paragraph Font\"/></w:style>\
         <w:style w:type=\"table\" w:default=\"1\" w:styleId=\"TableNormal\"><w:name w:val=\"Normal Table\"/>\
         <w:tblPr><w:tblInd w:w=\"0\" w:type=\"dxa\"/><w:tblCellMar><w:top w:w=\"0\" w:type=\"dxa\"/>\
         <w:left w:w=\"0\" w:type=\"dxa\"/><w:bottom w:w=\"0\" w:type=\"dxa\"/><w:right w:w=\"0\" w:type=\"dxa\"/>\
         </w:tblCellMar></w:tblPr></w:style>\
         <w:style w:type=\"numbering\" w:default=\"1\" w:styleId=\"NoList\"><w:name w:val=\"No List\"/></w:style>"
    );
    for level in 0..3 {
        out += &format!(
            "<w:style w:type=\"paragraph\" w:styleId=\"Heading{0}\"><w:name w:val=\"heading {0}\"/>\
             <w:basedOn w:val=\"Normal\"/><w:next w:val=\"NoiDung\"/><w:qFormat/>\
             <w:pPr><w:keepNext/><w:keepLines/><w:outlineLvl w:val=\"{level}\"/></w:pPr></w:style>",
            level + 1
        );
    }
    for style in Style::ALL {
        out += &written(*style, &set_of(*style, format));
    }
    out += &table_styles(sizes);
    out += "</w:styles>";
    out
}

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
    <w:styles xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">";

/// The decree's font; the bundled one has its widths.
const FONT: &str = "Times New Roman";

fn half_points(points: f64) -> i64 {
    (points * 2.0).round() as i64
}

fn written(style: Style, set: &Set) -> String {
    let based = match set.heading {
        Some(level) => format!("Heading{}", level + 1),
        None => "Normal".to_owned(),
    };
    let next = match style {
        Style::Bullet | Style::SubBullet => style.id(),
        _ if set.heading.is_some() || style == Style::Body => Style::Body.id(),
        _ => style.id(),
    };
    format!(
        "<w:style w:type=\"paragraph\" w:customStyle=\"1\" w:styleId=\"{}\"><w:name w:val=\"{}\"/>\
         <w:basedOn w:val=\"{based}\"/><w:next w:val=\"{next}\"/><w:qFormat/><w:pPr>{}</w:pPr><w:rPr>{}</w:rPr></w:style>",
        style.id(),
        escaped(style.name()),
        paragraph_properties(set),
        run_properties(set),
    )
}

fn paragraph_properties(set: &Set) -> String {
    let mut out = String::new();
    if set.keep_next {
        out += "<w:keepNext/>";
    }
    if set.numbered {
        let level = set.heading.unwrap_or(0);
        out += &format!("<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"1\"/></w:numPr>");
    }
    if set.rule {
        out += "<w:pBdr><w:top w:val=\"single\" w:sz=\"5\" w:space=\"0\" w:color=\"000000\"/></w:pBdr>";
    }
    let (line, rule) = match set.pitch {
        _ if set.rule => (40, "exact"),
        pitch if pitch > 0.0 => ((240.0 * pitch / SINGLE).round() as i64, "auto"),
        _ => (240, "auto"),
    };
    out += &format!(
        "<w:spacing w:before=\"{}\" w:after=\"{}\" w:line=\"{line}\" w:lineRule=\"{rule}\"/>",
        twips(set.before),
        twips(set.after),
    );
    if set.first_line > 0.0 {
        out += &format!("<w:ind w:firstLine=\"{}\"/>", twips(set.first_line));
    }
    out += &format!("<w:jc w:val=\"{}\"/>", set.align);
    if let Some(level) = set.heading {
        out += &format!("<w:outlineLvl w:val=\"{level}\"/>");
    }
    out
}

fn run_properties(set: &Set) -> String {
    let mut out = String::new();
    if set.bold {
        out += "<w:b/><w:bCs/>";
    }
    if set.italic {
        out += "<w:i/><w:iCs/>";
    }
    if set.capitals {
        out += "<w:caps/>";
    }
    if let Some(colour) = set.colour {
        out += &format!("<w:color w:val=\"{colour}\"/>");
    }
    if let Some(size) = set.size {
        let size = half_points(size);
        out += &format!("<w:sz w:val=\"{size}\"/><w:szCs w:val=\"{size}\"/>");
    }
    out
}

/// The grid of tables, and the text in them, a style a size.
fn table_styles(sizes: &[f64]) -> String {
    let edge = |name: &str| {
        format!("<w:{name} w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"000000\"/>")
    };
    let edges: String = ["top", "left", "bottom", "right", "insideH", "insideV"]
        .into_iter()
        .map(edge)
        .collect();
    let margin =
        |name: &str, points: f64| format!("<w:{name} w:w=\"{}\" w:type=\"dxa\"/>", twips(points));
    let margins = [
        ("top", MM),
        ("left", 1.2 * MM),
        ("bottom", MM),
        ("right", 1.2 * MM),
    ]
    .map(|(name, points)| margin(name, points))
    .concat();
    let mut out = format!(
        "<w:style w:type=\"table\" w:customStyle=\"1\" w:styleId=\"Bang\"><w:name w:val=\"Bảng\"/>\
         <w:basedOn w:val=\"TableNormal\"/><w:tblPr><w:tblBorders>{edges}</w:tblBorders>\
         <w:tblCellMar>{margins}</w:tblCellMar></w:tblPr></w:style>"
    );
    for size in sizes {
        let line = (240.0 * CELL_PITCH / SINGLE).round() as i64;
        out += &format!(
            "<w:style w:type=\"paragraph\" w:customStyle=\"1\" w:styleId=\"{}\"><w:name w:val=\"Chữ trong bảng, cỡ {}\"/>\
             <w:basedOn w:val=\"Normal\"/><w:qFormat/><w:pPr><w:spacing w:before=\"0\" w:after=\"0\" \
             w:line=\"{line}\" w:lineRule=\"auto\"/></w:pPr><w:rPr><w:sz w:val=\"{2}\"/><w:szCs w:val=\"{2}\"/></w:rPr></w:style>",
            cell_style(*size),
            size.to_string().replace('.', ","),
            half_points(*size),
        );
    }
    out
}

/// Line pitch in tables, in parts of the size.
pub(crate) const CELL_PITCH: f64 = 1.187;
