"""What follows on the journey when somebody objects: the bezwaar comes in, and goes to the LBT with its bundle."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from cvt_desktop.adapters.bijlagen.viewer import Kijker
from cvt_desktop.adapters.exchange.inlezer import Bestandslezer
from cvt_desktop.adapters.pdf.voorbeeldstuk import maak_voorbeeldstuk
from cvt_desktop.cli import reisdelen
from cvt_desktop.domain.aanvraag import Aanvraag
from cvt_desktop.domain.bestandssoort import Stuksoort
from cvt_desktop.domain.bezwaar import Indiener, Ontvangst
from cvt_desktop.domain.ids import AanvraagId, BezwaarId
from cvt_desktop.ports.voorbeeldstukken import Voorbeeldstuk
from cvt_desktop.ports.voortgang import Stil
from cvt_desktop.services import bezwaren, bundels, stukken
from cvt_desktop.services.context import Dienst

DAGTEKENING, GEPOST, ONTVANGEN = date(2027, 5, 31), date(2027, 6, 1), date(2027, 6, 2)
DOORGEZONDEN = date(2027, 6, 8)
"""Within the bezwaartermijn of the besluit of 12 mei, and within the two weeks in which it goes to the LBT."""
_GRONDEN = "Eén schooljaar is genoeg. De brief legt niet uit waarom de verklaring voor een langere tijd is gegeven."


def registreer(dienst: Dienst, aanvraag_id: AanvraagId) -> BezwaarId:
    """The letter of a parent comes in by post; it is kept with the stukken and noted in the register."""
    with dienst.register.lezen() as uow:
        naam = _ouder(uow.aanvragen.get(aanvraag_id))
    brief = Voorbeeldstuk(
        bestandsnaam="VOORBEELD bezwaarschrift.pdf", titel="VOORBEELD bezwaarschrift", van="Ouder", auteur=naam, leerling="",
        datum=DAGTEKENING, delen=(("Waarom ik bezwaar maak", _GRONDEN),), gemaakt_op=reisdelen.moment(DAGTEKENING),
    )  # fmt: skip
    pdf, paginas = maak_voorbeeldstuk(brief)
    voorstel = stukken.voorbereiden(dienst, _lezer(), brief.bestandsnaam, pdf)
    voorstel = replace(voorstel, soort=Stuksoort.BEZWAAR, paginas=paginas, gedateerd=DAGTEKENING, auteur=naam)
    stukken.toevoegen(dienst, aanvraag_id, (voorstel,))
    return bezwaren.registreren(dienst, aanvraag_id, bezwaren.Bezwaarinvoer(
        indiener=Indiener.OUDER, naam=naam, gronden=_GRONDEN,
        ontvangst=Ontvangst(ontvangen_op=ONTVANGEN, dagtekening=DAGTEKENING, gepost_op=GEPOST),
    ))  # fmt: skip


def zend_door(dienst: Dienst, aanvraag_id: AanvraagId, bezwaar_id: BezwaarId) -> bytes:
    """The bundle of the dossier goes to the LBT, and the bezwaar is noted as forwarded."""
    bundel = bundels.lbt_bundel(dienst, aanvraag_id, _lezer(), {}, Stil())
    bezwaren.doorzenden(dienst, bezwaar_id, DOORGEZONDEN)
    return bundel


def _lezer() -> stukken.Stuklezer:
    return stukken.Stuklezer(inlezer=Bestandslezer(), kijker=Kijker)


def _ouder(aanvraag: Aanvraag) -> str:
    verzorgers = aanvraag.formulier.b.verzorgers
    return next((v.naam for v in verzorgers if v.krijgt_brief), "Een ouder")
