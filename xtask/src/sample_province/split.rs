//! Totals split among bodies, so that parts add up, never fall from one cut-off to the next, and never
//! exceed what they are parts of.

use super::streams::{First, Stream, Year};
use crate::sample_period::draw::Draw;

/// First and second figures of a body at the four cut-offs.
pub type Part = [Year; 2];

/// The parts of the ordinary bodies of a stream, in the order of their ids as given.
pub fn parts(stream: &Stream, bodies: &[&str]) -> Vec<Part> {
    let mut parts: Vec<Part> = vec![[[0; 4]; 2]; bodies.len()];
    let sizes: Vec<i64> = bodies
        .iter()
        .map(|id| Draw::of(id, "size").between(6, 12))
        .collect();
    if let Some(second) = stream.second {
        spread(&mut parts, 1, second, |_, _| sizes.clone());
    }
    match stream.first {
        First::Total(total) if stream.second.is_some() => {
            spread(&mut parts, 0, total, |parts, at| {
                let before = |part: &Part| if at == 0 { 0 } else { part[0][at - 1] };
                parts
                    .iter()
                    .map(|part| part[1][at] - before(part))
                    .collect()
            })
        }
        First::Total(total) | First::Beside(total) => {
            spread(&mut parts, 0, total, |_, _| sizes.clone())
        }
        First::Short(total, among) => short(&mut parts, bodies, stream.measure, total, among),
        First::Good(number, percent) => good(&mut parts, bodies, stream.measure, number, percent),
    }
    parts
}

/// Splits what a total grows by at each cut-off by weights.
fn spread(
    parts: &mut [Part],
    which: usize,
    total: Year,
    weights: impl Fn(&[Part], usize) -> Vec<i64>,
) {
    for at in 0..4 {
        let weights = weights(parts, at);
        let all: i64 = weights.iter().sum();
        let before = if at == 0 { 0 } else { total[at - 1] };
        let grows = total[at] - before;
        let (mut sum, mut given) = (0, 0);
        for (part, weight) in parts.iter_mut().zip(weights) {
            sum += weight;
            let until = grows * sum / all.max(1);
            let own = if at == 0 { 0 } else { part[which][at - 1] };
            part[which][at] = own + until - given;
            given = until;
        }
    }
}

/// The places of bodies in an order that is drawn for a subject.
pub fn drawn_order(bodies: &[&str], subject: &str) -> Vec<usize> {
    let mut order: Vec<usize> = (0..bodies.len()).collect();
    order.sort_by_key(|at| {
        let drawn = Draw::of(bodies[*at], &format!("{subject} order")).between(0, 1_000_000);
        (drawn, *at)
    });
    order
}

fn short(parts: &mut [Part], bodies: &[&str], subject: &str, total: Year, among: usize) {
    for part in parts.iter_mut() {
        part[0] = part[1];
    }
    let among_whole = i64::try_from(among).unwrap_or(1);
    for (number, at) in (0..).zip(drawn_order(bodies, subject).into_iter().take(among)) {
        for (stage, all) in total.into_iter().enumerate() {
            let lacks = all * (number + 1) / among_whole - all * number / among_whole;
            parts[at][0][stage] -= lacks;
        }
    }
}

fn good(parts: &mut [Part], bodies: &[&str], subject: &str, number: Year, percent: i64) {
    for (place, at) in (0..).zip(drawn_order(bodies, subject)) {
        for (stage, number) in number.into_iter().enumerate() {
            let second = parts[at][1][stage];
            parts[at][0][stage] = if place < number {
                (second * percent + 99) / 100
            } else {
                second * 70 / 100
            };
        }
    }
}
