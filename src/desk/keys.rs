//! The secrets of a desk: what opens it once, what a browser shows with every request, and the path
//! below which its pages lie.
//!
//! A cookie is sent to every port of its host. So it is bound to a path that no other program of the
//! machine can guess: a server of another user on 127.0.0.1 never gets to see it.

use std::sync::{Mutex, PoisonError};

use sha2::{Digest, Sha256};

use crate::failure::{Fault, Outcome};

/// Bytes of a secret.
const LENGTH: usize = 32;

/// The secrets of a desk.
pub struct Keys {
    /// The value of the cookie.
    cookie: String,
    /// The folder of all pages: `/ban-1f0c…`.
    base: String,
    /// What opens the desk, once.
    opening: Mutex<Option<String>>,
}

impl Keys {
    /// New secrets, from the system's source.
    ///
    /// # Errors
    /// The system has none.
    pub fn new() -> Outcome<Keys> {
        Ok(Keys {
            cookie: secret()?,
            base: format!("/ban-{}", &secret()?[..16]),
            opening: Mutex::new(None),
        })
    }

    /// The folder of all pages, without a slash behind it.
    pub fn base(&self) -> &str {
        &self.base
    }

    /// The path that opens the desk, once; earlier ones open it no more.
    ///
    /// # Errors
    /// The system has no source of secrets.
    pub fn opening_path(&self) -> Outcome<String> {
        let word = secret()?;
        let path = format!("/vao/{word}");
        *self.opening.lock().unwrap_or_else(PoisonError::into_inner) = Some(word);
        Ok(path)
    }

    /// Whether a word opens the desk; it does so once.
    pub fn open(&self, word: &str) -> bool {
        let mut opening = self.opening.lock().unwrap_or_else(PoisonError::into_inner);
        let opens = opening.as_ref().is_some_and(|own| same(own, word));
        if opens {
            *opening = None;
        }
        opens
    }

    /// The cookie that a browser is given.
    pub fn set_cookie(&self) -> String {
        format!(
            "{NAME}={}; Path={}; HttpOnly; SameSite=Strict",
            self.cookie, self.base
        )
    }

    /// Whether a request's cookies hold the desk's.
    pub fn fits(&self, cookies: &str) -> bool {
        let mut pairs = cookies.split(';').filter_map(|pair| pair.split_once('='));
        pairs.any(|(name, value)| name.trim() == NAME && same(&self.cookie, value.trim()))
    }
}

/// The name of the cookie.
const NAME: &str = "ban";

/// Whether two words are the same; how long that takes tells nothing of where they differ.
fn same(one: &str, other: &str) -> bool {
    Sha256::digest(one) == Sha256::digest(other)
}

fn secret() -> Outcome<String> {
    let mut bytes = [0; LENGTH];
    getrandom::fill(&mut bytes).map_err(|_| {
        Fault::new(
            "",
            "hệ thống không cấp được số ngẫu nhiên để bảo vệ bàn làm việc",
            "khởi động lại máy rồi chạy lại; các lệnh khác vẫn dùng được",
        )
    })?;
    Ok(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_opening_word_opens_once() {
        let keys = Keys::new().unwrap();
        let first = keys.opening_path().unwrap();
        let second = keys.opening_path().unwrap();
        let word = |path: &str| path.rsplit('/').next().unwrap().to_owned();
        assert!(!keys.open(&word(&first)) && !keys.open(""));
        assert!(keys.open(&word(&second)));
        assert!(!keys.open(&word(&second)));
    }

    #[test]
    fn only_the_whole_cookie_fits() {
        let keys = Keys::new().unwrap();
        let set = keys.set_cookie();
        let pair = set.split(';').next().unwrap();
        assert!(keys.fits(pair) && keys.fits(&format!("a=b; {pair}")));
        assert!(!keys.fits(&pair[..pair.len() - 1]) && !keys.fits("") && !keys.fits("ban="));
    }
}
