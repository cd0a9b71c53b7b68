"""The brain of tab Geschiedenis: one line of time, with a filter."""

from __future__ import annotations

from dataclasses import dataclass, field

from cvt_desktop.basis.tekst import datum_weekdag, vouw
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.ids import AanvraagId, NotitieId
from cvt_desktop.services import notities
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.dossiertoegang import alleen_gekoppeld
from cvt_desktop.services.geschiedenis import Regelsoort, Tijdregel, tijdlijn
from ui.tonen import Chip, Keuze, Toon, Vorm

ALLES = "alles"
KEUZES = (
    Keuze(waarde=ALLES, tekst="Alles"),
    *(Keuze(waarde=soort.name, tekst=str(soort)) for soort in Regelsoort),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tijdbeeld:
    """One row of the table. ``nummer`` is its place in the line of time, newest 0."""

    nummer: int
    wanneer: str
    volgorde: str
    wie: str = field(repr=False)
    tekst: str = field(repr=False)
    soort: str
    opvolgen: Chip
    hooi: str = field(repr=False)
    notitie_id: NotitieId | None
    open: bool


class GeschiedenisPresenter:
    """``Inzage`` (who looked) stands under its own filter, so that *Alles* tells what happened, and refusals."""

    def __init__(self, dienst: Dienst, aanvraag_id: AanvraagId) -> None:
        self._dienst = dienst
        self._id = aanvraag_id

    @property
    def mag_afdoen(self) -> bool:
        """Whether a note that is open can be ticked."""
        return self._dienst.mag(Actie.NOTITIE_AFDOEN)

    @property
    def leeg(self) -> str:
        """What is said of an empty list; to a deskundige, who gets none of it, that there may be something."""
        return "De geschiedenis ziet u hier niet." if alleen_gekoppeld(self._dienst) else "Hier staat nog niets."

    def rijen(self, filter_: str = ALLES) -> list[Tijdbeeld]:
        """The rows that pass the filter, newest first."""
        return [
            _beeld(nummer, regel) for nummer, regel in enumerate(tijdlijn(self._dienst, self._id))
            if (regel.geweigerd or regel.soort is not Regelsoort.INZAGE if filter_ == ALLES else regel.soort.name == filter_)
        ]  # fmt: skip

    def open_notities(self) -> int:
        """How many notes wait for somebody to come back to them."""
        return sum(notitie.open for notitie in notities.lijst(self._dienst, self._id))

    def doe_af(self, rij: Tijdbeeld) -> bool:
        """Tick a note that is open, or open it again; False when the row is no note with a day."""
        if rij.notitie_id is None or not rij.opvolgen.tekst:
            return False
        (notities.afdoen if rij.open else notities.heropenen)(self._dienst, rij.notitie_id)
        return True


def _beeld(nummer: int, regel: Tijdregel) -> Tijdbeeld:
    tekst = " ".join(regel.tekst.split())
    if regel.aantal > 1:
        tekst = f"{tekst}, {regel.aantal} keer"  # the text may end with a count of its own
    if regel.geweigerd:
        tekst = f"Geweigerd: {tekst[:1].lower()}{tekst[1:]}"
    chip = Chip(tekst=regel.opvolgen, toon=Toon.LET_OP if regel.open else Toon.STIL,
                vorm=Vorm.CIRKEL if regel.open else Vorm.VINK if regel.opvolgen else Vorm.GEEN)  # fmt: skip
    return Tijdbeeld(
        nummer=nummer, wanneer=f"{datum_weekdag(regel.moment.date())} {regel.moment:%H.%M}",
        volgorde=regel.moment.isoformat(), wie=regel.wie, tekst=tekst, soort=str(regel.soort), opvolgen=chip,
        hooi=vouw(f"{datum_weekdag(regel.moment.date())} {regel.wie} {tekst} {regel.opvolgen}"),
        notitie_id=regel.notitie_id, open=regel.open,
    )  # fmt: skip
