# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The schema numbers of this program: ``PRAGMA user_version`` of a database that needs no migration."""

SCHEMA = {"desk": 31, "server": 20}
