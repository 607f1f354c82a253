//! Parses the arguments, runs the job, gives the exit code: 0 done, 1 an error in an agency's
//! workbook, 2 an operator's fault.

use std::alloc::System;
use std::ffi::OsString;
use std::io::{ErrorKind, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use cap::Cap;
use cchc::cli::{Asked, parse};
use cchc::desk::{self, Opening};
use cchc::pipeline::{self, Job, harmless};

/// Counts the memory in use, so that a worker can be held to a limit; without one by default.
#[global_allocator]
static MEMORY: Cap<System> = Cap::new(System, usize::MAX);

fn main() -> ExitCode {
    let code = match parse(arguments()) {
        Asked::Serve(memory) => return serve(memory),
        Asked::Text(text) => printed(&text, 0),
        Asked::Fault(text) => {
            tell(&text);
            2
        }
        Asked::Desk(opening) => open_desk(Opening {
            program: Some(own_program()),
            ..opening
        }),
        Asked::Job(job) => run(Job {
            program: Some(own_program()),
            ..job
        }),
    };
    wait_before_the_window_closes();
    ExitCode::from(code)
}

/// This program. Where the system does not tell it, an empty path, which can't be started: then it is said
/// that no file was opened, and none is opened without limits.
fn own_program() -> PathBuf {
    std::env::current_exe().unwrap_or_default()
}

/// The arguments; a double click on Windows opens the desk.
fn arguments() -> Vec<OsString> {
    let arguments: Vec<OsString> = std::env::args_os().collect();
    #[cfg(windows)]
    if arguments.len() == 1 && crabtrap::started_by_explorer() {
        return arguments.into_iter().chain(["desk".into()]).collect();
    }
    arguments
}

fn open_desk(opening: Opening) -> u8 {
    match desk::run(&opening, &tell) {
        Ok(()) => 0,
        Err(failure) => {
            tell(&format!("Không mở được bàn làm việc:\n{failure}"));
            2
        }
    }
}

/// A worker: its standard output is for its answers only.
fn serve(memory: usize) -> ExitCode {
    if MEMORY.set_limit(memory).is_err() {
        return ExitCode::from(2);
    }
    pipeline::serve(std::io::stdin(), std::io::stdout());
    ExitCode::SUCCESS
}

fn run(job: Job) -> u8 {
    match pipeline::run(&job, &tell) {
        Ok(finished) => printed(&finished.text, finished.exit),
        Err(failure) => {
            tell(&pipeline::told(&failure));
            2
        }
    }
}

/// Prints to standard output, and gives the exit code: that of the job, or 2 where not everything
/// could be printed. A program that reads half of a result as the whole would be misled by any
/// other. A reader that has closed it (`| head`) is no fault.
fn printed(text: &str, exit: u8) -> u8 {
    let mut out = std::io::stdout().lock();
    let written = writeln!(out, "{}", harmless(text.trim_end())).and_then(|()| out.flush());
    match written {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            tell(&format!("Lỗi: {}", pipeline::not_printed(&error)));
            2
        }
        _ => exit,
    }
}

/// Tells on standard error; nobody who listens is no fault, and stops no job.
fn tell(text: &str) {
    let _ = writeln!(std::io::stderr().lock(), "{}", harmless(text));
}

/// Started by a double click on Windows, the window would vanish with its last line.
fn wait_before_the_window_closes() {
    #[cfg(windows)]
    if crabtrap::started_by_explorer() {
        tell("\nNhấn phím Enter để đóng cửa sổ này…");
        let _ = std::io::stdin().read_line(&mut String::new());
    }
}
