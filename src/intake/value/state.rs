//! How far a task is, in the many words that offices use. What begins as if it were done can go on as
//! something else («Đã có công văn đề nghị gia hạn»): done is read only where every word after it is
//! the task's own, or says nothing of its own.

use unicode_normalization::UnicodeNormalization;

use super::body;
use super::own_words::OwnWords;
use crate::intake::vocabulary::{Class, Span, says, spans};
use crate::submission::State;
use crate::vietnamese::date::find_dates;
use crate::vietnamese::document_number::find_references;
use crate::vietnamese::fold::{fold, fold_plain};

/// What the words of a state cell declare.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Declared {
    /// Nothing.
    Blank,
    /// A state: done, in progress, not started, or nothing arose.
    State(State),
    /// Nothing but documents.
    Document,
    /// Words without a known meaning.
    Unknown,
}

/// Stands for a document in the words around it.
const DOCUMENT: char = '\u{E000}';
/// Stands for a day in the words around it.
const DAY: char = '\u{E001}';
/// The most words before a state that may name who or when: «Trong kỳ, UBND huyện đã».
const LONGEST_SUBJECT: usize = 8;
/// From this many words on the subject of a document tells what it is about: «v/v báo cáo» does not.
const TELLING: usize = 3;
/// From this many of the task's own words on they tell a deed, whatever its verb.
const DEED: usize = 4;
/// Verbs that may be a beginning only: alone they are no deed.
const WEAK_VERBS: &[&str] = &[
    "trien khai",
    "to chuc",
    "xay dung",
    "tham muu",
    "thuc hien",
    "tiep tuc",
];

/// Documents that come before a deed.
const PREPARING: &[&str] = &[
    "ke hoach",
    "kh",
    "chuong trinh",
    "to trinh",
    "du thao",
    "thong bao",
    "de cuong",
];

/// Verbs of doing that may stand before the task's own: «đã tổ chức kiểm tra …».
const DOING: &[&str] = &["to chuc ", "tien hanh ", "thuc hien "];

/// A part of a text between marks of punctuation.
#[derive(Debug, PartialEq, Eq)]
struct Clause {
    /// Its words before a document, without diacritics.
    plain: String,
    /// Whether it names a document.
    has_document: bool,
    /// What the document is about, in the words after it; empty where it does not say.
    subject: String,
}

/// What a clause says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Said {
    State(State),
    Document,
    Nothing,
    Unknown,
}

/// What the words of a state cell declare of a task, whose own words are `own`.
pub fn read(words: &str, own: &OwnWords) -> Declared {
    if fold_plain(words).is_empty() {
        return Declared::Blank;
    }
    if words.contains('?') {
        return Declared::Unknown;
    }
    // A word can be broken over two lines of its cell.
    let line = words.replace('\n', " ");
    if line != words
        && let Declared::State(state) = read(&line, own)
    {
        return Declared::State(state);
    }
    let mut said: Vec<Said> = Vec::new();
    for clause in &clauses(words) {
        let nothing = Said::State(State::NothingArose);
        let repeats = said.first() == Some(&nothing) && says_it_again(&clause.plain, own);
        match clause_says(clause, own) {
            Said::Nothing => {}
            _ if repeats => {}
            one => said.push(one),
        }
    }
    match together(&said) {
        Declared::State(State::Done)
            if body::is_done_by_other(words, own) || own.is_misread(words) =>
        {
            Declared::Unknown
        }
        declared => declared,
    }
}

/// Whether the cell of a figure says that the measure does not concern the agency.
pub fn says_not_applicable(words: &str) -> bool {
    fold_plain(words).starts_with("khong ap dung")
}

/// What the clauses of a text declare together. Work that goes on, and what does not
/// concern the agency, is told by its first clause, whatever follows; that a task is done, or that nothing arose, needs all of them.
fn together(said: &[Said]) -> Declared {
    match said.first() {
        None => return Declared::Unknown,
        Some(Said::State(
            state @ (State::InProgress | State::NotStarted | State::NotApplicable),
        )) => {
            return Declared::State(*state);
        }
        _ => {}
    }
    // «Không phát sinh (trong kỳ không tuyển dụng)»: what is repeated adds nothing.
    let mut declared = Declared::Document;
    for one in said {
        declared = match (declared, one) {
            (declared, Said::Document) => declared,
            (Declared::Document, Said::State(state)) => Declared::State(*state),
            (Declared::State(before), Said::State(state)) if before == *state => declared,
            _ => return Declared::Unknown,
        };
    }
    declared
}

