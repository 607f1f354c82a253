//! A small plan with every kind of measure, an agency and a period, for tests.

use chrono::NaiveDate;

use crate::agency::Agency;
use crate::finding::{Code, Rule, Severity};
use crate::form::{FORM_VERSION, FormIdentity};
use crate::period::{Period, Window};
use crate::plan::model::{
    Assignment, Criterion, Deadline, Field, Figure, Group, Kind, Measure, Plan, Progress, RollUp,
};

/// A rule of no catalogue.
pub(super) static RULE: Rule = Rule {
    code: Code::new("SL01"),
    severity: Severity::Error,
    title: "Số liệu thứ nhất lớn hơn số liệu thứ hai",
    explanation: "",
    advice: "Kiểm tra lại hai số liệu.",
    example: "",
};

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

fn assignment() -> Assignment {
    Assignment {
        text: "Các sở, ban, ngành".to_owned(),
        who: vec!["so-ban-nganh".to_owned()],
    }
}

fn criterion(code: &str, field: &str, group: Option<&str>, requirement: &str) -> Criterion {
    Criterion {
        code: code.to_owned(),
        field: field.to_owned(),
        group: group.map(str::to_owned),
        name: format!("Tiêu chí {code} theo Kế hoạch, tên dài để phải xuống dòng trong ô"),
        requirement: requirement.to_owned(),
        points: None,
        deadline: Deadline {
            text: "Trong năm 2024".to_owned(),
            date: Some(day(2024, 12, 31)),
        },
        lead: assignment(),
        support: assignment(),
    }
}

fn measure(id: &str, criterion: &str, kind: Kind, figures: [&str; 2], capped: bool) -> Measure {
    let [first, second] = figures.map(|label| {
        (!label.is_empty()).then(|| Figure {
            label: label.to_owned(),
            unit: if label.contains("Vốn") {
                "tỷ đồng"
            } else {
                "hồ sơ"
            }
            .to_owned(),
            ..Figure::default()
        })
    });
    Measure {
        id: id.to_owned(),
        criteria: vec![criterion.to_owned()],
        label: format!("=Chỉ số {id}"),
        kind,
        first,
        second,
        unit: "%".to_owned(),
        capped,
        target: ">= 4".parse().unwrap(),
        progress: Progress::Hold,
        reporters: vec!["so-ban-nganh".to_owned()],
        rollup: RollUp::Pooled,
        ..Measure::default()
    }
}

fn plan() -> Plan {
    let asked = "Đạt 100% số hồ sơ theo quy định";
    Plan {
        amendment: None,
        year: 2024,
        number: "100/KH-UBND".to_owned(),
        date: day(2024, 5, 24),
        issuer: "Chủ tịch UBND tỉnh Thái Nguyên".to_owned(),
        title: "Kế hoạch".to_owned(),
        goals: Vec::new(),
        fields: ["I", "II"]
            .map(|code| Field {
                code: code.to_owned(),
                name: format!("LĨNH VỰC {code}"),
                heading: format!("Lĩnh vực {code}"),
                points: None,
            })
            .to_vec(),
        groups: vec![Group {
            code: "2.1".to_owned(),
            field: "II".to_owned(),
            name: "Nhóm".to_owned(),
            points: None,
        }],
        criteria: vec![
            criterion("1.1", "I", None, asked),
            criterion("1.2", "I", None, ""),
            criterion("2.1.1", "II", Some("2.1"), asked),
            criterion("2.1.2", "II", Some("2.1"), asked),
        ],
        measures: vec![
            measure(
                "1.1.a",
                "1.1",
                Kind::Ratio,
                ["Số đúng hạn", "Số đã giải quyết"],
                true,
            ),
            measure("1.1.b", "1.1", Kind::Ratio, ["Số thu", "Số dự toán"], false),
            measure("1.2", "1.2", Kind::Count, ["Số sáng kiến", ""], false),
            measure(
                "2.1.1.a",
                "2.1.1",
                Kind::Reduction,
                ["Số cắt giảm", "Số gốc"],
                true,
            ),
            measure(
                "2.1.1.b",
                "2.1.1",
                Kind::Growth,
                ["Vốn kỳ này", "Vốn cùng kỳ năm trước"],
                false,
            ),
            measure("2.1.2.a", "2.1.2", Kind::Document, ["", ""], false),
            measure("2.1.2.b", "2.1.2", Kind::Narrative, ["", ""], false),
        ],
        ..Plan::default()
    }
}

/// The identity of the sample form.
pub(super) fn identity() -> FormIdentity {
    let agency = Agency {
        id: "so-tu-phap".to_owned(),
        name: "Sở Tư pháp".to_owned(),
        level: "so-ban-nganh".to_owned(),
        parent: None,
        aliases: Vec::new(),
        valid_from: None,
        valid_to: None,
        successors: Vec::new(),
        starts_anew: false,
        email: None,
        note: None,
    };
    let window = Window {
        from: day(2023, 12, 15),
        to: day(2024, 6, 14),
    };
    FormIdentity {
        version: FORM_VERSION,
        distinct_name: agency.name.clone(),
        parent_name: None,
        period: Period {
            id: "2024-H1".parse().unwrap(),
            regime: window,
            window,
            due_agencies: day(2024, 6, 17),
            due_office: day(2024, 6, 20),
            estimate: false,
        },
        plan: plan().slice_for(&agency),
        agency,
        office: "Sở Nội vụ".to_owned(),
        contact: "Phòng Cải cách hành chính, điện thoại 0208.0000.000".to_owned(),
    }
}
