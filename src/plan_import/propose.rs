//! What a requirement asks, as measures: proposed from its words, sure or to be confirmed.

use super::aside::not_a_target;
use super::clause::{Clause, clause, clauses, cut, wants_none};
use super::proposal::{Proposal, Unused};
use super::quantity::Quantity;
use super::rate::{range, rate, shown};
use super::steps::steps;
use super::task::{
    above_plan, exceeds_plan, grows, more_than_before, narrative, none_of, none_wanted, task,
};
use crate::plan::model::Kind;
use crate::vietnamese::fold::fold_plain;

/// What was made of a requirement.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Proposed {
    /// The measures, in the order of the words.
    pub measures: Vec<Proposal>,
    /// The amounts that are in none of them.
    pub unused: Vec<Unused>,
    /// What the requirement is said of: the name of the criterion.
    about: String,
}

/// Proposes measures for a criterion's requirement in a plan of a year. `leads` tells whether a text
/// names nothing but bodies, and those lead the criterion themselves.
pub fn propose(name: &str, requirement: &str, year: i32, leads: &dyn Fn(&str) -> bool) -> Proposed {
    let mut proposed = Proposed {
        about: name.to_owned(),
        ..Proposed::default()
    };
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
            let mut one = rate(&named, only, &named.text, "");
            one.doubts = vec![
                "con số của chỉ tiêu nằm trong tên tiêu chí, không nằm trong yêu cầu".to_owned(),
            ];
            proposed.measures = vec![one];
        }
        _ => proposed.leave(&named, "nằm trong tên tiêu chí, không nằm trong yêu cầu"),
    }
    proposed
}

