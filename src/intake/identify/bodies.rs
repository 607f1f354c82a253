//! Whether a line of a letterhead, a title or a file's name is the name of a body, and of which.
//!
//! A line names a sender only where nothing of it is left over beside the names of one agency and of
//! those above it. A body's name of which something is left over (a centre under a department, a
//! commune that the register does not know) names a body outside the register; any other line (a
//! sentence, an addressee, a heading) names nobody.

use super::names::{Covered, Names};
use crate::agency::Agency;
use crate::vietnamese::fold::{fold, fold_plain};
use crate::vietnamese::name::fold_name;

/// The longest name of a body, in words.
const LONGEST_NAME: usize = 16;

/// What a line tells of who sent a workbook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Telling<'a> {
    /// Nothing.
    Silent,
    /// The body above all agencies: the province's.
    Superior,
    /// An agency; several of one name, or several that stand side by side.
    Known(Vec<&'a Agency>),
    /// A body that the register does not know on that day.
    Unknown {
        /// Its name, as written.
        words: String,
        /// The agencies that are named beside it or above it.
        beside: Vec<&'a Agency>,
    },
}

/// How the names of bodies begin, with diacritics, folded.
const HEADS: &[&str] = &[
    "ủy ban",
    "hội đồng nhân dân",
    "sở",
    "phòng",
    "trung tâm",
    "văn phòng",
    "chi cục",
    "cục",
    "tổng cục",
    "trường",
    "bệnh viện",
    "trạm",
    "viện",
    "học viện",
    "đại học",
    "kho bạc",
    "thanh tra",
    "công an",
    "bảo hiểm xã hội",
    "tòa án",
    "công ti",
    "tổng công ti",
    "ban quản lí",
    "ban chỉ huy",
    "ban dân tộc",
    "ban tiếp công dân",
    "ban giải phóng",
    "ban thi đua",
    "ban tôn giáo",
    "ban chỉ đạo",
    "ban điều hành",
    "ban an toàn",
    "ban đại diện",
    "ban tuyên giáo",
    "ban tổ chức",
    "ban bảo vệ",
    "tổ công",
    "chi nhánh",
    "đoàn",
    "đội",
    "khoa",
    "hội",
    "liên minh",
    "hợp tác xã",
    "nhà văn hóa",
    "bộ chỉ huy",
    "bộ phận một cửa",
    "bộ phận tiếp nhận",
    "huyện ủy",
    "thành ủy",
    "tỉnh ủy",
    "thị ủy",
    "đảng ủy",
    "liên đoàn lao động",
    "đài phát thanh",
    "quỹ đầu tư",
    "quỹ phát triển",
    "quỹ bảo vệ",
    "hạt kiểm lâm",
    "thư viện",
    "bảo tàng",
    "ngân hàng",
    "xã",
    "phường",
    "thị trấn",
    "đặc khu",
    "huyện",
    "quận",
    "thị xã",
    "thành phố",
];

/// Heads that mean the same where a line has no diacritics at all; the others could be other words.
const PLAIN_HEADS: &[&str] = &[
    "uy ban",
    "hoi dong nhan dan",
    "phong",
    "trung tam",
    "van phong",
    "chi cuc",
    "tong cuc",
    "benh vien",
    "tram y te",
    "hoc vien",
    "dai hoc",
    "kho bac",
    "thanh tra",
    "cong an",
    "bao hiem xa hoi",
    "toa an",
    "cong ti",
    "ban quan li",
    "bo chi huy",
    "hat kiem lam",
    "thi tran",
    "phuong",
    "xa",
    "truong thpt",
    "truong thcs",
    "truong tieu hoc",
    "truong mam non",
];

/// Words that make a line a sentence or a heading, with diacritics, folded.
const SENTENCE: &[&str] = &[
    "báo cáo",
    "tổng hợp",
    "thực hiện",
    "ban hành",
    "kết quả",
    "kèm theo",
    "căn cứ",
    "đề nghị",
    "yêu cầu",
    "đã",
    "đang",
    "sẽ",
    "gửi",
    "theo dõi",
    "phòng chống",
    "phối hợp",
    "chủ trì",
    "số liệu",
    "kế hoạch năm",
    "nhiệm vụ",
    "được",
    "phải",
    "chưa",
    "không",
    "như sau",
    "ngày",
    "tháng",
    "phụ trách",
    "lập biểu",
    "tham mưu",
];

