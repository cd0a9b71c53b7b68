"""The tab *Teksten* of *Instellingen*: the standard paragraphs of letters, and why the rest is fixed."""

from __future__ import annotations

from cvt_desktop.domain.errors import CvtError
from ui.dialogs.voorbeeld import Voorbeeld
from ui.documentbron import Documentbronnen
from ui.feedback import Feedback
from ui.models.tabel import Kolom
from ui.presenters.teksten import TekstenPresenter, Tekstrij
from ui.tasks import Taken
from ui.tonen import Toon
from ui.views.instellingen_lijst import LijstTab, Lijstvorm
from ui.widgets.formulier import Formulier
from ui.widgets.keuzeveld import Keuzeveld
from ui.widgets.knop import Knop
from ui.widgets.rij import Rij
from ui.widgets.sectie import Sectie
from ui.widgets.tekst import Tekst, Tekstsoort
from ui.widgets.tekstvlak import Tekstvlak

_LABELS, _BREED = 96, 350
_UITLEG = (
    "Een lege regel begint een nieuwe alinea; een streepje (-) aan het begin van een regel maakt daar een opsomming van. Woorden "
    "tussen **\u00a0en\u00a0** worden vet. Wat tussen [ en ] staat, valt weg als het invulveld leeg is. Brieven die al zijn "
    "gemaakt, veranderen niet."
)
_HAAKJES = "Wat tussen ‹ en › staat, komt uit het dossier of de instellingen; zonder dat vallen de woorden eromheen weg."
_WACHT = "Het voorbeeld komt terug als de tekst klopt."


