"""Whether the register in front of us is at least as far as this laptop saw it, and remembering how far it is (ADR 0054)."""

from __future__ import annotations

import secrets
from contextlib import suppress
from dataclasses import dataclass
from uuid import UUID

from cvt_desktop.domain.errors import CvtError, RegisterError
from cvt_desktop.domain.hoogwater import UITLEG, Herinnering, Hoogwater, Registerstand, Terugval, beoordeel
from cvt_desktop.domain.stokje import Stokjehandeling
from cvt_desktop.ports.register import Leeseenheid
from cvt_desktop.ports.toegang import Databank, Kluis, Toegang

_GEHEIM = "hoogwatersleutel"
_WAT_NU = (
    " Er is nog niets getoond. Alleen de beheerder kan dit register toch openen, met een reden; zet anders de nieuwste versie "
    "terug in deze map."
)


class TerugvalError(RegisterError):
    """The register is not opened just like that. ``beheerder``: who asked may open it all the same, with a reason."""

    code = "register-terugval"

    def __init__(self, terugval: Terugval, *, beheerder: bool) -> None:
        super().__init__(UITLEG[terugval] + _WAT_NU)
        self.terugval, self.beheerder = terugval, beheerder


@dataclass(frozen=True, slots=True, kw_only=True)
class Keuring:
    """What was found at opening, with what this laptop remembers."""

    terugval: Terugval | None
    herinnering: Herinnering

    @property
    def volgnummer(self) -> int:
        """The highest number of the header that was ever seen here; 0 when nothing is remembered."""
        return self.herinnering.merk.volgnummer if self.herinnering.merk else 0

    @property
    def generatie(self) -> int:
        """The highest generation that was ever seen here; 0 when nothing is remembered."""
        return self.herinnering.merk.generatie if self.herinnering.merk else 0


def keur(toegang: Toegang, kluis: Kluis, databank: Databank) -> Keuring:
    """Compare the opened register with what this laptop remembers. Nothing of it was shown yet."""
    laptop = toegang.laptop()
    with databank.lezen() as uow:
        sleutel = uow.geheimen.get(_GEHEIM) or b""
        herinnering = toegang.geheugen.lees(kluis.vault_id, sleutel, sleutelbos=not databank.oefen)
        kop = kluis.bij_openen
        stand = Registerstand(
            generatie=max(kop.generatie, databank.generatie), volgnummer=kop.volgnummer, houder=kop.houder,
            log=uow.logboek.anker(), bij_merk=_schakel(uow, herinnering), bewust=_bewust(uow, databank, laptop),
            teruggezet=next((t.generatie for t in uow.terugzettingen.all()), 0),
        )  # fmt: skip
    return Keuring(terugval=beoordeel(stand, herinnering, laptop), herinnering=herinnering)


def _bewust(uow: Leeseenheid, databank: Databank, laptop: UUID) -> bool:
    laatste = next(iter(uow.stokjes.all()), None)
    return (
        laatste is not None and laatste.handeling in {Stokjehandeling.AANVAARD, Stokjehandeling.TERUGGEHAALD}
        and laatste.laptop == laptop and laatste.generatie == databank.generatie
    )  # fmt: skip


def _schakel(uow: Leeseenheid, herinnering: Herinnering) -> str:
    if herinnering.merk is None:
        return ""
    gevonden = uow.logboek.deel(herinnering.merk.log.volgnummer - 1, 1)
    return gevonden[0].schakel if gevonden else ""


class Waterstand:
    """Remembers how far an open register is: after opening, now and then, and when it closes."""

    def __init__(self, toegang: Toegang, kluis: Kluis, databank: Databank) -> None:
        self._toegang, self._kluis, self._databank = toegang, kluis, databank
        self._laatste: Hoogwater | None = None

    def onthoud(self) -> None:
        """Keep the mark now. Raises ``RegisterError``; what was remembered before stays."""
        bewaard = self._meet()
        if bewaard is not None:
            merk, sleutel = bewaard
            self._bewaar(merk, sleutel, sleutelbos=not self._databank.oefen)

    def laatste_keer(self) -> None:
        """While closing: quick, without the keyring, and whatever fails, the register closes. May be called twice."""
        with suppress(CvtError):
            bewaard = self._meet()
            if bewaard is not None and bewaard[0] != self._laatste:
                self._bewaar(*bewaard, sleutelbos=False)

    def _bewaar(self, merk: Hoogwater, sleutel: bytes, *, sleutelbos: bool) -> None:
        self._toegang.geheugen.onthoud(self._kluis.vault_id, merk, sleutel, sleutelbos=sleutelbos)
        self._laatste = merk

    def _meet(self) -> tuple[Hoogwater, bytes] | None:
        sleutel = self._sleutel(maak=not self._databank.alleen_lezen)
        with self._databank.lezen() as uow:
            log = uow.logboek.anker()
        kop = self._kluis.bevestig()
        if log is None or sleutel is None:
            return None
        return Hoogwater(generatie=kop.generatie, volgnummer=kop.volgnummer, log=log), sleutel

    def _sleutel(self, *, maak: bool) -> bytes | None:
        with self._databank.lezen() as uow:
            sleutel = uow.geheimen.get(_GEHEIM)
        if sleutel is None and maak:
            sleutel = secrets.token_bytes(32)
            with self._databank.schrijven() as schrijver:
                schrijver.geheimen.put(_GEHEIM, sleutel)
        return sleutel


def bekend(toegang: Toegang, kluis: UUID, databank: Databank) -> Herinnering:
    """What this laptop remembers of a register that it is about to take in."""
    with databank.lezen() as uow:
        sleutel = uow.geheimen.get(_GEHEIM) or b""
    return toegang.geheugen.lees(kluis, sleutel, sleutelbos=not databank.oefen)
