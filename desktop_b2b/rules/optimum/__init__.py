# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The best assignment: what the question is, when an answer is valid, what it costs to the last digit.

An optimiser (``desktop_b2b.solver``) finds it; here stand the values that go in and come out, the exact
arithmetic that judges whatever it finds, and the plain rule that takes its place where it is missing.
"""
