# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The manual's dialog (S2.52–S2.58): Order, Columns, Rows, Alert, Mail alert, visible fields; for a new
widget and for one that is changed from its tool.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from desktop_b2b.errors import UserError
from ui.forms.form import Form
from ui.forms.spec import FieldKind, FieldSpec
from ui.screens.dashboard import fields, limits
from ui.screens.dashboard.chart.words import CHARTS, chart_word
from ui.screens.dashboard.choices import CHART, FORMS, TONES, form_word, tone_word
from ui.screens.dashboard.draft import ALERT_TONE, WidgetDraft
from ui.screens.dashboard.field_boxes import FieldBoxes
from ui.screens.transactions.words import search_words
from ui.strings import error_text
from ui.theme import Space, Tone, Type, scaled
from ui.widgets import Dialog, IconLabel, PlainLabel

#: A window is never higher than this part of the screen.
MOST_OF_SCREEN = 0.86


class Source(NamedTuple):
    """A search to begin with: what it is called, its text and its order."""

    name: str
    query: str
    sort: tuple[str, ...] = ()


class Offer(NamedTuple):
    """What a dialog knows of the dashboard: how many widgets there are, what this one is usually called, the
    fields that it shows, what all fields are called, and searches to begin with.
    """

    widgets: int
    usual_title: str
    shown: Sequence[str]
    names: Mapping[str, str]
    sources: Sequence[Source] = ()


