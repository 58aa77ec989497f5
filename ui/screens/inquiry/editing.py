# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What the answer form holds while somebody types: values, texts that are none yet, and what is wrong."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import msgspec

from desktop_b2b.domain import entities as e
from desktop_b2b.domain.codes import countable
from desktop_b2b.domain.commands.sourcing import AnswerLineValue, SaveAnswerDraft, SubmitAnswer
from desktop_b2b.domain.values import line_total
from desktop_b2b.services.queries import InquiryView
from ui.screens.inquiry import terms

ZERO = Decimal(0)
_KEYS = ("ready", "price", "backorder", "backorder_at", "minimum", "multiple")
#: The fields beside the lines, with what stands in them where nobody wrote anything.
_PLAIN: dict[str, Any] = {
    "shipping_cost": None,
    "shipping_kind": terms.FIXED,
    "shipping_box": None,
    "tiers": "",
    "free_above": None,
    "minimum_order": None,
    "valid_until": None,
    "comment": "",
}


class AnswerLine(msgspec.Struct, frozen=True, kw_only=True):
    """One line of the form; None where nothing was entered, which counts as nought (S2.81)."""

    id: str
    ready: Decimal | None = None
    price: Decimal | None = None
    backorder: Decimal | None = None
    backorder_at: int | None = None
    minimum: Decimal | None = None
    multiple: Decimal | None = None

    @property
    def offered(self) -> Decimal:
        """Ready and back-order together."""
        return (self.ready or ZERO) + (self.backorder or ZERO)


class AnswerForm(msgspec.Struct, frozen=True, kw_only=True):
    """The whole form. `raw`: what was typed and is no value, by "line id/key" or field."""

    lines: tuple[AnswerLine, ...] = ()
    shipping_cost: Decimal | None = None
    shipping_kind: str = terms.FIXED
    shipping_box: Decimal | None = None
    tiers: str = ""
    free_above: Decimal | None = None
    minimum_order: Decimal | None = None
    valid_until: int | None = None
    comment: str = ""
    raw: dict[str, str] = msgspec.field(default_factory=dict)

    def parts(self) -> dict[str, Any]:
        """All that is filled in, by field or "line id/key"; texts that are no values under "raw/"."""
        found: dict[str, Any] = {
            f"{line.id}/{key}": getattr(line, key) for line in self.lines for key in _KEYS
        }
        found |= {key: getattr(self, key) for key, empty in _PLAIN.items() if getattr(self, key) != empty}
        found |= {f"raw/{key}": text for key, text in self.raw.items()}
        return {key: part for key, part in found.items() if part is not None}

    def with_parts(self, parts: dict[str, Any]) -> AnswerForm:
        """The form with these parts and no others, in the lines that it has."""
        return AnswerForm(
            lines=tuple(
                AnswerLine(id=line.id, **{key: parts.get(f"{line.id}/{key}") for key in _KEYS})
                for line in self.lines
            ),
            **{key: parts.get(key, empty) for key, empty in _PLAIN.items()},
            raw={key.removeprefix("raw/"): text for key, text in parts.items() if key.startswith("raw/")},
        )

    def line(self, line_id: str) -> AnswerLine:
        """A line by its id; an empty one for a line nobody filled in."""
        return next((line for line in self.lines if line.id == line_id), AnswerLine(id=line_id))

    def with_lines(self, changes: Sequence[tuple[str, str, object]]) -> AnswerForm:
        """The form with values put into lines: (line id, key, value)."""
        raw = dict(self.raw)
        lines = {line.id: line for line in self.lines}
        for line_id, key, value in changes:
            lines[line_id] = msgspec.structs.replace(lines[line_id], **{key: value})
            raw.pop(f"{line_id}/{key}", None)
        return msgspec.structs.replace(self, lines=tuple(lines.values()), raw=raw)

    def with_raw(self, key: str, text: str) -> AnswerForm:
        """The form with a text that is no value; an empty one takes it away."""
        raw = {name: held for name, held in self.raw.items() if name != key}
        if text:
            raw[key] = text
        return msgspec.structs.replace(self, raw=raw)


def form_of(view: InquiryView) -> AnswerForm:
    """The form as it is stored: the unsent draft, else the answer that was given, else empty."""
    if view.draft is not None:
        return _filled(view, view.draft, {line.id: line for line in view.draft_lines})
    if view.answer is not None and view.answer.state != "declined":
        return _filled(view, view.answer, {line.id: line for line in view.answer_lines})
    return AnswerForm(lines=tuple(AnswerLine(id=line.id) for line in view.lines))


def _filled(
    view: InquiryView,
    head: e.AnswerDraft | e.Answer,
    rows: dict[str, e.AnswerDraftLine] | dict[str, e.AnswerLine],
) -> AnswerForm:
    lines = []
    for asked in view.lines:
        row = rows.get(asked.id)
        if row is None:
            lines.append(AnswerLine(id=asked.id))
            continue
        touched = row.price is not None or row.ready > 0 or row.backorder > 0
        lines.append(
            AnswerLine(
                id=asked.id,
                ready=row.ready if touched else None,
                price=row.price,
                backorder=row.backorder or None,
                backorder_at=row.backorder_at,
                minimum=row.minimum or None,
                multiple=row.multiple or None,
            )
        )
    fields: dict[str, Any] = terms.fields_of(head)
    return AnswerForm(lines=tuple(lines), shipping_cost=head.shipping_cost, comment=head.comment, **fields)


