"""The commissions in *Instellingen*: one form, and from the second commission on the list of them beside it."""

from __future__ import annotations

from uuid import UUID, uuid4

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QHBoxLayout, QWidget

from cvt_desktop.domain.ids import CommissieId
from cvt_desktop.domain.instellingen import Instellingen
from cvt_desktop.domain.soorten import SOORTEN
from ui.models.tabel import Kolom
from ui.presenters.commissies import Commissierij, CommissiesPresenter
from ui.presenters.instellingen import BEKRACHTIGINGEN, InstellingenPresenter, uitleg
from ui.presenters.onaf import Onaf
from ui.theme import Maat, Ruimte
from ui.tonen import Toon
from ui.views.instellingen_versie import VersieTab
from ui.views.instellingen_vorm import vul_commissie
from ui.vormgeheugen import Vormgeheugen
from ui.widgets.datumveld import Datumveld
from ui.widgets.formulier import Formulier
from ui.widgets.keuzekolom import Keuzekolom
from ui.widgets.knop import Knop
from ui.widgets.kolomvak import Kolomvak
from ui.widgets.rij import Rij
from ui.widgets.rolvak import Rolvak
from ui.widgets.tabel import Tabel
from ui.widgets.tekst import Tekst, Tekstsoort
from ui.widgets.vinkje import Vinkje

_LABEL, _DAGBREED = 150, 246
_LEDEN = ("Vink niemand aan als iedereen met stemrecht lid is. Van en tot en met mogen leeg blijven; beide dagen tellen mee. Wie "
          "al in een commissie zit, kan ook in een andere zitten.")  # fmt: skip
_TOT = "Ingevuld: na deze dag plant niemand meer een zitting van deze commissie. Wat zij besloot, blijft staan."
_KOLOMMEN: list[Kolom[Commissierij]] = [
    Kolom(titel="COMMISSIE", tekst=lambda r: r.naam, nadruk=True, rek=True, smalst=150),
    Kolom(titel="BEHANDELT", tekst=lambda r: r.behandelt, breedte=150),
    Kolom(titel="LEDEN", tekst=lambda r: r.leden, rechts=True, breedte=76),
]


