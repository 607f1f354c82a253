//! What a requirement asks, as measures: proposed from its words, sure or to be confirmed.

use super::clause::{Clause, clause, clauses};
use super::quantity::{Quantity, around};
use crate::plan::model::Kind;
use crate::vietnamese::fold::fold_plain;

/// A measure as the words of a requirement give it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// What kind of value it has.
    pub kind: Kind,
    /// `>= 99.9`, `= 0`, `done`, `none`.
    pub target: String,
    /// The words that it was taken from, folded.
    pub words: String,
    /// The unit of a count, or what a rate counts.
    pub unit: String,
    /// The upper end of a range.
    pub up_to: Option<String>,
    /// Each body must meet it for itself.
    pub bodies: bool,
    /// What a person must confirm, in Vietnamese; empty: the words leave no doubt about the target.
    pub doubts: Vec<String>,
}

/// An amount of a requirement that stands in no target, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unused {
    /// As it is written.
    pub text: String,
    /// Why it is no target, in Vietnamese.
    pub why: &'static str,
}

/// What was made of a requirement.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Proposed {
    /// The measures, in the order of the words.
    pub measures: Vec<Proposal>,
    /// The amounts that are in none of them.
    pub unused: Vec<Unused>,
}

/// Proposes measures for a criterion's requirement in a plan of a year. `leads` tells whether a text
/// names nothing but bodies, and those lead the criterion themselves.
pub fn propose(name: &str, requirement: &str, year: i32, leads: &dyn Fn(&str) -> bool) -> Proposed {
    let mut proposed = Proposed::default();
    let named = clause(name);
    if requirement.trim().is_empty() {
        proposed.measures.push(narrative());
        proposed.leave(&named, "nằm trong tên tiêu chí; tiêu chí không nêu yêu cầu");
        return proposed;
    }
    let parts = clauses(requirement);
    for part in &parts {
        proposed.clause(part, year);
        proposed.each_body(part, name, leads);
    }
    let only_tasks = proposed
        .measures
        .iter()
        .all(|one| one.kind == Kind::Document);
    let in_name: Vec<&Quantity> = named.quantities.iter().filter(|one| one.percent).collect();
    match in_name.as_slice() {
        // The requirement speaks of rules to be kept, the figure stands in the name: «100% dự án …».
        [only] if only_tasks && only.value.is_some() && proposed.unused.is_empty() => {
            let mut one = rate(&named, only, &named.text);
            one.doubts = vec![
                "con số của chỉ tiêu nằm trong tên tiêu chí, không nằm trong yêu cầu".to_owned(),
            ];
            proposed.measures = vec![one];
        }
        _ => proposed.leave(&named, "nằm trong tên tiêu chí, không nằm trong yêu cầu"),
    }
    proposed
}

/// A criterion without a requirement.
fn narrative() -> Proposal {
    Proposal {
        kind: Kind::Narrative,
        target: "none".to_owned(),
        words: String::new(),
        unit: String::new(),
        up_to: None,
        bodies: false,
        doubts: vec![
            "kế hoạch không nêu yêu cầu: để là nội dung trình bày, không có chỉ tiêu".to_owned(),
        ],
    }
}

impl Proposed {
    /// Lists the amounts of a clause as not used.
    fn leave(&mut self, clause: &Clause, why: &'static str) {
        for one in &clause.quantities {
            self.unused.push(Unused {
                text: shown(one),
                why,
            });
        }
    }

    /// Proposes what a clause asks.
    fn clause(&mut self, clause: &Clause, year: i32) {
        let mut main: Vec<&Quantity> = Vec::new();
        let mut aside: Vec<&Quantity> = Vec::new();
        for one in &clause.quantities {
            match not_a_target(clause, one, year) {
                Some(why) => self.unused.push(Unused {
                    text: shown(one),
                    why,
                }),
                None if clause.in_parentheses(one) => aside.push(one),
                None => main.push(one),
            }
        }
        let before = self.measures.len();
        match main.as_slice() {
            [] => self.without_main(clause, &aside),
            [low, high] if is_range(clause, low, high) => {
                self.measures.push(range(clause, low, high))
            }
            [outer, inner] if is_share_of_bodies(clause, outer, inner) => {
                self.share_of_bodies(clause, outer, inner);
            }
            [only] => self.measures.push(rate(clause, only, &clause.text)),
            several => self.several(clause, several),
        }
        if !main.is_empty() {
            for one in aside {
                self.unused.push(Unused {
                    text: shown(one),
                    why: "nằm trong ngoặc, nói thêm về chỉ tiêu",
                });
            }
        }
        self.and_none(clause, before);
    }

