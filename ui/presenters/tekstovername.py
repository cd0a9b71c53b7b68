"""*Overnemen in…*: words that were selected in a stuk go into a field, with their place (screens.md 4.4 and part 5). No Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Protocol

from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.besluit import Besluit, Besluittoestand
from cvt_desktop.domain.citaat import achter, met_plaats
from cvt_desktop.domain.errors import InvoerError, ToestandError
from cvt_desktop.domain.ids import AanvraagId
from cvt_desktop.services import besluiten, inzage
from cvt_desktop.services.concepten import lees_concept
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.intake import formulier_wijzigen
from cvt_desktop.services.invoer import Invoer
from ui.presenters import overneemvelden
from ui.presenters.dossier_aanvraag import DICHT
from ui.presenters.overneemvelden import Doel

_REDENEN = (
    ("nodig", "Reden 1: wat heeft de leerling nodig"),
    ("gedaan", "Reden 2: wat is gedaan, met welk effect"),
    ("waarom_regulier_niet", "Reden 3: waarom dit (niet) past"),
    ("duur_categorie", "Reden 6: duur en categorie"),
    ("mening", "Reden 7: wat met de mening is gedaan"),
)
_VERANDERD = "Dit veld is intussen gewijzigd en blijft zoals het nu is. Wijzig het in het veld zelf."


@dataclass(frozen=True, slots=True, kw_only=True)
class Overgenomen:
    """What to tell, and how to take it back: ``ongedaan`` gives the sentence then, or raises ``CvtError``."""

    melding: str
    ongedaan: Callable[[], str] = field(repr=False)


class Doelbron(Protocol):
    """Fields of one kind. ``schrijf`` puts ``tekst`` in place of what is there and gives what takes it back.

    Both may raise ``CvtError``; then nothing was kept.
    """

    def doelen(self) -> tuple[Doel, ...]: ...

    def schrijf(self, sleutel: str, tekst: str, plaats: str) -> Callable[[], None]: ...


class OvernemenPresenter:
    """Over several sources of fields; the first stand at the top."""

    def __init__(self, *bronnen: Doelbron) -> None:
        self.bronnen = bronnen
        self._laatste = ""

    def doelen(self) -> tuple[Doel, ...]:
        """Every field that can take words now; none for who writes nothing here."""
        return tuple(doel for bron in self.bronnen for doel in bron.doelen())

    @property
    def laatste(self) -> str:
        """The field that was chosen last, to begin at."""
        return self._laatste

    @staticmethod
    def voorbeeld(doel: Doel, tekst: str, plaats: str, *, vervangen: bool) -> str:
        """What the field will hold."""
        nieuw = tekst if doel.eigen_plaats else met_plaats(tekst, plaats)
        return nieuw if vervangen else achter(doel.nu, nieuw)

    def neem_over(self, doel: Doel, tekst: str, plaats: str, *, vervangen: bool = False) -> Overgenomen:
        """Put ``tekst`` into the field. Raises ``InvoerError`` without words or when they do not fit, ``ToestandError``."""
        if not tekst.strip():
            raise InvoerError("Kies eerst een stuk tekst.", code="geen-tekst", veld="tekst")
        nieuw = self.voorbeeld(doel, tekst, plaats, vervangen=vervangen)
        if not doel.past(nieuw):
            raise InvoerError(f"Dit veld neemt {doel.tekens} tekens; het worden er {len(nieuw)}. Kort de tekst hierboven in.",
                              code="te-lang", veld="tekst")  # fmt: skip
        bron = next(b for b in self.bronnen if any(d.sleutel == doel.sleutel for d in b.doelen()))
        terug = bron.schrijf(doel.sleutel, nieuw, plaats if doel.eigen_plaats else "")
        self._laatste = doel.sleutel

        def ongedaan() -> str:
            terug()
            return f"‘{doel.naam}’ is weer zoals het was."

        lengte = doel.lengte(nieuw)
        return Overgenomen(melding=f"Overgenomen in ‘{doel.naam}’. {lengte}".rstrip(), ongedaan=ongedaan)


class Aanvraagdoelen:
    """The form of an aanvraag that is in the register."""

    def __init__(self, dienst: Dienst, aanvraag_id: AanvraagId) -> None:
        self._dienst, self._id = dienst, aanvraag_id

    def doelen(self) -> tuple[Doel, ...]:
        """None once the aanvraag does not change any more."""
        if not self._dienst.mag(Actie.AANVRAAG_BEWERKEN):
            return ()
        aanvraag, _ = inzage.stukken_van(self._dienst, self._id)
        return () if aanvraag.status in DICHT else overneemvelden.doelen(aanvraag.soort, aanvraag.formulier)

    def schrijf(self, sleutel: str, tekst: str, plaats: str) -> Callable[[], None]:
        """Keep the field in the form."""
        if lees_concept(self._dienst, f"aanvraag/{self._id}", Invoer) is not None:
            raise ToestandError("In het tabblad Aanvraag staat iets dat nog niet kon worden bewaard. Zet dat eerst recht.",
                                code="onbewaard")  # fmt: skip
        aanvraag, _ = inzage.stukken_van(self._dienst, self._id)
        oud = aanvraag.formulier
        formulier_wijzigen(self._dienst, self._id, overneemvelden.zet(oud, sleutel, tekst, plaats), aanvraag.versie)

        def terug() -> None:
            nu, _ = inzage.stukken_van(self._dienst, self._id)
            if overneemvelden.lees(nu.formulier, sleutel) != tekst:
                raise ToestandError(_VERANDERD, code="veranderd")
            formulier_wijzigen(self._dienst, self._id, overneemvelden.zet_terug(nu.formulier, sleutel, oud), nu.versie)

        return terug


class Besluitdoelen:
    """The reasons of the besluit, as long as it is a concept and this person may write it."""

    def __init__(self, dienst: Dienst, aanvraag_id: AanvraagId) -> None:
        self._dienst, self._id = dienst, aanvraag_id

    def doelen(self) -> tuple[Doel, ...]:
        """None without a concept."""
        besluit = self._concept()
        if besluit is None:
            return ()
        return tuple(Doel(sleutel=f"redenen.{naam}", naam=label, groep="Besluit", nu=getattr(besluit.redenen, naam))
                     for naam, label in _REDENEN if naam != "duur_categorie" or besluit.uitkomst.tlv)  # fmt: skip

    def schrijf(self, sleutel: str, tekst: str, plaats: str) -> Callable[[], None]:
        """Keep the reason in the concept; the place stands behind the words already."""
        naam = sleutel.removeprefix("redenen.")
        besluit = self._eis()
        oud = str(getattr(besluit.redenen, naam))
        self._bewaar(besluit, naam, tekst)

        def terug() -> None:
            nu = self._eis()
            if getattr(nu.redenen, naam) != tekst:
                raise ToestandError(_VERANDERD, code="veranderd")
            self._bewaar(nu, naam, oud)

        return terug

    def _concept(self) -> Besluit | None:
        if not (self._dienst.mag(Actie.BESLUIT_OPSTELLEN) and self._dienst.mag(Actie.ADVIEZEN_INZIEN)):
            return None
        with self._dienst.lezen(Actie.ADVIEZEN_INZIEN) as uow:
            besluit = besluiten.huidig(uow, self._id)
        return besluit if besluit is not None and besluit.toestand is Besluittoestand.CONCEPT else None

    def _eis(self) -> Besluit:
        besluit = self._concept()
        if besluit is None:
            raise ToestandError("Het besluit is geen concept meer. Haal het eerst uit de Tekenmap.", code="geen-concept")
        if lees_concept(self._dienst, f"besluit/{besluit.id}/{besluit.versie}", Besluit) is not None:
            raise ToestandError("In het tabblad Besluit staat tekst die nog niet is bewaard. Open dat tabblad eerst.",
                                code="onbewaard")  # fmt: skip
        return besluit

    def _bewaar(self, besluit: Besluit, naam: str, tekst: str) -> None:
        besluiten.wijzigen(self._dienst, besluit.id, categorie=besluit.categorie, ingangsdatum=besluit.ingangsdatum,
                           einddatum=besluit.einddatum, redenen=replace(besluit.redenen, **{naam: tekst}),
                           versie=besluit.versie, bedrag_cent=besluit.bedrag_cent, plaats=besluit.plaats,
                           plaats_per=besluit.plaats_per)  # fmt: skip


def dossierdoelen(dienst: Dienst, aanvraag_id: AanvraagId) -> OvernemenPresenter:
    """The fields of a dossier: those of the aanvraag, and the reasons of a besluit that is being written."""
    return OvernemenPresenter(Aanvraagdoelen(dienst, aanvraag_id), Besluitdoelen(dienst, aanvraag_id))
