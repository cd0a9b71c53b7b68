"""The brain of tab Aanvraag: the form as it stands in the register, kept while it is typed, and where it came from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from cvt_desktop.domain.aanvraag import Aanvraag, Status
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.errors import InvoerError
from cvt_desktop.domain.formulier import Soort
from cvt_desktop.domain.herkomst import Herkomst
from cvt_desktop.domain.ids import AanvraagId
from cvt_desktop.domain.instrument import Instrument
from cvt_desktop.domain.leerling import Leerling
from cvt_desktop.domain.pro_vraag import peildatum
from cvt_desktop.domain.school import School
from cvt_desktop.domain.soorten import beschrijving, open_velden
from cvt_desktop.ports.bladen import Blad
from cvt_desktop.services import pro_toets
from cvt_desktop.services.concepten import bewaar_concept, lees_concept, vergeet_concept
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.dossier import lees_dossier
from cvt_desktop.services.intake import formulier_wijzigen, leerling_wijzigen
from cvt_desktop.services.invoer import Invoer
from cvt_desktop.services.keuring import keur
from cvt_desktop.services.onderwerpen import leerling_of_geen
from ui.presenters.aanvraagvelden_voorziening import Voorzieningtabel, voorzieningtabel

DICHT = frozenset({Status.GETEKEND, Status.BEKENDGEMAAKT, Status.IN_BEZWAAR, Status.INGETROKKEN, Status.BUITEN_BEHANDELING,
                   Status.AFGESLOTEN, Status.WACHTLIJST})  # fmt: skip
"""In these ``services.intake`` keeps no changes of the form any more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Herkomstbeeld:
    """The import context: label and value pairs, and what was left out as (name, reason)."""

    regels: tuple[tuple[str, str], ...] = field(repr=False)
    weggelaten: tuple[tuple[str, str], ...] = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Aanvraagbeeld:
    """What the tab shows. ``open_velden`` as (field, label); ``hersteld``: something typed could not be kept before."""

    invoer: Invoer
    soort: Soort
    peildatum: date
    instrumenten: tuple[Instrument, ...]
    voorzieningen: Voorzieningtabel
    scholen: tuple[School, ...]
    open_velden: tuple[tuple[str, str], ...]
    bewerkbaar: bool
    waarom_dicht: str
    herkomst: Herkomstbeeld | None
    hersteld: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Bewaard:
    """What came of keeping: errors per field (then nothing was kept but the draft), else what is still open, and marks."""

    fouten: Mapping[str, str]
    open_velden: tuple[tuple[str, str], ...] = ()