/// What a generic line names: all bodies of a kind, or none (`UBND cấp xã`, `các sở, ban, ngành`).
const GENERIC: &[&str] = &[
    "cap",
    "cac",
    "ban nganh",
    "nganh",
    "xa phuong",
    "huyen thanh pho",
];

/// The words of a line with and without diacritics, side by side.
struct Words {
    marked: Vec<String>,
    plain: Vec<String>,
}

impl Words {
    fn of(line: &str) -> Self {
        let marked: Vec<String> = fold_name(line).split(' ').map(str::to_owned).collect();
        let plain = marked.iter().map(|word| plain_word(word)).collect();
        Words { marked, plain }
    }

    /// Whether a name of a body begins at a word.
    fn begins_at(&self, at: usize) -> bool {
        let has_marks = self.marked != self.plain;
        let (words, heads) = if has_marks {
            (&self.marked, HEADS)
        } else {
            (&self.plain, PLAIN_HEADS)
        };
        let rest = words[at..].join(" ");
        let begins = heads.iter().any(|head| starts_with_word(&rest, head));
        let after = self.plain[at + 1..].join(" ");
        let is_generic = GENERIC.iter().any(|word| starts_with_word(&after, word))
            || self.begins_with(at, NO_BUREAU);
        begins && !is_generic && !self.is_level_alone(at)
    }

    /// Whether nothing but the words of levels follows: `UBND xã …`, as a blank form has it.
    fn is_level_alone(&self, at: usize) -> bool {
        const LEVELS: [&str; 13] = [
            "uy", "ban", "nhan", "dan", "hoi", "dong", "tinh", "thanh", "pho", "huyen", "thi",
            "xa", "phuong",
        ];
        self.plain[at..]
            .iter()
            .all(|word| LEVELS.contains(&word.as_str()) || word == "tran")
    }

    /// Whether one of some words, without diacritics, begins at a word.
    fn begins_with(&self, at: usize, starts: &[&str]) -> bool {
        let rest = self.plain[at..].join(" ");
        starts.iter().any(|start| starts_with_word(&rest, start))
    }

    /// Whether somebody who is cited or written to is named from a word on.
    fn cites_from(&self, at: usize) -> bool {
        let has_marks = self.marked != self.plain;
        let is_marked = has_marks && CITED_WITH_MARKS.contains(&self.marked[at].as_str());
        (is_marked || self.begins_with(at, CITED)) && !self.begins_with(at, NOT_CITED)
    }

    /// Whether a body below an agency is named from a word on: in `phòng Nội vụ huyện Đại Từ`, but
    /// not in `công tác thanh tra của Sở Y tế`.
    fn is_body_below(&self, at: usize, end: usize, left: &[usize]) -> bool {
        if self.begins_with(at, TOPICS) {
            return at + 2 < end && !left.contains(&(at + 2));
        }
        if !self.begins_with(at, RUNNING_HEADS) || self.begins_with(at, NO_BUREAU) {
            return false;
        }
        let is_of = |number: usize| self.plain[number] == "cua";
        let is_owned = (at + 1..end)
            .take_while(|number| left.contains(number))
            .any(is_of);
        !is_owned || (at > 0 && is_of(at - 1))
    }

    /// Whether it reads as a name and not as a sentence.
    fn is_name(&self) -> bool {
        let has_marks = self.marked != self.plain;
        let words = if has_marks { &self.marked } else { &self.plain };
        let line = format!(" {} ", words.join(" "));
        let is_told = |phrase: &&&str| {
            if has_marks {
                return line.contains(&format!(" {phrase} "));
            }
            // Without diacritics a single word can be another one.
            phrase.contains(' ') && line.contains(&format!(" {} ", fold_plain(phrase)))
        };
        self.plain.len() <= LONGEST_NAME && !SENTENCE.iter().any(|phrase| is_told(&phrase))
    }
}

/// Whether a text begins with some words, as whole words.
fn starts_with_word(text: &str, words: &str) -> bool {
    text.strip_prefix(words)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
}

/// A folded word without its diacritics.
fn plain_word(word: &str) -> String {
    fold_plain(word)
}

