//! Errors with stable codes. A message is a constant, so no error can hold input text.

use std::fmt;

/// The stable code of an [`Error`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorCode {
    /// The text is longer than the limit.
    TextTooLarge,
    /// An option has a wrong value.
    InvalidOption,
    /// A category name is not known.
    InvalidCategory,
    /// A redaction format is not 1 to 16 characters with each variable at most once.
    InvalidFormat,
    /// A span is empty, out of range, not on a character boundary or overlaps another.
    InvalidSpan,
    /// A custom rule's pattern or word list cannot be used.
    InvalidRule,
    /// A session secret is not 32 bytes.
    InvalidSecret,
    /// A session export is damaged, or its passphrase or key is wrong.
    SessionUnreadable,
    /// The session keeps no way back.
    OneWaySession,
    /// No randomness could be had.
    NoRandomness,
}

impl ErrorCode {
    /// The code as callers see it, such as `TEXT_TOO_LARGE`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::TextTooLarge => "TEXT_TOO_LARGE",
            Self::InvalidOption => "INVALID_OPTION",
            Self::InvalidCategory => "INVALID_CATEGORY",
            Self::InvalidFormat => "INVALID_FORMAT",
            Self::InvalidSpan => "INVALID_SPAN",
            Self::InvalidRule => "INVALID_RULE",
            Self::InvalidSecret => "INVALID_SECRET",
            Self::SessionUnreadable => "SESSION_UNREADABLE",
            Self::OneWaySession => "ONE_WAY_SESSION",
            Self::NoRandomness => "NO_RANDOMNESS",
        }
    }
}

/// What went wrong: a code, a constant message and, where it helps, the index of the faulty item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Error {
    code: ErrorCode,
    message: &'static str,
    index: Option<usize>,
}

impl Error {
    /// An error with a constant message.
    pub const fn new(code: ErrorCode, message: &'static str) -> Self {
        Self { code, message, index: None }
    }

    /// The same error, pointing at the faulty item of a list.
    pub const fn at(self, index: usize) -> Self {
        Self { index: Some(index), ..self }
    }

    /// The stable code.
    pub const fn code(&self) -> ErrorCode {
        self.code
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.index {
            Some(index) => write!(f, "{} (item {index})", self.message),
            None => f.write_str(self.message),
        }
    }
}

impl std::error::Error for Error {}
