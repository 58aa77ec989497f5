# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""``python -m desktop_b2b``: the same as the program ``desktop-b2b``."""

from __future__ import annotations

import sys

from desktop_b2b.cli import main

if __name__ == "__main__":
    sys.exit(main())
