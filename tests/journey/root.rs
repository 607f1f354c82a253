//! A root of its own for a test: the project's inputs, and some of the sample's workbooks.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use assert_cmd::Command;

/// A folder that holds `inputs/`, and goes with the test.
pub struct Root {
    folder: tempfile::TempDir,
}

/// What a run gave.
pub struct Run {
    /// The exit code.
    pub code: i32,
    /// Standard output.
    pub out: String,
    /// Standard error.
    pub err: String,
}

fn project() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

impl Root {
    /// A folder with nothing in it.
    pub fn empty() -> Self {
        Root {
            folder: tempfile::tempdir().unwrap(),
        }
    }

    /// The project's inputs without any workbook.
    pub fn new() -> Self {
        let root = Root {
            folder: tempfile::tempdir().unwrap(),
        };
        for name in [
            "agencies.toml",
            "office.toml",
            "periods.toml",
            "calendar.toml",
            "plans/2024.toml",
        ] {
            let to = root.path(&format!("inputs/{name}"));
            fs::create_dir_all(to.parent().unwrap()).unwrap();
            fs::copy(project().join("inputs").join(name), to).unwrap();
        }
        root
    }

    /// The same with workbooks of the sample: names below `inputs/submissions`.
    pub fn with_sample(names: &[&str]) -> Self {
        let root = Root::new();
        for name in names {
            root.add(name, name);
        }
        root
    }

    /// Adds a workbook of the sample under a name.
    pub fn add(&self, sample: &str, name: &str) {
        let to = self.path(&format!("inputs/submissions/{name}"));
        fs::create_dir_all(to.parent().unwrap()).unwrap();
        fs::copy(project().join("inputs/submissions").join(sample), to).unwrap();
    }

    /// Copies a folder of the project with all that is in it.
    pub fn copy_folder(&self, from: &str, to: &str) {
        copy_folder(&project().join(from), &self.path(to));
    }

    /// A path below the root.
    pub fn path(&self, name: &str) -> PathBuf {
        name.split('/')
            .fold(self.folder.path().to_path_buf(), |path, part| {
                path.join(part)
            })
    }

    /// Writes a file.
    pub fn write(&self, name: &str, bytes: impl AsRef<[u8]>) {
        let to = self.path(name);
        fs::create_dir_all(to.parent().unwrap()).unwrap();
        fs::write(to, bytes).unwrap();
    }

    /// The bytes of a file, where it is there.
    pub fn read(&self, name: &str) -> Option<Vec<u8>> {
        fs::read(self.path(name)).ok()
    }

    /// A file as JSON.
    pub fn json(&self, name: &str) -> serde_json::Value {
        serde_json::from_slice(&self.read(name).unwrap()).unwrap()
    }

    /// The names of a folder's files, sorted.
    pub fn names(&self, name: &str) -> Vec<String> {
        names(&self.path(name))
    }

    /// Runs the program in the root.
    pub fn run(&self, arguments: &[&str]) -> Run {
        let output = Command::cargo_bin("cchc")
            .unwrap()
            .args(arguments)
            .current_dir(self.folder.path())
            .output()
            .unwrap();
        Run {
            code: output.status.code().unwrap(),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }

    /// Runs the program with nobody who reads what it prints; gives the exit code.
    pub fn run_unheard(&self, arguments: &[&str]) -> i32 {
        let mut child = std::process::Command::new(env!("CARGO_BIN_EXE_cchc"))
            .args(arguments)
            .current_dir(self.folder.path())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        drop((child.stdout.take(), child.stderr.take()));
        child.wait().unwrap().code().unwrap()
    }
}

fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let to = to.join(entry.file_name());
        match entry.path().is_dir() {
            true => copy_folder(&entry.path(), &to),
            false => drop(fs::copy(entry.path(), to).unwrap()),
        }
    }
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .map(|entries| {
            entries
                .flatten()
                .map(|entry| entry.file_name().to_string_lossy().into_owned())
                .collect()
        })
        .unwrap_or_default();
    names.sort();
    names
}
