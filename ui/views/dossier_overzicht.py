"""Tab 1: the dossierkaart (screens.md 4.4)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from cvt_desktop.basis.tekst import hoofdletter
from cvt_desktop.ports.documentdelen import Poging, Zienswijze
from cvt_desktop.services.dossierkaart import Dossierkaart
from ui.beurten import InBeurten
from ui.dialogs.voorbeeld import Voorbeeld
from ui.documentbron import Documentbronnen
from ui.feedback import Feedback
from ui.focusdoorgever import geef_focus_door
from ui.presenters.dossierkaart import Adviesbeeld, KaartPresenter, adviesbeelden
from ui.tasks import Taken
from ui.theme import Letter, Ruimte, geschaald, letter
from ui.tonen import Toon
from ui.views.dossier_blokken import Paren, Vloeiblad, alinea, blok, regelhoogte
from ui.widgets.kolomvak import Kolomvak
from ui.widgets.rolvak import Rolvak
from ui.widgets.tekst import Tekst, Tekstsoort

_LEEG = "Niet ingevuld."
_LABEL, _OUDER_BREEDST = 120, 230


class OverzichtTab(InBeurten, QWidget):
    """Blocks in the order of the card: two columns, and the whole width for what was tried and for the adviezen."""

    def __init__(
        self, presenter: KaartPresenter, kaart: Dossierkaart, taken: Taken, feedback: Feedback, kijker: Documentbronnen, *,
        af: bool = True,
    ) -> None:  # fmt: skip
        super().__init__()
        self._presenter, self._taken, self._feedback, self._kijker = presenter, taken, feedback, kijker
        self.voorbeeld: Voorbeeld | None = None
        self._kolom = QVBoxLayout(self)
        self._kolom.setContentsMargins(0, 0, 0, 0)
        self._rol: Rolvak | None = None
        self._kaart: Dossierkaart | None = None
        self._delen = self._bouwdelen(kaart)
        if af:
            self.maak_af()

    def _bouwdelen(self, kaart: Dossierkaart) -> Iterator[None]:
        yield
        blad = kaartblad(kaart)
        yield
        self._leg(kaart, blad)

    def ververs(self) -> None:
        """Read the card again; when it says something else it is built anew, and the place in the page stays."""
        self._toon(self._presenter.kaart())

    def _toon(self, kaart: Dossierkaart) -> None:
        if kaart != self._kaart:
            self._leg(kaart, kaartblad(kaart))

    def _leg(self, kaart: Dossierkaart, blad: QWidget) -> None:
        self._kaart = kaart
        plaats = self._rol.verticalScrollBar().value() if self._rol is not None else 0
        if self._rol is not None:
            self._kolom.removeWidget(self._rol)
            self._rol.deleteLater()
        self._rol = Rolvak(blad)
        self._rol.maak_leesbaar("Dossierkaart")
        geef_focus_door(self, self._rol)
        self._kolom.addWidget(self._rol)
        self._rol.verticalScrollBar().setValue(plaats)

    def druk_af(self) -> None:
        """Lay the card out and show it as it will be on paper."""
        document = self._presenter.document()
        naam = self._presenter.bestandsnaam(document)
        self._taken.start(
            lambda _voortgang: self._presenter.maak(document), lambda pdf: self._toon_voorbeeld(pdf, naam), self._feedback.fout,
            titel="Dossierkaart maken",
        )  # fmt: skip

    def _toon_voorbeeld(self, pdf: bytes, naam: str) -> None:
        self.voorbeeld = Voorbeeld("Dossierkaart", pdf, self._kijker, self._feedback, self._taken, naam, ouder=self.window(),
                                   bij_uitvoer=self._presenter.uitvoer)  # fmt: skip
        self.voorbeeld.open()


def kaartblad(kaart: Dossierkaart, *, smal: bool = False) -> QWidget:
    """The blocks of the card; ``smal``: each over the whole width, for a page that has other columns too."""
    vak = Vloeiblad()
    rooster = QGridLayout(vak)
    rooster.setContentsMargins(0, 0, 0, 0)
    rooster.setSpacing(Ruimte.S)
    for kolom in (0, 1, 2, 3, 4, 5):
        rooster.setColumnStretch(kolom, 1)
    rij = 0
    for regel in _blokken(kaart, smal=smal):
        breed = 6 if smal else 6 // len(regel)
        for nummer, deel in enumerate(regel):
            rooster.addWidget(deel, rij + nummer if smal else rij, 0 if smal else nummer * breed, 1, breed)
        rij += len(regel) if smal else 1
    rooster.setRowStretch(rij, 1)
    return vak


def _blokken(kaart: Dossierkaart, *, smal: bool) -> Iterator[tuple[QWidget, ...]]:
    """The blocks that stand beside each other, from above; at the top two columns, in which no block is higher than it says."""
    kort = [("Waarom", kaart.waarom or _LEEG)]
    if kaart.met_doel:
        kort += [("Hoofddoel", kaart.hoofddoel or _LEEG), ("Terugkeer", kaart.terugkeer or _LEEG)]
    breedte = _labelbreedte(kaart.ouders)
    links: list[QWidget] = [blok("Gevraagd", Paren(kaart.gevraagd, labelbreedte=breedte if smal else _LABEL))]
    rechts: list[QWidget] = [blok("In het kort", Paren(kort, labelbreedte=breedte))]
    if kaart.met_leerling:
        rechts += _stem(kaart, breedte), _ouders(kaart.ouders, breedte)
    if smal:
        yield from zip(links + rechts, strict=True)
    else:
        yield Kolomvak(*links, rek=True), Kolomvak(*rechts, rek=True)
    if kaart.met_geprobeerd or kaart.geprobeerd:
        yield (_geprobeerd(kaart.geprobeerd),)
    yield (_adviezen(kaart),)
    toetsing = [alinea(hoofdletter(kaart.toetsing), Tekstsoort.NADRUK)]
    let_op = [alinea(regel) for regel in kaart.let_op] or [Tekst("Geen bijzonderheden.", Tekstsoort.ZWAK)]
    notities = [alinea(regel) for regel in kaart.notities] or [Tekst("Nog geen notities.", Tekstsoort.ZWAK)]
    yield (blok("Toetsing", *toetsing, *map(alinea, kaart.uitzonderingen)),
           blok("Let op", *let_op, toon=Toon.LET_OP if kaart.let_op else Toon.GEWOON), blok("Notities", *notities))  # fmt: skip


def _labelbreedte(ouders: Sequence[Zienswijze]) -> int:
    """One column of labels for all blocks at the right: the names of the ouders fit in it."""
    maat = QFontMetrics(letter(Letter.GEWOON))
    langst = max((maat.horizontalAdvance(o.wie) for o in ouders), default=0) + Ruimte.XS
    return max(_LABEL, min(langst, geschaald(_OUDER_BREEDST)))


def _stem(kaart: Dossierkaart, breedte: int) -> QWidget:
    delen: list[QWidget] = []
    if kaart.eigen_woorden:
        delen.append(alinea(f"“{kaart.mening}”" if kaart.mening else _LEEG))
    else:
        delen.append(alinea(kaart.mening, Tekstsoort.ZWAK))
    paren = [(label, tekst) for label, tekst in (("Hoe gevraagd", kaart.mening_hoe), ("Wat ermee gedaan", kaart.mening_gedaan))
             if tekst.strip()]  # fmt: skip
    if paren:
        delen.append(Paren(paren, labelbreedte=breedte))
    return blok("Stem van de leerling", *delen)


def _ouders(ouders: Sequence[Zienswijze], breedte: int) -> QWidget:
    if not ouders:
        return blok("Ouders", Tekst("Nog geen ouder of verzorger ingevuld.", Tekstsoort.ZWAK))
    paren = [(o.wie, f"{o.houding}: “{o.woorden}”" if o.woorden else o.houding) for o in ouders]
    return blok("Ouders", Paren(paren, labelbreedte=breedte))


def _geprobeerd(geprobeerd: Sequence[Poging]) -> QWidget:
    if not geprobeerd:
        return blok("Wat is geprobeerd", Tekst(_LEEG, Tekstsoort.ZWAK))
    vak = QWidget()
    rooster = QGridLayout(vak)
    rooster.setContentsMargins(0, 0, 0, 0)
    rooster.setHorizontalSpacing(Ruimte.L)
    rooster.setVerticalSpacing(Ruimte.XS)
    for kolom, (kop, rek) in enumerate((("Wat", 34), ("Wanneer", 24), ("Effect", 30), ("Vindplaats", 12))):
        rooster.setColumnStretch(kolom, rek)
        rooster.addWidget(Tekst(kop, Tekstsoort.KLEIN), 0, kolom)
    for nummer, p in enumerate(geprobeerd, 1):
        rooster.setRowMinimumHeight(nummer, regelhoogte())
        for kolom, tekst in enumerate((p.wat, p.periode, p.effect, p.vindplaats)):
            rooster.addWidget(alinea(tekst or "–"), nummer, kolom, Qt.AlignmentFlag.AlignTop)
    return blok("Wat is geprobeerd", vak)


def _adviezen(kaart: Dossierkaart) -> QWidget:
    delen: list[QWidget] = []
    if kaart.adviezen:
        vak = QWidget()
        rooster = QGridLayout(vak)
        rooster.setContentsMargins(0, 0, 0, 0)
        rooster.setHorizontalSpacing(Ruimte.S + 2 * Ruimte.M)  # under the blocks above, with their margins
        for kolom, beeld in enumerate(adviesbeelden(kaart.adviezen)):
            rooster.setColumnStretch(kolom, 1)
            rooster.addWidget(_advies(beeld), 0, kolom, Qt.AlignmentFlag.AlignTop)
        delen.append(vak)
    delen += [alinea(regel, Tekstsoort.ZWAK) for regel in kaart.adviezen_open]
    return blok("Adviezen", *delen)


def _advies(beeld: Adviesbeeld) -> QWidget:
    kop = ", ".join(deel for deel in (beeld.deskundige, beeld.datum) if deel)
    regel = " · ".join(f"≠ {tekst}" if anders else tekst for tekst, anders in beeld.regels if tekst)
    delen = [alinea(kop, Tekstsoort.NADRUK), alinea(regel)]
    if beeld.kern:
        delen.append(alinea(f"“{beeld.kern}”"))
    return Kolomvak(*delen, rek=True, ruimte=Ruimte.XS)
