# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""N11: GTIN, SSCC and element strings as scanners send them (mission §2, §7.14)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_b2b.domain import gs1
from desktop_b2b.domain.codes import check_digit
from desktop_b2b.errors import UserError

TODAY = date(2026, 11, 28)
GS = gs1.SEPARATOR


def read(raw: str, today: date = TODAY) -> gs1.Scan:
    return gs1.read_scan(raw, today)


def refused(raw: str) -> str:
    with pytest.raises(UserError) as caught:
        read(raw)
    assert caught.value.field == "scan"
    return caught.value.code


@pytest.mark.parametrize(
    ("written", "stored"),
    [
        ("96385074", "00000096385074"),
        ("036000291452", "00036000291452"),
        ("4006381333931", "04006381333931"),
        ("10614141000415", "10614141000415"),
        ("4 006381 333931", "04006381333931"),
    ],
)
def test_n11_a_gtin_of_any_length_is_normalised(written: str, stored: str) -> None:
    assert gs1.gtin14(written, "gtin") == stored


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("4006381333932", "gtin.digit"),
        ("400638133393", "gtin.digit"),
        ("40063813339", "gs1.gtin_length"),
        ("00000000", "gs1.gtin_length"),
        ("٤٠٠٦٣٨١٣٣٣٩٣١", "gs1.gtin_length"),
        ("", "gs1.gtin_length"),
    ],
)
def test_n11_a_wrong_gtin_is_refused_by_its_field(written: str, code: str) -> None:
    with pytest.raises(UserError) as caught:
        gs1.gtin14(written, "lines[2].gtin")
    assert (caught.value.code, caught.value.field) == (code, "lines[2].gtin")


def test_n11_the_known_sscc_has_its_check_digit() -> None:
    assert gs1.sscc("095287654321012346", "sscc") == "095287654321012346"
    assert gs1.sscc("(00)095287654321012346", "sscc") == "095287654321012346"
    assert gs1.sscc("00095287654321012346", "sscc") == "095287654321012346"
    assert gs1.make_sscc(0, "9528765", 432101234) == "095287654321012346"
    for wrong, code in (("095287654321012345", "gs1.sscc_digit"), ("09528765432101234", "gs1.sscc_length")):
        with pytest.raises(UserError, match="SSCC") as caught:
            gs1.sscc(wrong, "sscc")
        assert caught.value.code == code


def test_n11_serials_of_an_sscc_end() -> None:
    assert gs1.make_sscc(9, "123456789012", 9999)[:17] == "91234567890129999"
    for arguments, field in (
        ((9, "123456789012", 10_000), "serial"),
        ((0, "9528765", -1), "serial"),
        ((10, "9528765", 1), "extension"),
        ((0, "952", 1), "company_prefix"),
        ((0, "", 1), "company_prefix"),
        ((0, "95287x5", 1), "company_prefix"),
    ):
        with pytest.raises(UserError) as caught:
            gs1.make_sscc(*arguments)
        assert caught.value.field == field


@given(st.integers(0, 9), st.integers(4, 12), st.data())
def test_n11_every_sscc_made_is_read_back(extension: int, length: int, data: st.DataObject) -> None:
    prefix = data.draw(st.text("0123456789", min_size=length, max_size=length))
    serial = data.draw(st.integers(0, 10 ** (16 - length) - 1))
    made = gs1.make_sscc(extension, prefix, serial)
    assert read(made).sscc == made
    assert read(f"]C100{made}").sscc == made
    wrong = made[:-1] + str((int(made[-1]) + 1) % 10)
    assert read(wrong).kind == "text"


def test_n11_plain_numbers() -> None:
    assert read("4006381333931\r\n") == gs1.Scan("4006381333931", "gtin", gtin="04006381333931")
    assert read("]E04006381333931").gtin == "04006381333931"
    assert read("095287654321012346").kind == "sscc"
    doubtful = read("4006381333932")
    assert (doubtful.kind, doubtful.text) == ("text", "4006381333932")
    assert doubtful.doubt is not None
    assert doubtful.doubt.code == "gtin.digit"


def test_n11_what_is_no_gs1_number_is_a_text_to_look_up() -> None:
    for raw in ("A-14-03", "B-1007", "SKU 12", "12345"):
        assert (read(raw).kind, read(raw).text, read(raw).doubt) == ("text", raw, None)
    assert read("]C0A-14-03").text == "A-14-03"


CARTON = "010400638133393117261231104711/a" + GS + "37012"


@pytest.mark.parametrize(
    "raw",
    [
        "]C1" + CARTON,
        "]d2" + CARTON,
        "]Q3" + CARTON,
        GS + CARTON,
        CARTON,
        CARTON + GS,
        "(01)04006381333931(17)261231(10)4711/a(37)012",
        "(01) 04006381333931 (10) 4711/a (37) 012 (17) 261231",
    ],
)
def test_n11_one_carton_however_it_is_sent(raw: str) -> None:
    scan = read(raw)
    assert scan.kind == "elements"
    assert (scan.gtin, scan.lot, scan.expires, scan.count) == (
        "04006381333931", "4711/a", date(2026, 12, 31), 12,
    )  # fmt: skip


