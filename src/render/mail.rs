//! Letters as files that a mail program opens as drafts (RFC 5322, RFC 2047); nothing is sent.

use chrono::{DateTime, NaiveDate};
use mail_builder::MessageBuilder;
use mail_builder::headers::content_type::ContentType;
use mail_builder::headers::date::Date;
use mail_builder::headers::raw::Raw;
use mail_builder::mime::{BodyPart, MimePart};

/// A letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mail<'a> {
    /// What no other letter of the same office has, of letters, digits, dots and strokes.
    pub id: &'a str,
    /// Whom it is for.
    pub to: Option<(&'a str, &'a str)>,
    /// What it is about.
    pub subject: &'a str,
    /// Its text.
    pub body: &'a str,
    /// Its day.
    pub date: NaiveDate,
    /// Names, media types and bytes of the files that go with it.
    pub files: Vec<(&'a str, &'static str, &'a [u8])>,
}

/// The bytes of the `.eml`: a draft without a sender, which the program that opens it fills in. Equal
/// letters give equal bytes.
///
/// # Panics
/// Never: it is written to memory.
pub fn eml(mail: &Mail<'_>) -> Vec<u8> {
    let midnight = mail.date.and_hms_opt(0, 0, 0).unwrap_or_default().and_utc();
    let date = Date::new(DateTime::timestamp(&midnight));
    let text = MimePart::new(
        ContentType::new("text/plain").attribute("charset", "utf-8"),
        mail.body.replace('\n', "\r\n"),
    );
    let mut parts = vec![text];
    for (name, media_type, bytes) in &mail.files {
        let part = MimePart::new(ContentType::new(*media_type), *bytes);
        parts.push(part.attachment(*name));
    }
    // A boundary of its own, which no line of the parts can be: they are text or base64.
    let kind =
        ContentType::new("multipart/mixed").attribute("boundary", format!("=_{}_=", mail.id));
    let mut message = MessageBuilder::new()
        .message_id(format!("{}@cchc.invalid", mail.id))
        .date(date)
        .subject(mail.subject)
        .header("X-Unsent", Raw::new("1"))
        .body(MimePart::new(kind, BodyPart::Multipart(parts)));
    if let Some((name, address)) = mail.to {
        message = message.to((name, address));
    }
    message.write_to_vec().expect("memory can be written")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_is_a_draft_and_always_the_same() {
        let mail = Mail {
            id: "2024-H1.phieu.so-y-te",
            to: Some(("Sở Y tế", "soyte@example.vn")),
            subject: "Phiếu kết quả cải cách hành chính 6 tháng đầu năm 2024",
            body: "Kính gửi: Sở Y tế,\n\nGửi phiếu.",
            date: NaiveDate::from_ymd_opt(2024, 6, 20).unwrap(),
            files: vec![("phieu.pdf", "application/pdf", b"%PDF-1.7")],
        };
        let bytes = eml(&mail);
        assert_eq!(bytes, eml(&mail));
        let text = String::from_utf8(bytes).unwrap();
        for line in [
            "X-Unsent: 1\r\n",
            "Message-ID: <2024-H1.phieu.so-y-te@cchc.invalid>\r\n",
            "Date: Thu, 20 Jun 2024 00:00:00 +0000\r\n",
            "MIME-Version: 1.0\r\n",
            "filename=\"phieu.pdf\"",
            "JVBERi0xLjc=",
        ] {
            assert!(text.contains(line), "{line} not in {text}");
        }
        assert!(
            text.contains("Subject: =?utf-8?") && text.contains("<soyte@example.vn>"),
            "{text}"
        );
        assert!(text.is_ascii());
        assert!(text.lines().all(|line| line.len() <= 998));
        assert!(!text.contains("\nFrom:"));
    }
}
