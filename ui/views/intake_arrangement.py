"""The sections of the form for an individueel arrangement (screens.md 5.8)."""

from __future__ import annotations

from cvt_desktop.domain.blok_arrangement import Arrangementvorm, BlokArrangement
from ui.presenters.aanvraagvelden import keuzes
from ui.presenters.aanvraagvelden_arrangement import somregel
from ui.views import intake_doel, intake_geprobeerd
from ui.views.intake_rijen import Rijenvak
from ui.widgets.datumveld import Datumveld
from ui.widgets.formulier import Formulier
from ui.widgets.getalveld import Getalveld
from ui.widgets.keuzerij import Keuzerij
from ui.widgets.sectie import Sectie
from ui.widgets.tekst import Tekst, Tekstsoort
from ui.widgets.tekstveld import Tekstveld
from ui.widgets.tekstvlak import Tekstvlak

_BREED = 360
_HOOGSTE_BEDRAG = 9_999_999
_ALLEEN_VERLENGING = ("arr.verlenging_van", "arr.geevalueerd")


class Arrangementvraag:
    """Built before ``voor`` in the form of an aanvraag, the first time that an arrangement is shown."""

    def __init__(self, formulier: Formulier, voor: Sectie) -> None:
        self.doelen = Rijenvak(intake_doel.Doelkaart, leeg=intake_doel.LEEG, hoogstens=3, toevoegen="Nog een doel")
        self.gedaan = Rijenvak(intake_geprobeerd.Geprobeerdkaart, leeg=intake_geprobeerd.LEEG, hoogstens=6,
                               toevoegen="Nog meer ondersteuning")  # fmt: skip
        self._som = Tekst("", Tekstsoort.KLEIN, afbreken=True)
        self._vraag = self._bouw_vraag(formulier.sectie("Vraag: individueel arrangement (TvIA)", voor=voor))
        self._inzet = self._bouw_inzet(formulier.sectie("Inzet, periode en evaluatie", voor=voor))
        self._inhoud = self._bouw_inhoud(formulier.sectie("Wat de school zelf doet", voor=voor))

    @property
    def rijen(self) -> dict[str, Rijenvak]:
        """The rows by the name of their field."""
        return {"arr.doelen": self.doelen, "arr.gedaan": self.gedaan}

    def toon(self, zichtbaar: bool) -> None:
        """Show or hide all of it."""
        for sectie in (self._vraag, self._inzet, self._inhoud):
            sectie.setVisible(zichtbaar)

    def toon_stand(self, arr: BlokArrangement) -> None:
        """The sum under the numbers, and what only a verlenging is asked."""
        self._som.setText(somregel(arr))
        for veld in _ALLEEN_VERLENGING:
            self._vraag.toon_veld(veld, arr.vorm is Arrangementvorm.VERLENGING)

    def _bouw_vraag(self, deel: Sectie) -> Sectie:
        deel.veld(Tekstveld("arr.titel", "Titel arrangement", maximum=120, breedte=_BREED, hint="30 uur executieve functies",
                            uitleg="Kort; staat in de brieven aan school en ouders."))  # fmt: skip
        deel.veld(Keuzerij("arr.vorm", "Nieuw of verlenging", keuzes(Arrangementvorm), toon_toetsen=False))
        deel.veld(Tekstveld("arr.verlenging_van", "Verlenging van", breedte=_BREED, hint="kenmerk van het eerdere arrangement"))
        deel.veld(Tekstvlak("arr.geevalueerd", "Wat van de eerdere doelen is bereikt", regels=3))
        deel.veld(Tekstveld("arr.aanbieder", "Aanbieder", breedte=_BREED, hint="wie het uitvoert"))
        deel.veld(Tekstveld("arr.specialisme", "Specialisme", breedte=_BREED, hint="ambulante begeleiding"))
        deel.veld(Tekstveld("arr.offerte", "Offerte", breedte=_BREED, hint="offerte van 12-04-2027, of bij de stukken",
                            uitleg="Het ondersteuningsplan vraagt een aanbod met doelen, uren, tarief en evaluatie."))
        deel.regel(self.doelen, "Doelen")
        return deel

    def _bouw_inzet(self, deel: Sectie) -> Sectie:
        deel.naast("Uren, tarief per uur", Getalveld("arr.uren", "Uren", maximum=9999, eenheid="uur"),
                   Getalveld("arr.tarief_cent", "Tarief per uur", maximum=_HOOGSTE_BEDRAG, bedrag=True))
        deel.naast("Materieel, bijdrage school",
                   Getalveld("arr.materieel_cent", "Materieel", maximum=_HOOGSTE_BEDRAG, bedrag=True),
                   Getalveld("arr.bijdrage_cent", "Bijdrage school", maximum=_HOOGSTE_BEDRAG, bedrag=True))
        deel.regel(self._som)
        deel.naast("Periode: van, tot en met", Datumveld("arr.ingangsdatum", "Periode: van"),
                   Datumveld("arr.einddatum", "Periode: tot en met"))  # fmt: skip
        deel.veld(Datumveld("arr.evaluatie_op", "Evaluatie op", uitleg="Wanneer school, leerling en ouders samen terugkijken."))
        return deel

    def _bouw_inhoud(self, deel: Sectie) -> Sectie:
        deel.regel(self.gedaan, "Wat is gedaan in basis- en extra ondersteuning")
        deel.veld(Tekstvlak("arr.waarom_onderwijs", "Waarom is dit onderwijs en geen jeugdhulp", regels=2, woorden=50,
                            uitleg="Jeugdwet: hulp die bij behandeling of thuis hoort, betaalt de gemeente."))
        deel.veld(Tekstvlak("arr.sterker", "Hoe wordt de school zelf sterker", regels=2, woorden=30, optioneel=True))
        return deel
