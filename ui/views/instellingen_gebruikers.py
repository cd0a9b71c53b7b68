"""Users: who can log in, with which roles; adding one, closing a login."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cvt_desktop.domain.errors import CvtError
from cvt_desktop.domain.ids import PersoonId
from ui.dialogs.sleutels_vervangen import SleutelsVervangen
from ui.feedback import Feedback
from ui.presenters.gebruikers import Gebruikerregel, GebruikersPresenter
from ui.presenters.onaf import NIEUW, Onaf
from ui.tasks import Taken, melding
from ui.theme import Ruimte
from ui.tonen import Toon
from ui.views.instellingen_gebruikervorm import Gebruikervorm
from ui.widgets.knop import Knop
from ui.widgets.meldingsbalk import Meldingsbalk
from ui.widgets.rij import Rij
from ui.widgets.tabel import Kolom, Tabel

_KOLOMMEN: list[Kolom[Gebruikerregel]] = [
    Kolom(titel="NAAM", tekst=lambda r: r.naam, nadruk=True),
    Kolom(titel="ROLLEN", tekst=lambda r: r.rollen, rek=True),
    Kolom(titel="TOEGANG", tekst=lambda r: r.stand, zwak=True),
]
_SLUITEN = (
    "Dit programma laat deze gebruiker dan niet meer binnen; u kunt de toegang weer openen. De sleutels blijven dezelfde. Gaat "
    "iemand voorgoed weg, kies dan Verwijderen. Wat eerder is gekopieerd of afgedrukt, is niet terug te halen."
)


class GebruikersTab(QWidget):
    """The list at the left, the form for the chosen or a new user at the right."""

    gewijzigd = Signal()

    def __init__(self, presenter: GebruikersPresenter, taken: Taken, feedback: Feedback) -> None:
        super().__init__()
        self._p, self._taken, self._feedback = presenter, taken, feedback
        self._onaf = Onaf()
        self._getoond: PersoonId | None = None
        self.dialoog: SleutelsVervangen | None = None
        self.melding = Meldingsbalk(bewaar_ruimte=False)
        self.tabel: Tabel[Gebruikerregel] = Tabel("Gebruikers", _KOLOMMEN, sleutel=lambda r: r.id, leeg="Nog geen gebruikers.")
        self.tabel.keuze_gewijzigd.connect(self._on_chosen)
        self.tabel.weergave.clicked.connect(self._on_clicked)
        self.nieuw = Knop("Gebruiker toevoegen", icoon="plus")
        self.nieuw.clicked.connect(self._on_new)
        self.toegang = Knop("Toegang sluiten…", icoon="slot")
        self.toegang.clicked.connect(self._on_access)
        self.toegang.setEnabled(False)
        self.weg = Knop("Verwijderen…")
        self.weg.clicked.connect(self._on_remove)
        self.weg.setEnabled(False)
        self.sleutels = Knop("Sleutels vervangen…", icoon="sleutel")
        self.sleutels.clicked.connect(self._on_rekey)
        self.vorm = Gebruikervorm()
        self.vorm.toevoegen.connect(self._on_add)
        self.vorm.rollen.connect(self._on_roles)
        links = QVBoxLayout()
        links.setSpacing(Ruimte.S)
        links.addWidget(Rij(self.nieuw, self.toegang, rek=True))
        links.addWidget(self.tabel, 1)
        links.addWidget(Rij(self.weg, self.sleutels, rek=True))
        rij = QHBoxLayout()
        rij.setSpacing(Ruimte.XL)
        rij.addLayout(links, 3)
        rij.addWidget(self.vorm, 2)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.setSpacing(Ruimte.S)
        kolom.addWidget(self.melding)
        kolom.addLayout(rij, 1)
        self.ververs()

    def ververs(self) -> None:
        """Read the list again."""
        self.tabel.zet_rijen(self._p.rijen())

    def koppel(self, onaf: Onaf) -> None:
        """The user who was being added when the register locked, without the first passphrase."""
        self._onaf = onaf
        if onaf.van(NIEUW):
            self._on_new()

    def bewaar_onaf(self) -> None:
        """Before leaving and before locking."""
        self._onthoud()
        self._onaf.bewaar()

    def _onthoud(self) -> None:
        if self.vorm.voegt_toe():
            self._onaf.zet(NIEUW, self.vorm.getypt())

    def _gekozen(self) -> Gebruikerregel | None:
        return self.tabel.gekozen()

    def _on_chosen(self, regel: Gebruikerregel | None) -> None:
        self.toegang.setEnabled(regel is not None)
        self.weg.setEnabled(regel is not None and not self._p.is_zelf(regel.id))
        if regel is None:
            return
        if regel.id == self._getoond and self.vorm.getypt():
            return  # the list was read again while somebody is being added
        self._onthoud()
        self._getoond = regel.id
        self.toegang.zet_tekst("Toegang sluiten…" if regel.actief else "Toegang openen")
        self.vorm.toon_gebruiker(regel.naam, self._p.rollen_van(regel.id))

    def _on_clicked(self) -> None:
        """Also who was selected all along, while another is being added."""
        if self.vorm.voegt_toe() and (regel := self._gekozen()) is not None:
            self._onthoud()
            self.vorm.toon_gebruiker(regel.naam, self._p.rollen_van(regel.id))

    def _on_new(self) -> None:
        self._onthoud()
        self.vorm.toon_nieuw(self._p.kandidaten())
        if getypt := self._onaf.van(NIEUW):
            self.vorm.zet_getypt(getypt)

    def _on_roles(self) -> None:
        regel = self._gekozen()
        if regel is None:
            return
        fouten = self._p.wijzig_rollen(regel.id, self.vorm.gekozen_rollen())
        self.vorm.toon_fouten(fouten)
        if not fouten:
            self._klaar("De rollen zijn gewijzigd; zij gelden vanaf de volgende aanmelding.")

    def _on_add(self) -> None:
        w = self.vorm.waarden()
        rollen = self.vorm.gekozen_rollen()
        eerder = {regel.id for regel in self._p.rijen()}

        def klaar(fouten: dict[str, str]) -> None:
            self.vorm.toon_fouten(fouten)
            if not fouten:
                self.vorm.wis()
                self.bewaar_onaf()
                self._klaar("De gebruiker is toegevoegd. Bij de eerste aanmelding kiest deze een eigen wachtzin en krijgt "
                            "een herstelcode.")  # fmt: skip
                for nieuw in (regel.id for regel in self._p.rijen() if regel.id not in eerder):
                    self.tabel.kies(nieuw)
                self.tabel.weergave.setFocus()  # the button that was pressed is gone

        self._taken.start(
            lambda _v: self._p.voeg_toe(w["wie"], w["naam"], w["functie"], rollen, w["wachtzin"]), klaar, self._mis,
            bezig=self.tabel, titel="Gebruiker toevoegen",
        )  # fmt: skip

    def _on_access(self) -> None:
        regel = self._gekozen()
        if regel is None:
            return
        vraag = f"Toegang van {regel.naam} sluiten?"
        if regel.actief and not self._feedback.vraag(vraag, _SLUITEN, "Toegang sluiten", gevaar=True):
            return
        try:
            self._p.zet_toegang(regel.id, actief=not regel.actief)
        except CvtError as fout:
            self._mis(fout)
            return
        self._klaar("De toegang is gewijzigd.")

    def _on_remove(self) -> None:
        regel = self._gekozen()
        if regel is None:
            return
        self._vervang(regel.naam, partial(self._p.verwijder, regel.id),
                      f"{regel.naam} is verwijderd; het register heeft nieuwe sleutels.",
                      nog=self._p.staat_nog(regel.id))  # fmt: skip

    def _on_rekey(self) -> None:
        self._vervang("", self._p.vervang_sleutels, "Het register heeft nieuwe sleutels.")

    def _vervang(self, naam: str, doe: Callable[[], None], gedaan: str, nog: str = "") -> None:
        self.dialoog = SleutelsVervangen(naam, doe, self._taken, oefen=self._p.oefen, nog=nog, ouder=self.window())
        self.dialoog.klaar.connect(partial(self._klaar, gedaan))
        self.dialoog.open()

    def _klaar(self, tekst: str) -> None:
        self.ververs()
        self.melding.toon(tekst, Toon.GOED)
        self.gewijzigd.emit()

    def _mis(self, fout: Exception) -> None:
        self.melding.toon(melding(fout), Toon.FOUT)