class DossierAanvraagPresenter:
    """``laad``, then ``bewaar`` as often as something was typed."""

    def __init__(self, dienst: Dienst, aanvraag_id: AanvraagId) -> None:
        self._dienst, self._id = dienst, aanvraag_id
        self._sleutel = f"aanvraag/{aanvraag_id}"
        self._aanvraag: Aanvraag | None = None
        self._leerling: Leerling | None = None

    def laad(self) -> Aanvraagbeeld:
        """The form as it stands; a draft that could not be kept before goes over it."""
        with self._dienst.lezen(Actie.DOSSIER_INZIEN) as uow:
            aanvraag = lees_dossier(self._dienst, uow, self._id)
            leerling = leerling_of_geen(uow, aanvraag)
            instrumenten = uow.instellingen.all()[0].instrumenten
            scholen = tuple(s for s in uow.scholen.all() if s.actief or s.id == aanvraag.school_id)
        self._aanvraag, self._leerling = aanvraag, leerling
        bewerkbaar = self._dienst.mag(Actie.AANVRAAG_BEWERKEN) and aanvraag.status not in DICHT
        concept = lees_concept(self._dienst, self._sleutel, Invoer) if bewerkbaar else None
        vast = Invoer.van(aanvraag.formulier, leerling, aanvraag.school_id)
        met_tabel = beschrijving(aanvraag.soort).voorziening
        return Aanvraagbeeld(
            voorzieningen=voorzieningtabel(self._dienst) if met_tabel else Voorzieningtabel(),
            invoer=concept or vast, scholen=scholen,
            open_velden=open_velden(aanvraag.soort, aanvraag.formulier), bewerkbaar=bewerkbaar,
            soort=aanvraag.soort, peildatum=peildatum(aanvraag), instrumenten=instrumenten,
            waarom_dicht=_waarom_dicht(aanvraag),
            herkomst=_herkomst(aanvraag.herkomst), hersteld=concept is not None and concept != vast,
        )  # fmt: skip

    def bewaar(self, invoer: Invoer, onleesbaar: Mapping[str, str]) -> Bewaard:
        """Keep what stands in the form. What cannot be kept stays as a draft, so that nothing is lost.

        Raises ``GewijzigdError`` when somebody else changed the aanvraag meanwhile, ``ToestandError`` once it is closed.
        """
        aanvraag, leerling = self._aanvraag, self._leerling
        if aanvraag is None:
            return Bewaard(fouten={})
        met_leerling = aanvraag.soort.met_leerling
        fouten = {**keur(invoer, self._dienst.klok.today(), met_leerling=met_leerling), **onleesbaar}
        if fouten:
            bewaar_concept(self._dienst, self._sleutel, invoer)
            return Bewaard(fouten=fouten)
        try:
            bewaard = self._schrijf(invoer, aanvraag, leerling)
        except InvoerError as fout:
            bewaar_concept(self._dienst, self._sleutel, invoer)
            return Bewaard(fouten={fout.veld or "": fout.melding})
        except Exception:
            bewaar_concept(self._dienst, self._sleutel, invoer)
            raise
        vergeet_concept(self._dienst, self._sleutel)
        return Bewaard(fouten={}, open_velden=open_velden(bewaard.soort, bewaard.formulier))

    def berekening(self) -> Blad:
        """The test of the criteria for praktijkonderwijs as it stands in the register, as input for paper."""
        return pro_toets.berekening(self._dienst, self._id)

    def maak(self, document: Blad) -> bytes:
        """The PDF; reads nothing from the register."""
        return self._dienst.opmaker.maak(document)

    def uitvoer(self, _wat: str) -> None:
        """Log that the sheet leaves the program."""
        pro_toets.leg_uitvoer_vast(self._dienst, self._id)

    def vergeet(self) -> None:
        """Throw away what was typed and could not be kept."""
        vergeet_concept(self._dienst, self._sleutel)

    def _schrijf(self, invoer: Invoer, aanvraag: Aanvraag, leerling: Leerling | None) -> Aanvraag:
        nieuwe_leerling = invoer.leerling(leerling) if leerling is not None else None
        if nieuwe_leerling is not None and nieuwe_leerling != leerling:
            self._leerling = leerling_wijzigen(self._dienst, self._id, nieuwe_leerling)
        formulier = invoer.formulier(aanvraag.formulier.versie)
        if formulier != aanvraag.formulier or invoer.school_id != aanvraag.school_id:
            aanvraag = formulier_wijzigen(self._dienst, self._id, formulier, aanvraag.versie, school_id=invoer.school_id)
            self._aanvraag = aanvraag
        return aanvraag


def _waarom_dicht(aanvraag: Aanvraag) -> str:
    if aanvraag.status in DICHT:
        return f"Dit dossier is ‘{aanvraag.status}’: de aanvraag wijzigt niet meer."
    return "U kunt de aanvraag lezen. Wijzigen doet de secretaris."


def _herkomst(herkomst: Herkomst | None) -> Herkomstbeeld | None:
    if herkomst is None:
        return None
    akkoord = herkomst.akkoord
    if akkoord and herkomst.reden_niet_akkoord:
        akkoord = f"{akkoord}: {herkomst.reden_niet_akkoord}"
    regels = [("Bestand", herkomst.bestand), ("Profiel", herkomst.profiel), ("Akkoord", akkoord),
              *(("Eerdere TLV", tlv) for tlv in herkomst.eerdere_tlvs), *herkomst.context]  # fmt: skip
    return Herkomstbeeld(regels=tuple((label, waarde) for label, waarde in regels if waarde.strip()),
                         weggelaten=tuple((w.naam, w.reden) for w in herkomst.weggelaten))  # fmt: skip
