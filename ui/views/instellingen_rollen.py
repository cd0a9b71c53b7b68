"""The tab Sleutels: who signs with which key in which roles, and signing the certificates that wait."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cvt_desktop.domain.errors import CvtError
from ui.feedback import Feedback
from ui.models.tabel import Kolom
from ui.presenters.rollen import RollenPresenter, Rolrij
from ui.tasks import melding
from ui.theme import Ruimte
from ui.tonen import Toon
from ui.widgets.knop import Knop
from ui.widgets.meldingsbalk import Meldingsbalk
from ui.widgets.rij import Rij
from ui.widgets.tabel import Tabel
from ui.widgets.tekst import Tekst, Tekstsoort

_KOLOMMEN: list[Kolom[Rolrij]] = [
    Kolom(titel="NR", tekst=lambda r: str(r.nummer), rechts=True, sorteer=lambda r: r.nummer),
    Kolom(titel="NAAM", tekst=lambda r: r.naam, nadruk=True),
    Kolom(titel="ROLLEN", tekst=lambda r: r.rollen, rek=True),
    Kolom(titel="VANAF", tekst=lambda r: r.vanaf),
    Kolom(titel="SLEUTEL", tekst=lambda r: r.vingerafdruk, zwak=True),
    Kolom(titel="STAND", tekst=lambda r: r.stand),
    Kolom(titel="ONDERTEKEND DOOR", tekst=lambda r: r.getekend),
]
_UITLEG = (
    "Een stem, een advies of een besluit telt als ondertekend wanneer het rolcertificaat van het lid geldig is. Beheerder en "
    "voorzitter ondertekenen ieder nieuw certificaat, allebei met de eigen sleutel. De eerste certificaten zijn ondertekend "
    "door wie het register maakte."
)


class RollenTab(QWidget):
    """``gewijzigd`` after something was signed."""

    gewijzigd = Signal()

    def __init__(self, presenter: RollenPresenter, feedback: Feedback) -> None:
        super().__init__()
        self._p, self._feedback = presenter, feedback
        self.melding = Meldingsbalk(bewaar_ruimte=False)
        self._stand = Tekst("", Tekstsoort.NADRUK)
        self.alles = Knop("Alles ondertekenen…", icoon="pen")
        self.alles.clicked.connect(lambda: self._on_sign(self._te_tekenen))
        self.een = Knop("Gekozen ondertekenen…")
        self.een.clicked.connect(self._on_sign_one)
        self.nieuw = Knop("Nieuwe sleutel aanvragen…", icoon="sleutel")
        self.nieuw.clicked.connect(self._on_new_key)
        self.tabel: Tabel[Rolrij] = Tabel("Rolcertificaten", _KOLOMMEN, sleutel=lambda r: r.nummer,
                                          leeg="Er zijn nog geen rolcertificaten.", leeg_icoon="sleutel")  # fmt: skip
        self.tabel.keuze_gewijzigd.connect(self._on_chosen)
        self._uitleg = Tekst("", Tekstsoort.ZWAK, afbreken=True)
        self._te_tekenen: tuple[int, ...] = ()
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.setSpacing(Ruimte.S)
        kolom.addWidget(self.melding)
        kolom.addWidget(Tekst(_UITLEG, afbreken=True))
        kolom.addWidget(Rij(self.alles, self.een, self.nieuw, self._stand, rek=True))
        kolom.addWidget(self.tabel, 1)
        kolom.addWidget(self._uitleg)
        self.ververs()

    def ververs(self) -> None:
        """Read again."""
        blad = self._p.blad()
        self._te_tekenen = blad.te_tekenen
        self._stand.setText(blad.uitleg)
        self.alles.setVisible(blad.mag_tekenen)
        self.een.setVisible(blad.mag_tekenen)
        self.alles.setEnabled(bool(blad.te_tekenen))
        self.nieuw.setVisible(blad.sleutel_kwijt)
        self.tabel.zet_rijen(blad.rijen)
        self._on_chosen(self.tabel.gekozen())
        if blad.alarm:
            self.melding.toon(blad.alarm, Toon.FOUT, sluitbaar=False)
        elif blad.sleutel_kwijt:
            self.melding.toon("Uw persoonlijke sleutel gaat niet meer open. Vraag een nieuwe aan; beheerder en voorzitter "
                              "ondertekenen die.", Toon.LET_OP)  # fmt: skip

    def _on_chosen(self, rij: Rolrij | None) -> None:
        self.een.setEnabled(rij is not None and rij.mag_ik)
        self._uitleg.setText(f"{rij.nummer}. {rij.naam}: {rij.uitleg}." if rij else "")

    def _on_sign_one(self) -> None:
        rij = self.tabel.gekozen()
        if rij is not None:
            self._on_sign((rij.nummer,))

    def _on_sign(self, nummers: Sequence[int]) -> None:
        gevaar = self._p.vervangt_iets(nummers)
        if not self._feedback.vraag("Rolcertificaten ondertekenen", self._p.bevestiging(nummers), "Ondertekenen", gevaar=gevaar):
            return
        self._doe(lambda: self._p.teken(nummers), "Ondertekend.")

    def _on_new_key(self) -> None:
        tekst = ("Wat u eerder ondertekende blijft geldig. Met de nieuwe sleutel tellen uw stemmen mee zodra beheerder en "
                 "voorzitter haar hebben ondertekend.")  # fmt: skip
        if self._feedback.vraag("Nieuwe sleutel aanvragen", tekst, "Aanvragen"):
            self._doe(self._p.nieuwe_sleutel, "Uw nieuwe sleutel is gemaakt en wacht op ondertekening.")

    def _doe(self, handeling: Callable[[], None], gelukt: str) -> None:
        try:
            handeling()
        except CvtError as fout:
            self.melding.toon(melding(fout), Toon.FOUT)
            return
        self.ververs()
        self.melding.toon(gelukt, Toon.GOED)
        self.gewijzigd.emit()
