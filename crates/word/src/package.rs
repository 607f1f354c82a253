//! The parts of the file.

use opc::pack::pack;
use opc::xml::escaped;

use nd30::document::{Block, Document, Head, Marks, Orientation};

use crate::annex::annex;
use crate::body::{Flow, flow};
use crate::closing::closing;
use crate::head::{addressees, top, type_and_summary};
use crate::origin::FIGURES;
use crate::paragraph::Paragraph;
use crate::seal::seal;
use crate::section::{Sheet, end};
use crate::styles::{Style, styles};
use crate::text::Setting;
use crate::{Content, Paper};

const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const MAIN: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";

/// The whole package.
pub(crate) fn package(paper: &Paper<'_>, setting: &Setting<'_>) -> Vec<u8> {
    let (marks, sizes) = match &paper.content {
        Content::Document {
            document, marks, ..
        } => ((*marks).clone(), sizes(&blocks_of(document))),
        Content::Annexes(set) => {
            let blocks = set.annexes.iter().flat_map(|annex| &annex.blocks);
            (Marks::default(), sizes(&blocks.collect::<Vec<_>>()))
        }
    };
    let body = body(paper, setting);
    let figures = figures(paper, setting);
    let parts: Vec<(String, Vec<u8>)> = [
        ("[Content_Types].xml", CONTENT_TYPES.to_owned()),
        ("_rels/.rels", RELATIONS.to_owned()),
        ("docProps/app.xml", application(paper)),
        ("docProps/core.xml", properties(paper)),
        ("word/document.xml", body),
        (
            "word/_rels/document.xml.rels",
            DOCUMENT_RELATIONS.to_owned(),
        ),
        ("word/styles.xml", styles(setting.format, &sizes)),
        ("word/numbering.xml", numbering(setting)),
        ("word/settings.xml", SETTINGS.to_owned()),
        ("word/fontTable.xml", FONT_TABLE.to_owned()),
        ("word/theme/theme1.xml", theme()),
        ("word/header1.xml", header(PAGE_NUMBER)),
        ("word/header2.xml", header("")),
        ("word/footer1.xml", footer(&notice(paper, setting))),
        ("word/footer2.xml", footer(&address(&marks, paper, setting))),
        (
            "word/footer3.xml",
            footer(&Paragraph::of(Style::Gap).with("")),
        ),
        ("customXml/item1.xml", figures),
        ("customXml/itemProps1.xml", ITEM_PROPERTIES.to_owned()),
        ("customXml/_rels/item1.xml.rels", ITEM_RELATIONS.to_owned()),
    ]
    .into_iter()
    .map(|(name, text)| (name.to_owned(), text.into_bytes()))
    .collect();
    pack(&parts, &seal(&parts))
}

fn blocks_of(document: &Document) -> Vec<&Block> {
    let annexes = document.annexes.iter().flat_map(|annex| &annex.blocks);
    document.blocks.iter().chain(annexes).collect()
}

/// The sizes of tables, each once; charts are tables of size 11.
fn sizes(blocks: &[&Block]) -> Vec<f64> {
    let mut sizes: Vec<f64> = blocks
        .iter()
        .filter_map(|block| match block {
            Block::Table(table) => Some(table.size),
            Block::Chart(_) => Some(11.0),
            _ => None,
        })
        .collect();
    sizes.sort_by(f64::total_cmp);
    sizes.dedup();
    sizes
}

