"""*Verkeerd geregistreerd, verwijderen*: asked with a reason, and what stands in the way when it cannot be."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cvt_desktop.domain.verwijdering import HOOGSTENS
from ui.dialogs.dialoog import Dialoog
from ui.presenters.verwijderen import REDENEN, Verwijderkans, VerwijderPresenter, Verwijdervel, eerst
from ui.theme import Ruimte
from ui.tonen import Toon
from ui.widgets.formulier import Formulier
from ui.widgets.keuzeveld import Keuzeveld
from ui.widgets.kolomvak import Kolomvak
from ui.widgets.opsomming import Opsomming
from ui.widgets.tekst import Tekst, Tekstsoort
from ui.widgets.tekstveld import Tekstveld

TITEL = "Verkeerd geregistreerd, verwijderen"
BREED = 700
LABEL = 120


class VerwijderDialoog(Dialoog):
    """For who asks it, or asked it and may take it back. ``klaar(zin)`` afterwards."""

    hulpvorm = "verwijderen"
    klaar = Signal(str)

    def __init__(
        self, presenter: VerwijderPresenter, kans: Verwijderkans, vel: Verwijdervel, *, ouder: QWidget | None = None
    ) -> None:
        super().__init__(TITEL, sub=vel.bij, ouder=ouder, breedte=BREED)
        self._p = presenter
        self.vorm = Formulier(labelkolom=LABEL)
        if vel.bezwaren and kans is Verwijderkans.VRAGEN:
            self._toon_bezwaren(vel)
        elif kans is Verwijderkans.TERUGNEMEN:
            self._toon_verzoek(vel)
        else:
            self._toon_vraag(vel)

    def _toon_bezwaren(self, vel: Verwijdervel) -> None:
        self.voeg(Tekst("Dit dossier kan niet worden verwijderd.", Tekstsoort.NADRUK))
        self.voeg(Kolomvak(*(Kolomvak(Opsomming([wat]), ingesprongen(dan), ruimte=Ruimte.XS)
                             for wat, dan in vel.bezwaren), ruimte=Ruimte.S))  # fmt: skip
        dicht, _ = self.zet_acties(sluiten="Sluiten")
        self.begin_bij(dicht)

    def _toon_verzoek(self, vel: Verwijdervel) -> None:
        self.voeg(Tekst(vel.over, afbreken=True))
        self.voeg(Tekst(f"Het dossier blijft tot een ander het bevestigt. {vel.tweede}", Tekstsoort.ZWAK, afbreken=True))
        _, doe = self.zet_acties("Verzoek terugnemen", sluiten="Sluiten")
        if doe is not None:
            doe.clicked.connect(lambda: self.probeer(self.vorm, self._p.neem_terug, self.klaar.emit))
            self.begin_bij(doe)

    def _toon_vraag(self, vel: Verwijdervel) -> None:
        self.voeg(Tekst("Een ander moet het bevestigen. Tot dan kunt u het terugnemen.", afbreken=True))
        sectie = self.vorm.sectie()
        self.reden = sectie.veld(Keuzeveld("reden", "Reden", REDENEN))
        self.toelichting = sectie.veld(Tekstveld("toelichting", "Toelichting", optioneel=True, maximum=HOOGSTENS, breedte=460))
        sectie.hulp(self.toelichting, "Zonder naam: deze zin blijft bewaard. Bij “anders” moet hij erbij.")
        self.vorm.klaar()
        self.voeg(self.vorm)
        self.voeg(gevolgen(vel))
        self.voeg(Tekst(vel.tweede, Tekstsoort.ZWAK, afbreken=True))
        _, doe = self.zet_acties("Verwijdering vragen")
        if doe is not None:
            doe.clicked.connect(self._on_ask)
        self.reden.gewijzigd.connect(self._on_reason)
        self.begin_bij(self.reden)

    def _on_reason(self) -> None:
        if zin := eerst(self.reden.waarde()):
            self.melding.toon(zin, Toon.LET_OP, sluitbaar=False)
        else:
            self.melding.verberg()

    def _on_ask(self) -> None:
        self.probeer(self.vorm, lambda: self._p.vraag(self.reden.waarde(), self.toelichting.waarde()), self.klaar.emit)


def gevolgen(vel: Verwijdervel) -> QWidget:
    """What goes and what stays, a line each; what a person has to do about it stands out."""
    wat = Kolomvak(Tekst("Wat er gebeurt", Tekstsoort.NADRUK), Opsomming(vel.gevolgen), ruimte=Ruimte.XS)
    if vel.school:
        wat.voeg(Opsomming([vel.school], Tekstsoort.NADRUK))
    return wat


def ingesprongen(tekst: str) -> Tekst:
    """What to do, below what stands in the way."""
    regel = Tekst(tekst, Tekstsoort.ZWAK, afbreken=True)
    regel.setContentsMargins(Ruimte.M, 0, 0, 0)
    return regel
