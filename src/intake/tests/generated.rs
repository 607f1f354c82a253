//! Workbooks by chance with known answers: rows of the plan × layouts × wordings, and mutations of
//! meaning (received for resolved, the parent for the unit, a request for more time for the deed, last
//! year for this year, a unit moved). Each reading is right, or it is asked for; never wrong.
//!
//! `CCHC_GENERATED=20000 cargo test --lib generated` makes the long run: so many workbooks.

use fastrand::Rng;

use super::other_layouts::{read_case, real};
use super::text_table::{Case, TextSheet};
use super::*;
use crate::finding::Severity;
use crate::plan::model::{Kind, Measure};
use crate::submission::State;

/// Workbooks of a usual run; each has about eight rows.
const USUAL: u64 = 200;
/// Of a hundred readings without a mutation so many are read, and not asked for.
const FEWEST_READ: usize = 90;
/// The agency that sends them.
const AGENCY: &str = "so-xay-dung";

/// What a row must be read as.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Answer {
    /// Two figures.
    Figures(String, String),
    /// A state.
    State(State),
    /// Nothing that is judged: what is said is another thing.
    Asked,
}

/// A row: its measure, what stands in its cells, and the answer.
struct Row {
    measure: String,
    result: String,
    evidence: String,
    answer: Answer,
}

/// A measure's name as a row has it.
fn name<'a>(plan: &'a Plan, measure: &'a Measure) -> &'a str {
    &plan.criterion_of(measure).name
}

/// The measures that alone judge their criterion, of a kind, that the agency reports.
fn alone<'a>(plan: &'a Plan, register: &'a Register, kinds: &[Kind]) -> Vec<&'a Measure> {
    let agency = register.get(AGENCY).unwrap();
    plan.measures_for(agency)
        .filter(|measure| kinds.contains(&measure.kind))
        .filter(|measure| plan.measures_of(&measure.criteria[0]).count() == 1)
        .filter(|measure| measure.criteria == [measure.id.clone()])
        .collect()
}

fn is_money(measure: &Measure) -> bool {
    let first = measure.first.as_ref();
    first.is_some_and(|figure| figure.unit.contains("đồng"))
}

/// A row of figures, in one of many wordings.
fn figures(rng: &mut Rng, measure: &Measure) -> Row {
    let second = rng.i64(2..900);
    let first = rng.i64(0..=second);
    let (one, two) = (
        measure.first.as_ref().unwrap(),
        measure.second.as_ref().unwrap(),
    );
    let unit = one.unit.as_str();
    let rate = format!("{:.2}", first as f64 * 100.0 / second as f64).replace('.', ",");
    let result = match rng.u8(0..7) {
        0 => format!("{first}/{second}"),
        1 => format!("{first}/{second} {unit}"),
        2 => format!("{first}/{second} {unit}, đạt {rate}%"),
        3 => format!("Đạt {rate}% ({first}/{second})"),
        4 => format!("{first} trên tổng số {second} {unit}"),
        5 => format!("{}: {second}; {}: {first}", two.label, one.label),
        _ => format!(
            "{}: {first}, {}: {second}, đạt {rate}%",
            one.label, two.label
        ),
    };
    Row {
        measure: measure.id.clone(),
        result,
        evidence: String::new(),
        answer: Answer::Figures(first.to_string(), second.to_string()),
    }
}

/// Words that make two figures other ones than are asked for.
const OTHER_FIGURES: &[&str] = &[
    "{} (năm 2023)",
    "{} cùng kỳ năm trước",
    "Toàn tỉnh: {}",
    "Dự kiến {}",
    "{} quá hạn",
    "Còn {}",
    "{} đang thực hiện",
    "Chưa hoàn thành {}",
    "Phấn đấu {}",
    "{} của kỳ trước",
    "Quý II: {}",
    "Ước cả năm {}",
    "{} bị trả lại",
    "{} xin lỗi",
    "Tự chấm {} điểm",
    "Đạt 100% (tỉnh: {})",
    "UBND huyện: {}",
    "Các xã {}",
    "{} (cấp tỉnh)",
    "Sở Y tế đạt {}",
    "Sở Xây dựng và các đơn vị của ngành: {}",
    "Cùng kỳ: {}",
];