/// The clauses of a text.
fn clauses(words: &str) -> Vec<Clause> {
    let mut masked: String = words.nfc().collect();
    for document in find_references(&masked.clone()) {
        if document.symbol.is_some() {
            masked = masked.replacen(&document.text, &DOCUMENT.to_string(), 1);
        }
    }
    let mut clauses = Vec::new();
    for line in masked.split(['\n', ';']) {
        let line = without_days(&fold(line));
        for part in parts(&line) {
            let (before, after) = part.split_once(DOCUMENT).unwrap_or((part, ""));
            let clause = Clause {
                plain: fold_plain(before),
                has_document: part.contains(DOCUMENT),
                subject: fold_plain(after),
            };
            if clause.has_document || !clause.plain.is_empty() {
                clauses.push(clause);
            }
        }
    }
    clauses
}

/// A folded text with its days masked.
fn without_days(folded: &str) -> String {
    let mut kept = String::new();
    let mut from = 0;
    for day in find_dates(folded) {
        kept.push_str(folded.get(from..day.start).unwrap_or_default());
        kept.push(DAY);
        from = day.end;
    }
    kept.push_str(folded.get(from..).unwrap_or_default());
    kept
}

/// The parts of a line between marks; a point or comma between digits is part of a number.
fn parts(line: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut from = 0;
    for (at, mark) in line.char_indices() {
        let is_digit = |character: Option<char>| character.is_some_and(|c| c.is_ascii_digit());
        let after = &line[at + mark.len_utf8()..];
        let in_number = is_digit(line[..at].chars().next_back()) && is_digit(after.chars().next());
        if ".,:()".contains(mark) && !in_number {
            parts.push(&line[from..at]);
            from = at + mark.len_utf8();
        }
    }
    parts.push(&line[from..]);
    parts
}

/// Whether words name a document that is about something else than the task, by what follows its number:
/// «Công văn số 16/SXD ngày 10/01/2024 báo cáo lý do chưa thực hiện».
pub fn is_about_another(words: &str, own: &OwnWords) -> bool {
    let plain = format!(" {} ", fold_plain(words));
    let is_draft = ["du thao", "de cuong"]
        .iter()
        .any(|kind| plain.contains(&format!(" {kind} ")) && !own.asks_for(kind));
    own.is_known() && is_draft
        || own.is_known()
            && clauses(words).iter().any(|clause| {
                let subject = about(&clause.subject);
                // Without «về» the words can be who issued it, what it carries out, or the next document.
                let is_said = clause
                    .subject
                    .split(' ')
                    .any(|word| matches!(word, "ve" | "v"));
                let is_told = is_said && subject.split(' ').count() >= TELLING;
                !subject.is_empty() && (refuses(subject, own) || is_told && !own.is_about(subject))
            })
}

/// What one clause says.
fn clause_says(clause: &Clause, own: &OwnWords) -> Said {
    let subject = about(&clause.subject);
    if !subject.is_empty() && (refuses(subject, own) || !own.is_about(subject)) {
        return Said::Unknown;
    }
    let plain = clause.plain.as_str();
    let is_document = clause.has_document && is_kind_only(plain);
    if own_deed(plain, own) {
        return Said::State(State::Done);
    }
    if let Some(said) = declared(clause, own) {
        return said;
    }
    if is_document {
        return Said::Document;
    }
    let found = spans(plain);
    if found.iter().any(|span| span.class == Class::Remark) {
        return if refuses(plain, own) {
            Said::Unknown
        } else {
            Said::Nothing
        };
    }
    // What goes on with the task's own words says nothing new: «…, viên chức đúng quy định».
    if own.covers(plain) && !refuses(plain, own) {
        Said::Nothing
    } else {
        Said::Unknown
    }
}

/// The state that a clause declares by a phrase at its start, after who or when; none where it has no
/// such phrase.
fn declared(clause: &Clause, own: &OwnWords) -> Option<Said> {
    let words: Vec<&str> = clause.plain.split(' ').collect();
    for from in 0..words.len().min(LONGEST_SUBJECT) {
        let (before, plain) = (words[..from].join(" "), words[from..].join(" "));
        if !OwnWords::default().covers(&before) {
            // A phrase can be cut in two here («đơn» of «đơn vị»): it is whole further on.
            continue;
        }
        let starts = spans(&plain)
            .into_iter()
            .filter(|span| span.from == 0 && matches!(span.class, Class::State(_) | Class::Issued));
        if let Some(span) = starts.max_by_key(|span| span.to) {
            return Some(goes_on(clause, &plain, span, own));
        }
        if let Some(rest) = plain.strip_prefix("khong ")
            && own.is_absent(rest)
        {
            return Some(Said::State(State::NothingArose));
        }
        if let Some(before) = plain.strip_suffix(" khong phat sinh").filter(|_| from == 0)
            && own.is_base(before)
        {
            return Some(Said::State(State::NothingArose));
        }
    }
    None
}

