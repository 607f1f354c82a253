#![no_main]

libfuzzer_sys::fuzz_target!(init: readers::hold_panics(), |data: &[u8]| readers::target("plan_paper")(data));
