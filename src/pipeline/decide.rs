//! `cchc decide`: an answer of the clerk's, written into the period's file of decisions. What can't
//! be is refused, and then nothing is written.

use std::path::Path;

use chrono::NaiveDate;

use super::issued::Signed;
use super::period::{self, JudgedPeriod};
use super::{Finished, decisions, sources};
use crate::agency::Agency;
use crate::decision::{
    Agreed, Decision, Judgement, MadeOn, Ruling, Told, Trail, Whose, file_name, laid_over, number,
    one_line, said, state_spoken, write,
};
use crate::failure::{Failure, Fault, Faults, Outcome};
use crate::finding::Finding;
use crate::inputs::{self, Inputs};
use crate::output::{self, NewFile, Part};
use crate::period::PeriodId;
use crate::place::Cell;
use crate::render::questions;
use crate::submission::{Disposition, Evidence, Reading, Submission};
use crate::vietnamese::document_number::find_references;
use crate::vietnamese::fold::fold_plain;
use crate::vietnamese::phrase::date_short;
use workbook::workers::Readers;

/// An answer as it was given on the command line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// The period; absent: the latest that has workbooks.
    pub period: Option<PeriodId>,
    /// What is decided.
    pub about: About,
    /// Who decides.
    pub by: Option<String>,
    /// On which day; absent: today.
    pub on: Option<NaiveDate>,
    /// Why.
    pub why: Option<String>,
    /// On what ground.
    pub ground: Option<String>,
    /// The day of the command.
    pub today: NaiveDate,
}

/// What an answer is about; agencies by id or name, files by name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum About {
    /// Whose a file is.
    File {
        /// The file.
        file: String,
        /// The agency that sent it; absent: it is no report, or of another period.
        agency: Option<String>,
        /// The period that it is for, where that is another.
        other_period: Option<PeriodId>,
    },
    /// Which file of an agency counts.
    Version {
        /// The agency.
        agency: String,
        /// The file.
        file: String,
    },
    /// What a reading is, in the words of the command line.
    Reading {
        /// The agency.
        agency: String,
        /// The measure's id.
        measure: String,
        /// The state's word.
        state: Option<String>,
        /// The first figure.
        first: Option<String>,
        /// The second figure.
        second: Option<String>,
        /// The stated rate.
        percent: Option<String>,
        /// The document that proves it: `Báo cáo số 12/BC-STP ngày 3/6/2024`.
        evidence: Option<String>,
    },
    /// That a finding is right as it is.
    Agree {
        /// The agency.
        agency: String,
        /// The finding's code.
        code: String,
        /// The measure's id.
        measure: Option<String>,
        /// The cell.
        cell: Option<Cell>,
    },
    /// How the office judges a document.
    Judge {
        /// The agency.
        agency: String,
        /// The measure's id.
        measure: String,
        /// The verdict's word.
        verdict: String,
    },
}

/// Writes an answer into the period's file of decisions.
pub fn run(
    root: &Path,
    answer: &Answer,
    readers: &Readers,
    progress: &dyn Fn(&str),
) -> Outcome<Finished> {
    let inputs = inputs::load_inputs(root)?;
    let id = sources::choose_period(root, &inputs, answer.period)?;
    let mut faults = Faults::new();
    let trail = trail(answer, &mut faults);
    let signed = Signed::load(root, &inputs)?;
    let judged = period::judge(root, &inputs, &signed, id, None, readers, progress)?;
    let made = faults.take(made(&judged, &inputs, &answer.about));
    let (trail, (made_on, ruling)) = match (faults.check(), trail, made) {
        (Err(failure), ..) => return Err(failure),
        (Ok(()), Some(trail), Some(made)) => (trail, made),
        _ => unreachable!("what is missing has added its fault"),
    };
    let decision = Decision {
        line: 0,
        made_on,
        ruling,
        trail,
    };
    let name = file_name(id);
    let before = decisions::text(root, id)?;
    let text = write::added(before.as_deref(), &name, &decision)?;
    let read = decisions::read(&text, &inputs, judged.read.plan, id).map_err(as_spoken)?;
    let written = (read.list.iter())
        .find(|own| own.ruling == decision.ruling && own.made_on == decision.made_on)
        .unwrap_or(&decision);
    let file = NewFile {
        name: format!("{id}.toml"),
        bytes: text.into_bytes(),
    };
    let folder = crate::decision::FOLDER;
    let was = [(file.name.clone(), before)];
    let was = was
        .each_ref()
        .map(|(name, text)| (name.as_str(), text.as_deref()));
    output::replace(&root.join(folder), folder, Part::MadeOf(&was), &[file])?;
    let parts = parts(written, &judged);
    Ok(Finished {
        text: questions::recorded(&parts, &name, &id.to_string()),
        exit: 0,
    })
}

