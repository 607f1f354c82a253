//! A measure of one amount: what it compares, and how.

use super::clause::Clause;
use super::known::comparisons;
use super::proposal::Proposal;
use super::quantity::{Quantity, around, fraction};
use super::turned::{change, turned};
use super::unit::unit_of;
use crate::plan::model::Kind;
use crate::vietnamese::fold::{fold, fold_plain};

/// An amount as it is told.
pub(super) fn shown(one: &Quantity) -> String {
    format!("{}{}", one.text, if one.percent { "%" } else { "" })
}

/// Words between a comparison and its amount that say nothing.
const FILLERS: &[&str] = &["muc", "ti le", "la", "khoang"];

/// The comparison that the words around an amount make, `None` where they make none; and whether a negation
/// is a part of it.
fn compared(clause: &Clause, one: &Quantity) -> (Option<&'static str>, bool) {
    let (before, after) = around(&clause.text, one);
    let mut before = before.trim_end();
    while let Some(rest) = FILLERS
        .iter()
        .find_map(|word| before.strip_suffix(word)?.strip_suffix(' '))
    {
        before = rest.trim_end();
    }
    if after.starts_with("tro xuong ") {
        return (Some("<="), false);
    }
    // The longest that fits counts, so that «không dưới» is none of «dưới».
    let found = comparisons()
        .iter()
        .find(|(words, _)| {
            before
                .strip_suffix(words.as_str())
                .is_some_and(|rest| rest.is_empty() || rest.ends_with(' '))
        })
        .map(|(words, sign)| (sign.text(), words.starts_with("khong ")));
    if after.starts_with("tro len ") {
        return (Some(">="), false);
    }
    match found {
        Some((sign, negated)) => (Some(sign), negated),
        None => (before.ends_with(" dat").then_some(">="), false),
    }
}

/// Words that name what nobody wants more of: without a comparison, an amount of it is a most.
const UNWANTED: &[&str] = &[
    " qua han ",
    " tre han ",
    " cham ",
    " sai sot ",
    " khieu nai ",
    " khong hai long ",
    " vi pham ",
    " ton dong ",
    " no dong ",
    " bi tra lai ",
];

/// Whether words speak of what nobody wants more of, and of no share that mends it.
fn is_unwanted(words: &str) -> bool {
    let mends = [
        " xu li ",
        " khac phuc ",
        " xin loi ",
        " giai quyet ",
        " giam ",
        " tra loi ",
        " dung han ",
        " kiem tra ",
        " thu hoi ",
        " khong co ",
    ];
    UNWANTED
        .iter()
        .any(|word| words.contains(word) && !words.contains(&format!(" khong{word}")))
        && !mends.iter().any(|word| words.contains(word))
}

