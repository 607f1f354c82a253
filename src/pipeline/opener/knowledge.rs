//! What must be known to deal with a file: plain data, so that workers can be told it.

use serde::{Deserialize, Serialize};

use crate::agency::Register;
use crate::inputs::Inputs;
use crate::own_layout::OwnLayouts;
use crate::period::{Period, PeriodId};
use crate::plan::model::Plan;

/// What must be known to deal with a file: the inputs as far as readings depend on them. Empty on an
/// agency's own machine.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Knowledge {
    /// The plans, each version of them.
    plans: Vec<Plan>,
    /// The register of agencies.
    pub register: Register,
    /// The reporting periods that have a plan, in time's order, each with the index of its version.
    periods: Vec<(Period, usize)>,
    /// The layouts of agencies' own.
    pub layouts: OwnLayouts,
    /// The period against which a single file of another layout is held.
    pub under_way: Option<PeriodId>,
}

impl Knowledge {
    /// What an office knows.
    pub fn of(inputs: &Inputs, under_way: Option<PeriodId>) -> Self {
        let versions: Vec<&Plan> = inputs.plans.values().chain(&inputs.amended).collect();
        let index_of = |period: &Period| {
            let plan = inputs.plan_of(period).ok()?;
            versions
                .iter()
                .position(|version| std::ptr::eq(*version, plan))
        };
        let periods = inputs.periods.list.iter();
        Knowledge {
            periods: periods
                .filter_map(|period| Some((period.clone(), index_of(period)?)))
                .collect(),
            plans: versions.into_iter().cloned().collect(),
            register: inputs.register.clone(),
            layouts: inputs.layouts.clone(),
            under_way,
        }
    }

    /// What is known where agencies are the only inputs yet.
    pub fn of_register(register: Register) -> Self {
        Knowledge {
            register,
            ..Knowledge::default()
        }
    }

    /// A period with its plan, where both are there.
    pub fn period(&self, id: PeriodId) -> Option<(&Period, &Plan)> {
        let (period, index) = self.periods.iter().find(|(period, _)| period.id == id)?;
        Some((period, self.plans.get(*index)?))
    }

    /// The periods that have a plan, in time's order.
    pub fn periods(&self) -> impl DoubleEndedIterator<Item = &Period> {
        self.periods.iter().map(|(period, _)| period)
    }
}
