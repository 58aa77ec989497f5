# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The kit of widgets. `python -m ui.widgets.gallery OUT.png [--dark]` draws all of them."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ui.theme.focus import FocusRing
    from ui.widgets.buttons import (
        Button,
        Kind,
        danger,
        icon_button,
        link,
        primary,
        quiet,
        secondary,
    )
    from ui.widgets.cards import Banner, Card, CardFooter
    from ui.widgets.checks import CheckBox, RadioButton
    from ui.widgets.chips import Avatar, Badge, Chip, FilterChip
    from ui.widgets.choice_cards import Choice, ChoiceCards
    from ui.widgets.dialogs import Dialog, Question
    from ui.widgets.empty import EmptyState
    from ui.widgets.labels import (
        Divider,
        ElidedLabel,
        FieldLabel,
        Icon,
        IconLabel,
        KeyCap,
        PlainLabel,
        plain_tooltip,
    )
    from ui.widgets.nav import NavBar, NavButton
    from ui.widgets.progress import CoverageBar, ReadinessList, Ready, Stage, StepIndicator, Stop, Timeline
    from ui.widgets.search_field import SearchField
    from ui.widgets.segment import Segment
    from ui.widgets.side import SideLayout, SidePanel
    from ui.widgets.status import StatusBarSentence, StatusStrip
    from ui.widgets.toast import Message, Toast, ToastHost, announce

__all__ = [
    "Avatar",
    "Badge",
    "Banner",
    "Button",
    "Card",
    "CardFooter",
    "CheckBox",
    "Chip",
    "Choice",
    "ChoiceCards",
    "CoverageBar",
    "Dialog",
    "Divider",
    "ElidedLabel",
    "EmptyState",
    "FieldLabel",
    "FilterChip",
    "FocusRing",
    "Icon",
    "IconLabel",
    "KeyCap",
    "Kind",
    "Message",
    "NavBar",
    "NavButton",
    "PlainLabel",
    "Question",
    "RadioButton",
    "ReadinessList",
    "Ready",
    "SearchField",
    "Segment",
    "SideLayout",
    "SidePanel",
    "Stage",
    "StatusBarSentence",
    "StatusStrip",
    "StepIndicator",
    "Stop",
    "Timeline",
    "Toast",
    "ToastHost",
    "announce",
    "danger",
    "icon_button",
    "link",
    "plain_tooltip",
    "primary",
    "quiet",
    "secondary",
]

#: Where each name lives: a module is imported when one of its names is first asked for.
_HOMES = {
    "ui.theme.focus": "FocusRing",
    "ui.widgets.buttons": "Button Kind danger icon_button link primary quiet secondary",
    "ui.widgets.cards": "Banner Card CardFooter",
    "ui.widgets.checks": "CheckBox RadioButton",
    "ui.widgets.chips": "Avatar Badge Chip FilterChip",
    "ui.widgets.choice_cards": "Choice ChoiceCards",
    "ui.widgets.dialogs": "Dialog Question",
    "ui.widgets.empty": "EmptyState",
    "ui.widgets.labels": "Divider ElidedLabel FieldLabel Icon IconLabel KeyCap PlainLabel plain_tooltip",
    "ui.widgets.nav": "NavBar NavButton",
    "ui.widgets.progress": "CoverageBar ReadinessList Ready Stage StepIndicator Stop Timeline",
    "ui.widgets.search_field": "SearchField",
    "ui.widgets.segment": "Segment",
    "ui.widgets.side": "SideLayout SidePanel",
    "ui.widgets.status": "StatusBarSentence StatusStrip",
    "ui.widgets.toast": "Message Toast ToastHost announce",
}


def __getattr__(name: str) -> object:
    for home, names in _HOMES.items():
        if name in names.split():
            found: object = getattr(import_module(home), name)
            globals()[name] = found
            return found
    raise AttributeError(f"{__name__} has no {name}")
