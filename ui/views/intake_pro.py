"""The sections of the form for praktijkonderwijs (screens.md 5.5, 5.6): what is asked, the tests, and what follows from them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QLineEdit

from cvt_desktop.domain.blok_pro import Afnamewijze, Progrond, Proroute
from cvt_desktop.domain.formulier import Soort
from cvt_desktop.domain.instrument import Instrument, namen
from cvt_desktop.domain.pro_criteria import Domein
from cvt_desktop.services.invoer import Invoer
from ui.presenters.aanvraagvelden import keuzes
from ui.presenters.protoets import Protoetsbeeld, dlvoorstel, domeinregel, instrumentsoort
from ui.theme import Ruimte
from ui.views import intake_externe, intake_geprobeerd
from ui.views.intake_rijen import Rijenvak
from ui.views.protoets_vak import Protoetsvak
from ui.widgets.datumveld import Datumveld
from ui.widgets.formulier import Formulier
from ui.widgets.getalveld import Getalveld
from ui.widgets.keuzerij import Keuzerij
from ui.widgets.keuzeveld import Keuzeveld
from ui.widgets.sectie import Sectie
from ui.widgets.tekst import Tekst, Tekstsoort
from ui.widgets.tekstveld import Tekstveld
from ui.widgets.tekstvlak import Tekstvlak
from ui.widgets.vinkje import Vinkje

_BREED, _KORT, _SMAL = 360, 220, 150
_ALLEEN_REGULIER = ("pro.route", "pro.okr")
_NIET_IN_GROEP_8 = "De bijzondere regeling is niet voor leerlingen die nog in groep 8 zitten (UB WVO 2.47)."
_OVERGEDAAN = "DLE en DL zijn maanden onderwijs vanaf groep 3, tien per schooljaar. Een jaar dat is overgedaan telt mee in DL."


class Provraag:
    """Built before ``voor`` in the form of an aanvraag, the first time that a kind of praktijkonderwijs is shown."""

    def __init__(self, formulier: Formulier, voor: Sectie) -> None:
        self._formulier = formulier
        self.begeleiding = Rijenvak(intake_geprobeerd.Geprobeerdkaart, leeg=intake_geprobeerd.LEEG, hoogstens=6,
                                    toevoegen="Nog meer begeleiding")  # fmt: skip
        self.externen = Rijenvak(intake_externe.Externekaart, leeg=intake_externe.LEEG, hoogstens=6,
                                 toevoegen="Nog een externe deskundige")  # fmt: skip
        self.vak = Protoetsvak()
        self._regels: dict[Domein, Tekst] = {}
        self._vraag = self._bouw_vraag(formulier.sectie("Vraag: TLV praktijkonderwijs", voor=voor))
        self._bijzonder = self._bouw_bijzonder(formulier.sectie("Bijzondere regeling", voor=voor))
        self._iq = self._bouw_iq(formulier.sectie("Intelligentieonderzoek", voor=voor))
        self._la = self._bouw_leerachterstand(formulier.sectie("Leerachterstand", voor=voor))
        rest = formulier.sectie("Persoonlijkheidsonderzoek (alleen als het nodig is)", vouwbaar=True, open_=False, voor=voor)
        self._persoon = self._bouw_persoonlijkheid(rest)
        self._toets = formulier.sectie("", voor=voor)
        self._toets.regel(self.vak, "Uitkomst (beslist niet)")

    @property
    def rijen(self) -> dict[str, Rijenvak]:
        """The rows by the name of their field."""
        return {"pro.begeleiding": self.begeleiding, "pro.externen": self.externen}

    def toon_soort(self, soort: Soort) -> None:
        """The parts of this kind; a kind of vso shows none."""
        regulier, bijzonder = soort is Soort.TLV_PRO_REGULIER, soort is Soort.TLV_PRO_BIJZONDER
        for sectie in (self._vraag, self._iq, self._la, self._persoon, self._toets):
            sectie.setVisible(regulier or bijzonder)
        self._bijzonder.setVisible(bijzonder)
        for veld in _ALLEEN_REGULIER:
            self._vraag.toon_veld(veld, regulier)

    def zet_instrumenten(self, instrumenten: Sequence[Instrument], schooljaar: str) -> None:
        """Completions for the fields with an instrument, from the table of this school year."""
        for naam, veld in self._formulier.velden().items():
            if naam.startswith("pro.") and naam.endswith("instrument") and isinstance(veld.editor, QLineEdit):
                aanvuller = QCompleter(namen(instrumenten, schooljaar, instrumentsoort(naam)), veld.editor)
                aanvuller.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
                aanvuller.setFilterMode(Qt.MatchFlag.MatchContains)
                veld.editor.setCompleter(aanvuller)

    def vul_dl(self, invoer: Invoer, veld: str) -> None:
        """A day was typed: an empty DL of that domain takes the proposal over."""
        for domein in Domein:
            if veld == f"pro.{domein.name}.afgenomen" and invoer.pro.domein(domein).dl is None:
                voorstel = dlvoorstel(invoer, invoer.pro.domein(domein).afgenomen)
                if voorstel is not None:
                    self._formulier.velden()[f"pro.{domein.name}.dl"].zet_waarde(voorstel.dl)

    def toon_toets(self, invoer: Invoer, beeld: Protoetsbeeld) -> None:
        """The sums under the domains, and the panel."""
        for domein, regel in self._regels.items():
            regel.setText(domeinregel(invoer.pro, domein, dlvoorstel(invoer, invoer.pro.domein(domein).afgenomen)))
        self.vak.toon(beeld)

    def _bouw_vraag(self, deel: Sectie) -> Sectie:
        deel.veld(Keuzeveld("pro.route", "Route", keuzes(Proroute), breedte=_KORT,
                            uitleg="WVO 2020, art. 2.30, lid 2: rechtstreeks uit het basisonderwijs of uit leerjaar 1."))
        deel.veld(Datumveld("pro.plaatsing_per", "Plaatsing per",
                            uitleg="De dag waarop de leerling zou beginnen; telt mee voor de geldigheid van de toetsen."))
        deel.veld(Tekstvlak("pro.motivering", "Motivering van de school",
                            uitleg="UB WVO 2.46, lid 1 en 6: in het grensvlak geeft de motivering de doorslag."))
        deel.veld(Tekstveld("pro.okr", "Onderwijskundig rapport", breedte=_BREED, bv="OKR van 12-01-2027, of bij de stukken",
                            uitleg="WVO 2020, art. 2.30, lid 4. Een stuk van de soort OKR telt ook."))
        deel.veld(Tekstveld("pro.beoogde_school", "Beoogde PrO-school", optioneel=True, breedte=_BREED,
                            uitleg="Alleen voor intern gebruik: staat nooit op TLV of besluit."))  # fmt: skip
        return deel

    def _bouw_bijzonder(self, deel: Sectie) -> Sectie:
        deel.regel(Tekst(_NIET_IN_GROEP_8, Tekstsoort.KLEIN, afbreken=True))
        deel.veld(Keuzeveld("pro.grond", "Grond", keuzes(Progrond), breedte=_BREED, uitleg="UB WVO 2.47."))
        deel.veld(Tekstveld("pro.bewijs", "Bewijs bij de grond", breedte=_BREED, bv="lwoo-besluit, TLV of OPP, met datum"))
        deel.veld(Tekstveld("pro.instemming", "Instemming van de ouders", breedte=_BREED, bv="brief van de ouders, 03-04-2027",
                            uitleg="UB WVO 2.47: de ouders geven hun zienswijze en stemmen in."))  # fmt: skip
        deel.veld(Tekstvlak("pro.risicos", "Risico's bij voortzetting van de huidige schoolsoort", regels=3))
        deel.regel(self.begeleiding, "Gegeven begeleiding en resultaat")
        deel.regel(self.externen, "Geraadpleegde externe deskundigen")
        return deel

    @staticmethod
    def _bouw_iq(deel: Sectie) -> Sectie:
        deel.naast("Totaal, verbaal, non-verbaal", _iq("totaal", "IQ totaal"), _iq("verbaal", "IQ verbaal"),
                   _iq("nonverbaal", "IQ non-verbaal"))  # fmt: skip
        deel.veld(Tekstveld("pro.iq.delen_niet_omdat", "Verbaal of non-verbaal niet bepaald, omdat", optioneel=True,
                            breedte=_BREED, uitleg="UB WVO 2.46, lid 1 noemt beide delen."))  # fmt: skip
        deel.naast("Instrument, versie", Tekstveld("pro.iq.instrument", "IQ: instrument", breedte=_KORT, bv="WISC-V"),
                   Tekstveld("pro.iq.versie", "IQ: versie", breedte=_SMAL, hint="versie"))  # fmt: skip
        deel.veld(Datumveld("pro.iq.afgenomen", "Datum van afname", uitleg="Geldt 104 weken (Instrumentenregeling 9)."))
        deel.veld(Tekstveld("pro.iq.verantwoordelijk", "Verantwoordelijke, beroep", breedte=_BREED,
                            hint="naam, psycholoog of orthopedagoog", uitleg="UB WVO 2.46, lid 2."))  # fmt: skip
        return deel

    def _bouw_leerachterstand(self, deel: Sectie) -> Sectie:
        deel.regel(Tekst(_OVERGEDAAN, Tekstsoort.KLEIN, afbreken=True))
        deel.veld(Vinkje("pro.groep8_instrument", "Instrument van groep 8 gebruikt in leerjaar 1",
                         uitleg="Dan is DL 60 (Instrumentenregeling 8)."))  # fmt: skip
        for domein in Domein:
            naam, begin = domein.value.capitalize(), f"pro.{domein.name}"
            deel.naast(f"{naam}: datum, DLE, DL", Datumveld(f"{begin}.afgenomen", f"{naam}: datum"),
                       Getalveld(f"{begin}.dle", f"{naam}: DLE", maximum=200, eenheid="DLE"),
                       Getalveld(f"{begin}.dl", f"{naam}: DL", maximum=200, eenheid="DL"))  # fmt: skip
            deel.naast("Instrument, versie", Tekstveld(f"{begin}.instrument", f"{naam}: instrument", breedte=_KORT),
                       Tekstveld(f"{begin}.versie", f"{naam}: versie", breedte=_SMAL, hint="versie"))  # fmt: skip
            deel.naast("Wijze, hulpmiddelen bij dyslexie",
                       Keuzerij(f"{begin}.wijze", f"{naam}: wijze", keuzes(Afnamewijze), toon_toetsen=False, optioneel=True),
                       Tekstveld(f"{begin}.hulpmiddelen", f"{naam}: hulpmiddelen", breedte=_SMAL, hint="bv. geen"))  # fmt: skip
            self._regels[domein] = Tekst("", Tekstsoort.KLEIN, afbreken=True)
            self._regels[domein].setContentsMargins(0, 0, 0, Ruimte.M)
            deel.regel(self._regels[domein])
        return deel

    @staticmethod
    def _bouw_persoonlijkheid(deel: Sectie) -> Sectie:
        deel.veld(Tekstveld("pro.persoonlijkheid_instrument", "Instrument", optioneel=True, breedte=_KORT))
        deel.veld(Datumveld("pro.persoonlijkheid_op", "Datum", optioneel=True,
                            uitleg="Geldt 52 weken (Instrumentenregeling 12)."))  # fmt: skip
        deel.veld(Tekstveld("pro.persoonlijkheid_uitkomst", "Uitkomst, kort", optioneel=True, maximum=400, breedte=_BREED))
        return deel


def _iq(naam: str, label: str) -> Getalveld:
    return Getalveld(f"pro.iq.{naam}", label, maximum=200)
