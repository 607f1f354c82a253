//! Which address gives which page.

use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Bytes;
use axum::extract::{DefaultBodyLimit, Path, RawQuery, State};
use axum::http::StatusCode;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE, LOCATION, SET_COOKIE};
use axum::middleware::from_fn_with_state;
use axum::response::sse::{Event, Sse};
use axum::response::{Html, IntoResponse, Response};
use axum::routing::{get, post};
use futures_util::Stream;
use futures_util::stream::unfold;

use super::guard::{guard, refusal};
use super::pages::{self, agencies, criteria, help, in_address, period, questions};
use super::shown::Shown;
use super::words::Words;
use super::{Desk, files};
use crate::pipeline::arrival::{self, Taken};
use crate::pipeline::view::{self, PeriodView};
use crate::pipeline::{self, Job, Task};

type Opened = State<Arc<Desk>>;

/// The largest form that is taken, in bytes; files have a limit of their own.
const LARGEST_FORM: usize = 1024 * 1024;

/// The largest file that is taken, in bytes: as large as any that is read.
const LARGEST_BODY: usize = arrival::LARGEST_FILE as usize;

/// All addresses of a desk, behind its guard.
pub fn router(desk: Arc<Desk>) -> Router {
    let pages = Router::new()
        .route("/", get(period_page))
        .route("/tieu-chi", get(criteria_page))
        .route("/tieu-chi/{number}", get(criterion_page))
        .route("/co-quan", get(agencies_page))
        .route("/co-quan/{id}", get(agency_page))
        .route("/tro-giup", get(help_page))
        .route("/tep/{sha256}", get(file))
        .route("/tep-nhan", get(files_page))
        .route(
            "/tep-nhan/tep",
            post(take_file).layer(DefaultBodyLimit::max(LARGEST_BODY)),
        )
        .route("/so-nhan", post(note_receipts))
        .route("/cau-hoi", get(questions_page))
        .route("/cau-hoi/{key}", get(question_page).post(answer_question))
        .route("/van-ban", get(documents_page).post(write_documents))
        .route("/van-ban/tep/{key}", get(document))
        .route("/tien-do", get(progress))
        .route("/ky", post(choose_period))
        .route("/dong", post(close))
        .route("/tinh/{name}", get(files::fixed));
    Router::new()
        .nest(desk.keys.base(), pages)
        // An address with nothing behind its slash is the first page's.
        .route(&format!("{}/", desk.keys.base()), get(period_page))
        .route("/vao/{word}", get(enter))
        .fallback(missing)
        .layer(DefaultBodyLimit::max(LARGEST_FORM))
        .layer(from_fn_with_state(Arc::clone(&desk), guard))
        .with_state(desk)
}

/// Lets a browser in that has the word, once; the address with the word is left at once.
async fn enter(State(desk): Opened, Path(word): Path<String>) -> Response {
    if !desk.keys.open(&word) {
        return refusal();
    }
    let mut response = to(&desk, "/");
    if let Ok(cookie) = desk.keys.set_cookie().parse() {
        response.headers_mut().insert(SET_COOKIE, cookie);
    }
    response
}

/// Sends the browser to a page.
fn to(desk: &Desk, page: &str) -> Response {
    let place = format!("{}{page}", desk.keys.base());
    (StatusCode::SEE_OTHER, [(LOCATION, place)]).into_response()
}

/// A page of the period, or what stands in its way: a reading, faults of the inputs.
async fn with_period(desk: &Arc<Desk>, page: impl FnOnce(&Shown) -> Response) -> Response {
    match desk.current().await.as_deref() {
        None => pages::reading(desk, &desk.progress()),
        Some(Err(failure)) => pages::failure(desk, failure),
        Some(Ok(shown)) => page(shown),
    }
}

async fn period_page(State(desk): Opened) -> Response {
    with_period(&desk, |shown| period::page(&desk, &shown.view)).await
}

async fn criteria_page(State(desk): Opened, RawQuery(query): RawQuery) -> Response {
    let chosen = criteria::Chosen::of(&Words::of_address(query));
    with_period(&desk, |shown| criteria::list(&desk, &shown.view, &chosen)).await
}

async fn criterion_page(State(desk): Opened, Path(number): Path<String>) -> Response {
    let number = number.parse().unwrap_or(0);
    with_period(&desk, |shown| criteria::one(&desk, &shown.view, number)).await
}

async fn agencies_page(State(desk): Opened, RawQuery(query): RawQuery) -> Response {
    let chosen = agencies::Chosen::of(&Words::of_address(query));
    with_period(&desk, |shown| agencies::list(&desk, &shown.view, &chosen)).await
}

async fn agency_page(State(desk): Opened, Path(id): Path<String>) -> Response {
    with_period(&desk, |shown| agencies::one(&desk, &shown.view, &id)).await
}

