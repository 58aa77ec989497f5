; SPDX-FileCopyrightText: 2026 The Desktop B2B authors
; SPDX-License-Identifier: Apache-2.0
;
; Inno Setup: Windows gives clicked desktop-b2b:// links to the installed program, for whom it is installed.
; Part of the installer's script by #include "links.iss".

[Registry]
Root: HKA; Subkey: "Software\Classes\desktop-b2b"; ValueType: string; ValueName: ""; ValueData: "URL:Desktop B2B"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\desktop-b2b"; ValueType: string; ValueName: "URL Protocol"; ValueData: ""
Root: HKA; Subkey: "Software\Classes\desktop-b2b\DefaultIcon"; ValueType: string; ValueName: ""; ValueData: "{app}\desktop-b2b.exe,0"
Root: HKA; Subkey: "Software\Classes\desktop-b2b\shell\open\command"; ValueType: string; ValueName: ""; ValueData: """{app}\desktop-b2b.exe"" open --clicked -- ""%1"""
