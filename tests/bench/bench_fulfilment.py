# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""How fast a fulfilment centre's work is: python3 dev.py bench fulfilment [NAME …].

`slips-500`: processor seconds of 500 packing slips of two pages, with logo and barcodes, from facts to
one PDF; the
floor is reportlab writing the same words, pictures and bars at the same places, all of it measured
beforehand.
`scan-p99`: milliseconds from a scan to its verdict at the 99th percentile, with 100,000 open orders; a
fifth of the scans are numbers of orders, which are opened. The floor is 30.
`paste-1000`: processor milliseconds of 1,000 lines pasted into the wizard, until they are kept; at most
1,000.
`status-recomputed`: of 100,000 open orders, how many the server looks at after a receipt that concerns 1,000
of them; the floor is those 1,000, and any other number is an error.
`slips-5000-rss`: how much the process grew while it wrote 5,000 of them, in MiB; the floor is 500.
"""

from __future__ import annotations

import argparse
import gc
import io
import os
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QApplication
from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from desktop_b2b.documents.box_slip import box_slip
from desktop_b2b.documents.flow import Flow
from tests.bench.floor_crowd import Crowd
from tests.bench.harness import report
from tests.bench.waiting_crowd import Waiting
from tests.gui.b2b.stage import depot_in
from tests.gui.printing.conftest import jpg
from tests.gui.printing.floor_papers import box_facts, box_lines
from ui.models import tsv
from ui.printing.flow_pages import FlowPages
from ui.printing.output import ensure_gui, to_pdf
from ui.printing.rows import Barred, Drawn, Filled, Pictured, Said
from ui.theme import Theme

UNIT, HIGH = mm / 100, 297 * mm
BENCHES: dict[str, Callable[[], None]] = {}


def bench(name: str) -> Callable[[Callable[[], None]], Callable[[], None]]:
    """Register a measurement under its name."""

    def register(work: Callable[[], None]) -> Callable[[], None]:
        BENCHES[name] = work
        return work

    return register


def _slips(count: int) -> Iterator[Flow]:
    """Slips of two pages; made one at a time."""
    logo, lines = jpg(), box_lines(12)
    for number in range(count):
        facts = box_facts(
            lines=lines, logo=logo, order_number=f"B-{31080 + number}", purchase_order=f"45{number:08}"
        )
        yield box_slip(facts, "en")


@bench("slips-500")
def slips_500() -> None:
    """Ours against the floor."""
    app = ensure_gui()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "slips.pdf"
        to_pdf(_slips(5), path)
        start = time.process_time()
        to_pdf(_slips(500), path)
        ours = time.process_time() - start
        floor = _floor(Path(folder) / "floor.pdf")
        pages = path.read_bytes().count(b"/Type /Page\n")
    if pages != 1000:
        raise SystemExit(f"slips of two pages were to be measured, not {pages} pages")
    report("slips-500", ours, "s", floor)
    del app


@bench("paste-1000")
def paste_1000() -> None:
    """Milliseconds from 1,000 lines on the clipboard to as many items of a B2B order, red cells judged."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        raise SystemExit("paste-1000 needs an application with widgets")
    theme = Theme.install(app, "light", bundled=True, pixels=13)
    rows = [["Inventory ID", "Units", "Instructions"]]
    rows += [["MUG", str(number + 1), f"Carton {number}"] for number in range(1000)]
    text = "\n".join("\t".join(row) for row in rows)
    with tempfile.TemporaryDirectory() as folder, depot_in(Path(folder), theme) as depot:
        wizard = depot.wizard()
        wizard.show_step("products")
        start = time.process_time()
        dialog = wizard.looking_up.preview_paste(-1, tsv.read(text))
        depot.settle()
        dialog.accept()
        depot.settle()
        took = (time.process_time() - start) * 1000
        made = len(wizard.draft.items())
    if made != 1000:
        raise SystemExit(f"1,000 items were to be made, not {made}")
    report("paste-1000", took, "ms", 1000)


