"""*Verzoek om aanvulling*: everything filled, the letter beside it (screens.md 4.6)."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypedDict

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.dialogs.dialoog import Dialoog
from ui.documentbron import Documentbronnen
from ui.presenters.aanvulling import WIJZEN, AanvullingPresenter, Verzoekregel
from ui.tasks import Taken
from ui.theme import Maat, Ruimte
from ui.widgets.datumveld import Datumveld
from ui.widgets.documentkijker import Documentkijker
from ui.widgets.formulier import Formulier
from ui.widgets.keuzeveld import Keuzeveld
from ui.widgets.knop import Knop, Knopsoort
from ui.widgets.kolomvak import Kolomvak
from ui.widgets.rolvak import Rolvak
from ui.widgets.tekst import Tekst, Tekstsoort
from ui.widgets.tekstveld import Tekstveld
from ui.widgets.vinkje import Vinkje

_VOORBEELD_MS = 500
_BREEDTE, _HOOGTE, _LINKS = 1180, 600, 540


class _Naar(TypedDict):
    aan: str
    kopie: bool


class AanvullingDialoog(Dialoog):
    """``gedaan(zin)`` after the letter was made, sent, or taken back. Without a date there is no button to press."""

    hulpvorm = "aanvulling"
    gedaan = Signal(str)

    def __init__(
        self, presenter: AanvullingPresenter, taken: Taken, bronnen: Documentbronnen, *, ouder: QWidget | None = None
    ) -> None:
        super().__init__("Verzoek om aanvulling", ouder=ouder, breedte=_BREEDTE)
        self._presenter, self._bronnen = presenter, bronnen
        self._vorm = presenter.vorm()
        self.regels: list[tuple[Vinkje, str]] = []
        self.kijker = Documentkijker(taken, leeg="Het voorbeeld van de brief komt hier.")
        self._gevolg = Tekst("", Tekstsoort.NADRUK, afbreken=True)
        self._letop = Tekst(self._vorm.waarschuwing, afbreken=True)
        self._formulier = Formulier(labelkolom=120)
        self._regelvak = QVBoxLayout()
        self._bouw_velden()
        self._bouw()
        self._maak_knoppen()
        self._straks = QTimer(self, singleShot=True, interval=_VOORBEELD_MS)
        self._straks.timeout.connect(self._toon_voorbeeld)
        self._op_wijziging()
        self._toon_voorbeeld()
        self.begin_bij(self.uiterlijk)

    def _bouw_velden(self) -> None:
        sectie = self._formulier.sectie()
        self.aan = sectie.veld(Keuzeveld("aan", "Aan", self._vorm.aan, breedte=Maat.VELD_BREED))
        self.kopie = sectie.veld(Vinkje("kopie", "Kopie naar ouders"))
        sectie.hulp(self.kopie, self._vorm.kopie_uitleg)
        self.kopie.editor.setEnabled(self._vorm.kopie_kan)
        vak = QWidget()
        self._regelvak = QVBoxLayout(vak)
        self._regelvak.setContentsMargins(0, 0, 0, 0)
        self._regelvak.setSpacing(0)
        for regel in self._vorm.regels:
            self._voeg_regel(regel)
        sectie.regel(vak, "Ontbreekt")
        self.anders = sectie.veld(Tekstveld("anders", "Iets anders", optioneel=True, hint="schrijf wat er nog meer ontbreekt"))
        self.uiterlijk = sectie.veld(Datumveld(
            "uiterlijk", "Uiterlijk", uitleg="De dag waarop de school uiterlijk aanvult. Zonder datum staat de termijn niet stil "
            "(Awb 4:15)."))  # fmt: skip
        sectie.hulp(self.uiterlijk, self._vorm.dagen)
        self.wijze = sectie.veld(Keuzeveld("wijze", "Verzenden via", WIJZEN))
        self.op = sectie.veld(Datumveld("verzonden_op", "Dag van verzending",
                                        uitleg="Vanaf de dag erna staat de termijn stil (Awb 4:15)."))  # fmt: skip
        self._formulier.klaar()
        self._formulier.zet_waarden({"uiterlijk": self._vorm.uiterlijk, "verzonden_op": self._vorm.verzenden_op,
                                     "wijze": "BEVEILIGDE_MAIL", "aan": self._vorm.gekozen,
                                     "kopie": self._vorm.kopie and self._vorm.kopie_kan})  # fmt: skip
        self._formulier.gewijzigd.connect(lambda _naam: self._op_wijziging())

    def _voeg_regel(self, regel: Verzoekregel) -> None:
        vinkje = Vinkje(f"regel{len(self.regels)}", regel.wat, uitleg=regel.bron)
        vinkje.zonder_foutregel()
        vinkje.zet_waarde(regel.aan)
        vinkje.gewijzigd.connect(self._op_wijziging)
        self._regelvak.addWidget(vinkje)
        if regel.bron:
            bron = Tekst(regel.bron, Tekstsoort.KLEIN, afbreken=True)
            bron.setContentsMargins(Ruimte.XL, 0, 0, Ruimte.XS)
            self._regelvak.addWidget(bron)
        self.regels.append((vinkje, regel.wat))

    def _bouw(self) -> None:
        velden = Kolomvak(self._formulier)
        velden.voeg_rek()
        links = Kolomvak()
        links.voeg(Rolvak(velden), 1)
        links.voeg(self._gevolg)  # in sight however much lacks
        links.voeg(self._letop)
        self._letop.setVisible(bool(self._vorm.waarschuwing))
        links.setFixedWidth(_LINKS)
        vak = QWidget()
        rij = QHBoxLayout(vak)
        rij.setContentsMargins(0, 0, 0, 0)
        rij.setSpacing(Ruimte.L)
        rij.addWidget(links)
        rij.addWidget(self.kijker, 1)
        vak.setMinimumHeight(_HOOGTE - 140)
        self.voeg(vak, 1)
        self.resize(_BREEDTE, _HOOGTE)

    def _maak_knoppen(self) -> None:
        self.terugnemen = Knop("Terugnemen", Knopsoort.STIL)
        self.terugnemen.setVisible(self._vorm.al_gemaakt)
        self.voeg_actie(self.terugnemen)
        self.zet_acties()
        self.later = Knop("Brief maken, nog niet verzonden")
        self.verzonden = Knop("Brief klaar, als verzonden noteren", Knopsoort.HOOFD, toets="Ctrl+Return")
        self.voeg_actie(self.later)
        self.voeg_actie(self.verzonden)
        self.terugnemen.clicked.connect(lambda: self._doe(self._presenter.terugnemen))
        self.later.clicked.connect(
            lambda: self._doe(lambda: self._presenter.maak(self._gekozen(), self.uiterlijk.waarde(), **self._naar())))
        self.verzonden.clicked.connect(self._on_sent)

    def _gekozen(self) -> list[str]:
        return [wat for vinkje, wat in self.regels if vinkje.waarde()] + [w for w in (self.anders.waarde(),) if w]

    def _naar(self) -> _Naar:
        return {"aan": self.aan.waarde(), "kopie": self.kopie.waarde()}

    def _op_wijziging(self) -> None:
        gevolg = self._presenter.gevolg(self.op.waarde(), self.uiterlijk.waarde())
        self._formulier.toon_fouten({gevolg.veld: gevolg.fout} if gevolg.fout else {}, spring=False)
        self._gevolg.setText(gevolg.zin)
        self._letop.zeg(" ".join(d for d in (gevolg.waarschuwing, self._vorm.waarschuwing) if d))
        goed = not gevolg.fout and bool(self._gekozen())
        self.later.setEnabled(goed)
        self.verzonden.setEnabled(goed)
        if hasattr(self, "_straks"):
            self._straks.start()

    def _toon_voorbeeld(self) -> None:
        maak = self._presenter.voorbeeld(self._gekozen(), self.uiterlijk.waarde(), **self._naar())
        if maak is None:
            self.kijker.sluit()
        else:
            self.kijker.open(self._bronnen.van("Verzoek om aanvulling", maak), self.kijker.pagina())

    def _on_sent(self) -> None:
        op, wijze = self.op.waarde(), self.wijze.waarde()
        if not wijze:
            self.wijze.toon_fout("Kies hoe u het verzoek verzendt.")
            self.wijze.setFocus()
        elif op is not None:
            self._doe(lambda: self._presenter.verzend(self._gekozen(), self.uiterlijk.waarde(), op, wijze, **self._naar()))

    def _doe(self, wat: Callable[[], str]) -> None:
        self.probeer(self._formulier, wat, self._on_done)

    def _on_done(self, zin: str) -> None:
        self.kijker.sluit()
        self.gedaan.emit(zin)
