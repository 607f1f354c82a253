//! The numbers, enumerations and names of which the report's rows are made, so that a renderer names
//! the report alone and never the rooms in which they arise.

pub use crate::agency::Agency;
pub use crate::assessment::verdict::{
    AgencyScore, AgencyVerdict, Assessment, ComponentScore, CriterionVerdict, Ground,
    ProvinceFigure, Reason, Verdict,
};
pub use crate::decision::Decision;
pub use crate::exact::Exact;
pub use crate::measure::Quotient;
pub use crate::office::{Issue, Office, ReportOf, Signer, Urgency};
pub use crate::period::{PeriodId, Window};
pub use crate::plan::model::{Figure, Kind, Measure, Progress, RollUp};
pub use crate::submission::{
    Disposition, Evidence, Reading, ReadingCells, State, Submission, Trust,
};
