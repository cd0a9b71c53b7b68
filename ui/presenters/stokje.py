"""Who writes in this register, and handing that over: the brain of *Stokje*."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from cvt_desktop.basis.tekst import datum_voluit, datum_weekdag
from cvt_desktop.basis.zone import AMSTERDAM
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.stokje import Stokjehandeling, Stokjewissel, keur_laptopnaam
from cvt_desktop.ports.overdracht import Overdrachtsbestanden, Voortgang
from cvt_desktop.ports.toegang import Toegang
from cvt_desktop.services import overdracht, stokje
from cvt_desktop.services.aanmelden import Geopend, controleer_teruggetypt
from cvt_desktop.services.overdracht import Overgedragen

_EEN = (
    "Eén register, één laptop die schrijft. Het register staat op de laptop van de secretaris. Daar werkt u, daar houdt u de "
    "zitting, daar wordt getekend. Zo staat er nooit op de ene laptop iets anders dan op de andere."
)
_ZIEK = (
    "Is de secretaris ziek? Draag op tijd het stokje over, of zet de laatste reservekopie terug op een andere laptop met uw "
    "herstelblad. Zet de oude laptop dan niet meer aan voordat de beheerder ernaar heeft gekeken."
)
UITLEG = (_EEN, _ZIEK)
"""screens.md part 9, with the words that the screens have for a backup and for the recovery kit."""

_WAT = {
    Stokjehandeling.OVERGEDRAGEN: "Overgedragen aan {naar}",
    Stokjehandeling.AFGEBROKEN: "Overdracht aan {naar} niet doorgegaan",
    Stokjehandeling.OVERGENOMEN: "Overgenomen door {naar}",
    Stokjehandeling.TERUGGEHAALD: "Teruggehaald op de oude laptop",
    Stokjehandeling.AANVAARD: "Ouder register toch geopend",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Wisselregel:
    """One line of the history."""

    wanneer: str
    wat: str = field(repr=False)
    wie: str = field(repr=False)


class StokjePresenter:
    """For one opening; ``code`` is made at the first step and forgotten with the page."""

    def __init__(self, geopend: Geopend, toegang: Toegang, bestanden: Overdrachtsbestanden) -> None:
        self._geopend, self._toegang, self._bestanden = geopend, toegang, bestanden
        self.laptop = ""
        self.code = ""
        self.ververs()

    def ververs(self) -> None:
        """Read again who has it."""
        kluis = self._geopend.kluis
        self._stand = stokje.stand(self._geopend.dienst, self._geopend.databank, overgedragen=kluis.overgedragen)

    @property
    def hier(self) -> bool:
        """Whether this laptop writes."""
        return self._stand.hier

    @property
    def stand(self) -> str:
        """One sentence: who has the stokje."""
        if not self.hier:
            return "Alleen lezen op deze laptop: het stokje ligt bij een andere."
        laatste = self._laatste()
        if laatste is None:
            return "Het stokje ligt hier: alleen deze laptop schrijft in dit register."
        dag = datum_voluit(laatste.op.astimezone(AMSTERDAM).date())
        return f"Het stokje ligt hier, sinds {dag}: alleen deze laptop schrijft in dit register."

    def _laatste(self) -> Stokjewissel | None:
        return next((w for w in self._stand.wissels if w.handeling is not Stokjehandeling.AFGEBROKEN), None)

    @property
    def mag_overdragen(self) -> bool:
        """Whether this person hands it over, here and now."""
        return self.hier and self._geopend.dienst.mag(Actie.STOKJE_OVERDRAGEN)

    @property
    def mag_terughalen(self) -> bool:
        """Whether this person takes it back, here and now."""
        return not self.hier and self._geopend.dienst.mag(Actie.STOKJE_TERUGHALEN)

    @property
    def verlies(self) -> str:
        """What taking it back may lose."""
        laatste = self._laatste()
        if laatste is None:
            return ""
        moment = laatste.op.astimezone(AMSTERDAM)
        return (
            f"Alles wat op {laatste.naar} is gedaan sinds {datum_voluit(moment.date())}, {moment:%H.%M} uur, staat hier niet in "
            "en is na terughalen alleen nog dáár te lezen. Wordt er op beide laptops doorgewerkt, dan zijn er twee registers die "
            "niet meer bij elkaar te brengen zijn. Is de overdracht nooit afgemaakt, dan gaat er niets verloren."
        )

    def geschiedenis(self) -> list[Wisselregel]:
        """Newest first."""
        return [
            Wisselregel(
                wanneer=datum_weekdag(w.op.astimezone(AMSTERDAM).date()), wie=self._stand.namen.get(w.door, "onbekend"),
                wat=_WAT[w.handeling].format(naar=w.naar or "deze laptop") + (f". Reden: {w.reden}" if w.reden else ""),
            )
            for w in self._stand.wissels
        ]  # fmt: skip

    def begin(self, laptop: str) -> tuple[str, ...]:
        """Check the name and make the code; gives who will need the recovery code over there. May take a moment."""
        self._geopend.dienst.eis(Actie.STOKJE_OVERDRAGEN)
        self.laptop = keur_laptopnaam(laptop)
        self.code = self._toegang.kluizen.nieuwe_code()
        return overdracht.zonder_slot(self._geopend, self.code)

    def controleer(self, getypt: str) -> None:
        """The code as it was typed back. Raises ``InvoerError``."""
        controleer_teruggetypt(self._toegang, self.code, getypt)

    @property
    def bestandsnaam(self) -> str:
        """What the file is called unless somebody says otherwise."""
        return overdracht.naam_van_bestand(self._geopend)

    def draag_over(self, pad: Path, voortgang: Voortgang) -> Overgedragen:
        """Do it; minutes, in a thread."""
        if pad.suffix != overdracht.ACHTERVOEGSEL:
            pad = pad.with_name(f"{pad.name}{overdracht.ACHTERVOEGSEL}")
        return overdracht.draag_over(
            self._toegang, self._geopend, self._bestanden, pad=pad, laptop=self.laptop, code=self.code, voortgang=voortgang
        )

    def haal_terug(self, reden: str) -> None:
        """Take it back; log in again afterwards."""
        overdracht.haal_terug(self._toegang, self._geopend, reden)
