# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The named steps at which a process of the simulated world may die, by what it is doing."""

from __future__ import annotations

EXECUTE = ("execute.run", "execute.queued", "execute.written", "execute.committed")
ROUND = (
    "files.up", "round.chosen", "round.asked", "round.answered", "round.staged", "apply.rows",
    "round.applied", "apply.written", "apply.committed", "files.down", "round.done",
)  # fmt: skip
#: Of a first copy; of a device that goes on as another one; of files.
FIRST = ("snapshot.asked", "snapshot.answered", "snapshot.rows", "snapshot.written", "snapshot.committed")
ENROL = ("enrol.asked", "enrol.answered", "enrol.written", "enrol.kept")
FILES = ("files.sent", "files.kept", "file.kept")
VERIFY = ("verify.summed", "verify.answered")
SIGN = ("sign_in.asked", "sign_in.answered", "sign_in.kept", "sign_out.kept")
WITHDRAW = ("withdraw.written", "withdraw.committed")
#: Of the server, while somebody waits for its answer.
EXCHANGE = (
    "exchange.prepared", "judge.begun", "judge.done", "finish.rows", "finish.log", "judge.written",
    "judge.committed", "judge.marked", "exchange.pulled",
)  # fmt: skip
DUE = ("due.found", "judge.begun", "finish.rows", "judge.written", "judge.committed", "due.judged")
COMPACT = ("compact.verdicts", "compact.barred", "compact.swept", "judge.written", "judge.committed")
MAIL = ("effect.send", "effect.sent", "effect.recorded", "judge.begun", "judge.written")
#: Of the keeper's programs.
BACKUP = ("backup.table", "backup.written", "backup.verified", "backup.kept", "backup.told")
RESTORE = ("restore.schema", "restore.table", "restore.filled", "restore.checked", "restore.committed")

DESK = frozenset({*EXECUTE, *ROUND, *FIRST, *ENROL, *FILES, *VERIFY, *SIGN, *WITHDRAW})
SERVER = frozenset({*EXCHANGE, *DUE, *COMPACT, *MAIL, *BACKUP, *RESTORE})
ALL = DESK | SERVER
