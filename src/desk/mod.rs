//! The desk: a whole period in the browser, on the clerk's own machine. A web server on the loopback
//! address, for one browser. It adds no rule, no number and no sentence on figures: its pages show what
//! the report, the questions and the catalogue say, and whatever it changes, it changes by a job of the
//! pipeline, as a command would. What it protects itself against: `docs/desk.md`.

mod browser;
mod disk;
mod files;
mod guard;
mod keys;
mod pages;
mod routes;
mod shown;
mod standing;
#[cfg(test)]
mod tests;
mod words;

use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::sync::{Arc, Mutex};

use chrono::NaiveDate;
use tokio::sync::{Notify, watch};
use workbook::workers::Memory;

use self::keys::Keys;
use self::standing::State;
use crate::failure::{Fault, Outcome, system_reason};
use crate::period::PeriodId;
use crate::pipeline;

/// What a desk is opened with.
#[derive(Debug, Clone)]
pub struct Opening {
    /// The folder that holds `inputs/`, `templates/` and `output/`.
    pub root: PathBuf,
    /// This program, of which workers are started; absent: workbooks are opened in this process.
    pub program: Option<PathBuf>,
    /// The period to begin with; absent: the latest that has workbooks.
    pub period: Option<PeriodId>,
    /// The port; absent: a free one.
    pub port: Option<u16>,
    /// Whether the browser is opened.
    pub opens_browser: bool,
    /// What day it is.
    pub today: fn() -> NaiveDate,
}

/// A desk that is open.
pub struct Desk {
    root: PathBuf,
    program: Option<PathBuf>,
    today: fn() -> NaiveDate,
    port: u16,
    keys: Keys,
    /// Files that were read before.
    memory: Arc<Memory>,
    /// What is shown.
    state: Mutex<State>,
    /// Changes whenever a reading is done.
    news: watch::Sender<u64>,
    /// Held by whoever reads or writes the folders.
    disk: Mutex<()>,
    /// Told when the desk is to be closed.
    closing: Notify,
}

impl Desk {
    fn new(opening: &Opening, port: u16) -> Outcome<Arc<Desk>> {
        Ok(Arc::new(Desk {
            root: opening.root.clone(),
            program: opening.program.clone(),
            today: opening.today,
            port,
            keys: Keys::new()?,
            memory: Arc::default(),
            state: Mutex::new(State::new(opening.period)),
            news: watch::Sender::new(0),
            disk: Mutex::new(()),
            closing: Notify::new(),
        }))
    }

    /// A new address that opens the desk, once.
    fn address(&self) -> Outcome<String> {
        let path = self.keys.opening_path()?;
        Ok(format!(
            "http://{}:{}{path}",
            Ipv4Addr::LOCALHOST,
            self.port
        ))
    }
}

/// Opens a desk, and stays until it is closed. `tell` is told, in Vietnamese, what the operator must
/// know.
///
/// # Errors
/// Another desk has the root open; the port is taken; the system has no source of secrets.
pub fn run(opening: &Opening, tell: &'static (dyn Fn(&str) + Sync)) -> Outcome<()> {
    let Some(_only) = pipeline::open_alone(&opening.root)? else {
        return Err(Fault::new(
            "",
            "bàn làm việc của thư mục này đang mở ở một cửa sổ khác",
            "dùng cửa sổ đó (nhấn phím Enter ở đó để mở lại trang), hoặc đóng nó rồi chạy lại",
        )
        .into());
    };
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|error| not_opened(&error))?;
    let done = runtime.block_on(serve(opening, tell));
    // A reading that is under way ends with the program.
    runtime.shutdown_background();
    done
}

async fn serve(opening: &Opening, tell: &'static (dyn Fn(&str) + Sync)) -> Outcome<()> {
    let address = SocketAddr::from((Ipv4Addr::LOCALHOST, opening.port.unwrap_or(0)));
    let listener = tokio::net::TcpListener::bind(address).await;
    let listener = listener.map_err(|error| not_opened(&error))?;
    let port = listener.local_addr().map_err(|error| not_opened(&error))?;
    let desk = Desk::new(opening, port.port())?;
    show_address(&desk, opening.opens_browser, tell)?;
    reopen_on_enter(Arc::clone(&desk), opening.opens_browser, tell);
    let server = axum::serve(listener, routes::router(Arc::clone(&desk)));
    let served = tokio::select! {
        served = server => served,
        () = desk.closing.notified() => Ok(()),
        interrupted = tokio::signal::ctrl_c() => interrupted,
    };
    tell("Đã đóng bàn làm việc.");
    served.map_err(|error| not_opened(&error).into())
}

/// Tells the address, and opens the browser.
fn show_address(desk: &Desk, opens_browser: bool, tell: &dyn Fn(&str)) -> Outcome<()> {
    let address = desk.address()?;
    tell(&format!(
        "Bàn làm việc (địa chỉ dùng được một lần, chỉ trên máy này):\n    {address}\n\
         Để cửa sổ này mở. Nhấn Enter để mở lại trang; đóng bằng nút «Đóng bàn làm việc» trên trang hoặc Ctrl+C."
    ));
    if opens_browser && !browser::open(&address) {
        tell("Không mở được trình duyệt: chép địa chỉ trên vào trình duyệt.");
    }
    Ok(())
}

/// Opens the page again whenever the operator presses Enter: a page that was closed takes the cookie
/// with it.
fn reopen_on_enter(desk: Arc<Desk>, opens_browser: bool, tell: &'static (dyn Fn(&str) + Sync)) {
    std::thread::spawn(move || {
        let mut line = String::new();
        while std::io::stdin()
            .read_line(&mut line)
            .is_ok_and(|count| count > 0)
        {
            if show_address(&desk, opens_browser, &|text| tell(text)).is_err() {
                return;
            }
            line.clear();
        }
    });
}

fn not_opened(error: &std::io::Error) -> Fault {
    Fault::new(
        "",
        format!("không mở được bàn làm việc ({})", system_reason(error)),
        "nếu có ghi --port thì bỏ đi hoặc chọn cổng khác, rồi chạy lại",
    )
}
