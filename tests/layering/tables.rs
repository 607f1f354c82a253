//! The tables of the architecture.

/// A module, and the modules that it may use.
pub type Allowed = (&'static str, &'static [&'static str]);

/// The crates below `crates`, then every module of `lib.rs`, in the order in which data flows, with
/// those that it may use: only such as stand before it, and no more than it needs.
pub const MODULES: &[Allowed] = &[
    ("place", &[]),
    ("exact", &[]),
    ("vietnamese", &["exact"]),
    ("opc", &[]),
    ("workbook", &["place", "exact", "vietnamese", "opc"]),
    ("failure", &[]),
    ("patience", &[]),
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
        ],
    ),
    ("form", &["vietnamese", "period", "agency", "plan"]),
    (
        "submission",
        &[
            "failure",
            "place",
            "exact",
            "datafile",
            "vietnamese",
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
        ],
    ),
    (
        "intake",
        &[
            "place",
            "exact",
            "vietnamese",
            "workbook",
            "period",
            "agency",
            "plan",
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
            "period",
            "agency",
            "office",
            "plan",
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
            "exact",
            "vietnamese",
            "opc",
            "workbook",
            "period",
            "agency",
            "office",
            "plan",
            "form",
            "submission",
            "finding",
            "intake",
            "assessment",
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
            "inputs",
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
        "cli",
        &["failure", "vietnamese", "period", "workbook", "pipeline"],
    ),
];

/// What `main.rs` may use: parse, run, exit code.
pub const MAIN: &[&str] = &["pipeline", "cli"];

/// A name, and the beginnings of the paths below `src` that alone may name it.
pub type NamedIn = (&'static str, &'static [&'static str]);

/// Libraries, the clock, and what writes files, each with its one place. A name that ends in `*` stands for all that begin so; names
/// with `::` are looked for anywhere in a path (`Utc::now`).
pub const NAMED_IN: &[NamedIn] = &[
    ("calamine", &["crates/workbook"]),
    ("zip", &["crates/opc", "crates/workbook"]),
    (
        "quick_xml",
        &["crates/opc", "crates/workbook", "render/workbooks/returned"],
    ),
    ("postcard", &["crates/workbook/src/workers/frame"]),
    ("cap", &["main"]),
    ("minijinja", &["render/wording"]),
    ("typst*", &["render/pdf"]),
    ("rust_xlsxwriter", &["render/workbooks"]),
    ("csv", &["render/data"]),
    ("parquet", &["render/data"]),
    ("clap", &["cli"]),
    ("::SystemTime", &["cli"]),
    ("::Instant::now", &["cli"]),
    ("::Local::now", &["cli"]),
    ("::Utc::now", &["cli"]),
    // The only writer; tests make files to read.
    (
        "::fs::write",
        &[
            "pipeline/listing/tests",
            "output",
            "datafile/tests",
            "inputs/tests",
        ],
    ),
    ("::fs::copy", &["output", "inputs/tests"]),
    ("::fs::rename", &["output"]),
    ("::File::create", &["output"]),
    ("::File::create_new", &["output"]),
    ("::OpenOptions", &["output"]),
];
