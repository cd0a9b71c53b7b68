"""Filling in a form as readers of PDF do it: the value of the field, and how each of its widgets looks."""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import Any

import pikepdf

from cvt_desktop.adapters.bijlagen.formulierkind import OpSlot, lees_velden, ontsleutel
from cvt_desktop.domain.errors import BestandError
from cvt_desktop.ports.invulformulier import OP_SLOT

ADVIES = {
    "niet_in_dienst": "ja", "niet_meegewerkt": "ja", "niet_begeleid": "ja", "beslist_niet_mee": "ja",
    "gezien_anders": "Rapport behandelaar 12-01-2027", "gesproken_met": "20 april",
    "gesproken_leerling": "Yes", "gesproken_school": "Yes",
    "ondersteuningsbehoefte": "Rust, een kleine groep\nen één vaste begeleider.", "bevorderend": "Humor bevordert.",
    "waarom_arrangement_niet": "Een arrangement verandert de groepsgrootte niet.", "conclusie": "POSITIEF",
    "criterium0": "JA", "criterium1": "DEELS", "criterium1_waarom": "Nog niet alles is geprobeerd.",
    "categorie": "LAAG", "tot_en_met": "31-07-2029", "waarom_duur": "Twee schooljaren om te wennen.",
    "kern": "Mikołaj heeft een kleine, rustige groep nodig; de school kan die niet bieden.",
    "datum": "29-04-2027", "naam": "Hélène Crutzer", "alleen": "Yes",
}  # fmt: skip
"""A form for dossier 2026-0391 as Crutzer sends it back."""


class NepVeldenlezer:
    """Reads in this process: the files are of the test itself."""

    def lees(self, data: bytes) -> Mapping[str, str]:
        try:
            return lees_velden(data)
        except OpSlot as fout:
            raise BestandError(str(fout), code=OP_SLOT) from fout

    def ontsleutel(self, data: bytes, wachtzin: str) -> bytes:
        try:
            return ontsleutel(data, wachtzin)
        except OpSlot as fout:
            raise BestandError(str(fout), code=OP_SLOT) from fout

    def sluit(self) -> None:
        """Nothing to close."""


def vul_in(data: bytes, waarden: Mapping[str, str], *, alleen_uiterlijk: bool = False, wachtzin: str = "") -> bytes:
    """The form with these values. ``alleen_uiterlijk``: ticks only change how the widget looks, as some readers leave it.

    With the ``wachtzin`` of a protected form it is saved as protected as it came.
    """
    with pikepdf.open(io.BytesIO(data), password=wachtzin) as pdf:
        velden: dict[str, Any] = {str(veld.T): veld for veld in pdf.Root.AcroForm.Fields}
        for naam, waarde in waarden.items():
            veld = velden[naam]
            if veld.FT != "/Btn":
                veld.V = pikepdf.String(waarde)
                continue
            for widget in veld.get("/Kids", [veld]):
                stand = pikepdf.Name(f"/{waarde}")
                widget.AS = stand if stand in widget.AP.N else pikepdf.Name.Off
            if alleen_uiterlijk:
                if "/V" in veld:
                    del veld["/V"]
            else:
                veld.V = pikepdf.Name(f"/{waarde}")
        pdf.Root.AcroForm.NeedAppearances = True
        uit = io.BytesIO()
        pdf.save(uit, object_stream_mode=pikepdf.ObjectStreamMode.generate, encryption=bool(wachtzin))
    return uit.getvalue()