/// What a clause says that begins with a state, by the words after it.
fn goes_on(clause: &Clause, plain: &str, span: Span, own: &OwnWords) -> Said {
    let words: Vec<&str> = plain.split(' ').collect();
    let rest = words[span.to..].join(" ");
    let bare = if clause.has_document {
        without_kinds(&rest)
    } else {
        rest.clone()
    };
    let holds = match span.class {
        Class::State(State::Done) => {
            own.covers(&bare) && !refuses(&rest, own) && !is_preparing(plain, own)
        }
        Class::Issued if is_preparing(plain, own) => false,
        Class::Issued => clause.has_document && own.covers(&bare) && !refuses(&rest, own),
        Class::State(State::NothingArose) => own.is_base(&rest),
        _ => !rest.contains("da hoan thanh") && !rest.contains("da ban hanh"),
    };
    match span.class {
        _ if !holds => Said::Unknown,
        Class::State(state) => Said::State(state),
        _ => Said::State(State::Done),
    }
}

/// Whether a clause after «không phát sinh» says the same in the task's own words: «trong kỳ không tuyển
/// dụng».
fn says_it_again(plain: &str, own: &OwnWords) -> bool {
    let Some((before, rest)) = format!(" {plain} ")
        .split_once(" khong ")
        .map(|(before, rest)| (before.trim().to_owned(), rest.trim().to_owned()))
    else {
        return false;
    };
    let deed: Vec<String> = rest.split(' ').map(str::to_owned).collect();
    OwnWords::default().covers(&before)
        && own.own(&deed).contains(&true)
        && own.covers(&rest)
        && !refuses(&rest, own)
}

/// Whether words only tell that a document was issued which prepares a deed: «Đã ban hành Kế hoạch kiểm
/// tra».
fn is_preparing(plain: &str, own: &OwnWords) -> bool {
    let issues = ["ban hanh", "ki", "phe duyet", "co"];
    let is_issued = issues.iter().any(|verb| {
        let run = format!("{plain} ");
        run.starts_with(&format!("da {verb} ")) || run.starts_with(&format!("{verb} "))
    });
    is_issued && names_preparing(plain, own)
}

/// Whether words name a document that prepares a deed, where the plan asks for none of its kind: the issuing of
/// a document is the deed only where the task is that document.
fn names_preparing(plain: &str, own: &OwnWords) -> bool {
    let words = format!(" {plain} ");
    let prepares = |kind: &&str| {
        let asked = if *kind == "kh" { "ke hoach" } else { kind };
        words.contains(&format!(" {kind} ")) && !own.asks_for(asked)
    };
    own.is_known() && PREPARING.iter().any(prepares)
}

/// Whether a text is a document alone that only prepares the task: its kind in words, or by its symbol.
pub fn is_only_preparing(text: &str, own: &OwnWords) -> bool {
    let symbols = find_references(text).into_iter();
    let is_plan = symbols
        .filter_map(|document| document.symbol)
        .any(|symbol| fold_plain(&symbol).starts_with("kh "));
    let by_symbol = is_plan && own.is_known() && !own.asks_for("ke hoach");
    by_symbol || names_preparing(&fold_plain(text), own)
}

/// Whether a clause tells the task's own deed: «Đã kiểm tra tình hình thi hành pháp luật».
fn own_deed(plain: &str, own: &OwnWords) -> bool {
    let words: Vec<&str> = plain.split(' ').collect();
    let Some(at) = words.iter().position(|word| *word == "da") else {
        return false;
    };
    let before = words[..at].join(" ");
    let whole = words[at + 1..].join(" ");
    let doing = DOING.iter().find_map(|verb| whole.strip_prefix(verb));
    // Behind a verb of doing the task itself must be told, and not a word of it.
    let told = doing.filter(|deed| own.leads(deed).is_some_and(|count| count >= DEED));
    let deed = told.map_or(whole.clone(), str::to_owned);
    let Some(count) = own.leads(&deed) else {
        return false;
    };
    let is_weak = WEAK_VERBS.iter().any(|verb| deed.starts_with(verb));
    let is_deed = count >= DEED || (count >= 2 && !is_weak);
    let is_only_plan = is_preparing(&format!("da {whole}"), own);
    is_deed
        && !is_only_plan
        && OwnWords::default().covers(&before)
        && own.covers(&deed)
        && !refuses(&deed, own)
}

