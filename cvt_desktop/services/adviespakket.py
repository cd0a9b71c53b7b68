"""Adviespakket: what a deskundige without a login gets for one dossier (screens.md part 9, piece 3).

Two files under the same words, like a leesmap: the form to fill in, and the stukken. In it is what this deskundige may see, and
never the other advice (LBT 108582). The register keeps who has what until when.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from uuid import uuid4

from cvt_desktop.domain.aanvraag import Aanvraag, Koppeling
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.errors import InvoerError, ToestandError
from cvt_desktop.domain.ids import AanvraagId, LeesmapId
from cvt_desktop.domain.leesmap import Leesmap, leesmapcode
from cvt_desktop.ports.leesmap import Leesdossier, Leesmapdocument
from cvt_desktop.ports.register import Leeseenheid
from cvt_desktop.ports.voortgang import Voortgang
from cvt_desktop.services.adviezen import criteria_van
from cvt_desktop.services.commissies import behandelaar
from cvt_desktop.services.context import Dienst, Sessie
from cvt_desktop.services.deskundigen import eis_geschikt
from cvt_desktop.services.documenten import koppen
from cvt_desktop.services.documenten.adviesformulier import adviesformulier
from cvt_desktop.services.dossier import lees_dossier
from cvt_desktop.services.inzage import zichtbare_stukken
from cvt_desktop.services.leesdelen import Leesdelen
from cvt_desktop.services.onderwerpen import eis_leerling
from cvt_desktop.services.stukken import Stuklezer
from cvt_desktop.services.uitreiken import kladmap, neergezet, schrijf

_DELEN, _SLOT = 0.8, 0.95
"""How far the work is when the pieces are drawn, and when the files are written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pakket:
    """What was written, with what opens both files: shown once and kept nowhere."""

    leesmap: Leesmap
    bestand: str
    formulier: str
    wachtzin: str = field(repr=False)


def maak(
    dienst: Dienst, aanvraag_id: AanvraagId, volgorde: int, map_: Path, vernietigen_na: date, lezer: Stuklezer,
    stel_voor: Callable[[], str], voortgang: Voortgang,
) -> Pakket:  # fmt: skip
    """Write form and stukken into ``map_``, and keep in the register who got it; slow, so in ``Taken``. Both files or none.

    Raises ``InvoerError`` for a day before today, ``ToestandError`` when nobody is koppeld here, the advice is vastgesteld, or
    the onafhankelijkheidswacht refuses this deskundige; ``BestandError`` when it cannot be written.
    """
    if vernietigen_na < dienst.klok.today():
        raise InvoerError("De dag waarna het adviespakket weg moet zijn, is al voorbij. Kies vandaag of later.",
                          veld="vernietigen_na")  # fmt: skip
    with dienst.lezen(Actie.ADVIESPAKKET_MAKEN) as uow:
        aanvraag = lees_dossier(dienst, uow, aanvraag_id)
        koppeling = eis_gevraagd(uow, aanvraag, volgorde)
        persoon = uow.personen.get(koppeling.persoon_id)
        eis_geschikt(uow, aanvraag, persoon, volgorde, dienst.klok.today())
        namens = replace(dienst, sessie=Sessie(persoon_id=persoon.id, naam=persoon.naam, rollen=persoon.rollen))
        wachtzin, stukken = stel_voor(), zichtbare_stukken(namens, uow, aanvraag)
        formulier = dienst.opmaker.maak(replace(
            adviesformulier(dienst, uow, aanvraag, koppeling, criteria_van(uow, aanvraag), stukken),
            wachtzin=wachtzin))  # fmt: skip
        document = _document(dienst, namens, uow, aanvraag, vernietigen_na, lezer, wachtzin, voortgang)
    voortgang.controleer()
    voortgang.meld(_SLOT, "Het adviespakket wordt versleuteld")
    data = dienst.opmaker.maak(document[1])
    leesmap = Leesmap(
        id=document[0], persoon_id=persoon.id, naam=persoon.naam, dossiers=(aanvraag.id,), kenmerken=(aanvraag.kenmerk,),
        gemaakt_op=dienst.klok.now(), gemaakt_door=dienst.sessie.persoon_id, vernietigen_na=vernietigen_na, bytes=len(data),
        sha256=hashlib.sha256(data).hexdigest(),
    )  # fmt: skip
    stam = f"{aanvraag.kenmerk}-{leesmap.code}.pdf"
    pakket = Pakket(leesmap=leesmap, bestand=f"adviespakket-{stam}", formulier=f"adviesformulier-{stam}",
                    wachtzin=document[1].wachtzin)  # fmt: skip
    _reik_uit(dienst, map_, pakket, ((pakket.bestand, data), (pakket.formulier, formulier)))
    voortgang.meld(1.0)
    return pakket


