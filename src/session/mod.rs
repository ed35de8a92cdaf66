//! Sessions: one secret maps every person, place, date and number to the same surrogate, in any order of
//! documents, with no shared storage.
//!
//! What is consistent follows from the secret alone, but for what small ranges make meet (see `apart`). What was
//! replaced is recorded only for the way back, and a one-way session records nothing that leads back without its
//! secret. What a session gives away is reckoned in ARCHITECTURE.md.

mod apart;
mod cipher;
mod export;
mod key;
mod permutation;
mod record;
#[cfg(test)]
mod tests;

pub(crate) use apart::Apart;
pub(crate) use cipher::Cipher;
pub use key::{Draw, Key};
pub(crate) use permutation::{Permutation, Permutations};
use record::Record;

use crate::replace::Deidentified;
use crate::{Category, Error, ErrorCode};

/// A scope of consistent replacement: a job, a patient, a conversation.
pub struct Session {
    key: Key,
    permutations: Permutations,
    apart: Apart,
    /// None: no way back.
    record: Option<Record>,
}

impl Session {
    /// A session of this secret. Equal secrets give equal surrogates, on any machine.
    pub fn new(secret: [u8; Key::LEN]) -> Self {
        Self::with(Key::new(secret), Some(Record::default()))
    }

    /// A session of a fresh random secret.
    pub fn random() -> Result<Self, Error> {
        random_bytes().map(Self::new)
    }

    /// A session that records nothing, so that it can't restore a text.
    pub fn one_way(secret: [u8; Key::LEN]) -> Self {
        Self::with(Key::new(secret), None)
    }

    /// The session of one patient: its own cast of people and its own date shift, which follow from this
    /// session's secret and the patient's identifier. It has its own record.
    pub fn patient(&self, id: &str) -> Self {
        let key = self.key.derive("patient", id.as_bytes());
        Self::with(key, self.record.as_ref().map(|_| Record::default()))
    }

    /// Restores a text that quotes surrogates of this session. A whole output of this session comes back
    /// exactly; in other texts surrogates are recognised in any letter case, and names also by their parts.
    pub fn reidentify(&self, text: &str) -> Result<String, Error> {
        let record = self
            .record
            .as_ref()
            .ok_or(Error::new(ErrorCode::OneWaySession, "this session keeps no way back"))?;
        Ok(record.restore_output(text, &self.fingerprint(text)).unwrap_or_else(|| record.restore(text)))
    }

    fn with(key: Key, record: Option<Record>) -> Self {
        Self { key, permutations: Permutations::default(), apart: Apart::default(), record }
    }

    /// The key from which all its surrogates follow.
    pub(crate) const fn key(&self) -> &Key {
        &self.key
    }

    /// The permutations under its key.
    pub(crate) const fn permutations(&self) -> &Permutations {
        &self.permutations
    }

    /// What keeps surrogates of small ranges apart.
    pub(crate) const fn apart(&self) -> &Apart {
        &self.apart
    }

    /// Whether it keeps no way back.
    pub const fn is_one_way(&self) -> bool {
        self.record.is_none()
    }

    /// Remembers an output of this session: where it holds surrogates of the categories that are to be `restorable`,
    /// and what they (first of each pair) stand for when quoted.
    pub(crate) fn remember(
        &mut self,
        source: &str,
        out: &Deidentified,
        quotes: Vec<(String, String)>,
        restorable: &dyn Fn(Category) -> bool,
    ) {
        let fingerprint = self.fingerprint(&out.text);
        let Some(record) = &mut self.record else { return };
        record.add_output(fingerprint, source, out, restorable);
        for (surrogate, original) in quotes {
            record.add(surrogate, original);
        }
    }

    fn fingerprint(&self, text: &str) -> [u8; Key::LEN] {
        self.key.mac("output", text.as_bytes())
    }
}

/// 32 random bytes of the platform.
fn random_bytes<const N: usize>() -> Result<[u8; N], Error> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes)
        .map_err(|_| Error::new(ErrorCode::NoRandomness, "no randomness could be had"))?;
    Ok(bytes)
}

impl Clone for Session {
    fn clone(&self) -> Self {
        Self { apart: self.apart.clone(), ..Self::with(self.key.clone(), self.record.clone()) }
    }
}

impl std::fmt::Debug for Session {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // Neither the secret nor what was replaced.
        f.debug_struct("Session").field("one_way", &self.record.is_none()).finish_non_exhaustive()
    }
}
