# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The search language: what is read, what is refused and where, one canonical form."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings

from desktop_b2b.errors import UserError
from desktop_b2b.services.search import (
    OPERATORS,
    Choice,
    Day,
    Duration,
    Near,
    Search,
    Span,
    Term,
    Text,
    canonical,
    read,
    write,
)
from desktop_b2b.services.search.words import operators_by_word, plain, values_by_word
from tests.unit.search.strategies import searches, typed


def term(text: str) -> Term:
    (group,) = read(text).groups
    (found,) = group.terms
    return found


# ------------------------------------------------------------ one form


@settings(max_examples=300, deadline=None)
@given(searches)
def test_what_is_written_is_read_again(search: Search) -> None:
    text = write(search)
    if len(text) <= 1_000:
        assert read(text) == search
        assert canonical(text) == text


@settings(max_examples=600, deadline=None)
@given(typed)
def test_whatever_is_typed_is_a_search_or_refused_in_words(text: str) -> None:
    refusal: UserError | None = None
    found = Search()
    try:
        found = read(text, "query")
    except UserError as error:
        refusal = error
    if refusal is None:
        assert read(write(found)) == found
        assert all(0 <= one.start < one.end <= len(text) for one in found.terms)
        return
    assert refusal.code.startswith("search.")
    assert refusal.field == "query"
    given_params = refusal.params
    assert {"start", "end", "found", "expected"} <= given_params.keys()
    assert 0 <= int(given_params["start"]) <= int(given_params["end"]) <= len(text)


@pytest.mark.parametrize(
    ("typed_text", "kept"),
    [
        ("  galerie   hartwig ", "galerie hartwig"),
        ("partenaire:Brume statut:brouillon", "partner:Brume status:draft"),
        ("échéance:<2j expédié:1sem..2sem", "due:<2d shipped:1w..2w"),
        ("ECHEANCE:en-retard", "due:overdue"),
        ("type:commande côté:reçu", "kind:order side:in"),
        ("avec:pièce_jointe,non_lu est:ouvert", "has:attachment,unread is:open"),
        ('status:"need attention",DRAFT', "status:need_attention,draft"),
        ("status:draft,draft", "status:draft"),
        ("montant:>1000,50", "total:>1000.5"),
        ("total:>1'000", "total:>1000"),
        ("total:1.234,50€..2.000,00", "total:1234.5..2000EUR"),
        ("total:>=100,5eur", "total:>=100.5EUR"),
        ("total:12.3450", "total:12.3450"),
        ("total:=5", "total:5"),
        ("créé:2026-1-5", "created:2026-01-05"),
        ("sent:hier..demain", "sent:yesterday..tomorrow"),
        ("sent:2d", "sent:<2d"),
        ("sent:..2026", "sent:<=2026"),
        ("sent:2026-11..", "sent:>=2026-11"),
        ("due:≤3h", "due:<=3h"),
        ("−mug", "-mug"),
        ("-“letterpress  card”", '-"letterpress card"'),
        ("«carte postale»", '"carte postale"'),
        ('"a ""b"" c"', '"a ""b"" c"'),
        ('partner:="Smith, Co",brume', 'partner:="Smith, Co",brume'),
        ('"OR" OR kind:order', '"OR" OR kind:order'),
        ("a OU b c", "a OR b c"),
        ("10:30 12\" x'y", "10:30 12\" x'y"),
        ("suivi:JJD01 n°:K7 ligne:tasses lignes:>2", "tracking:JJD01 number:K7 line:tasses lines:>2"),
    ],
)
def test_canonical_form(typed_text: str, kept: str) -> None:
    assert canonical(typed_text) == kept


# ------------------------------------------------------------ what is read


def test_values() -> None:
    assert term("partner:=Brume,nord").values == (Text("Brume", exact=True), Text("nord"))
    assert term("due:<2d").values == (Span(None, Duration(2, "d"), below_high=True),)
    assert term("due:overdue").values == (Choice("overdue"),)
    assert term("sent:>=2026-11").values == (Span(Day(2026, 11), None),)
    assert term("sent:today").values == (Span(Near("today"), Near("today")),)
    assert term("total:>100EUR").values == (Span(Decimal(100), None, beyond_low=True, currency="EUR"),)
    assert term("lines:2..5").values == (Span(Decimal(2), Decimal(5)),)


