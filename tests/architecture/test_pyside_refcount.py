# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Qt's Python binding must not lose references to None, or the program dies after some thousand calls.

PySide6 6.12.0 drops one on every call that returns nothing, and aborts CPython 3.11 after about 5,000. Python
3.12 and later hide it. No upgrade of Qt without this test on 3.11.
"""

import subprocess
import sys

PROGRAM = """
import sys
from PySide6.QtCore import QObject

thing = QObject()
before = sys.getrefcount(None)
for _ in range(20_000):
    thing.setObjectName("name")
print(abs(sys.getrefcount(None) - before))
"""


def test_twenty_thousand_void_calls_lose_no_reference() -> None:
    result = subprocess.run([sys.executable, "-c", PROGRAM], check=False, capture_output=True, text=True)
    assert result.returncode == 0, result.stderr
    assert int(result.stdout) < 100
