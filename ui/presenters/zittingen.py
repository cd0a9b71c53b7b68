"""The brain of the list of zittingen and of planning one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from cvt_desktop.basis.tekst import datum_weekdag
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.errors import CvtError
from cvt_desktop.domain.ids import CommissieId, PersoonId, ZittingId
from cvt_desktop.domain.persoon import VOORZITTERS, Persoon, Rol
from cvt_desktop.domain.zitting import Hoedanigheid, Zitting, Zittingtoestand
from cvt_desktop.ports.overzicht import ZittingSummary
from cvt_desktop.services import commissies, zittingen
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.zitting_inzien import zitting_lezen
from cvt_desktop.services.zittingen import Zittingplan
from ui.presenters.navigatie import Navigatie
from ui.tonen import Chip, Keuze, Toon, Vorm

_TOON = {
    Zittingtoestand.GEPLAND: Chip(tekst="gepland"),
    Zittingtoestand.GEOPEND: Chip(tekst="geopend", toon=Toon.INFO, vorm=Vorm.CIRKEL),
    Zittingtoestand.GESLOTEN: Chip(tekst="gesloten, lijst nog vaststellen", toon=Toon.LET_OP, vorm=Vorm.DRIEHOEK),
    Zittingtoestand.VASTGESTELD: Chip(tekst="besluitenlijst vastgesteld", toon=Toon.GOED, vorm=Vorm.VINK),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Zittingregel:
    """One line of the list."""

    id: ZittingId
    commissie: str
    datum: date
    wanneer: str
    tijd: str
    toestand: Chip
    punten: int
    beslist: str
    bekrachtigen: str
    klaar: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Gezelschap:
    """Who can sit in a zitting of one commission on one day; ``leden`` are the keys of its voting members."""

    leden: frozenset[str]
    voorzitters: tuple[Keuze, ...]
    secretarissen: tuple[Keuze, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Planvelden:
    """What the form for a zitting begins with. ``commissies`` is empty where there is nothing to choose.

    ``leden`` is everybody with a stem: who of them are members follows from commission and day (``gezelschap``).
    """

    waarden: dict[str, object]
    commissies: tuple[Keuze, ...]
    leden: tuple[Keuze, ...]
    adviseurs: tuple[Keuze, ...]
    voorzitters: tuple[Keuze, ...]
    secretarissen: tuple[Keuze, ...]
    gekozen_leden: frozenset[str]
    gekozen_adviseurs: frozenset[str]


class ZittingenPresenter:
    """The list, and the form behind *Nieuwe zitting*."""

    def __init__(self, dienst: Dienst, navigatie: Navigatie) -> None:
        self._dienst = dienst
        self._navigatie = navigatie

    @property
    def mag_plannen(self) -> bool:
        """Whether the button *Nieuwe zitting* is there."""
        return self._dienst.mag(Actie.ZITTING_PLANNEN)

    def rijen(self) -> list[Zittingregel]:
        """All zittingen, newest first."""
        return [_regel(s) for s in commissies.zittingregels(self._dienst)]

    @staticmethod
    def aan_de_beurt(rijen: Sequence[Zittingregel]) -> ZittingId | None:
        """The first by date on which there is still something to do."""
        return min(((r.datum, r.id) for r in rijen if not r.klaar), default=(None, None))[1]

    @property
    def met_commissie(self) -> bool:
        """Whether the list says of which commission each is."""
        return commissies.meer_commissies(self._dienst)

    def open(self, zitting_id: ZittingId) -> None:
        """Go to a zitting, in the page that fits its state."""
        self._navigatie.naar_zitting(zitting_id)

    def velden(self, zitting_id: ZittingId | None = None) -> Planvelden:
        """The form: for a new zitting with everybody who may vote, or as it was planned."""
        zitting = zitting_lezen(self._dienst, zitting_id) if zitting_id else None
        dag = zitting.datum if zitting is not None else self._dienst.klok.today()
        keus = commissies.commissies_op(self._dienst, dag)
        id_ = zitting.commissie_id if zitting is not None else keus[0].id
        alle, _, overig = zittingen.mogelijke_deelnemers(self._dienst)
        leden, secretarissen, _ = zittingen.mogelijke_deelnemers(self._dienst, id_, dag)
        wie = _gezelschap(leden, secretarissen)
        return Planvelden(
            waarden=_waarden(zitting, leden, secretarissen, self._dienst.sessie.persoon_id) | {"commissie": str(id_)},
            commissies=tuple(Keuze(waarde=str(c.id), tekst=c.naam) for c in keus) if len(keus) > 1 else (),
            leden=_keuzes(alle), adviseurs=_keuzes(overig), voorzitters=wie.voorzitters, secretarissen=wie.secretarissen,
            gekozen_leden=wie.leden if zitting is None else _van(zitting, Hoedanigheid.STEMGERECHTIGD),
            gekozen_adviseurs=frozenset() if zitting is None else _van(zitting, Hoedanigheid.ADVISEREND),
        )  # fmt: skip

    def gezelschap(self, commissie: object, datum: object) -> Gezelschap:
        """Who can sit in a zitting of the chosen commission on the chosen day; without a day as it is today."""
        dag = datum if isinstance(datum, date) else self._dienst.klok.today()
        id_ = _commissie(commissie) or commissies.commissies_op(self._dienst, dag)[0].id
        leden, secretarissen, _ = zittingen.mogelijke_deelnemers(self._dienst, id_, dag)
        return _gezelschap(leden, secretarissen)

    def bewaar(
        self, waarden: dict[str, object], leden: list[str], adviseurs: list[str], zitting_id: ZittingId | None = None
    ) -> dict[str, str]:
        """Plan or change; gives back the errors per field, empty when it was done (then the zitting is opened)."""
        datum = waarden.get("datum")
        plan = Zittingplan(
            datum=datum if isinstance(datum, date) else None, begintijd=str(waarden.get("begintijd") or ""),
            eindtijd=str(waarden.get("eindtijd") or ""), plaats=str(waarden.get("plaats") or ""),
            stemgerechtigden=tuple(PersoonId(UUID(p)) for p in leden), adviserend=tuple(PersoonId(UUID(p)) for p in adviseurs),
            voorzitter_id=_id(waarden.get("voorzitter")), secretaris_id=_id(waarden.get("secretaris")),
            uiterlijk=uiterlijk if isinstance(uiterlijk := waarden.get("uiterlijk"), date) else None,
            aanleiding=str(waarden.get("aanleiding") or ""), commissie_id=_commissie(waarden.get("commissie")),
        )  # fmt: skip
        try:
            nieuw = zitting_id or zittingen.plannen(self._dienst, plan)
            if zitting_id is not None:
                zittingen.plan_wijzigen(self._dienst, zitting_id, plan)
        except CvtError as fout:
            return {fout.veld or "": fout.melding}
        if zitting_id is None:
            self._navigatie.naar_zitting(nieuw)
        return {}


def _regel(s: ZittingSummary) -> Zittingregel:
    toestand = Zittingtoestand(s.toestand)
    return Zittingregel(
        id=s.id, commissie=s.commissie, datum=s.datum, wanneer=datum_weekdag(s.datum), tijd=s.tijd,
        toestand=_TOON[toestand], punten=s.punten, beslist=f"{s.beslist} van {s.punten}" if s.punten else "–",
        bekrachtigen=str(s.te_bekrachtigen) if s.te_bekrachtigen else "", klaar=toestand is Zittingtoestand.VASTGESTELD,
    )  # fmt: skip


def _gezelschap(leden: list[Persoon], secretarissen: list[Persoon]) -> Gezelschap:
    return Gezelschap(leden=frozenset(str(p.id) for p in leden), secretarissen=_keuzes(secretarissen),
                      voorzitters=_keuzes([p for p in leden if p.rollen & VOORZITTERS] or leden))  # fmt: skip


def _keuzes(personen: list[Persoon]) -> tuple[Keuze, ...]:
    return tuple(Keuze(waarde=str(p.id), tekst=f"{p.naam}, {p.functie}" if p.functie else p.naam) for p in personen)


def _van(zitting: Zitting, hoedanigheid: Hoedanigheid) -> frozenset[str]:
    return frozenset(str(d.persoon_id) for d in zitting.deelnemers if d.hoedanigheid is hoedanigheid)


def _waarden(
    zitting: Zitting | None, leden: list[Persoon], secretarissen: list[Persoon], ik: PersoonId
) -> dict[str, object]:
    if zitting is not None:
        return {"datum": zitting.datum, "begintijd": zitting.begintijd, "eindtijd": zitting.eindtijd, "plaats": zitting.plaats,
                "voorzitter": str(zitting.voorzitter_id or ""), "secretaris": str(zitting.secretaris_id or ""),
                "uiterlijk": zitting.ronde.uiterlijk if zitting.ronde else None,
                "aanleiding": zitting.ronde.aanleiding if zitting.ronde else ""}  # fmt: skip
    voorzitter = _eerste([p for p in leden if p.rollen & VOORZITTERS], Rol.VOORZITTER)
    secretaris = next((p for p in secretarissen if p.id == ik), _eerste(secretarissen, Rol.SECRETARIS))
    return {
        "datum": None, "begintijd": "13.30", "eindtijd": "15.30", "plaats": "",
        "voorzitter": str(voorzitter.id) if voorzitter else "", "secretaris": str(secretaris.id) if secretaris else "",
    }  # fmt: skip


def _eerste(personen: list[Persoon], rol: Rol) -> Persoon | None:
    """Who has the role itself before who takes its place."""
    return next((p for p in personen if rol in p.rollen), personen[0] if personen else None)


def _id(waarde: object) -> PersoonId | None:
    return PersoonId(UUID(str(waarde))) if waarde else None


def _commissie(waarde: object) -> CommissieId | None:
    return CommissieId(UUID(str(waarde))) if waarde else None