/// Proposes measures where the appendix has no column of requirements: what is asked stands in the
/// name, and what is to be handed in beside it.
pub fn propose_task(
    name: &str,
    product: &str,
    year: i32,
    leads: &dyn Fn(&str) -> bool,
) -> Proposed {
    let mut proposed = Proposed::default();
    let parts = clauses(name);
    let amounts = parts.iter().any(|part| !part.quantities.is_empty());
    for part in parts
        .iter()
        .filter(|part| !amounts || !part.quantities.is_empty())
    {
        proposed.clause(part, year);
        proposed.each_body(part, name, leads);
    }
    let is_task = |one: &Proposal| one.kind == Kind::Document;
    if proposed.measures.iter().all(is_task) {
        // One deed, however many sentences describe it; a named product leaves no doubt about it.
        let mut one = Proposal::new(Kind::Document, "done", name);
        if product.trim().is_empty() {
            one = one.doubted(
                "phụ lục không nêu yêu cầu: để là nhiệm vụ phải hoàn thành, có văn bản minh chứng",
            );
        }
        proposed.measures = vec![one];
    } else {
        for one in &mut proposed.measures {
            one.doubts
                .push("con số của chỉ tiêu nằm trong tên nhiệm vụ".to_owned());
        }
    }
    proposed.leave(&clause(product), "nằm trong sản phẩm, không thành chỉ tiêu");
    proposed
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
            match not_a_target(clause, one, year, &self.about) {
                Some(why) => self.unused.push(Unused {
                    text: shown(one),
                    why,
                }),
                None if clause.in_parentheses(one) => aside.push(one),
                None => main.push(one),
            }
        }
        let before = self.measures.len();
        if wants_none(&clause.text) && !main.is_empty() {
            // «Không còn xã có hồ sơ trễ hạn trên 5%»: the amount only says what is not wanted.
            for one in main.drain(..) {
                self.unused.push(Unused {
                    text: shown(one),
                    why: "là mức của điều không mong muốn",
                });
            }
        }
        match main.as_slice() {
            [] => self.without_main(clause, &aside),
            [low, high] if is_range(clause, low, high) => {
                let range = range(clause, low, high, &self.about);
                self.measures.push(range);
            }
            [outer, inner] if is_share_of_bodies(clause, outer, inner) => {
                self.share_of_bodies(clause, outer, inner);
            }
            [outer, inner] if is_condition(clause, outer, inner) => {
                self.push_rate(clause, outer, &clause.text);
                self.unused.push(Unused {
                    text: shown(inner),
                    why: "là điều kiện của từng trường hợp được tính, không phải mức phải đạt",
                });
            }
            [some, whole] if is_some_of(clause, some, whole) => {
                self.push_rate(clause, some, &clause.text);
                self.unused.push(Unused {
                    text: shown(whole),
                    why: "là tổng số để chọn, không phải mức phải đạt",
                });
            }
            [only] => self.push_rate(clause, only, &clause.text),
            several => match steps(clause, several, year, &self.about) {
                Some(steps) => self.measures.push(steps),
                None => self.several(clause, several),
            },
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
        for one in &clause.names {
            self.unused.push(Unused {
                text: shown(one),
                why: "là tên gọi, cấp độ hoặc thời gian, không phải số đếm",
            });
        }
        self.behind_semicolons(clause, before);
    }

    /// What stands behind a semicolon without an amount of its own is no part of a measure with one: it is
    /// told, so that no demand is lost.
    fn behind_semicolons(&mut self, clause: &Clause, before: usize) {
        let mut from = 0;
        let mut left = Vec::new();
        for (at, part) in clause.text.split(';').enumerate() {
            let range = from..from + part.len();
            from = range.end + 1;
            let has_amount = (clause.quantities.iter()).any(|one| range.contains(&one.range.start));
            let in_parentheses = part.matches('(').count() != part.matches(')').count();
            if at > 0 && !has_amount && !in_parentheses && !part.trim().is_empty() {
                left.push(part.trim().to_owned());
            }
        }
        if clause.quantities.is_empty() || left.is_empty() {
            return;
        }
        if let Some(last) = self.measures[before..].last_mut() {
            last.doubts.push(format!(
                "phần «{}» chưa thành chỉ số riêng",
                left.join("», «")
            ));
        }
    }

    fn push_rate(&mut self, clause: &Clause, one: &Quantity, words: &str) {
        let one = rate(clause, one, words, &self.about);
        self.measures.push(one);
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
                let mut one = rate(clause, level, &clause.text, &self.about);
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
                let mut one = rate(clause, only, &clause.text, &self.about);
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
                    let mut one = rate(clause, amount, piece, &self.about);
                    // «Tăng 15%, đạt 60%»: by how much, then how much it is.
                    let level = fold_plain(piece).starts_with("dat ");
                    one.kind = match self.measures[at].kind {
                        Kind::Growth | Kind::Reduction if level => Kind::Ratio,
                        kind => kind,
                    };
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
            let mut one = rate(clause, amount, piece, &self.about);
            // «Cắt giảm 4% TTHC và 4% chi phí»: the verb is said once for both.
            let changes = |kind| matches!(kind, Kind::Reduction | Kind::Growth);
            if one.kind == Kind::Ratio
                && made > 0
                && changes(self.measures[first].kind)
                && !fold_plain(piece).contains("ti le")
            {
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
        let mut one = rate(clause, taken, &clause.text, &self.about);
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
        let Some((words, what)) = none_wanted(clause) else {
            return;
        };
        let alone = self.measures.len() == before;
        let none = none_of(&words, &what);
        self.measures.push(if alone {
            none
        } else {
            none.doubted("phần «không có …» được tách thành chỉ số riêng")
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

/// «Tối thiểu 95% hồ sơ không bị trả quá 01 lần», «100% xã, phường có ít nhất 02 công chức»: a share of
/// what itself meets a number; nothing parts the two.
fn is_condition(clause: &Clause, outer: &Quantity, inner: &Quantity) -> bool {
    outer.percent
        && !inner.percent
        && cut(&clause.text[outer.range.end..inner.range.start]).is_none()
}

/// «Ít nhất 01 trong 03 sáng kiến»: some of a whole.
fn is_some_of(clause: &Clause, some: &Quantity, whole: &Quantity) -> bool {
    let between = clause.text[some.range.end..whole.range.start].trim();
    matches!(between, "trong" | "trong số" | "trong tổng số")
}

/// `0,5% đến 1%`: two amounts with nothing but a word of range between them.
fn is_range(clause: &Clause, low: &Quantity, high: &Quantity) -> bool {
    let between = clause.text[low.range.end..high.range.start].trim();
    matches!(between, "đến" | "-" | "–" | "tới" | "đến dưới")
        && (low.percent == high.percent || high.percent)
}

/// «100% các … có tỷ lệ … đạt từ 90%».
fn is_share_of_bodies(clause: &Clause, outer: &Quantity, inner: &Quantity) -> bool {
    let between = fold_plain(&clause.text[outer.range.end..inner.range.start]);
    outer.percent && inner.percent && format!(" {between} ").contains(" co ti le ")
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
