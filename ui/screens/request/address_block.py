# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""An address as it stands in a letter or mail, taken apart into fields (ux 34). Pure text, no window.

The town's line is found first, by the shapes of postal codes; what stands above it is street and names, what
stands below is the country. What is not recognised is no address: then nothing is taken.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from desktop_b2b.services.imports.countries import country_code

_EMAIL = re.compile(r"[^@\s<>,;:()]+@[^@\s<>,;:()]+\.[^@\s.<>,;:()]+")
_LABEL = re.compile(
    r"^(?:tel(?:ephone|efon)?|t[ée]l(?:[ée]phone)?|phone|fon|mob(?:ile|il)?|portable|handy|gsm|ph|t|m)"
    r"[\s.]*[.:]\s*",
    re.IGNORECASE,
)
_MAIL_LABEL = re.compile(r"^(?:e-?mail|mail|courriel|m[ée]l)\s*:?\s*$", re.IGNORECASE)
_PHONE = re.compile(r"[+(]?\d[\d\s()./\-\u2011]{5,}\d")
_TO_PERSON = re.compile(
    r"^(?:z\.?\s*h[d]?\.?|attn?|attention|fao|c/o|[àa] l['\u2019]attention de|(?:herrn?|frau|mr|mrs|ms|mx|"
    r"dr|mme|mlle|m|monsieur|madame|dhr|mevr)(?=\.|\s))\.?:?\s+",
    re.IGNORECASE,
)
_ATTENTION = re.compile(
    r"^(?:z\.?\s*h[d]?\.?|attn?|attention|fao|[àa] l['\u2019]attention de)\.?:?\s+", re.IGNORECASE
)
_STREET = re.compile(
    r"\d|stra(?:ß|ss)e\b|str\.|\b(?:rue|avenue|av\.|boulevard|bd|place|quai|chemin|all[ée]e|impasse|street|"
    r"road|lane|drive|square|via|calle|plaza|weg|platz|allee|gasse|p\.?\s?o\.? ?box|postfach|bp|cs)\b",
    re.IGNORECASE,
)
_MOST_LINES, _LONGEST = 20, 200
#: Letters before a postal code that say the country.
_LEAD = {"A": "AT", "B": "BE", "D": "DE", "E": "ES", "F": "FR", "I": "IT", "L": "LU", "P": "PT", "S": "SE"}
_GB_CODE = r"[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}"
_CA_CODE = r"[A-Z]\d[A-Z] ?\d[A-Z]\d"
_STATES_US = frozenset(
    "AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC "
    "ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY PR".split()
)
_STATES_AU = frozenset("ACT NSW NT QLD SA TAS VIC WA".split())


class Town(NamedTuple):
    """What a town's line says."""

    postal_code: str
    city: str
    region: str = ""
    country: str = ""


_BEHIND = (
    (re.compile(rf"(?P<city>.+?),?\s+(?P<region>[A-Z]{{2}}),?\s+(?P<code>{_CA_CODE})"), "CA"),
    (re.compile(rf"(?P<city>.+?),?\s+(?P<code>{_GB_CODE})"), "GB"),
    (re.compile(r"(?P<city>.+?),?\s+(?P<region>[A-Z]{2}),?\s+(?P<code>\d{5}(?:-\d{4})?)"), "US"),
    (re.compile(r"(?P<city>.+?),?\s+(?P<region>[A-Z]{2,3}),?\s+(?P<code>\d{4})"), "AU"),
    (re.compile(r"(?P<city>\D+?),?\s+(?P<code>\d{4,6})"), ""),
)
_BEFORE = re.compile(
    r"(?:(?P<lead>[A-Z]{1,2})[-\s])?"
    r"(?P<code>\d{4} ?[A-Z]{2}(?=\s)|\d{2}-\d{3}|\d{4}-\d{3}|\d{3} \d{2}|\d{4,7})"
    r",?\s+(?P<city>\D.*)"
)
_ALONE = re.compile(rf"{_GB_CODE}|{_CA_CODE}|\d{{4,6}}|\d{{4}} ?[A-Z]{{2}}")


