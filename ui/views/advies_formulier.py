"""The fields of a deskundigenadvies in the blocks of the paper form (screens.md 7.10)."""

from __future__ import annotations

from cvt_desktop.services.adviezen_samen import TWEEDE
from cvt_desktop.services.prokort import KORT
from ui.presenters.advies import CONCLUSIES, OORDELEN, STELLINGEN, Adviesvorm
from ui.presenters.uitkomstvorm import CATEGORIEEN
from ui.theme import Maat, Ruimte
from ui.views.advies_gezien import Gesprokenvinkjes, Stukkenvinkjes
from ui.widgets.datumveld import Datumveld
from ui.widgets.formulier import Formulier
from ui.widgets.keuzerij import JA_NEE, Keuzerij
from ui.widgets.keuzeveld import Keuzeveld
from ui.widgets.rij import Rij
from ui.widgets.sectie import Sectie
from ui.widgets.tekst import Tekst, Tekstsoort
from ui.widgets.tekstveld import Tekstveld
from ui.widgets.tekstvlak import Tekstvlak
from ui.widgets.vinkje import Vinkje

_LABELS = 166
_BREED = Maat.VELD_BREED
_VOET = "Dit advies gaat naar de ouders en de school bij het besluit."
_WAAROM_VSO = ("Waarom volstaat een arrangement in het regulier (niet)?",
               "Het besluit moet laten zien waarom regulier onderwijs met een arrangement niet genoeg is (LBT 108110).")
_WAAROM_PRO = ("Waarom past praktijkonderwijs (niet)?",
               "In het grensvlak geeft de motivering van de school de doorslag (UB WVO 2.46, lid 6).")  # fmt: skip
_VERVANG = {"onafhankelijkheid": "niet_in_dienst", f"onafhankelijkheid{TWEEDE}": f"niet_in_dienst{TWEEDE}",
            "criteria": "criterium0"}  # fmt: skip
"""From the field of a refusal to the field of the screen."""