/// A decision, part by part.
fn parts(decision: &Decision, judged: &JudgedPeriod<'_>) -> Vec<(&'static str, String)> {
    let (ruling, trail) = (&decision.ruling, &decision.trail);
    let mut parts = vec![("Loại", ruling.label().to_owned())];
    let agency = ruling.agency().map(|id| judged.basis().name_of(id));
    parts.extend(agency.map(|name| ("Cơ quan", name)));
    let measure = ruling.measure().map(str::to_owned);
    parts.extend(measure.map(|id| ("Chỉ số", id)));
    parts.push(("Tệp", decision.made_on.file.clone()));
    let was = decision.made_on.was.clone();
    parts.extend(was.map(|was| ("Trước khi quyết định", was)));
    parts.push(("Quyết định", ruling.words()));
    parts.push(("Lý do", trail.reason()));
    let who = format!("{}, ngày {}", trail.by, date_short(trail.on));
    parts.push(("Người quyết định", who));
    parts
}

/// The faults of what was answered: they stand in the command, not in the file, which is unchanged.
fn as_spoken(failure: Failure) -> Failure {
    let mut faults = Faults::new();
    for fault in failure.faults() {
        let what = match fault.line {
            Some(_) if fault.what.contains("đã quyết định ở dòng") => {
                format!("{} ({})", fault.what, fault.file)
            }
            _ => fault.what.clone(),
        };
        faults.add(Fault::new("", what, fault.mend.clone()));
    }
    match faults.check() {
        Err(failure) => failure,
        Ok(()) => failure,
    }
}

/// Who, when, why; all that is missing at once.
fn trail(answer: &Answer, faults: &mut Faults) -> Option<Trail> {
    let said = |text: &Option<String>| {
        let text = one_line(text.as_deref().unwrap_or_default());
        Some(text).filter(|text| !text.is_empty())
    };
    let (by, why) = (said(&answer.by), said(&answer.why));
    if why.is_none() {
        faults.add(Fault::new(
            "",
            "chưa nêu lý do",
            "Thêm --why \"…\": một câu nói vì sao quyết định như vậy.",
        ));
    }
    if by.is_none() {
        faults.add(Fault::new(
            "",
            "chưa nêu người quyết định",
            "Thêm --by \"Họ và tên\".",
        ));
    }
    let on = answer.on.unwrap_or(answer.today);
    if on > answer.today {
        faults.add(Fault::new(
            "",
            format!("ngày quyết định {} ở sau hôm nay", date_short(on)),
            "Sửa --on, hoặc bỏ đi để lấy ngày hôm nay.",
        ));
        return None;
    }
    Some(Trail {
        by: by?,
        on,
        why: why?,
        ground: said(&answer.ground),
    })
}

fn made(judged: &JudgedPeriod<'_>, inputs: &Inputs, about: &About) -> Outcome<(MadeOn, Ruling)> {
    match about {
        About::File {
            file,
            agency,
            other_period,
        } => whose(judged, inputs, file, agency.as_deref(), *other_period),
        About::Version { agency, file } => version(judged, inputs, agency, file),
        About::Reading { agency, .. } => reading(judged, agency_of(inputs, agency)?, about),
        About::Agree {
            agency,
            code,
            measure,
            cell,
        } => {
            let wanted = (code.as_str(), measure.as_deref(), *cell);
            agreed(judged, agency_of(inputs, agency)?, wanted)
        }
        About::Judge {
            agency,
            measure,
            verdict,
        } => {
            let agency = agency_of(inputs, agency)?;
            let (made_on, _) = said_of(judged, agency, measure)?;
            let Some(judgement) = Judgement::spoken(verdict) else {
                return Err(Fault::new(
                    "",
                    format!("--verdict không nhận «{verdict}»"),
                    "Chọn: dat (chấp nhận minh chứng), chua-du-can-cu (không chấp nhận), khong-dat.",
                )
                .into());
            };
            let ruling = Ruling::Judged {
                agency: agency.id.clone(),
                measure: measure.clone(),
                judgement,
            };
            Ok((made_on, ruling))
        }
    }
}