/// A row of a task, in one of many wordings.
fn task(rng: &mut Rng, measure: &Measure) -> Row {
    let done = [
        "Hoàn thành",
        "Đã hoàn thành",
        "Đã hoàn thành đúng tiến độ",
        "Hoàn thành 100%",
        "Đã thực hiện đầy đủ theo quy định",
        "Sở đã hoàn thành nhiệm vụ được giao",
    ];
    let going = ["Đang thực hiện", "Đang triển khai", "Chưa hoàn thành"];
    let not_begun = ["Chưa thực hiện", "Chưa triển khai"];
    let (result, state) = match rng.u8(0..5) {
        0..=2 => (done[rng.usize(..done.len())], State::Done),
        3 => (going[rng.usize(..going.len())], State::InProgress),
        _ => (not_begun[rng.usize(..not_begun.len())], State::NotStarted),
    };
    Row {
        measure: measure.id.clone(),
        result: result.to_owned(),
        evidence: document(rng),
        answer: Answer::State(state),
    }
}

fn document(rng: &mut Rng) -> String {
    let (number, day, month) = (rng.u32(1..900), rng.u32(1..29), rng.u32(1..6));
    format!("Báo cáo số {number}/BC-SXD ngày {day:02}/{month}/2024")
}

/// What begins as if a task were done, and is another thing.
const NOT_DONE: &[&str] = &[
    "Đã có công văn đề nghị gia hạn",
    "Đã xong bước lập danh sách",
    "Hoàn thành phần lớn",
    "Đã triển khai giai đoạn một",
    "Hoàn thành công tác chuẩn bị",
    "Đã hoàn thành dự thảo",
    "Đã họp bàn thống nhất",
    "Đã ban hành văn bản xin lùi thời hạn",
    "Đã giao phòng chuyên môn tham mưu",
    "Hoàn thành trong quý IV",
    "Hoàn thành, còn một nội dung chuyển sang năm sau",
    "Đã thực hiện được một nửa khối lượng",
    "Đã hoàn thành việc khảo sát",
    "Đã trình cấp có thẩm quyền",
    "Hoàn thành năm 2023",
    "Đã cử cán bộ đi tập huấn",
    "Không phát sinh vướng mắc",
    "Chưa có khó khăn gì",
    "Các huyện đã hoàn thành",
    "UBND tỉnh đã hoàn thành",
    "Không hoàn thành",
];

/// A row by chance; one in three is mutated.
fn row(rng: &mut Rng, measure: &Measure) -> Row {
    let mut row = match measure.kind {
        Kind::Document => task(rng, measure),
        _ => figures(rng, measure),
    };
    if rng.u8(0..3) != 0 {
        return row;
    }
    row.answer = Answer::Asked;
    row.result = match measure.kind {
        Kind::Document => NOT_DONE[rng.usize(..NOT_DONE.len())].to_owned(),
        _ => {
            // Not what the measure itself counts: dossiers overdue are 3.2.4's own.
            let own = measure.first.as_ref().unwrap().label.to_lowercase();
            let is_other = |words: &&&str| {
                let bare = words.replace("{}", "");
                !own.contains(bare.trim())
            };
            let others: Vec<&&str> = OTHER_FIGURES.iter().filter(is_other).collect();
            let words = others[rng.usize(..others.len())];
            let two = rng.i64(20..900);
            words.replace("{}", &format!("{}/{two}", rng.i64(1..two)))
        }
    };
    row
}

fn cells(cells: &[&str]) -> Vec<String> {
    cells.iter().map(|cell| (*cell).to_owned()).collect()
}

/// What stands above every table.
fn head() -> Vec<Vec<String>> {
    vec![
        cells(&["SỞ XÂY DỰNG"]),
        cells(&["KẾT QUẢ THỰC HIỆN 6 THÁNG ĐẦU NĂM 2024"]),
    ]
}

fn case(rows: Vec<Vec<String>>) -> Case {
    Case {
        file: "so-xay-dung.xlsx".to_owned(),
        sheets: vec![TextSheet {
            name: "Biểu".to_owned(),
            font: None,
            rows,
        }],
        ..Case::default()
    }
}

