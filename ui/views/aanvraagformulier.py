"""The form of an aanvraag (blocks A, B and TLV vso): used by the intake and by tab 2 of a dossier."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCompleter, QLineEdit, QVBoxLayout, QWidget

from cvt_desktop.domain.formulier import Soort
from cvt_desktop.domain.school import School
from cvt_desktop.services.invoer import Invoer
from ui.beurten import InBeurten
from ui.presenters.aanvraagvelden import (
    ONDERWIJS_VOOR,
    SPOED,
    UITSTROOM,
    einddatumkeuzes,
    naar_velden,
    schoolkeuzes,
    van_velden,
)
from ui.tonen import Keuze
from ui.views import intake_geprobeerd, intake_secties, intake_verzorger
from ui.views.intake_rijen import Rijenvak
from ui.widgets.datumveld import Datumveld
from ui.widgets.formulier import Formulier
from ui.widgets.keuzeveld import Keuzeveld
from ui.widgets.veld import Veld

_LABELKOLOM = 160
_VERZORGERS, _GEPROBEERD = "b.verzorgers", "vso.geprobeerd"
_VRIJ = {"b.onderwijs_voor": ONDERWIJS_VOOR, "vso.uitstroom": UITSTROOM, "a.spoed": SPOED}
NOG_OPEN = "Nog open: nodig vóór het afronden van de toetsing."


class Aanvraagformulier(InBeurten, QWidget):
    """Give it an ``Invoer`` with ``toon`` and ask one with ``waarde``. It holds no rules: services check.

    ``gewijzigd(veld)`` after each change by a person. Fields are named ``a.…``, ``leerling.…``, ``b.…``, ``vso.…``;
    rows ``b.verzorgers.1.naam``, ``vso.geprobeerd.2.wat``. Put it in a ``Rolvak``.
    ``vul_aan``: choosing a school fills its contact and the present school. ``af`` False: only begun, see ``ui.voorraad``.
    """

    gewijzigd = Signal(str)

    def __init__(self, scholen: Sequence[School] = (), *, soort: Soort = Soort.TLV_VSO_NIEUW, af: bool = True) -> None:
        super().__init__()
        self.vul_aan = False
        self._basis = Invoer()
        self._scholen: dict[str, School] = {}
        self._formulier = Formulier(labelkolom=_LABELKOLOM)
        self._delen = self._bouwdelen(soort)
        if af:
            self.maak_af()
            self.zet_scholen(scholen)

    def _bouwdelen(self, soort: Soort) -> Iterator[None]:
        formulier = self._formulier
        intake_secties.bouw_aanvraag(formulier, soort.value)
        self._onder_leerling = intake_secties.bouw_leerling(formulier)
        yield
        self._school = intake_secties.bouw_school(formulier)
        yield
        self._geprobeerd = Rijenvak(intake_geprobeerd.Geprobeerdkaart, leeg=intake_geprobeerd.LEEG, hoogstens=6,
                                    toevoegen="Nog iets geprobeerd", vooraf=3)  # fmt: skip
        yield
        intake_secties.bouw_vraag(formulier, self._geprobeerd)
        yield
        self._verzorgers = Rijenvak(intake_verzorger.Verzorgerkaart, leeg=intake_verzorger.LEEG, toevoegen="Verzorger toevoegen",
                                    hoogstens=8, vooraf=2)  # fmt: skip
        yield
        intake_secties.bouw_loopbaan(formulier)
        intake_secties.bouw_ouders(formulier, self._verzorgers)
        intake_secties.bouw_mening(formulier)
        yield
        intake_secties.bouw_meer(formulier)
        yield
        self._rond_af()

    def _rond_af(self) -> None:
        self._formulier.klaar()
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.addWidget(self._formulier)
        self._velden = self._formulier.velden()
        self._formulier.gewijzigd.connect(self._on_field_changed)
        self._verzorgers.gewijzigd.connect(lambda: self.gewijzigd.emit(_VERZORGERS))
        self._geprobeerd.gewijzigd.connect(lambda: self.gewijzigd.emit(_GEPROBEERD))

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

    def toon(self, invoer: Invoer) -> None:
        """Show a form; no signals."""
        for _ in self.toon_in_delen(invoer):
            pass

    def toon_in_delen(self, invoer: Invoer) -> Iterator[None]:
        """The same, a part at a time."""
        self._basis = invoer
        waarden = naar_velden(invoer)
        self._keuzeveld("vso.einddatum").zet_keuzes(einddatumkeuzes(invoer.vso.ingangsdatum, invoer.vso.einddatum))
        for naam in _VRIJ:
            self._neem_keuze_op(naam, waarden[naam])
        self._formulier.zet_waarden(waarden)
        yield
        self._verzorgers.zet_waarde(invoer.b.verzorgers)
        yield
        self._geprobeerd.zet_waarde(invoer.vso.geprobeerd)
        self._zet_contacten()
        self._toon_voorwaardelijk()

    def waarde(self) -> Invoer:
        """What stands in the form now."""
        invoer = van_velden(self._formulier.waarden(), self._basis)
        return replace(invoer, b=replace(invoer.b, verzorgers=self._verzorgers.waarde()),
                       vso=replace(invoer.vso, geprobeerd=self._geprobeerd.waarde()))  # fmt: skip

    def onleesbaar(self) -> dict[str, str]:
        """Date fields in which something stands that is no date."""
        return {naam: "Deze datum is niet te lezen. Typ bijvoorbeeld 12-5-2027." for naam, veld in self._velden.items()
                if isinstance(veld, Datumveld) and not veld.leesbaar()}  # fmt: skip

    def toon_fouten(self, fouten: Mapping[str, str], *, spring: bool = False) -> None:
        """Show these errors and no others; ``spring`` goes to the first."""
        self._formulier.toon_fouten(fouten, spring=False)
        for naam, lijst in ((_VERZORGERS, self._verzorgers), (_GEPROBEERD, self._geprobeerd)):
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
        for begin, lijst in ((_VERZORGERS, self._verzorgers), (_GEPROBEERD, self._geprobeerd)):
            if naam == begin or naam.startswith(f"{begin}."):
                lijst.naar_veld(naam.removeprefix(begin).removeprefix("."))
                return
        if naam in self._velden:
            self._formulier.spring_naar(naam)

    def zet_bewerkbaar(self, bewerkbaar: bool) -> None:
        """Open or close the whole form for changes."""
        for naam, veld in self._velden.items():
            if naam != "soort":
                veld.zet_bewerkbaar(bewerkbaar)
        self._verzorgers.zet_bewerkbaar(bewerkbaar)
        self._geprobeerd.zet_bewerkbaar(bewerkbaar)

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
        school = self._scholen.get(self._velden["a.school"].waarde())
        namen = [f"{c.naam}, {c.telefoon}" if c.telefoon else c.naam for c in school.contactpersonen] if school else []
        regel = self._velden["a.contactpersoon"].editor
        assert isinstance(regel, QLineEdit)
        aanvuller = QCompleter(namen, regel)
        aanvuller.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        aanvuller.setFilterMode(Qt.MatchFlag.MatchContains)
        regel.setCompleter(aanvuller)

    def _toon_voorwaardelijk(self) -> None:
        aangemeld = self._velden["a.relatie"].waarde() == "aangemeld"
        self._school.toon_veld("a.aangemeld_op", aangemeld or self._velden["a.aangemeld_op"].waarde() is not None)

    def _on_field_changed(self, naam: str) -> None:
        if naam == "vso.ingangsdatum":
            eind = self.waarde().vso.einddatum
            self._keuzeveld("vso.einddatum").zet_keuzes(einddatumkeuzes(self._velden[naam].waarde(), eind))
        elif naam == "a.relatie":
            self._toon_voorwaardelijk()
        elif naam == "a.school":
            self._zet_contacten()
            self._vul_van_school()
        self.gewijzigd.emit(naam)

    def _vul_van_school(self) -> None:
        school = self._scholen.get(self._velden["a.school"].waarde()) if self.vul_aan else None
        if school is None:
            return
        if school.contactpersonen and not self._velden["a.contactpersoon"].waarde():
            contact = school.contactpersonen[0]
            self._velden["a.contactpersoon"].zet_waarde(
                f"{contact.naam}, {contact.telefoon}" if contact.telefoon else contact.naam
            )
        if not self._velden["b.huidige_school"].waarde():
            self._velden["b.huidige_school"].zet_waarde(school.naam)
