# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The scripting tool: real processes, exit codes, and a script beside a window that edits and syncs."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import uuid_utils

from desktop_b2b.domain.commands.account import MarkOpened
from desktop_b2b.domain.commands.sourcing import LinePatch, SaveDraft
from desktop_b2b.services.queries import CountTransactions, GetSyncStatus, ListOutbox
from tests.end2end.trading import ROOT, WORD, market

CALLS = 200
JPEG = b"\xff\xd8\xff\xe0" + bytes(16)

SCRIPT = """
import json, sys
from desktop_b2b import cli
profile, count = sys.argv[1], int(sys.argv[2])
for number in range(count):
    body = json.dumps({"request_id": f"{number:032x}", "company": f"Script {number}"})
    code = cli.main(["--profile", profile, "do", "SaveDraft", body])
    assert code == 0, code
"""


def run(*arguments: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "desktop_b2b", *arguments],
        input=stdin, capture_output=True, text=True, cwd=ROOT, check=False, timeout=120,
    )  # fmt: skip


@pytest.mark.parametrize("verb", ["commands", "doctor"])
def test_whoever_has_read_enough_ends_it_in_silence(tmp_path: Path, verb: str) -> None:
    """What is long fails while it is printed, what is short as it is handed over."""
    call = [sys.executable, "-m", "desktop_b2b", "--profile", str(tmp_path), "--key", "none", verb]
    with subprocess.Popen(call, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as done:
        assert done.stdout is not None
        assert done.stderr is not None
        done.stdout.close()
        assert done.stderr.read() == b""
        assert done.wait(60) == 0


@pytest.mark.timeout(300)
def test_a_script_signs_in_works_and_syncs(tmp_path: Path) -> None:
    profile = ["--profile", str(tmp_path / "desk")]
    with market(tmp_path) as found:
        address = found.server.address
        wrong = run(*profile, "sign-in", "--server", address, "--email", "retailer@example.org", stdin="no\n")
        assert wrong.returncode == 2
        assert json.loads(wrong.stderr)["error"]["code"]
        right = run(
            *profile, "sign-in", "--server", address, "--email", "retailer@example.org", stdin=f"{WORD}\n"
        )
        assert right.returncode == 0, right.stderr
        assert json.loads(right.stdout)["organisation_id"] == found.ids["retailer"]
        assert run(*profile, "sync").returncode == 0
        draft = {"request_id": "a" * 32, "company": "Galerie Hartwig", "lines": [
            {"id": "b" * 32, "sku": "MUG", "quantity": "12", "max_price": "4.20"}]}  # fmt: skip
        made = run(*profile, "do", "SaveDraft", "-", stdin=json.dumps(draft))
        assert made.returncode == 0, made.stderr
        assert len(json.loads(made.stdout)["numbers"]) == 1
        synced = run(*profile, "sync")
        assert json.loads(synced.stdout)["pushed"] == 1
        shown = run(*profile, "show", "GetRequest", json.dumps({"request_id": "a" * 32}))
        assert json.loads(shown.stdout)["lines"][0]["max_price"] == "4.2"
        logo = tmp_path / "logo.jpg"
        logo.write_bytes(JPEG)
        kept = json.loads(run(*profile, "file", str(logo)).stdout)
        body = json.dumps({"organisation_id": found.ids["retailer"], "logo_hash": kept["hash"]})
        undone = json.loads(run(*profile, "do", "SetLogo", body).stdout)
        assert run(*profile, "withdraw", undone["command_id"]).returncode == 0
        assert json.loads(run(*profile, "show", "GetOrganisation").stdout)["logo_hash"] == ""
        assert run(*profile, "do", "SetLogo", body).returncode == 0
        assert json.loads(run(*profile, "sync").stdout)["pushed"] == 1
        logo.write_bytes(b"GIF89a")
        refused = run(*profile, "file", str(logo))
        assert json.loads(refused.stderr)["error"]["code"] == "file.type"
        healthy = run(*profile, "doctor")
        assert healthy.returncode == 0, healthy.stdout
        assert "tables compared, 0 rows repaired" in healthy.stdout
        compared = json.loads(run(*profile, "verify").stdout)
        assert compared["tables"] > 20
        assert compared["repaired"] == 0
        assert json.loads(run(*profile, "sync", "--accept-removal").stdout)["pushed"] == 0
    assert run(*profile, "sync").returncode == 3


@pytest.mark.parametrize(
    ("arguments", "field"),
    [
        (("do", "SaveDraft", '{"request_id": "x"}'), "request_id"),
        (("do", "SaveDraft", '{"request_id": 5}'), "request_id"),
        (("do", "Nothing", "{}"), "command"),
        (("show", "Nothing", "{}"), "query"),
        (("frobnicate",), "arguments"),
    ],
)
def test_bad_input_names_the_field_and_exits_with_two(
    tmp_path: Path, arguments: tuple[str, ...], field: str
) -> None:
    done = run("--profile", str(tmp_path / "desk"), *arguments)
    assert done.returncode == 2
    assert json.loads(done.stderr)["error"]["field"] == field
    assert done.stdout == ""


def test_commands_and_queries_come_with_their_schemas(tmp_path: Path) -> None:
    commands = [json.loads(line) for line in run("commands").stdout.splitlines()]
    queries = [json.loads(line) for line in run("queries").stdout.splitlines()]
    assert {"SaveDraft", "SendRequest", "ConfirmShipment"} <= {line["name"] for line in commands}
    assert "CloseDeadlines" not in {line["name"] for line in commands}
    assert {"Dashboard", "GetMatrix"} <= {line["name"] for line in queries}
    assert all(line["schema"] for line in [*commands, *queries])


@pytest.mark.timeout(300)
def test_two_hundred_calls_beside_a_desk_that_edits_and_syncs(tmp_path: Path) -> None:
    with market(tmp_path) as found:
        desk = found.desk("retailer", tmp_path / "desk")
        try:
            desk.open_door()
            desk.start_sync()
            script = subprocess.Popen(
                [sys.executable, "-c", SCRIPT, str(tmp_path / "desk"), str(CALLS)],
                cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
            )  # fmt: skip
            edits = 0
            ended = threading.Event()

            def watch() -> None:
                script.communicate()
                ended.set()

            watcher = threading.Thread(target=watch)
            watcher.start()
            while not ended.is_set() or edits < 20:
                line = LinePatch(id=uuid_utils.uuid7().hex, sku="MUG", quantity=Decimal(edits + 1))
                desk.execute(SaveDraft(request_id=uuid_utils.uuid7().hex, company="Window", lines=(line,)))
                edits += 1
            watcher.join()
            assert script.returncode == 0
            desk.engine.sync_until_settled()
            assert desk.answer(ListOutbox()) == []
            assert desk.answer(CountTransactions(query="kind:request")) == CALLS + edits
        finally:
            desk.close()
        # Another desk of the same company sees every one of them, once.
        other = found.desk("retailer", tmp_path / "other")
        assert other.answer(CountTransactions(query="kind:request")) == CALLS + edits
        other.close()


LIGHT = """
import sys
from desktop_b2b import cli
code = cli.main(sys.argv[1:])
loaded = {name.partition(".")[0] for name in sys.modules}
heavy = sorted(loaded & {"PySide6", "qasync", "sqlalchemy", "alembic"})
sys.stderr.write(",".join(heavy))
sys.exit(code)
"""


@pytest.mark.timeout(300)
def test_a_script_searches_and_arranges_a_dashboard(tmp_path: Path) -> None:
    """Whatever the window can do with searches, views and widgets (law 7)."""
    with market(tmp_path) as found:
        desk = found.desk("retailer", tmp_path / "desk")
        desk.execute(SaveDraft(request_id="a" * 32, company="Galerie Hartwig", note_to_suppliers="Fragile"))
        desk.close()

        def call(verb: str, what: str, /, **body: object) -> Any:
            done = run("--profile", str(tmp_path / "desk"), verb, what, json.dumps(body))
            assert done.returncode in (0, 2), done.stderr
            lines = (done.stdout if done.returncode == 0 else done.stderr).splitlines()
            return [json.loads(line) for line in lines]

        view, widget = uuid_utils.uuid7().hex, uuid_utils.uuid7().hex
        call(
            "do",
            "SaveView",
            view_id=view,
            name="Drafts",
            query="statut:brouillon Hartwig",
            sort=["-edited_at"],
        )
        (item,) = call("show", "ListViews")
        assert (item["name"], item["query"]) == ("Drafts", "status:draft Hartwig")
        (page,) = call("show", "ListTransactions", query=item["query"], sort=item["sort"])
        assert [row["id"] for row in page["rows"]] == ["a" * 32]
        assert call("show", "CountTransactions", query="-hartwig") == [0]
        call("do", "SaveWidget", widget_id=widget, title="Mine", query=item["query"], width=50, alert=True)
        state = call("show", "Dashboard")[-1]
        assert (state["key"], state["total"], state["width"]) == (widget, 1, 50)
        assert call("show", "ListAlerts")[0]["total"] == 0
        (preview,) = call("show", "PreviewTransaction", id="a" * 32)
        assert preview["note_to_suppliers"] == "Fragile"
        assert call("show", "ChartData", chart="orders_over_time")[0]["chart"] == "orders_over_time"
        assert "status" in json.dumps(call("show", "SuggestSearch", text="stat", caret=4))
        wrong = call("show", "ListTransactions", query="mood:good")[0]["error"]
        assert (wrong["field"], wrong["code"]) == ("query", "search.operator")
        absurd = call("do", "MoveWidget", widget_id=widget, width=9_000)[0]["error"]
        assert absurd["field"] == "width"
        call("do", "ResetDashboard")
        assert all(one["is_default"] for one in call("show", "Dashboard"))


def test_do_and_show_load_neither_qt_nor_sqlalchemy(tmp_path: Path) -> None:
    profile = str(tmp_path / "desk")
    # The first call makes the database, so alembic may come; the second needs none of it.
    first = subprocess.run(
        [sys.executable, "-c", LIGHT, "--profile", profile, "show", "ListPartners"],
        capture_output=True, text=True, cwd=ROOT, check=False, timeout=60,
    )  # fmt: skip
    assert "PySide6" not in first.stderr
    for verb in (("show", "ListPartners"), ("do", "SaveDraft", json.dumps({"request_id": "a" * 32}))):
        done = subprocess.run(
            [sys.executable, "-c", LIGHT, "--profile", profile, *verb],
            capture_output=True, text=True, cwd=ROOT, check=False, timeout=60,
        )  # fmt: skip
        # Nobody is signed in, so it is refused; what matters is what was loaded to say so.
        assert done.returncode == 2
        assert done.stderr.rstrip().endswith("}"), done.stderr


def test_an_administrator_makes_companies_and_people(tmp_path: Path) -> None:
    admin = ["admin", "--folder", str(tmp_path / "server")]

    def made(*arguments: str, stdin: str = "") -> str:
        done = run(*admin, *arguments, stdin=stdin)
        assert done.returncode == 0, done.stderr
        return str(json.loads(done.stdout)["id"])

    retailer = made("create-organisation", "Larch & Linden", "--kind", "retailer")
    supplier = made("create-organisation", "Ashford", "--kind", "supplier", "--time-zone", "Europe/London")
    made(
        "create-user",
        retailer,
        "Mara Ellis",
        "mara@example.org",
        "--role",
        "account_manager",
        stdin=f"{WORD}\n",
    )
    made("create-link", retailer, supplier, "--card")
    listed = [json.loads(line) for line in run(*admin, "list").stdout.splitlines()]
    assert {line["name"] for line in listed} == {"Larch & Linden", "Ashford"}
    refused = run(*admin, "create-organisation", "Nowhere", "--kind", "retailer", "--time-zone", "Moon/Base")
    assert refused.returncode == 2
    assert json.loads(refused.stderr)["error"]["field"] == "time_zone"


def test_a_server_ends_with_the_process_that_started_it(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "desktop_b2b", "server", "--listen", "127.0.0.1:0"]
    server = subprocess.Popen(
        [*command, "--folder", str(tmp_path / "server"), "--end-with-stdin"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT, text=True,
    )  # fmt: skip
    assert server.stdin is not None
    assert server.stdout is not None
    assert "listening" in server.stdout.readline()
    server.stdin.close()
    assert server.wait(timeout=30) == 0
    server.stdout.close()


def test_what_one_has_read_is_no_work_that_waits(tmp_path: Path) -> None:
    with market(tmp_path) as found:
        desk = found.desk("retailer", tmp_path / "desk")
        record = uuid_utils.uuid7().hex
        desk.execute(SaveDraft(request_id=record, company="Galerie Hartwig"))
        desk.engine.sync_until_settled()
        desk.execute(MarkOpened(record_id=record))
        assert desk.answer(GetSyncStatus()).waiting == 0
        assert desk.answer(ListOutbox()) == []
        assert [entry.type for entry in desk.answer(ListOutbox(include_marks=True))] == ["MarkOpened"]
        assert desk.engine.sync_until_settled().pushed == 1
        assert desk.answer(ListOutbox(include_marks=True)) == []
        desk.close()
