//! The desk, struck at each step on the disk while a file is dropped on it and while days of receipt are
//! saved: what lies there is what lay there before, or all of what was asked.

use std::fs;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use super::office::{Files, files_below, is_staged, office, restore, restore_from, run};
use crate::root::Root;

/// A desk that is open, and a browser that was let in.
struct Open {
    child: Child,
    host: String,
    base: String,
    cookie: String,
}

/// What is asked of a desk: the address below its base, and what is sent.
struct Asked {
    path: &'static str,
    kind: &'static str,
    body: Vec<u8>,
}

impl Open {
    /// Opens a desk, with a fault where there is one; nothing where it does not come to be open.
    fn new(root: &Root, fault: Option<&str>) -> Option<Self> {
        // Beside the root: what the desk tells is no part of what it leaves.
        let told = tempfile::NamedTempFile::new().unwrap();
        let mut command = Command::new(env!("CARGO_BIN_EXE_cchc"));
        command
            .args(["desk", "--no-open", "--period", "2026-Q1"])
            .current_dir(root.path("."))
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::from(told.reopen().unwrap()));
        if let Some(fault) = fault {
            command.env("CCHC_FAULT", fault);
        }
        let mut child = command.spawn().unwrap();
        let started = Instant::now();
        let address = loop {
            let text = fs::read_to_string(told.path()).unwrap();
            let address = text
                .split_whitespace()
                .find(|word| word.starts_with("http"));
            if let Some(address) = address.filter(|_| text.ends_with('\n')) {
                break address.strip_prefix("http://").unwrap().to_owned();
            }
            if child.try_wait().unwrap().is_some() {
                return None;
            }
            assert!(started.elapsed() < Duration::from_secs(60), "{text}");
            thread::sleep(Duration::from_millis(10));
        };
        let (host, path) = address.split_once('/').unwrap();
        let mut open = Open {
            child,
            host: host.to_owned(),
            base: String::new(),
            cookie: String::new(),
        };
        let entered = open.sent(&format!("GET /{path}"), &[], b"");
        let header = |name: &str| {
            let mut lines = entered.lines().filter_map(|line| line.split_once(": "));
            let found = lines.find(|(own, _)| own.eq_ignore_ascii_case(name));
            found.map(|(_, value)| value.to_owned()).unwrap_or_default()
        };
        open.base = header("location").trim_end_matches('/').to_owned();
        open.cookie = header("set-cookie").split(';').next().unwrap().to_owned();
        let page = format!("GET {}", open.base);
        while open.sent(&page, &[], b"").contains("id=\"tien-do\"") {
            thread::sleep(Duration::from_millis(20));
        }
        Some(open)
    }

    /// What is answered; empty where the desk has died of it.
    fn sent(&self, what: &str, headers: &[&str], body: &[u8]) -> String {
        let Ok(mut stream) = TcpStream::connect(&self.host) else {
            return String::new();
        };
        let mut request = format!(
            "{what} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\nCookie: {}\r\nContent-Length: {}\r\n",
            self.host,
            self.cookie,
            body.len()
        );
        for header in headers {
            request += &format!("{header}\r\n");
        }
        let mut answer = Vec::new();
        let _ = stream.write_all(&[request.as_bytes(), b"\r\n", body].concat());
        let _ = stream.read_to_end(&mut answer);
        String::from_utf8_lossy(&answer).into_owned()
    }

    fn ask(&self, asked: &Asked) -> String {
        let origin = format!("Origin: http://{}", self.host);
        let kind = format!("Content-Type: {}", asked.kind);
        let what = format!("POST {}{}", self.base, asked.path);
        self.sent(&what, &[&origin, &kind], &asked.body)
    }

    fn close(mut self) {
        let _ = self.child.kill();
        self.child.wait().unwrap();
    }
}

/// The files of a root, without the sign that a desk is open there.
fn left(root: &Root) -> Files {
    let mut files = files_below(&root.path("."));
    files.retain(|name, _| !name.ends_with(".ban-lam-viec"));
    files
}

/// The next run of any command finds the old files or the new ones, and nothing else.
fn settled(root: &Root, old: &Files, new: &Files, what: &str) -> bool {
    let next = run(root, &["explain", "SL01"], None);
    assert_eq!(next.code, Some(0), "{what}: {}", next.told);
    let now = left(root);
    assert!(now == *old || now == *new, "{what}: something torn");
    assert!(!is_staged(&root.path(".")), "{what}: something is left");
    now == *new
}

fn struck_everywhere(asked: &Asked) {
    let root = office();
    let old = left(&root);
    let desk = Open::new(&root, None).unwrap();
    desk.ask(asked);
    desk.close();
    let new = left(&root);
    assert!(old != new, "{} writes nothing", asked.path);

    restore(&root, &old);
    let folder = tempfile::tempdir().unwrap();
    let fault = format!("snapshots:{}", folder.path().display());
    let desk = Open::new(&root, Some(&fault)).unwrap();
    desk.ask(asked);
    desk.close();
    let steps = (1..).take_while(|step| folder.path().join(format!("{step}.step")).is_file());
    let steps = steps.count();
    assert!(steps > 10, "{} takes {steps} steps", asked.path);
    let mut finished = 0;
    for step in 1..=steps {
        restore_from(&root, &folder.path().join(step.to_string()));
        let what = format!("{}, killed at step {step}", asked.path);
        finished += usize::from(settled(&root, &old, &new, &what));
    }
    assert!(finished > 0 && finished < steps, "{finished} of {steps}");
    for kind in ["kill", "full", "read-only"] {
        for step in 1..=steps {
            restore(&root, &old);
            let what = format!("{}, {kind} at step {step}", asked.path);
            let Some(desk) = Open::new(&root, Some(&format!("{kind}:{step}"))) else {
                assert!(!settled(&root, &old, &new, &what), "{what}");
                continue;
            };
            let answer = desk.ask(asked);
            desk.close();
            let is_new = settled(&root, &old, &new, &what);
            // Whoever was told that it is done finds it there.
            let is_done = answer.starts_with("HTTP/1.1 200");
            assert!(is_new || !is_done, "{what}: {answer}");
        }
    }
}

#[test]
fn a_file_that_is_dropped_is_there_whole_or_not_at_all() {
    struck_everywhere(&Asked {
        path: "/tep-nhan/tep?ten=moi.csv",
        kind: "application/octet-stream",
        body: b"a;b\n1;2\n".to_vec(),
    });
}

#[test]
fn days_of_receipt_are_saved_whole_or_not_at_all() {
    struck_everywhere(&Asked {
        path: "/so-nhan",
        kind: "application/x-www-form-urlencoded",
        body: b"tep=so-tai-chinh.xlsx&ngay=17/3/2026&so=5&ngay-cu=&so-cu=".to_vec(),
    });
}
