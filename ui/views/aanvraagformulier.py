"""The form of an aanvraag (blocks A, B and that of its kind): used by the intake and by tab 2 of a dossier."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cvt_desktop.domain.formulier import Soort, wijziging
from cvt_desktop.domain.instrument import Instrument
from cvt_desktop.domain.school import School
from cvt_desktop.domain.soorten import beschrijving
from cvt_desktop.services.invoer import Invoer
from ui.beurten import InBeurten, in_eens
from ui.presenters import (
    aanvraagvelden_arrangement,
    aanvraagvelden_groep,
    aanvraagvelden_pro,
    aanvraagvelden_voorziening,
)
from ui.presenters.aanvraagvelden import (
    ONDERWIJS_VOOR,
    SPOED,
    UITSTROOM,
    einddatumkeuzes,
    naar_velden,
    schoolkeuzes,
    van_velden,
)
from ui.presenters.aanvraagvelden_voorziening import Voorzieningtabel
from ui.presenters.protoets import protoetsbeeld, schooljaar_van
from ui.tonen import Keuze
from ui.views import intake_geprobeerd, intake_secties, intake_verzorger
from ui.views.intake_arrangement import Arrangementvraag
from ui.views.intake_groep import Groepvraag
from ui.views.intake_pro import Provraag
from ui.views.intake_rijen import Rijenvak
from ui.views.intake_schoolvelden import vul_van_school, zet_contacten
from ui.views.intake_voorziening import TELT_MEE, Voorzieningvraag
from ui.widgets.datumveld import Datumveld
from ui.widgets.formulier import Formulier
from ui.widgets.getalveld import Getalveld
from ui.widgets.keuzeveld import Keuzeveld
from ui.widgets.sectie import Sectie
from ui.widgets.veld import Veld

_LABELKOLOM = 160
_VERZORGERS, _GEPROBEERD = "b.verzorgers", "vso.geprobeerd"
_VRIJ = {"b.onderwijs_voor": ONDERWIJS_VOOR, "vso.uitstroom": UITSTROOM, "a.spoed": SPOED}
_EERSTE_VAN = {"pro.leerachterstand": "pro.IR.afgenomen", "arr.bedrag_cent": "arr.uren", "tbv.tot": "tbv.einddatum",
               "groep.bedrag_cent": "groep.begroting"}
"""A group of fields that is asked for as a whole, and the field to which one goes."""
_TELT_IN_TOETS = frozenset({"a.ontvangen_op", "a.aangemeld_op", "b.leerjaar", "soort"})
_LABELS = {
    "vso.waarom": ("Waarom is vso nodig", "Reden van verlenging"),
    "vso.hoofddoel": ("Hoofddoel in het vso", "Hoofddoel komende periode"),
    "vso.terugkeer": ("Terugkeerperspectief", "Terug- of overplaatsing: wat is overwogen, met welke uitkomst"),
}
"""What a field is called for a new TLV, and for a verlenging."""
NOG_OPEN = "Nog open: nodig vóór het afronden van de toetsing."


class Aanvraagformulier(InBeurten, QWidget):
    """``zet_soort`` first, then ``toon`` an ``Invoer``, and ask one with ``waarde``. It holds no rules: services check.

    ``gewijzigd(veld)`` after each change by a person. Fields are named ``a.…``, ``leerling.…``, ``b.…``, ``vso.…``,
    ``pro.…``, ``arr.…``, ``tbv.…``, ``groep.…``; rows ``b.verzorgers.1.naam``, ``vso.geprobeerd.2.wat``. Put it in a ``Rolvak``.
    ``vul_aan``: choosing a school fills its contact and the present school. ``af`` False: only begun, see ``ui.voorraad``.
    """

    hulpvorm = "aanvraag"
    gewijzigd = Signal(str)

    def __init__(self, scholen: Sequence[School] = (), *, af: bool = True) -> None:
        super().__init__()
        self.soort = Soort.TLV_VSO_NIEUW
        self._pro: Provraag | None = None
        self._arrangement: Arrangementvraag | None = None
        self._voorziening: Voorzieningvraag | None = None
        self._groep: Groepvraag | None = None
        self._tabel = Voorzieningtabel()
        self._verlenging: Sectie | None = None
        self._instrumenten: tuple[Instrument, ...] = ()
        self._peildatum: date | None = None
        self.vul_aan = False
        self._basis = Invoer()
        self._scholen: dict[str, School] = {}
        self._formulier = Formulier(labelkolom=_LABELKOLOM)
        self._delen = self._bouwdelen()
        if af:
            self.maak_af()
            self.zet_scholen(scholen)

    def _bouwdelen(self) -> Iterator[None]:
        formulier = self._formulier
        intake_secties.bouw_aanvraag(formulier, self.soort.value)
        leerling, self._onder_leerling = intake_secties.bouw_leerling(formulier)
        yield
        self._school = intake_secties.bouw_school(formulier)
        yield
        self._geprobeerd = Rijenvak(intake_geprobeerd.Geprobeerdkaart, leeg=intake_geprobeerd.LEEG, hoogstens=6,
                                    toevoegen="Nog iets geprobeerd", af=False)  # fmt: skip
        yield from self._geprobeerd.leg_klaar(3)
        self._vso = intake_secties.bouw_vraag(formulier, self._geprobeerd)
        yield
        self._verzorgers = Rijenvak(intake_verzorger.Verzorgerkaart, leeg=intake_verzorger.LEEG, toevoegen="Verzorger toevoegen",
                                    hoogstens=8, af=False)  # fmt: skip
        yield from self._verzorgers.leg_klaar(2)
        self._loopbaan = intake_secties.bouw_loopbaan(formulier)
        ouders = intake_secties.bouw_ouders(formulier, self._verzorgers)
        yield
        self._over_leerling = (leerling, self._loopbaan, ouders, intake_secties.bouw_mening(formulier))
        yield
        self._meer = intake_secties.bouw_meer(formulier)
        yield
        self._rond_af()

    def _rond_af(self) -> None:
        self._formulier.klaar()
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.addWidget(self._formulier)
        self._velden = self._formulier.velden()
        self._rijen = {_VERZORGERS: self._verzorgers, _GEPROBEERD: self._geprobeerd}
        self._formulier.gewijzigd.connect(self._on_field_changed)
        for naam in self._rijen:
            self._verbind_rijen(naam)

    def _verbind_rijen(self, naam: str) -> None:
        self._rijen[naam].gewijzigd.connect(lambda: self._on_field_changed(naam))

    def zet_soort(self, soort: Soort, *, peildatum: date | None = None) -> None:
        """Show the parts of this kind. ``peildatum``: the day on which tests must be valid, else that of the receipt."""
        self.soort, self._peildatum = soort, peildatum
        beeld = beschrijving(soort)
        self._velden["soort"].zet_waarde(soort.value)
        if beeld.pro and self._pro is None:
            self._bouw_pro()
        if self._pro is not None:
            self._pro.toon_soort(soort)
        if beeld.voorziening and self._voorziening is None:
            self._bouw_voorziening()
        if self._voorziening is not None:
            self._voorziening.toon(beeld.voorziening)
        individueel = beeld.arrangement and not beeld.voorziening and not beeld.groep
        if individueel and self._arrangement is None:
            self._bouw_arrangement()
        if self._arrangement is not None:
            self._arrangement.toon(individueel)
        if beeld.groep and self._groep is None:
            self._bouw_groep()
        if self._groep is not None:
            self._groep.toon(beeld.groep)
        for sectie in self._over_leerling:
            sectie.setVisible(soort.met_leerling)
        self._school.toon_veld("a.relatie", soort.met_leerling)
        self._toon_vso(soort)
        leerling, proces, rest = self._meer
        leerling.setVisible(soort.met_leerling)
        proces.setVisible(soort is not Soort.TLV_PRO_REGULIER and soort.met_leerling)
        for sectie, veld in ((leerling, "vso.uitstroom"), (leerling, "vso.hulpverlening"), (rest, "vso.beoogde_school"),
                             (rest, "vso.buiten_regio")):  # fmt: skip
            sectie.toon_veld(veld, not beeld.pro and (veld == "vso.hulpverlening" or not beeld.arrangement))
        for veld in ("vso.instemming", "vso.eerder_arrangement"):
            proces.toon_veld(veld, not beeld.arrangement)
        self._toon_voorwaardelijk()

    def _toon_vso(self, soort: Soort) -> None:
        verlenging = soort is Soort.TLV_VSO_VERLENGING
        if verlenging and self._verlenging is None:
            self._verlenging = intake_secties.bouw_verlenging(self._formulier, self._vso)
            self._formulier.klaar()
            self._velden = self._formulier.velden()
            self._formulier.zet_waarden(naar_velden(self._basis))
        if self._verlenging is not None:
            self._verlenging.setVisible(verlenging)
        self._vso.setVisible(not beschrijving(soort).pro and not beschrijving(soort).arrangement)
        for veld in ("vso.route", "vso.waarom_regulier_niet"):
            self._vso.toon_veld(veld, not verlenging)
        for veld, woorden in _LABELS.items():
            self._vso.zet_label(veld, woorden[verlenging])

    def _bouw_pro(self) -> None:
        self._pro = Provraag(self._formulier, self._loopbaan)
        self._neem_op(self._pro.rijen, aanvraagvelden_pro.naar_velden(self._basis.pro))

    def _bouw_arrangement(self) -> None:
        self._arrangement = Arrangementvraag(self._formulier, self._loopbaan)
        self._neem_op(self._arrangement.rijen, aanvraagvelden_arrangement.naar_velden(self._basis.arr))
        self._arrangement.toon_stand(self._basis.arr)

    def _bouw_groep(self) -> None:
        self._groep = Groepvraag(self._formulier, self._school, self._loopbaan)
        self._neem_op(self._groep.rijen, aanvraagvelden_groep.naar_velden(self._basis.groep))
        self._groep.toon_stand(self._basis.groep, self._scholen, self._basis.ontvangen_op)

    def _bouw_voorziening(self) -> None:
        self._voorziening = Voorzieningvraag(self._formulier, self._loopbaan)
        self.zet_voorzieningen(self._tabel)
        self._neem_op(self._voorziening.rijen, aanvraagvelden_voorziening.naar_velden(self._basis.tbv))
        self._voorziening.toon_stand(self._basis, self._scholen)

    def _neem_op(self, rijen: Mapping[str, Rijenvak], waarden: Mapping[str, Any]) -> None:
        """The fields and rows of a part that was built just now take part in the form."""
        self._formulier.klaar()
        self._velden = self._formulier.velden()
        for naam, lijst in rijen.items():
            self._rijen[naam] = lijst
            self._verbind_rijen(naam)
        self._formulier.zet_waarden(waarden)

    def zet_voorzieningen(self, tabel: Voorzieningtabel) -> None:
        """The table that the secretaris keeps: what it holds for this school year can be chosen."""
        self._tabel = tabel
        if self._voorziening is not None:
            self._voorziening.tabel = tabel
            self._voorziening.zet_keuzes(self._velden["a.ontvangen_op"].waarde(), self._basis.tbv)

    def veld(self, naam: str) -> Veld:
        """One field outside the rows."""
        return self._velden[naam]

    def zet_onder_leerling(self, widget: QWidget) -> None:
        """``widget`` stands below the name of the pupil."""
        self._onder_leerling.voeg(widget)

    def zet_scholen(self, scholen: Sequence[School]) -> None:
        """Another school list; the choice stays when it is still in it."""
        self._scholen = {str(school.id): school for school in scholen}
        self._keuzeveld("a.school").zet_keuzes(schoolkeuzes(scholen))
        self._zet_contacten()

    def zet_instrumenten(self, instrumenten: Sequence[Instrument]) -> None:
        """The table that the secretaris keeps: what it holds for this school year completes the fields and is compared."""
        self._instrumenten = tuple(instrumenten)
        self._zet_aanvullingen()

    def _zet_aanvullingen(self) -> None:
        if self._pro is not None:
            self._pro.zet_instrumenten(self._instrumenten, schooljaar_van(self._velden["a.ontvangen_op"].waarde()))

    def toon(self, invoer: Invoer) -> None:
        """Show a form; no signals."""
        in_eens(self.toon_in_delen(invoer))

    def toon_in_delen(self, invoer: Invoer) -> Iterator[None]:
        """The same, a part at a time."""
        self._basis = invoer
        waarden = naar_velden(invoer)
        self._keuzeveld("vso.einddatum").zet_keuzes(einddatumkeuzes(invoer.vso.ingangsdatum, invoer.vso.einddatum))
        for naam in _VRIJ:
            self._neem_keuze_op(naam, waarden[naam])
        if self._voorziening is not None:
            self._voorziening.opnieuw_gekozen = False
            self._voorziening.zet_keuzes(invoer.ontvangen_op, invoer.tbv)
        self._formulier.zet_waarden(waarden)
        yield
        self._verzorgers.zet_waarde(invoer.b.verzorgers)
        yield
        self._geprobeerd.zet_waarde(invoer.vso.geprobeerd)
        if self._pro is not None:
            self._pro.begeleiding.zet_waarde(invoer.pro.begeleiding)
            self._pro.externen.zet_waarde(invoer.pro.externen)
        if self._arrangement is not None:
            self._arrangement.doelen.zet_waarde(invoer.arr.doelen)
            self._arrangement.gedaan.zet_waarde(invoer.arr.gedaan)
            self._arrangement.toon_stand(invoer.arr)
        if self._groep is not None:
            self._groep.zet_rijen(invoer.groep)
            self._groep.toon_stand(invoer.groep, self._scholen, invoer.ontvangen_op)
        if self._voorziening is not None:
            self._voorziening.doelen.zet_waarde(invoer.tbv.doelen)
            self._voorziening.toon_stand(invoer, self._scholen)
        self._zet_contacten()
        self._zet_aanvullingen()
        self._toon_voorwaardelijk()
        self._toon_toets()

    def waarde(self) -> Invoer:
        """What stands in the form now."""
        invoer = van_velden(self._formulier.waarden(), self._basis)
        invoer = replace(invoer, b=replace(invoer.b, verzorgers=self._verzorgers.waarde()),
                         vso=replace(invoer.vso, geprobeerd=self._geprobeerd.waarde()))  # fmt: skip
        if self._arrangement is not None:
            invoer = replace(invoer, arr=replace(invoer.arr, doelen=self._arrangement.doelen.waarde(),
                                                 gedaan=self._arrangement.gedaan.waarde()))  # fmt: skip
        if self._groep is not None:
            invoer = replace(invoer, groep=self._groep.neem(invoer.groep))
        if self._voorziening is not None:
            invoer = replace(invoer, tbv=self._voorziening.neem(invoer.tbv, self._basis.tbv))
        if self._pro is None:
            return invoer
        begeleiding, externen = self._pro.begeleiding.waarde(), self._pro.externen.waarde()
        return replace(invoer, pro=replace(invoer.pro, begeleiding=begeleiding, externen=externen))

    def onleesbaar(self) -> dict[str, str]:
        """Fields in which something stands that is no date, or no number."""
        redenen = ((Datumveld, "Deze datum is niet te lezen. Typ bijvoorbeeld 12-5-2027."),
                   (Getalveld, "Vul hier een heel getal in."))  # fmt: skip
        return {naam: reden for naam, veld in self._velden.items() for soort, reden in redenen
                if isinstance(veld, soort) and not veld.leesbaar()}  # fmt: skip

    def toon_fouten(self, fouten: Mapping[str, str], *, spring: bool = False) -> None:
        """Show these errors and no others; ``spring`` goes to the first."""
        self._formulier.toon_fouten(fouten, spring=False)
        for naam, lijst in self._rijen.items():
            lijst.toon_fouten(
                {veld.removeprefix(f"{naam}."): tekst for veld, tekst in fouten.items() if veld.startswith(naam)}
            )
        if spring and fouten:
            eerste = next((naam for naam in self._velden if naam in fouten), next(iter(fouten)))
            self.naar_veld(eerste)

    def toon_open(self, velden: Sequence[str]) -> None:
        """Mark the fields that the toetsing still asks for."""
        self.toon_fouten(dict.fromkeys(velden, NOG_OPEN))

    def naar_veld(self, naam: str) -> None:
        """Unfold the section of a field and give it the focus; an unknown name leaves things as they are."""
        naam = _EERSTE_VAN.get(naam, naam)
        for begin, lijst in self._rijen.items():
            if naam == begin or naam.startswith(f"{begin}."):
                lijst.naar_veld(naam.removeprefix(begin).removeprefix("."))
                return
        if naam in self._velden:
            self._formulier.spring_naar(naam)

    def naar_begin(self) -> None:
        """Go to the first field that is filled in of this kind: the name of the pupil, or the title of the group."""
        self.naar_veld("leerling.roepnaam" if self.soort.met_leerling else "groep.titel")

    def zet_bewerkbaar(self, bewerkbaar: bool) -> None:
        """Open or close the whole form for changes."""
        for naam, veld in self._velden.items():
            if naam != "soort":
                veld.zet_bewerkbaar(bewerkbaar)
        for rijen in self._rijen.values():
            rijen.zet_bewerkbaar(bewerkbaar)

    def _keuzeveld(self, naam: str) -> Keuzeveld:
        veld = self._formulier.velden()[naam]
        assert isinstance(veld, Keuzeveld)
        return veld

    def _neem_keuze_op(self, naam: str, waarde: str) -> None:
        """A word from elsewhere (an older list, an import) stays what it is."""
        veld = self._keuzeveld(naam)
        if waarde:
            bekend = any(keuze.waarde == waarde for keuze in _VRIJ[naam])
            veld.zet_keuzes(_VRIJ[naam] if bekend else [*_VRIJ[naam], Keuze(waarde=waarde, tekst=waarde)])

    def _zet_contacten(self) -> None:
        zet_contacten(self._velden["a.contactpersoon"], self._scholen.get(self._velden["a.school"].waarde()))

    def _toon_voorwaardelijk(self) -> None:
        aangemeld = self._velden["a.relatie"].waarde() == "aangemeld" or self.soort is Soort.TLV_PRO_REGULIER
        self._school.toon_veld("a.aangemeld_op", aangemeld or self._velden["a.aangemeld_op"].waarde() is not None)

    def _on_field_changed(self, naam: str) -> None:
        if naam == "soort":
            self.zet_soort(Soort(self._velden["soort"].waarde()), peildatum=self._peildatum)
        if naam == "vso.ingangsdatum":
            eind = self.waarde().vso.einddatum
            self._keuzeveld("vso.einddatum").zet_keuzes(einddatumkeuzes(self._velden[naam].waarde(), eind))
        elif naam == "vso.categorie" and self.soort is Soort.TLV_VSO_VERLENGING:
            vso = self.waarde().vso
            self._velden["vso.wat_verandert"].zet_waarde(str(wijziging(vso.eerdere_categorie, vso.categorie) or ""))
        elif naam == "a.relatie":
            self._toon_voorwaardelijk()
        elif naam == "a.school":
            self._zet_contacten()
            self._vul_van_school()
        if self._arrangement is not None and naam.startswith("arr."):
            self._arrangement.toon_stand(self.waarde().arr)
        if self._groep is not None and naam.startswith("groep."):
            self._groep.toon_stand(self.waarde().groep, self._scholen, self._velden["a.ontvangen_op"].waarde())
        if self._voorziening is not None and (naam.startswith("tbv.") or naam in TELT_MEE):
            if naam == "a.ontvangen_op":
                self._voorziening.zet_keuzes(self._velden[naam].waarde(), self._basis.tbv)
            self._voorziening.opnieuw_gekozen |= naam == "tbv.voorziening"
            self._voorziening.toon_stand(self.waarde(), self._scholen)
        if self._pro is not None and (naam.startswith("pro.") or naam in _TELT_IN_TOETS):
            self._pro.vul_dl(self.waarde(), naam)
            self._toon_toets()
        self.gewijzigd.emit(naam)

    def _toon_toets(self) -> None:
        """The test of the criteria over what stands in the form now."""
        if self._pro is not None and beschrijving(self.soort).pro:
            invoer = self.waarde()
            self._pro.toon_toets(invoer, protoetsbeeld(self.soort, invoer, self._peildatum, self._instrumenten))

    def _vul_van_school(self) -> None:
        school = self._scholen.get(self._velden["a.school"].waarde()) if self.vul_aan else None
        if school is not None:
            vul_van_school(self._velden, school)
