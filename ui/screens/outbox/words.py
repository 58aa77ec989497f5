# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Commands in business words: what will happen, seen by the person who asked for it."""

from __future__ import annotations

from typing import Any

import msgspec
from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from desktop_b2b.services.queries import OutboxEntry

#: Command → icon and words; {0} is the document's number.
WORDS: dict[str, tuple[str, object]] = {
    "SetCalendar": ("clock", QT_TRANSLATE_NOOP("CommandWords", "Change the working hours")),
    "UpdateOrganisation": ("building", QT_TRANSLATE_NOOP("CommandWords", "Change the company's data")),
    "SetLogo": ("image", QT_TRANSLATE_NOOP("CommandWords", "Change the company's logo")),
    "SavePartner": ("users", QT_TRANSLATE_NOOP("CommandWords", "Save a partner")),
    "InvitePartner": ("send", QT_TRANSLATE_NOOP("CommandWords", "Invite a partner")),
    "RevokeInvitation": ("x-circle", QT_TRANSLATE_NOOP("CommandWords", "Take an invitation back")),
    "SuspendPartner": ("x-circle", QT_TRANSLATE_NOOP("CommandWords", "Suspend a partner")),
    "ResumePartner": ("undo", QT_TRANSLATE_NOOP("CommandWords", "End the suspension of a partner")),
    "ConnectPartner": ("users", QT_TRANSLATE_NOOP("CommandWords", "Connect a partner")),
    "DeclineInvitation": ("x-circle", QT_TRANSLATE_NOOP("CommandWords", "Decline an invitation")),
    "SaveCentreTerms": ("sliders", QT_TRANSLATE_NOOP("CommandWords", "Publish the centre's tables")),
    "SaveStockItem": ("package", QT_TRANSLATE_NOOP("CommandWords", "Save a product at a centre")),
    "SetAccountTier": ("users", QT_TRANSLATE_NOOP("CommandWords", "Set the tier of an account")),
    "ApproveHazmat": ("check", QT_TRANSLATE_NOOP("CommandWords", "Approve dangerous goods")),
    "ReceiveStock": ("download", QT_TRANSLATE_NOOP("CommandWords", "Receive goods")),
    "CountStock": ("check", QT_TRANSLATE_NOOP("CommandWords", "Count stock")),
    "AdjustStock": ("edit", QT_TRANSLATE_NOOP("CommandWords", "Adjust stock")),
    "HoldStock": ("x-circle", QT_TRANSLATE_NOOP("CommandWords", "Hold stock")),
    "ReleaseStock": ("undo", QT_TRANSLATE_NOOP("CommandWords", "Release held stock")),
    "SaveBin": ("map-pin", QT_TRANSLATE_NOOP("CommandWords", "Save a bin")),
    "MoveBinStock": ("truck", QT_TRANSLATE_NOOP("CommandWords", "Move stock to another bin")),
    "SaveProductLine": ("tree", QT_TRANSLATE_NOOP("CommandWords", "Save a product line")),
    "MergeProductLines": ("tree", QT_TRANSLATE_NOOP("CommandWords", "Merge product lines")),
    "ImportProductLines": ("download", QT_TRANSLATE_NOOP("CommandWords", "Import product lines")),
    "SaveContact": ("map-pin", QT_TRANSLATE_NOOP("CommandWords", "Save an address")),
    "SaveProduct": ("package", QT_TRANSLATE_NOOP("CommandWords", "Save a product")),
    "MarkSeen": ("check", QT_TRANSLATE_NOOP("CommandWords", "Mark alerts as read")),
    "MarkOpened": ("eye", QT_TRANSLATE_NOOP("CommandWords", "Mark {0} as read")),
    "MarkAllSeen": ("check", QT_TRANSLATE_NOOP("CommandWords", "Mark all alerts as read")),
    "RestoreSeen": ("undo", QT_TRANSLATE_NOOP("CommandWords", "Mark alerts as unread again")),
    "SaveView": ("search", QT_TRANSLATE_NOOP("CommandWords", "Save a view")),
    "DeleteView": ("trash", QT_TRANSLATE_NOOP("CommandWords", "Delete a view")),
    "RestoreView": ("undo", QT_TRANSLATE_NOOP("CommandWords", "Restore a view")),
    "ArrangeViews": ("columns", QT_TRANSLATE_NOOP("CommandWords", "Put views in order")),
    "ShareView": ("users", QT_TRANSLATE_NOOP("CommandWords", "Share a view with colleagues")),
    "WithdrawSharedView": ("x-circle", QT_TRANSLATE_NOOP("CommandWords", "Stop sharing a view")),
    "RestoreSharedView": ("undo", QT_TRANSLATE_NOOP("CommandWords", "Share a view again")),
    "SaveLayout": ("columns", QT_TRANSLATE_NOOP("CommandWords", "Remember the columns of a list")),
    "SaveWidget": ("dashboard", QT_TRANSLATE_NOOP("CommandWords", "Save a widget of the dashboard")),
    "MoveWidget": ("dashboard", QT_TRANSLATE_NOOP("CommandWords", "Move a widget of the dashboard")),
    "RemoveWidget": ("trash", QT_TRANSLATE_NOOP("CommandWords", "Remove a widget from the dashboard")),
    "RestoreWidget": ("undo", QT_TRANSLATE_NOOP("CommandWords", "Put a widget back on the dashboard")),
    "ResetDashboard": ("dashboard", QT_TRANSLATE_NOOP("CommandWords", "Reset the dashboard to default")),
    "RestoreDashboard": ("undo", QT_TRANSLATE_NOOP("CommandWords", "Restore the dashboard")),
    "ResolveIssue": ("conflict", QT_TRANSLATE_NOOP("CommandWords", "Close a sync issue")),
    "SaveDraft": ("edit", QT_TRANSLATE_NOOP("CommandWords", "Save the draft {0}")),
    "ImportRequests": ("download", QT_TRANSLATE_NOOP("CommandWords", "Import drafts from a file")),
    "ImportContacts": ("download", QT_TRANSLATE_NOOP("CommandWords", "Import contacts from a file")),
    "ImportProducts": ("download", QT_TRANSLATE_NOOP("CommandWords", "Import products from a file")),
    "DeleteDraft": ("trash", QT_TRANSLATE_NOOP("CommandWords", "Delete the draft {0}")),
    "RestoreDraft": ("undo", QT_TRANSLATE_NOOP("CommandWords", "Restore the draft {0}")),
    "DuplicateRequest": ("copy", QT_TRANSLATE_NOOP("CommandWords", "Duplicate the request {0}")),
    "SendRequest": ("send", QT_TRANSLATE_NOOP("CommandWords", "Send the request {0}")),
    "ChangeDeadline": ("clock", QT_TRANSLATE_NOOP("CommandWords", "Change a deadline of {0}")),
    "SaveAssignment": ("check", QT_TRANSLATE_NOOP("CommandWords", "Assign quantities of {0}")),
    "PlaceOrders": ("send", QT_TRANSLATE_NOOP("CommandWords", "Order what is assigned in {0}")),
    "CloseRequest": ("archive", QT_TRANSLATE_NOOP("CommandWords", "Close the request {0}")),
    "UndoCloseRequest": ("undo", QT_TRANSLATE_NOOP("CommandWords", "Take the closing of {0} back")),
    "ReopenRequest": ("undo", QT_TRANSLATE_NOOP("CommandWords", "Reopen the request {0}")),
    "CancelRequest": ("x-circle", QT_TRANSLATE_NOOP("CommandWords", "Cancel the request {0}")),
    "AdmitLateAnswer": ("clock", QT_TRANSLATE_NOOP("CommandWords", "Let a late answer to {0} count")),
    "AssignAutomatically": ("bolt", QT_TRANSLATE_NOOP("CommandWords", "Assign {0} by the rules")),
    "SaveRuleSet": ("sliders", QT_TRANSLATE_NOOP("CommandWords", "Save rules")),
    "PublishRuleSet": ("sliders", QT_TRANSLATE_NOOP("CommandWords", "Put rules in force")),
    "DiscardRuleSet": ("trash", QT_TRANSLATE_NOOP("CommandWords", "Discard rules")),
    "CloseDeadlines": ("clock", QT_TRANSLATE_NOOP("CommandWords", "Judge the deadlines of {0}")),
    "SaveAnswerDraft": ("edit", QT_TRANSLATE_NOOP("CommandWords", "Save the answer to {0}")),
    "SubmitAnswer": ("send", QT_TRANSLATE_NOOP("CommandWords", "Answer the request {0}")),
    "DeclineInquiry": ("x-circle", QT_TRANSLATE_NOOP("CommandWords", "Decline the request {0}")),
    "AddAttachment": ("paperclip", QT_TRANSLATE_NOOP("CommandWords", "Attach a file to the answer to {0}")),
    "RemoveAttachment": ("trash", QT_TRANSLATE_NOOP("CommandWords", "Take an attachment away")),
    "PostMessage": ("message", QT_TRANSLATE_NOOP("CommandWords", "Send a message about {0}")),
    "ProposeChange": ("edit", QT_TRANSLATE_NOOP("CommandWords", "Propose a change to {0}")),
    "WithdrawProposal": ("x-circle", QT_TRANSLATE_NOOP("CommandWords", "Withdraw a proposal")),
    "AcceptProposal": ("check", QT_TRANSLATE_NOOP("CommandWords", "Accept a proposal")),
    "RejectProposal": ("x-circle", QT_TRANSLATE_NOOP("CommandWords", "Reject a proposal")),
    "AcceptOrder": ("check", QT_TRANSLATE_NOOP("CommandWords", "Accept the order {0}")),
    "DeclineOrder": ("x-circle", QT_TRANSLATE_NOOP("CommandWords", "Decline the order {0}")),
    "CancelOrder": ("x-circle", QT_TRANSLATE_NOOP("CommandWords", "Cancel the order {0}")),
    "CloseOrderShort": ("archive", QT_TRANSLATE_NOOP("CommandWords", "Cancel the rest of the order {0}")),
    "SaveShipment": ("package", QT_TRANSLATE_NOOP("CommandWords", "Save the shipment {0}")),
    "DiscardShipment": ("trash", QT_TRANSLATE_NOOP("CommandWords", "Discard the shipment {0}")),
    "ConfirmShipment": ("truck", QT_TRANSLATE_NOOP("CommandWords", "Confirm the shipment {0}")),
    "OpenWave": ("package", QT_TRANSLATE_NOOP("CommandWords", "Open a wave")),
    "CloseWave": ("archive", QT_TRANSLATE_NOOP("CommandWords", "Close a wave")),
    "PickLine": ("check", QT_TRANSLATE_NOOP("CommandWords", "Pick for {0}")),
    "UnpickLine": ("undo", QT_TRANSLATE_NOOP("CommandWords", "Put picked units of {0} back")),
    "PackUnit": ("package", QT_TRANSLATE_NOOP("CommandWords", "Pack a box")),
    "RecordService": ("check", QT_TRANSLATE_NOOP("CommandWords", "Record a service of {0}")),
    "RemoveServiceRecord": ("undo", QT_TRANSLATE_NOOP("CommandWords", "Take the record of a service back")),
    "UnpackUnit": ("undo", QT_TRANSLATE_NOOP("CommandWords", "Unpack a box of {0}")),
    "BuildPallet": ("package", QT_TRANSLATE_NOOP("CommandWords", "Build a pallet for {0}")),
    "MeasureUnit": ("sliders", QT_TRANSLATE_NOOP("CommandWords", "Weigh and measure a box of {0}")),
    "LabelShipment": ("tag", QT_TRANSLATE_NOOP("CommandWords", "Label the shipment {0}")),
    "ConfirmFulfilment": ("truck", QT_TRANSLATE_NOOP("CommandWords", "Ship {0}")),
    "VoidShipment": ("x-circle", QT_TRANSLATE_NOOP("CommandWords", "Take the shipment {0} back")),
    "RecordDelivery": ("truck", QT_TRANSLATE_NOOP("CommandWords", "Note what the carrier says of {0}")),
    "RecordPrint": ("printer", QT_TRANSLATE_NOOP("CommandWords", "Note what was printed of {0}")),
    "SaveB2BDraft": ("edit", QT_TRANSLATE_NOOP("CommandWords", "Save the draft {0}")),
    "DeleteB2BDraft": ("trash", QT_TRANSLATE_NOOP("CommandWords", "Delete the draft {0}")),
    "RestoreB2BDraft": ("undo", QT_TRANSLATE_NOOP("CommandWords", "Restore the draft {0}")),
    "DuplicateB2B": ("copy", QT_TRANSLATE_NOOP("CommandWords", "Duplicate the B2B order {0}")),
    "AddB2BFile": ("paperclip", QT_TRANSLATE_NOOP("CommandWords", "Attach a file to {0}")),
    "RemoveB2BFile": ("trash", QT_TRANSLATE_NOOP("CommandWords", "Take a file away")),
    "ChangeB2BOrder": ("edit", QT_TRANSLATE_NOOP("CommandWords", "Change the B2B order {0}")),
    "SetInsurance": ("edit", QT_TRANSLATE_NOOP("CommandWords", "Insure the B2B order {0}")),
    "HoldB2BOrder": ("clock", QT_TRANSLATE_NOOP("CommandWords", "Put the B2B order {0} on hold")),
    "ReleaseB2BOrder": ("undo", QT_TRANSLATE_NOOP("CommandWords", "End the hold of the B2B order {0}")),
    "SetRuleAside": ("check", QT_TRANSLATE_NOOP("CommandWords", "Decide about a rule for {0}")),
    "QuoteB2BShipping": ("truck", QT_TRANSLATE_NOOP("CommandWords", "Quote the shipping of {0}")),
    "AcceptQuote": ("check", QT_TRANSLATE_NOOP("CommandWords", "Accept the quote for {0}")),
    "ShipB2BYourself": ("truck", QT_TRANSLATE_NOOP("CommandWords", "Arrange the shipping of {0} yourself")),
    "CancelB2BOrder": ("x-circle", QT_TRANSLATE_NOOP("CommandWords", "Cancel the B2B order {0}")),
    "ConfirmB2BCancel": ("check", QT_TRANSLATE_NOOP("CommandWords", "Confirm the cancellation of {0}")),
    "RefuseB2BCancel": ("x-circle", QT_TRANSLATE_NOOP("CommandWords", "Refuse to cancel {0}")),
    "MeetReserveDate": ("clock", QT_TRANSLATE_NOOP("CommandWords", "Reserve the stock of {0}")),
    "RecountOrders": ("clock", QT_TRANSLATE_NOOP("CommandWords", "Judge open orders by the new tables")),
    "CreateB2BOrder": ("send", QT_TRANSLATE_NOOP("CommandWords", "Create the B2B order {0}")),
}

