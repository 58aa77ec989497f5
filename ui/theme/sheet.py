# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The one style sheet, generated from the tokens and keyed by the properties `kind`, `tone`, `sz`, `state`.

Order matters: later rules win, so state and kind stand after size, and `:disabled` last.
"""

from PySide6.QtGui import QGuiApplication

from ui.theme.fonts import at_least
from ui.theme.icons import FOLDER
from ui.theme.tokens import Height, Radius, Tokens, Tone

_TEMPLATE = """
QToolTip {{ background: {raised}; color: {text}; border: 1px solid {line2}; border-radius: 4px;
  padding: 4px 8px; }}
QMainWindow, QDialog[kind="window"] {{ background: {app}; }}
QDialog {{ background: {raised}; }}
QLabel {{ background: transparent; }}
QFrame[kind="divider"] {{ background: {line}; border: none; }}
QWidget[ground="app"] {{ background: {app}; }}
QWidget[ground="surface"] {{ background: {surface}; }}
QWidget[ground="nav"] {{ background: {nav}; }}
QWidget[ground="sunken"] {{ background: {sunken}; border-radius: {card}px; }}
QScrollArea, QScrollArea > QWidget > QWidget[kind="page"] {{ background: transparent; border: none; }}
QStackedWidget {{ background: transparent; }}
QSplitter::handle {{ background: {line}; }}

QPushButton {{ background: {surface}; color: {text}; border: 1px solid {line2}; border-radius: {button}px;
  padding: 0 12px; min-height: {h32}px; outline: none; }}
QPushButton[sz="s"] {{ min-height: {h26}px; padding: 0 9px; }}
QPushButton[sz="l"] {{ min-height: {h40}px; padding: 0 16px; }}
QPushButton[sz="floor"] {{ min-height: {h64}px; padding: 0 24px; }}
QPushButton[only_icon="true"] {{ padding: 0; min-width: {h32}px; max-width: {h32}px; }}
QPushButton[only_icon="true"][sz="s"] {{ min-width: {h26}px; max-width: {h26}px; min-height: {h26}px; }}
QPushButton:hover {{ background: {hover}; }}
QPushButton:pressed {{ background: {navsel}; }}
QPushButton[kind="primary"] {{ background: {accent}; color: {on_accent}; border-color: {accent}; }}
QPushButton[kind="primary"]:hover {{ background: {accent_hover}; border-color: {accent_hover}; }}
QPushButton[kind="primary"]:pressed {{ background: {accent_pressed}; border-color: {accent_pressed}; }}
QPushButton[kind="quiet"] {{ background: transparent; color: {text2}; border-color: transparent; }}
QPushButton[kind="quiet"]:hover {{ background: {hover}; color: {text}; }}
QPushButton[kind="quiet"]:pressed {{ background: {navsel}; }}
QPushButton[kind="quiet"]:checked {{ background: {navsel}; color: {text}; }}
QPushButton[kind="danger"] {{ color: {red}; border-color: {red}; }}
QPushButton[kind="danger"]:hover, QPushButton[kind="danger"]:pressed {{ background: {red_soft}; }}
QPushButton[kind="link"] {{ background: transparent; color: {link}; border: none; padding: 0;
  min-height: 24px;
  text-align: {start}; }}
QPushButton[kind="link"]:hover {{ text-decoration: underline; }}
QPushButton[kind="segment"] {{ background: transparent; color: {text2}; border: 1px solid transparent;
  border-radius: {chip}px; min-height: {segment}px; padding: 0 11px; }}
QPushButton[kind="segment"][sz="s"] {{ min-height: {segment_s}px; padding: 0 10px; }}
QPushButton[kind="segment"]:hover {{ color: {text}; }}
QPushButton[kind="segment"]:checked {{ background: {surface}; color: {text}; border-color: {line2}; }}
QDialog QPushButton[kind="segment"]:checked {{ background: {raised}; }}
QPushButton[kind="filter"] {{ min-height: {h26}px; padding: 0 8px; border-radius: {chip}px; }}
QPushButton:disabled {{ background: transparent; color: {control}; border-color: {line}; }}
QPushButton[kind="primary"]:disabled {{ background: {grey_soft}; border-color: {grey_soft}; }}
QPushButton[kind="quiet"]:disabled, QPushButton[kind="link"]:disabled, QPushButton[kind="segment"]:disabled
  {{ border-color: transparent; }}
