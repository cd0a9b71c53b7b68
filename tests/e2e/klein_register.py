"""A small practice register with a vault and one dossier, and what can be done with it in one line."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

from cvt_desktop.adapters.exchange.inlezer import Bestandslezer
from cvt_desktop.bootstrap import open_geopend
from cvt_desktop.domain.errors import CvtError
from cvt_desktop.domain.formulier import OntvangenVia, Soort
from cvt_desktop.domain.oefenen import oefenwachtzin
from cvt_desktop.services import brieven, intake, stukken
from cvt_desktop.services.aanmelden import Geopend
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.dossierkaart import dossierkaart
from cvt_desktop.services.invoer import Invoer, Leerlinginvoer
from cvt_desktop.services.oefenregister import SECRETARIS
from tests.documents.pdf import maak_pdf
from tests.factories import maak_formulier

WACHTZIN = oefenwachtzin(SECRETARIS.naam)
LEZER = stukken.Stuklezer(inlezer=Bestandslezer())
NEDERLANDS = re.compile(r"\b(de|het|dit|deze|een|er|u|uw|is)\b", re.IGNORECASE)
WOORDEN = ("Xanthippe", "Quispelaar", "Zilverschoonstraat")
"""Of a pupil who is in the register of this module."""


def open_(map_: Path, wachtzin: str = WACHTZIN) -> Geopend:
    return open_geopend(map_, SECRETARIS.naam, wachtzin)


def invoer(dienst: Dienst, **leerling: object) -> Invoer:
    with dienst.register.lezen() as uow:
        school = uow.scholen.all()[0]
    wie = Leerlinginvoer(roepnaam=WOORDEN[0], achternaam=WOORDEN[1], geboortedatum=date(2012, 3, 4))
    formulier = maak_formulier()
    vader, moeder = formulier.b.verzorgers
    moeder = replace(moeder, adres=replace(moeder.adres, straat=f"{WOORDEN[2]} 1"))
    return Invoer(school_id=school.id, ontvangen_op=date(2027, 4, 2), ontvangen_via=OntvangenVia.POST,
                  van_leerling=replace(wie, **leerling), vso=formulier.vso,  # type: ignore[arg-type]
                  b=replace(formulier.b, verzorgers=(vader, moeder)))  # fmt: skip


def registreer(dienst: Dienst, **leerling: object) -> None:
    voorstel = stukken.voorbereiden(dienst, LEZER, f"verslag {WOORDEN[0]}.pdf", maak_pdf(1, tekst=WOORDEN[0]))
    nieuw = intake.NieuweAanvraag(soort=Soort.TLV_VSO_NIEUW, invoer=invoer(dienst, **leerling), stukken=(voorstel,))
    brieven.ontvangstbevestiging_maken(dienst, intake.registreren(dienst, nieuw))


def lees_alles(map_: Path, wachtzin: str = WACHTZIN) -> int:
    """Open it and read every dossier with its stukken and letters; how many files there were."""
    geopend, gelezen = open_(map_, wachtzin), 0
    try:
        dienst = geopend.dienst
        for regel in dienst.overzichten.aanvragen():
            dossierkaart(dienst, regel.id)
            with dienst.register.lezen() as uow:
                stuk_ids = [s.id for s in uow.stukken.of_aanvraag(regel.id)]
            gelezen += sum(1 for id_ in stuk_ids if stukken.openen(dienst, id_))
            gelezen += sum(1 for b in brieven.lijst(dienst, regel.id) if b.id is not None and brieven.pdf(dienst, b.id))
    finally:
        geopend.sluit()
    return gelezen


def melding_van(fout: CvtError) -> str:
    assert NEDERLANDS.search(fout.melding), fout.melding
    assert len(fout.melding.rstrip(".").split(". ")) > 1, f"names no cure: {fout.melding}"
    assert not any(woord in fout.melding for woord in WOORDEN)
    return fout.code