/// Help needs no period: it is there also where the inputs have faults.
async fn help_page(State(desk): Opened, RawQuery(query): RawQuery) -> Response {
    let words = Words::of_address(query);
    let reading = desk.last();
    help::page(&desk, view_of(reading.as_deref()), words.get("tim"))
}

fn view_of<E>(reading: Option<&Result<Shown, E>>) -> Option<&PeriodView> {
    reading?.as_ref().ok().map(|shown| &shown.view)
}

async fn missing(State(desk): Opened) -> Response {
    let reading = desk.last();
    pages::missing(&desk, view_of(reading.as_deref()))
}

/// A file of the period's folder, by its digest, to be saved: never shown in the browser, whatever it
/// says that it is.
async fn file(State(desk): Opened, Path(sha256): Path<String>) -> Response {
    let reading = desk.current().await;
    let known = view_of(reading.as_deref()).and_then(|_| {
        let shown = reading.as_deref()?.as_ref().ok()?;
        shown.file(&sha256).cloned()
    });
    let Some((file, path)) = known.and_then(|file| Some((file.clone(), file.path?))) else {
        return pages::missing(&desk, view_of(reading.as_deref()));
    };
    let read = desk.on_disk(move |_| std::fs::read(path)).await;
    let Some(Ok(bytes)) = read else {
        return pages::missing(&desk, view_of(reading.as_deref()));
    };
    saved(&file.name, bytes)
}

/// Bytes to be saved under a name.
fn saved(name: &str, bytes: Vec<u8>) -> Response {
    let name = name.rsplit('/').next().unwrap_or(name);
    let headers = [
        (CONTENT_TYPE, "application/octet-stream".to_owned()),
        (
            CONTENT_DISPOSITION,
            format!("attachment; filename*=UTF-8''{}", in_address(name)),
        ),
    ];
    (headers, bytes).into_response()
}

/// How far a reading is, a few times a second, until it is done.
async fn progress(State(desk): Opened) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    const PAUSE: Duration = Duration::from_millis(250);
    let events = unfold(Some(desk), |desk| async move {
        let desk = desk?;
        tokio::time::sleep(PAUSE).await;
        let now = desk.progress();
        let (name, next) = match now.is_reading {
            true => ("doc", Some(desk)),
            false => ("xong", None),
        };
        let data = serde_json::json!({ "told": now.told, "done": now.done, "of": now.of });
        let event = Event::default().event(name).data(data.to_string());
        Some((Ok(event), next))
    });
    Sse::new(events)
}

async fn choose_period(State(desk): Opened, form: String) -> Response {
    if let Ok(period) = Words::of_form(&form).get("ky").parse() {
        desk.choose(period);
    }
    to(&desk, "/")
}

async fn files_page(State(desk): Opened) -> Response {
    with_period(&desk, |shown| pages::files::page(&desk, &shown.view)).await
}