def _floor(path: Path) -> float:
    """The same marks by reportlab: seconds."""
    laid = []
    for slip in _slips(500):
        leaves = FlowPages(slip)
        laid.append([leaves.drawn(number) for number in range(len(leaves))])
    start = time.process_time()
    canvas: Any = Canvas(str(path), pageCompression=1)  # type: ignore[no-untyped-call]
    logos: dict[bytes, Any] = {}
    for pages in laid:
        for marks in pages:
            for left, top, one in marks:
                _write(canvas, logos, left, top, one)
            canvas.showPage()
    canvas.save()
    return time.process_time() - start


_FONTS = {400: "Helvetica", 500: "Helvetica", 600: "Helvetica-Bold"}


def _write(canvas: Any, logos: dict[bytes, Any], left: float, top: float, one: Drawn) -> None:
    """One mark, from the paper's upper left corner to PDF's lower left one."""
    x, y = (left + one.x) * UNIT, HIGH - (top + one.bottom) * UNIT
    tall = (one.bottom - one.top) * UNIT
    if isinstance(one, Said):
        canvas.setFont(_FONTS[one.weight], one.size)
        canvas.setFillGray(0.27 if one.grey else 0)
        canvas.drawString(x, HIGH - (top + one.base) * UNIT, one.text)
    elif isinstance(one, Filled):
        canvas.rect(x, y, one.width * UNIT, tall, stroke=0, fill=1)
    elif isinstance(one, Barred):
        bars = canvas.beginPath()
        for begin, width in one.bars.runs:
            bars.rect(x + begin * one.module * UNIT, y, width * one.module * UNIT, tall)
        canvas.drawPath(bars, stroke=0, fill=1)
    elif isinstance(one, Pictured):
        if one.data not in logos:
            logos[one.data] = ImageReader(io.BytesIO(one.data))  # type: ignore[no-untyped-call]
        canvas.drawImage(logos[one.data], x, y, one.width * UNIT, tall)


def _resident() -> float:
    """This process's memory, in MiB (Linux and macOS)."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE") / 2**20
    except OSError:
        import resource

        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20


@bench("slips-5000-rss")
def slips_5000_rss() -> None:
    """Growth over 5,000 against growth over the first 500."""
    app = ensure_gui()
    grown = []
    with tempfile.TemporaryDirectory() as folder:
        for count in (500, 5000):
            gc.collect()
            before = _resident()
            to_pdf(_slips(count), Path(folder) / "slips.pdf")
            gc.collect()
            grown.append(_resident() - before)
    report("slips-5000-rss", grown[1], "MiB", max(grown[0], 1.0))
    del app


@bench("scan-p99")
def scan_p99() -> None:
    """The floor desk's own way: judged in the open box, else looked for among all orders."""
    with tempfile.TemporaryDirectory() as folder:
        crowd = Crowd(Path(folder), 100_000)
        try:
            taken = sorted(crowd.scan_times(2_000))
        finally:
            crowd.close()
    report("scan-p99", taken[len(taken) * 99 // 100] * 1000, "ms", 30)


@bench("status-recomputed")
def status_recomputed() -> None:
    """A receipt at a centre, by the server's own way: who waits for it is found by index."""
    concerned = 1_000
    with tempfile.TemporaryDirectory() as folder:
        crowd = Waiting(Path(folder), 100_000, concerned)
        try:
            seen = crowd.receive(concerned)
            states = crowd.states()
        finally:
            crowd.close()
    if states.get("processing") != concerned:
        raise AssertionError(f"{concerned} orders should go on now: {states}")
    report("status-recomputed", len(seen), "orders", concerned)


def main() -> None:
    """Run the named measurements, or all of them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(BENCHES))
    wanted = parser.parse_args().names or list(BENCHES)
    for name in wanted:
        if name not in BENCHES:
            parser.error(f"there is no {name}; there are: {', '.join(BENCHES)}")
    # Widgets need more of an application than paper does: it is made before either.
    app = QApplication([])
    for name in wanted:
        BENCHES[name]()
    del app


if __name__ == "__main__":
    main()