QPushButton::menu-indicator {{ image: url("{icons}/chevron-down-{name}.svg"); width: 12px; height: 12px;
  subcontrol-position: right center; right: 6px; }}

QLineEdit, QPlainTextEdit, QComboBox, QAbstractSpinBox {{ background: {surface}; color: {text};
  border: 1px solid {control}; border-radius: {button}px; padding: 0 11px;
  placeholder-text-color: {text3}; selection-background-color: {accent}; selection-color: {on_accent}; }}
QLineEdit, QComboBox, QAbstractSpinBox {{ min-height: {h32}px; }}
QPlainTextEdit {{ padding: 5px 7px; }}
QComboBox {{ padding-{end}: 4px; }}
QLineEdit[sz="s"], QComboBox[sz="s"], QAbstractSpinBox[sz="s"] {{ min-height: {h26}px; padding: 0 7px; }}
QLineEdit[sz="floor"], QLineEdit[sz="floor"]:focus {{ min-height: {h40}px; }}
QLineEdit[sz="search"] {{ min-height: {h34}px; }}
QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus, QAbstractSpinBox:focus, QComboBox:on
  {{ border: 2px solid {focus}; padding: 0 10px; }}
QLineEdit:focus, QComboBox:focus, QAbstractSpinBox:focus, QComboBox:on {{ min-height: {f32}px; }}
QPlainTextEdit:focus {{ padding: 4px 6px; }}
QComboBox:focus, QComboBox:on {{ padding-{end}: 3px; }}
QLineEdit[sz="s"]:focus, QComboBox[sz="s"]:focus, QAbstractSpinBox[sz="s"]:focus
  {{ min-height: {f26}px; padding: 0 6px; }}
QLineEdit[sz="search"]:focus {{ min-height: {f34}px; }}
QLineEdit[state="error"], QPlainTextEdit[state="error"], QComboBox[state="error"],
  QAbstractSpinBox[state="error"]
  {{ border-color: {red}; }}
QLineEdit[state="locked"], QPlainTextEdit[state="locked"], QComboBox[state="locked"],
QAbstractSpinBox[state="locked"] {{ background: {sunken}; color: {text2}; border-color: {line}; }}
QLineEdit[kind="cell"] {{ border: 2px solid {focus}; border-radius: {chip}px; padding: 0 5px;
  min-height: 0; }}
QLineEdit[kind="cell"][state="error"] {{ border-color: {red}; }}
QComboBox[kind="cell"], QComboBox[kind="cell"]:focus, QComboBox[kind="cell"]:on
  {{ border: 2px solid {focus}; border-radius: {chip}px; padding: 0 2px 0 5px; min-height: 0; }}
QLineEdit[kind="bare"], QLineEdit[kind="bare"]:focus {{ border: none; background: transparent;
  padding: 0; }}
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled, QAbstractSpinBox:disabled
  {{ background: {sunken}; color: {control}; border-color: {line}; }}
QComboBox::drop-down {{ border: none; width: 26px; }}
QComboBox::down-arrow, QAbstractSpinBox::down-arrow
  {{ image: url("{icons}/chevron-down-{name}.svg"); width: 14px; height: 14px; }}
QAbstractSpinBox::up-arrow {{ image: url("{icons}/chevron-up-{name}.svg"); width: 14px; height: 14px; }}
QComboBox::down-arrow:disabled {{ image: url("{icons}/chevron-down-off-{name}.svg"); }}
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {{ border: none; background: transparent;
  width: 20px; }}
QComboBox QAbstractItemView, QListView[kind="popup"] {{ background: {raised}; color: {text};
  border: 1px solid {line2}; outline: none; selection-background-color: {sel}; selection-color: {text}; }}
QListView[kind="popup"]::item {{ min-height: {h26}px; padding: 0 8px; border: none; }}
QListView[kind="popup"]::item:selected, QListView[kind="popup"]::item:hover
  {{ background: {sel}; color: {text}; }}

QCheckBox, QRadioButton {{ background: transparent; color: {text}; spacing: 8px; outline: none;
  min-height: 24px; }}
QCheckBox::indicator, QRadioButton::indicator {{ width: 16px; height: 16px; border: 1px solid {control};
  background: {surface}; border-radius: {chip}px; }}
