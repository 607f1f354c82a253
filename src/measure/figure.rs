//! What may stand in the cell of a figure.

use crate::plan::model::Figure;

/// Units of what is measured and not counted: such figures can have decimals.
const MEASURED: [&str; 9] = ["đồng", "%", "điểm", "km", "ha", "m²", "m2", "tấn", "giờ"];

/// Whether a unit is one of things that are counted (`hồ sơ`), and not of what is measured (`điểm`).
pub fn counts_things(unit: &str) -> bool {
    !unit
        .to_lowercase()
        .split([' ', '(', ')', '/', ','])
        .any(|word| MEASURED.contains(&word))
}

impl Figure {
    /// Whether it counts things, so that it has no decimals. The plan says so (`decimals`), else the
    /// unit decides; where there is none, what stands in brackets in the figure's words.
    pub fn is_whole(&self) -> bool {
        if let Some(decimals) = self.decimals {
            return decimals == 0;
        }
        let unit = match self.unit.trim() {
            "" => self.label.split_once('(').map_or("", |(_, unit)| unit),
            unit => unit,
        };
        counts_things(unit)
    }

    /// Whether it is itself a percentage.
    pub fn is_percentage(&self) -> bool {
        self.unit.trim() == "%" || (self.unit.is_empty() && self.label.contains("(%)"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn money_and_rates_have_decimals_and_things_have_none() {
        let is_whole = |label: &str, unit: &str| {
            let (label, unit) = (label.to_owned(), unit.to_owned());
            let figure = Figure {
                label,
                unit,
                ..Figure::default()
            };
            figure.is_whole()
        };
        assert!(is_whole("Số hồ sơ đã giải quyết", "hồ sơ"));
        assert!(is_whole("Tổng số phòng", "phòng"));
        assert!(is_whole("Số phòng đạt từ 90% trở lên", "phòng"));
        assert!(is_whole("Số sáng kiến", ""));
        assert!(!is_whole("Số vốn đã giải ngân", "triệu đồng"));
        assert!(!is_whole("Thu ngân sách (tỷ đồng)", ""));
        assert!(!is_whole("Tỷ lệ kỳ này", "%"));
    }

    #[test]
    fn the_plan_says_how_many_decimals_there_are() {
        let is_whole = |unit: &str, decimals| {
            Figure {
                unit: unit.to_owned(),
                decimals: Some(decimals),
                ..Figure::default()
            }
            .is_whole()
        };
        assert!(!is_whole("ngày", 1) && !is_whole("phiếu", 2));
        assert!(is_whole("điểm", 0) && is_whole("triệu đồng", 0));
    }
}
