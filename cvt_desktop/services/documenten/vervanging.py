"""What a correction says about the besluit that it replaces: the same facts in the letters to school, ouders and leerling."""

from __future__ import annotations

from cvt_desktop.domain.tlv import Tlvtoestand
from cvt_desktop.ports.vervanging import Vervanging
from cvt_desktop.services.documenten.gegevens import Besluitgegevens

FOUTEN = {
    "verkeerde datum": "een datum klopte niet",
    "verkeerde categorie": "de bekostigingscategorie klopte niet",
    "verkeerde naam of geboortedatum": "de naam of de geboortedatum klopte niet",
    "verkeerde geadresseerde": "een brief had niet de goede geadresseerde",
    "fout in de tekst": "er stond een fout in de tekst",
}
"""What was wrong in a besluit that was sent, as the register keeps it, and as the letters say it."""


def vervanging(g: Besluitgegevens) -> Vervanging | None:
    """None for a besluit that replaces nothing."""
    correctie, oud = g.besluit.correctie, g.gecorrigeerd
    if correctie is None or oud is None:
        return None
    verklaring, getekend = oud.verklaring, oud.besluit.ondertekening
    vervalt = verklaring is not None and (verklaring.toestand is Tlvtoestand.GELDIG or correctie.beeindigde == verklaring.id)
    return Vervanging(
        brief_van=getekend.op if getekend is not None else oud.besluit.besloten_op, fout=FOUTEN[correctie.reden],
        vervalt=verklaring.nummer if verklaring is not None and vervalt else "",
        gold_niet=f"{verklaring.nummer} was al {verklaring.toestand}" if verklaring is not None and not vervalt else "",
    )  # fmt: skip
