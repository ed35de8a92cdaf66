//! Account: bank, card and billing accounts, IBAN, the last digits of a card.

use super::Rule;
use super::anchors::{Anchors, TIED};
use super::checksum;
use super::shape::{Shape, checked};
use super::table::Labels;
use crate::text::{Document, TokenKind};
use crate::{Category, Category::Account, Entity};

pub(super) const LABELS: Labels = Labels {
    category: Account,
    strong: "accountnumber,acct,accts,account,accounts,guarantor account,guarantor acct,guarantor no,\
        patient account,billing account,bank account,bank acct,checking account,savings account,iban,bsb,\
        sort code,routing,card ending,card ending in,card ends,visa ending,visa end,visa ending in,\
        mastercard ending,amex ending,debit ending,debit card ending,credit card ending,account ending,\
        acct ending,acct ends,card number,card no ending,credit card,debit card,card on file,mastercard,\
        amex,easypaisa,momo,mpesa code,m pesa code,direct deposit,har number,soa no,gl account,\
        inmate acct,financial account,bank card,fuel card,gift card,pay card,copay card",
    medium: "a c,visa,debit,card x,billing,acc ending,statement,paypal ref,txn,upi,zelle,swift,bank,\
        bill to,eft trace,store card,charge acct,card ending with,mastercard x,visa x,charge to,\
        invoice no account",
    weak: "deposit,refund,invoice account,paypal,transfer,ending,card ref",
    near: "balance,payment,copay,paid",
};

pub(super) const SHAPES: &[Shape] = &[
    row("9999~9999~9999~9999", is_card, 90, "account.card"),
    row("9999~999999~99999", |v| matches!(v, [b'3', b'4' | b'7', ..]) && is_card(v), 88, "account.card"),
];

const fn row(pattern: &'static str, check: fn(&[u8]) -> bool, confidence: u8, rule: &'static str) -> Shape {
    Shape { pattern, check, category: Category::Account, confidence, rule }
}

/// A major industry of banking or travel, and Luhn.
fn is_card(value: &[u8]) -> bool {
    matches!(value, [b'3'..=b'6', ..]) && checked(value, checksum::luhn)
}

pub(super) const RULE: Rule = Rule {
    name: "account.iban",
    about: "International bank account numbers",
    categories: &[Account],
    words: &[],
    kinds: TIED,
    find,
};

/// Longest IBAN.
const IBAN: usize = 34;

/// Appends IBANs: a country, two check digits, and 11 to 30 letters and digits, in groups of four or in one piece.
fn find(doc: &Document<'_>, anchors: Anchors<'_>, out: &mut Vec<Entity>) {
    for (i, token) in anchors {
        let starts = token.kind == TokenKind::Word
            && token.len() == 2
            && doc.token(i + 1).is_some_and(|t| t.kind == TokenKind::Number && t.len() >= 2 && !t.spaced);
        if !starts {
            continue;
        }
        if let Some(end) = iban_end(doc.text().as_bytes(), token.start as usize) {
            out.push(Entity::new(token.start as usize, end, Account, 97, "account.iban"));
        }
    }
}

fn iban_end(text: &[u8], start: usize) -> Option<usize> {
    let mut compact = [0; IBAN];
    let (mut len, mut end, mut found) = (0, start, None);
    while let Some(&byte) = text.get(end) {
        match byte {
            b' ' if len > 0 && len % 4 == 0 => {}
            _ if byte.is_ascii_alphanumeric() && len < IBAN => {
                *compact.get_mut(len)? = byte.to_ascii_uppercase();
                len += 1;
            }
            _ => break,
        }
        end += 1;
        let closed = !text.get(end).is_some_and(u8::is_ascii_alphanumeric);
        if len >= 15 && closed && byte != b' ' && is_iban(compact.get(..len)?) {
            found = Some(end);
        }
    }
    found
}

fn is_iban(value: &[u8]) -> bool {
    let Some((country, rest)) = value.split_at_checked(2) else { return false };
    let Some((check, account)) = rest.split_at_checked(2) else { return false };
    country.iter().all(u8::is_ascii_uppercase)
        && checksum::iban(country, account).is_some_and(|c| c.as_slice() == check)
}

#[cfg(test)]
mod tests {
    use super::super::label::found;
    use super::RULE;
    use crate::Category::Account;

    #[test]
    fn finds_accounts_and_leaves_the_rest() {
        for (text, want) in [
            ("acct 0018-4416-22091", vec!["0018-4416-22091"]),
            ("Visa ending 1990,", vec!["1990"]),
            ("card ending in 6841 offered", vec!["6841"]),
            ("COMDATA FUEL CARD 5569 04XX XXXX 7138.", vec!["5569 04XX XXXX 7138"]),
            ("IBAN DE61 2305 0101 0337 7720 88", vec!["DE61 2305 0101 0337 7720 88"]),
            ("account for 20% of cases", vec![]), // a share
            ("visa interview in 2024", vec![]),   // a year
        ] {
            let values: Vec<_> = found(text).into_iter().filter(|f| f.1 == Account).map(|f| f.0).collect();
            assert_eq!(values, want, "{text}");
        }
    }

    #[test]
    fn iban_is_known_by_its_check_digits() {
        for (text, want) in [
            ("to GB82 WEST 1234 5698 7654 32 by", Some("GB82 WEST 1234 5698 7654 32")),
            ("to DE89370400440532013000.", Some("DE89370400440532013000")),
            ("to GB83 WEST 1234 5698 7654 32 by", None),
        ] {
            let out = RULE.finds(text);
            assert_eq!(out.first().map(|e| e.text(text)), want, "{text}");
        }
    }
}