QRadioButton::indicator {{ border-radius: 9px; }}
QCheckBox::indicator:hover, QRadioButton::indicator:hover {{ background: {hover}; }}
QCheckBox::indicator:checked, QRadioButton::indicator:checked
  {{ background: {accent}; border-color: {accent}; image: url("{icons}/check.svg"); }}
QRadioButton::indicator:checked {{ image: url("{icons}/dot.svg"); }}
QCheckBox:disabled, QRadioButton:disabled {{ color: {control}; }}
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled {{ border-color: {line2};
  background: {sunken}; }}
QCheckBox::indicator:checked:disabled, QRadioButton::indicator:checked:disabled
  {{ background: {control}; border-color: {control}; }}

QAbstractItemView {{ background: {surface}; border: none; outline: none; }}
QListView[kind="entries"], QTextBrowser[kind="reader"] {{ background: transparent; }}
QTableView, QTableView::item {{ background: transparent; border: none; }}
QHeaderView, QHeaderView::section {{ background: transparent; border: none; }}
QTableView[kind="preview"]::item {{ padding: 0 3px; }}
QTableView[kind="preview"] QHeaderView::section {{ padding: 0 6px; }}
QTableCornerButton::section {{ background: transparent; border: none; }}
QScrollBar:vertical {{ background: transparent; width: 12px; margin: 2px; }}
QScrollBar:horizontal {{ background: transparent; height: 12px; margin: 2px; }}
QScrollBar::handle {{ background: {line2}; border-radius: 4px; min-height: 28px; min-width: 28px; }}
QScrollBar::handle:hover {{ background: {control}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QTabBar {{ background: transparent; }}
QTabBar::tab {{ background: transparent; color: {text2}; border: none; border-bottom: 2px solid transparent;
  padding: 8px 2px; margin: 0 12px; min-height: 18px; }}
QTabBar::tab:selected {{ color: {text}; border-bottom-color: {accent}; }}
QTabBar::tab:hover {{ color: {text}; }}
QProgressBar {{ background: {line}; border: none; border-radius: 3px; max-height: 6px; min-height: 6px; }}
QProgressBar::chunk {{ background: {accent}; border-radius: 3px; }}
QMenuBar {{ background: {nav}; color: {text}; }}
QMenuBar::item {{ padding: 4px 10px; background: transparent; border-radius: {chip}px; }}
QMenuBar::item:selected {{ background: {navsel}; }}
QMenu {{ background: {raised}; color: {text}; border: 1px solid {line2}; padding: 4px; }}
QMenu::item {{ padding: 6px 24px 6px 10px; border-radius: {chip}px; }}
QMenu::item:selected {{ background: {sel}; }}
QMenu::item:disabled {{ color: {control}; }}
QMenu::separator {{ height: 1px; background: {line}; margin: 4px 6px; }}
QMenu::icon {{ padding-left: 8px; }}
{tones}
"""


def sheet(tokens: Tokens) -> str:
    """The style sheet of a theme, for the side from which one reads."""
    mirrored = QGuiApplication.isRightToLeft()
    tones = [
        f'QLabel[tone="{t.value}"] {{ color: {getattr(tokens, tokens.tone_text(t))}; }}' for t in Tone if t
    ]
    tones += [
        f'QLabel[tone="{name}"] {{ color: {getattr(tokens, name)}; }}'
        for name in ("text", "text2", "text3", "link", "control", "on_accent")
    ]
    values: dict[str, object] = {name: value for name, value in vars(tokens).items() if name != "dark"}
    field, small = at_least(Height.FIELD), at_least(Height.BUTTON_SMALL)
    values |= {
        "h32": field - 2,
        "f32": field - 4,
        "h26": small - 2,
        "f26": small - 4,
        "h34": field,
        "f34": field - 2,
        "h40": field + 6,
        "h64": field + 30,
        "segment": at_least(Height.SEGMENT) - 8,
        "segment_s": small - 8,
        "chip": Radius.CHIP,
        "button": Radius.BUTTON,
        "card": Radius.CARD,
        "start": "right" if mirrored else "left",
        "end": "left" if mirrored else "right",
        "icons": (FOLDER / "sheet").as_posix(),
        "tones": "\n".join(tones),
    }
    return _TEMPLATE.format_map(values)