/// The agency of an id, or of a name that only one has.
fn agency_of<'a>(inputs: &'a Inputs, named: &str) -> Outcome<&'a Agency> {
    let register = &inputs.register;
    if let Some(agency) = register.get(named) {
        return Ok(agency);
    }
    let key = fold_plain(named);
    let called: Vec<&Agency> = (register.agencies.iter())
        .filter(|agency| {
            let mut names = agency.aliases.iter().chain([&agency.name]);
            names.any(|name| fold_plain(name) == key)
        })
        .collect();
    if let [only] = called.as_slice() {
        return Ok(only);
    }
    let ids: Vec<String> = (called.iter())
        .map(|agency| format!("{} ({})", agency.id, agency.name))
        .collect();
    let mend = if ids.is_empty() {
        let known = register.agencies.iter().map(|agency| agency.id.as_str());
        let hint = crate::datafile::guess(named, known);
        format!("{hint}Mã các cơ quan ở inputs/agencies.toml.")
    } else {
        format!("Ghi mã của một trong: {}.", ids.join("; "))
    };
    Err(Fault::new("", format!("không rõ «{named}» là cơ quan nào"), mend).into())
}

/// The file of a name, in whatever folder it lies, where only one has it.
fn file_of<'a>(judged: &'a JudgedPeriod<'_>, named: &str) -> Outcome<&'a Submission> {
    let named = named.replace('\\', "/");
    let all = &judged.read.submissions;
    if let Some(sent) = all.iter().find(|sent| sent.file == named) {
        return Ok(sent);
    }
    let ending = format!("/{named}");
    let called: Vec<&Submission> = (all.iter())
        .filter(|sent| sent.file.ends_with(&ending) || named.ends_with(&format!("/{}", sent.file)))
        .collect();
    if let [only] = called.as_slice() {
        return Ok(only);
    }
    let hint = crate::datafile::guess(&named, all.iter().map(|sent| sent.file.as_str()));
    Err(Fault::new(
        "",
        format!("không có tệp «{named}» trong thư mục của kỳ"),
        format!("{hint}Ghi tên tệp như trong inputs/submissions."),
    )
    .into())
}

fn whose(
    judged: &JudgedPeriod<'_>,
    inputs: &Inputs,
    file: &str,
    agency: Option<&str>,
    other_period: Option<PeriodId>,
) -> Outcome<(MadeOn, Ruling)> {
    let sent = file_of(judged, file)?;
    let whose = match (agency, other_period) {
        (Some(agency), _) => {
            let agency = agency_of(inputs, agency)?;
            let period = judged.read.period;
            if !agency.exists_on(period.cut_off()) || !judged.read.plan.asks(agency) {
                return Err(Fault::new(
                    "",
                    format!("{} không phải báo cáo kỳ {}", agency.name, period.id),
                    "Kiểm tra lại cơ quan; cơ quan đã sáp nhập thì ghi cơ quan mới.",
                )
                .into());
            }
            Whose::Agency(agency.id.clone())
        }
        (None, Some(period)) => Whose::OtherPeriod(period),
        (None, None) => Whose::NoReport,
    };
    let made_on = MadeOn {
        file: sent.file.clone(),
        sha256: sent.sha256.clone(),
        was: Some(sent.disposition.label().to_owned()),
    };
    Ok((made_on, Ruling::Whose(whose)))
}

