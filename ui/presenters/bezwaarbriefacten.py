"""The letters of a bezwaar as forms: the fields that each asks, its preview, and making it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from cvt_desktop.basis.tekst import meervoud
from cvt_desktop.domain.adres import Adres
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.bezwaar import Bezwaar, Uitstelgrond
from cvt_desktop.domain.brief import Briefsoort
from cvt_desktop.domain.errors import CvtError
from cvt_desktop.domain.ids import BezwaarId
from cvt_desktop.domain.termijnen import VERDAGING_WEKEN
from cvt_desktop.services import bezwaarbrieven
from cvt_desktop.services.bezwaarbrieven import Bezwaarbriefinvoer
from cvt_desktop.services.context import Dienst
from ui.presenters.briefacten import Briefact
from ui.presenters.vak import Vak, Vaksoort, lege_velden
from ui.tonen import Keuze

_ORGAAN = (
    Vak(naam="naar", label="Aan", soort=Vaksoort.REGEL), Vak(naam="straat", label="Straat of postbus", soort=Vaksoort.REGEL),
    Vak(naam="postcode", label="Postcode", soort=Vaksoort.REGEL), Vak(naam="plaatsnaam", label="Plaats", soort=Vaksoort.REGEL),
)  # fmt: skip
_HOORVAKKEN = (
    Vak(naam="dag", label="Hoorzitting op"),
    Vak(naam="plaats", label="Hoe laat en waar", soort=Vaksoort.REGEL,
        uitleg="Bijvoorbeeld: Om 10.00 uur, Sluiskade 8 in Meerstede."),
    Vak(naam="inzage", label="Inzage", soort=Vaksoort.REGEL,
        uitleg="Waar en wanneer de stukken in te zien zijn (Awb 7:4, lid 3). Bijvoorbeeld: Dat kan op ons kantoor."),
)  # fmt: skip
_UITSTELVAKKEN = (
    Vak(naam="dag", label="Beslissen uiterlijk"),
    Vak(naam="grond", label="Grond", soort=Vaksoort.KEUZE,
        keuzes=tuple(Keuze(waarde=str(g), tekst=str(g)) for g in Uitstelgrond)),
)  # fmt: skip
VAKKEN: dict[Briefsoort, tuple[Vak, ...]] = {
    Briefsoort.BEZWAAR_ONTVANGST: (),
    Briefsoort.BEZWAAR_HERSTEL: (Vak(naam="wat", label="Wat ontbreekt", soort=Vaksoort.REGEL),
                                 Vak(naam="dag", label="Herstellen uiterlijk")),
    Briefsoort.BEZWAAR_AANBIEDING: _ORGAAN,
    Briefsoort.BEZWAAR_DOORZENDING: (*_ORGAAN, Vak(naam="wat", label="Waarom dit orgaan", soort=Vaksoort.TEKST)),
    Briefsoort.BEZWAAR_HOORZITTING: _HOORVAKKEN,
    Briefsoort.BEZWAAR_VERDAGING: (
        Vak(naam="weken", label="Aantal weken", soort=Vaksoort.GETAL, uitleg=f"1 tot en met {VERDAGING_WEKEN}."),
        Vak(naam="wat", label="Waarom later", soort=Vaksoort.TEKST),
    ),
    Briefsoort.BEZWAAR_UITSTEL: _UITSTELVAKKEN,
    Briefsoort.BEZWAAR_BESLISSING: (Vak(naam="wat", label="Motivering", soort=Vaksoort.TEKST),),
}  # fmt: skip
_UITLEG = {
    Briefsoort.BEZWAAR_ONTVANGST:
        "Aan wie het bezwaar maakte, met de mededeling dat de LBT adviseert (Awb 6:14, lid 1; 7:13, lid 2). De bevestiging "
        "wordt genoteerd als de brief is verzonden.",
    Briefsoort.BEZWAAR_HERSTEL:
        "Aan wie het bezwaar maakte (Awb 6:6). De beslistermijn staat stil vanaf de dag na de verzending (Awb 7:10, lid 2).",
    Briefsoort.BEZWAAR_AANBIEDING:
        "Aan de LBT, met het bezwaarschrift en de stukken. Als de brief is verzonden, is het bezwaar doorgezonden.",
    Briefsoort.BEZWAAR_DOORZENDING:
        "Als een ander orgaan over het bezwaar gaat: aan dat orgaan, en bericht aan de indiener (Awb 6:15, lid 1). Met de "
        "verzending eindigt het bezwaar hier.",
    Briefsoort.BEZWAAR_HOORZITTING:
        "Aan de indiener en de andere belanghebbenden (Awb 7:2). De brief noemt tot wanneer stukken kunnen komen en vanaf "
        "wanneer zij ter inzage liggen (Awb 7:4).",
    Briefsoort.BEZWAAR_VERDAGING:
        "Aan alle belanghebbenden, één keer, vóór de termijn om is (Awb 7:10, lid 3 en 5). De termijn verandert met de "
        "verzending.",
    Briefsoort.BEZWAAR_UITSTEL:
        "Aan alle belanghebbenden (Awb 7:10, lid 4 en 5). Zet de schriftelijke instemming bij Stukken. De termijn verandert "
        "met de verzending.",
    Briefsoort.BEZWAAR_BESLISSING:
        "Aan alle belanghebbenden, met de beroepsclausule (Awb 7:12, 6:23). Wat is beslist en of is gehoord, komt uit het "
        "register.",
}  # fmt: skip


def acten(dienst: Dienst, bezwaar: Bezwaar) -> tuple[Briefact, ...]:
    """The letters that this person can make of it now."""
    if not dienst.mag(Actie.BRIEF_MAKEN):
        return ()
    return tuple(_act(soort) for soort in bezwaarbrieven.soorten(bezwaar))


def _act(soort: Briefsoort) -> Briefact:
    naam = bezwaarbrieven.naam(soort)
    return Briefact(sleutel=str(soort), menu=f"{naam}…", titel=naam, uitleg=_UITLEG[soort], doe="Brief maken",
                    vakken=VAKKEN[soort], hulp=hulpvorm(soort))  # fmt: skip


def hulpvorm(soort: Briefsoort) -> str:
    """The table with the help at the fields of this letter."""
    return f"brief_{soort.name.lower()}"


class BezwaarbriefPresenter:
    """The letters of one bezwaar."""

    def __init__(self, dienst: Dienst, bezwaar_id: BezwaarId) -> None:
        self._dienst, self._bezwaar_id = dienst, bezwaar_id

    def voorbeeld(self, act: Briefact, waarden: Mapping[str, Any]) -> Callable[[], bytes] | None:
        """What makes the letter as it would be now, or None while a field is empty."""
        if lege_velden(act.vakken, waarden):
            return None
        return lambda: bezwaarbrieven.voorbeeld(self._dienst, self._bezwaar_id, _invoer(act, waarden))

    def maak(self, act: Briefact, waarden: Mapping[str, Any]) -> tuple[str, dict[str, str]]:
        """Make it: the sentence that says what was made, or the errors at the fields.

        Raises ``CvtError`` for what is no matter of a field.
        """
        if leeg := lege_velden(act.vakken, waarden):
            return "", leeg
        try:
            aantal = len(bezwaarbrieven.maken(self._dienst, self._bezwaar_id, _invoer(act, waarden)))
        except CvtError as fout:
            if fout.veld is not None and fout.veld in waarden:
                return "", {fout.veld: fout.melding}
            raise
        return f"{meervoud(aantal, 'brief staat', 'brieven staan')} klaar op het tabblad Brieven.", {}


def _invoer(act: Briefact, w: Mapping[str, Any]) -> Bezwaarbriefinvoer:
    weken, grond = w.get("weken"), w.get("grond")
    return Bezwaarbriefinvoer(
        soort=Briefsoort(act.sleutel), wat=w.get("wat", ""), dag=w.get("dag"), weken=int(weken) if weken is not None else None,
        grond=Uitstelgrond(grond) if grond else None, plaats=w.get("plaats", ""), inzage=w.get("inzage", ""),
        naar=w.get("naar", ""),
        adres=Adres(straat=w.get("straat", ""), postcode=w.get("postcode", ""), plaats=w.get("plaatsnaam", "")),
    )  # fmt: skip
