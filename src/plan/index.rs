//! The index by which a plan has agencies scored, ranked and graded.

use serde::{Deserialize, Serialize};

use super::words::Scale;
use crate::datafile::{Code, Codes, Rows, SomeRows, Text, Written, block};
use crate::exact::Exact;

block! {
    /// The index by which agencies are scored, ranked and graded.
    #[derive(Serialize, Deserialize)]
    pub struct Index, "Bộ chỉ số xếp hạng các cơ quan." {
        /// Its name.
        name: String = must Text, "Tên bộ chỉ số.";
        /// The groups in which agencies are ranked among each other.
        groups: Vec<IndexGroup> = must SomeRows<IndexGroup>, "Các nhóm xếp hạng.";
        /// What is scored.
        items: Vec<IndexItem> = must SomeRows<IndexItem>, "Các chỉ số được chấm điểm.";
        /// The grades, best first.
        grades: Vec<Grade> = or_default Rows<Grade>, "Các mức xếp loại, từ cao xuống thấp.";
    }
}

block! {
    /// Agencies that are ranked among each other.
    #[derive(Serialize, Deserialize)]
    pub struct IndexGroup, "Một nhóm xếp hạng." {
        /// Its name: `Các sở, ban, ngành`.
        name: String = must Text, "Tên nhóm.";
        /// The levels and agencies in it.
        who: Vec<String> = must Codes, "Mã các cấp, các cơ quan thuộc nhóm.";
    }
}

block! {
    /// What is scored.
    #[derive(Serialize, Deserialize)]
    pub struct IndexItem, "Một chỉ số được chấm điểm." {
        /// The measure.
        measure: String = must Code, "Mã chỉ số đo.";
        /// The most points.
        maximum: Exact = must Written<Exact>, "Điểm tối đa.";
        /// How points follow from the verdict.
        scale: Scale = must Scale, "Cách chấm điểm.";
        /// What points are multiplied by; absent: 1.
        weight: Option<Exact> = may Written<Exact>, "Hệ số, nếu có.";
    }
}

block! {
    /// A grade from a number of points.
    #[derive(Serialize, Deserialize)]
    pub struct Grade, "Một mức xếp loại." {
        /// Its name: `Tốt`.
        name: String = must Text, "Tên mức xếp loại.";
        /// The least points of a hundred.
        from: Exact = must Written<Exact>, "Điểm thấp nhất của mức, trên thang 100.";
    }
}
