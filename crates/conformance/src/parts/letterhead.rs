//! Boxes 1 to 4 and 5b: nation, bodies, number, place and date, subject of a dispatch.

use super::kinds::is_type_name;
use crate::line::Line;
use crate::page::MM;
use crate::printed::Printed;

/// The parts at the top of page 1.
#[derive(Default)]
pub struct Letterhead {
    /// `CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM`.
    pub nation: Option<Line>,
    /// `Độc lập - Tự do - Hạnh phúc`.
    pub motto: Option<Line>,
    /// The superior body.
    pub superior: Vec<Line>,
    /// The issuing body.
    pub issuer: Vec<Line>,
    /// Number and symbol.
    pub number: Option<Line>,
    /// Place and date.
    pub dated: Option<Line>,
    /// `V/v …` under the number.
    pub subject: Vec<Line>,
    /// Baseline of its last line, mm.
    pub end: f64,
}

/// Words with which the name of a body begins that is itself under another.
const BODIES: [&str; 16] = [
    "sở ",
    "phòng ",
    "ban quản lý ",
    "chi cục ",
    "cục ",
    "trung tâm ",
    "văn phòng ",
    "thanh tra ",
    "ubnd ",
    "ủy ban nhân dân ",
    "hđnd ",
    "hội đồng nhân dân ",
    "bệnh viện ",
    "trường ",
    "viện ",
    "công ty ",
];

impl Letterhead {
    /// Finds them among the lines of the document.
    pub fn of(printed: &Printed, lines: &[Line]) -> Self {
        let first: Vec<&Line> = lines.iter().filter(|line| line.page == 0).collect();
        let pieces = || first.iter().flat_map(|line| line.pieces());
        let nation = pieces().find(|piece| piece.key().contains("cộng hòa xã hội chủ nghĩa"));
        let motto = pieces().find(|piece| {
            let key = piece.key();
            key.starts_with("độc lập") && key.contains("tự do") && key.ends_with("hạnh phúc")
        });
        let width = printed.pages.first().map_or(210.0, |page| page.size.0);
        let split = nation
            .as_ref()
            .map_or(width * 0.45, |nation| nation.left() - 0.1);
        let right = first.iter().filter_map(|line| line.side(split, false));
        let dated = right.take(20).find(is_date);
        let left: Vec<Line> = first
            .iter()
            .filter_map(|line| line.side(split, true))
            .collect();
        let place = left.iter().position(is_number);
        let number = place.and_then(|place| left.get(place)).cloned();
        let above = number
            .as_ref()
            .or(dated.as_ref())
            .or(motto.as_ref())
            .map_or(0.0, |line| line.y() + 0.3);
        let bodies: Vec<Line> = left
            .iter()
            .filter(|line| line.y() < above && !is_number(line))
            .filter(|line| printed.frame_around(line).is_none())
            .cloned()
            .collect();
        let (superior, issuer) = superior_and_issuer(bodies);
        let under = place.map_or(&[][..], |place| left.get(place + 1..).unwrap_or_default());
        let subject = subject(printed, under);
        let ends = [&nation, &motto, &number, &dated].into_iter().flatten();
        let end = ends
            .chain(&issuer)
            .chain(&subject)
            .map(Line::y)
            .fold(0.0, f64::max);
        Letterhead {
            nation,
            motto,
            superior,
            issuer,
            number,
            dated,
            subject,
            end,
        }
    }
}

fn is_number(line: &Line) -> bool {
    let key = line.key();
    let rest = key.strip_prefix("số");
    rest.is_some_and(|rest| {
        let rest = rest.trim_start();
        rest.starts_with(':') || rest.starts_with(|one: char| one.is_ascii_digit())
    })
}

/// `…, ngày … tháng … năm …`.
fn is_date(line: &Line) -> bool {
    let key = line.key();
    let mut rest = key.as_str();
    for word in ["ngày", "tháng", "năm"] {
        let Some((_, after)) = rest.split_once(word) else {
            return false;
        };
        rest = after;
    }
    key.chars().count() < 80
}

/// The issuing body is bold; the superior body above it is not. Where nothing is bold the last line is
/// the issuing body; where all is, a name that begins like that of a lower body parts them.
fn superior_and_issuer(mut bodies: Vec<Line>) -> (Vec<Line>, Vec<Line>) {
    let bold = bodies.iter().position(Line::is_bold);
    let lower = bodies.iter().rposition(|line| {
        let key = line.key();
        BODIES.iter().any(|word| key.starts_with(word))
    });
    let at = match (bold, lower) {
        (Some(0), Some(lower)) => lower,
        (Some(bold), _) => bold,
        (None, Some(lower)) if lower > 0 => lower,
        (None, _) => bodies.len().saturating_sub(1),
    };
    let issuer = bodies.split_off(at.min(bodies.len()));
    (bodies, issuer)
}

/// From `V/v` on, as long as lines follow each other and no mark stands between them.
fn subject(printed: &Printed, under: &[Line]) -> Vec<Line> {
    let Some(start) = under.iter().position(|line| {
        let key = line.key();
        key.starts_with("v/v") || key.starts_with("về việc")
    }) else {
        return Vec::new();
    };
    let mut subject: Vec<Line> = Vec::new();
    for line in &under[start..] {
        let follows = subject.last().is_none_or(|last| {
            line.y() - last.y() < 1.7 * last.size() * MM && (line.size() - last.size()).abs() < 1.1
        });
        if !follows || is_type_name(line) || printed.frame_around(line).is_some() {
            break;
        }
        subject.push(line.clone());
    }
    subject
}
