"""Build `office_holders.tsv` (who held which public office, from when to when) and `organisations_groups.tsv`.

Run it as `python train/build_actors.py DICTIONARIES`, where DICTIONARIES holds Phoenix.Countries.actors.txt and
Phoenix.MilNonState.actors.txt (Open Event Data Alliance, MIT licence). Offices since about 2014 come from
`train/office_holders_own.tsv`.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from tocsin.ontology.countries import read_countries
from tocsin.ontology.organisations import read_organisations
from tocsin.ontology.petrarch import DatedCode, PetrarchEntry, scan_petrarch

HERE = Path(__file__).parent
TARGET = HERE.parent / "src" / "tocsin" / "ontology" / "office_holders.tsv"
GROUPS = TARGET.with_name("organisations_groups.tsv")
OWN = HERE / "office_holders_own.tsv"
# The dictionary takes its people from lists that end at its making; an office without an end was held then.
UNKNOWN_END = "?"
# Offices that ended before are left out, but for heads of state and government, whom reports name for longer.
RECENT = "2008"
OLDEST = "1960"
# Codes of the dictionaries that differ from ISO 3166-1, and their portfolios in PLOVER's sectors.
COUNTRIES = {"ROM": "ROU", "ZAR": "COD", "TMP": "TLS", "KSV": "XKX", "YUG": "SRB", "SER": "SRB", "MTN": "MNE"}
PORTFOLIOS = {"MIL": "MIL", "JUD": "JUD", "LEG": "LEG", "COP": "COP", "SPY": "SPY", "EDU": "EDU", "HLH": "MED"}
OFFICES = {"GOV", "MIL", "JUD", "LEG", "SPY", "COP"}
NO_PERSON = re.compile(
    r"\b(?:ministry|army|forces?|government|party|parliament|assembly|council|court|police|front|movement|bank"
    r"|republic|union|committee|commission|junta|regime|authority|people|state|province|islands?|of|the|and|for)\b"
)
TITLES = re.compile(
    r"^(?:(?:acting|deputy|vice|first|former|prime|foreign|defen[cs]e|interior|finance|president|minister|premier|king"
    r"|queen|prince|princess|emir|sultan|sheikh|general|gen\.?|colonel|col\.?|lt\.?|maj\.?|major|brig\.?|brigadier"
    r"|admiral|adm\.?|dr\.?|sir|mr\.?|mrs\.?|ms\.?|dame|lord|secretary|ambassador|chancellor|hrh|haji|senator"
    r"|representative|captain|capt\.?|marshal|chief|justice|speaker|governor)\s+)+"
)
SECTORS = {
    "chief of the armed forces": "MIL",
    "defence minister": "GOV|MIL",
    "deputy defence minister": "GOV|MIL",
    "spy chief": "SPY",
    "legislator": "LEG",
}
SECTORS |= {"head of an organisation": "IGO", "opposition leader": "PTY|OPP", "party leader": "PTY"}
SECTORS |= {"armed group leader": "REB", "police chief": "COP", "religious leader": "REL", "military commander": "MIL"}
SECTORS |= {
    "chief justice": "JUD",
    "paramilitary leader": "PRM",
    "heir": "ELI",
    "president of the European Commission": "IGO|GOV",
}

HEAD = """\
# Public offices and who held them; made by train/build_actors.py. Dates are ISO days, months or years, both included.
# Rows marked phoenix: Phoenix.Countries.actors.txt (CountryInfo), Copyright (c) 2014 Open Event Data Alliance, MIT
# licence; an office that was held when that list was made has the end "?". Rows marked unverified were written for
# Tocsin from general knowledge and held against no data; an empty end means "as far as known".
# name	aliases	country	sectors	office	first	last	origin
"""

GROUPS_HEAD = """\
# Armed groups; made by train/build_actors.py from Phoenix.MilNonState.actors.txt (Open Event Data Alliance, MIT
# licence, 2013). Groups that organisations.tsv holds are left out, and so are names made of common words alone.
# name	aliases	country	sectors	kind
"""
# A name of these words alone ("Popular Front", "National Army") could be anybody's.
COMMON = frozenset(
    "action al alliance and anti armed army attack battalion black brigade brigades cell cells committee communist"
    " council defence defense democratic faction fighters for force forces free freedom front government group groups"
    " independence independent international islamic jihad liberation liberators martyrs movement national nationalist"
    " new of"
    " organisation organization party patriotic patriots people people's peoples popular rebel rebels red resistance"
    " revolution revolutionaries revolutionary secret self socialist struggle students the union united unit victory"
    " war white workers world youth young".split()
)

Row = tuple[str, str, str, str, str, str, str, str]


def main(folder: str) -> None:
    """Write the table of office holders."""
    own = list(_own_rows())
    known = {_fold(form) for row in own for form in (row[0], *row[1].split("|")) if " " in form}
    entries, faults = scan_petrarch(Path(folder) / "Phoenix.Countries.actors.txt")
    codes = {country.iso3 for country in read_countries()}
    _write_groups(folder, codes, known)
    rows: list[Row] = []
    for entry in entries:
        rows.extend(row for row in _rows(entry, codes) if not _is_superseded(row, known))
    both = sorted(set(own) | set(rows), key=lambda row: (row[2], row[0], row[5], row))
    TARGET.write_text(HEAD + "".join("\t".join(row) + "\n" for row in both), encoding="utf-8")
    people = len({(row[0], row[2]) for row in both})
    print(
        f"{len(both)} rows ({len(own)} own), {people} people,"
        f" {TARGET.stat().st_size / 1e6:.2f} MB, {len(faults)} faulty lines"
    )


def _write_groups(folder: str, codes: set[str], people: set[str]) -> None:
    """Write the table of armed groups."""
    entries, _ = scan_petrarch(Path(folder) / "Phoenix.MilNonState.actors.txt")
    taken = {_fold(form) for row in read_organisations() if row.origin == "own" for form in (row.name, *row.aliases)}
    out = []
    for entry in entries:
        codes_here = [code.code for code in entry.codes if code.code[:3] in codes and code.code[3:6] in ("REB", "MIL")]
        names = list(dict.fromkeys(name for raw in entry.names if (name := _group(raw)) and _fold(name) not in taken))
        names = [name for name in names if _fold(name) not in people]
        if not codes_here or not names or (len(names) < len(entry.names) and any(_fold(n) in taken for n in names)):
            continue
        taken.update(map(_fold, names))
        out.append((names[0], "|".join(names[1:]), codes_here[0][:3], "REB", "group"))
    GROUPS.write_text(GROUPS_HEAD + "".join("\t".join(row) + "\n" for row in sorted(out)), encoding="utf-8")
    print(f"{len(out)} groups")


def _group(raw: str) -> str:
    """Return a group's name in usual letters; "" for one that common words alone make up."""
    words = re.sub(r"[^\w' -]", "", raw.lower()).split()
    if (
        "party" in words
        or not 2 <= len(words) <= 7
        or all(part in COMMON or part.isdigit() for word in words for part in word.split("-"))
    ):
        return ""
    small = {"of", "the", "and", "for", "in", "de", "al"}
    return " ".join(
        word if word in small and i else "-".join(part[:1].upper() + part[1:] for part in word.split("-"))
        for i, word in enumerate(words)
    )


