"""What *Eigenschappen, Details* shows of the program on Windows."""

from __future__ import annotations

import re


def four(version: str) -> tuple[int, int, int, int]:
    """Windows wants four numbers."""
    numbers = [int(number) for number in re.findall(r"\d+", version)[:4]]
    padded = [*numbers, 0, 0, 0, 0]
    return padded[0], padded[1], padded[2], padded[3]


def resource(version: str) -> str:
    """The version resource in the form that PyInstaller reads; 0413 04B0 is Dutch in Unicode."""
    numbers = four(version)
    words = {
        "CompanyName": "CvT Desktop", "FileDescription": "CvT Desktop", "FileVersion": version,
        "InternalName": "cvt-desktop", "LegalCopyright": "CvT Desktop, EUPL-1.2", "OriginalFilename": "cvt-desktop.exe",
        "ProductName": "CvT Desktop", "ProductVersion": version,
    }  # fmt: skip
    strings = ", ".join(f"StringStruct({name!r}, {value!r})" for name, value in words.items())
    return (
        f"VSVersionInfo(ffi=FixedFileInfo(filevers={numbers}, prodvers={numbers}, mask=0x3f, flags=0x0, OS=0x40004, "
        "fileType=0x1, subtype=0x0, date=(0, 0)), kids=[StringFileInfo([StringTable('041304B0', ["
        f"{strings}])]), VarFileInfo([VarStruct('Translation', [0x413, 1200])])])\n"
    )
