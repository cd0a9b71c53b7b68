"""Certificates: the own one, those that wait to be issued, and the root of the commission for who verifies."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cvt_desktop.basis.bestanden import schrijf_atomair
from cvt_desktop.domain.errors import BestandError, CvtError
from cvt_desktop.domain.ids import PersoonId
from ui.feedback import Feedback
from ui.presenters.gebruikers import GebruikersPresenter
from ui.presenters.verifieren import lees
from ui.tasks import Taken, melding
from ui.theme import Ruimte
from ui.tonen import Toon
from ui.widgets.kaart import Kaart
from ui.widgets.knop import Knop
from ui.widgets.kolomvak import Kolomvak
from ui.widgets.meldingsbalk import Meldingsbalk
from ui.widgets.rij import Rij
from ui.widgets.rolvak import Rolvak
from ui.widgets.tekst import Tekst, Tekstsoort
from ui.widgets.wachtzinveld import Wachtzinveld

P12 = "Certificaatbestanden (*.p12 *.pfx)"
_BREED = 820
PEM = "Certificaten (*.pem)"


class CertificatenTab(QWidget):
    """``gewijzigd`` after something was issued or brought in."""

    gewijzigd = Signal()

    def __init__(self, presenter: GebruikersPresenter, taken: Taken, feedback: Feedback) -> None:
        super().__init__()
        self._p, self._taken, self._feedback = presenter, taken, feedback
        self.melding = Meldingsbalk(bewaar_ruimte=False)
        self._eigen = Tekst("", afbreken=True)
        self._wachtend = Kolomvak()
        self.wachtwoord = Wachtzinveld("wachtwoord", "Wachtwoord van het certificaatbestand")
        self.kies = Knop("Eigen certificaat kiezen…", icoon="sleutel")
        self.kies.clicked.connect(self._on_import)
        self.wortel = Knop("Commissiecertificaat opslaan…", icoon="document")
        self.wortel.clicked.connect(self._on_export)
        self.opnieuw = Knop("Nieuw certificaat van de commissie aanvragen")
        self.opnieuw.clicked.connect(self._on_again)
        self._uitgifte = Kaart("UIT TE GEVEN")
        self._uitgifte.voeg(self._wachtend)
        self._uitgegeven = Tekst("", afbreken=True)
        self._al = Kaart("UITGEGEVEN")
        self._al.voeg(self._uitgegeven)
        self._eigen_vak = Kolomvak(
            Tekst("Hebt u een eigen certificaat om documenten mee te ondertekenen (.p12 of .pfx)? Typ het wachtwoord van dat "
                  "bestand en kies het.", Tekstsoort.ZWAK, afbreken=True),
            self.wachtwoord, Rij(self.kies, rek=True),
        )  # fmt: skip
        eigen = Kaart("UW CERTIFICAAT")
        eigen.voeg(self._eigen)
        self._opnieuwrij = Rij(self.opnieuw, rek=True)
        eigen.voeg(self._opnieuwrij)
        eigen.voeg(self._eigen_vak)
        wortel = Kaart("CERTIFICAAT VAN DE COMMISSIE")
        wortel.voeg(Tekst("Wie wil nagaan of een verklaring echt is, heeft het commissiecertificaat nodig. Het is geen "
                          "geheim: zet het op de website of stuur het mee.", afbreken=True))  # fmt: skip
        wortel.voeg(Rij(self.wortel, rek=True))
        inhoud = Kolomvak(self._uitgifte, self._al, eigen, wortel, rek=True, ruimte=Ruimte.L)
        inhoud.setMaximumWidth(_BREED)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.setSpacing(Ruimte.S)
        kolom.addWidget(self.melding)
        kolom.addWidget(Rolvak(inhoud), 1)
        self.ververs()

    def ververs(self) -> None:
        """Read again."""
        beeld = self._p.certificaten()
        self._eigen.setText(beeld.eigen)
        self._eigen_vak.setVisible(beeld.mag_eigen and beeld.mag_kiezen)
        self._opnieuwrij.setVisible(beeld.mag_opnieuw)
        self._uitgegeven.setText("\n".join(beeld.uitgegeven))
        self._al.setVisible(bool(beeld.uitgegeven))
        self._uitgifte.setVisible(self._p.mag_beheren)
        nieuw = Kolomvak()
        for wie in beeld.uit_te_geven:
            knop = Knop("Uitgeven", naam=f"Certificaat uitgeven aan {wie.naam}")
            knop.setEnabled(beeld.kan_uitgeven)
            knop.clicked.connect(lambda _aan=False, id_=wie.persoon_id: self._on_issue(id_))
            nieuw.voeg(Rij(Tekst(f"{wie.naam}, {wie.functie}"), knop, rek=True))
        if not beeld.uit_te_geven:
            nieuw.voeg(Tekst("Niemand wacht op een certificaat.", Tekstsoort.ZWAK))
        elif not beeld.kan_uitgeven:
            nieuw.voeg(Tekst("De beheerder die dit register maakte, geeft certificaten uit.", Tekstsoort.ZWAK))
        oud, self._wachtend = self._wachtend, nieuw
        self._uitgifte.voeg(nieuw)
        oud.hide()
        oud.deleteLater()

    def uitgeefknoppen(self) -> list[Knop]:
        """The button of each person who waits."""
        return self._wachtend.findChildren(Knop)

    def _on_issue(self, persoon_id: PersoonId) -> None:
        try:
            self._p.geef_uit(persoon_id)
        except CvtError as fout:
            self._mis(fout)
            return
        self._klaar("Het certificaat is uitgegeven.")

    def _on_again(self) -> None:
        self.opnieuw.setEnabled(False)
        self._taken.start(lambda _v: self._p.vraag_opnieuw(), self._on_asked, self._mis, titel="Certificaat aanvragen")

    def _on_asked(self, _niets: object) -> None:
        self.opnieuw.setEnabled(True)
        self._klaar("Het certificaat is aangevraagd. De beheerder die dit register maakte, geeft het uit.")

    def _on_import(self) -> None:
        pad = self._feedback.kies_bestand("Kies uw certificaatbestand", P12)
        if pad is None:
            return
        wachtwoord = self.wachtwoord.waarde()
        self._taken.start(lambda _v: self._p.importeer(lees(pad), wachtwoord), self._on_imported, self._mis,
                          titel="Certificaat lezen")  # fmt: skip

    def _on_imported(self, naam: str) -> None:
        self.wachtwoord.wis()
        self._klaar(f"U tekent voortaan met het certificaat op naam van {naam}.")

    def _on_export(self) -> None:
        pad = self._feedback.opslaan_als("Commissiecertificaat opslaan", "commissiecertificaat.pem", PEM)
        if pad is None:
            return
        try:
            schrijf_atomair(pad, self._p.wortel_pem(), mode=0o644)
        except CvtError as fout:
            self._mis(fout)
        except OSError:
            self._mis(BestandError("Het bestand kan hier niet worden geschreven. Kies een andere map."))
        else:
            self.melding.toon(f"Opgeslagen als {pad.name}.", Toon.GOED)

    def _klaar(self, tekst: str) -> None:
        self.ververs()
        self.melding.toon(tekst, Toon.GOED)
        self.gewijzigd.emit()

    def _mis(self, fout: Exception) -> None:
        self.opnieuw.setEnabled(True)
        self.melding.toon(melding(fout), Toon.FOUT)
