//! A session as encrypted bytes: AES-256-GCM (NIST SP 800-38D) under a given key, or one made from a passphrase by
//! PBKDF2-HMAC-SHA-256 (600,000 iterations, OWASP 2023).
//!
//! Layout: `SJAY` · version · how the key is made · salt (16) · nonce (12) · ciphertext with tag; all before the
//! ciphertext is authenticated with it.

use super::record::Span;
use super::{Apart, Key, Record, Session, random_bytes};
use crate::{Error, ErrorCode};
use aes_gcm::aead::{Aead, Payload};
use aes_gcm::{Aes256Gcm, KeyInit, Nonce};
use sha2::Sha256;

const MAGIC: &[u8; 5] = b"SJAY\x01";
const ITERATIONS: u32 = 600_000;
const SALT: usize = 16;
const NONCE: usize = 12;
const HEAD: usize = MAGIC.len() + 1 + SALT + NONCE;

const UNREADABLE: Error =
    Error::new(ErrorCode::SessionUnreadable, "the session is damaged, or the passphrase or key is wrong");

/// What opens an export.
#[derive(Clone, Copy)]
enum Lock<'a> {
    Key(&'a [u8; Key::LEN]),
    Passphrase(&'a str),
}

impl Lock<'_> {
    const fn tag(self) -> u8 {
        match self {
            Self::Key(_) => 0,
            Self::Passphrase(_) => 1,
        }
    }

    fn cipher(self, salt: &[u8]) -> Aes256Gcm {
        let key = match self {
            Self::Key(key) => *key,
            Self::Passphrase(words) => {
                pbkdf2::pbkdf2_hmac_array::<Sha256, { Key::LEN }>(words.as_bytes(), salt, ITERATIONS)
            }
        };
        Aes256Gcm::new(&key.into())
    }
}

impl Session {
    /// The session, secret and record, encrypted under `key`.
    pub fn export_with_key(&self, key: &[u8; Key::LEN]) -> Result<Vec<u8>, Error> {
        self.seal(Lock::Key(key))
    }

    /// The session, secret and record, encrypted under a passphrase.
    pub fn export_with_passphrase(&self, passphrase: &str) -> Result<Vec<u8>, Error> {
        self.seal(Lock::Passphrase(passphrase))
    }

    /// The session of an export under `key`.
    pub fn import_with_key(export: &[u8], key: &[u8; Key::LEN]) -> Result<Self, Error> {
        Self::open(export, Lock::Key(key))
    }

    /// The session of an export under a passphrase.
    pub fn import_with_passphrase(export: &[u8], passphrase: &str) -> Result<Self, Error> {
        Self::open(export, Lock::Passphrase(passphrase))
    }

    fn seal(&self, lock: Lock<'_>) -> Result<Vec<u8>, Error> {
        let salt: [u8; SALT] = random_bytes()?;
        let nonce: [u8; NONCE] = random_bytes()?;
        let mut out = Vec::from(MAGIC);
        out.push(lock.tag());
        out.extend(salt);
        out.extend(nonce);
        let plain = self.write();
        let payload = Payload { msg: &plain, aad: &out };
        let sealed =
            lock.cipher(&salt).encrypt(Nonce::from_slice(&nonce), payload).map_err(|_| UNREADABLE)?;
        out.extend(sealed);
        Ok(out)
    }

    fn open(export: &[u8], lock: Lock<'_>) -> Result<Self, Error> {
        let (head, sealed) = export.split_at_checked(HEAD).ok_or(UNREADABLE)?;
        let mut parts = Reader(head);
        if parts.take(MAGIC.len())? != MAGIC || parts.take(1)? != [lock.tag()] {
            return Err(UNREADABLE);
        }
        let salt = parts.take(SALT)?;
        let payload = Payload { msg: sealed, aad: head };
        let plain = lock
            .cipher(salt)
            .decrypt(Nonce::from_slice(parts.take(NONCE)?), payload)
            .map_err(|_| UNREADABLE)?;
        Self::read(&mut Reader(&plain))
    }

    fn write(&self) -> Vec<u8> {
        let mut out = Vec::from(self.key.bytes());
        let taken = self.apart.0.borrow();
        out.extend((taken.len() as u32).to_le_bytes());
        for (surrogate, owner) in taken.iter() {
            text(&mut out, surrogate);
            out.extend(owner);
        }
        out.push(u8::from(self.record.is_some()));
        let Some(record) = &self.record else { return out };
        out.extend((record.forms.len() as u32).to_le_bytes());
        for (_, form) in record.forms.iter() {
            text(&mut out, &form.surrogate);
            text(&mut out, &form.original);
        }
        out.extend((record.outputs.len() as u32).to_le_bytes());
        for (fingerprint, spans) in &record.outputs {
            out.extend(fingerprint);
            out.extend((spans.len() as u32).to_le_bytes());
            for span in spans {
                out.extend(span.start.to_le_bytes());
                out.extend(span.end.to_le_bytes());
                text(&mut out, &span.original);
            }
        }
        out
    }