/// A table with results in words, and the answers.
fn in_words(rng: &mut Rng, plan: &Plan, measures: &[&Measure]) -> (Case, Vec<(String, Answer)>) {
    let has_codes = rng.bool();
    let result = [
        "Kết quả",
        "Kết quả thực hiện",
        "KQ thực hiện 6 tháng đầu năm",
    ][rng.usize(..3)];
    let mut rows = head();
    rows.push(cells(&["STT", "Nội dung", result, "Văn bản minh chứng"]));
    let mut answers = Vec::new();
    for (at, measure) in measures.iter().enumerate() {
        let row = row(rng, measure);
        let number = (at + 1).to_string();
        let code = if has_codes { &row.measure } else { &number };
        rows.push(cells(&[
            code,
            name(plan, measure),
            &row.result,
            &row.evidence,
        ]));
        answers.push((row.measure, row.answer));
    }
    (case(rows), answers)
}

/// Headings of two figures and whether they name the second figure of 3.2.1.
const HEADINGS: &[(&str, &str, bool)] = &[
    ("Số đã thực hiện", "Tổng số", true),
    ("Tử số", "Mẫu số", true),
    (
        "Số hồ sơ giải quyết đúng hạn",
        "Số hồ sơ đã giải quyết",
        true,
    ),
    (
        "Số hồ sơ giải quyết đúng hạn",
        "Tổng số hồ sơ tiếp nhận",
        false,
    ),
    ("Đã trả kết quả", "Hồ sơ nhận trong kỳ", false),
    ("Hồ sơ quá hạn", "Số hồ sơ đã giải quyết", false),
    ("Số hồ sơ đang giải quyết", "Tổng số", false),
    ("Số đã thực hiện năm trước", "Tổng số", false),
    ("Ước thực hiện", "Tổng số", false),
    ("Điểm tự chấm", "Điểm tối đa", false),
    ("Toàn tỉnh đã giải quyết", "Toàn tỉnh tiếp nhận", false),
];

/// A table of the dossiers in time, its figures in columns of their own.
fn in_columns(rng: &mut Rng, plan: &Plan) -> (Case, Vec<(String, Answer)>) {
    let (first, second, is_right) = HEADINGS[rng.usize(..HEADINGS.len())];
    let has_rate = rng.bool();
    let two = rng.i64(50..900);
    let one = rng.i64(40..=two);
    let rate = (one as f64 * 10_000.0 / two as f64).round() / 100.0;
    let criterion = &plan.criterion("3.2.1").unwrap().name;
    let mut rows = head();
    let mut heading = cells(&["STT", "Nội dung", first, second]);
    let mut row = cells(&["3.2.1", criterion, &format!("#{one}"), &format!("#{two}")]);
    if has_rate {
        heading.push("Tỷ lệ (%)".to_owned());
        row.push(format!("#{rate}"));
    }
    rows.push(heading);
    rows.push(row);
    let answer = if is_right {
        Answer::Figures(one.to_string(), two.to_string())
    } else {
        Answer::Asked
    };
    (case(rows), vec![("3.2.1".to_owned(), answer)])
}

