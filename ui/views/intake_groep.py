"""The sections of the form for a groepsarrangement (screens.md 5.9)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from cvt_desktop.domain.blok_groep import BlokGroep
from cvt_desktop.domain.school import School
from ui.presenters.aanvraagvelden_groep import groepstand
from ui.views import intake_groepsrij
from ui.views.intake_rijen import Rijenvak
from ui.widgets.datumveld import Datumveld
from ui.widgets.formulier import Formulier
from ui.widgets.getalveld import Getalveld
from ui.widgets.sectie import Sectie
from ui.widgets.tekst import Tekst, Tekstsoort
from ui.widgets.tekstveld import Tekstveld
from ui.widgets.tekstvlak import Tekstvlak

_BREED = 360
_HOOGSTE_BEDRAG = 9_999_999


class Groepvraag:
    """Built the first time that a groepsarrangement is shown: the title before ``school``, the rest before ``voor``."""

    def __init__(self, formulier: Formulier, school: Sectie, voor: Sectie) -> None:
        self.doelen = Rijenvak(intake_groepsrij.Groepsdoelkaart, leeg=intake_groepsrij.LEEG_DOEL, hoogstens=6,
                               toevoegen="Nog een doel")  # fmt: skip
        self.begroting = Rijenvak(intake_groepsrij.Begrotingskaart, leeg=intake_groepsrij.LEGE_REGEL, hoogstens=12,
                                  toevoegen="Nog een regel")  # fmt: skip
        self._som = Tekst("", Tekstsoort.KLEIN, afbreken=True)
        self._secties = (
            self._bouw_titel(formulier.sectie("Groep", voor=school)),
            self._bouw_vraag(formulier.sectie("Vraag: groepsarrangement", voor=voor)),
            self._bouw_kosten(formulier.sectie("Begroting", voor=voor)),
        )

    @property
    def rijen(self) -> dict[str, Rijenvak]:
        """The rows by the name of their field."""
        return {"groep.doelen": self.doelen, "groep.begroting": self.begroting}

    def toon(self, zichtbaar: bool) -> None:
        """Show or hide all of it."""
        for sectie in self._secties:
            sectie.setVisible(zichtbaar)

    def zet_rijen(self, groep: BlokGroep) -> None:
        """Show the rows."""
        self.doelen.zet_waarde(groep.doelen)
        self.begroting.zet_waarde(groep.begroting)

    def neem(self, groep: BlokGroep) -> BlokGroep:
        """``groep`` with the rows as they are typed."""
        return replace(groep, doelen=self.doelen.waarde(), begroting=self.begroting.waarde())

    def toon_stand(self, groep: BlokGroep, scholen: Mapping[str, School], dag: date | None) -> None:
        """The sum, and the warning about names at the field in which one may stand."""
        stand = groepstand(groep, [school.naam for school in scholen.values()], dag)
        self._som.setText(stand.som)
        for veld in (veld for sectie in self._secties for veld in sectie.velden):
            veld.waarschuw(stand.waarschuwingen.get(veld.naam, ""))
        begin = "groep.doelen."
        self.doelen.waarschuw({n.removeprefix(begin): w for n, w in stand.waarschuwingen.items() if n.startswith(begin)})

    def _bouw_titel(self, deel: Sectie) -> Sectie:
        deel.veld(Tekstveld("groep.titel", "Titel", maximum=80, breedte=_BREED, bv="Rustpunt",
                            uitleg="Kort. Staat overal op de plaats van een naam: in lijsten, op de agenda en in de brief."))
        deel.naast("Aantal leerlingen, leerjaren", Getalveld("groep.aantal", "Aantal leerlingen", maximum=999),
                   Tekstveld("groep.leerjaren", "Leerjaren", breedte=120, maximum=60, bv="1-2"))  # fmt: skip
        deel.veld(Tekstveld("groep.niveau", "Niveau", breedte=_BREED, maximum=120, bv="vmbo-basis en -kader"))
        deel.veld(Tekstvlak("groep.beschrijving", "Beschrijving van de groep, zonder namen", regels=3,
                            uitleg="AVG: geen namen en geen geboortedatums. Het programma waarschuwt als iets daarop lijkt."))
        deel.veld(Tekstvlak("groep.scholen", "Scholen die ook meedoen, één per regel", regels=2, woorden=0, optioneel=True,
                            uitleg="De aanvragende school is penvoerder: zij krijgt de brief en het bedrag."))  # fmt: skip
        return deel

    def _bouw_vraag(self, deel: Sectie) -> Sectie:
        deel.veld(Tekstvlak("groep.aanleiding", "Aanleiding", regels=3))
        deel.regel(self.doelen, "Doelen, aanpak en uitvoerder")
        deel.naast("Periode: van, tot en met", Datumveld("groep.ingangsdatum", "Periode: van"),
                   Datumveld("groep.einddatum", "Periode: tot en met"))  # fmt: skip
        deel.veld(Datumveld("groep.evaluatie_op", "Evaluatie op", uitleg="Wanneer de scholen samen terugkijken."))
        deel.veld(Tekstvlak("groep.erna", "Wat blijft erna", regels=2))
        deel.veld(Tekstvlak("groep.betrokken", "Hoe zijn leerlingen en ouders betrokken", regels=2, woorden=50,
                            uitleg="Staat in de brief. Ouders krijgen bij een groepsarrangement zelf geen brief."))  # fmt: skip
        return deel

    def _bouw_kosten(self, deel: Sectie) -> Sectie:
        deel.regel(self.begroting, "Regels van de begroting")
        deel.veld(Getalveld("groep.bijdrage_cent", "Bijdrage scholen", maximum=_HOOGSTE_BEDRAG, bedrag=True,
                            optioneel=True))  # fmt: skip
        deel.regel(self._som)
        return deel
