"""New keys for the register, with or without somebody who goes: what happens, and what cannot be taken back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.dialogs.dialoog import Dialoog
from ui.tasks import Taken, melding
from ui.theme import Ruimte
from ui.tonen import Toon
from ui.widgets.bezigbalk import Bezigbalk
from ui.widgets.kaart import Kaart
from ui.widgets.kolomvak import Kolomvak
from ui.widgets.opsomming import Opsomming
from ui.widgets.tekst import Tekst, Tekstsoort

_IEDEREEN = "Iedereen die blijft, houdt de eigen wachtzin en het eigen herstelblad; niemand hoeft er iets voor te doen."
_DUUR = (
    "Daarna wordt het register opnieuw versleuteld en helemaal nagekeken. Bij een groot register duurt dat een paar minuten."
)
_VOORAF = "Eerst wordt een reservekopie gemaakt."
_VOORAF_OEFEN = "In een eigen register wordt eerst een reservekopie gemaakt; dit oefenregister slaat dat over."
_STROOM = "Valt de stroom uit, dan maakt het programma het bij de volgende aanmelding af, of laat het alles zoals het was."
_KOPIE = (
    "Wat eerder is gekopieerd, afgedrukt of op een andere laptop staat, is niet terug te halen. Ook een oude reservekopie "
    "gaat nog open met de sleutels van toen: bewaar die achter slot, en vernietig wat u niet meer nodig hebt."
)


class SleutelsVervangen(Dialoog):
    """``klaar`` when the register has its new keys. ``naam``: who goes, or ``""`` to change the keys only.

    ``nog`` says where that name still stands afterwards.
    """

    klaar = Signal()

    def __init__(
        self, naam: str, vervang: Callable[[], None], taken: Taken, *, oefen: bool, nog: str = "", ouder: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(f"{naam} verwijderen" if naam else "Sleutels van het register vervangen", ouder=ouder, breedte=600)
        self._vervang, self._taken = vervang, taken
        stappen = [_IEDEREEN, f"{_VOORAF_OEFEN if oefen else _VOORAF} {_DUUR}", _STROOM]
        if naam:
            stappen.insert(0, f"{naam} kan zich niet meer aanmelden en niet meer tekenen, ook niet met het herstelblad. "
                              "Wat onder deze naam is gedaan, blijft staan en blijft geldig.")  # fmt: skip
        if nog:
            stappen.insert(1, nog)
        inhoud = Kolomvak(ruimte=Ruimte.S)
        inhoud.voeg(Tekst("Wat er gebeurt", Tekstsoort.NADRUK))
        for nummer, stap in enumerate(stappen, 1):
            inhoud.voeg(Opsomming([stap], teken=f"{nummer}."))
        kaart = Kaart(toon=Toon.LET_OP, marge=Ruimte.M)
        kaart.voeg(Tekst("Wat hiermee niet terugkomt", Tekstsoort.NADRUK))
        kaart.voeg(Tekst(_KOPIE, afbreken=True))
        self.bezig = Bezigbalk()
        for deel in (inhoud, kaart, self.bezig):
            self.voeg(deel)
        self.dicht, doe = self.zet_acties("Verwijderen" if naam else "Sleutels vervangen")
        assert doe is not None
        self.doe = doe
        self.doe.clicked.connect(self._on_submit)
        self.begin_bij(self.dicht)

    def zet_bezig(self, bezig: bool) -> None:
        """While the keys change there is no way back."""
        self.bezig.zet_bezig(bezig)
        for knop in (self.dicht, self.doe):
            knop.setEnabled(not bezig)

    def reject(self) -> None:
        """Not while the keys change."""
        if self.doe.isEnabled():
            super().reject()

    def _on_submit(self) -> None:
        if self.doe.isEnabled():
            self.melding.verberg()
            self._taken.start(lambda _v: self._vervang(), self._on_done, self._on_failed, bezig=self,
                              titel="Sleutels vervangen")  # fmt: skip

    def _on_done(self, _niets: None) -> None:
        self.zet_bezig(False)
        self.klaar.emit()
        self.accept()

    def _on_failed(self, fout: Exception) -> None:
        self.zet_bezig(False)
        self.melding.toon(melding(fout), Toon.FOUT)
