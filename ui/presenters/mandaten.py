"""The mandate register as rows and a form, for the page *Instellingen*."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cvt_desktop.basis.tekst import datum_cijfers, hoofdletter
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.errors import CvtError
from cvt_desktop.domain.formulier import Soort
from cvt_desktop.domain.ids import PersoonId
from cvt_desktop.domain.mandaat import Bevoegdheid
from cvt_desktop.services import mandaten
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.mandaten import Mandaatinvoer, Mandaatregel
from ui.tonen import Keuze

_ALLES, _BEZWAAR, _BESTUUR = "ALLES", "BEZWAAR", "BESTUUR"
WAARVOOR = (
    Keuze(waarde=_ALLES, tekst="Besluiten op aanvragen"),
    *(Keuze(waarde=soort.name, tekst=f"Besluiten: {soort}") for soort in Soort),
    Keuze(waarde=_BEZWAAR, tekst="Beslissingen op bezwaar"),
)
_VAST = "Een mandaat wijzigt niet meer. Vul een laatste dag in, en leg daarna een nieuw mandaat vast."
_LEEG = "Vul dit in."
_DATUMS = ("van", "document_van", "instemming_op", "instemming_werkgever_op")


class MandatenPresenter:
    """Who may decide what in the name of the bestuur. A row is not changed: it ends."""

    def __init__(self, dienst: Dienst) -> None:
        self._dienst = dienst

    @property
    def mag(self) -> bool:
        """Whether this person may keep the register."""
        return self._dienst.mag(Actie.MANDAAT_GEVEN)

    def rijen(self) -> list[Mandaatregel]:
        """What holds today first."""
        return list(mandaten.lijst(self._dienst))

    def personen(self) -> list[Keuze]:
        """Who can be given a mandate."""
        return [Keuze(waarde=str(id_), tekst=naam) for id_, naam in mandaten.kandidaten(self._dienst)]

    def gevers(self) -> list[Keuze]:
        """Who can have given it: the bestuur first."""
        return [Keuze(waarde=_BESTUUR, tekst="het bestuur"), *self.personen()]

    @staticmethod
    def waarvoor(regel: Mandaatregel) -> str:
        """The power, as the list shows it."""
        m = regel.mandaat
        return str(m.soort) if m.soort is not None else hoofdletter(str(m.bevoegdheid))

    @staticmethod
    def duur(regel: Mandaatregel) -> str:
        """From when to when."""
        m = regel.mandaat
        return f"{datum_cijfers(m.van)} t/m {datum_cijfers(m.tot)}" if m.tot else f"vanaf {datum_cijfers(m.van)}"

    def waarden(self, regel: Mandaatregel | None) -> dict[str, Any]:
        """The fields of the form; an empty one for a new mandate."""
        if regel is None:
            return dict.fromkeys((*_DATUMS, "tot")) | {"persoon_id": "", "waarvoor": "", "document": "",
                                                      "mag_doorgeven": False, "verleend_door": _BESTUUR}  # fmt: skip
        m = regel.mandaat
        waarvoor = _BEZWAAR if m.bevoegdheid is Bevoegdheid.BEZWAAR else m.soort.name if m.soort else _ALLES
        return {naam: getattr(m, naam) for naam in (*_DATUMS, "tot", "document", "mag_doorgeven")} | {
            "persoon_id": str(m.persoon_id), "waarvoor": waarvoor,
            "verleend_door": str(m.verleend_door) if m.verleend_door else _BESTUUR,
        }  # fmt: skip

    def bewaar(self, oud: Mandaatregel | None, w: Mapping[str, Any]) -> dict[str, str]:
        """Give a new mandate, or end the shown one; errors by field."""
        leeg = {naam: _LEEG for naam in ("persoon_id", "waarvoor", "van", "document_van") if not w[naam]}
        if leeg:
            return leeg
        try:
            if oud is None:
                mandaten.geven(self._dienst, self._invoer(w))
            else:
                return self._eindig(oud, w)
        except CvtError as fout:
            return {fout.veld or "": fout.melding}
        return {}

    def _eindig(self, oud: Mandaatregel, w: Mapping[str, Any]) -> dict[str, str]:
        anders = next((naam for naam, waarde in self.waarden(oud).items() if naam != "tot" and w[naam] != waarde), None)
        if anders is not None:
            return {anders: _VAST}
        if w["tot"] is None:
            return {"tot": "Vul de laatste dag in waarop het mandaat geldt."}
        mandaten.beeindigen(self._dienst, oud.id, w["tot"])
        return {}

    def _invoer(self, w: Mapping[str, Any]) -> Mandaatinvoer:
        wie = {str(id_): id_ for id_, _ in mandaten.kandidaten(self._dienst)}
        door: PersoonId | None = wie.get(w["verleend_door"])
        bezwaar = w["waarvoor"] == _BEZWAAR
        return Mandaatinvoer(
            persoon_id=wie[w["persoon_id"]], bevoegdheid=Bevoegdheid.BEZWAAR if bezwaar else Bevoegdheid.BESLUIT,
            soort=None if bezwaar or w["waarvoor"] == _ALLES else Soort[w["waarvoor"]], tot=w["tot"], document=w["document"],
            mag_doorgeven=w["mag_doorgeven"], verleend_door=door, **{naam: w[naam] for naam in _DATUMS},
        )  # fmt: skip