fn body(paper: &Paper<'_>, setting: &Setting<'_>) -> String {
    let has_notice = paper.notice.is_some();
    let mut sections: Vec<(String, Sheet)> = Vec::new();
    let annexes = match &paper.content {
        Content::Document {
            document,
            marks,
            tables,
        } => {
            let sheet = Sheet {
                orientation: Orientation::Portrait,
                addressed: !marks.address.is_empty(),
            };
            let area = sheet.area(setting);
            let named = matches!(document.head, Head::Named { .. });
            let closing = closing(setting, document, marks, area);
            let place = Flow {
                area,
                depth: 0,
                tables,
                keep_last: !closing.is_empty(),
            };
            let content = [
                top(setting, document, marks, area),
                type_and_summary(setting, &document.head, area),
                addressees(setting, &document.addressees, area, named),
                flow(setting, &document.blocks, &place),
                closing,
            ];
            sections.push((content.concat(), sheet));
            &document.annexes
        }
        Content::Annexes(set) => &set.annexes,
    };
    for one in annexes {
        let sheet = Sheet {
            orientation: one.orientation,
            addressed: false,
        };
        sections.push((annex(setting, one, &sheet), sheet));
    }
    let last = sections.len().saturating_sub(1);
    let mut out = format!(
        "{DECLARATION}<w:document xmlns:w=\"{MAIN}\" xmlns:r=\"{OFFICE}\" xmlns:v=\"urn:schemas-microsoft-com:vml\"><w:body>"
    );
    for (index, (content, sheet)) in sections.into_iter().enumerate() {
        let properties = sheet.properties(setting, has_notice);
        out += &content;
        out += &if index == last {
            properties
        } else {
            end(properties)
        };
    }
    out + "</w:body></w:document>"
}

/// The list of headings: I. and 1. are given by it; a) is typed, since the Vietnamese letters are not
/// those that Word counts.
fn numbering(setting: &Setting<'_>) -> String {
    let indent = crate::units::twips(setting.get("indent"));
    let level = |number: usize, kind: &str, text: &str, style: Style| {
        format!(
            "<w:lvl w:ilvl=\"{number}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{kind}\"/><w:pStyle w:val=\"{}\"/>\
             <w:suff w:val=\"space\"/><w:lvlText w:val=\"{text}\"/><w:lvlJc w:val=\"left\"/>\
             <w:pPr><w:ind w:left=\"0\" w:firstLine=\"{indent}\"/></w:pPr></w:lvl>",
            style.id()
        )
    };
    format!(
        "{DECLARATION}<w:numbering xmlns:w=\"{MAIN}\"><w:abstractNum w:abstractNumId=\"0\">\
         <w:multiLevelType w:val=\"multilevel\"/>{}{}</w:abstractNum>\
         <w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num></w:numbering>",
        level(0, "upperRoman", "%1.", Style::Part),
        level(1, "decimal", "%2.", Style::Clause),
    )
}

const PAGE_NUMBER: &str = "<w:fldSimple w:instr=\" PAGE \"><w:r><w:t>2</w:t></w:r></w:fldSimple>";

fn header(runs: &str) -> String {
    let paragraph = Paragraph::of(Style::PageNumber).with(runs);
    format!("{DECLARATION}<w:hdr xmlns:w=\"{MAIN}\">{paragraph}</w:hdr>")
}

fn footer(content: &str) -> String {
    format!("{DECLARATION}<w:ftr xmlns:w=\"{MAIN}\">{content}</w:ftr>")
}

/// The line at the foot of every page.
fn notice(paper: &Paper<'_>, setting: &Setting<'_>) -> String {
    Paragraph::of(Style::Notice).with(&setting.runs(paper.notice.unwrap_or_default()))
}

/// Box 13: the address, under a rule as wide as the type area.
fn address(marks: &Marks, paper: &Paper<'_>, setting: &Setting<'_>) -> String {
    let mut out = Paragraph {
        after: Some(3.0),
        ..Paragraph::of(Style::Rule)
    }
    .with("");
    for line in &marks.address {
        out += &Paragraph::of(Style::Address).with(&setting.runs(line));
    }
    if paper.notice.is_some() {
        out += &notice(paper, setting);
    }
    out
}

