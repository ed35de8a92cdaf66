//! Folding: letters without marks, no apostrophes, as the lists are written.

/// `word` (lower case) in the form of the lists: marks off, apostrophes out. Letters of other scripts stay.
pub fn fold(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    for c in word.chars() {
        if c.is_ascii() {
            if c != '\'' && c != '`' {
                out.push(c);
            }
        } else {
            let plain =
                match c {
                    'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' | 'ā' | 'ă' | 'ą' | 'ạ' | 'ả' | 'ấ' | 'ầ' | 'ậ'
                    | 'ắ' => "a",
                    'ç' | 'ć' | 'č' | 'ĉ' | 'ċ' => "c",
                    'ď' | 'đ' | 'ð' => "d",
                    'è' | 'é' | 'ê' | 'ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' | 'ế' | 'ề' | 'ể' | 'ễ' | 'ệ'
                    | 'ẹ' => "e",
                    'ğ' | 'ĝ' | 'ġ' | 'ģ' => "g",
                    'ì' | 'í' | 'î' | 'ï' | 'ī' | 'į' | 'ı' | 'ị' => "i",
                    'ķ' => "k",
                    'ł' | 'ľ' | 'ĺ' | 'ļ' => "l",
                    'ñ' | 'ń' | 'ň' | 'ņ' => "n",
                    'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' | 'ō' | 'ő' | 'ọ' | 'ố' | 'ồ' | 'ộ' | 'ơ' => {
                        "o"
                    }
                    'ř' | 'ŕ' => "r",
                    'ś' | 'š' | 'ş' | 'ș' | 'ṣ' => "s",
                    'ť' | 'ţ' | 'ț' => "t",
                    'ù' | 'ú' | 'û' | 'ü' | 'ū' | 'ů' | 'ű' | 'ų' | 'ư' | 'ụ' | 'ứ' => "u",
                    'ý' | 'ÿ' | 'ỳ' | 'ỹ' => "y",
                    'ź' | 'ż' | 'ž' => "z",
                    'ß' => "ss",
                    'æ' => "ae",
                    'œ' => "oe",
                    '’' | '‘' | 'ʻ' | 'ʼ' | '\u{300}'..='\u{36f}' => "",
                    _ => {
                        out.push(c);
                        continue;
                    }
                };
            out.push_str(plain);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::fold;

    #[test]
    fn marks_and_apostrophes_go_and_other_scripts_stay() {
        assert_eq!(fold("o’brien"), "obrien");
        assert_eq!(fold("múñoz"), "munoz");
        assert_eq!(fold("jose\u{301}"), "jose");
        assert_eq!(fold("王"), "王");
    }
}
