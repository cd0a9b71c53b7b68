"""The users of a new register: who they are, what they may do, and a passphrase."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.presenters.wizard import Wizardgebruiker, WizardPresenter
from ui.theme import Ruimte
from ui.tonen import Toon
from ui.views.rolvinkjes import Rolvinkjes
from ui.widgets.formulier import Formulier
from ui.widgets.knop import Knop
from ui.widgets.meldingsbalk import Meldingsbalk
from ui.widgets.rij import Rij
from ui.widgets.rolvak import Rolvak
from ui.widgets.tabel import Kolom, Tabel
from ui.widgets.tekstveld import Tekstveld
from ui.widgets.vinkje import Vinkje
from ui.widgets.wachtzinveld import Wachtzinveld
from ui.widgets.wachtzinvoorstel import ADVIES, Wachtzinvoorstel

_EERSTE = "Begin met uzelf: u wordt beheerder en geeft later certificaten uit."
_VOLGENDE = "Voeg de anderen toe. Wie hier nu zit, typt zelf; een ander kiest bij de eerste aanmelding een eigen wachtzin."
_KOLOMMEN: list[Kolom[Wizardgebruiker]] = [
    Kolom(titel="NAAM", tekst=lambda r: r.naam, nadruk=True),
    Kolom(titel="ROLLEN", tekst=lambda r: r.rollen, rek=True),
    Kolom(titel="WACHTZIN", tekst=lambda r: r.wachtzin, zwak=True),
]


class WizardGebruikers(QWidget):
    """``gewijzigd`` when somebody was added or taken off."""

    gewijzigd = Signal()

    def __init__(self, presenter: WizardPresenter) -> None:
        super().__init__()
        self._p = presenter
        self.melding = Meldingsbalk(bewaar_ruimte=False)
        self.vorm = Formulier(labelkolom=130)
        wie = self._wie = self.vorm.sectie()
        wie.veld(Tekstveld("naam", "Naam"))
        wie.veld(Tekstveld("functie", "Functie", optioneel=True, uitleg="Staat onder de handtekening."))
        self.rollen = Rolvinkjes()
        self.rollen.setContentsMargins(0, 0, 0, Ruimte.M)
        wie.regel(self.rollen, "Rollen")
        self._zelf = wie.veld(Vinkje("zelf", "Zit hier nu en typt zelf de wachtzin"))
        self.voorstel = Wachtzinvoorstel(presenter.stel_wachtzin_voor)
        self.voorstel.gewijzigd.connect(self._on_offered)
        wie.regel(self.voorstel, "Wachtzin")
        wie.veld(Wachtzinveld("wachtzin", "Eigen wachtzin", uitleg=ADVIES))
        wie.veld(Wachtzinveld("nog_eens", "Typ hem over"))
        self.toevoegen = Knop("Gebruiker toevoegen", icoon="plus")
        wie.regel(Rij(self.toevoegen, rek=True))
        self.vorm.klaar()
        self.toevoegen.clicked.connect(self._on_add)
        self.tabel: Tabel[Wizardgebruiker] = Tabel("Gebruikers", _KOLOMMEN, sleutel=lambda r: r.nummer,
                                                   leeg="Nog niemand.", leeg_uitleg="De eerste bent u zelf.",
                                                   leeg_icoon="persoon")  # fmt: skip
        self.weg = Knop("Van de lijst halen")
        self.weg.clicked.connect(self._on_remove)
        links, rechts = QVBoxLayout(), QVBoxLayout()
        links.addWidget(self.melding)
        links.addWidget(Rolvak(self.vorm), 1)
        rechts.addWidget(self.tabel, 1)
        rechts.addWidget(Rij(self.weg, rek=True))
        rij = QHBoxLayout(self)
        rij.setContentsMargins(0, 0, 0, 0)
        rij.setSpacing(Ruimte.XL)
        rij.addLayout(links, 6)
        rij.addLayout(rechts, 4)
        self.voorstel.ververs()
        self.ververs()

    def _on_offered(self, zin: str) -> None:
        self._wie.toon_veld("wachtzin", not zin)
        self.vorm.zet_waarden({"wachtzin": zin, "nog_eens": ""})

    def uitleg(self) -> str:
        """The words for the first or a next user."""
        return _VOLGENDE if self._p.gebruikers() else _EERSTE

    def ververs(self) -> None:
        """Show the list."""
        rijen = self._p.gebruikers()
        self.tabel.zet_rijen(rijen)
        self._zelf.setVisible(bool(rijen))
        self.weg.setEnabled(bool(rijen))
        if not rijen:
            self.rollen.zet({"BEHEERDER"})

    def toon_fouten(self, fouten: dict[str, str]) -> None:
        """Errors at their fields; those about roles under the roles."""
        onbekend = self.vorm.toon_fouten(fouten)
        self.rollen.toon_fout(fouten[onbekend[0]] if onbekend else "")
        reden = fouten.get("wachtzin", "")
        if reden:
            self.melding.toon(reden, Toon.FOUT)
            self.vorm.velden()["wachtzin"].toon_fout("Kies een andere wachtzin.")
        else:
            self.melding.verberg()

    def _on_add(self) -> None:
        w = self.vorm.waarden()
        fouten = self._p.voeg_toe(w["naam"], w["functie"], self.rollen.gekozen(), w["wachtzin"], w["nog_eens"], zelf=w["zelf"])
        self.toon_fouten(fouten)
        if fouten:
            return
        self.vorm.zet_waarden({"naam": "", "functie": "", "wachtzin": "", "nog_eens": "", "zelf": False})
        self.voorstel.ververs()
        self.rollen.zet(())
        self.ververs()
        self.vorm.spring_naar("naam")
        self.gewijzigd.emit()

    def _on_remove(self) -> None:
        gekozen = self.tabel.gekozen()
        if gekozen is not None:
            self._p.haal_weg(gekozen.nummer)
            self.ververs()
            self.gewijzigd.emit()
