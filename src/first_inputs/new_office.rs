//! What an office says of itself, and how it is written.

/// What an office says of itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewOffice {
    /// The province: `tỉnh Lâm Sơn`, `thành phố Hải An`.
    pub province: String,
    /// The year of the plan.
    pub year: i32,
    /// The office that reports: `Sở Nội vụ`.
    pub office: String,
    /// Its symbol: `SNV`.
    pub symbol: String,
    /// The name of who signs; empty: to be filled in.
    pub signer: String,
    /// The title of who signs: `Giám đốc`.
    pub title: String,
}

/// A text as TOML writes it.
pub(super) fn quoted(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}