/// What a line tells as a whole: a line of a letterhead, or what is declared as the sender's name.
pub fn of_line<'a>(line: &str, names: &Names<'a>) -> Telling<'a> {
    let trimmed = line.trim_matches(|c: char| c.is_whitespace() || "-+*•–—_.,;…".contains(c));
    if trimmed.is_empty() || trimmed.contains(':') {
        return Telling::Silent;
    }
    let words = Words::of(trimmed);
    let covered = names.covered(&words.plain);
    let Covered { agencies, left } = &covered;
    let Some(first_left) = left.first().copied() else {
        return match agencies.is_empty() {
            true => Telling::Superior,
            false => Telling::Known(agencies.clone()),
        };
    };
    let begins = words.begins_at(0) || words.begins_at(first_left);
    if !begins || !words.is_name() {
        return Telling::Silent;
    }
    Telling::Unknown {
        words: trimmed.to_owned(),
        beside: agencies.clone(),
    }
}

/// Whether a line is a place and no body: `HUYỆN ĐẠI TỪ` below the name of a commune.
pub fn is_place(line: &str) -> bool {
    let folded = fold(line);
    ["huyện ", "thành phố ", "tp", "thị xã ", "tỉnh "]
        .iter()
        .any(|level| folded.starts_with(level))
}

/// Words before a name that make it somebody who is cited or written to, without diacritics.
const CITED: &[&str] = &[
    "gui",
    "theo",
    "de",
    "cho",
    "nop",
    "trinh uy ban",
    "tra loi",
    "yeu cau",
    "cong van",
    "cv",
    "kem",
    "huong dan",
    "can cu",
    "chi dao",
    "van ban",
    "quyet dinh",
    "phuc vu",
    "voi",
    "kinh",
];

/// Such a word that is another one without diacritics (tiến độ), so it counts only with them.
const CITED_WITH_MARKS: &[&str] = &["do", "tại"];

/// Words that begin like those and cite nobody.
const NOT_CITED: &[&str] = &["theo doi", "de an"];

/// How titles begin, without diacritics.
const TITLES: &[&str] = &[
    "bao cao",
    "bieu",
    "phu luc",
    "ket qua",
    "bang",
    "tinh hinh",
    "thong ke",
    "so lieu",
    "danh muc",
];

/// What a title tells: `BÁO CÁO KẾT QUẢ CẢI CÁCH HÀNH CHÍNH 6 THÁNG CỦA SỞ Y TẾ`. Who is cited in it
/// or written to is no sender.
pub fn of_title<'a>(line: &str, names: &Names<'a>) -> Telling<'a> {
    let words = Words::of(line);
    let plain = words.plain.join(" ");
    if line.contains(':') || !TITLES.iter().any(|title| starts_with_word(&plain, title)) {
        return Telling::Silent;
    }
    in_running_words(&words, names)
}

/// What the name of a file or of a sheet tells.
pub fn of_file_name<'a>(name: &str, names: &Names<'a>) -> Telling<'a> {
    in_running_words(&Words::of(&name.replace(['_', '-', '.'], " ")), names)
}

/// Heads of bodies, as names of files abbreviate them too.
const RUNNING_HEADS: &[&str] = &[
    "ttyt",
    "ttvh",
    "ttgdtx",
    "gdtx",
    "thpt",
    "thcs",
    "bvdk",
    "mam non",
    "tieu hoc",
    "trung tam",
    "phong",
    "truong",
    "benh vien",
    "tram",
    "chi cuc",
    "cong an",
    "hat kiem lam",
    "ban quan li",
];

/// Heads that are as often the topic of a report: they count right before an agency's name only.
const TOPICS: &[&str] = &["van phong", "thanh tra"];

/// Words that begin like a bureau and are none.
const NO_BUREAU: &[&str] = &[
    "hoi nghi",
    "hoi thao",
    "hoi thi",
    "hoi dap",
    "khoa hoc",
    "phong chong",
    "phong chay",
    "phong ngua",
    "phong benh",
    "phong dich",
    "phong thu",
    "truong hop",
];

/// The agency that running words name, up to where somebody else is cited or written to.
fn in_running_words<'a>(words: &Words, names: &Names<'a>) -> Telling<'a> {
    let all = names.covered(&words.plain);
    let cited = all.left.iter().copied().find(|at| words.cites_from(*at));
    let end = cited.unwrap_or(words.plain.len());
    let Covered { agencies, left } = names.covered(&words.plain[..end]);
    // A name that belongs to somebody below it: a bureau, a centre, a school.
    let body = left
        .iter()
        .copied()
        .find(|at| words.is_body_below(*at, end, &left));
    match body {
        Some(at) => Telling::Unknown {
            words: words.marked[at..end].join(" "),
            beside: agencies,
        },
        None if agencies.is_empty() => Telling::Silent,
        None => Telling::Known(agencies),
    }
}