class TekstenTab(LijstTab[Tekstrij]):
    """What is typed is checked and shown with example data at once; a page on request. Kept as a new version."""

    BUITEN = frozenset({"veld", "versie"})

    def __init__(self, presenter: TekstenPresenter, taken: Taken, feedback: Feedback, bronnen: Documentbronnen) -> None:
        self._presenter, self._taken, self._feedback, self._bronnen = presenter, taken, feedback, bronnen
        self.dialoog: Voorbeeld | None = None
        self.tekst = Tekstvlak("tekst", "Tekst", regels=7, woorden=0, breedte=_BREED)
        self.veld = Keuzeveld("veld", "Invulveld", leeg="Kies een invulveld…", breedte=_BREED)
        self.versie = Keuzeveld("versie", "Versies", leeg="Kies een versie…", breedte=_BREED)
        self.invoegen, self.overnemen = Knop("Invoegen"), Knop("In het tekstvak zetten")
        self.pagina, self.terug = Knop("Voorbeeld op papier"), Knop("Terug naar meegeleverd")
        self.vast, self.woorden = Tekst("", Tekstsoort.BODY, afbreken=True), Tekst("", Tekstsoort.BODY, afbreken=True)
        self.voorbeeld = Tekst("", Tekstsoort.BODY, afbreken=True)
        self._secties: list[Sectie] = []
        super().__init__(self._maak_lijst())
        self.nieuw.hide()
        self.vorm.gewijzigd.connect(self._on_edited)
        for knop, gevolg in ((self.invoegen, self._on_insert), (self.overnemen, self._on_old), (self.pagina, self._on_page),
                             (self.terug, self._on_back)):  # fmt: skip
            knop.clicked.connect(gevolg)
        self.sluit_acties()

    def _maak_lijst(self) -> Lijstvorm[Tekstrij]:
        p = self._presenter
        return Lijstvorm(
            naam="Teksten", een="Tekst", rijen=p.rijen, waarden=p.waarden, bewaar=p.bewaar, vorm=self._vorm, mag=p.mag,
            leeg_icoon="document", sleutel=lambda r: r.sleutel, titel=lambda r: f"{r.document}: {r.titel}",
            kolommen=[
                Kolom(titel="BRIEF", tekst=lambda r: r.document),
                Kolom(titel="TEKST", tekst=lambda r: r.titel, nadruk=True, rek=True),
                Kolom(titel="NU", tekst=lambda r: r.nu, zwak=True),
            ],
        )  # fmt: skip

    def _vorm(self) -> Formulier:
        vorm = Formulier(labelkolom=_LABELS)
        vorm.hulpvorm = "teksten"
        boven = vorm.sectie()
        boven.regel(self.vast)
        boven.regel(Tekst(_HAAKJES, Tekstsoort.KLEIN, afbreken=True))
        boven.regel(self.woorden, "Tekst")
        schrijf = vorm.sectie()
        if self._presenter.mag:
            schrijf.regel(Tekst(_UITLEG, Tekstsoort.KLEIN, afbreken=True))
        schrijf.veld(self.tekst)
        schrijf.veld(self.veld)
        schrijf.regel(Rij(self.invoegen, rek=True))
        proef = vorm.sectie("Met verzonnen gegevens")
        proef.regel(self.voorbeeld)
        proef.regel(Rij(self.pagina, rek=True))
        oud = vorm.sectie("Geschiedenis")
        oud.veld(self.versie)
        oud.regel(Rij(self.overnemen, self.terug, rek=True))
        self._secties = [boven, schrijf, proef, oud]
        vorm.klaar()
        return vorm

    def _toon(self, rij: Tekstrij | None, *, zichtbaar: bool) -> None:
        self.veld.zet_keuzes(self._presenter.velden(rij))
        self.versie.zet_keuzes(self._presenter.versies(rij))
        super()._toon(rij, zichtbaar=zichtbaar)
        kiezen = rij is not None and rij.stand is not None
        self.vast.setText(rij.vast if rij is not None else "")
        self.woorden.setText(rij.woorden if rij is not None else "")
        for sectie, toon in zip(self._secties, (not kiezen, kiezen, kiezen, kiezen), strict=True):
            sectie.setVisible(toon)
        mag = kiezen and self._presenter.mag
        self._secties[1].toon_veld("veld", mag)
        for knop in (self.invoegen, self.overnemen):
            knop.setVisible(mag)
        self.bewaar.setVisible(mag and zichtbaar)
        self.terug.setVisible(mag and self._presenter.is_eigen(rij))
        self._proef()

    def _proef(self) -> None:
        if self._oud is None or self._oud.stand is None:
            return
        gevuld, fout = self._presenter.voorbeeld(self._oud, self.tekst.waarde())
        self.voorbeeld.setText(gevuld or _WACHT)
        self.pagina.setEnabled(not fout)
        self.vorm.toon_fouten({"tekst": fout} if fout else {}, spring=False)

    def _on_edited(self, naam: str) -> None:
        if naam == "tekst":
            self._proef()

    def _on_insert(self) -> None:
        if not self.veld.waarde():
            self.melding.toon("Kies eerst een invulveld in de lijst.", Toon.INFO)
            return
        self.tekst.voeg_in(self.veld.waarde())

    def _on_old(self) -> None:
        if not self.versie.waarde():
            self.melding.toon("Kies eerst een versie in de lijst.", Toon.INFO)
            return
        self.tekst.zet_waarde(self._presenter.tekst_van(self._oud, self.versie.waarde()))
        self._proef()
        self._zeg_getypt()
        self.melding.toon("De tekst van die versie staat in het tekstvak. Hij geldt als u hem vaststelt.", Toon.INFO)

    def _on_back(self) -> None:
        if self._oud is None:
            return
        if fouten := self._presenter.terugzetten(self._oud):
            self.melding.toon(next(iter(fouten.values())), Toon.FOUT)
            return
        self._geheugen.vergeet()
        self.ververs()
        if (gekozen := self.tabel.gekozen()) is not None:
            self._toon(gekozen, zichtbaar=True)
        self.melding.toon("Nieuwe brieven krijgen weer de meegeleverde tekst.", Toon.GOED)
        self.gewijzigd.emit()

    def _on_page(self) -> None:
        if self._oud is None:
            return
        rij, tekst = self._oud, self.tekst.waarde()
        self._taken.start(lambda _voortgang: self._presenter.pagina(rij, tekst), self._toon_pagina, self._on_failed,
                          titel="Voorbeeld maken")  # fmt: skip

    def _toon_pagina(self, pdf: bytes) -> None:
        self.dialoog = Voorbeeld("Voorbeeld van de tekst", pdf, self._bronnen, self._feedback, self._taken, "voorbeeld tekst.pdf",
                                 ouder=self.window(), uitvoeren=False)  # fmt: skip
        self.dialoog.open()

    def _on_failed(self, fout: Exception) -> None:
        if isinstance(fout, CvtError):
            self.melding.toon(fout.melding, Toon.FOUT)
        else:
            self._feedback.fout(fout)