def test_n11_marks_left_out_by_the_scanner_are_guessed_only_where_they_fit() -> None:
    scan = read("010400638133393117261231104711")
    assert (scan.gtin, scan.expires, scan.lot) == ("04006381333931", date(2026, 12, 31), "4711")
    assert read("00095287654321012346").sscc == "095287654321012346"
    other = read("0104006381333932XYZ")
    assert (other.kind, other.text) == ("text", "0104006381333932XYZ")
    assert other.doubt is not None


def test_n11_all_parts_of_a_pallet() -> None:
    scan = read(
        "(00)095287654321012346(02)04006381333931(37)480(11)251101(15)261100(21)S/9(3102)001250"
        "(400)PO-77(410)4006381000000(420)28195"
    )
    assert (scan.sscc, scan.content_gtin, scan.count) == ("095287654321012346", "04006381333931", 480)
    assert (scan.produced, scan.best_before, scan.serial) == (date(2025, 11, 1), date(2026, 11, 30), "S/9")
    assert (scan.weight_kg, scan.purchase_order) == (Decimal("12.50"), "PO-77")
    assert (scan.ship_to_gln, scan.ship_to_postal_code) == ("4006381000000", "28195")
    assert scan.elements[0] == ("00", "095287654321012346")


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        ("", "gs1.empty"),
        (" \r\n", "gs1.empty"),
        (GS, "gs1.empty"),
        ("9" * 401, "gs1.long"),
        ("]C1" + "0104006381333932", "gtin.digit"),
        ("]C1" + "01040063813339", "gs1.value"),
        ("]C1" + "8899", "gs1.identifier"),
        ("(88)1", "gs1.identifier"),
        ("(17)261331", "gs1.date"),
        ("(17)260230", "gs1.date"),
        ("(17)260000", "gs1.date"),
        ("(10)" + "x" * 21, "gs1.value"),
        ("(10)", "gs1.value"),
        ("(10)a\u202eb", "gs1.value"),
        ("(37)1x", "gs1.value"),
        ("(10)A(10)B", "gs1.twice"),
        ("(410)4006381000001", "gs1.gln_digit"),
        ("(00)095287654321012345", "gs1.sscc_digit"),
    ],
)
def test_n11_broken_element_strings_are_refused_in_words(raw: str, code: str) -> None:
    assert refused(raw) == code


@pytest.mark.parametrize(
    ("digits", "today", "expected"),
    [
        ("260228", date(2026, 1, 1), date(2026, 2, 28)),
        ("280200", date(2026, 1, 1), date(2028, 2, 29)),
        ("760101", date(2026, 1, 1), date(2076, 1, 1)),
        ("770101", date(2026, 1, 1), date(1977, 1, 1)),
        ("990101", date(2026, 1, 1), date(1999, 1, 1)),
        ("000101", date(2026, 1, 1), date(2000, 1, 1)),
        ("100101", date(2060, 1, 1), date(2110, 1, 1)),
        ("110101", date(2060, 1, 1), date(2011, 1, 1)),
    ],
)
def test_n11_dates_take_the_century_that_is_nearest(digits: str, today: date, expected: date) -> None:
    """GS1's rule: 51 to 99 years ahead are of the last century, 50 to 99 years back of the next."""
    assert read(f"(17){digits}", today).expires == expected


_PIECES = st.sampled_from(
    ["(01)", "(10)", "]C1", GS, "00", "01", "17", "4006381333931", "260228", "x", "é", " "]
)


def _outcome(raw: str) -> str:
    try:
        return read(raw).raw
    except UserError as error:
        return error.field


@given(st.one_of(st.text(max_size=60), st.lists(_PIECES, max_size=8).map("".join)))
def test_n11_no_scan_ends_in_anything_but_an_answer_or_words(raw: str) -> None:
    assert _outcome(raw) in (raw.strip(" \t\r\n"), "scan")


def test_check_digit_of_gs1() -> None:
    assert check_digit("09528765432101234") == "6"
    assert check_digit("400638133393") == "1"


@pytest.mark.parametrize(
    ("scanned", "gtins", "named"),
    [
        ("5901234123457", ("05901234123457",), "5901234123457"),
        ("05901234123457", ("05901234123457",), "5901234123457"),
        ("(02)05901234123457(37)4", ("05901234123457",), "5901234123457"),
        ("036000291452", ("00036000291452",), "036000291452"),
        ("35901234123458", ("35901234123458", "05901234123457"), "35901234123458"),
        ("90614141000411", ("90614141000411",), "90614141000411"),
        ("A-17", (), "A-17"),
    ],
)
def test_the_gtins_that_may_name_an_item(scanned: str, gtins: tuple[str, ...], named: str) -> None:
    """A case's number holds its unit's, but that of measured goods (9); told is what is printed."""
    scan = gs1.read_scan(scanned, date(2026, 9, 21))
    assert (scan.gtins, scan.named) == (gtins, named)
