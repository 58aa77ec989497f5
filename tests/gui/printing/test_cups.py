# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""A real print queue: labels and slips go through Qt and CUPS to a printer that listens on a socket."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

CUPSD = shutil.which("cupsd") or ("/usr/sbin/cupsd" if Path("/usr/sbin/cupsd").exists() else None)
LPADMIN = shutil.which("lpadmin") or ("/usr/sbin/lpadmin" if Path("/usr/sbin/lpadmin").exists() else None)
pytestmark = pytest.mark.skipif(
    CUPSD is None or LPADMIN is None or not hasattr(os, "geteuid") or os.geteuid() != 0,
    reason="a print server of one's own needs CUPS and its owner's rights",
)
ROOT = Path(__file__).parents[3]
PROGRAM = """
import sys
from PySide6.QtWidgets import QApplication
app = QApplication([])
from tests.gui.printing.floor_papers import box_facts, label_facts
from desktop_b2b.documents.box_slip import box_slip
from desktop_b2b.documents.labels import logistic_label
from PySide6.QtPrintSupport import QPrinter
from ui.printing.batch import Batch, Piece, PrinterPress
from ui.printing.printers import Choice
def printer(kind):
    return Choice(printer="floor").on(QPrinter(QPrinter.PrinterMode.HighResolution))
pieces = [
    Piece("packing_slip", "one", lambda: box_slip(box_facts(2, order_number="B-1"), "en")),
    Piece("carton_label", "two", lambda: logistic_label(label_facts(), "en")),
]
print(Batch(pieces, PrinterPress(printer)).run(lambda: False, lambda piece, copy: None))
"""
CONFIG = """
Listen {folder}/cups.sock
DefaultAuthType None
<Location />
  Order allow,deny
  Allow all
</Location>
<Location /admin>
  Order allow,deny
  Allow all
</Location>
<Policy default>
  <Limit All>
    Order deny,allow
  </Limit>
</Policy>
"""
FILES = """
ServerRoot {folder}
StateDir {folder}
CacheDir {folder}/cache
RequestRoot {folder}/spool
TempDir {folder}/tmp
AccessLog {folder}/access_log
ErrorLog {folder}/error_log
PageLog {folder}/page_log
FileDevice yes
"""


@dataclass
class Queue:
    """The server's socket, and what its printer got."""

    server: str
    jobs: list[bytes] = field(default_factory=list)
    came: threading.Semaphore = field(default_factory=lambda: threading.Semaphore(0))


@pytest.fixture
def queue() -> Iterator[Queue]:
    """A print server of the test's own, with one queue that sends what it gets as it is."""
    # Not below the tests' folder: the server's helpers are somebody else, who may not look in there.
    folder = Path(tempfile.mkdtemp(prefix="cups"))
    for name in ("cache", "spool", "tmp", "ppd", "ssl"):
        (folder / name).mkdir()
    (folder / "cupsd.conf").write_text(CONFIG.format(folder=folder), encoding="ascii")
    (folder / "cups-files.conf").write_text(FILES.format(folder=folder), encoding="ascii")
    os.chmod(folder, 0o755)  # noqa: S103  # the server's helpers run as somebody else
    made = Queue(str(folder / "cups.sock"))
    listener = socket.create_server(("127.0.0.1", 0))
    port = listener.getsockname()[1]
    threading.Thread(target=_print, args=(listener, made), daemon=True).start()
    assert CUPSD is not None
    assert LPADMIN is not None
    command = [CUPSD, "-f", "-c", str(folder / "cupsd.conf"), "-s", str(folder / "cups-files.conf")]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _reachable(made.server)
        add = [
            LPADMIN,
            "-h",
            made.server,
            "-p",
            "floor",
            "-E",
            "-v",
            f"socket://127.0.0.1:{port}",
            "-m",
            "raw",
        ]
        done = subprocess.run(add, capture_output=True, text=True, timeout=30, check=False)
        if done.returncode:
            pytest.skip(f"this CUPS takes no raw queue: {done.stderr.strip()}")
        yield made
    finally:
        server.terminate()
        server.wait(20)
        listener.close()
        shutil.rmtree(folder, ignore_errors=True)


def _print(listener: socket.socket, queue: Queue) -> None:
    while True:
        try:
            connection, _ = listener.accept()
        except OSError:
            return
        with connection:
            parts = []
            while part := connection.recv(65536):
                parts.append(part)
        queue.jobs.append(b"".join(parts))
        queue.came.release()


def _reachable(path: str) -> None:
    end = time.monotonic() + 20
    while time.monotonic() < end:
        with socket.socket(socket.AF_UNIX) as probe:
            try:
                probe.connect(path)
            except OSError:
                threading.Event().wait(0.05)
            else:
                return
    pytest.skip("the print server did not start here")


@pytest.mark.timeout(180)
def test_a_batch_goes_through_a_real_queue(queue: Queue) -> None:
    """In a process of its own: Qt looks for its print server once."""
    environment = {**os.environ, "CUPS_SERVER": queue.server, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM], cwd=ROOT, env=environment, capture_output=True, text=True,
        timeout=120, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "2"
    for _ in range(2):
        assert queue.came.acquire(timeout=40), Path(queue.server).with_name("error_log").read_text()[-3000:]
    assert len(queue.jobs) == 2
    assert all(job.startswith(b"%PDF-") for job in queue.jobs)
