# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The form kit: labelled fields bound to keys, inline validation, numbers and moments as people type them.

`from ui.forms.form import Form`, `from ui.forms.spec import FieldKind, FieldSpec`; the parsers stand in
`decimals` and `moments` and need no widgets.
"""
