# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Postal codes: how they look in the countries where that is certain. Others are taken as they are."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop_b2b.rules.addresses import form_of, postal_code_fits


def _tr(text: str) -> str:
    return QCoreApplication.translate("PostalCode", text)


def postal_problem(code: str, country: str, country_name: str) -> str | None:
    """Why a postal code cannot be one of a country, in words; None when it may be."""
    if postal_code_fits(code, country):
        return None
    form = form_of(country)
    words = {4: _tr("Four digits in {0}"), 5: _tr("Five digits in {0}"), 6: _tr("Six digits in {0}")}
    if form.digits in (*words, 7):
        return words.get(form.digits, _tr("Seven digits in {0}")).format(country_name)
    return _tr("Written as {0} in {1}").format(form.example or "0" * form.digits, country_name)
