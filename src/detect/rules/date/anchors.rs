//! The words at which dates are looked for.

use super::weekday::Form;
use super::written::Month;
use crate::detect::rules::words::words;

/// What a word may begin or be part of.
#[derive(Debug, Clone, Copy)]
pub(super) enum Anchor {
    /// A month's name.
    Month(Month),
    /// A weekday.
    Weekday(Form),
    /// Spring, summer, autumn, fall, winter.
    Season,
    /// `'98`
    Apostrophe,
    /// The first word of holidays, with what may follow it, longest first; `""` for a word that is a holiday alone,
    /// `"?"` if that is doubtful.
    Holiday(&'static [&'static str]),
    /// A spoken number.
    Spoken,
    /// `slash` between spoken numbers.
    Slash,
}
use Anchor::{Apostrophe, Holiday, Season, Slash, Spoken, Weekday};

const DAY: &[&str] = &["day"];
const ALONE: &[&str] = &["eve", "day", ""];

words! {
    pub(super) ANCHORS: Anchor =
        "january february july september october november december" => Anchor::Month(Month::Sure),
        "feb sept oct nov dec aug apr jul jun sep jan mar" => Anchor::Month(Month::Short),
        "march may april june august" => Anchor::Month(Month::Word),
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre janvier février fevrier \
         fév mars avril mai juin juillet août aout septembre octobre novembre décembre decembre januar februar märz \
         juni juli oktober dezember janeiro fevereiro março maio junho julho setembro outubro novembro dezembro gennaio \
         febbraio aprile maggio giugno luglio settembre ottobre dicembre meskerem tikimt hidar tahsas yekatit megabit \
         miyazya ginbot sene hamle nehase rajab shaban shawwal ctober" => Anchor::Month(Month::Foreign),
        "monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays fridays saturdays \
         sundays tues weds thurs" => Weekday(Form::Sure),
        "mon tue wed thu thur fri" => Weekday(Form::Short),
        "sat sun" => Weekday(Form::Word),
        "mwf tts tths tthsa" => Weekday(Form::Schedule),
        "m t w th f tu" => Weekday(Form::Letter),
        "montag dienstag mittwoch donnerstag freitag samstag sonntag gründonnerstag lunes miércoles jueves viernes sábado \
         domingo lundi mercredi jeudi vendredi samedi dimanche mandag tirsdag onsdag torsdag fredag lørdag søndag isnin selasa \
         rabu khamis jumaat lunedì martedì mercoledì giovedì venerdì domenica" => Weekday(Form::Foreign),
        "spring summer autumn fall winter" => Season,
        "' ’ ‘ `" => Apostrophe,
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth \
         sixteenth seventeenth eighteenth nineteenth twentieth thirtieth one two three four five six seven eight nine ten \
         eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty \
         seventy eighty ninety oh zero" => Spoken,
        "slash" => Slash,
        "christmas xmas halloween thanksgiving eid diwali vesak wesak hanukkah chanukah passover" => Holiday(ALONE),
        "christmastime eastertime xmastime juneteenth ramadan ramadhan ramzan deepavali pesach purim sukkot shavuot shabbat \
         shabbos shabbes kwanzaa lent pentecost whitsun michaelmas hogmanay chuseok seollal songkran nowruz norooz tết \
         cny vishu onam pongal lohri navratri dussehra dashain tihar samhain beltane timket meskel enkutatash qingming \
         obon maulud mawlid muharram ashura arafah candlemas candelaria nochebuena matariki divali nye janmashtami \
         sinulog fasika slaviq gawai pchum gurpurab navaratri nauryz" => Holiday(&[""]),
        "easter" => Holiday(&["sunday", "monday", ""]),
        "holi tet advent epiphany solstice genna carnival" => Holiday(&["?"]),
        "leap moi memorial labor labour veteran veterans independence president presidents columbus patriot patriots mlk groundhog \
         mother mothers father fathers boxing anzac canada australia waitangi election earth bastille republic \
         constitution heritage freedom women youth mandela madaraka jamhuri mashujaa democracy anzac's" => Holiday(DAY),
        "family national king victoria" => Holiday(DAY),
        "valentine valentines" => Holiday(&["day", "s"]),
        "assumption" => Holiday(&["day", "?"]),
        "new" => Holiday(&["years eve", "years day", "year eve", "year day", "years"]),
        "lunar chinese hmong ethiopian khmer" => Holiday(&["new years", "new year"]),
        "orthodox greek" => Holiday(&["christmas", "easter", "new year"]),
        "indigenous" => Holiday(&["peoples day", "people day"]),
        "martin" => Holiday(&["luther king jr day", "luther king day"]),
        "st saint" => Holiday(&[
            "patricks day", "patrick day", "patricks", "nicholas day", "nicholas", "george day", "david day", "andrew day",
            "stephen day", "stephens day", "valentine day", "valentines day", "john day", "lucia day", "lucy day",
            "joseph day", "jean baptiste day",
        ]),
        "mothering trinity white" => Holiday(&["sunday"]),
        "remembrance armistice" => Holiday(&["day", "sunday"]),
        "mardi" => Holiday(&["gras"]),
        "cinco" => Holiday(&["de mayo"]),
        "good" => Holiday(&["friday"]),
        "ash" => Holiday(&["wednesday"]),
        "palm whit" => Holiday(&["sunday", "monday"]),
        "shrove pancake" => Holiday(&["tuesday", "day"]),
        "holy maundy ascension" => Holiday(&["thursday", "saturday", "friday", "week", "day"]),
        "bank" => Holiday(&["holiday monday", "holiday weekend", "holiday"]),
        "guy" => Holiday(&["fawkes night", "fawkes day", "fawkes"]),
        "bonfire burns" => Holiday(&["night"]),
        "all" => Holiday(&["saints day", "saints", "souls day", "souls", "hallows eve"]),
        "kings" => Holiday(DAY),
        "yom" => Holiday(&["kippur", "haatzmaut", "hashoah"]),
        "rosh" => Holiday(&["hashanah", "hashana", "hashona"]),
        "simchat" => Holiday(&["torah"]),
        "lag" => Holiday(&["baomer", "b'omer"]),
        "mid" => Holiday(&["autumn festival"]),
        "dragon" => Holiday(&["boat festival"]),
        "simbang" => Holiday(&["gabi"]),
        "vu" => Holiday(&["lan"]),
        "qurban" => Holiday(&["eid", "bayram"]),
        "hari" => Holiday(&["raya haji", "raya"]),
        "dia día" => Holiday(&["de los muertos", "de muertos", "de reyes"]),
        "las" => Holiday(&["posadas"]),
        "super" => Holiday(&["bowl sunday", "bowl"]),
        "golden" => Holiday(&["week"]),
        "queen" => Holiday(&["birthday"]),
        "id" => Holiday(&["ul fitr", "ul adha"]),
        "ram" => Holiday(&["navami"]),
        "rath" => Holiday(&["yatra"]),
        "durga kali ganesh lakshmi" => Holiday(&["puja", "pooja", "chaturthi"]),
        "vinayaka" => Holiday(&["chaturthi"]),
        "raksha" => Holiday(&["bandhan"]),
        "karva" => Holiday(&["chauth"]),
        "midsummer" => Holiday(&["eve", "day"]),
}
