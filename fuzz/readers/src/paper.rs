//! Papers that an office has: the appendix of a signed plan, lists of agencies, registers of receipts;
//! and documents of ours that somebody edited.

use cchc::register_import::{listed, mergers};
use cchc::{plan, plan_import, receipts_import};
use conformance::declared::measure_word;
use papers::edited::read_edited;
use papers::styled::read_styled;

use crate::container::packed;
use crate::office::INPUTS;

/// A plan file that is written from a paper can be loaded, whatever the paper says; all that may be
/// wanting are bodies that the register does not know, for which the operator is asked.
pub(crate) fn plan(data: &[u8]) {
    let (Some((kind, data)), register) = (data.split_first(), &INPUTS.register) else {
        return;
    };
    let name = match kind {
        b'd' => "ke-hoach.docx",
        b'x' => "ke-hoach.xlsx",
        _ => "ke-hoach.txt",
    };
    let Ok(blocks) = plan_import::read_paper(name, &packed(data)) else {
        return;
    };
    if let Some(draft) = plan_import::draft(&blocks, register, 2025) {
        let text = plan_import::plan_file(&draft);
        let loaded = plan::load::load(&text, "2025.toml", Some(register)).map(drop);
        let faults = loaded
            .err()
            .into_iter()
            .flat_map(|failure| failure.faults().to_vec());
        for fault in faults {
            let asks = ["«who»", "«reporters»"]
                .iter()
                .any(|key| fault.what.contains(key));
            assert!(asks, "{fault:?}\n{text}");
        }
    }
    drop(listed(&blocks, &register.levels));
    drop(mergers(&blocks, register));
    drop(receipts_import::receipts(&blocks, &[], register));
}

/// An edited document is read, or refused; what it declares is measured.
pub(crate) fn edited(data: &[u8]) {
    let bytes = packed(data);
    if let Ok(edited) = read_edited(&bytes) {
        drop(edited);
    }
    if let Ok(styled) = read_styled(&bytes) {
        let declared = measure_word("van-ban.docx", &styled);
        assert!(!declared.outcomes.is_empty());
    }
}