    /// «100% UBND cấp huyện thực hiện»: the bodies that lead are asked to do one thing each; there is
    /// nothing to divide that an agency could report.
    fn each_body(&mut self, clause: &Clause, name: &str, leads: &dyn Fn(&str) -> bool) {
        let [only] = clause.quantities.as_slice() else {
            return;
        };
        let whole = only.value.as_deref() == Some("100") && only.percent && only.range.start == 0;
        let rest = clause.text[only.range.end..].trim();
        let subject = VERBS
            .iter()
            .filter_map(|verb| rest.find(verb))
            .min()
            .map_or("", |at| &rest[..at]);
        if !whole || subject.is_empty() || !leads(subject) {
            return;
        }
        let Some(last) = self.measures.last_mut() else {
            return;
        };
        let counted = fold_plain(name).contains(" cac cuoc ");
        last.kind = if counted { Kind::Count } else { Kind::Document };
        last.target = if counted { ">= 1" } else { "done" }.to_owned();
        last.unit = if counted { "cuộc" } else { "" }.to_owned();
        last.bodies = true;
        last.doubts = vec![format!(
            "yêu cầu với từng cơ quan ({rest}): để là {}",
            if counted {
                "mỗi cơ quan ít nhất 01 cuộc"
            } else {
                "nhiệm vụ phải hoàn thành"
            }
        )];
    }

    /// A clause whose amounts, if any, stand in parentheses.
    fn without_main(&mut self, clause: &Clause, aside: &[&Quantity]) {
        let growth = grows(clause);
        match aside {
            [level] if growth && level.percent => {
                let inside =
                    &clause.text[clause.text[..level.range.start].rfind('(').unwrap_or(0)..];
                let is_level =
                    fold_plain(inside).contains("ti le") && !plain(clause).contains(" tang ");
                let mut one = rate(clause, level, &clause.text);
                one.kind = if is_level { Kind::Ratio } else { Kind::Growth };
                one.doubts.push(format!(
                    "con số {} nằm trong ngoặc: là {}",
                    shown(level),
                    if is_level {
                        "mức phải đạt"
                    } else {
                        "mức tăng"
                    }
                ));
                self.measures.push(one);
                if is_level {
                    self.measures.push(more_than_before(clause));
                }
            }
            [only] if only.value.is_some() => {
                let mut one = rate(clause, only, &clause.text);
                one.doubts
                    .push(format!("con số {} nằm trong ngoặc", shown(only)));
                self.measures.push(one);
            }
            [] if growth => self.measures.push(more_than_before(clause)),
            [] if exceeds_plan(clause) => self.measures.push(above_plan(clause)),
            [] if none_wanted(clause).is_some() => {}
            [] => self.measures.push(task(clause)),
            several => {
                for one in several {
                    self.unused.push(Unused {
                        text: shown(one),
                        why: "nằm trong ngoặc, chưa rõ là chỉ tiêu của việc gì",
                    });
                }
                self.measures.push(task(clause));
            }
        }
    }

    /// Several amounts, each with its own words; one without words of its own holds for all before.
    fn several(&mut self, clause: &Clause, amounts: &[&Quantity]) {
        let pieces = clause.pieces(amounts);
        let first = self.measures.len();
        for (amount, piece) in amounts.iter().zip(&pieces) {
            let made = self.measures.len() - first;
            if made > 0 && has_no_subject(piece) {
                for at in first..first + made {
                    let mut one = rate(clause, amount, piece);
                    one.kind = self.measures[at].kind;
                    one.words = format!("{} ({piece})", self.measures[at].words);
                    one.unit.clone_from(&self.measures[at].unit);
                    one.doubts = vec![format!(
                        "con số {} được hiểu là yêu cầu lũy kế của từng việc nêu trước nó",
                        shown(amount)
                    )];
                    self.measures.push(one);
                }
                continue;
            }
            let mut one = rate(clause, amount, piece);
            // «Cắt giảm 4% TTHC và 4% chi phí»: the verb is said once for both.
            if one.kind == Kind::Ratio && made > 0 && !fold_plain(piece).contains("ti le") {
                one.kind = self.measures[first].kind;
            }
            one.doubts
                .push("yêu cầu nêu nhiều con số: đối chiếu con số này với việc của nó".to_owned());
            self.measures.push(one);
        }
    }

