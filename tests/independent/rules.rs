//! The sentences that the calculation rests on stand in `docs/verdicts.md` as they are quoted.

use std::fs;
use std::path::Path;

#[test]
fn every_sentence_stands_on_the_page() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let page = fs::read_to_string(root.join("docs/verdicts.md")).unwrap();
    let mut quoted = 0;
    for name in [
        "agency.rs",
        "reading.rs",
        "pace.rs",
        "province.rs",
        "carry.rs",
        "compare.rs",
        "over_time.rs",
    ] {
        let source = fs::read_to_string(root.join("tests/independent").join(name)).unwrap();
        for part in source.split(": &str =").skip(1) {
            let part = part.trim_start().strip_prefix('"').unwrap();
            let sentence = &part[..part.find("\";").unwrap()];
            assert!(
                page.contains(sentence),
                "{name}: «{sentence}» is not on the page"
            );
            quoted += 1;
        }
    }
    assert!(quoted > 30, "{quoted} sentences");
}
