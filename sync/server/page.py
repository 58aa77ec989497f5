# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The operator's own door: metrics and health in full, on an address apart from the desks'.

Whoever may not see them is kept away by where it listens; it answers even when the desks' door is stuck.
"""

from __future__ import annotations

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from desktop_b2b.errors import OutageError
from sync.server.health import FAILING, OK
from sync.server.metrics import CONTENT_TYPE
from sync.server.server import Server

_TIMEOUT = 10.0


class OperatorPage:
    """``GET /metrics``, ``/health`` and ``/health/live`` on a thread of its own. Raises OutageError."""

    def __init__(self, server: Server, host: str, port: int) -> None:
        class Handler(BaseHTTPRequestHandler):
            timeout = _TIMEOUT
            server_version, sys_version = "desktop-b2b", ""

            def do_GET(self) -> None:
                status, kind, body = answer(server, self.path)
                self.send_response(status)
                self.send_header("content-type", kind)
                self.send_header("content-length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: object) -> None:
                """Scrapes are no news."""

        try:
            self._web = ThreadingHTTPServer((host, port), Handler)
        except OSError as error:
            raise OutageError("network.listen", f"Cannot listen on {host}:{port}: {error}") from error
        self._web.daemon_threads = True
        self.url = f"http://{host}:{self._web.server_address[1]}"
        self._thread = threading.Thread(target=self._web.serve_forever, name="operator", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Listen no more."""
        self._web.shutdown()
        self._web.server_close()
        self._thread.join()


def answer(server: Server, path: str) -> tuple[int, str, bytes]:
    """Status, type and body of a page."""
    if path == "/metrics":
        return 200, CONTENT_TYPE, server.metrics.text(server.doctor.gauges()).encode()
    if path == "/health/live":
        return 200, "application/json", json.dumps({"status": OK}).encode()
    if path == "/health":
        found = server.doctor.look()
        facts = {"status": OK if found.ready else FAILING, "parts": found.parts, "epoch": server.epoch}
        return 200 if found.ready else 503, "application/json", json.dumps(facts).encode()
    return 404, "text/plain; charset=utf-8", b"/metrics, /health, /health/live\n"
