//! What the clerk of the invented province decided.

use std::fmt::Write as _;

use cchc::intake::digest_words;
use sha2::{Digest, Sha256};

use super::bodies::Stage;
use super::sent::{NAMELESS_FILE, Sent};

/// A decision: the heading of its block, the file it is made on, its own keys, why, on what ground.
type Told = (
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    &'static str,
);

/// After six months.
const HALF: &[Told] = &[
    (
        "whose",
        NAMELESS_FILE,
        "agency = \"xa-mau-loc\"\n",
        "Tệp kèm theo văn bản đến của UBND xã Mẫu Lộc",
        "Văn bản đến số 1612",
    ),
    (
        "reading",
        "xa-mau-dao.xlsx",
        "agency = \"xa-mau-dao\"\nmeasure = \"1.4\"\nfirst = \"120\"\n",
        "Cơ quan đã tổng hợp xong",
        "điện thoại ngày 17/6/2026",
    ),
    (
        "judged",
        "so-cong-thuong.xlsx",
        "agency = \"so-cong-thuong\"\nmeasure = \"1.1\"\nverdict = \"insufficient\"\n",
        "Văn bản gửi kèm là dự thảo, chưa ký ban hành",
        "đã xem văn bản",
    ),
];

/// After nine months.
const NINE_MONTHS: &[Told] = &[
    (
        "agreed",
        "xa-mau-cam.xlsx",
        "code = \"HL03\"\nagency = \"xa-mau-cam\"\nmeasure = \"6.3\"\n",
        "Kỳ trước ghi theo đồng; số kỳ này đúng đơn vị triệu đồng",
        "điện thoại ngày 17/9/2026",
    ),
    (
        "reading",
        "xa-mau-nam.xlsx",
        "agency = \"xa-mau-nam\"\nmeasure = \"3.2.4\"\nfirst = \"770\"\nsecond = \"1100\"\n",
        "Cơ quan đính chính: gõ nhầm số hồ sơ nộp trực tuyến",
        "Công văn số 88/UBND-VP ngày 17/9/2026",
    ),
    (
        "version",
        "xa-mau-tung (sua).xlsx",
        "agency = \"xa-mau-tung\"\ninstead_of = [\"{xa-mau-tung.xlsx}\"]\n",
        "Cơ quan xác nhận bản có chữ «sua» là bản đúng",
        "điện thoại ngày 17/9/2026",
    ),
];

/// The text of a period's decisions; nothing where none was made.
///
/// # Errors
/// A decision is made on a file that is not there.
pub fn text(stage: Stage, files: &[Sent]) -> Result<Option<String>, crate::Failed> {
    let (decisions, day) = match stage {
        Stage::H1 => (HALF, "2026-06-17"),
        Stage::Q3 => (NINE_MONTHS, "2026-09-17"),
        Stage::Q1 | Stage::Y => return Ok(None),
    };
    let mut text = format!(
        "#:schema ../../../../schemas/decisions.schema.json\n#\n\
         # Quyết định xử lý kỳ {}. Ý nghĩa từng khóa: xem docs/inputs.md, mục \"Quyết định xử lý\".\n\
         # Tên người, lý do, căn cứ đều là giả định. Tệp này do lệnh «cargo xtask sample-province» lập ra.\n",
        stage.period()
    );
    for (heading, file, keys, why, ground) in decisions {
        let digest = |name: &str| {
            files
                .iter()
                .find(|sent| sent.name == name)
                .map(|sent| {
                    let mut digest = Sha256::new();
                    digest.update(&sent.bytes);
                    digest_words(digest)
                })
                .ok_or_else(|| format!("không có tệp {name}"))
        };
        let mut keys = (*keys).to_owned();
        if let Some((from, to)) = keys.find('{').zip(keys.find('}')) {
            let other = digest(&keys[from + 1..to])?;
            keys.replace_range(from..=to, &other);
        }
        // Writing to a text can't fail.
        let _ = write!(
            text,
            "\n[[{heading}]]\n{keys}file = \"{file}\"\nsha256 = \"{}\"\nby = \"Trần Thị Mẫu\"\non = {day}\nwhy = \"{why}\"\nground = \"{ground}\"\n",
            digest(file)?
        );
    }
    Ok(Some(text))
}
