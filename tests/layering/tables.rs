//! The tables of the architecture.

use super::circles::Known;

/// A module, and the modules that it may use.
pub type Allowed = (&'static str, &'static [&'static str]);

/// The crates below `crates`, then every module of `lib.rs`, in the order in which data flows, with
/// those that it may use: only such as stand before it, and no more than it needs.
pub const MODULES: &[Allowed] = &[
    ("failure", &[]),
    ("place", &[]),
    ("exact", &[]),
    ("vietnamese", &["exact"]),
    ("opc", &[]),
    ("workbook", &["place", "exact", "vietnamese", "opc"]),
    ("nd30", &["failure", "vietnamese"]),
    ("patience", &[]),
    ("papers", &["vietnamese", "opc"]),
    ("datafile", &["exact", "failure"]),
    ("period", &["failure", "datafile", "vietnamese"]),
    ("agency", &["failure", "datafile", "vietnamese"]),
    (
        "office",
        &[
            "failure",
            "exact",
            "datafile",
            "vietnamese",
            "period",
            "agency",
        ],
    ),
    (
        "plan",
        &["failure", "exact", "datafile", "vietnamese", "agency"],
    ),
    ("measure", &["exact", "plan"]),
    ("own_layout", &["failure", "datafile", "vietnamese"]),
    (
        "plan_import",
        &[
            "failure",
            "exact",
            "vietnamese",
            "workbook",
            "papers",
            "agency",
            "plan",
        ],
    ),
    ("register_import", &["vietnamese", "papers", "agency"]),
    ("receipts_import", &["vietnamese", "papers", "agency"]),
    (
        "inputs",
        &[
            "failure",
            "datafile",
            "vietnamese",
            "period",
            "agency",
            "office",
            "plan",
            "own_layout",
            "plan_import",
        ],
    ),
    ("first_inputs", &["failure", "period", "inputs"]),
    ("form", &["vietnamese", "period", "agency", "plan"]),
    (
        "submission",
        &[
            "failure",
            "place",
            "exact",
            "datafile",
            "vietnamese",
            "workbook",
            "form",
        ],
    ),
    ("finding", &["place"]),
    (
        "decision",
        &[
            "failure",
            "place",
            "exact",
            "datafile",
            "vietnamese",
            "period",
            "agency",
            "plan",
            "submission",
            "finding",
        ],
    ),
    (
        "schemas",
        &[
            "period",
            "agency",
            "office",
            "plan",
            "submission",
            "decision",
            "own_layout",
        ],
    ),
    (
        "intake",
        &[
            "place",
            "exact",
            "vietnamese",
            "opc",
            "workbook",
            "period",
            "agency",
            "plan",
            "measure",
            "own_layout",
            "form",
            "submission",
            "finding",
        ],
    ),
    (
        "checks",
        &[
            "place",
            "exact",
            "vietnamese",
            "period",
            "agency",
            "plan",
            "measure",
            "submission",
            "finding",
        ],
    ),
    (
        "decided",
        &[
            "failure",
            "place",
            "vietnamese",
            "period",
            "submission",
            "finding",
            "decision",
            "intake",
        ],
    ),
    (
        "assessment",
        &[
            "exact",
            "period",
            "agency",
            "plan",
            "measure",
            "submission",
            "decision",
        ],
    ),
    (
        "report",
        &[
            "place",
            "exact",
            "vietnamese",
            "nd30",
            "period",
            "agency",
            "office",
            "plan",
            "measure",
            "own_layout",
            "form",
            "submission",
            "finding",
            "decision",
            "decided",
            "assessment",
        ],
    ),
    (
        "render",
        &[
            "failure",
            "place",
            "vietnamese",
            "nd30",
            "opc",
            "workbook",
            "form",
            "finding",
            "report",
        ],
    ),
    ("output", &["failure", "patience"]),
    (
        "pipeline",
        &[
            "failure",
            "datafile",
            "patience",
            "place",
            "exact",
            "vietnamese",
            "period",
            "agency",
            "office",
            "plan",
            "plan_import",
            "register_import",
            "receipts_import",
            "first_inputs",
            "papers",
            "datafile",
            "inputs",
            "own_layout",
            "form",
            "submission",
            "schemas",
            "finding",
            "intake",
            "workbook",
            "checks",
            "decision",
            "decided",
            "assessment",
            "report",
            "render",
            "output",
        ],
    ),
    (
        "desk",
        &[
            "failure",
            "vietnamese",
            "workbook",
            "period",
            "finding",
            "report",
            "pipeline",
        ],
    ),
    (
        "cli",
        &[
            "failure",
            "place",
            "vietnamese",
            "period",
            "first_inputs",
            "workbook",
            "pipeline",
            "desk",
        ],
    ),
];

/// Uses that close a circle of files and are still to be opened: the first file uses the second. An
/// entry that closes none any more fails the test, so that the list can only shrink.
pub const KNOWN_CIRCLES: &[Known] = &[
    (
        "src/intake/layout/worded/legend",
        "src/intake/layout/worded/view",
    ),
    ("src/datafile/block", "src/datafile/row"),
    ("src/intake/by_words", "src/intake/mod"),
    (
        "src/intake/identify/by_words",
        "src/intake/identify/tellings",
    ),
    (
        "src/intake/layout/worded/content",
        "src/intake/layout/worded/who",
    ),
    (
        "src/intake/layout/worded/rows",
        "src/intake/layout/worded/settled/mod",
    ),
    (
        "src/intake/layout/worded/sums/dossiers",
        "src/intake/layout/worded/sums/mod",
    ),
    (
        "src/intake/layout/worded/sums/totals",
        "src/intake/layout/worded/sums/mod",
    ),
    ("src/pipeline/document_set", "src/pipeline/narrative"),
    ("src/render/wording/figures", "src/render/wording/mod"),
    (
        "src/render/workbooks/form/condition",
        "src/render/workbooks/form/formulas",
    ),
    (
        "src/render/workbooks/form/entries",
        "src/render/workbooks/form/formulas",
    ),
    (
        "src/render/workbooks/returned/earlier",
        "src/render/workbooks/returned/styles",
    ),
    (
        "src/render/workbooks/returned/looks",
        "src/render/workbooks/returned/styles",
    ),
    (
        "src/render/workbooks/returned/rules",
        "src/render/workbooks/returned/sheet",
    ),
    ("src/render/data/columns/plan", "src/render/data/mod"),
    ("src/render/data/columns/reading", "src/render/data/mod"),
    ("src/render/data/columns/sent", "src/render/data/mod"),
    ("src/render/data/columns/verdict", "src/render/data/mod"),
];

/// What `main.rs` may use: parse, run, exit code.
pub const MAIN: &[&str] = &["pipeline", "desk", "cli"];

/// A name, and the beginnings of the paths below `src` that alone may name it.
pub type NamedIn = (&'static str, &'static [&'static str]);

/// Libraries, the clock, and what writes files, each with its one place. A name that ends in `*` stands for all that begin so; names
/// with `::` are looked for anywhere in a path (`Utc::now`).
pub const NAMED_IN: &[NamedIn] = &[
    ("calamine", &["crates/workbook"]),
    ("zip", &["crates/opc", "crates/workbook"]),
    ("roxmltree", &["crates/papers"]),
    (
        "quick_xml",
        &["crates/opc", "crates/workbook", "render/workbooks/returned"],
    ),
    ("postcard", &["crates/workbook/src/workers/frame"]),
    ("cap", &["main"]),
    ("sysinfo", &["crates/workbook/src/workers/limits"]),
    ("minijinja", &["render/wording", "desk/pages"]),
    ("axum", &["desk"]),
    ("tokio", &["desk"]),
    ("futures_util", &["desk"]),
    ("form_urlencoded", &["desk/words"]),
    ("getrandom", &["desk/keys"]),
    ("typst*", &["crates/nd30"]),
    ("rust_xlsxwriter", &["render/workbooks"]),
    ("csv", &["render/data"]),
    ("parquet", &["render/data"]),
    ("clap", &["cli"]),
    ("::SystemTime", &["cli"]),
    // The time that a file may take.
    ("::Instant::now", &["cli", "crates/workbook/src/workers"]),
    ("::Local::now", &["cli"]),
    ("::Utc::now", &["cli"]),
    // The only writer; tests make files to read.
    (
        "::fs::write",
        &[
            "pipeline/listing/tests",
            "desk/tests",
            "output",
            "datafile/tests",
            "inputs/tests",
        ],
    ),
    ("::fs::copy", &["output", "inputs/tests", "desk/tests"]),
    ("::fs::rename", &["output"]),
    ("::File::create", &["output"]),
    ("::File::create_new", &["output"]),
    ("::OpenOptions", &["output"]),
];
