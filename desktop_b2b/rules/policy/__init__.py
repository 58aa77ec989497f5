# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The retailer's own rules: when this holds of a request, a partner or an offer, do that.

Rules are data: rows of field, operator and value, or a text in a small language, and an action. They see
facts that are given to them, never a clock, a database or chance, so that a desk, the server and a replay
years later come to the same verdict. Each decision says which rows held.
"""