_EFFECTS: dict[str, object] = {
    "CreateB2BOrder": QT_TRANSLATE_NOOP(
        "CommandWords", "Will be sent. The centre sees it once the server has it."
    ),
    "SendRequest": QT_TRANSLATE_NOOP(
        "CommandWords", "Will be sent. The partners see it once the server has it."
    ),
    "PlaceOrders": QT_TRANSLATE_NOOP(
        "CommandWords", "Will be sent. The partners see their orders once the server has them."
    ),
    "SubmitAnswer": QT_TRANSLATE_NOOP(
        "CommandWords", "Will be sent. What counts is when the server receives it."
    ),
    "ConfirmShipment": QT_TRANSLATE_NOOP(
        "CommandWords", "Will be sent. The retailer sees it once the server has it."
    ),
}
#: The argument that a person wrote, to be quoted.
_QUOTED = {
    "PostMessage": "body",
    "DeclineInquiry": "reason",
    "DeclineOrder": "reason",
    "ProposeChange": "reason",
    "RejectProposal": "reason",
    "HoldB2BOrder": "reason",
    "SetRuleAside": "reason",
    "CancelB2BOrder": "reason",
    "RefuseB2BCancel": "reason",
}
LONGEST_QUOTE = 90


def command_icon(name: str) -> str:
    """The icon of a command."""
    return WORDS[name][0] if name in WORDS else "outbox"


def command_words(name: str, number: str = "") -> str:
    """What a command does, with the number of its document."""
    if name not in WORDS:
        return name
    words = QCoreApplication.translate("CommandWords", str(WORDS[name][1]))
    return " ".join(words.format(number).split())


def command_detail(name: str, body: str) -> str:
    """The second line: what the person wrote, or what follows."""
    if name in _QUOTED:
        arguments: dict[str, Any] = msgspec.json.decode(body)
        text = " ".join(str(arguments.get(_QUOTED[name], "")).split())
        if len(text) > LONGEST_QUOTE:
            text = text[: LONGEST_QUOTE - 1] + "…"
        return f"“{text}”" if text else ""
    return QCoreApplication.translate("CommandWords", str(_EFFECTS[name])) if name in _EFFECTS else ""


def held_words(entry: OutboxEntry) -> str:
    """Why a change is held back; empty where it is not."""
    if not entry.reason:
        return ""
    name = entry.reason_name or QCoreApplication.translate("CommandWords", "another user")
    if entry.reason == "sign_in":
        words = QCoreApplication.translate("CommandWords", "Goes when {0} signs in on this computer again.")
    else:
        words = QCoreApplication.translate("CommandWords", "Builds on a change by {0}, which goes first.")
    return words.format(name)
