# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The script verb `export`: a list under stable codes, alone or beside the profile's owner."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from pathlib import Path

import pytest
from python_calamine import load_workbook

from desktop_b2b.app.desk import DeskApp
from desktop_b2b.documents.tables.transactions import CODES
from desktop_b2b.services.queries import ListTransactions
from desktop_b2b.storage.profile import open_profile
from tests.bench.harness import ROOT, fill, open_store, signed_in

ROWS = 30


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A profile with documents."""
    made = tmp_path / "desk"
    _, key = open_profile(made, "file")
    store = open_store(made, key)
    fill(store, signed_in(store), ROWS)
    store.close()
    return made


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "desktop_b2b", "--profile", str(folder), "export", *arguments],
        capture_output=True, text=True, cwd=ROOT, check=False, timeout=120,
    )  # fmt: skip


def _csv(path: Path) -> list[list[str]]:
    return list(csv.reader(path.read_text("utf-8").splitlines()))


def test_ux_82_everything_under_stable_codes(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "all.csv"
    done = run(folder, "transactions", str(path))
    assert done.returncode == 0, done.stderr
    rows = _csv(path)
    assert json.loads(done.stdout) == {"file": str(path), "rows": len(rows) - 1}
    assert tuple(rows[0]) == CODES
    assert len(rows) > ROWS


def test_the_owner_of_the_profile_writes_the_same(folder: Path, tmp_path: Path) -> None:
    alone, beside = tmp_path / "alone.xlsx", tmp_path / "beside.xlsx"
    columns = ("--columns", "number,partner,total,currency")
    assert run(folder, "transactions", str(alone), *columns).returncode == 0
    desk = DeskApp(folder)
    try:
        desk.open_door()
        assert run(folder, "transactions", str(beside), *columns).returncode == 0
        page = desk.answer(ListTransactions())
    finally:
        desk.close()
    first, second = (load_workbook(path).get_sheet_by_index(0).to_python() for path in (alone, beside))
    assert first == second
    assert first[0] == ["number", "partner", "total", "currency"]
    assert [row[0] for row in first[1:]] == [row.number for row in page.rows]


def test_a_list_is_limited_as_its_query_is(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "some.csv"
    done = run(folder, "transactions", str(path), "--list", json.dumps({"parent_id": "0" * 32}))
    assert done.returncode == 0, done.stderr
    assert len(_csv(path)) == 1


@pytest.mark.parametrize(
    ("arguments", "code", "field"),
    [
        (("x.ods",), "export.format", "file"),
        (("x.csv", "--columns", "number,colour"), "export.column", "columns[1]"),
        (("x.csv", "--list", '{"colour": "red"}'), "command.invalid", "colour"),
        (("x.csv", "--list", "{"), "command.json", ""),
    ],
)
def test_bad_input_names_the_field_and_leaves_no_file(
    folder: Path, tmp_path: Path, arguments: tuple[str, ...], code: str, field: str
) -> None:
    name, *rest = arguments
    done = run(folder, "transactions", str(tmp_path / name), *rest)
    assert done.returncode == 2
    error = json.loads(done.stderr)["error"]
    assert (error["code"], error["field"]) == (code, field)
    assert list(tmp_path.glob("*x.*")) == []


def test_a_folder_that_is_not_there_is_an_outage(folder: Path, tmp_path: Path) -> None:
    done = run(folder, "transactions", str(tmp_path / "nowhere" / "x.csv"))
    assert done.returncode == 3
    assert json.loads(done.stderr)["error"]["code"] == "export.unwritable"
