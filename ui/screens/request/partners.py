# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The card "Partners and deadlines": a tile per partner that is asked."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial

from PySide6.QtCore import QCoreApplication, QPoint, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QMenu, QWidget

from desktop_b2b.clock import HOUR, from_datetime, to_datetime
from desktop_b2b.services.queries import CountedView, TimeSource
from ui.forms.draft_keys import Held
from ui.forms.history import Edit
from ui.screens.request.catalogue import Catalogue
from ui.screens.request.deadline import DeadlinePopover, Terms
from ui.screens.request.editing import DraftEditor
from ui.screens.request.partner_tiles import PartnerTile, TileArea
from ui.screens.request.times import day_time, item_words
from ui.screens.request.values import DraftPartner, partner_key
from ui.strings import away_word, zone_word
from ui.theme import Tone, Type, scaled
from ui.widgets import (
    Card,
    CheckBox,
    PlainLabel,
    Segment,
    plain_tooltip,
    quiet,
)

TILE = 224


class PartnersCard(Card):
    """Who is asked, for what, until when. Signals: `edited()` when the draft was changed here."""

    edited = Signal()

    def __init__(
        self,
        draft: DraftEditor,
        catalogue: Catalogue,
        now: Callable[[], datetime],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(QCoreApplication.translate("PartnersCard", "Partners and deadlines"), parent=parent)
        self._draft, self._catalogue, self._now = draft, catalogue, now
        #: Asks how a partner's deadline is counted; the page that can ask sets it.
        self.count: Callable[[str, int | None, Callable[[CountedView], object]], object] | None = None
        self.prefer_label = PlainLabel(self.tr("Prefer"), Type.SMALL, "text2")
        options = (("cost", self.tr("Lowest cost")), ("delay", self.tr("Soonest date")))
        self.prefer = Segment(options, sz="s")
        self.prefer.setAccessibleName(self.tr("Automatic assignment prefers"))
        self.prefer.chosen.connect(self._on_prefer)
        self.sealed_box = CheckBox(self.tr("Answers stay sealed until the last deadline"))
        self.sealed_box.setToolTip(
            plain_tooltip(
                self.tr(
                    "Nobody reads an answer before the last deadline is over; then all are opened at once."
                )
            )
        )
        self.sealed_box.toggled.connect(self._on_sealed)
        self.add_button = quiet(self.tr("Add partner"), "plus", self._add)
        self.same_button = quiet(self.tr("Same deadline for all"), "clock", self._same_for_all)
        for widget in (self.prefer_label, self.prefer, self.add_button, self.same_button):
            self.add_header_widget(widget)
        self._holder = TileArea(scaled(TILE))
        self._empty = PlainLabel(
            self.tr("Partners appear here with the first item: choose its product line or its partners."),
            Type.BODY,
            "text3",
            wrap=True,
        )
        self.body.addWidget(self._empty)
        self.body.addWidget(self._holder)
        self.body.addWidget(self.sealed_box)
        self.tiles: dict[str, PartnerTile] = {}
        self._sources: dict[str, TimeSource | None] = {}
        self.show_draft()

    def shown_partners(self) -> list[DraftPartner]:
        """The partners that an item asks, and those excluded."""
        asked = {partner for line in self._draft.lines() for partner in line.partner_ids}
        return [p for p in self._draft.partners() if p.partner_id in asked or p.excluded]

    def show_draft(self) -> None:
        """Show the draft's partners."""
        partners = self.shown_partners()
        wanted = [partner.partner_id for partner in partners]
        if list(self.tiles) != wanted or any(
            tile._name != self._catalogue.name(partner_id) for partner_id, tile in self.tiles.items()
        ):
            self._rebuild(wanted)
        for partner in partners:
            self._show_tile(partner)
        self._holder.lay_out()
        automatic = self._draft.text("mode") == "automatic"
        self.prefer.setVisible(automatic)
        self.prefer_label.setVisible(automatic)
        self.prefer.set_current(self._draft.text("preference"))
        self.sealed_box.blockSignals(True)
        self.sealed_box.setChecked(bool(self._draft.head("sealed")))
        self.sealed_box.blockSignals(False)
        self._empty.setVisible(not partners)
        self._holder.setVisible(bool(partners))
        self.same_button.setVisible(sum(not partner.excluded for partner in partners) > 1)
        if any(not line.blank for line in self._draft.lines()):
            self.add_button.enable()
        else:
            self.add_button.disable(self.tr("A partner is asked for items: enter one first"))

    def recount(self) -> None:
        """Ask what sets the time of each partner without a deadline of its own: a rule may, by the stored
        request.
        """
        if self.count is None:
            return
        for partner in self.shown_partners():
            if partner.deadline_at is None and not partner.excluded:
                self.count(partner.partner_id, None, partial(self._take_source, partner.partner_id))

    def _take_source(self, partner_id: str, view: CountedView) -> None:
        if self._sources.get(partner_id) == view.source:
            return
        self._sources[partner_id] = view.source
        if partner_id in self.tiles:
            self._show_tile(self._draft.partner(partner_id))

    def _rebuild(self, wanted: list[str]) -> None:
        focus = self.window().focusWidget()
        held = ""
        if focus is not None:
            held = next((key for key, tile in self.tiles.items() if tile.isAncestorOf(focus)), "")
        self.tiles = {}
        for partner_id in wanted:
            tile = PartnerTile(partner_id, self._catalogue.name(partner_id), self._holder)
            tile.deadline_wanted.connect(self._change_deadline)
            tile.excluded.connect(self._exclude)
            self.tiles[partner_id] = tile
            tile.show()
        self._holder.set_tiles(list(self.tiles.values()))
        if held in self.tiles:
            self.tiles[held].take_focus()

    def _show_tile(self, partner: DraftPartner) -> None:
        lines = [line for line in self._draft.lines() if not line.blank]
        numbers = [n for n, line in enumerate(lines, 1) if partner.partner_id in line.partner_ids]
        words, tone = self._deadline_words(partner)
        view = self._catalogue.partner(partner.partner_id)
        note = "" if view is None or view.link_state == "connected" else self.tr("not connected")
        self.tiles[partner.partner_id].show_partner(
            item_words(numbers), words, tone, partner.excluded, note, self._whole_deadline(partner, words)
        )

    def _whole_deadline(self, partner: DraftPartner, words: str) -> str:
        """The deadline with its zone and what is left until it: "Today 16:00, Amsterdam, in 5 h 18 min"."""
        if partner.deadline_at is None:
            return words
        now = self._now()
        instant = from_datetime(now)
        parts = (words, zone_word(str(now.tzinfo), instant), away_word(partner.deadline_at - instant))
        return ", ".join(parts)

    def _deadline_words(self, partner: DraftPartner) -> tuple[str, Tone]:
        now = self._now()
        at = partner.deadline_at
        if at is None:
            source = self._sources.get(partner.partner_id)
            if source is not None and source.by == "rule":
                return self.tr("By your rule: {0} h").format(source.hours), Tone.GREY
            view = self._catalogue.partner(partner.partner_id)
            hours = view.partner.answer_hours if view is not None else 24
            return self.tr("Usual: {0} h").format(hours), Tone.GREY
        instant = from_datetime(now)
        words = day_time(at, str(now.tzinfo), instant)
        if at <= instant:
            return self.tr("{0}, over").format(words), Tone.RED
        return words, Tone.AMBER if at - instant <= HOUR else Tone.GREY

    # ------------------------------------------------------------ editing

    def focus_partner(self, partner_id: str) -> bool:
        """Put the focus on a partner's deadline."""
        tile = self.tiles.get(partner_id)
        if tile is None:
            return False
        tile.deadline.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return True

    def _changed(self) -> None:
        self.show_draft()
        self.edited.emit()

    def _on_prefer(self, key: str) -> None:
        self._draft.edit({"preference": key})
        self.edited.emit()

    def _on_sealed(self, on: bool) -> None:
        self._draft.edit({"sealed": on})
        self.edited.emit()

    def _exclude(self, partner_id: str, on: bool) -> None:
        self._draft.set_partner(partner_id, excluded=on)
        self._changed()

    def _same_for_all(self) -> None:
        partners = [partner for partner in self.shown_partners() if not partner.excluded]
        if partners:
            self._pop_up(partners[0], self.same_button, for_all=True)

    def _change_deadline(self, partner_id: str) -> None:
        self._pop_up(self._draft.partner(partner_id), self.tiles[partner_id].deadline)

    def _pop_up(self, partner: DraftPartner, anchor: QWidget, *, for_all: bool = False) -> None:
        name = self._catalogue.name(partner.partner_id)
        zone = str(self._now().tzinfo)
        moment = to_datetime(partner.deadline_at, zone) if partner.deadline_at is not None else None
        view = self._catalogue.partner(partner.partner_id)
        hours = view.partner.answer_hours if view is not None else 24
        popover = DeadlinePopover(
            self.tr("Deadline for all partners") if for_all else self.tr("Deadline of {0}").format(name),
            self.tr("Set the deadline"),
            self._now,
            deadline=moment,
            usual=self.tr("Usual answer time") if for_all else self.tr("Usual: {0} h").format(hours),
            shipping_required=None if for_all else partner.shipping_required,
            others=0 if for_all else len(self.shown_partners()) - 1,
            count=partial(self.count, partner.partner_id) if self.count is not None and not for_all else None,
            parent=self,
        )
        popover.chosen.connect(lambda terms: self._take(partner.partner_id, terms, for_all or terms.for_all))
        popover.pop_up(anchor.mapToGlobal(QPoint(0, anchor.height())))

    def _take(self, partner_id: str, terms: Terms, for_all: bool) -> None:
        zone = str(self._now().tzinfo)
        ids = [p.partner_id for p in self.shown_partners() if not p.excluded] if for_all else [partner_id]
        changes: dict[str, Held] = {}
        for each in ids:
            changes[partner_key(each, "deadline_at")] = terms.deadline_at
            changes[partner_key(each, "deadline_zone")] = zone
        if terms.shipping_required is not None:
            changes[partner_key(partner_id, "shipping_required")] = terms.shipping_required
        self._draft.edit(changes, edit=Edit("deadline_at"))
        self._changed()

    def _add(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        asked = {p.partner_id for p in self.shown_partners() if not p.excluded}
        for view in self._catalogue.partners:
            if view.partner.id not in asked:
                menu.addAction(
                    view.partner.name.replace("&", "&&"), partial(self.add_partner, view.partner.id)
                )
        if menu.isEmpty():
            known = bool(self._catalogue.partners)
            words = self.tr("All your partners are asked") if known else self.tr("There are no partners yet")
            menu.addAction(words).setEnabled(False)
        menu.popup(self.add_button.mapToGlobal(QPoint(0, self.add_button.height())))

    def add_partner(self, partner_id: str) -> None:
        """Ask a partner for every item (S2.70)."""
        lines = [line.id for line in self._draft.lines() if not line.blank]
        self._draft.ask_partner(partner_id, lines)
        self._changed()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        super().mousePressEvent(event)
