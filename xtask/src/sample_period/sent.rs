//! Everything that lies in a period's folder.

use cchc::agency::Agency;
use cchc::failure::Outcome;
use cchc::form::Column;
use cchc::inputs::Inputs;
use cchc::period::{Period, PeriodId};
use cchc::pipeline::forms::identity;
use cchc::plan::model::Plan;
use cchc::render::workbooks::form::Entry;
use chrono::NaiveDate;

use super::faults;
use super::filled::{self, NOTICE};
use super::profile::Stage;
use super::senders::{self, EMPTY_FORM, NO_WORKBOOK, TWICE, WRONG_PERIOD};
use super::tasks;

/// One file.
pub struct Sent {
    /// Its name.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// Who sent it, by the register's id.
    pub agency: String,
    /// When it was received, where the clerk wrote that down.
    pub received: Option<NaiveDate>,
    /// What is wrong with it as a whole: its name in the table of faults, and the code of the finding
    /// that it should bring.
    pub fault: Option<(&'static str, &'static str)>,
}

/// What the files of a period are made from.
pub struct Season<'a> {
    /// What the office edits.
    pub inputs: &'a Inputs,
    /// The plan.
    pub plan: &'a Plan,
    /// The period.
    pub period: &'a Period,
    /// How far the year has gone.
    pub stage: Stage,
}

impl Season<'_> {
    /// The files, in the register's order; those with faults of their own last.
    ///
    /// # Errors
    /// The inputs lack a period that a file is made for.
    pub fn files(&self) -> Outcome<Vec<Sent>> {
        let register = &self.inputs.register;
        let mut files: Vec<Sent> = register
            .existing_on(self.period.cut_off())
            .filter(|agency| self.plan.measures_for(agency).next().is_some())
            .filter(|agency| senders::sends(agency, self.stage))
            .map(|agency| self.form(agency))
            .collect();
        if self.stage == Stage::Half {
            self.spoil(&mut files)?;
        }
        Ok(files)
    }

    fn form(&self, agency: &Agency) -> Sent {
        let mut entries = filled::entries(self.inputs, agency, self.plan, self.stage);
        if self.stage == Stage::Half {
            faults::tamper(&agency.id, self.plan, &mut entries);
        }
        let identity = identity(self.inputs, self.period, self.plan, agency);
        Sent {
            name: senders::file_name(&self.inputs.register, agency),
            bytes: filled::bytes(self.inputs, &identity, &entries),
            agency: agency.id.clone(),
            received: senders::received(&agency.id, self.period, &self.inputs.calendar),
            fault: None,
        }
    }

    /// Adds the files that are wrong as a whole.
    fn spoil(&self, files: &mut Vec<Sent>) -> Outcome<()> {
        let agencies = [EMPTY_FORM, WRONG_PERIOD, NO_WORKBOOK, TWICE];
        let [empty, wrong_period, no_workbook, twice] =
            agencies.map(|id| self.inputs.register.get(id));
        files.extend(empty.map(|agency| self.empty_form(agency)));
        if let Some(agency) = wrong_period {
            files.push(self.of_another_period(agency)?);
        }
        files.extend(no_workbook.map(|agency| Sent {
            bytes: no_workbook_bytes().into_bytes(),
            fault: Some(("not-a-workbook", "NH01")),
            ..self.form(agency)
        }));
        if let Some(agency) = twice {
            self.send_again(files, agency);
            files.push(self.unknown(agency));
        }
        files.push(Sent {
            name: "~$so-y-te.xlsx".to_owned(),
            bytes: lock_bytes(),
            agency: "so-y-te".to_owned(),
            received: None,
            fault: Some(("lock-file", "TEP12")),
        });
        Ok(())
    }

    fn empty_form(&self, agency: &Agency) -> Sent {
        let identity = identity(self.inputs, self.period, self.plan, agency);
        Sent {
            bytes: filled::bytes(self.inputs, &identity, &filled::empty()),
            fault: Some(("empty-form", "NH05")),
            ..self.form(agency)
        }
    }

    fn of_another_period(&self, agency: &Agency) -> Outcome<Sent> {
        let id = PeriodId {
            kind: cchc::period::PeriodKind::Q1,
            ..self.period.id
        };
        let season = Season {
            period: self.inputs.period(id)?,
            ..*self
        };
        Ok(Sent {
            received: senders::received(&agency.id, self.period, &self.inputs.calendar),
            fault: Some(("wrong-period", "NH04")),
            ..season.form(agency)
        })
    }

    /// The form that is there already becomes the second one; the first one had fewer figures.
    fn send_again(&self, files: &mut Vec<Sent>, agency: &Agency) {
        let Some(at) = files.iter().position(|file| file.agency == agency.id) else {
            return;
        };
        let mut entries = filled::entries(self.inputs, agency, self.plan, self.stage);
        entries.set("8.4", Column::First, Entry::Number(9_876.0));
        entries.cells.remove("9.1.1");
        let identity = identity(self.inputs, self.period, self.plan, agency);
        let first = Sent {
            name: files[at].name.clone(),
            bytes: filled::bytes(self.inputs, &identity, &entries),
            agency: agency.id.clone(),
            received: Some(tasks::working_day(
                &self.inputs.calendar,
                self.period.cut_off(),
            )),
            fault: Some(("sent-again", "NH06")),
        };
        files[at].name = format!("{} (lan 2).xlsx", agency.id);
        files[at].received = self.period.due_agencies.pred_opt();
        files.push(first);
    }

    /// The form of a commune that no register has. Filled in like a commune that there is.
    fn unknown(&self, like: &Agency) -> Sent {
        let agency = Agency {
            id: "xa-minh-hoa".to_owned(),
            name: "UBND xã Minh Họa".to_owned(),
            level: "cap-xa".to_owned(),
            parent: None,
            aliases: Vec::new(),
            ..like.clone()
        };
        Sent {
            fault: Some(("unknown-agency", "NH02")),
            ..self.form(&agency)
        }
    }
}

fn no_workbook_bytes() -> String {
    format!(
        "{NOTICE}\r\n\r\nKính gửi Sở Nội vụ. UBND xã gửi báo cáo cải cách hành chính 6 tháng đầu năm 2024.\r\n"
    )
}

/// What a spreadsheet leaves beside an open workbook: who has opened it, in 165 bytes.
fn lock_bytes() -> Vec<u8> {
    let name = filled::MARK.as_bytes();
    let mut bytes = vec![u8::try_from(name.len()).unwrap_or(0)];
    bytes.extend(name);
    bytes.resize(165, b' ');
    bytes
}
