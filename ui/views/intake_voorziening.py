"""The sections of the form for a bovenschoolse voorziening (screens.md 5.7)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from cvt_desktop.domain.blok_voorziening import BlokVoorziening
from cvt_desktop.domain.school import School
from cvt_desktop.services.invoer import Invoer
from ui.presenters.aanvraagvelden_voorziening import Voorzieningtabel, gekozen_regel, keuzes, vraagstand
from ui.views import intake_doel
from ui.views.intake_rijen import Rijenvak
from ui.widgets.datumveld import Datumveld
from ui.widgets.formulier import Formulier
from ui.widgets.getalveld import Getalveld
from ui.widgets.keuzerij import JA_NEE, Keuzerij
from ui.widgets.keuzeveld import Keuzeveld
from ui.widgets.sectie import Sectie
from ui.widgets.tekst import Tekst, Tekstsoort
from ui.widgets.tekstveld import Tekstveld
from ui.widgets.tekstvlak import Tekstvlak

_BREED = 360
TELT_MEE = frozenset({"a.school", "a.ontvangen_op"})
"""Fields outside the block on which depends what can be chosen, or who may ask."""


class Voorzieningvraag:
    """Built before ``voor`` in the form of an aanvraag, the first time that a voorziening is shown."""

    def __init__(self, formulier: Formulier, voor: Sectie) -> None:
        self.tabel = Voorzieningtabel()
        self.opnieuw_gekozen = False
        self.doelen = Rijenvak(intake_doel.Doelkaart, leeg=intake_doel.LEEG, hoogstens=3, toevoegen="Nog een doel")
        self.keuze = Keuzeveld("tbv.voorziening", "Voorziening", [], breedte=_BREED,
                               uitleg="De lijst van het schooljaar staat bij Instellingen, Voorzieningen.")  # fmt: skip
        self.plaatsen = Tekst("", Tekstsoort.KLEIN, afbreken=True)
        self.bezwaren = Tekst("", Tekstsoort.FOUT, afbreken=True)
        self.bedrag = Tekst("", Tekstsoort.KLEIN, afbreken=True)
        self._vraag = self._bouw_vraag(formulier.sectie("Vraag: bovenschoolse voorziening (TBV)", voor=voor))
        self._verloop = self._bouw_verloop(formulier.sectie("Verloop, evaluatie en instemming", voor=voor))

    @property
    def rijen(self) -> dict[str, Rijenvak]:
        """The rows by the name of their field."""
        return {"tbv.doelen": self.doelen}

    def toon(self, zichtbaar: bool) -> None:
        """Show or hide all of it."""
        for sectie in (self._vraag, self._verloop):
            sectie.setVisible(zichtbaar)

    def neem(self, tbv: BlokVoorziening, basis: BlokVoorziening) -> BlokVoorziening:
        """``tbv`` with the goals and the line of the table; what was chosen stays as it was until a person chooses anew."""
        was = None if self.opnieuw_gekozen else basis.voorziening
        gekozen = gekozen_regel(self.keuze.waarde(), self.tabel, was) or gekozen_regel(
            self.keuze.waarde(), self.tabel, basis.voorziening
        )
        return replace(tbv, doelen=self.doelen.waarde(), voorziening=gekozen)

    def zet_keuzes(self, ontvangen_op: date | None, basis: BlokVoorziening) -> None:
        """The lines that can be chosen for this day of receipt, with what was chosen before."""
        self.keuze.zet_keuzes(keuzes(self.tabel, ontvangen_op, basis.voorziening))

    def toon_stand(self, invoer: Invoer, scholen: Mapping[str, School]) -> None:
        """The amount, the places, and what cannot be."""
        stand = vraagstand(invoer, self.tabel, scholen)
        self.bedrag.setText(stand.bedrag)
        self.plaatsen.setText(stand.plaatsen)
        self.bezwaren.setText(" ".join(stand.bezwaren))

    def _bouw_vraag(self, deel: Sectie) -> Sectie:
        deel.veld(self.keuze)
        deel.regel(self.plaatsen)
        deel.regel(self.bezwaren)
        deel.naast("Gewenste periode: van, tot en met", Datumveld("tbv.ingangsdatum", "Gewenste periode: van"),
                   Datumveld("tbv.einddatum", "Gewenste periode: tot en met", optioneel=True))  # fmt: skip
        deel.veld(Getalveld("tbv.weken", "Of: aantal weken", maximum=260, eenheid="weken", optioneel=True,
                            uitleg="Telt alleen als er geen laatste dag staat."))  # fmt: skip
        deel.regel(self.bedrag)
        deel.veld(Tekstvlak("tbv.waarom", "Waarom deze voorziening", regels=3))
        deel.regel(self.doelen, "Doelen")
        deel.veld(Tekstvlak("tbv.vervolg", "Terugkeer naar, of vervolg na de voorziening", regels=2))
        return deel

    def _bouw_verloop(self, deel: Sectie) -> Sectie:
        deel.veld(Tekstveld("tbv.contactpersoon", "Contactpersoon traject", breedte=_BREED, hint="naam, functie",
                            uitleg="Wie van de school van inschrijving contact houdt; de leerling blijft daar ingeschreven."))
        deel.naast("Eerste en tweede evaluatie op", Datumveld("tbv.evaluatie_op", "Eerste evaluatie op"),
                   Datumveld("tbv.tweede_evaluatie_op", "Tweede evaluatie op"))  # fmt: skip
        deel.veld(Keuzerij("tbv.instemming_ouders", "Instemming ouders", JA_NEE))
        deel.veld(Keuzerij("tbv.instemming_leerling", "Instemming leerling", JA_NEE))
        deel.veld(Tekstvlak("tbv.andere", "Andere bovenschoolse ondersteuning tegelijk, één per regel", regels=2, woorden=0,
                            optioneel=True))  # fmt: skip
        return deel