/// What a document is about, of the words after it: «về việc …», «v/v …».
fn about(after: &str) -> &str {
    let words: Vec<&str> = after.split(' ').collect();
    let at = words
        .iter()
        .position(|word| matches!(*word, "ve" | "v"))
        .map(|at| words[..at].iter().map(|word| word.len() + 1).sum::<usize>());
    match at {
        Some(at) => {
            let subject = after.get(at..).unwrap_or_default();
            let bare = subject
                .strip_prefix("v v ")
                .or_else(|| subject.strip_prefix("ve viec "));
            bare.or_else(|| subject.strip_prefix("ve "))
                .unwrap_or(subject)
        }
        // Words that follow without «về»: who issued it, or what it asks for.
        None => {
            let bare = after.strip_prefix("ngay").unwrap_or(after).trim();
            if bare.starts_with("cua ") { "" } else { bare }
        }
    }
}

/// Whether words refuse what stands beside them, and are not the task's own.
fn refuses(plain: &str, own: &OwnWords) -> bool {
    let words: Vec<&str> = plain.split(' ').collect();
    spans(plain)
        .into_iter()
        .any(|span| span.class == Class::Refusal && !own.has(&words[span.from..span.to].join(" ")))
}

/// Words without the kinds of documents among them.
fn without_kinds(plain: &str) -> String {
    let words: Vec<&str> = plain.split(' ').collect();
    let mut kept = vec![true; words.len()];
    for span in spans(plain) {
        if span.class == Class::DocumentKind {
            kept[span.from..span.to].fill(false);
        }
    }
    let rest = words.iter().zip(kept).filter(|(_, kept)| *kept);
    rest.map(|(word, _)| *word).collect::<Vec<_>>().join(" ")
}

/// Whether words before a document only say what kind of document it is.
fn is_kind_only(plain: &str) -> bool {
    let rest = without_kinds(plain);
    let refused = says(plain, Class::Refusal);
    !refused && OwnWords::default().covers(&rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_alone(words: &str) -> Declared {
        read(words, &OwnWords::default())
    }

    #[test]
    fn states_in_many_words() {
        for (words, state) in [
            ("Hoàn thành", State::Done),
            ("  ĐÃ HOÀN THÀNH ", State::Done),
            ("Hoàn thành trước hạn", State::Done),
            ("HT", State::Done),
            ("Hoàn thành 100%", State::Done),
            (
                "Đã ban hành Kế hoạch số 12/KH-UBND ngày 15/3/2024",
                State::Done,
            ),
            ("Đang triển khai", State::InProgress),
            ("Chưa hoàn thành", State::InProgress),
            ("Quá hạn", State::InProgress),
            ("Chưa thực hiện", State::NotStarted),
            ("Chưa đến hạn", State::NotStarted),
            ("Không áp dụng", State::NotApplicable),
            (
                "Không áp dụng (cơ quan không có TTHC)",
                State::NotApplicable,
            ),
            ("Không phát sinh", State::NothingArose),
            ("KPS", State::NothingArose),
            ("Không phát sinh trong kỳ", State::NothingArose),
            ("Trong kỳ không phát sinh", State::NothingArose),
            ("Không PS", State::NothingArose),
            ("HT trước hạn", State::Done),
            ("Đã HT", State::Done),
            ("Đã ban hành KH 12/KH-SNV", State::Done),
            (
                "Hoàn thành (Kế hoạch số 12/KH-SNV ngày 15/3/2024)",
                State::Done,
            ),
        ] {
            assert_eq!(read_alone(words), Declared::State(state), "{words}");
        }
    }

    #[test]
    fn what_can_mean_another_thing_is_not_guessed() {
        for words in [
            "Hoàn thành 80%",
            "x",
            "Đã thực hiện một phần",
            "Theo kế hoạch của ngành",
            "Hoàn thành nhưng chưa báo cáo",
            "Đã hoàn thành dự thảo",
            "Đã hoàn thành việc lấy ý kiến",
            "Hoàn thành một số nội dung",
            "Hoàn thành hồ sơ trình ký",
            "Hoàn thành trước ngày 30/11/2024",
            "Hoàn thành trong quý IV",
            "Hoàn thành, trừ nội dung cuối",
            "Hoàn thành?",
            "Hoàn thành phần lớn",
            "Đã ban hành Chương trình công tác",
            "Đã có công văn đề nghị gia hạn",
            "Đã xong bước lập danh sách",
            "Đang vận hành ổn định",
            "Chưa có vướng mắc",
            "Không phát sinh vướng mắc",
        ] {
            assert_eq!(read_alone(words), Declared::Unknown, "{words}");
        }
        assert_eq!(read_alone("  - "), Declared::Blank);
        assert_eq!(read_alone("12/KH-SNV"), Declared::Document);
    }
}