fn properties(paper: &Paper<'_>) -> String {
    // Midnight in Vietnam.
    let date = paper.date.pred_opt().unwrap_or(paper.date);
    let date = format!("{}T17:00:00Z", date.format("%Y-%m-%d"));
    format!(
        "{DECLARATION}<cp:coreProperties xmlns:cp=\"{PACKAGE}/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" \
         xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>{}</dc:title><dc:subject>{}</dc:subject>\
         <dc:creator>{}</dc:creator><dcterms:created xsi:type=\"dcterms:W3CDTF\">{date}</dcterms:created>\
         <dcterms:modified xsi:type=\"dcterms:W3CDTF\">{date}</dcterms:modified><dc:language>vi-VN</dc:language></cp:coreProperties>",
        escaped(paper.title),
        escaped(paper.subject),
        escaped(paper.author),
    )
}

fn application(paper: &Paper<'_>) -> String {
    format!(
        "{DECLARATION}<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\">\
         <Application>cchc</Application><Company>{}</Company></Properties>",
        escaped(paper.author)
    )
}

/// Colours and fonts that a program offers: black on white, and the decree's font.
fn theme() -> String {
    const COLOURS: [&str; 12] = [
        "dk1", "lt1", "dk2", "lt2", "accent1", "accent2", "accent3", "accent4", "accent5",
        "accent6", "hlink", "folHlink",
    ];
    let colour = |name: &str| {
        let value = if name.starts_with("lt") {
            "FFFFFF"
        } else {
            "000000"
        };
        format!("<a:{name}><a:srgbClr val=\"{value}\"/></a:{name}>")
    };
    let colours: String = COLOURS.into_iter().map(colour).collect();
    let font = |name: &str| {
        format!(
            "<a:{name}><a:latin typeface=\"Times New Roman\"/><a:ea typeface=\"\"/><a:cs typeface=\"\"/></a:{name}>"
        )
    };
    let fill = "<a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill>".repeat(3);
    let line =
        "<a:ln w=\"6350\"><a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill></a:ln>".repeat(3);
    let effect = "<a:effectStyle><a:effectLst/></a:effectStyle>".repeat(3);
    format!(
        "{DECLARATION}<a:theme xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" name=\"Văn bản\">\
         <a:themeElements><a:clrScheme name=\"Văn bản\">{colours}</a:clrScheme><a:fontScheme name=\"Văn bản\">{}{}</a:fontScheme>\
         <a:fmtScheme name=\"Văn bản\"><a:fillStyleLst>{fill}</a:fillStyleLst><a:lnStyleLst>{line}</a:lnStyleLst>\
         <a:effectStyleLst>{effect}</a:effectStyleLst><a:bgFillStyleLst>{fill}</a:bgFillStyleLst></a:fmtScheme>\
         </a:themeElements></a:theme>",
        font("majorFont"),
        font("minorFont"),
    )
}

/// The part that tells what the file held when it was written.
fn figures(paper: &Paper<'_>, setting: &Setting<'_>) -> String {
    let mut out = format!(
        "{DECLARATION}<vanBan xmlns=\"{FIGURES}\" ky=\"{}\" vanBan=\"{}\" loiVan=\"{}\">",
        escaped(&paper.origin.period),
        escaped(&paper.origin.document),
        escaped(&paper.origin.narrative),
    );
    for mark in setting.figures() {
        out += &format!(
            "<soLieu nguon=\"{}\" ghi=\"{}\" ketQua=\"{}\"/>",
            escaped(&mark.source),
            escaped(&mark.text),
            escaped(&mark.verdict),
        );
    }
    out + "</vanBan>"
}