    /// «100% các phòng … đạt từ 90% trở lên»: a share of bodies, each of which has a rate of its own.
    fn share_of_bodies(&mut self, clause: &Clause, outer: &Quantity, inner: &Quantity) {
        let asked_themselves = [" so ", " so nganh ", " ubnd ", " co quan "]
            .iter()
            .any(|word| plain(clause).contains(word))
            && !plain(clause).contains(" phong ");
        let taken = if asked_themselves { inner } else { outer };
        let other = if asked_themselves { outer } else { inner };
        let mut one = rate(clause, taken, &clause.text);
        one.kind = Kind::Ratio;
        one.bodies = asked_themselves;
        one.doubts = vec![format!(
            "yêu cầu nêu hai mức ({} và {}): chỉ tiêu ghi {}, {}",
            shown(outer),
            shown(inner),
            shown(taken),
            if asked_themselves {
                "xét riêng từng cơ quan"
            } else {
                "tính số đơn vị đạt trên tổng số đơn vị"
            },
        )];
        self.measures.push(one);
        self.unused.push(Unused {
            text: shown(other),
            why: "mức thứ hai của cùng một yêu cầu",
        });
    }

    /// «…, không có sai phạm» beside something else, or alone.
    fn and_none(&mut self, clause: &Clause, before: usize) {
        let Some(what) = none_wanted(clause) else {
            return;
        };
        let alone = self.measures.len() == before;
        self.measures.push(Proposal {
            kind: Kind::Count,
            target: "= 0".to_owned(),
            words: format!("không có {what}"),
            unit: unit_of(&what).unwrap_or_else(|| "trường hợp".to_owned()),
            up_to: None,
            bodies: false,
            doubts: if alone {
                Vec::new()
            } else {
                vec!["phần «không có …» được tách thành chỉ số riêng".to_owned()]
            },
        });
    }
}

/// Verbs before which the bodies that are asked stand.
const VERBS: &[&str] = &[
    " thực hiện",
    " triển khai",
    " tổ chức",
    " ban hành",
    " xây dựng",
    " hoàn thành",
];

/// The words of a clause without diacritics, padded.
fn plain(clause: &Clause) -> String {
    format!(" {} ", fold_plain(&clause.text))
}

/// An amount as it is told.
fn shown(one: &Quantity) -> String {
    format!("{}{}", one.text, if one.percent { "%" } else { "" })
}

/// Why an amount is no target: it is of another year, or only says another one in other words.
fn not_a_target(clause: &Clause, one: &Quantity, year: i32) -> Option<&'static str> {
    let (before, _) = around(&clause.text, one);
    let near: Vec<&str> = before.split(' ').rev().take(8).collect();
    let says = |word: &str| near.contains(&word);
    if before.ends_with(" moi nam") || (says("duong") && says("tuong")) || says("khoang") {
        return Some("nói lại chỉ tiêu bằng cách khác (tương đương, khoảng, mỗi năm)");
    }
    let named = near
        .iter()
        .find_map(|word| word.parse::<i32>().ok())
        .filter(|found| (2000..2100).contains(found));
    let until = before.contains(" den het nam")
        || before.contains(" den nam")
        || before.contains(" vao nam");
    match named {
        Some(other) if until && other > year => Some("yêu cầu của một năm khác"),
        _ if one.value.is_none() => Some("con số đọc được theo hai cách"),
        _ => None,
    }
}

/// `0,5% đến 1%`: two amounts with nothing but a word of range between them.
fn is_range(clause: &Clause, low: &Quantity, high: &Quantity) -> bool {
    let between = clause.text[low.range.end..high.range.start].trim();
    matches!(between, "đến" | "-" | "tới") && (low.percent == high.percent || high.percent)
}

/// «100% các … có tỷ lệ … đạt từ 90%».
fn is_share_of_bodies(clause: &Clause, outer: &Quantity, inner: &Quantity) -> bool {
    let between = fold_plain(&clause.text[outer.range.end..inner.range.start]);
    outer.percent && inner.percent && format!(" {between} ").contains(" co ti le ")
}

