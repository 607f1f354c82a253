//! Renderers: a report or a form → bytes. A renderer places what it is given; it computes nothing.

pub mod workbooks;
