# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The kit of widgets. `python -m ui.widgets.gallery OUT.png [--dark]` draws all of them."""

from ui.theme.focus import FocusRing
from ui.widgets.buttons import (
    Button,
    CheckBox,
    Kind,
    RadioButton,
    danger,
    icon_button,
    link,
    primary,
    quiet,
    secondary,
)
from ui.widgets.cards import Banner, Card, CardFooter
from ui.widgets.chips import Avatar, Badge, Chip, FilterChip
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
