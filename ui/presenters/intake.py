"""The brain of *Nieuwe aanvraag*: the draft, the files, who the pupil is, and registering. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from cvt_desktop.basis.tekst import datum_lang, meervoud
from cvt_desktop.domain.bestandssoort import Stuksoort
from cvt_desktop.domain.errors import BestandError, CvtError
from cvt_desktop.domain.formulier import OntvangenVia, Soort
from cvt_desktop.domain.herkomst import Weggelaten
from cvt_desktop.domain.ids import AanvraagId, BijlageId, LeerlingId
from cvt_desktop.domain.instrument import Instrument
from cvt_desktop.domain.school import School
from cvt_desktop.domain.soorten import open_velden
from cvt_desktop.domain.stukdeel import Snede
from cvt_desktop.domain.termijn import leeftijd_op
from cvt_desktop.services import intakeconcept
from cvt_desktop.services.aanvraagformulieren import Formulierovername
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.herkenning import Herkenning, herken_leerling
from cvt_desktop.services.indelen import voorstel_openen
from cvt_desktop.services.instrumenten import instrumenten
from cvt_desktop.services.intake import NieuweAanvraag, registreren
from cvt_desktop.services.intakeconcept import Intakeconcept
from cvt_desktop.services.invoer import Invoer
from cvt_desktop.services.keuring import bsn_velden, keur, twijfel
from cvt_desktop.services.oso_overname import (
    Overname,
    herkomst,
    neem_over,
    vooringevuld_uit_oso,
)
from cvt_desktop.services.scholen import bewaren as bewaar_school
from cvt_desktop.services.scholen import scholen, van_oso
from cvt_desktop.services.stukken import Stuklezer, Stukvoorstel, vergeten
from cvt_desktop.services.verlenging import ontvangen, vooringevuld
from ui.documentbron import Documentbronnen, Kijkerbron, Tekstbron
from ui.presenters.aanvraagvelden_voorziening import Voorzieningtabel, voorzieningtabel
from ui.presenters.deelstukken import DeelPresenter
from ui.presenters.intake_formulier import bewaar_leeg_formulier, neem_formulier_over
from ui.presenters.intakebestanden import Leesresultaat, lees_bestanden, lees_documenten
from ui.presenters.navigatie import Navigatie
from ui.tonen import Toon


@dataclass(frozen=True, slots=True, kw_only=True)
class Herkenregel:
    """The line under the name: ``tekst``, and the choices (key, words) when a pupil was recognised."""

    tekst: str = field(repr=False)
    bekend: bool = False
    keuzes: tuple[tuple[str, str], ...] = ()
    gekozen: str = ""


ZELFDE, ANDER, VERLENGING = "zelfde", "ander", "verlenging"
_NIET_BEKEND = "Niet bekend in dit register: er komt een nieuwe leerling."


class IntakePresenter:
    """One page, one draft. ``bevestigen`` makes the ontvangstbevestiging of a registered aanvraag; None leaves it open."""

    def __init__(
        self,
        dienst: Dienst,
        navigatie: Navigatie,
        lezer: Stuklezer,
        *,
        bevestigen: Callable[[Dienst, AanvraagId], object] | None = None,
        bronnen: Documentbronnen | None = None,
    ) -> None:
        self._dienst = dienst
        self._navigatie = navigatie
        self._lezer = lezer
        self._bevestigen = bevestigen
        self._bronnen = bronnen
        self._herkend: tuple[tuple[object, ...], tuple[Herkenning, ...]] = ((), ())
        self._gevraagd: set[str] = set()
        self.sleutel = self.van = ""
        self.concept = Intakeconcept()
        self._bewaard = self.concept

    # the draft
    def begin(self, sleutel: str = "") -> bool:
        """Take up the draft ``sleutel``, or the newest one in which somebody typed; True when there was one.

        What waits for the pieces of a school is opened from the Werkvoorraad, not by who begins a new one. A draft of a
        colleague is taken over: ``van`` is whose it was.
        """
        self.van = intakeconcept.neem_over(self._dienst, sleutel) if sleutel else ""
        for kandidaat in [sleutel] if sleutel else intakeconcept.sleutels(self._dienst):
            gevonden = intakeconcept.lees(self._dienst, kandidaat)
            if gevonden is not None and (sleutel or not gevonden.wacht):
                if gevonden.wacht:  # what the school sent is here now
                    gevonden = replace(gevonden, invoer=ontvangen(gevonden.invoer, self.vandaag))
                self.sleutel, self.concept, self._bewaard, self._gevraagd = kandidaat, gevonden, gevonden, set()
                return True
        self.nieuw()
        return False

    def begin_teruggenomen(self) -> bool:
        """Take up the concept of which the registration was just taken back; False when there is none."""
        sleutel, self._dienst.teruglijst.concept = self._dienst.teruglijst.concept, ""
        return bool(sleutel) and self.begin(sleutel)

    def nieuw(self) -> None:
        """An empty form; the day is today, the way of receipt the most frequent one."""
        self.sleutel, self._herkend, self._gevraagd = intakeconcept.nieuwe_sleutel(), ((), ()), set()
        invoer = Invoer(ontvangen_op=self.vandaag, ontvangen_via=OntvangenVia.TOP_DOSSIER)
        self.concept = self._bewaard = Intakeconcept(invoer=invoer)

    def andere_concepten(self) -> list[tuple[str, str]]:
        """Key and name of the other drafts of this person, newest first."""
        lijst = []
        for sleutel in intakeconcept.sleutels(self._dienst):
            concept = intakeconcept.lees(self._dienst, sleutel) if sleutel != self.sleutel else None
            if concept is not None:
                lijst.append((sleutel, concept.invoer.naam or "naam nog niet ingevuld"))
        return lijst

    def zet_invoer(self, invoer: Invoer, soort: Soort | None = None) -> None:
        """What stands in the form now; ``soort`` None leaves the kind as it was."""
        self.concept = replace(self.concept, invoer=invoer, soort=soort or self.concept.soort)

    def bewaar(self) -> bool:
        """Keep the draft when it changed; True when it was written."""
        if self.concept == self._bewaard:
            return False
        self.concept = replace(self.concept, wacht=False)
        intakeconcept.bewaar(self._dienst, self.sleutel, self.concept)
        self._bewaard = self.concept
        return True

    def weggooien(self) -> None:
        """Throw the draft away with its files, and begin anew."""
        intakeconcept.weggooien(self._dienst, self.sleutel, self.concept)
        self.nieuw()

    @property
    def gevolg_van_weggooien(self) -> str:
        """What goes; a kenmerk that was given before is not given again."""
        kenmerk = f" Kenmerk {self.concept.kenmerk} wordt niet opnieuw gebruikt." if self.concept.kenmerk else ""
        return f"Wat hier staat en de bestanden die u erbij deed, verdwijnen.{kenmerk}"

    @property
    def onder_titel(self) -> str:
        """What stands below the title of the page."""
        kenmerk = f" Registratie teruggenomen; kenmerk {self.concept.kenmerk} blijft." if self.concept.kenmerk else ""
        return f"Alles wat u typt, wordt bewaard.{kenmerk}"

    def later(self) -> None:
        """Keep it and go back."""
        self.bewaar()
        self._navigatie.terug()

    # the form
    @property
    def vandaag(self) -> date:
        """The day of the register."""
        return self._dienst.klok.today()

    def instrumenten(self) -> tuple[Instrument, ...]:
        """The table of instruments for praktijkonderwijs."""
        return instrumenten(self._dienst)

    def voorzieningen(self) -> Voorzieningtabel:
        """The table of voorzieningen, with the places of today."""
        return voorzieningtabel(self._dienst)

    def scholen(self) -> list[School]:
        """The school list for the form."""
        return scholen(self._dienst)

    def bsn(self) -> dict[str, str]:
        """Fields with a number that may be a BSN; they are marked and nothing is stopped."""
        return bsn_velden(self.concept.invoer)

    def fouten(self) -> dict[str, str]:
        """What keeps it from being registered, per field."""
        return keur(self.concept.invoer, self.vandaag, met_leerling=self.concept.soort.met_leerling)

    def tegen(self, fouten: dict[str, str]) -> tuple[str, Toon] | None:
        """Why it is not registered now: a field that stops it, or a year that looks like a slip, which is asked once."""
        if fouten:
            hoeveel = meervoud(len(fouten), "veld houdt", "velden houden")
            return f"{hoeveel} het registreren tegen. {next(iter(fouten.values()))}", Toon.FOUT
        vragen = twijfel(self.concept.invoer, self.vandaag, met_leerling=self.concept.soort.met_leerling)
        nieuw = set(vragen.values()) - self._gevraagd
        self._gevraagd |= nieuw
        return (f"{' '.join(sorted(nieuw))} Zo ja, kies dan nog een keer Registreren.", Toon.LET_OP) if nieuw else None

    def stand(self) -> str:
        """How far the form is: said, and never a bar."""
        invoer = self.concept.invoer
        if invoer.ontvangen_op is None or invoer.ontvangen_via is None:
            return ""
        open_ = len(open_velden(self.concept.soort, invoer.formulier()))
        return "" if not open_ else (
            f"{meervoud(open_, 'veld is', 'velden zijn')} nog open; dat mag, ze staan straks open in de toetsing."
        )  # fmt: skip

    # who it is
    def herken(self) -> Herkenregel | None:
        """The line under the name; None as long as name or date of birth lacks, and for a group.

        A known pupil is linked unless said otherwise.
        """
        leerling = self.concept.invoer.van_leerling
        if not self.concept.soort.met_leerling or not leerling.heeft_naam or leerling.geboortedatum is None:
            return None
        gevonden, jaar = self._zoek(), self._jaar(leerling.geboortedatum)
        if self.concept.leerling_id not in {None, *(h.leerling_id for h in gevonden)}:
            self.concept = replace(self.concept, leerling_id=None)
        if not gevonden:
            self.concept = replace(self.concept, ander_kind=False)
            return Herkenregel(tekst=f"{jaar} {_NIET_BEKEND}".strip())
        if not self.concept.ander_kind and self.concept.leerling_id is None:
            self.concept = replace(self.concept, leerling_id=gevonden[0].leerling_id)
        gekozen = ANDER if self.concept.ander_kind else ZELFDE
        if gekozen == ZELFDE and gevonden[0].tlv_nummer and gevonden[0].tlv_nummer == self._verlengt():
            gekozen = VERLENGING
        keuzes = [(ZELFDE, "Zelfde leerling, nieuwe aanvraag"), (ANDER, "Ander kind")]
        if gevonden[0].tlv_nummer:
            keuzes.insert(0, (VERLENGING, "Verlenging hierop"))
        return Herkenregel(tekst=f"{jaar} {_zin(gevonden[0])}".strip(), bekend=True, keuzes=tuple(keuzes), gekozen=gekozen)

    def _jaar(self, geboortedatum: date) -> str:
        """The age today, by which a slip in the year is seen; '' for a day that is still to come."""
        return f"{leeftijd_op(geboortedatum, self.vandaag)} jaar." if geboortedatum <= self.vandaag else ""

    def kies_leerling(self, keuze: str) -> str:
        """Take over what somebody chose; gives a sentence when that is not possible yet."""
        gevonden = self._zoek()
        if keuze == VERLENGING and gevonden:
            return self._verleng(gevonden[0].leerling_id)
        gekozen = gevonden[0].leerling_id if keuze == ZELFDE and gevonden else None
        self.concept = replace(self.concept, leerling_id=gekozen, ander_kind=keuze == ANDER)
        return ""

    def _verlengt(self) -> str:
        """The TLV that the form extends, or ''."""
        return self.concept.invoer.vso.eerdere_tlv if self.concept.soort is Soort.TLV_VSO_VERLENGING else ""

    def _verleng(self, leerling_id: LeerlingId) -> str:
        """Fill the form from the earlier TLV; gives a sentence when there is none to extend."""
        try:
            invoer = vooringevuld(self._dienst, leerling_id, self.concept.invoer)
        except CvtError as fout:
            return fout.melding
        self.concept = replace(self.concept, soort=Soort.TLV_VSO_VERLENGING, invoer=invoer, leerling_id=leerling_id,
                               ander_kind=False)  # fmt: skip
        return ""

    def _zoek(self) -> tuple[Herkenning, ...]:
        leerling = self.concept.invoer.van_leerling
        if leerling.geboortedatum is None:
            return ()
        vraag = (leerling.roepnaam or leerling.voornamen, leerling.voorvoegsel, leerling.achternaam, leerling.geboortedatum)
        if self._herkend[0] != vraag:
            self._herkend = (vraag, herken_leerling(self._dienst, *vraag))
        return self._herkend[1]

    # files
    def lees_bestanden(self, paden: Sequence[Path], meld: Callable[[float, str], None]) -> Leesresultaat:
        """Read dropped files. Slow: runs outside the thread of the window."""
        return lees_bestanden(self._dienst, self._lezer, self.concept.invoer, paden, meld)

    # the form of a school
    def neem_formulier_over(self, overname: Formulierovername, sleutels: Collection[str]) -> None:
        """Put what is ticked into the form, with the kind of aanvraag that it is for."""
        invoer = neem_formulier_over(self.concept.invoer, overname, sleutels)
        self.concept = replace(self.concept, soort=overname.soort, invoer=invoer)

    def bewaar_leeg_formulier(self, soort: Soort, pad: Path) -> str:
        """Write the empty form of a kind. Slow: in ``Taken``. Raises ``CvtError``."""
        return bewaar_leeg_formulier(self._dienst, soort, pad)

    def voeg_toe(self, resultaat: Leesresultaat) -> str:
        """Take the read files into the draft, and keep it at once; gives a sentence about files that were there already."""
        bekend = {stuk.sha256: stuk.naam for stuk in self.concept.stukken}
        nieuw: list[Stukvoorstel] = []
        dubbel: list[str] = []
        for stuk in resultaat.stukken:
            eerder = bekend.get(stuk.sha256)
            if eerder is None:
                bekend[stuk.sha256] = stuk.naam
                nieuw.append(stuk)
                continue
            vergeten(self._dienst, stuk)
            dubbel.append(f"{stuk.naam} stond er al bij." if eerder == stuk.naam else
                          f"{stuk.naam} stond er al bij: het is hetzelfde bestand als {eerder}.")  # fmt: skip
        self.concept = replace(self.concept, stukken=(*self.concept.stukken, *nieuw))
        self.bewaar()
        return " ".join(dubbel)

    def wijzig_stuk(self, bijlage_id: BijlageId, *, soort: str, gedateerd: date | None) -> None:
        """What a person says that a file is."""
        self.concept = replace(self.concept, stukken=tuple(
            replace(s, soort=Stuksoort(soort), gedateerd=gedateerd) if s.bijlage_id == bijlage_id else s
            for s in self.concept.stukken
        ))  # fmt: skip

    @property
    def kan_delen(self) -> bool:
        """Whether the pages of a file can be shown, to divide it."""
        return self._bronnen is not None

    def indeling(self, stuk: Stukvoorstel) -> tuple[Kijkerbron, DeelPresenter]:
        """The pages of a dropped file, and how it is divided now."""
        if self._bronnen is None:
            raise BestandError("De bladzijden zijn hier niet te tonen. Open het dossier en deel het daar.", code="geen-kijker")
        bron = self._bronnen.van(stuk.naam, lambda: voorstel_openen(self._dienst, stuk), stuk.vorm)
        return bron, DeelPresenter(stuk.sneden, stuk.soort, stuk.gedateerd)

    def leesbron(self, stuk: Stukvoorstel) -> Kijkerbron | Tekstbron:
        """What the viewer shows of a dropped file: its pages, or its text."""
        if not stuk.vorm.te_zien:
            return Tekstbron(stuk.naam, lambda: self._lezer.inlezer.tekst_van(voorstel_openen(self._dienst, stuk), stuk.vorm))
        return self.indeling(stuk)[0]

    def deel(self, bijlage_id: BijlageId, sneden: Sequence[Snede], bsn_op: Sequence[int] = ()) -> None:
        """Divide a dropped file, or make it one again with none or one of ``sneden``; the draft is kept at once."""
        nieuw = tuple(sneden) if len(sneden) > 1 else ()
        self.concept = replace(self.concept, stukken=tuple(
            replace(s, sneden=nieuw, bsn_op=tuple(bsn_op) or s.bsn_op) if s.bijlage_id == bijlage_id else s
            for s in self.concept.stukken
        ))  # fmt: skip
        self.bewaar()

    def verwijder_stuk(self, bijlage_id: BijlageId) -> None:
        """Take a file back."""
        weg = [stuk for stuk in self.concept.stukken if stuk.bijlage_id == bijlage_id]
        self.concept = replace(self.concept, stukken=tuple(s for s in self.concept.stukken if s.bijlage_id != bijlage_id))
        self.bewaar()
        for stuk in weg:
            vergeten(self._dienst, stuk)

    # OSO
    def school_van_oso(self, overname: Overname) -> Overname:
        """Add the school of the file to the school list; the preview comes back with it."""
        bewaar_school(self._dienst, van_oso(overname.dossier.school))
        return vooringevuld_uit_oso(self._dienst, overname.dossier, overname.bestand)

    def bereid_documenten_voor(self, overname: Overname, sleutels: Collection[str]) -> Leesresultaat:
        """Keep the ticked documents of the OSO file. Slow."""
        return lees_documenten(self._dienst, self._lezer, overname, sleutels)

    def neem_over(self, overname: Overname, sleutels: Collection[str], resultaat: Leesresultaat) -> str:
        """Put what is ticked into the form, and keep the context of the file with the draft; as ``voeg_toe``."""
        bewaard = herkomst(overname, sleutels)
        geweigerd = tuple(Weggelaten(naam=naam, reden=reden) for naam, reden in resultaat.geweigerd)
        self.concept = replace(self.concept, invoer=neem_over(self.concept.invoer, overname, sleutels),
                               herkomst=replace(bewaard, weggelaten=(*bewaard.weggelaten, *geweigerd)))  # fmt: skip
        return self.voeg_toe(resultaat)

    # registering
    def registreer(self) -> tuple[AanvraagId, str]:
        """Register and make the ontvangstbevestiging; the sentence says what of it did not work. Slow: touches no widget.

        Raises ``CvtError``; ``veld`` names the field. What was typed stays.
        """
        c = self.concept
        aanvraag_id = registreren(self._dienst, NieuweAanvraag(
            soort=c.soort, invoer=c.invoer, leerling_id=c.leerling_id, stukken=c.stukken, herkomst=c.herkomst,
            concept=self.sleutel, kenmerk=c.kenmerk,
        ))  # fmt: skip
        return aanvraag_id, self._bevestig(aanvraag_id)

    def naar_toetsing(self, aanvraag_id: AanvraagId) -> None:
        """To the first question of the toets that is open."""
        self._navigatie.naar_dossier(aanvraag_id, tab="toetsing", veld="open")

    def _bevestig(self, aanvraag_id: AanvraagId) -> str:
        if self._bevestigen is None:
            return ""
        try:
            self._bevestigen(self._dienst, aanvraag_id)
        except CvtError as fout:
            return f"De aanvraag is geregistreerd. De ontvangstbevestiging is nog niet gemaakt: {fout.melding}"
        return ""


def _zin(herkend: Herkenning) -> str:
    delen = []
    if herkend.lopend is not None:
        delen.append(f"er loopt een dossier: {herkend.lopend.kenmerk} ({herkend.lopend.status})")
    elif herkend.dossiers:
        delen.append(f"er is een eerder dossier: {herkend.dossiers[0].kenmerk} ({herkend.dossiers[0].status})")
    if herkend.tlv_nummer:
        tot = f" t/m {datum_lang(herkend.tlv_tot)}" if herkend.tlv_tot else ""
        delen.append(f"er loopt een TLV{tot} ({herkend.tlv_nummer})")
    return f"Bekend als {herkend.naam}: {' en '.join(delen)}." if delen else f"Bekend als {herkend.naam}, zonder dossier."
