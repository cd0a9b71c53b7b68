"""*Steekproef voor de Inspectie*: ten recent besluiten, drawn at random, each with everything that underlies it.

Every draw is told to the log with what came out, so that nobody draws until the outcome pleases unseen. The files are the
bundles of ``services.bundels``; all of them are written, or none, and the log knows of each dossier that left.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from cvt_desktop.basis.tekst import datum_cijfers, datum_lang, meervoud
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.errors import BestandError
from cvt_desktop.domain.steekproef import Getrokken, Steekproef, trek
from cvt_desktop.ports.bladen import Blad, Bladdeel, Maandtabel
from cvt_desktop.ports.voortgang import Voortgang
from cvt_desktop.services import bundels
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.documenten import koppen
from cvt_desktop.services.dossier import lees_dossier
from cvt_desktop.services.stukken import Stuklezer
from cvt_desktop.services.uitreiken import kladmap, neergezet, schrijf
from cvt_desktop.services.werkvoorraad import zichtbare_aanvragen

_INHOUD = "inhoud"


@dataclass(frozen=True, slots=True, kw_only=True)
class Steekproefuitvoer:
    """What left the register: the sample, into which folder, under which names."""

    steekproef: Steekproef
    map_: str
    bestanden: tuple[str, ...]


def trekken(dienst: Dienst, van: date, tot: date) -> Steekproef:
    """Draw from what this person reads; what came out is told to the log. A besluit that was replaced counts as its last one.

    Raises as ``trek``.
    """
    dienst.eis(Actie.DOCUMENT_UITVOEREN)
    bekend = {b.aanvraag_id: b.op for b in dienst.overzichten.bekendmakingen() if b.uitkomst is not None}
    alle = [Getrokken(aanvraag_id=a.id, kenmerk=a.kenmerk, soort=a.soort, school=a.school, op=bekend[a.id])
            for a in zichtbare_aanvragen(dienst) if a.id in bekend]  # fmt: skip
    proef = trek(alle, van, tot, secrets.SystemRandom().sample)
    with dienst.werk(Actie.DOCUMENT_UITVOEREN) as werk:
        werk.leg_vast("steekproef", None, proef, aantal=len(proef.gekozen))
    return proef


def maken(dienst: Dienst, proef: Steekproef, map_: Path, lezer: Stuklezer, voortgang: Voortgang) -> tuple[str, ...]:
    """A bundle for each besluit in ``map_``, and a sheet that says how was drawn; slow, so in ``Taken``. Gives the names.

    Raises ``BestandError`` when it cannot be written, or a sample of today stands there; then nothing is left of it.
    """
    dienst.eis(Actie.DOCUMENT_UITVOEREN)
    namen = [_naam(dienst, _INHOUD), *(_naam(dienst, een.kenmerk) for een in proef.gekozen)]
    if any((map_ / naam).exists() for naam in namen):
        raise BestandError("In deze map staat al een steekproef van vandaag. Kies een lege map.", code="bestaat")
    kijker = lezer.kijker() if lezer.kijker else None
    try:
        with kladmap(map_) as klad:
            schrijf(klad, namen[0], _inhoud(dienst, proef))
            for nummer, een in enumerate(proef.gekozen):
                voortgang.controleer()
                voortgang.meld(nummer / len(proef.gekozen), f"Dossier {een.kenmerk}")
                with dienst.lezen(Actie.DOCUMENT_UITVOEREN) as uow:
                    aanvraag = lees_dossier(dienst, uow, een.aanvraag_id)
                    pdf = bundels.maak_bundel(uow, dienst, aanvraag, lezer, bundels.INSPECTIE, kijker)
                schrijf(klad, _naam(dienst, een.kenmerk), pdf)
            voortgang.controleer()
            with neergezet(klad) as zet, dienst.werk(Actie.DOCUMENT_UITVOEREN) as werk:
                for een in proef.gekozen:
                    werk.leg_vast("steekproef", een.aanvraag_id, een, aanvraag_id=een.aanvraag_id)
                uitvoer = Steekproefuitvoer(steekproef=proef, map_=str(map_), bestanden=tuple(namen))
                werk.leg_vast("steekproef", None, uitvoer, aantal=len(proef.gekozen))
                zet(namen)
    finally:
        if kijker is not None:
            kijker.sluit()
    return tuple(namen)


def _naam(dienst: Dienst, wat: str) -> str:
    """``steekproef 2027-05-12 2026-0391.pdf``: no pupil in it."""
    return f"steekproef {dienst.klok.today().isoformat()} {wat}.pdf"


def _inhoud(dienst: Dienst, proef: Steekproef) -> bytes:
    with dienst.lezen(Actie.OVERZICHTEN_INZIEN) as uow:
        kop = koppen.kop(dienst, uow, dienst.instellingen(uow), "", dagtekening=dienst.klok.today(), concept=False,
                         met_anker=True)  # fmt: skip
    aantal = meervoud(len(proef.gekozen), "besluit", "besluiten")
    return dienst.opmaker.maak(Blad(
        kop=kop, titel="Steekproef van besluiten",
        inleiding=f"Willekeurig getrokken door het programma: {aantal} uit {proef.uit}, bekendgemaakt van "
        f"{datum_lang(proef.van)} tot en met {datum_lang(proef.tot)}. Elke trekking staat in het logboek. "
        "Besluiten om een aanvraag niet te behandelen (Awb 4:5) doen niet mee.",
        delen=(Bladdeel(kop="Getrokken", tabel=Maandtabel(
            titel=aantal, kolommen=("Kenmerk", "Soort", "School", "Bekendgemaakt"), delen=(18, 32, 32, 18),
            rijen=tuple((een.kenmerk, een.soort, een.school, datum_cijfers(een.op)) for een in proef.gekozen))),),
    ))  # fmt: skip
