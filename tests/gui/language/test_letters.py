# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Words that the server has for itself are those of the window."""

from __future__ import annotations

import pytest

from desktop_b2b.domain.dashboard import DEFAULTS, default_widget
from sync.server.widget_names import widget_name
from ui.language import LANGUAGES, Language
from ui.screens.dashboard.widgets import widget_title

ID = "0" * 32


@pytest.mark.usefixtures("qapp")
def test_letters_call_widgets_as_the_window_does() -> None:
    speech = Language()
    try:
        for language in LANGUAGES:
            speech.switch(language)
            window = {one.key: widget_title(one.key) for one in DEFAULTS}
            letters = {one.key: widget_name(default_widget(ID, ID, one.key), language) for one in DEFAULTS}
            assert letters == window
    finally:
        speech.switch("en")