/// A table of money whose unit stands somewhere.
fn in_units(rng: &mut Rng, plan: &Plan) -> (Case, Vec<(String, Answer)>) {
    let (unit, scale) = [("tỷ đồng", 1000), ("triệu đồng", 1)][rng.usize(..2)];
    let two = rng.i64(2..90);
    let one = rng.i64(1..=two);
    let criterion = &plan.criterion("6.1.1").unwrap().name;
    let (mut first, mut second) = ("Số đã thực hiện".to_owned(), "Tổng số".to_owned());
    let mut rows = head();
    let place = rng.u8(0..5);
    let line = [
        format!("Đơn vị tính: {unit}"),
        format!("(ĐVT: {unit})"),
        format!("Ghi chú: số tiền tính bằng {unit}"),
    ][rng.usize(..3)]
    .clone();
    match place {
        0 => rows.push(cells(&[&line])),
        1 => {
            rows.insert(1, cells(&[&line]));
            for _ in 0..rng.u8(0..6) {
                rows.push(cells(&["Thực hiện Kế hoạch số 100/KH-UBND ngày 24/5/2024"]));
            }
        }
        2 => {
            first = format!("{first} ({unit})");
            second = format!("{second} ({unit})");
        }
        _ => {}
    }
    rows.push(cells(&["STT", "Nội dung", &first, &second]));
    let label = if place == 3 {
        format!("{criterion} ({unit})")
    } else {
        criterion.clone()
    };
    rows.push(cells(&[
        "6.1.1",
        &label,
        &format!("#{one}"),
        &format!("#{two}"),
    ]));
    if place == 4 {
        rows.push(cells(&[""]));
        rows.push(cells(&[&line]));
    }
    let answer = Answer::Figures((one * scale).to_string(), (two * scale).to_string());
    (case(rows), vec![("6.1.1".to_owned(), answer)])
}

/// What is read of a measure.
fn told(reading: &Reading) -> Answer {
    match (reading.state, &reading.first, &reading.second) {
        (State::Value, Some(first), Some(second)) => {
            Answer::Figures(first.to_full_decimal(), second.to_full_decimal())
        }
        // A rate alone judges its agency.
        (State::Value, _, _) if reading.percent.is_some() => {
            Answer::Figures("rate".to_owned(), String::new())
        }
        (State::Value | State::Blank | State::Unreadable, _, _) => Answer::Asked,
        (state, _, _) => Answer::State(state),
    }
}

/// What is wrong with a file: readings that are neither right nor asked for. Counts what was read of
/// what could be.
fn faults(read: &Read, answers: &[(String, Answer)], counts: &mut (usize, usize)) -> Vec<String> {
    let asks = read
        .findings
        .iter()
        .any(|finding| finding.rule.severity != Severity::Note);
    let mut wrong = Vec::new();
    for (measure, answer) in answers {
        let said = read.submission.reading(measure).map_or(Answer::Asked, told);
        if *answer != Answer::Asked {
            counts.1 += 1;
            counts.0 += usize::from(said == *answer);
        }
        if said != *answer && said != Answer::Asked {
            wrong.push(format!("{measure}: {answer:?} read as {said:?}"));
        } else if said == Answer::Asked && !asks {
            wrong.push(format!("{measure}: {answer:?} not read, and nothing asked"));
        }
    }
    wrong
}

#[test]
fn what_is_generated_is_read_right_or_asked_for() {
    let (plan, register) = real();
    let ratios: Vec<&Measure> = alone(&plan, &register, &[Kind::Ratio])
        .into_iter()
        .filter(|measure| !is_money(measure))
        .collect();
    let tasks = alone(&plan, &register, &[Kind::Document]);
    assert!(ratios.len() > 8 && tasks.len() > 4);
    let runs = std::env::var("CCHC_GENERATED").ok();
    let runs = runs.and_then(|runs| runs.parse().ok()).unwrap_or(USUAL);
    let mut counts = (0, 0);
    let mut wrong = Vec::new();
    for seed in 0..runs {
        let mut rng = Rng::with_seed(seed);
        let (case, answers) = match seed % 5 {
            0 => in_columns(&mut rng, &plan),
            1 => in_units(&mut rng, &plan),
            _ => {
                let mut measures = ratios.clone();
                measures.extend(&tasks);
                rng.shuffle(&mut measures);
                measures.truncate(12);
                in_words(&mut rng, &plan, &measures)
            }
        };
        let read = read_case(&case, &plan, &register);
        for fault in faults(&read, &answers, &mut counts) {
            let rows: Vec<String> = case.sheets[0]
                .rows
                .iter()
                .map(|row| row.join(" | "))
                .collect();
            let measure = fault.split(':').next().unwrap();
            let row = rows
                .iter()
                .filter(|row| row.starts_with(measure) || rows.len() < 8);
            let row: Vec<&String> = row.collect();
            wrong.push(format!("seed {seed} {fault}\n    {row:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let (read, all) = counts;
    assert!(read * 100 >= all * FEWEST_READ, "{read} of {all} were read");
}