/// A measure with one amount; `about` is what the amount is said of, where the words themselves do not
/// say it: the name of the criterion.
pub(super) fn rate(clause: &Clause, one: &Quantity, words: &str, about: &str) -> Proposal {
    let value = one.value.clone().unwrap_or_default();
    if let Some(rank) = rank(clause, one, words, &value) {
        return rank;
    }
    let kind = kind(clause, one, words);
    let unit = if one.percent && fold_plain(&format!("{about} {words}")).contains("giai ngan") {
        // «95% kế hoạch vốn» counts money, no plans.
        Some("triệu đồng".to_owned())
    } else if one.percent {
        unit_of(words).or_else(|| unit_of(&fold(about)))
    } else {
        unit_of(&clause.text[one.range.end..])
    };
    let kind = match unit.as_deref() {
        Some("điểm") if kind == Kind::Count => Kind::Score,
        Some("ngày" | "giờ" | "phút") if kind == Kind::Count => Kind::Average,
        _ => kind,
    };
    let (known, negated) = compared(clause, one);
    // «Không quá» and «không dưới» are comparisons themselves; a negation farther off turns the plain ones.
    let turned =
        turned(clause, one).filter(|sign| !negated && known.is_none_or(|known| known != *sign));
    let said = turned.or(known);
    let mut sign = said.unwrap_or(">=");
    let mut proposal_doubts = Vec::new();
    // «Duy trì 0 hồ sơ trễ hạn» can't ask for more.
    if value == "0" && matches!(sign, ">=" | "<=") {
        sign = if kind == Kind::Count { "=" } else { "<=" };
    }
    let of = format!(" {} {} ", fold_plain(about), fold_plain(words));
    if said.is_none() && value != "0" && value != "100" && kind == Kind::Ratio && is_unwanted(&of) {
        sign = "<=";
        proposal_doubts.push("kế hoạch không ghi «không quá» hay «từ … trở lên»".to_owned());
    }
    let mut proposal = Proposal::new(kind, format!("{sign} {value}"), words);
    proposal.doubts = proposal_doubts;
    let amount = around(&clause.text, one).0;
    let after = around(&clause.text, one).1;
    if turned.is_some() {
        proposal = proposal.doubted("«không …» đứng trước mức so sánh: đối chiếu chiều so sánh");
    }
    if kind == Kind::Count
        && let Some(verb) = change(clause, one)
    {
        proposal = proposal.doubted(format!(
                "con số là mức {verb}, không phải mức phải có: cơ quan báo cáo số đã {verb}, hoặc đổi ra mức phải đạt"
            ));
    }
    if kind == Kind::Reduction || kind == Kind::Growth {
        proposal = proposal.doubted("xác định số gốc để so sánh");
    }
    if kind == Kind::Average {
        proposal = proposal.doubted("bình quân: tổng số thời gian chia cho số trường hợp");
    }
    if kind == Kind::Score {
        proposal = proposal.doubted("điểm số: ai báo cáo, cách tính chung (rollup)");
    }
    if let Some(each) = counted_for_each(clause, one).filter(|_| kind == Kind::Count) {
        proposal = proposal.doubted(format!(
            "con số tính cho mỗi «{each}»: số liệu cơ quan báo cáo là gì, có phải bình quân (kind = \"average\")"
        ));
    }
    if !one.percent && unit.is_none() {
        proposal = proposal.doubted("ghi đơn vị tính");
    }
    if after.starts_with("so voi ")
        || amount.ends_with(" diem")
        || after.starts_with("diem phan tram ")
    {
        proposal = proposal.doubted("đối chiếu cách so sánh");
    }
    let quarterly = [" moi qui ", " hang qui ", " tung qui "];
    let padded = format!(" {} ", fold_plain(&clause.text));
    if quarterly.iter().any(|word| padded.contains(word)) || is_for_each_quarter(clause, one) {
        let adds_up = kind == Kind::Count;
        proposal.quarterly = adds_up;
        proposal = proposal.doubted(match adds_up {
            true => "mỗi quý đều phải đạt (progress = \"quarterly\")",
            false => "yêu cầu mỗi quý: chương trình chỉ xét riêng từng quý với số đếm; đối chiếu cách xét",
        });
    }
    for (word, told) in [
        (" moi thang ", "mỗi tháng"),
        (" hang thang ", "hằng tháng"),
        (" hang tuan ", "hằng tuần"),
    ] {
        if padded.contains(word) {
            proposal = proposal.doubted(format!(
                "yêu cầu {told}: chỉ tiêu ghi con số của một lần, đổi ra con số của cả năm nếu cần"
            ));
        }
    }
    let otherwise = if one.percent {
        "trường hợp"
    } else {
        "đơn vị"
    };
    proposal.counted_in(unit, otherwise)
}

/// «50 tin, bài/quý».
fn is_for_each_quarter(clause: &Clause, one: &Quantity) -> bool {
    let behind: String = clause.text[one.range.end..].chars().take(24).collect();
    behind.contains("/quí")
}

/// What the value of an amount is.
fn kind(clause: &Clause, one: &Quantity, words: &str) -> Kind {
    if !one.percent {
        return Kind::Count;
    }
    let padded = format!(" {} ", fold_plain(words));
    let before = format!("{} ", around(&clause.text, one).0);
    // «giảm … xuống còn 2%», «nâng … lên 75%» name a level, not by how much.
    let towards = |word: &str, level: &[&str]| {
        let at = before.rfind(&format!(" {word} "))?;
        let between = &before[at..];
        Some(!level.iter().any(|level| between.contains(level)))
    };
    if padded.contains(" giam ")
        && let Some(by) = towards("giam", &[" xuong ", " con "])
    {
        return if by { Kind::Reduction } else { Kind::Ratio };
    }
    if before.contains(" tinh gian ")
        || (padded.contains(" cat giam ") && before.contains(" giam "))
    {
        return Kind::Reduction;
    }
    // «Rút ngắn 20% thời gian», «tiết kiệm 10% chi thường xuyên»: by how much, of what there was.
    let saves = [" rut ngan ", " tiet kiem "];
    if saves.iter().any(|verb| before.contains(verb)) {
        return Kind::Reduction;
    }
    // «Vượt 5% dự toán» is five per cent above it, not five per cent of it.
    if before.trim_end().ends_with(" vuot") && is_of_plan(&around(&clause.text, one).1) {
        return Kind::Growth;
    }
    // «Tăng từ 8 - 10%» is by how much; «tăng từ 60% lên 75%» is a level.
    let rest = format!(" {}", around(&clause.text, one).1);
    if before.ends_with(" tang tu ") && !rest.contains(" len ") {
        return Kind::Growth;
    }
    if padded.contains(" tang ")
        && let Some(by) = towards("tang", &[" len ", " tu ", " dat "])
    {
        return if by { Kind::Growth } else { Kind::Ratio };
    }
    Kind::Ratio
}

/// Verbs with which a rank is to be bettered by some places.
const RISES: &[&str] = &[" tang ", " nang ", " cai thien ", " vuon ", " thang "];

