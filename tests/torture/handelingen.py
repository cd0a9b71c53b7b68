"""What people do with a register, one line each: what is killed, cut off and refused in promises 1, 2 and 3."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from cvt_desktop.adapters.vault.kluis import ontgrendel
from cvt_desktop.adapters.vault.open_kluis import OpenKluis
from cvt_desktop.domain.besluit import Tekenwijze
from cvt_desktop.domain.formulier import Soort
from cvt_desktop.domain.notitie import Notitiesoort
from cvt_desktop.domain.persoon import Persoon
from cvt_desktop.ports.klok import Klok
from cvt_desktop.ports.scholen import Scholenimport, Schoolregel
from cvt_desktop.services import adviezen, bekrachtigen, intake, intakeconcept, notities, ondertekenen, scholen, stukken
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.invoer import Invoer
from cvt_desktop.services.toetslijsten import toetslijst
from db.lock import neem_schrijfrecht
from db.migrate import open_bijgewerkt
from db.register import BESTAND, DbRegister
from tests.factories import (
    BENSALEM,
    MIKOLAJ,
    MOMENT,
    RAVENKOOG,
    SECRETARIS,
    VOORZITTER,
    maak_adviesinhoud,
    maak_formulier,
)
from tests.fakes.register import sleutel
from tests.torture.registers import GEBRUIKER, LEZER, PDF, WACHTZIN, Sjabloon, dienst_van, voeg_stuk_toe
from tests.zitting_opzet import LEDEN, eigen


class Werkplek:
    """An open register and its vault; each is opened when something first needs it."""

    def __init__(self, sjabloon: Sjabloon, map_: Path) -> None:
        self.sjabloon, self.map_ = sjabloon, map_
        self._register: DbRegister | None = None
        self._kluis: OpenKluis | None = None
        self.wachtzin = WACHTZIN
        self.klok: Klok | None = None

    @property
    def is_dicht(self) -> bool:
        return self._register is None

    @property
    def register(self) -> DbRegister:
        """Opened as the program does it: the right to write first."""
        if self._register is None:
            recht = neem_schrijfrecht(self.map_, sinds=MOMENT)
            try:
                engine = open_bijgewerkt(self.map_ / BESTAND, sleutel)
            except BaseException:
                recht.geef_vrij()
                raise
            self._register = DbRegister(engine, oefen=True, toetslijst=toetslijst, schrijfrecht=recht)
        return self._register

    @property
    def kluis(self) -> OpenKluis:
        if self._kluis is None:
            self._kluis = ontgrendel(self.map_, GEBRUIKER, self.wachtzin)
        return self._kluis

    def dienst(self, wie: Persoon = SECRETARIS) -> Dienst:
        return dienst_van(self.register, self.map_, wie, self.klok)

    def sluit(self) -> None:
        if self._register is not None:
            register, self._register = self._register, None
            register.sluit()


@dataclass(frozen=True, slots=True)
class Handeling:
    """One act. ``kop``: it changes the header and not the database."""

    naam: str
    doe: Callable[[Werkplek], object]
    kop: bool = False


def handelingen() -> list[Handeling]:
    """All of them; each can be done once in a fresh register, in any order."""
    return [
        *(Handeling(f"sign a TLV ({n})", partial(_teken, n=n)) for n in (0, 1)),
        *(Handeling(f"confirm the stemmen of {lid.naam}", partial(_bekrachtig, lid=lid)) for lid in LEDEN),
        Handeling("finish an advice", _stel_vast),
        Handeling("take in a document", lambda w: voeg_stuk_toe(w.dienst(), w.sjabloon.aanvragen[0])),
        Handeling("register an aanvraag with a document", _registreer),
        Handeling("import schools", lambda w: scholen.importeren(w.dienst(), _SCHOLEN)),
        Handeling("save a draft", _bewaar_concept),
        Handeling("write a note", _noteer),
        Handeling("change the passphrase", _wijzig_wachtzin, kop=True),
        Handeling("make a recovery code", lambda w: w.kluis.nieuwe_herstelcode(), kop=True),
    ]


_SCHOLEN = Scholenimport(scholen=tuple(Schoolregel(regels=(n,), naam=f"School nummer {n}") for n in range(2, 12)))


def _teken(w: Werkplek, *, n: int) -> None:
    ondertekenen.tekenen(w.dienst(VOORZITTER), w.sjabloon.besluiten[n], Tekenwijze.DIGITAAL)


def _stel_vast(w: Werkplek) -> None:
    adviezen.vaststellen(w.dienst(BENSALEM), w.sjabloon.open_id, maak_adviesinhoud())


def _bekrachtig(w: Werkplek, *, lid: Persoon) -> None:
    dienst = w.dienst(lid)
    bekrachtigen.bekrachtigen(dienst, w.sjabloon.zitting_id, eigen(dienst))


def _invoer() -> Invoer:
    return Invoer.van(maak_formulier(), replace(MIKOLAJ, versie=0), RAVENKOOG.id)


def _registreer(w: Werkplek) -> None:
    dienst = w.dienst()
    voorstel = stukken.voorbereiden(dienst, LEZER, "bijlage.pdf", PDF)
    intake.registreren(dienst, intake.NieuweAanvraag(soort=Soort.TLV_VSO_NIEUW, invoer=_invoer(), stukken=(voorstel,)))


def _bewaar_concept(w: Werkplek) -> None:
    intakeconcept.bewaar(w.dienst(), intakeconcept.nieuwe_sleutel(), intakeconcept.Intakeconcept(invoer=_invoer()))


def _noteer(w: Werkplek) -> None:
    notities.schrijven(w.dienst(), w.sjabloon.aanvragen[0], Notitiesoort.NOTITIE, "een notitie " * 40)


def _wijzig_wachtzin(w: Werkplek) -> None:
    nieuw = f"{w.wachtzin} opnieuw"
    w.kluis.wijzig_wachtzin(w.wachtzin, nieuw)
    w.wachtzin = nieuw
