//! Which column of an agency's own layout is what.

use std::path::Path;

use crate::decision::Trail;
use crate::failure::{Fault, Faults, Outcome};
use crate::output::{self, NewFile, Part};
use crate::own_layout::load::{faults as faults_of, load};
use crate::own_layout::write::{Confirmation, confirmed, proposed};
use crate::own_layout::{FOLDER, LayoutColumn, OwnLayout, Purpose, file_name};
use crate::period::PeriodId;
use crate::pipeline::Finished;
use crate::pipeline::questions::options;
use crate::render::questions;
use crate::report::questions::OpenLayout;
use crate::vietnamese::fold::fold_plain;

/// Gives the layouts of a period that are open.
type Open<'a> = &'a dyn Fn() -> Outcome<Vec<OpenLayout>>;

/// Writes the clerk's word on a layout into its file; `open` gives those that are only proposed.
pub(super) fn confirm(
    (root, id): (&Path, PeriodId),
    (named, columns): (&str, &[String]),
    (trail, mut faults): (Option<Trail>, Faults),
    open: Open<'_>,
) -> Outcome<Finished> {
    let (name, text, before) = file_of(root, named, open)?;
    let shown = format!("{FOLDER}/{name}");
    let mut layout = load(&unconfirmed(&text), &shown)?;
    let mut is_clear = true;
    for column in columns {
        is_clear &= faults.take(told(&mut layout, column)).is_some();
    }
    if is_clear {
        for (what, _) in faults_of(&layout) {
            faults.add(Fault::new("", what, mend(&layout)));
        }
    }
    faults.check()?;
    let Some(trail) = trail else {
        unreachable!("what is missing has added its fault");
    };
    let confirmation = Confirmation {
        by: &trail.by,
        on: trail.on,
        why: &trail.why,
        ground: trail.ground.as_deref(),
    };
    let text = confirmed(&text, &shown, &layout, &confirmation)?;
    load(&text, &shown)?;
    let file = NewFile {
        name: name.clone(),
        bytes: text.into_bytes(),
    };
    let was = [(name.as_str(), before.as_deref())];
    output::replace(&root.join(FOLDER), FOLDER, Part::MadeOf(&was), &[file])?;
    let mut parts = vec![("Loại", "Cột trong bảng".to_owned())];
    parts.extend(layout.seen_in.clone().map(|at| ("Thấy ở", at)));
    for column in &layout.columns {
        let is = column.is.map_or("chưa rõ", Purpose::label);
        let at = column
            .at
            .as_ref()
            .map_or(String::new(), |at| format!("{at} "));
        parts.push(("Cột", format!("{at}«{}»: {is}", column.heading)));
    }
    parts.push(("Lý do", trail.reason()));
    parts.push(("Người quyết định", trail.by.clone()));
    Ok(Finished {
        text: questions::confirmed(&parts, &shown, &options(root, id)),
        exit: 0,
    })
}

/// A text of a layout's file as a proposal, so that a column that is open yet is no fault of it.
fn unconfirmed(text: &str) -> String {
    let lines = text.lines().map(|line| {
        let is_flag = line.trim_start().starts_with("confirmed");
        if is_flag { "confirmed = false" } else { line }
    });
    lines.collect::<Vec<&str>>().join("\n")
}

/// The name and the text of a layout's file: as it lies there, else as it is proposed; and the text that
/// lies there.
fn file_of(root: &Path, named: &str, open: Open<'_>) -> Outcome<(String, String, Option<String>)> {
    let bare = named.replace('\\', "/");
    let bare = bare.rsplit('/').next().unwrap_or_default();
    let bare = bare.strip_suffix(".toml").unwrap_or(bare);
    let fingerprint = bare.strip_prefix("mau-").unwrap_or(bare);
    for name in [format!("{bare}.toml"), file_name(fingerprint)] {
        let path = root.join(FOLDER).join(&name);
        if path.is_file() {
            let text = crate::datafile::read_text(root, &format!("{FOLDER}/{name}"))?;
            return Ok((name, text.clone(), Some(text)));
        }
    }
    let open = open()?;
    let found = open
        .iter()
        .find(|own| own.layout().fingerprint == fingerprint);
    if let Some(found) = found {
        return Ok((file_name(fingerprint), proposed(found.layout()), None));
    }
    let known: Vec<String> = (open.iter())
        .map(|own| format!("mau-{}", own.layout().fingerprint))
        .collect();
    let mend = if known.is_empty() {
        "Kỳ này không có bảng nào phải hỏi; mẫu đã xác nhận ở inputs/layouts.".to_owned()
    } else {
        format!("Các mẫu đang chờ xác nhận: {}.", known.join(", "))
    };
    Err(Fault::new("", format!("không có mẫu biểu «{named}»"), mend).into())
}

/// Takes what the clerk says of a column: `C=so-thu-nhat`.
fn told(layout: &mut OwnLayout, said: &str) -> Outcome<()> {
    let Some((column, word)) = said.rsplit_once('=') else {
        return Err(Fault::new(
            "",
            format!("--column không nhận «{said}»"),
            "Ghi chữ của cột, dấu bằng, rồi từ chỉ cột dùng để ghi gì: --column C=so-thu-nhat.",
        )
        .into());
    };
    let (column, word) = (column.trim(), word.trim());
    let Some(purpose) = Purpose::spoken(word) else {
        return Err(
            Fault::new("", format!("--column {column}: không rõ «{word}»"), words()).into(),
        );
    };
    let plain = fold_plain(column);
    let mut known: Vec<&mut LayoutColumn> = (layout.columns.iter_mut())
        .filter(|own| {
            let at = own.at.as_deref().unwrap_or_default();
            at.eq_ignore_ascii_case(column) || fold_plain(&own.heading) == plain
        })
        .collect();
    match known.as_mut_slice() {
        [only] => {
            only.is = Some(purpose);
            Ok(())
        }
        _ => {
            let all: Vec<String> = (layout.columns.iter())
                .map(|own| format!("{} «{}»", own.at.as_deref().unwrap_or("?"), own.heading))
                .collect();
            let mend = format!("Các cột của mẫu: {}.", all.join("; "));
            Err(Fault::new("", format!("mẫu biểu không có cột «{column}»"), mend).into())
        }
    }
}

/// The words that say what a column is for.
fn words() -> String {
    let words: Vec<String> = (Purpose::spoken_words().into_iter())
        .map(|(word, label)| format!("{word} ({label})"))
        .collect();
    format!("Chọn một trong: {}.", words.join(", "))
}

/// What to add to the command where columns are open or contradict each other.
fn mend(layout: &OwnLayout) -> String {
    let open: Vec<String> = (layout.open())
        .map(|own| format!("--column {}=…", own.at.as_deref().unwrap_or("?")))
        .collect();
    if open.is_empty() {
        "Nêu lại cột bằng --column CỘT=…; cột không dùng trong kỳ: khong-dung.".to_owned()
    } else {
        format!("Thêm {}. {}", open.join(" "), words())
    }
}