def _is_superseded(row: Row, known: set[str]) -> bool:
    """Tell whether an open office of the dictionary is one whose holder the own rows follow further."""
    return row[6] == UNKNOWN_END and any(_fold(form) in known for form in (row[0], *row[1].split("|")))


def _rows(entry: PetrarchEntry, codes: set[str]) -> Iterator[Row]:
    names = list(dict.fromkeys(name for raw in entry.names if (name := _person(raw))))
    dated = [code for code in entry.codes if code.first or code.last]
    if not names or not dated:
        return
    rules = any("ELI" in code.code for code in entry.codes)
    periods: list[tuple[str, str, str, str]] = []
    for code in dated:
        country, sectors = _meaning(code)
        last = code.last or UNKNOWN_END
        if country not in codes or not sectors or (last != UNKNOWN_END and last < (OLDEST if rules else RECENT)):
            continue
        _add(periods, (country, "|".join(sectors), code.first, last))
    for country, sectors, first, last in periods:
        yield (names[0], "|".join(names[1:]), country, sectors, "", first, last, "phoenix")


def _add(periods: list[tuple[str, str, str, str]], new: tuple[str, str, str, str]) -> None:
    """Add a period, joined to the one before when it is the same office."""
    if periods and periods[-1][:2] == new[:2] and UNKNOWN_END not in (periods[-1][3], new[3]):
        country, sectors, first, last = periods[-1]
        if new[2] and last and int(new[2][:4]) - int(last[:4]) <= 1:
            periods[-1] = (country, sectors, min(first, new[2]), max(last, new[3]))
            return
    periods.append(new)


def _meaning(code: DatedCode) -> tuple[str, list[str]]:
    country = COUNTRIES.get(code.code[:3], code.code[:3])
    parts = re.findall("...", code.code[3:])
    if not parts or parts[0] not in OFFICES:
        return country, []
    return country, list(dict.fromkeys([parts[0], *(PORTFOLIOS[part] for part in parts[1:] if part in PORTFOLIOS)]))


def _person(raw: str) -> str:
    """Return a person's name in usual letters; "" for what is none or has one word only."""
    lowered = TITLES.sub("", raw.lower())
    words = lowered.split()
    if not 2 <= len(words) <= 6 or NO_PERSON.search(lowered) or re.search(r"[^\w' .-]|\d", lowered):
        return ""
    return " ".join("-".join(part.capitalize() for part in word.split("-")) for word in words)


def _own_rows() -> Iterator[Row]:
    """Read lines of `country, office, "Name=Alias first..last; ..."`."""
    for number, line in enumerate(OWN.read_text(encoding="utf-8").split("\n"), 1):
        if not line or line.startswith("#"):
            continue
        country, office, holders = line.split("\t")
        for holder in holders.split(";"):
            found = re.fullmatch(r"(.+?) (\d{4}(?:-\d\d){0,2})\.\.(\d{4}(?:-\d\d){0,2})?", holder.strip())
            if found is None:
                sys.exit(f"{OWN.name}, line {number}: {holder!r} is not 'Name=Alias first..last'")
            name, *aliases = found[1].split("=")
            sectors = SECTORS.get(office, "GOV")
            yield (name, "|".join(aliases), country.strip("-"), sectors, office, found[2], found[3] or "", "unverified")


def _fold(name: str) -> str:
    return name.lower().replace("-", " ")


if __name__ == "__main__":
    main(*sys.argv[1:])
