//! «Trợ giúp»: every code, and how figures are judged.

use std::sync::LazyLock;

use axum::response::Response;
use minijinja::Value;

use super::Page;
use super::data::{content, data};
use super::prose;
use crate::desk::Desk;
use crate::finding::Rule;
use crate::finding::rules::catalogue;
use crate::pipeline::view::PeriodView;
use crate::vietnamese::fold::fold_plain;

/// How figures are judged, as the project tells it.
static VERDICTS: LazyLock<Vec<Value>> =
    LazyLock::new(|| prose::blocks(include_str!("../../../docs/verdicts.md")));

/// The page, with the codes that hold some words; all, where there are none.
pub fn page(desk: &Desk, view: Option<&PeriodView>, sought: &str) -> Response {
    let wanted = fold_plain(sought);
    let fits = |rule: &&Rule| {
        let code = rule.code.to_string();
        let texts = [&code, rule.title, rule.explanation, rule.advice];
        texts.iter().any(|text| fold_plain(text).contains(&wanted))
    };
    let rules: Vec<Value> = (catalogue().into_iter())
        .filter(fits)
        .map(|rule| {
            content! {
                code => rule.code.to_string(),
                title => rule.title,
                severity => data(rule.severity),
                severity_label => rule.severity.label(),
                explanation => rule.explanation,
                advice => rule.advice,
                example => rule.example,
            }
        })
        .collect();
    let content = content! {
        rules,
        sought,
        verdicts => *VERDICTS,
    };
    Page {
        template: "help.html",
        here: "/tro-giup",
        view,
        content,
    }
    .filled(desk)
}