class Adviesformulier(Formulier):
    """``zet_vorm`` builds it once; ``velden_waarden`` gives what is typed."""

    hulpvorm = "advies"
    def __init__(self, vorm: Adviesvorm) -> None:
        super().__init__(labelkolom=_LABELS)
        self.setContentsMargins(0, 0, Ruimte.M, 0)
        if vorm.overnemen:
            self._herkomst(vorm)
        self._onafhankelijk(f"Onafhankelijkheid{' van de eerste deskundige' if vorm.samen else ''}")
        if vorm.samen:
            self._onafhankelijk("Onafhankelijkheid van de tweede deskundige", TWEEDE)
        self._gezien(vorm)
        if vorm.kort:
            self._kort()
        self._pro, self._gevraagd = vorm.pro, vorm.gevraagd
        self._lang = [self._bevindingen(), *([self._criteria(vorm)] if vorm.criteria else []), self._waarom()]
        self._advies = self._conclusie()
        self._kern()
        self.klaar()
        self.zet_waarden(vorm.waarden)
        self.gewijzigd.connect(self._op_wijziging)
        self._toon_voorwaardelijk()

    def toon_weigering(self, veld: str, melding: str) -> bool:
        """Show a refusal at its field and go there; False when the form has no such field."""
        velden = self.velden()
        stellingen = [velden[f"{naam}{veld.removeprefix('onafhankelijkheid')}"] for naam, _ in STELLINGEN
                      if veld.startswith("onafhankelijkheid")]  # fmt: skip
        uitleg = bool(stellingen) and all(stelling.waarde() for stelling in stellingen)  # all answered: what lacks is why
        return not self.toon_fouten({veld if uitleg else _VERVANG.get(veld, veld): melding})

    def _op_wijziging(self, naam: str) -> None:
        if naam == "conclusie":
            self._vul_gevraagd()
        if naam in {"conclusie", "kort"}:
            self._toon_voorwaardelijk()

    def _vul_gevraagd(self) -> None:
        """Positief is as asked: what was asked stands where nothing was filled in yet."""
        velden = self.velden()
        if velden["conclusie"].waarde() == "POSITIEF" and not self._pro:
            self.zet_waarden({naam: w for naam, w in self._gevraagd.items() if not velden[naam].waarde()})

    def _toon_voorwaardelijk(self) -> None:
        velden = self.velden()
        for deel in self._lang:
            deel.setVisible("kort" not in velden or not velden["kort"].waarde())
        keuze = velden["conclusie"].waarde()
        self._advies.toon_veld("anders", keuze == "POSITIEF_ANDERS")
        for veld in ("categorie", "waarom_categorie", "tot_en_met", "waarom_duur"):
            self._advies.toon_veld(veld, keuze != "NEGATIEF" and not self._pro)
        for veld in ("persoonlijkheid", "grensvlak"):
            self._advies.toon_veld(veld, self._pro)

    def _herkomst(self, vorm: Adviesvorm) -> None:
        s = self.sectie("Uit ondertekend stuk")
        eerste = "Eerste deskundige" if vorm.samen else "Deskundige"
        s.veld(Keuzeveld("deskundige", eerste, vorm.deskundigen, uitleg="Beroep volgens UB WVO 2.51."))
        if vorm.samen:
            s.veld(Keuzeveld(f"deskundige{TWEEDE}", "Tweede deskundige", vorm.deskundigen, uitleg="Beroep volgens UB WVO 2.51."))
        s.veld(Keuzeveld("uit_bijlage", "Ondertekend stuk", vorm.bijlagen, leeg="Kies het stuk…"))
        s.veld(Datumveld("gedateerd", "Datum op het stuk"))

    def _onafhankelijk(self, titel: str, wie: str = "") -> None:
        s = self.sectie(titel)
        for naam, stelling in STELLINGEN:
            keuze = Keuzerij(f"{naam}{wie}", stelling, JA_NEE)
            rij = Rij(keuze, ruimte=Ruimte.M)
            rij.voeg(Tekst(stelling, afbreken=True), 1)
            if naam != STELLINGEN[0][0]:
                keuze.zonder_foutregel()
            s.regel(rij)
            s.velden.append(keuze)
        rij.setContentsMargins(0, 0, 0, Ruimte.M)  # what comes after it is no answer to the last one
        s.veld(Tekstveld(f"onafhankelijkheid{wie}", "Toelichting bij nee", optioneel=True, maximum=1000, breedte=_BREED))

    def _gezien(self, vorm: Adviesvorm) -> None:
        s = self.sectie("Gezien en gedaan")
        s.veld(Stukkenvinkjes("stukken_gezien", "Stukken gezien", vorm.stukken))
        s.veld(Gesprokenvinkjes("gesproken", "Gesproken met"))
        s.veld(Tekstveld("gesproken_met", "Nog iemand, of wanneer", optioneel=True, maximum=1000, breedte=_BREED))

    def _kort(self) -> None:
        s = self.sectie("Kort, want binnen de criteria")
        s.veld(Vinkje("kort", "Criteria voldaan, berekening en geldigheid nagegaan"))
        s.regel(Tekst(f"Dan vervallen bevindingen, criteria en waarom. In het advies staat: “{KORT}”", Tekstsoort.KLEIN,
                      afbreken=True))  # fmt: skip

    def _bevindingen(self) -> Sectie:
        s = self.sectie("Bevindingen")
        s.veld(Tekstvlak("ondersteuningsbehoefte", "Ondersteuningsbehoefte", regels=4, woorden=0, breedte=_BREED))
        s.veld(Tekstvlak("bevorderend", "Wat bevordert en belemmert", optioneel=True, regels=3, woorden=0, breedte=_BREED))
        s.veld(Tekstvlak("geprobeerd", "Wat is geprobeerd, met effect", optioneel=True, regels=3, woorden=0, breedte=_BREED))
        s.veld(Tekstvlak("mening", "Mening leerling en ouders", optioneel=True, regels=3, woorden=0, breedte=_BREED))
        return s

    def _criteria(self, vorm: Adviesvorm) -> Sectie:
        s = self.sectie("Criteria van de wet" if vorm.pro else "Criteria van het ondersteuningsplan")
        for nummer, criterium in enumerate(vorm.criteria):
            s.regel(Tekst(f"{nummer + 1}. {criterium}", afbreken=True))
            s.veld(Keuzerij(f"criterium{nummer}", "Voldaan", OORDELEN, toon_toetsen=False))
            s.veld(Tekstveld(f"criterium{nummer}_waarom", "Waarom", optioneel=True, maximum=1000, breedte=_BREED))
        return s

    def _waarom(self) -> Sectie:
        s = self.sectie(_WAAROM_PRO[0] if self._pro else _WAAROM_VSO[0])
        s.veld(Tekstvlak("waarom_arrangement_niet", "Waarom", regels=4, woorden=0, breedte=_BREED,
                         uitleg=_WAAROM_PRO[1] if self._pro else _WAAROM_VSO[1]))  # fmt: skip
        return s

    def _conclusie(self) -> Sectie:
        s = self.sectie("Advies")
        s.veld(Keuzerij("conclusie", "Advies", CONCLUSIES, toon_toetsen=False))
        s.veld(Tekstveld("anders", "Anders, namelijk", maximum=1000, breedte=_BREED))
        s.veld(Keuzeveld("categorie", "Categorie", CATEGORIEEN))
        s.veld(Tekstveld("waarom_categorie", "Waarom deze categorie", optioneel=True, maximum=1000, breedte=_BREED))
        s.veld(Datumveld("tot_en_met", "Tot en met", uitleg="De duur volgt uit wat de leerling nodig heeft (LBT 109250)."))
        s.veld(Tekstveld("waarom_duur", "Waarom deze duur", optioneel=True, maximum=1000, breedte=_BREED))
        for naam, label in (("persoonlijkheid", "Persoonlijkheid"), ("grensvlak", "Grensvlak")):
            s.veld(Tekstveld(naam, label, optioneel=True, maximum=1000, breedte=_BREED))
        return s

    def _kern(self) -> None:
        s = self.sectie("Kern voor het besluit")
        s.veld(Tekstvlak("kern", "Kern", regels=6, woorden=100, breedte=_BREED,
                         uitleg="Komt woordelijk in de brief: de belangrijkste overwegingen, in gewone woorden."))  # fmt: skip
        s.regel(Tekst(_VOET, Tekstsoort.KLEIN, afbreken=True))
