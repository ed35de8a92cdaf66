//! Lists, as features and never as verdicts: a name in no list must still be found, an eponym in a list must not be.