def draft_command(inquiry_id: str, form: AnswerForm) -> SaveAnswerDraft:
    """The command that keeps the form without sending it."""
    return SaveAnswerDraft(
        inquiry_id=inquiry_id,
        shipping_cost=form.shipping_cost,
        comment=form.comment.strip(),
        terms=terms.terms_of(form),
        lines=_values(form),
    )


def submit_command(inquiry_id: str, form: AnswerForm) -> SubmitAnswer:
    """The command that sends the form."""
    return SubmitAnswer(
        inquiry_id=inquiry_id,
        shipping_cost=form.shipping_cost,
        comment=form.comment.strip(),
        terms=terms.terms_of(form),
        lines=_values(form),
    )


def _values(form: AnswerForm) -> tuple[AnswerLineValue, ...]:
    return tuple(
        AnswerLineValue(
            inquiry_line_id=line.id,
            ready=line.ready or ZERO,
            price=line.price,
            backorder=line.backorder or ZERO,
            backorder_at=line.backorder_at,
            minimum=line.minimum or ZERO,
            multiple=line.multiple or ZERO,
        )
        for line in form.lines
    )


@dataclass(frozen=True)
class Totals:
    """What the form adds up to. `total` includes shipping; `asked` and the quantities count units."""

    asked: Decimal
    ready: Decimal
    backorder: Decimal
    goods: Decimal
    shipping: Decimal

    @property
    def total(self) -> Decimal:
        return self.goods + self.shipping


def totals(form: AnswerForm, lines: Sequence[e.InquiryLine], currency: str) -> Totals:
    """Sums while typing; each line is rounded once (mission §7.3)."""
    goods = sum((amount(line, currency) or ZERO for line in form.lines), ZERO)
    shipping = terms.shipping_in(form)
    units = sum((line.offered for line in form.lines), ZERO)
    return Totals(
        asked=sum((line.quantity for line in lines), ZERO),
        ready=sum((line.ready or ZERO for line in form.lines), ZERO),
        backorder=sum((line.backorder or ZERO for line in form.lines), ZERO),
        goods=goods,
        shipping=shipping.cost(units, goods, currency) if shipping is not None else ZERO,
    )


def amount(line: AnswerLine, currency: str) -> Decimal | None:
    """What a line comes to; None while there is no price or nothing is offered."""
    if line.price is None or not line.offered:
        return None
    return line_total(line.offered, line.price, currency)


@dataclass(frozen=True)
class Fault:
    """Something to mend, or (not `hard`) to look at. `line_id` is empty for a field of the form itself."""

    code: str
    line_id: str
    key: str
    hard: bool = True


def faults(view: InquiryView, form: AnswerForm, now: int = 0) -> list[Fault]:
    """What stands between the form and sending it, as the server would judge it, and what to look at."""
    found: list[Fault] = []
    unread = {tuple(key.split("/")) for key in form.raw}
    for asked in view.lines:
        line = form.line(asked.id)
        for key in _KEYS:
            if (asked.id, key) in unread:
                found.append(Fault("unread", asked.id, key))
        found += _line_faults(view, asked, line, unread)
    found += [Fault("unread", "", key) for key in _PLAIN if (key,) in unread]
    if ("shipping_cost",) not in unread:
        if view.inquiry.shipping_required and terms.shipping_in(form) is None:
            key = "tiers" if form.shipping_kind == terms.TIERED else "shipping_cost"
            found.append(Fault("no_shipping", "", key))
        elif form.shipping_cost is not None and form.shipping_cost < 0:
            found.append(Fault("negative", "", "shipping_cost"))
    told = {fault.key for fault in found if not fault.line_id}
    found += [Fault(code, "", key) for code, key in terms.faults_in(form, now) if key not in told]
    if not any(line.offered for line in form.lines) and not unread:
        found.append(Fault("nothing", "", "", hard=False))
    return found


def _line_faults(
    view: InquiryView, asked: e.InquiryLine, line: AnswerLine, unread: set[tuple[str, ...]]
) -> list[Fault]:
    found: list[Fault] = []
    for key in ("ready", "price", "backorder", "minimum", "multiple"):
        value: Decimal | None = getattr(line, key)
        if value is not None and value < 0:
            found.append(Fault("negative", asked.id, key))
        elif key != "price" and value and countable(asked.uom) and value != value.to_integral_value():
            found.append(Fault("not_whole", asked.id, key))
    if line.offered > 0 and line.price is None and (asked.id, "price") not in unread:
        found.append(Fault("no_price", asked.id, "price"))
    if (line.backorder or ZERO) > 0 and (asked.id, "backorder_at") not in unread:
        if line.backorder_at is None:
            found.append(Fault("no_date", asked.id, "backorder_at"))
        elif line.backorder_at < view.inquiry.sent_at:
            found.append(Fault("early_date", asked.id, "backorder_at"))
    for key in ("minimum", "multiple"):
        if 0 < line.offered < (getattr(line, key) or ZERO):
            found.append(Fault(f"{key}_above", asked.id, key))
    if line.offered > asked.quantity:
        found.append(Fault("more_than_asked", asked.id, "ready", hard=False))
    return found


#: What is told at once; the rest of the faults only when somebody wants to send.
AT_ONCE = frozenset({"unread", "negative", "not_whole", "early_date", "early_validity", "tiers"})