/// The comparison that the words around an amount make.
fn comparison(clause: &Clause, one: &Quantity) -> &'static str {
    let (before, after) = around(&clause.text, one);
    let ends = |words: &[&str]| {
        words
            .iter()
            .any(|word| before.ends_with(&format!(" {word}")))
    };
    if after.starts_with("tro xuong ")
        || ends(&[
            "khong qua",
            "toi da",
            "khong vuot qua",
            "cao nhat",
            "nhieu nhat",
            "khong cao hon",
            "khong lon hon",
        ])
    {
        return "<=";
    }
    if ends(&["duoi", "thap hon", "it hon", "nho hon"]) {
        return "<";
    }
    if !after.starts_with("tro len ")
        && ends(&["tren", "vuot", "cao hon", "lon hon", "nhieu hon", "hon"])
    {
        return ">";
    }
    ">="
}

/// A measure with one amount.
fn rate(clause: &Clause, one: &Quantity, words: &str) -> Proposal {
    let value = one.value.clone().unwrap_or_default();
    let before = format!(" {} ", fold_plain(words));
    let amount = around(&clause.text, one).0;
    let last = |word: &str| amount.rfind(&format!(" {word}"));
    let kind = if !one.percent {
        Kind::Count
    } else if before.contains(" giam ") && last("giam").is_some() {
        Kind::Reduction
    } else if before.contains(" tang ") && last("tang").is_some() {
        Kind::Growth
    } else {
        Kind::Ratio
    };
    let following = &clause.text[one.range.end..];
    let unit = if one.percent {
        unit_of(words)
    } else {
        unit_of(following)
    };
    let mut doubts = Vec::new();
    if kind == Kind::Reduction || kind == Kind::Growth {
        doubts.push("xác định số gốc để so sánh".to_owned());
    }
    if !one.percent && unit.is_none() {
        doubts.push("ghi đơn vị tính".to_owned());
    }
    if around(&clause.text, one).1.starts_with("so voi ") || amount.ends_with(" diem") {
        doubts.push("đối chiếu cách so sánh".to_owned());
    }
    Proposal {
        kind,
        target: format!("{} {value}", comparison(clause, one)),
        words: words.to_owned(),
        unit: unit.unwrap_or_else(|| "đơn vị".to_owned()),
        up_to: None,
        bodies: false,
        doubts,
    }
}

/// A range: the lower end is asked, the upper one expected.
fn range(clause: &Clause, low: &Quantity, high: &Quantity) -> Proposal {
    let mut low = low.clone();
    low.percent = low.percent || high.percent;
    let mut one = rate(clause, &low, &clause.text);
    one.target = format!(">= {}", low.value.clone().unwrap_or_default());
    one.up_to.clone_from(&high.value);
    one.doubts.push(format!(
        "yêu cầu là một khoảng ({} đến {}): chỉ tiêu là mức dưới, mức trên là mức dự kiến",
        shown(&low),
        shown(high)
    ));
    one
}

/// Words that ask for more than the year before.
const MORE: &[&str] = &[
    " cao hon nam ",
    " cao hon so voi nam ",
    " tang so voi nam ",
    " tang hon nam ",
    " tang so voi cung ki ",
    " cao hon cung ki ",
    " cao hon so voi cung ki ",
];

/// Whether a clause asks for more than before.
fn grows(clause: &Clause) -> bool {
    let plain = plain(clause);
    MORE.iter().any(|words| plain.contains(words))
}

/// More than before, by however little.
fn more_than_before(clause: &Clause) -> Proposal {
    Proposal {
        kind: Kind::Growth,
        target: "> 0".to_owned(),
        words: clause.text.clone(),
        unit: unit_of(&clause.text).unwrap_or_else(|| "đơn vị".to_owned()),
        up_to: None,
        bodies: false,
        doubts: vec![
            "cao hơn năm trước: tốc độ tăng phải trên 0; xác định số của năm trước".to_owned(),
        ],
    }
}

/// «Vượt so với dự toán được giao».
fn exceeds_plan(clause: &Clause) -> bool {
    let plain = plain(clause);
    plain.contains(" vuot ")
        && [" du toan ", " ke hoach "]
            .iter()
            .any(|words| plain.contains(words))
}

