"""The brain of *Verkeerd geregistreerd, verwijderen* in a dossier: what this person can do about it now."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum, auto

from cvt_desktop.basis.tekst import datum_weekdag, hoofdletter, opsomming
from cvt_desktop.basis.zone import AMSTERDAM
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.errors import InvoerError
from cvt_desktop.domain.ids import AanvraagId, VerwijderingId
from cvt_desktop.domain.verwijdering import Verwijdering, Verwijderreden
from cvt_desktop.services import verwijderen
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.verwijderen import Verwijderbeeld
from ui.tonen import Keuze

_DOORZENDEN = "Stuur de stukken eerst door aan het samenwerkingsverband dat wel bevoegd is (Awb 2:3): straks zijn zij hier weg."
REDENEN = tuple(
    Keuze(waarde=reden.value, tekst=f"{hoofdletter(str(reden))}, namelijk" if reden is Verwijderreden.ANDERS
          else hoofdletter(str(reden))) for reden in Verwijderreden
)  # fmt: skip
_NIEMAND = ("Er is nu niemand anders met een login die dit mag bevestigen (voorzitter, secretaris, of een plaatsvervanger). "
            "Vraag de beheerder om zo iemand toegang te geven.")  # fmt: skip


def eerst(reden: str) -> str:
    """What has to be done before a dossier with this reason goes; '' for most."""
    return _DOORZENDEN if reden == Verwijderreden.ANDER_VERBAND else ""


class Verwijderkans(Enum):
    """What this person can do now."""

    NIETS = auto()
    VRAGEN = auto()
    TERUGNEMEN = auto()
    BEOORDELEN = auto()


ACT = {
    Verwijderkans.VRAGEN: "Verkeerd geregistreerd, verwijderen…",
    Verwijderkans.TERUGNEMEN: "Verwijdering gevraagd: terugnemen…",
    Verwijderkans.BEOORDELEN: "Verwijdering bevestigen of weigeren…",
}
"""What stands in the menu of the dossier."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verwijdervel:
    """What a dialog shows. ``bezwaren``: what stands in the way, each with what to do; ``over`` says who asked what when."""

    bij: str = field(repr=False)
    bezwaren: tuple[tuple[str, str], ...]
    gevolgen: tuple[str, ...] = field(repr=False)
    over: str = field(repr=False)
    tweede: str = field(repr=False)
    school: str


class VerwijderPresenter:
    """For one dossier."""

    def __init__(self, dienst: Dienst, aanvraag_id: AanvraagId) -> None:
        self._dienst, self._aanvraag_id = dienst, aanvraag_id
        self._verzoek: VerwijderingId | None = None

    def kans(self, verzoek: Verwijdering | None) -> Verwijderkans:
        """What can be done about a dossier with this request that waits."""
        mag = self._dienst.mag
        if verzoek is None:
            return Verwijderkans.VRAGEN if mag(Actie.VERWIJDERING_VRAGEN) else Verwijderkans.NIETS
        if verzoek.gevraagd_door == self._dienst.sessie.persoon_id:
            return Verwijderkans.TERUGNEMEN if mag(Actie.VERWIJDERING_TERUGNEMEN) else Verwijderkans.NIETS
        return Verwijderkans.BEOORDELEN if mag(Actie.DOSSIER_VERWIJDEREN) else Verwijderkans.NIETS

    def lees(self) -> tuple[Verwijderkans, Verwijdervel]:
        """The dossier as it is now. Raises ``CvtError``."""
        beeld = verwijderen.beeld(self._dienst, self._aanvraag_id)
        self._verzoek = beeld.verzoek.id if beeld.verzoek is not None else None
        return self.kans(beeld.verzoek), _vel(beeld)

    def vraag(self, reden: str, toelichting: str) -> str:
        """Ask it; gives what to say. Raises ``CvtError``."""
        if not reden:
            raise InvoerError("Kies waarom dit dossier er niet hoort te zijn.", code="reden-ontbreekt", veld="reden")
        verwijderen.vragen(self._dienst, self._aanvraag_id, Verwijderreden(reden), toelichting)
        return "De verwijdering is gevraagd. Zij staat in de werkvoorraad van wie haar kan bevestigen."

    def neem_terug(self) -> str:
        """Take the request back; gives what to say. Raises ``CvtError``."""
        verwijderen.terugnemen(self._dienst, self._eis())
        return "Het verzoek is teruggenomen. Het dossier blijft."

    def weiger(self, waarom: str) -> str:
        """Leave the dossier where it is; gives what to say. Raises ``CvtError``."""
        verwijderen.weigeren(self._dienst, self._eis(), waarom)
        return "De verwijdering is geweigerd. Het dossier blijft."

    def bevestig(self, gezien: bool) -> str:
        """Remove it; gives what to say. Slow enough for the background. Raises ``CvtError``."""
        if not gezien:
            raise InvoerError("Kijk eerst in het dossier, en zet dit vinkje als het echt weg moet.", code="niet-gezien",
                              veld="gezien")  # fmt: skip
        weg = verwijderen.bevestigen(self._dienst, self._eis())
        erbij = " De school kreeg een ontvangstbevestiging: laat haar dit weten." if weg.school_wacht else ""
        return f"Dossier {weg.kenmerk} is verwijderd.{erbij}"

    def _eis(self) -> VerwijderingId:
        if self._verzoek is None:
            raise InvoerError("Er wacht geen verzoek meer. Sluit dit venster en open het dossier opnieuw.", code="geen-verzoek")
        return self._verzoek


def _vel(beeld: Verwijderbeeld) -> Verwijdervel:
    over, gevolgen = "", beeld.gevolgen
    if (verzoek := beeld.verzoek) is not None:
        hier = verzoek.gevraagd_op.astimezone(AMSTERDAM)
        over = f"{beeld.vrager} vroeg het op {datum_weekdag(hier.date())} om {hier:%H.%M}: {verzoek.reden_voluit}."
        gevolgen = (*gevolgen, *filter(None, [eerst(verzoek.reden)]))
    wie = opsomming(list(beeld.tweeden)).replace(" en ", " of ")
    return Verwijdervel(
        bij=f"{beeld.naam} · {beeld.kenmerk}", bezwaren=tuple((b.wat, b.dan) for b in beeld.belemmeringen),
        gevolgen=gevolgen, over=over, tweede=f"Bevestigen kan: {wie}." if wie else _NIEMAND,
        school=f"Op {datum_weekdag(beeld.bevestigd_op)} ging een ontvangstbevestiging uit. Laat de school weten dat die vervalt; "
        "de tekst daarvoor staat na het verwijderen bij Verwijderde dossiers." if beeld.bevestigd_op else "",
    )  # fmt: skip