/// Takes a file into the folder of the period that is shown; tells in a line what became of it.
async fn take_file(State(desk): Opened, RawQuery(query): RawQuery, bytes: Bytes) -> Response {
    let name = Words::of_address(query).get("ten").to_owned();
    let reading = desk.last();
    let Some(period) = view_of(reading.as_deref()).map(|view| view.period.id) else {
        let told = "chưa đọc được kỳ báo cáo: tải lại trang";
        return (StatusCode::CONFLICT, told).into_response();
    };
    let taken = desk
        .on_disk(move |desk| arrival::take(&desk.root, period, &name, &bytes))
        .await;
    match taken {
        Some(Ok(Taken::As(name))) => format!("{name}: đã chép").into_response(),
        Some(Ok(Taken::There(name))) => {
            format!("{name}: đã có sẵn đúng tệp này, không chép lại").into_response()
        }
        Some(Err(failure)) => {
            (StatusCode::UNPROCESSABLE_ENTITY, failure.to_string()).into_response()
        }
        None => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

/// Writes days and numbers of receipt.
async fn note_receipts(State(desk): Opened, form: String) -> Response {
    let reading = desk.last();
    if let Some(view) = view_of(reading.as_deref()) {
        let period = view.period.id;
        match pages::files::changes(view, &Words::of_form(&form)) {
            Err(fault) => desk.tell_next("fault", fault),
            Ok(changes) if changes.is_empty() => {
                desk.tell_next("done", "Không có ngày, số nào thay đổi.".to_owned());
            }
            Ok(changes) => {
                let count = changes.len();
                let noted = desk
                    .on_disk(move |desk| arrival::note(&desk.root, period, &changes))
                    .await;
                match noted {
                    Some(Ok(())) => desk.tell_next("done", format!("Đã ghi sổ nhận {count} tệp.")),
                    Some(Err(failure)) => {
                        desk.tell_next("fault", pipeline::told(&failure));
                    }
                    None => {}
                }
            }
        }
    }
    to(&desk, "/tep-nhan")
}

async fn questions_page(State(desk): Opened) -> Response {
    with_period(&desk, |shown| questions::list(&desk, &shown.view)).await
}

/// One question, beside the part of the file that it is about.
async fn question_page(State(desk): Opened, Path(key): Path<String>) -> Response {
    let Some(reading) = desk.current().await else {
        return pages::reading(&desk, &desk.progress());
    };
    let shown = match reading.as_ref() {
        Err(failure) => return pages::failure(&desk, failure),
        Ok(shown) => shown,
    };
    let Some(asked) = questions::find(&shown.view, &key) else {
        // It was answered, or its file is another now.
        return to(&desk, questions::PATH);
    };
    let file = asked.question.sha256.as_deref();
    let path = file.and_then(|sha256| shown.file(sha256)?.path.clone());
    let excerpt = match path {
        None => None,
        Some(path) => {
            let (program, question) = (desk.program.clone(), asked.question.clone());
            let read = desk.on_disk(move |_| view::excerpt(program, &path, &question));
            read.await.and_then(Result::ok).flatten()
        }
    };
    questions::one(&desk, &shown.view, &asked, excerpt.as_ref())
}

/// Records an answer as the command does, and goes on to the next question.
async fn answer_question(State(desk): Opened, Path(key): Path<String>, form: String) -> Response {
    let reading = desk.last();
    let Some(view) = view_of(reading.as_deref()) else {
        return to(&desk, questions::PATH);
    };
    let words = Words::of_form(&form);
    let Some(asked) = questions::find(view, &key) else {
        let told = "Câu hỏi này đã được trả lời hoặc tệp đã thay đổi; chưa ghi gì.";
        desk.tell_next("fault", told.to_owned());
        return to(&desk, questions::PATH);
    };
    let (here, next) = (asked.path(), asked.next_path());
    let answer = match questions::answer(view, &asked, &words, (desk.today)()) {
        Ok(answer) => answer,
        Err(told) => {
            desk.tell_next("fault", told);
            return to(&desk, &here);
        }
    };
    desk.remember_who(words.get("nguoi"));
    let done = desk
        .on_disk(move |desk| view::decide(&desk.root, desk.program.clone(), &desk.memory, &answer))
        .await;
    match done {
        Some(Ok(done)) => {
            desk.tell_next("done", done.text);
            to(&desk, &next)
        }
        Some(Err(failure)) => {
            desk.tell_next("fault", pipeline::told(&failure));
            to(&desk, &here)
        }
        None => to(&desk, &here),
    }
}

async fn documents_page(State(desk): Opened) -> Response {
    with_period(&desk, |shown| pages::documents::page(&desk, &shown.view)).await
}

/// Writes documents as the command `report` does.
async fn write_documents(State(desk): Opened, form: String) -> Response {
    let reading = desk.last();
    let Some(view) = view_of(reading.as_deref()) else {
        return to(&desk, pages::documents::PATH);
    };
    let (period, words) = (view.period.id, Words::of_form(&form));
    if words.all("loai").next().is_none() {
        let told = "Chưa chọn loại văn bản nào; chưa lập gì.";
        desk.tell_next("fault", told.to_owned());
        return to(&desk, pages::documents::PATH);
    }
    let wanted = pages::documents::wanted(&words);
    let begun = desk.begin_writing(move |desk, tell| {
        let job = Job {
            root: desk.root.clone(),
            task: Task::Report {
                period: Some(period),
                as_of: None,
                wanted,
            },
            program: desk.program.clone(),
            today: Some((desk.today)()),
        };
        Ok(pipeline::run(&job, tell)?.text)
    });
    if !begun {
        let told = "Đang đọc dữ liệu hoặc đang lập văn bản; chờ xong rồi bấm lại.";
        desk.tell_next("fault", told.to_owned());
    }
    to(&desk, pages::documents::PATH)
}

/// A file of the period's output, to be saved.
async fn document(State(desk): Opened, Path(key): Path<String>) -> Response {
    let reading = desk.current().await;
    let view = view_of(reading.as_deref());
    let found = view.and_then(|view| pages::documents::find(&desk, view, &key));
    let Some(file) = found else {
        return pages::missing(&desk, view);
    };
    let path = file.path.clone();
    match desk.on_disk(move |_| std::fs::read(path)).await {
        Some(Ok(bytes)) => saved(&file.name, bytes),
        _ => pages::missing(&desk, view),
    }
}

async fn close(State(desk): Opened) -> Response {
    desk.close();
    Html(files::CLOSED).into_response()
}