/// More than what was planned.
fn above_plan(clause: &Clause) -> Proposal {
    Proposal {
        kind: Kind::Ratio,
        target: "> 100".to_owned(),
        words: clause.text.clone(),
        unit: unit_of(&clause.text).unwrap_or_else(|| "đơn vị".to_owned()),
        up_to: None,
        bodies: false,
        doubts: vec!["vượt số được giao: tỷ lệ so với số được giao phải trên 100%".to_owned()],
    }
}

/// What a clause wants none of: `sai phạm` of «không có sai phạm».
fn none_wanted(clause: &Clause) -> Option<String> {
    let words = plain(clause);
    let wanted = [
        " sai pham",
        " vi pham",
        " bi ki luat",
        " khieu nai",
        " don thu",
        " qua han",
        " truong hop",
    ]
    .iter()
    .any(|word| words.contains(word));
    let at = clause.text.find("không có ")? + "không có ".len();
    let begins = clause.text[..at].trim_end_matches("không có ").trim_end();
    let own = begins.is_empty() || begins.ends_with(',');
    (wanted && own).then(|| clause.text[at..].trim().to_owned())
}

/// Verbs with which a clause asks for a document or a deed and nothing else.
const DEEDS: &[&str] = &[
    "ban hanh",
    "xay dung",
    "bao cao",
    "to chuc",
    "thuc hien kiem tra",
    "thuc hien cong tac kiem tra",
    "tham muu",
    "trinh",
    "cong bo",
    "phe duyet",
];

/// A task without an amount.
fn task(clause: &Clause) -> Proposal {
    let plain = fold_plain(&clause.text);
    let sure = DEEDS.iter().any(|verb| plain.starts_with(verb));
    Proposal {
        kind: Kind::Document,
        target: "done".to_owned(),
        words: clause.text.clone(),
        unit: String::new(),
        up_to: None,
        bodies: false,
        doubts: if sure {
            Vec::new()
        } else {
            vec![
                "yêu cầu không nêu con số: để là nhiệm vụ phải hoàn thành, có văn bản minh chứng"
                    .to_owned(),
            ]
        },
    }
}

/// Words of a clause that name no subject of their own.
const NO_SUBJECT: &[&str] = &[
    "dam", "bao", "den", "het", "nam", "dat", "tu", "tro", "len", "toi", "thieu", "it", "nhat",
    "phan", "dau", "ti", "le", "muc", "va", "phai",
];

/// Whether a piece of a clause has no subject of its own: «đảm bảo đến hết năm 2024 đạt 16% trở lên».
fn has_no_subject(piece: &str) -> bool {
    fold_plain(piece)
        .split(' ')
        .filter(|word| !word.bytes().all(|b| b.is_ascii_digit()))
        .all(|word| NO_SUBJECT.contains(&word))
}

/// What is counted in administrative plans, as their texts call it; the longest name counts.
const UNITS: &[&str] = &[
    "triệu đồng",
    "tỷ đồng",
    "lượt người",
    "cơ sở nhà, đất",
    "dịch vụ công",
    "đơn vị sự nghiệp công lập",
    "doanh nghiệp",
    "sáng kiến",
    "nhiệm vụ",
    "vấn đề",
    "hồ sơ",
    "văn bản",
    "tthc",
    "thủ tục hành chính",
    "quy trình",
    "quy định",
    "chỉ tiêu",
    "vị trí",
    "kiến nghị",
    "hệ thống",
    "cuộc",
    "người",
    "dự án",
    "cơ quan",
    "đơn vị",
    "cán bộ",
    "phòng",
    "xã",
    "mô hình",
    "điểm",
    "ngày",
    "giờ",
    "kế hoạch",
];

/// The first thing that is counted in a text.
fn unit_of(text: &str) -> Option<String> {
    let padded = format!(" {} ", text.replace([',', ';', '.', '(', ')', '/'], " "));
    UNITS
        .iter()
        .filter_map(|unit| {
            padded
                .find(&format!(" {} ", crate::vietnamese::fold::fold(unit)))
                .map(|at| (at, *unit))
        })
        .min_by_key(|(at, unit)| (*at, std::cmp::Reverse(unit.len())))
        .map(|(_, unit)| match unit {
            "tthc" | "thủ tục hành chính" => "TTHC".to_owned(),
            "đơn vị sự nghiệp công lập" => "đơn vị".to_owned(),
            other => other.to_owned(),
        })
}
