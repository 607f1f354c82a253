//! Whose a file is, and which of an agency's files counts.

use super::named::{agency_of, file_of, made_on};
use crate::decision::{MadeOn, Ruling, Whose};
use crate::failure::{Fault, Outcome};
use crate::finding::Severity;
use crate::inputs::Inputs;
use crate::intake::Source;
use crate::period::PeriodId;
use crate::pipeline::opener::{Knowledge, Opener};
use crate::pipeline::period::JudgedPeriod;
use crate::pipeline::sources::{self, Received};
use crate::submission::{Disposition, Submission};
use workbook::workers::Readers;

pub(super) fn whose(
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
    let made_on = made_on(sent, sent.disposition.label().to_owned())?;
    Ok((made_on, Ruling::Whose(whose)))
}

/// Why a file stays no report that counts whoever sent it, if it does: the decision says then only that
/// the agency sent it.
pub(super) fn unusable(
    judged: &JudgedPeriod<'_>,
    inputs: &Inputs,
    (made_on, agency): (&MadeOn, &str),
    readers: &Readers,
) -> Outcome<Option<String>> {
    let period = judged.read.period.id;
    let all = &judged.read.submissions;
    let sent = all.iter().find(|sent| sent.has_digest(&made_on.sha256));
    let found = sent.and_then(|sent| Some((sent, judged.read.paths.get(&sent.file)?)));
    let Some((sent, path)) = found else {
        return Ok(None);
    };
    let Received::Whole(bytes) = sources::received(path, &sent.file)? else {
        return Ok(None);
    };
    let file = sent.file.clone();
    let source = Source { file, bytes };
    let knowledge = Knowledge::of(inputs, None);
    let opener = Opener::new(readers, &knowledge);
    let read = opener.submission(period, &source, sent.receipt.clone(), Some(agency))?;
    let read = read.map(|(read, _)| read);
    Ok(read.filter(|read| !read.submission.disposition.is_used()).map(|read| {
        let mut errors = read.findings.iter();
        let error = errors.find(|finding| finding.severity() == Severity::Error);
        let why = error.map_or(String::new(), |finding| format!(": {}", finding.seen));
        format!(
            "tệp vẫn chưa dùng được để tổng hợp ({}{why}). Cơ quan được ghi là đã gửi tệp không dùng được; \
             đề nghị cơ quan gửi lại; số liệu nào đã hỏi được thì ghi bằng --agency {agency} --measure … --first …; \
             tệp không phải báo cáo thì ghi --not-a-report",
            read.submission.disposition.label()
        )
    }))
}

pub(super) fn version(
    judged: &JudgedPeriod<'_>,
    inputs: &Inputs,
    agency: &str,
    file: &str,
) -> Outcome<(MadeOn, Ruling)> {
    let agency = agency_of(inputs, agency)?;
    let chosen = file_of(judged, file)?;
    let is_own = |sent: &&Submission| {
        sent.agency.as_ref() == Some(&agency.id)
            && (sent.disposition.is_used()
                || matches!(
                    sent.disposition,
                    Disposition::Superseded | Disposition::Undecided
                ))
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
        .filter(|sent| sent.sha256 != chosen.sha256)
        .filter_map(|sent| sent.sha256.clone())
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
    let made_on = made_on(chosen, format!("các bản: {}", names.join("; ")))?;
    let ruling = Ruling::Version {
        agency: agency.id.clone(),
        instead_of,
    };
    Ok((made_on, ruling))
}
