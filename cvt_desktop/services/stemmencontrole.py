"""Every stem, advice and besluit of a register against its signature, for *Controle*."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from cvt_desktop.basis.tekst import datum_kort
from cvt_desktop.domain.echtheid import Echtheid, Oordeel
from cvt_desktop.domain.ids import AanvraagId, ZittingId
from cvt_desktop.ports.register import Leeseenheid
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.verificatie import Verificatie


@dataclass(slots=True)
class Stemmenuitslag:
    """``aantallen`` by verdict; ``vals`` names in Dutch what is not what was signed; ``zonder_telt``: counted unsigned.

    ``lijsten``: the lists by whose signature stemmen count that their members did not sign (yet).
    """

    aantallen: Counter[Echtheid] = field(default_factory=Counter)
    vals: list[str] = field(default_factory=list)
    zonder_telt: int = 0
    lijsten: set[ZittingId] = field(default_factory=set)
    alarm: str = ""

    def neem(self, wat: str, oordeel: Oordeel) -> None:
        """Count one verdict."""
        self.aantallen[oordeel.echtheid] += 1
        self.zonder_telt += oordeel.telt and oordeel.echtheid is Echtheid.ZONDER
        if oordeel.vals:
            self.vals.append(f"{wat} klopt niet: {oordeel.reden}.")


def controleer_stemmen(dienst: Dienst, uow: Leeseenheid) -> Stemmenuitslag:
    """Look at everything that was decided."""
    v, uit, dossiers = Verificatie(dienst, uow), Stemmenuitslag(), dict[AanvraagId, str]()
    uit.alarm = v.leden.alarm
    for zitting in uow.zittingen.all():
        for punt in (p for p in zitting.punten if p.beslist):
            dossiers[punt.aanvraag_id] = punt.kenmerk
            for stem in punt.stemmen:
                oordeel = v.stem(zitting, punt, stem)
                uit.neem(f"De stem van {stem.naam} bij {punt.kenmerk}", oordeel)
                if oordeel.echtheid is Echtheid.LIJST:
                    uit.lijsten.add(zitting.id)
            lijst = v.lijstpunt(zitting, punt)
            if lijst is not None and lijst.vals:
                uit.neem(f"Punt {punt.kenmerk} op de besluitenlijst van {datum_kort(zitting.datum)}", lijst)
    for aanvraag_id, kenmerk in dossiers.items():
        for advies in uow.adviezen.of_aanvraag(aanvraag_id):
            if advies.vastgesteld:
                uit.neem(f"Advies {advies.volgorde} bij {kenmerk}", v.advies(advies))
        for besluit in uow.besluiten.of_aanvraag(aanvraag_id):
            if besluit.ondertekening is not None:
                uit.neem(f"Het besluit bij {kenmerk}", v.besluit(besluit))
    return uit