fn version(
    judged: &JudgedPeriod<'_>,
    inputs: &Inputs,
    agency: &str,
    file: &str,
) -> Outcome<(MadeOn, Ruling)> {
    let agency = agency_of(inputs, agency)?;
    let chosen = file_of(judged, file)?;
    let is_own = |sent: &&Submission| {
        sent.agency.as_ref() == Some(&agency.id)
            && (sent.disposition.is_used() || sent.disposition == Disposition::Superseded)
    };
    let own: Vec<&Submission> = judged.read.submissions.iter().filter(is_own).collect();
    if !own.iter().any(|sent| sent.sha256 == chosen.sha256) {
        return Err(Fault::new(
            "",
            format!("tệp «{}» không phải của {}", chosen.file, agency.name),
            "Nếu đúng là của cơ quan này, trước hết ghi: cchc decide --file TỆP --agency MÃ.",
        )
        .into());
    }
    let mut instead_of: Vec<String> = (own.iter())
        .map(|sent| sent.sha256.clone())
        .filter(|digest| *digest != chosen.sha256)
        .collect();
    instead_of.sort();
    instead_of.dedup();
    if instead_of.is_empty() {
        return Err(Fault::new(
            "",
            format!("{} chỉ gửi một bản", agency.name),
            "Không phải chọn bản nào.",
        )
        .into());
    }
    let names: Vec<&str> = own.iter().map(|sent| sent.file.as_str()).collect();
    let made_on = MadeOn {
        file: chosen.file.clone(),
        sha256: chosen.sha256.clone(),
        was: Some(format!("các bản: {}", names.join("; "))),
    };
    let ruling = Ruling::Version {
        agency: agency.id.clone(),
        instead_of,
    };
    Ok((made_on, ruling))
}

/// What the agency's file that counts says of a measure, without any decision on it.
fn said_of(
    judged: &JudgedPeriod<'_>,
    agency: &Agency,
    measure: &str,
) -> Outcome<(MadeOn, Reading)> {
    let basis = judged.basis();
    let Some(sent) = basis.used_submission(&agency.id) else {
        return Err(Fault::new(
            "",
            format!("{} chưa có tệp nào được tính trong kỳ", agency.name),
            "Xem «cchc questions»: có thể tệp chưa rõ của ai, hoặc chưa rõ bản nào được tính.",
        )
        .into());
    };
    let replaced = basis
        .decided
        .of_reading(&agency.id, measure)
        .and_then(|own| own.replaced.clone());
    let reading = replaced
        .or_else(|| sent.reading(measure).cloned())
        .unwrap_or_else(|| Reading::absent(measure));
    let made_on = MadeOn {
        file: sent.file.clone(),
        sha256: sent.sha256.clone(),
        was: Some(one_line(&said(&reading))),
    };
    Ok((made_on, reading))
}

fn reading(judged: &JudgedPeriod<'_>, agency: &Agency, about: &About) -> Outcome<(MadeOn, Ruling)> {
    let About::Reading {
        measure,
        state,
        first,
        second,
        percent,
        evidence,
        ..
    } = about
    else {
        unreachable!("only an answer on a reading comes here");
    };
    let (made_on, read) = said_of(judged, agency, measure)?;
    let mut faults = Faults::new();
    let mut figure = |name: &str, text: &Option<String>| {
        let text = text.as_ref()?;
        // Whoever speaks Vietnamese writes a decimal comma.
        match number(&text.trim().replace(',', ".")) {
            Ok(number) => Some(number),
            Err((what, mend)) => {
                faults.add(Fault::new("", format!("--{name}: {what}"), mend));
                None
            }
        }
    };
    let mut told = Told {
        first: figure("first", first),
        second: figure("second", second),
        percent: figure("percent", percent),
        ..Told::default()
    };
    if let Some(word) = state {
        told.state = state_spoken(word);
        if told.state.is_none() {
            faults.add(Fault::new(
                "",
                format!("--state không nhận «{word}»"),
                "Chọn: khong-phat-sinh, hoan-thanh, dang-thuc-hien, chua-thuc-hien, de-trong.",
            ));
        }
    }
    told.evidence = evidence
        .as_ref()
        .and_then(|text| faults.take(evidence_of(text)));
    faults.check()?;
    check_capped(judged, measure, &read, &told)?;
    let ruling = Ruling::Reading {
        agency: agency.id.clone(),
        measure: measure.clone(),
        told: Box::new(told),
    };
    Ok((made_on, ruling))
}