class CommissiesTab(VersieTab):
    """With one commission it is the form of the settings; the list appears with the second."""

    def __init__(self, presenter: CommissiesPresenter, instellingen: InstellingenPresenter) -> None:
        self._commissies = presenter
        self._id = presenter.eerste
        self._rol: Rolvak | None = None
        super().__init__(instellingen, self._vorm(), self._lees, lambda w, i: presenter.maak(w, i, self._id))

    # --- how it is built ---------------------------------------------------------------------------------------------

    def _romp(self) -> QWidget:
        self.tabel: Tabel[Commissierij] = Tabel("Commissies", _KOLOMMEN, sleutel=lambda r: r.id)
        self.tabel.keuze_gewijzigd.connect(self._on_chosen)
        self.waarschuwing = Tekst("", Tekstsoort.FOUT, afbreken=True)
        self.nieuw = Knop("Commissie toevoegen", icoon="plus")
        self.nieuw.clicked.connect(self._on_new)
        self.weg = Knop("Weghalen")
        self.weg.clicked.connect(self._on_remove)
        self._links = Kolomvak()
        self._links.voeg(self.tabel, 1)
        self._links.voeg(self.waarschuwing)
        self._rol = Rolvak(self.vorm)
        midden, rij = QWidget(), QHBoxLayout()
        midden.setLayout(rij)
        rij.setContentsMargins(0, 0, 0, 0)
        rij.setSpacing(Ruimte.XL)
        rij.addWidget(self._links, 2)
        rij.addWidget(self._rol, 3)
        romp = Kolomvak()
        romp.voeg(midden, 1)
        self._knoppen = Rij(self.nieuw, self.weg, rek=True)
        romp.voeg(self._knoppen)
        return romp

    def _vorm(self) -> Formulier:
        """The parts about more commissions are there when there are, or when one is added."""
        vorm = Formulier(labelkolom=_LABEL if self._van_meer else Maat.LABELKOLOM)
        vorm.hulpvorm = "instellingen"
        vul_commissie(vorm)
        if self._van_meer:
            deel = vorm.sectie("Behandelt")
            self._nu_bij = Tekst("", Tekstsoort.KLEIN, afbreken=True)
            deel.regel(self._nu_bij)
            for soort in SOORTEN:
                deel.veld(Vinkje(f"soort_{soort.name}", str(soort)))
            for v in self._commissies.voorzieningen:
                deel.veld(Vinkje(f"voorziening_{v.id}", f"{v.naam} (alleen deze voorziening)"))
        hoe = vorm.sectie("Bekrachtigen", vouwbaar=True, open_=False)
        hoe.regel(Tekst(uitleg("bekrachtiging"), Tekstsoort.KLEIN, afbreken=True))
        hoe.veld(Keuzekolom("bekrachtiging", "Stemmen worden bekrachtigd", BEKRACHTIGINGEN,
                            uitleg="Geldt voor zittingen vanaf de gekozen dag; een zitting houdt de manier waarmee zij is "
                            "geopend. In een schriftelijke ronde stemt ieder lid met de eigen sleutel."))  # fmt: skip
        leden = vorm.sectie("Leden", vouwbaar=not self._van_meer, open_=self._van_meer)
        leden.regel(Tekst(_LEDEN, Tekstsoort.KLEIN, afbreken=True))
        for p in self._commissies.mensen:
            dagen = (Datumveld(f"van {p.id}", f"{p.naam}: lid van", optioneel=True),
                     Datumveld(f"tot {p.id}", f"{p.naam}: lid tot en met", optioneel=True))  # fmt: skip
            for dag in dagen:
                dag.setFixedWidth(_DAGBREED)  # with its weekday, so that the rows are columns
            leden.naast(p.naam, Vinkje(f"lid {p.id}", "lid"), *dagen)
        if self._van_meer:
            einde = vorm.sectie("Beëindigen")
            einde.veld(Datumveld("commissie_tot", "Laatste dag", optioneel=True, uitleg=_TOT))
        for naam, veld in vorm.velden().items():
            if isinstance(veld, Vinkje) and naam.startswith(("soort_", "voorziening_")):
                veld.zonder_foutregel()
        vorm.klaar()
        return vorm

    @property
    def _van_meer(self) -> bool:
        return self._commissies.meer or not self._commissies.kent(self._id)

    # --- what it shows ------------------------------------------------------------------------------------------------

    def _lees(self, i: Instellingen) -> dict[str, object]:
        return self._commissies.waarden(i, self._id)

    def ververs(self) -> None:
        """Read the list again; the chosen commission stays, also a new one that was not kept yet."""
        anders = self._commissies.ververs()
        self._toon(opnieuw=anders)

    def koppel(self, onaf: Onaf) -> None:
        """Also a commission that was being added when the register locked."""
        self._geheugen = Vormgeheugen(onaf)
        self._id = next((CommissieId(UUID(s)) for s in onaf.sleutels()), self._id)
        self._toon()

    def _onafsleutel(self) -> str:
        return str(self._id)

    def _toon(self, *, opnieuw: bool = False) -> None:
        self._geheugen.onthoud()
        meer, bekend = self._commissies.meer, self._commissies.kent(self._id)
        if opnieuw or ("commissie_tot" in self.vorm.velden()) is not self._van_meer:
            self.vorm = self._vorm()
            self.vorm.gewijzigd.connect(self._zeg_stand)
            for veld in self.vorm.velden().values():
                veld.zet_bewerkbaar(self._p.mag_wijzigen)
            if self._rol is not None:
                self._rol.setWidget(self.vorm)
                self.vorm.show()
        with QSignalBlocker(self.tabel):
            self.tabel.zet_rijen(self._commissies.rijen())
            if not self.tabel.kies(self._id):
                self.tabel.weergave.clearSelection()
        self._vul_vorm()
        if self._van_meer:
            self._nu_bij.setText(self._commissies.nu_bij(self._id))
        self._links.setVisible(self._van_meer)
        self.waarschuwing.setText(self._commissies.zonder)
        self.nieuw.setVisible(self._p.mag_wijzigen)
        self.nieuw.setEnabled(bekend)
        self.weg.setVisible(self._p.mag_wijzigen and (meer or not bekend))
        self.weg.setEnabled(self._id != self._commissies.eerste)
        self.weg.zet_tekst("Weghalen" if bekend else "Toch niet toevoegen")

    def _on_chosen(self, rij: Commissierij | None) -> None:
        if rij is not None and rij.id != self._id:
            self._id = rij.id
            self.vorm.toon_fouten({}, spring=False)
            self._toon()

    def _on_new(self) -> None:
        self._id = CommissieId(uuid4())
        self.melding.verberg()
        self._toon()
        self.vorm.spring_naar("commissie_naam")

    def _on_remove(self) -> None:
        """One that was not kept is simply dropped; of another a version without it is made, from the day that stands above."""
        id_ = self._id
        if self._commissies.kent(id_):
            fouten = self._p.stel_vast(lambda nu: self._commissies.zonder_commissie(nu, id_), self.vanaf.waarde(), {})
            if fouten:
                self.melding.toon(next(iter(fouten.values())), Toon.FOUT)
                return
            self.melding.toon("De commissie staat niet meer in de lijst.", Toon.GOED)
            self.vastgesteld.emit()
        self._geheugen.vergeet()
        self._id = self._commissies.eerste
        self._toon()
        self.nieuw.setFocus()