def read_block(text: str, home: str = "") -> dict[str, str]:
    """The fields of an address by the draft's names; none where the text is no address of several lines.

    ``home``: the country that is meant where the address names none and its town says none.
    """
    lines = [line.strip(" \t,;") for line in text.replace("\u00a0", " ").splitlines()]
    lines = [line for line in lines if line]
    if not 2 <= len(lines) <= _MOST_LINES or max(map(len, lines)) > _LONGEST:
        return {}
    found: dict[str, str] = {}
    lines = [line for line in lines if not _is_reach(line, found)]
    if lines and (code := country_code(lines[-1])) and len(lines) > 1:
        found["country"] = code
        lines.pop()
    place, above = _town_line(lines, found.get("country", ""))
    if place is None and home:
        place, above = _town_line(lines, found.get("country", home))
    if place is None:
        return {}
    found |= {name: value for name, value in place._asdict().items() if value and name not in found}
    _names_and_street(above, found)
    return found


def _is_reach(line: str, found: dict[str, str]) -> bool:
    """Whether a line is a phone number or an e-mail address, which is taken."""
    mail = _EMAIL.search(line)
    if mail is not None:
        found.setdefault("recipient_email", mail[0])
        left = line.replace(mail[0], "").strip(" <>,;()")
        return not left or bool(_MAIL_LABEL.match(left))
    bare = _LABEL.sub("", line)
    digits = sum(char.isdigit() for char in bare)
    if _PHONE.fullmatch(bare) and (bare != line or (digits >= 8 and bare[0] in "+(0")):
        found.setdefault("phone", bare)
        return True
    return False


def _town_line(lines: list[str], country: str) -> tuple[Town | None, list[str]]:
    """The town, looked for from below, and the lines above it."""
    for place in range(len(lines) - 1, -1, -1):
        town = read_town(lines[place], country)
        if town is not None:
            return town, lines[:place]
        if place and _ALONE.fullmatch(lines[place].upper()):
            town = read_town(f"{lines[place - 1]} {lines[place]}", country)
            if town is not None:
                return town, lines[: place - 1]
    return None, []


def read_town(line: str, country: str = "") -> Town | None:
    """A line with a postal code and a town, in either order; None for any other."""
    for shape, meant in _BEHIND:
        match = shape.fullmatch(line)
        if match is None or not _fits(match, meant, country):
            continue
        region = match.groupdict().get("region") or ""
        return Town(match["code"], match["city"].strip(" ,"), region, country or meant)
    match = _BEFORE.fullmatch(line)
    if match is None:
        return None
    lead = match["lead"] or ""
    meant = _LEAD.get(lead) or (country_code(lead) or "" if len(lead) == 2 else "")
    if not meant and re.fullmatch(r"\d{4} ?[A-Z]{2}", match["code"]):
        meant = "NL"
    return Town(match["code"], match["city"].strip(), "", country or meant)


def _fits(match: re.Match[str], meant: str, country: str) -> bool:
    if country and meant and country != meant:
        return False
    if meant == "US":
        return match["region"] in _STATES_US
    if meant == "AU":
        return match["region"] in _STATES_AU
    # A town followed by digits alone might be a street and its number.
    return bool(meant or country) and not (not meant and country in _BEFORE_COUNTRIES)


#: Countries in which digits behind a word are a house number and never a postal code.
_BEFORE_COUNTRIES = frozenset(
    "AT BE BG CH CY CZ DE DK EE ES FI FR GR HR HU IT LI LT LU LV NL NO PL PT RO SE SI SK".split()
)


def _names_and_street(above: list[str], found: dict[str, str]) -> None:
    """Names first, then the street; a line that says to whom is the person."""
    if len(above) == 1 and _STREET.search(above[0]):
        above = [part.strip() for part in above[0].split(",") if part.strip()]
    first = next((n for n, line in enumerate(above) if n and _STREET.search(line)), None)
    if first is None:
        first = len(above) - 1 if len(above) > 1 or (above and _STREET.search(above[0])) else len(above)
    names, street = above[:first], above[first:]
    persons = [line for line in names if _TO_PERSON.match(line)]
    firms = [line for line in names if line not in persons]
    if not persons and len(firms) > 1:
        persons.append(firms.pop(1))
    if firms:
        found["company"] = firms[0]
    if persons:
        found["contact_name"] = _ATTENTION.sub("", persons[0])
    more = [*firms[1:], *persons[1:], *street[1:]]
    if street:
        found["address1"] = street[0]
    elif more:
        found["address1"] = more.pop(0)
    if more:
        found["address2"] = ", ".join(more)
