//! Agencies and files as a clerk names them.

use crate::agency::Agency;
use crate::decision::MadeOn;
use crate::failure::{Fault, Outcome, shown};
use crate::inputs::Inputs;
use crate::pipeline::period::JudgedPeriod;
use crate::submission::Submission;
use crate::vietnamese::fold::fold_plain;

/// The agency of an id, or of a name that only one has.
pub(super) fn agency_of<'a>(inputs: &'a Inputs, named: &str) -> Outcome<&'a Agency> {
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
    Err(Fault::new(
        "",
        format!("không rõ «{}» là cơ quan nào", shown::text(named)),
        mend,
    )
    .into())
}

/// The file of a name, in whatever folder it lies, where only one has it.
pub(super) fn file_of<'a>(judged: &'a JudgedPeriod<'_>, named: &str) -> Outcome<&'a Submission> {
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
        format!(
            "không có tệp «{}» trong thư mục của kỳ",
            shown::text(&named)
        ),
        format!("{hint}Ghi tên tệp như trong inputs/submissions."),
    )
    .into())
}

/// What a decision is made on: the bytes of a file, and what was read there.
///
/// # Errors
/// A file whose bytes could not be read: a decision on it could never be held against them.
pub(super) fn made_on(sent: &Submission, was: String) -> Outcome<MadeOn> {
    let Some(sha256) = sent.sha256.clone() else {
        return Err(Fault::new(
            "",
            format!("chưa đọc được nội dung của tệp «{}»", sent.file),
            "Chép lại chính tệp báo cáo vào thư mục của kỳ, hoặc chuyển tệp này đi nơi khác.",
        )
        .into());
    };
    Ok(MadeOn {
        file: sent.file.clone(),
        sha256,
        was: Some(was),
    })
}