    fn read(from: &mut Reader<'_>) -> Result<Self, Error> {
        let key = Key::new(from.array()?);
        let apart = Apart::default();
        for _ in 0..from.number()? {
            let surrogate = from.text()?.to_owned();
            apart.0.borrow_mut().insert(surrogate, from.array()?);
        }
        if from.take(1)? == [0] {
            return Ok(Self { apart, ..Self::with(key, None) });
        }
        let mut record = Record::default();
        for _ in 0..from.number()? {
            let (surrogate, original) = (from.text()?, from.text()?);
            record.add(surrogate.to_owned(), original.to_owned());
        }
        for _ in 0..from.number()? {
            let fingerprint = from.array()?;
            let count = from.number()?;
            let spans: Result<Vec<Span>, Error> = (0..count)
                .map(|_| {
                    let (start, end) = (from.number()?, from.number()?);
                    Ok(Span { start, end, original: from.text()?.to_owned() })
                })
                .collect();
            record.outputs.insert(fingerprint, spans?);
        }
        Ok(Self { apart, ..Self::with(key, Some(record)) })
    }
}

fn text(out: &mut Vec<u8>, s: &str) {
    out.extend((s.len() as u32).to_le_bytes());
    out.extend(s.as_bytes());
}

struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn take(&mut self, len: usize) -> Result<&'a [u8], Error> {
        let (taken, rest) = self.0.split_at_checked(len).ok_or(UNREADABLE)?;
        self.0 = rest;
        Ok(taken)
    }

    fn array<const N: usize>(&mut self) -> Result<[u8; N], Error> {
        self.take(N)?.try_into().map_err(|_| UNREADABLE)
    }

    fn number(&mut self) -> Result<u32, Error> {
        self.array().map(u32::from_le_bytes)
    }

    fn text(&mut self) -> Result<&'a str, Error> {
        let len = self.number()? as usize;
        std::str::from_utf8(self.take(len)?).map_err(|_| UNREADABLE)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn session() -> Session {
        let mut session = Session::new([7; 32]);
        session.record.as_mut().unwrap().add("Tommy Baggio".to_owned(), "Ann Lee".to_owned());
        session
    }

    #[test]
    fn an_export_opens_with_its_key_only_and_unchanged_only() {
        let key = [9; 32];
        let sealed = session().export_with_key(&key).unwrap();
        let back = Session::import_with_key(&sealed, &key).unwrap();
        assert_eq!(back.reidentify("Tommy Baggio").unwrap(), "Ann Lee");
        assert_eq!(back.key().bytes(), session().key().bytes());
        let code = |export: &[u8], key: &[u8; 32]| Session::import_with_key(export, key).unwrap_err().code();
        assert_eq!(code(&sealed, &[8; 32]), ErrorCode::SessionUnreadable);
        for at in 0..sealed.len() {
            let mut bent = sealed.clone();
            bent[at] ^= 1;
            assert_eq!(code(&bent, &key), ErrorCode::SessionUnreadable, "byte {at}");
            assert_eq!(code(&sealed[..at], &key), ErrorCode::SessionUnreadable, "cut at {at}");
        }
    }

    #[test]
    fn a_passphrase_opens_what_it_closed() {
        let sealed = session().export_with_passphrase("correct horse").unwrap();
        let back = Session::import_with_passphrase(&sealed, "correct horse").unwrap();
        assert_eq!(back.reidentify("BAGGIO, Tommy Baggio").unwrap(), "BAGGIO, Ann Lee");
        let error = Session::import_with_passphrase(&sealed, "correct horse ").unwrap_err();
        assert_eq!(error.code(), ErrorCode::SessionUnreadable);
        assert!(Session::import_with_key(&sealed, &[0; 32]).is_err());
    }

    #[test]
    fn a_one_way_session_stays_one_way() {
        let sealed = Session::one_way([7; 32]).export_with_key(&[9; 32]).unwrap();
        let back = Session::import_with_key(&sealed, &[9; 32]).unwrap();
        assert_eq!(back.reidentify("x").unwrap_err().code(), ErrorCode::OneWaySession);
    }
}