def eis_gevraagd(uow: Leeseenheid, aanvraag: Aanvraag, volgorde: int) -> Koppeling:
    """The koppeling of this advice. Raises ``ToestandError`` when nobody was asked, or it is vastgesteld."""
    koppeling = next((k for k in aanvraag.koppelingen if k.volgorde == volgorde), None)
    if koppeling is None:
        raise ToestandError("Hier is geen deskundige gekoppeld. Koppel eerst iemand.", code="koppeling-geen")
    if any(a.volgorde == volgorde and a.vastgesteld for a in uow.adviezen.of_aanvraag(aanvraag.id)):
        raise ToestandError("Dit advies is al vastgesteld. Open het om het te lezen.", code="advies-vast")
    return koppeling


def _document(
    dienst: Dienst, namens: Dienst, uow: Leeseenheid, aanvraag: Aanvraag, vernietigen_na: date, lezer: Stuklezer,
    wachtzin: str, voortgang: Voortgang,
) -> tuple[LeesmapId, Leesmapdocument]:  # fmt: skip
    """``namens`` sees the register as the deskundige does."""
    id_, leerling = LeesmapId(uuid4()), eis_leerling(uow, aanvraag)
    instellingen = dienst.instellingen(uow)
    voortgang.meld(0.0, "De bladzijden worden gemaakt")
    with Leesdelen(lezer, voortgang) as delen:
        stukken = tuple(delen.van(namens, uow, aanvraag))
    voortgang.meld(_DELEN, "Het adviespakket wordt opgemaakt")
    kop = koppen.kop(dienst, uow, instellingen, aanvraag.kenmerk, dagtekening=dienst.klok.today(), concept=False)
    return id_, Leesmapdocument(
        kop=kop, code=leesmapcode(id_), naam=namens.sessie.naam, zitting="", zitting_op=None, vernietigen_na=vernietigen_na,
        bellen=" ".join(d for d in (kop.contact.naam, kop.contact.telefoon) if d), agenda=None, niet_mee=(), wachtzin=wachtzin,
        commissie=behandelaar(instellingen, aanvraag, dienst.klok.today()).naam if instellingen.meer_commissies else "",
        dossiers=(Leesdossier(nummer=1, kenmerk=aanvraag.kenmerk, leerling=leerling.naam, stukken=stukken),),
    )  # fmt: skip


def _reik_uit(dienst: Dienst, map_: Path, pakket: Pakket, bestanden: Sequence[tuple[str, bytes]]) -> None:
    with kladmap(map_) as klad:
        for naam, data in bestanden:
            schrijf(klad, naam, data)
        with neergezet(klad) as zet, dienst.werk(Actie.ADVIESPAKKET_MAKEN) as werk:
            leesmap = werk.uow.leesmappen.save(pakket.leesmap)
            werk.leg_vast("leesmap", leesmap.id, leesmap, aanvraag_id=leesmap.dossiers[0])
            zet([naam for naam, _ in bestanden])