/// One figure that is told beside one that was read may not be above it where that can't be.
fn check_capped(
    judged: &JudgedPeriod<'_>,
    measure: &str,
    read: &Reading,
    told: &Told,
) -> Outcome<()> {
    let new = laid_over(read, told);
    let is_capped = (judged.read.plan.measure(measure)).is_some_and(|measure| measure.capped);
    match (&new.first, &new.second) {
        (Some(first), Some(second)) if is_capped && first > second => Err(Fault::new(
            "",
            format!("số liệu thứ nhất ({first}) lớn hơn số liệu thứ hai ({second})"),
            "Chỉ số này không thể vượt 100%: kiểm tra lại hai số liệu.",
        )
        .into()),
        _ => Ok(()),
    }
}

/// The one document that a text names.
fn evidence_of(text: &str) -> Outcome<Evidence> {
    let found = find_references(text);
    let [only] = found.as_slice() else {
        return Err(no_evidence(text).into());
    };
    let Some(symbol) = &only.symbol else {
        return Err(no_evidence(text).into());
    };
    Ok(Evidence {
        kind: only.kind.map(|kind| kind.name().to_owned()),
        number: only.number.clone(),
        symbol: symbol.clone(),
        date: only.date,
        text: one_line(text),
    })
}

fn no_evidence(text: &str) -> Fault {
    Fault::new(
        "",
        format!("«{text}» chưa nêu rõ một văn bản"),
        "Ghi đủ loại, số, ký hiệu, ngày: --evidence \"Báo cáo số 12/BC-STP ngày 3/6/2024\".",
    )
}

fn agreed(
    judged: &JudgedPeriod<'_>,
    agency: &Agency,
    (code, measure, cell): (&str, Option<&str>, Option<Cell>),
) -> Outcome<(MadeOn, Ruling)> {
    let code = code.to_uppercase();
    let place_cell = |finding: &Finding| finding.place.as_ref().and_then(|place| place.cell);
    let found: Vec<&Finding> = (judged.findings.iter())
        .filter(|finding| {
            finding.rule.code.as_str() == code
                && finding.agency.as_ref() == Some(&agency.id)
                && measure.is_none_or(|id| finding.measure.as_deref() == Some(id))
                && cell.is_none_or(|cell| place_cell(finding) == Some(cell))
        })
        .collect();
    let finding = match found.as_slice() {
        [only] => *only,
        [] => {
            return Err(Fault::new(
                "",
                format!("{} không có {code} nào như vậy đang mở", agency.name),
                "Xem «cchc questions» hoặc «cchc check».",
            )
            .into());
        }
        several => {
            let places: Vec<String> = (several.iter())
                .map(|finding| {
                    let measure = finding.measure.as_deref().unwrap_or("cả tệp");
                    let cell = place_cell(finding).map_or(String::new(), |cell| format!(" {cell}"));
                    format!("{measure}{cell}")
                })
                .collect();
            return Err(Fault::new(
                "",
                format!("{} có {} chỗ {code}", agency.name, several.len()),
                format!(
                    "Nêu rõ một chỗ bằng --measure, --cell: {}.",
                    places.join("; ")
                ),
            )
            .into());
        }
    };
    let basis = judged.basis();
    let sent = match &finding.place {
        Some(place) => (judged.read.submissions.iter()).find(|sent| sent.file == place.file),
        None => basis.used_submission(&agency.id),
    };
    let Some(sent) = sent else {
        return Err(Fault::new(
            "",
            format!("{code} không nói về tệp nào của {}", agency.name),
            "Điều này không xác nhận được.",
        )
        .into());
    };
    let made_on = MadeOn {
        file: sent.file.clone(),
        sha256: sent.sha256.clone(),
        was: Some(one_line(&finding.seen)),
    };
    let ruling = Ruling::Agreed(Agreed {
        code,
        agency: agency.id.clone(),
        measure: finding.measure.clone(),
        cell: place_cell(finding),
    });
    Ok((made_on, ruling))
}
