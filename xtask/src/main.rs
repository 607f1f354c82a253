//! What is made by a program and kept in the repository: `cargo xtask schemas`, `cargo xtask
//! sample-period [ROOT]`, `cargo xtask sample-province`; and the seeds of the fuzzers, which are not kept:
//! `cargo xtask fuzz-seeds`.

// A tool for those who work on the program speaks to its terminal.
#![allow(clippy::print_stdout)]

mod fuzz_seeds;
mod sample_period;
mod sample_province;
mod schemas;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

type Failed = Box<dyn std::error::Error>;

const USAGE: &str = "Cách dùng:
    cargo xtask schemas                 ghi lại schemas/ và các bảng của docs/data.md
    cargo xtask sample-period [THƯ_MỤC] lập lại số liệu minh họa của 2024-H1, 2024-Q3
    cargo xtask sample-province         lập lại tỉnh mẫu examples/tinh-mau-2026
    cargo xtask fuzz-seeds              ghi tệp mầm cho các phép thử ngẫu nhiên vào fuzz/seeds/";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match words.as_slice() {
        ["schemas"] => schemas::write(&workspace()),
        ["sample-period"] => sample_period::write(&workspace()),
        ["sample-period", root] => sample_period::write(&PathBuf::from(root)),
        ["sample-province"] => sample_province::write(&workspace()),
        ["fuzz-seeds"] => fuzz_seeds::write(&workspace()),
        _ => Err(USAGE.into()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(failed) => {
            eprintln!("{failed}");
            ExitCode::FAILURE
        }
    }
}

/// The root of the workspace, above this package.
fn workspace() -> PathBuf {
    let own = Path::new(env!("CARGO_MANIFEST_DIR"));
    own.parent().unwrap_or(own).to_owned()
}