/// Whether the words after an amount begin with what was planned: «… dự toán», «so với kế hoạch».
fn is_of_plan(after: &str) -> bool {
    let after = after.trim_start();
    let after = after.strip_prefix("so voi ").unwrap_or(after);
    ["du toan", "ke hoach", "chi tieu", "so duoc giao"]
        .iter()
        .any(|words| after.starts_with(words))
}

/// What a number is said of that no agency counts as a whole: «mỗi công chức … 15 hồ sơ», «02 lần/hồ sơ».
fn counted_for_each(clause: &Clause, one: &Quantity) -> Option<String> {
    const BODIES: &[&str] = &[
        "so", "nganh", "xa", "phuong", "huyen", "co", "don", "dia", "ubnd", "cap", "phong", "nam",
        "qui", "thang", "tuan",
    ];
    let tail: Vec<char> = clause.text[one.range.end..].chars().take(24).collect();
    let slash = tail.iter().position(|letter| *letter == '/');
    let per = slash.filter(|at| {
        let next = tail.get(at + 1);
        next.is_some_and(|next| next.is_alphabetic())
            && tail[..*at]
                .iter()
                .all(|letter| letter.is_alphabetic() || *letter == ' ')
    });
    if let Some(at) = per {
        let rest: String = tail[at + 1..].iter().collect();
        let each = rest.split([',', ';', '.', ')']).next().unwrap_or_default();
        return Some(each.trim().to_owned());
    }
    let before = around(&clause.text, one).0;
    let (_, each) = before.rsplit_once(" moi ")?;
    let first = each.split(' ').next()?;
    (!BODIES.contains(&first)).then(|| {
        let written = clause.text[..one.range.start].rsplit_once("mỗi ");
        let words = written.map_or("", |(_, words)| words).split(' ').take(2);
        words.collect::<Vec<_>>().join(" ")
    })
}

/// A rank: «trong nhóm 10», «xếp thứ 5», «tăng ít nhất 02 bậc».
fn rank(clause: &Clause, one: &Quantity, words: &str, value: &str) -> Option<Proposal> {
    let (before, after) = around(&clause.text, one);
    let before = format!("{} ", before.trim_end());
    let ends = |word: &str| before.ends_with(&format!(" {word} "));
    let places = after.starts_with("bac ") || after.starts_with("hang ");
    let target = if one.percent {
        return None;
    } else if fraction(one).is_some() {
        // Only a rank among so many is handed on as an amount.
        format!("<= {value}")
    } else if after.starts_with("thu hang ") {
        // «≤ 15» with «thứ hạng» as its unit.
        format!("<= {value}")
    } else if places && RISES.iter().any(|word| before.contains(word)) {
        format!("rise {value}")
    } else if [
        "nhom",
        "top",
        "xep thu",
        "hang thu",
        "vi tri thu",
        "nhom dau",
        "thu hang",
    ]
    .iter()
    .any(|word| ends(word))
        || (before.contains(" thu hang ") && after.starts_with("tro len"))
    {
        format!("<= {value}")
    } else {
        return None;
    };
    let mut rank = Proposal::new(Kind::Rank, target, words).doubted(format!(
        "thứ hạng {}: đối chiếu phạm vi xếp hạng, cơ quan báo cáo",
        one.text
    ));
    "thứ hạng".clone_into(&mut rank.unit);
    Some(rank)
}

/// `15/34` where ranks are spoken of, as the place among so many; anything else as it is.
pub(super) fn as_rank(clause: &Clause, one: &Quantity, about: &str) -> Quantity {
    let said = format!(" {} {} ", fold_plain(about), fold_plain(&clause.text));
    let ranks = [
        " thu hang ",
        " xep hang ",
        " xep thu ",
        " hang thu ",
        " vi tri thu ",
    ];
    let mut one = one.clone();
    if let Some((place, all)) = fraction(&one)
        && !one.percent
        && (1..=all).contains(&place)
        && ranks.iter().any(|words| said.contains(words))
    {
        one.value = Some(place.to_string());
    }
    one
}

/// A range: the lower end is asked, the upper one expected.
pub(super) fn range(clause: &Clause, low: &Quantity, high: &Quantity, about: &str) -> Proposal {
    let mut low = low.clone();
    low.percent = low.percent || high.percent;
    let upper = rate(clause, high, &clause.text, about);
    if upper.kind == Kind::Rank && upper.target.starts_with("rise ") {
        // «Tăng từ 2 đến 3 bậc»: at least two places.
        let mut one = upper;
        one.target = format!("rise {}", low.value.clone().unwrap_or_default());
        return one.doubted(format!(
            "yêu cầu là một khoảng ({} đến {}): chỉ tiêu là mức dưới",
            shown(&low),
            shown(high)
        ));
    }
    let mut one = rate(clause, &low, &clause.text, about);
    one.target = format!(">= {}", low.value.clone().unwrap_or_default());
    one.up_to.clone_from(&high.value);
    one.doubted(format!(
        "yêu cầu là một khoảng ({} đến {}): chỉ tiêu là mức dưới, mức trên là mức dự kiến",
        shown(&low),
        shown(high)
    ))
}