def test_places_of_terms() -> None:
    found = read('kind:order  -"a b" OR x')
    assert [(one.start, one.end) for one in found.terms] == [(0, 10), (12, 18), (22, 23)]
    assert [(group.start, group.end) for group in found.groups] == [(0, 10), (12, 23)]


def test_every_operator_has_a_french_word_and_no_word_two_meanings() -> None:
    seen: dict[str, str] = {}
    for operator in OPERATORS.values():
        for word in (operator.name, *operator.also):
            assert seen.setdefault(plain(word), operator.name) == operator.name, word
            assert operators_by_word()[plain(word)] is operator
        values: dict[str, str] = {}
        for name, also in operator.values.items():
            for word in (name, *also):
                assert values.setdefault(plain(word), name) == name, word
                assert values_by_word(operator.name)[plain(word)] == name


# ------------------------------------------------------------ what is refused


@pytest.mark.parametrize(
    ("text", "code", "place", "expected"),
    [
        ("kind:order colour:red", "search.operator", (11, 18), '"colour:red"'),
        ("status:", "search.missing", (7, 7), ""),
        ("status:draft,", "search.missing", (13, 13), ""),
        ('partner:""', "search.missing", (8, 10), ""),
        ("status:drift", "search.value", (7, 12), "draft"),
        ("has:wings", "search.value", (4, 9), "attachment"),
        ("status:=draft", "search.value", (7, 13), "draft"),
        ("sent:overdue", "search.value", (5, 12), "2026-11-28"),
        ("sent:28/11/2026", "search.value", (5, 15), "2026-11-28"),
        ("sent:2026-02-30", "search.value", (5, 15), "2026-11-28"),
        ("sent:1969", "search.value", (5, 9), "2026-11-28"),
        ("due:2x", "search.value", (4, 6), "2d"),
        ("due:2d..2026", "search.value", (4, 12), "2d"),
        ("due:..", "search.value", (4, 6), "2d"),
        ("due:2d..1d", "search.range", (4, 10), "1d..2d"),
        ("total:9..1", "search.range", (6, 10), "1..9"),
        ("total:1.234", "search.ambiguous", (6, 11), "1234, 1.2340"),
        ("total:>12,345", "search.ambiguous", (6, 13), "12345, 12.3450"),
        ("total:5XQ", "search.value", (6, 9), "100"),
        ("total:5ZZZ", "search.currency", (6, 10), "EUR"),
        ("total:5EUR..9USD", "search.currency", (6, 16), "EUR"),
        ("total:0.0000001", "search.number", (6, 15), ""),
        ("total:ten", "search.value", (6, 9), "100"),
        ("lines:2.5", "search.value", (6, 9), "2..5"),
        ('a "b c', "search.quote", (2, 6), '"…"'),
        ('partner:"b', "search.quote", (8, 10), '"…"'),
        ("-", "search.minus", (0, 1), "-word"),
        ("OR a", "search.or", (0, 2), '"OR"'),
        ("a OR", "search.or", (2, 4), '"OR"'),
        ("a OR OR b", "search.or", (5, 7), '"OR"'),
    ],
)
def test_bad_syntax_says_where_and_what_else(
    text: str, code: str, place: tuple[int, int], expected: str
) -> None:
    with pytest.raises(UserError) as caught:
        read(text)
    error = caught.value
    assert (error.code, error.field) == (code, "text")
    assert (int(error.params["start"]), int(error.params["end"])) == place
    assert expected in error.params["expected"]


def test_limits() -> None:
    for text in ("x" * 1_001, "a " * 41, "status:" + ",".join(["draft"] * 41)):
        with pytest.raises(UserError) as caught:
            read(text)
        assert caught.value.code in ("search.too_long", "search.too_many")