const CONTENT_TYPES: &str = concat!(
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n",
    "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">",
    "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>",
    "<Default Extension=\"xml\" ContentType=\"application/xml\"/>",
    "<Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/>",
    "<Override PartName=\"/word/styles.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml\"/>",
    "<Override PartName=\"/word/numbering.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml\"/>",
    "<Override PartName=\"/word/settings.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.settings+xml\"/>",
    "<Override PartName=\"/word/fontTable.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.fontTable+xml\"/>",
    "<Override PartName=\"/word/theme/theme1.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.theme+xml\"/>",
    "<Override PartName=\"/word/header1.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml\"/>",
    "<Override PartName=\"/word/header2.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml\"/>",
    "<Override PartName=\"/word/footer1.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml\"/>",
    "<Override PartName=\"/word/footer2.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml\"/>",
    "<Override PartName=\"/word/footer3.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml\"/>",
    "<Override PartName=\"/docProps/core.xml\" ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>",
    "<Override PartName=\"/docProps/app.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.extended-properties+xml\"/>",
    "<Override PartName=\"/customXml/itemProps1.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.customXmlProperties+xml\"/>",
    "</Types>"
);

const RELATIONS: &str = concat!(
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n",
    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">",
    "<Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"word/document.xml\"/>",
    "<Relationship Id=\"rId2\" Type=\"http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties\" Target=\"docProps/core.xml\"/>",
    "<Relationship Id=\"rId3\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/extended-properties\" Target=\"docProps/app.xml\"/>",
    "</Relationships>"
);

macro_rules! office_relation {
    ($id:literal, $kind:literal, $target:literal) => {
        concat!(
            "<Relationship Id=\"",
            $id,
            "\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/",
            $kind,
            "\" Target=\"",
            $target,
            "\"/>"
        )
    };
}

const DOCUMENT_RELATIONS: &str = concat!(
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n",
    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">",
    office_relation!("rIdKieu", "styles", "styles.xml"),
    office_relation!("rIdSo", "numbering", "numbering.xml"),
    office_relation!("rIdDat", "settings", "settings.xml"),
    office_relation!("rIdPhong", "fontTable", "fontTable.xml"),
    office_relation!("rIdMau", "theme", "theme/theme1.xml"),
    office_relation!("rIdSoTrang", "header", "header1.xml"),
    office_relation!("rIdTrangDau", "header", "header2.xml"),
    office_relation!("rIdLuuY", "footer", "footer1.xml"),
    office_relation!("rIdDiaChi", "footer", "footer2.xml"),
    office_relation!("rIdChanTrang", "footer", "footer3.xml"),
    office_relation!("rIdSoLieu", "customXml", "../customXml/item1.xml"),
    "</Relationships>"
);

const ITEM_RELATIONS: &str = concat!(
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n",
    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">",
    office_relation!("rId1", "customXmlProps", "itemProps1.xml"),
    "</Relationships>"
);

const ITEM_PROPERTIES: &str = concat!(
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"no\"?>\n",
    "<ds:datastoreItem ds:itemID=\"{6B1F3C52-8B2C-4C0B-9C0E-3A30D0F4C013}\" ",
    "xmlns:ds=\"http://schemas.openxmlformats.org/officeDocument/2006/customXml\">",
    "<ds:schemaRefs><ds:schemaRef ds:uri=\"urn:cchc:so-lieu\"/></ds:schemaRefs></ds:datastoreItem>"
);

/// As Word 2013 and later lay out; the language of the texts.
const SETTINGS: &str = concat!(
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n",
    "<w:settings xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">",
    "<w:zoom w:percent=\"100\"/><w:defaultTabStop w:val=\"720\"/><w:characterSpacingControl w:val=\"doNotCompress\"/>",
    "<w:compat><w:compatSetting w:name=\"compatibilityMode\" w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat>",
    "<w:themeFontLang w:val=\"vi-VN\"/><w:decimalSymbol w:val=\",\"/><w:listSeparator w:val=\";\"/></w:settings>"
);

const FONT_TABLE: &str = concat!(
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n",
    "<w:fonts xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">",
    "<w:font w:name=\"Times New Roman\"><w:panose1 w:val=\"02020603050405020304\"/><w:charset w:val=\"00\"/>",
    "<w:family w:val=\"roman\"/><w:pitch w:val=\"variable\"/></w:font></w:fonts>"
);
