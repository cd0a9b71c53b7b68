"""*Aanvulling ontvangen*: per item, with a day, and whether the aanvraag is complete now (screens.md 4.6)."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.clipboard import Klembord
from ui.dialogs.dialoog import Dialoog
from ui.presenters.aanvulling import AanvullingPresenter
from ui.theme import Ruimte
from ui.tonen import Toon
from ui.widgets.datumveld import Datumveld
from ui.widgets.formulier import Formulier
from ui.widgets.keuzerij import JA_NEE, Keuzerij
from ui.widgets.knop import Knop, Knopsoort
from ui.widgets.kolomvak import Kolomvak
from ui.widgets.tekst import Tekst, Tekstsoort
from ui.widgets.tekstveld import Tekstveld
from ui.widgets.vinkje import Vinkje

_WIE_BUITEN = "De voorzitter of de bestuurder laat de aanvraag buiten behandeling; de secretaris kan verder zonder aanvulling."


class AanvullingOntvangen(Dialoog):
    """``gedaan(zin)`` after it was registered. When the day went by, a person may choose to go on without."""

    hulpvorm = "aanvulling_ontvangen"
    gedaan = Signal(str)

    def __init__(self, presenter: AanvullingPresenter, *, ouder: QWidget | None = None) -> None:
        vorm = presenter.ontvangst()
        titel = "Aanvulling kwam niet" if vorm.verstreken else "Aanvulling ontvangen"
        super().__init__(titel, sub=vorm.zin, ouder=ouder, breedte=900)
        self._presenter = presenter
        self.vinkjes: list[tuple[Vinkje, str]] = []
        self._formulier = Formulier(labelkolom=150)
        sectie = self._formulier.sectie()
        vak = Kolomvak(ruimte=0)
        for tekst in vorm.binnen:
            vak.voeg(Tekst(f"✓ {tekst}", Tekstsoort.ZWAK, afbreken=True))
        for nummer, wat in enumerate(vorm.open_regels):
            vinkje = Vinkje(f"binnen{nummer}", wat)
            vinkje.zonder_foutregel()
            vinkje.gewijzigd.connect(self._op_vinkje)
            vak.voeg(vinkje)
            self.vinkjes.append((vinkje, wat))
        vak.setContentsMargins(0, 0, 0, Ruimte.S)
        sectie.regel(vak, "Ontvangen")
        self.op = sectie.veld(Datumveld("op", "Ontvangen op"))
        self.volledig = sectie.veld(Keuzerij("volledig", "Is de aanvraag hiermee volledig?", JA_NEE))
        self.uitleg = Tekst("", Tekstsoort.KLEIN, afbreken=True)
        sectie.regel(self.uitleg)
        self.reden = sectie.veld(Tekstveld("reden", "Of: doorgaan zonder aanvulling", maximum=400, optioneel=True, breedte=0,
                                           hint="waarom de aanvraag zonder aanvulling verder gaat"))  # fmt: skip
        self._formulier.klaar()
        sectie.toon_veld("reden", bool(vorm.verstreken))
        self.op.zet_waarde(vorm.vandaag)
        if vorm.verstreken:
            self.melding.toon(f"{vorm.verstreken} {_WIE_BUITEN}", Toon.LET_OP, sluitbaar=False)
        self.voeg(self._formulier, 1)
        self._maak_knoppen(doorgaan=bool(vorm.verstreken))
        self._formulier.gewijzigd.connect(lambda _naam: self._toon_uitleg())
        self.begin_bij(self.vinkjes[0][0] if self.vinkjes else self.op)

    def _maak_knoppen(self, *, doorgaan: bool) -> None:
        herinner = Knop("Herinnering kopiëren", Knopsoort.STIL, icoon="brief")
        herinner.clicked.connect(self._on_remind)
        self.voeg_actie(herinner)
        self.zet_acties()
        self.doorgaan = _knop("Doorgaan zonder aanvulling", hoofd=doorgaan)
        self.doorgaan.clicked.connect(lambda: self._doe(lambda: self._presenter.doorgaan(self.reden.waarde())))
        self.registreer = _knop("Ontvangst registreren", hoofd=not doorgaan)
        self.registreer.clicked.connect(self._on_register)
        for knop in (self.registreer, self.doorgaan) if doorgaan else (self.doorgaan, self.registreer):
            self.voeg_actie(knop)  # the main act at the far right
        self.doorgaan.setVisible(doorgaan)

    def _op_vinkje(self) -> None:
        """All of it came in: probably complete, and a person says so."""
        if not self.volledig.waarde() and self.vinkjes and all(v.waarde() for v, _ in self.vinkjes):
            self.volledig.zet_waarde("ja")
        self._toon_uitleg()

    def _toon_uitleg(self) -> None:
        nee = self.volledig.waarde() == "nee"
        self.uitleg.setText(self._presenter.uitleg_onvolledig(self.op.waarde()) if nee else "")

    def _on_register(self) -> None:
        op = self.op.waarde()
        if op is None:
            self._formulier.toon_fouten({"op": "Vul in op welke dag het is ontvangen."})
        elif not self.volledig.waarde():
            self._formulier.toon_fouten({"volledig": "Kies ja of nee."})
        else:
            binnen = [wat for vinkje, wat in self.vinkjes if vinkje.waarde()]
            self._doe(lambda: self._presenter.ontvangen(op, binnen, volledig=self.volledig.waarde() == "ja"))

    def _on_remind(self) -> None:
        Klembord.kopieer(self._presenter.herinnering())
        self.melding.toon("De herinnering staat op het klembord; er staan geen namen in.", Toon.INFO)

    def _doe(self, wat: Callable[[], str]) -> None:
        self.probeer(self._formulier, wat, self.gedaan.emit)


def _knop(tekst: str, *, hoofd: bool) -> Knop:
    return Knop(tekst, Knopsoort.HOOFD, toets="Ctrl+Return") if hoofd else Knop(tekst)
