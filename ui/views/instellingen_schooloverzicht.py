"""The button *Schooloverzicht…* of the school list: the sheet of the chosen school, to be saved, printed or copied."""

from __future__ import annotations

from cvt_desktop.domain.school import School
from ui.clipboard import Klembord
from ui.dialogs.voorbeeld import Voorbeeld
from ui.documentbron import Documentbronnen
from ui.feedback import Feedback
from ui.presenters.schooloverzicht import SchooloverzichtPresenter
from ui.tasks import Taken
from ui.tonen import Toon
from ui.views.instellingen_lijst import LijstTab
from ui.widgets.knop import Knop


class Overzichtknop(Knop):
    """Works on the row that is chosen in ``tab``; while it is made the table is busy."""

    def __init__(
        self, presenter: SchooloverzichtPresenter, tab: LijstTab[School], taken: Taken, feedback: Feedback,
        bronnen: Documentbronnen,
    ) -> None:  # fmt: skip
        super().__init__("Schooloverzicht…")
        self._p, self._tab, self._taken, self._feedback, self._bronnen = presenter, tab, taken, feedback, bronnen
        self.dialoog: Voorbeeld | None = None
        self.setEnabled(tab.tabel.gekozen() is not None)
        tab.tabel.keuze_gewijzigd.connect(lambda school: self.setEnabled(school is not None))
        self.clicked.connect(self._on_asked)

    def _on_asked(self) -> None:
        school = self._tab.tabel.gekozen()
        if school is not None:
            self._taken.start(lambda _v: self._p.maak(school), lambda pdf: self._toon(school, pdf), self._feedback.fout,
                              bezig=self._tab.tabel, titel="Schooloverzicht")  # fmt: skip

    def _toon(self, school: School, pdf: bytes) -> None:
        dialoog = self.dialoog = Voorbeeld(
            f"Schooloverzicht {school.naam}", pdf, self._bronnen, self._feedback, self._taken, self._p.bestandsnaam(school),
            ouder=self.window(), bij_uitvoer=lambda wat: self._p.uitvoer(school, pdf, wat),
        )  # fmt: skip
        kopieer = Knop("Tekst zonder namen kopiëren")
        kopieer.clicked.connect(lambda: self._taken.start(lambda _v: self._p.tekst(school), gekopieerd, self._feedback.fout))

        def gekopieerd(tekst: str) -> None:
            Klembord.kopieer(tekst)
            dialoog.melding.toon("De tekst staat op het klembord: kenmerken en nummers, geen namen.", Toon.GOED)

        dialoog.voeg_actie(kopieer)
        dialoog.open()
