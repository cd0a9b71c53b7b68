"""The fields of a besluit: the line of the TLV, the numbered reasons, the free paragraphs."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cvt_desktop.services.taalhulp import hintregel
from ui.presenters.besluit import PLAATSEN, Besluitstaat
from ui.presenters.uitkomstvorm import CATEGORIEEN
from ui.theme import Ruimte
from ui.widgets.datumveld import Datumveld
from ui.widgets.formulier import Formulier
from ui.widgets.getalveld import Getalveld
from ui.widgets.keuzerij import Keuzerij
from ui.widgets.keuzeveld import Keuzeveld
from ui.widgets.kolomvak import Kolomvak
from ui.widgets.sectie import Sectie
from ui.widgets.tekst import Tekst, Tekstsoort
from ui.widgets.tekstvlak import Tekstvlak
from ui.widgets.veld import Veld

_LABELKOLOM = 150
_VELDBREED = 470
_GEWONE_TAAL = 120
_GEWOON = frozenset({"gewone_taal", "duur_gewone_taal"})
"""What ouders read: language hints stand under it."""
_NIET_GEVRAAGD = "Mag leeg blijven: de aanvraag vraagt het niet."
_REDENEN: tuple[tuple[str, str, int, str], ...] = (
    ("nodig", "1 Wat heeft de leerling nodig", 4, "Uit de aanvraag en advies 1. In woorden van behoefte, zonder diagnose."),
    ("gedaan", "2 Wat is gedaan en met welk effect", 4, "Uit de aanvraag: wat is geprobeerd, en wat het opleverde."),
    ("waarom_regulier_niet", "3 Waarom regulier met arrangement niet volstaat", 3, "Uit de aanvraag of het advies."),
)
_REDENEN_PRO: tuple[tuple[str, str, int, str], ...] = (
    *_REDENEN[:2],
    ("waarom_regulier_niet", "3 Waarom praktijkonderwijs (niet) past", 3,
     "Geeft de toets beleidsruimte, zeg dan waarom de motivering van de school de doorslag geeft (UB WVO 2.46, lid 6)."),
)  # fmt: skip
_REDENEN_ARRANGEMENT: tuple[tuple[str, str, int, str], ...] = (
    ("nodig", "1 Wat heeft de leerling nodig", 4, "Uit de aanvraag. In woorden van behoefte, zonder diagnose."),
    _REDENEN[1],
    ("waarom_regulier_niet", "3 Waarom dit arrangement (niet) past", 3,
     "Uit de toets op de inhoud: past het bij de behoefte, deed de school eerst zelf genoeg, klopt de prijs."),
)  # fmt: skip
_REDENEN_VOORZIENING: tuple[tuple[str, str, int, str], ...] = (
    _REDENEN_ARRANGEMENT[0],
    ("gedaan", "2 Wat is gedaan en met welk effect", 3, _NIET_GEVRAAGD),
    ("waarom_regulier_niet", "3 Waarom deze voorziening (niet) past", 3, "Uit de aanvraag: waarom deze voorziening."),
)
_REDENEN_GROEP: tuple[tuple[str, str, int, str], ...] = (
    ("nodig", "1 Wat heeft de groep nodig", 4, "Uit de aanvraag. Over de groep, zonder namen."),
    ("gedaan", "2 Wat is gedaan en met welk effect", 3, _NIET_GEVRAAGD),
    ("waarom_regulier_niet", "3 Waarom dit arrangement (niet) past", 3,
     "Uit de toets op de inhoud: past het bij de groep, deed de school eerst zelf genoeg, klopt de prijs."),
)  # fmt: skip
_NA_DE_KERNEN: tuple[tuple[str, str, int, str], ...] = (
    ("beoordeling_adviezen", "Onze beoordeling van de adviezen", 3,
     "Dat de adviezen zijn nagegaan (Awb 3:9), en wat in de zitting is gezegd."),
    ("afwijking", "Anders dan gevraagd of geadviseerd, omdat", 3,
     "Awb 3:50. Staat ook in de brief aan de ouders als het besluit anders is dan gevraagd."),
    ("duur_categorie", "6 Duur en categorie: waarom", 3, "LBT 109250: de duur volgt uit wat nodig is."),
    ("mening", "7 Wat met de mening van leerling en ouders is gedaan", 3,
     "Wat zij zeiden staat al in de brief; hier wat u ermee deed (WVO 2.44)."),
    ("ouder_niet_eens", "7 Waarom toch zo, nu een ouder het niet eens is", 3, "LBT 107279: een deugdelijke motivering."),
    ("gewone_taal", "8 Uitleg in gewone taal (brief ouders)", 5, "Korte zinnen, geen vaktaal. Dit leest de ouder het eerst."),
    ("duur_gewone_taal", "9 Waarom deze periode, in gewone taal", 2, "Eén of twee zinnen voor de brief aan de ouders."),
)  # fmt: skip
_AFWIJZING: tuple[tuple[str, str, int, str], ...] = (
    ("in_het_voordeel", "Wat vóór de aanvraag pleit", 2, "Awb 3:46: wat u heeft meegewogen."),
    ("horen", "Hoe de school kon reageren", 3, "Awb 4:7 en 4:8, of de reden waarom dat niet hoefde (4:11)."),
    ("wat_wel", "Wat wel kan", 3, "Welke ondersteuning mogelijk is, en wat het oordeel zou veranderen."),
)


class Besluitformulier(QWidget):
    """``gewijzigd`` for each change by a person; ``velden()`` gives all values; ``toon`` never touches what is typed."""

    hulpvorm = "besluit"
    gewijzigd = Signal()

    def __init__(self, staat: Besluitstaat) -> None:
        super().__init__()
        self._vorm = Formulier(labelkolom=_LABELKOLOM)
        self._hint = Tekst("", Tekstsoort.KLEIN, afbreken=True)
        self._tlv = self._bouw_tlv(staat)
        self._redenen = self._bouw_redenen(staat)
        self._afwijzing = self._vorm.sectie("Bij een afwijzing")
        self._voeg(self._afwijzing, _AFWIJZING)
        alineas = self._vorm.sectie("Eigen alinea", vouwbaar=True, open_=False)
        uitleg = "Komt na de redenen. Vervangt nooit een vaste tekst."
        alineas.veld(_vlak("redenen.alinea_school", "Brief aan de school", 3, uitleg, optioneel=True))
        alineas.veld(_vlak("redenen.alinea_ouders", "Brief aan de ouders", 3, uitleg, optioneel=True, gewoon=True))
        alineas.toon_veld("redenen.alinea_ouders", staat.met_leerling)
        self._vorm.klaar()
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(0, 0, Ruimte.M, 0)
        kolom.addWidget(self._vorm)
        self._vorm.gewijzigd.connect(lambda _naam: self.gewijzigd.emit())
        self._vorm.zet_waarden(staat.velden)
        self.toon(staat)

    def _bouw_tlv(self, staat: Besluitstaat) -> Sectie:
        sectie = self._vorm.sectie("Verklaring" if staat.met_adviezen else "Toekenning")
        van = Datumveld("ingangsdatum", "Van", uitleg="De eerste dag waarop de verklaring geldt.")
        if staat.met_periode and not staat.met_categorie:
            sectie.naast("Van, tot en met", van, Datumveld("einddatum", "Tot en met"))
            sectie.veld(Getalveld("bedrag_cent", "Toegekend bedrag", maximum=9_999_999, bedrag=True))
            if staat.met_plaats:
                self._bouw_plaats(sectie, staat)
        elif staat.met_periode:
            sectie.veld(Keuzeveld("categorie", "Categorie", CATEGORIEEN, uitleg="Bekostigingscategorie (WEC 119)."))
            sectie.naast("Van, tot en met", van,
                         Datumveld("einddatum", "Tot en met", uitleg="WEC 40, lid 15: een of meer hele schooljaren."))
        else:
            sectie.veld(van)
        sectie.regel(self._hint)
        sectie.setVisible(staat.toont_tlv)
        return sectie

    def _bouw_plaats(self, sectie: Sectie, staat: Besluitstaat) -> None:
        """The second answer: whether there is a place, and from when."""
        sectie.veld(Keuzerij("plaats", "Is er plaats", PLAATSEN, toon_toetsen=False,
                             uitleg="Een ander antwoord dan of de leerling de voorziening nodig heeft."))  # fmt: skip
        sectie.veld(Datumveld("plaats_per", "Plaats per", optioneel=True))
        sectie.regel(Tekst(staat.plaatsen, Tekstsoort.KLEIN, afbreken=True))

    def _bouw_redenen(self, staat: Besluitstaat) -> Sectie:
        sectie = self._vorm.sectie("Redenen")
        redenen = _REDENEN if staat.met_periode else _REDENEN_PRO
        individueel = _REDENEN_VOORZIENING if staat.met_plaats else _REDENEN_ARRANGEMENT
        zonder = individueel if staat.met_leerling else _REDENEN_GROEP
        self._voeg(sectie, redenen if staat.met_adviezen else zonder)
        for kern in staat.kernen:
            sectie.regel(Kolomvak(
                Tekst(kern.conclusie, Tekstsoort.KLEIN, afbreken=True),
                Tekst(f"“{kern.tekst}”", Tekstsoort.BODY, afbreken=True, kiesbaar=True), ruimte=Ruimte.XS, marge=Ruimte.XS,
            ), f"{kern.label} (vast)")  # fmt: skip
        self._voeg(sectie, _NA_DE_KERNEN)
        sectie.veld(_vlak("redenen.voor_leerling", "Uitleg voor de leerling (eigen brief)", 3,
                          "In de je-vorm, kort. Leeg: de brief verwijst naar die van de ouders.", woorden=60, optioneel=True,
                          gewoon=True))
        return sectie

    @staticmethod
    def _voeg(sectie: Sectie, velden: Sequence[tuple[str, str, int, str]]) -> None:
        for naam, label, regels, uitleg in velden:
            woorden = _GEWONE_TAAL if naam == "gewone_taal" else 100
            sectie.veld(_vlak(f"redenen.{naam}", label, regels, uitleg, woorden=woorden, gewoon=naam in _GEWOON,
                              optioneel=uitleg == _NIET_GEVRAAGD))  # fmt: skip

    def velden(self) -> dict[str, object]:
        """All values by name."""
        return self._vorm.waarden()

    def toon(self, staat: Besluitstaat) -> None:
        """The parts around what is typed: hint, conditional fields, open or closed."""
        self._hint.setText(staat.periodehint)
        self._redenen.toon_veld("redenen.afwijking", staat.anders)
        self._redenen.toon_veld("redenen.ouder_niet_eens", staat.oneens)
        self._redenen.toon_veld("redenen.beoordeling_adviezen", staat.met_adviezen)
        self._redenen.toon_veld("redenen.duur_categorie", staat.toont_tlv and staat.met_categorie)
        self._redenen.toon_veld("redenen.duur_gewone_taal", staat.toont_tlv and staat.met_categorie)
        self._redenen.toon_veld("redenen.voor_leerling", staat.eigen_brief)
        self._redenen.toon_veld("redenen.gewone_taal", staat.met_leerling)
        self._afwijzing.setVisible(not staat.toont_tlv)
        for veld in self._vorm.velden().values():
            veld.zet_bewerkbaar(staat.bewerkbaar)

    def toon_fouten(self, fouten: dict[str, str]) -> None:
        """Blocking findings stand at their field; nothing jumps."""
        self._vorm.toon_fouten(fouten, spring=False)

    def spring_naar(self, veld: str) -> bool:
        """Go to a field; False when it does not stand here."""
        if veld not in self._vorm.velden():
            return False
        self._vorm.spring_naar(veld)
        return True


def _vlak(
    naam: str, label: str, regels: int, uitleg: str, *, woorden: int = 100, optioneel: bool = False, gewoon: bool = False
) -> Veld:
    return Tekstvlak(naam, label, regels=regels, uitleg=uitleg, woorden=woorden, optioneel=optioneel, breedte=_VELDBREED,
                     hints=hintregel if gewoon else None)  # fmt: skip