class WidgetDialog(Dialog):
    """Asks for all that makes a widget. `save(draft, refused)` is called with what was entered once it can be
    meant; it says by `refused(error)` why it was not taken, or closes the dialog by `done_well`.
    """

    def __init__(
        self,
        draft: WidgetDraft,
        offer: Offer,
        save: Callable[[WidgetDraft, WidgetDialog], object],
        parent: QWidget | None = None,
    ) -> None:
        title = QCoreApplication.translate("WidgetDialog", "Add to dashboard")
        verb = QCoreApplication.translate("WidgetDialog", "Add")
        if not draft.is_new:
            title = QCoreApplication.translate("WidgetDialog", "Edit widget")
            verb = QCoreApplication.translate("WidgetDialog", "Save")
        super().__init__(title, verb=verb, width=560, parent=parent)
        self._draft, self._offer, self._save = draft, offer, save
        self.form = self._make_form()
        self.boxes = FieldBoxes(offer.names, offer.shown)
        self.fields_label = PlainLabel(self.tr("Visible fields"), Type.CAPTION, "text2")
        self.unknown = PlainLabel("", Type.SMALL, "text3", wrap=True)
        self.trouble = IconLabel("alert-circle", "", Tone.RED, wrap=True)
        self.trouble.hide()
        self._build()
        self._fill()

    # ------------------------------------------------------------ building

    def _build(self) -> None:
        self._inside = inside = QWidget()
        inside.setProperty("kind", "page")
        column = QVBoxLayout(inside)
        # Beside the scroll bar, wherever one reads from.
        before, behind = (Space.XS, 0) if self.isRightToLeft() else (0, Space.XS)
        column.setContentsMargins(before, 0, behind, 0)
        column.setSpacing(Space.S)
        for widget in (self.form, self.fields_label, self.boxes, self.unknown):
            column.addWidget(widget)
        column.addStretch(1)
        self.scroller = QScrollArea()
        self.scroller.setWidgetResizable(True)
        self.scroller.setFrameShape(QFrame.Shape.NoFrame)
        self.scroller.setWidget(inside)
        self.body.addWidget(self.scroller)
        self.body.addWidget(self.trouble)

    def _make_form(self) -> Form:
        form = Form()
        offer, whole = self._offer, limits.whole
        if offer.sources:
            options = [(str(number), source.name) for number, source in enumerate(offer.sources)]
            start = FieldSpec("source", self.tr("Start from"), FieldKind.CHOICE, options=options,
                              placeholder=self.tr("A search of your own"))  # fmt: skip
            form.add_row((start, 12))
        form.add_row((FieldSpec("title", self.tr("Title"), placeholder=offer.usual_title,
                                required=not self._draft.key, validate=limits.title), 12))  # fmt: skip
        form.add_row((FieldSpec("query", self.tr("Search"), validate=limits.search,
                                note=self.tr("as in transaction search"),
                                placeholder=self.tr("All transactions")), 12))  # fmt: skip
        shapes = [(form, form_word(form)) for form in FORMS]
        tones = [(tone, tone_word(tone)) for tone in TONES]
        charts = [(key, chart_word(key)) for key in CHARTS]
        form.add_row(
            (FieldSpec("form", self.tr("Show as"), FieldKind.SEGMENT, options=shapes), 4),
            (FieldSpec("chart", self.tr("Picture of"), FieldKind.CHOICE, options=charts), 8),
        )
        last = offer.widgets + 1 if self._draft.is_new else offer.widgets
        form.add_row(
            (FieldSpec("place", self.tr("Order"), note=self.tr("1 to {0}").format(last), required=True,
                       validate=lambda value: whole(value, 1, last)), 4),
            (FieldSpec("width", self.tr("Columns"), note=self.tr("width in %"), required=True,
                       suggestions=limits.WIDTHS, validate=limits.width), 4),
            (FieldSpec("rows", self.tr("Rows"), note=self.tr("that are shown"), required=True,
                       validate=limits.rows), 4),
        )  # fmt: skip
        form.add_row(
            (FieldSpec("alert", self.tr("Alert"), FieldKind.CHECK), 4),
            (FieldSpec("tone", self.tr("Colour"), FieldKind.CHOICE, options=tones), 8),
        )
        form.add_row(
            (FieldSpec("mail_alert", self.tr("Mail alert"), FieldKind.CHECK), 4),
            (FieldSpec("notify", self.tr("Notification on the screen"), FieldKind.CHECK), 8),
        )
        form.edited.connect(self._on_edited)
        return form

    def _fill(self) -> None:
        draft = self._draft
        self.form.set_values({
            "title": draft.title, "query": draft.query, "form": draft.form, "place": str(draft.place),
            "chart": draft.chart or next(iter(CHARTS)), "width": str(draft.width), "rows": str(draft.rows),
            "alert": draft.alert, "tone": draft.tone or ALERT_TONE, "mail_alert": draft.mail_alert,
            "notify": draft.notify,
        })  # fmt: skip
        unknown = fields.unknown(draft.columns)
        words = self.tr("Kept, but not known to this version of the program: {0}").format(", ".join(unknown))
        self.unknown.setText(words)
        self.unknown.setVisible(bool(unknown))
        self._settle()

    def showEvent(self, event: QShowEvent) -> None:
        self._fit()
        super().showEvent(event)

    def _fit(self) -> None:
        """As high as what is in it, and never higher than the screen."""
        inside = self._inside
        wanted = inside.sizeHint().height() + 2
        screen = self.screen().availableGeometry().height()
        around = scaled(200)
        self.scroller.setMinimumHeight(min(wanted, int(screen * MOST_OF_SCREEN) - around))
        self.scroller.setMinimumWidth(inside.minimumSizeHint().width())

    # ------------------------------------------------------------ what goes with what

    def _on_edited(self, key: str, value: object) -> None:
        if key == "source":
            source = self._offer.sources[int(str(value))]
            self.form.set_values({"query": source.query})
            if not str(self.form.values()["title"]).strip() or self._is_a_source_name():
                self.form.set_values({"title": source.name})
            self._draft = replace(self._draft, sort=source.sort)
        elif key == "query":
            # A search that was typed has the usual order.
            self._draft = replace(self._draft, sort=self._draft.sort if value == self._draft.query else ())
        self.trouble.hide()
        self._settle()

    def _is_a_source_name(self) -> bool:
        return self.form.values()["title"] in [source.name for source in self._offer.sources]

    def _settle(self) -> None:
        """Show only what goes with what was chosen."""
        values = self.form.values()
        self._tell_search(str(values["query"]).strip())
        picture = values["form"] == CHART
        self.form.field("chart").setVisible(picture)
        self.fields_label.setVisible(not picture)
        self.boxes.setVisible(not picture)
        alert = bool(values["alert"])
        for key in ("tone", "mail_alert", "notify"):
            self.form.field(key).setEnabled(alert)

    def _tell_search(self, query: str) -> None:
        """Say beneath the search what it means, as its chips do: `widget:draft` says nothing to people."""
        field = self.form.field("query")
        field.set_hint(search_words(query) if ":" in query and not limits.search(query) else "")

    def reword(self, _say: Callable[[str], str]) -> None:
        """The language changed."""
        self._settle()

    # ------------------------------------------------------------ done

    @property
    def entered(self) -> WidgetDraft:
        """What was entered, once `validate` found nothing wrong."""
        values = {key: str(value).strip() for key, value in self.form.values().items()}
        raw = self.form.values()
        before = self._draft
        columns = fields.chosen(self._offer.shown, self.boxes.checked, fields.unknown(before.columns))
        same = [key for key in columns if key in self._offer.names] == list(self._offer.shown)
        picture = values["form"] == CHART
        return replace(
            before, title=values["title"], query=limits.canonical(values["query"]), form=values["form"],
            chart=values["chart"] if picture else before.chart, place=int(values["place"]),
            width=limits.number(values["width"]), rows=int(values["rows"]), alert=bool(raw["alert"]),
            tone=values["tone"] if raw["alert"] else before.tone, mail_alert=bool(raw["mail_alert"]),
            notify=bool(raw["notify"]), columns=before.columns if same or picture else columns,
        )  # fmt: skip

    def accept(self) -> None:
        """Check first; what is wrong is said beside its field, and the cursor goes there."""
        errors = self.form.validate()
        if errors:
            self.form.focus_field(next(iter(errors)))
            return
        self.verb_button.setEnabled(False)
        self._save(self.entered, self)

    def done_well(self) -> None:
        """It was taken."""
        super().accept()

    def refuse(self, error: UserError) -> None:
        """It was not taken: say why, beside the field where it is about one."""
        self.verb_button.setEnabled(True)
        name = error.field.partition("[")[0]
        words = error_text(error)
        if name in self.form.keys:
            self.form.set_errors({name: words})
            self.form.focus_field(name)
        else:
            self.trouble.set_content("alert-circle", words, Tone.RED)
            self.trouble.show()
