"""The figures of a school year (screens.md 4.16, domain.md 11): received, decided, the term, TLVs, bezwaren, indicators.

Nothing about a term is reckoned here: the last day and the days on which it stood still come from ``domain.termijnen``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TypeVar

from cvt_desktop.basis.tekst import euro
from cvt_desktop.domain.aanvraag import AFGEROND, Status
from cvt_desktop.domain.agendapunt import Uitkomst
from cvt_desktop.domain.begroting import tegenover
from cvt_desktop.domain.bezwaar import Bezwaartoestand, Oordeel
from cvt_desktop.domain.cijfer import Cijfer, Cijferregel, Cijferrij, Cijfertabel, Overzichtsoort
from cvt_desktop.domain.formulier import Categorie, Route, Soort
from cvt_desktop.domain.ids import AanvraagId
from cvt_desktop.domain.instroom import ZIJ_INSTROOM
from cvt_desktop.domain.schooljaar import Schooljaar
from cvt_desktop.domain.soorten import SOORTEN, beschrijving
from cvt_desktop.domain.tijdvak import tijdvakken
from cvt_desktop.domain.tlv import Tlvtoestand

SIGNAAL_BEZWAREN = 5
"""So many bezwaren and klachten in a school year are a signal (domain.md 11)."""
NIET_BEHANDELD = "buiten behandeling gelaten"
_VSO = frozenset({Soort.TLV_VSO_NIEUW, Soort.TLV_VSO_VERLENGING})


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossierfeit:
    """What the figures need of one aanvraag. ``stilstand``: the days on which the term stood still (Awb 4:15).

    ``bekend_op``: the day on which the last letter of the first besluit left; ``uitkomst`` is None beside it when the
    aanvraag was not handled (Awb 4:5). ``bedrag_cent`` was granted; ``voorziening`` is the name of what was asked.
    """

    aanvraag_id: AanvraagId
    kenmerk: str
    soort: Soort
    school: str
    status: Status
    ontvangen_op: date
    uiterlijk: date
    stilstand: frozenset[date] = frozenset()
    bekend_op: date | None = None
    uitkomst: Uitkomst | None = None
    thuiszittend: bool = False
    bedrag_cent: int | None = None
    voorziening: str = ""

    @property
    def nettodagen(self) -> int | None:
        """Calendar days from receipt to bekendmaking, without those on which the term stood still; None when undecided."""
        if self.bekend_op is None:
            return None
        stil = sum(1 for dag in self.stilstand if self.ontvangen_op < dag <= self.bekend_op)
        return (self.bekend_op - self.ontvangen_op).days - stil

    @property
    def op_tijd(self) -> bool:
        """Whether it was made known on or before the last day."""
        return self.bekend_op is not None and self.bekend_op <= self.uiterlijk

    @property
    def hoe(self) -> str:
        """The outcome in words; the status as long as there is none."""
        if self.bekend_op is None:
            return str(self.status)
        return str(self.uitkomst) if self.uitkomst is not None else NIET_BEHANDELD


@dataclass(frozen=True, slots=True, kw_only=True)
class Verklaringfeit:
    """A number that was given: its kind, category and route, and whether it still holds."""

    aanvraag_id: AanvraagId
    kenmerk: str
    nummer: str
    soort: Soort
    school: str
    getekend_op: date
    toestand: Tlvtoestand
    categorie: Categorie | None = None
    route: Route | None = None
    buiten_regio: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Bezwaarfeit:
    """An objection: when it came, and what was decided when. ``uiterlijk`` is the last day for the decision (Awb 7:10)."""

    aanvraag_id: AanvraagId
    kenmerk: str
    soort: Soort
    school: str
    ontvangen_op: date
    toestand: Bezwaartoestand
    oordeel: Oordeel | None = None
    verzonden_op: date | None = None
    uiterlijk: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Overzichtfeiten:
    """All facts of a school year; more than those of the year does no harm."""

    dossiers: Sequence[Dossierfeit] = ()
    verklaringen: Sequence[Verklaringfeit] = ()
    bezwaren: Sequence[Bezwaarfeit] = ()
    begroting: Mapping[Soort, int] = field(default_factory=dict)
    """In cents, per kind."""


F = TypeVar("F", Dossierfeit, Verklaringfeit, Bezwaarfeit)
_Dag = Callable[[F], date | None]


def tabellen(jaar: Schooljaar, feiten: Overzichtfeiten) -> tuple[Cijfertabel, ...]:
    """The fixed tables, in the order of the page."""
    maakt = {
        Overzichtsoort.ONTVANGEN: (_ontvangen, "Aanvragen naar de dag van ontvangst."),
        Overzichtsoort.BESLOTEN: (_besloten, ("Besluiten naar de dag waarop de laatste brief van het besluit is verzonden. Een "
                                  "besluit om niet in behandeling te nemen telt mee; een later besluit in hetzelfde dossier "
                                  "niet.")),
        Overzichtsoort.TERMIJN: (_termijn, ("Dezelfde besluiten: verzonden op of voor de uiterste dag, of erna. De dagen zijn "
                                 "kalenderdagen van ontvangst tot verzending, zonder de dagen waarop de termijn stilstond.")),
        Overzichtsoort.UITKOMST: (_uitkomst, "Dezelfde besluiten naar wat is besloten."),
        Overzichtsoort.TLV: (_tlv, ("Uitgegeven nummers naar de dag van ondertekening. Wat van het begin af fout was "
                             "(vervallen) telt alleen in de regel daarvan.")),
        Overzichtsoort.ONDERSTEUNING: (_ondersteuning, ("Toegewezen voorzieningen en arrangementen naar de dag waarop de laatste "
                                       "brief van het besluit is verzonden, met het toegekende bedrag in hele euro's. De "
                                       "wachtlijst is die van nu.")),
        Overzichtsoort.BEZWAAR: (_bezwaar, "Bezwaren naar de dag van ontvangst; beslissingen naar de dag van verzending."),
        Overzichtsoort.INDICATOR: (_indicatoren, ("Wat de registratie van de commissie aan de kritieke indicatoren van de regio "
                                   "kan bijdragen.")),
    }  # fmt: skip
    return tuple(
        Cijfertabel(soort=soort, uitleg=uitleg, kolommen=tijdvakken(jaar), regels=tuple(maak(jaar, feiten)))
        for soort, (maak, uitleg) in maakt.items()
    )


def _ontvangen(jaar: Schooljaar, feiten: Overzichtfeiten) -> Iterable[Cijferregel]:
    def regel(naam: str, houd: Callable[[Dossierfeit], bool], *, groep: str = "", totaal: bool = False) -> Cijferregel:
        return _tel(jaar, naam, feiten.dossiers, lambda f: f.ontvangen_op, houd, groep=groep, totaal=totaal)

    for soort in _soorten(feiten.dossiers):
        yield regel(str(soort), lambda f, soort=soort: f.soort is soort)  # type: ignore[misc]
    yield regel("Totaal", lambda _: True, totaal=True)
    yield regel("waarvan nog niet besloten", lambda f: f.bekend_op is None and f.status not in AFGEROND, groep="stand")
    yield regel("waarvan ingetrokken", lambda f: f.status is Status.INGETROKKEN, groep="stand")


def _besloten(jaar: Schooljaar, feiten: Overzichtfeiten) -> Iterable[Cijferregel]:
    for soort in _soorten(feiten.dossiers):
        yield _tel(jaar, str(soort), feiten.dossiers, _bekend, lambda f, soort=soort: f.soort is soort)  # type: ignore[misc]
    yield _tel(jaar, "Totaal", feiten.dossiers, _bekend, lambda _: True, totaal=True)


def _termijn(jaar: Schooljaar, feiten: Overzichtfeiten) -> Iterable[Cijferregel]:
    alle = [(f"{soort}", [f for f in feiten.dossiers if f.soort is soort]) for soort in _soorten(feiten.dossiers)]
    for naam, eigen in (*alle, ("Totaal", list(feiten.dossiers))):
        totaal = naam == "Totaal"
        yield _tel(jaar, f"{naam}: binnen de termijn", eigen, _bekend, lambda f: f.op_tijd, totaal=totaal)
        yield _tel(jaar, f"{naam}: na de termijn", eigen, _bekend, lambda f: not f.op_tijd, totaal=totaal)
        yield _tel(jaar, f"{naam}: gemiddeld aantal dagen", eigen, _bekend, lambda _: True, totaal=totaal, gemiddeld=True,
                   groep="dagen")  # fmt: skip


def _uitkomst(jaar: Schooljaar, feiten: Overzichtfeiten) -> Iterable[Cijferregel]:
    for hoe in (*(str(u) for u in Uitkomst if u.besluit), NIET_BEHANDELD):
        yield _tel(jaar, hoe, feiten.dossiers, _bekend, lambda f, hoe=hoe: f.hoe == hoe)  # type: ignore[misc]
    yield _tel(jaar, "Totaal", feiten.dossiers, _bekend, lambda _: True, totaal=True)


def _tlv(jaar: Schooljaar, feiten: Overzichtfeiten) -> Iterable[Cijferregel]:
    gegeven = [v for v in feiten.verklaringen if v.toestand is not Tlvtoestand.VERVALLEN]

    def regel(naam: str, houd: Callable[[Verklaringfeit], bool], groep: str = "", *, totaal: bool = False) -> Cijferregel:
        return _tel(jaar, naam, gegeven, _getekend, houd, groep=groep, totaal=totaal)

    for soort in _soorten(gegeven):
        yield regel(str(soort), lambda v, soort=soort: v.soort is soort)  # type: ignore[misc]
    yield regel("Totaal", lambda _: True, totaal=True)
    for categorie in Categorie:
        yield regel(f"vso, categorie {categorie.nummer} ({categorie})",
                    lambda v, c=categorie: v.soort in _VSO and v.categorie is c, "categorie")  # type: ignore[misc]  # fmt: skip
    for route in Route:
        yield regel(f"vso nieuw, route {route}",
                    lambda v, r=route: v.soort is Soort.TLV_VSO_NIEUW and v.route is r, "route")  # type: ignore[misc]  # fmt: skip
    yield regel("vso nieuw, route niet ingevuld", lambda v: v.soort is Soort.TLV_VSO_NIEUW and v.route is None, "route")
    yield regel("waarvan later ingetrokken", lambda v: v.toestand is Tlvtoestand.INGETROKKEN, "stand")
    yield _tel(jaar, "Vervallen nummers", feiten.verklaringen, _getekend, lambda v: v.toestand is Tlvtoestand.VERVALLEN,
               groep="stand")  # fmt: skip


def _ondersteuning(jaar: Schooljaar, feiten: Overzichtfeiten) -> Iterable[Cijferregel]:
    soorten = [soort for soort in SOORTEN if not beschrijving(soort).met_tlv]
    gegeven = [f for f in feiten.dossiers if f.soort in soorten and f.uitkomst is not None and f.uitkomst.tlv]
    for soort in soorten:
        eigen = [f for f in gegeven if f.soort is soort]
        yield _tel(jaar, f"{soort}: toegewezen", eigen, _bekend, lambda _: True)
        bedrag = _tel(jaar, f"{soort}: toegekend bedrag (euro)", eigen, _bekend, lambda _: True, groep="bedrag", som=True)
        yield _tegenover(bedrag, feiten.begroting.get(soort))
    yield _tel(jaar, "Totaal toegewezen", gegeven, _bekend, lambda _: True, totaal=True)
    alles = _tel(jaar, "Totaal toegekend bedrag (euro)", gegeven, _bekend, lambda _: True, groep="bedrag", totaal=True, som=True)
    heel = [feiten.begroting[soort] for soort in soorten if soort in feiten.begroting]
    yield _tegenover(alles, sum(heel) if len(heel) == len(soorten) else None)
    for naam in sorted({f.voorziening for f in gegeven if f.voorziening}, key=str.casefold):
        eigen = [f for f in gegeven if f.voorziening == naam]
        yield _tel(jaar, f"{naam}: toegewezen", eigen, _bekend, lambda _: True, groep="voorziening")
        yield _tel(jaar, f"{naam}: nu op de wachtlijst", eigen, _bekend, lambda f: f.status is Status.WACHTLIJST,
                   groep="voorziening")  # fmt: skip


def _tegenover(regel: Cijferregel, begroot_cent: int | None) -> Cijferregel:
    """The line with the budget in its name, and a signal when more was granted; a total only when every kind has a budget."""
    if begroot_cent is None:
        return regel
    toegekend = sum(rij.bedrag_cent or 0 for rij in regel.cijfers[-1].rijen)
    zin, te_veel = tegenover(begroot_cent, toegekend)
    return replace(regel, naam=f"{regel.naam}, begroot {euro(begroot_cent)}", toelichting=zin, signaal=te_veel)


def _bezwaar(jaar: Schooljaar, feiten: Overzichtfeiten) -> Iterable[Cijferregel]:
    alle = feiten.bezwaren
    yield _tel(jaar, "Ontvangen", alle, _bezwaar_op, lambda _: True, totaal=True)
    for toestand, naam in ((Bezwaartoestand.INGETROKKEN, "waarvan ingetrokken"),
                           (Bezwaartoestand.OVERGEDRAGEN, "waarvan doorgestuurd naar een ander orgaan")):  # fmt: skip
        yield _tel(jaar, naam, alle, _bezwaar_op, lambda b, t=toestand: b.toestand is t)  # type: ignore[misc]
    yield _tel(jaar, "waarvan nog geen beslissing verzonden", alle, _bezwaar_op,
               lambda b: b.verzonden_op is None and b.toestand not in _UIT)  # fmt: skip
    yield _tel(jaar, "Beslissing verzonden", alle, _beslist, lambda _: True, groep="beslissing", totaal=True)
    for oordeel in Oordeel:
        yield _tel(jaar, f"beslissing: {oordeel}", alle, _beslist, lambda b, o=oordeel: b.oordeel is o,  # type: ignore[misc]
                   groep="beslissing")  # fmt: skip
    yield _tel(jaar, "beslissing binnen de termijn", alle, _beslist, _bezwaar_op_tijd, groep="termijn")
    yield _tel(jaar, "beslissing na de termijn", alle, _beslist, lambda b: not _bezwaar_op_tijd(b), groep="termijn")


def _indicatoren(jaar: Schooljaar, feiten: Overzichtfeiten) -> Iterable[Cijferregel]:
    gegeven = [v for v in feiten.verklaringen if v.toestand is not Tlvtoestand.VERVALLEN]
    yield _tel(jaar, "Afgegeven TLV's", gegeven, _getekend, lambda _: True)
    yield _tel(jaar, "Zij-instroom vso", gegeven, _getekend,
               lambda v: v.soort is Soort.TLV_VSO_NIEUW and v.route in ZIJ_INSTROOM,
               toelichting="Nieuwe TLV's vso met route vo → vso of pro → vso. Wat geen route heeft telt niet mee; het staat bij "
               "Verklaringen.")  # fmt: skip
    yield _tel(jaar, "TLV vso, beoogde school buiten de regio", gegeven, _getekend,
               lambda v: v.soort in _VSO and v.buiten_regio,
               toelichting="TLV's vso waarbij de aanvraag zegt waarom de school buiten de regio ligt. Of de leerling daar is "
               "geplaatst, staat niet in het register.")  # fmt: skip
    yield _tel(jaar, "Aanvragen voor een leerling die thuiszit", feiten.dossiers, lambda f: f.ontvangen_op,
               lambda f: f.thuiszittend, toelichting="Aanvragen waarin staat sinds wanneer de leerling thuiszit.")  # fmt: skip
    yield Cijferregel(naam="Geen passende plek binnen 6 weken na aanmelding", toelichting="Dit kan het register niet geven: het "
                      "weet wanneer een leerling is aangemeld, niet wanneer hij is geplaatst. Signaal van de regio: meer dan "
                      "0.")  # fmt: skip
    bezwaren = _tel(jaar, "Bezwaren", feiten.bezwaren, _bezwaar_op, lambda _: True)
    te_veel = len(bezwaren.cijfers[-1].rijen) >= SIGNAAL_BEZWAREN
    yield Cijferregel(naam=bezwaren.naam, cijfers=bezwaren.cijfers, signaal=te_veel, toelichting=(
        f"Signaal van de regio: {SIGNAAL_BEZWAREN} of meer bezwaren en klachten in een schooljaar"
        f"{'; dat is bereikt' if te_veel else ''}. Klachten staan niet in het register: tel ze erbij."))  # fmt: skip
    yield Cijferregel(naam="Aandeel leerlingen in het vso", toelichting="Dit kan het register niet geven: het kent de "
                      "aanvragen, niet alle leerlingen. Neem het uit de leerlingtelling.")  # fmt: skip


_UIT = frozenset({Bezwaartoestand.INGETROKKEN, Bezwaartoestand.OVERGEDRAGEN})


def _tel(
    jaar: Schooljaar, naam: str, feiten: Iterable[F], dag: _Dag[F], houd: Callable[[F], bool], *, groep: str = "",
    totaal: bool = False, gemiddeld: bool = False, som: bool = False, toelichting: str = "",
) -> Cijferregel:  # fmt: skip
    """One line: in each tijdvak the rows of the facts whose ``dag`` falls in it, as far as ``houd`` keeps them."""
    eigen = sorted(((op, f) for f in feiten if (op := dag(f)) is not None and op in tijdvakken(jaar)[-1] and houd(f)),
                   key=lambda paar: (paar[0], paar[1].kenmerk))  # fmt: skip
    return Cijferregel(naam=naam, groep=groep, totaal=totaal, toelichting=toelichting, cijfers=tuple(
        Cijfer(rijen=tuple(_rij(f, op) for op, f in eigen if op in vak), gemiddeld=gemiddeld, som=som) for vak in tijdvakken(jaar)
    ))  # fmt: skip


def _rij(f: Dossierfeit | Verklaringfeit | Bezwaarfeit, op: date) -> Cijferrij:
    uiterlijk, dagen, bedrag = None, None, None
    if isinstance(f, Dossierfeit):
        bij, uiterlijk, dagen, bedrag = f.hoe, f.uiterlijk, f.nettodagen, f.bedrag_cent
        bij = " · ".join(filter(None, (bij, f.voorziening, euro(bedrag) if bedrag is not None else "")))
    elif isinstance(f, Verklaringfeit):
        delen = (f.nummer, f.categorie and f"categorie {f.categorie}", f.route, None if _geldig(f) else f.toestand)
        bij = " · ".join(str(deel) for deel in delen if deel)
    else:
        bij, uiterlijk = str(f.oordeel or f.toestand), f.uiterlijk
    return Cijferrij(aanvraag_id=f.aanvraag_id, kenmerk=f.kenmerk, soort=str(f.soort), school=f.school, op=op,
                     uiterlijk=uiterlijk, dagen=dagen, bij=bij, bedrag_cent=bedrag)  # fmt: skip


def _soorten(feiten: Sequence[Dossierfeit] | Sequence[Verklaringfeit]) -> list[Soort]:
    """Those that the program decides, and what else is there."""
    gezien = {f.soort for f in feiten}
    return [soort for soort in Soort if soort in SOORTEN or soort in gezien]


def _bekend(f: Dossierfeit) -> date | None:
    return f.bekend_op


def _getekend(v: Verklaringfeit) -> date | None:
    return v.getekend_op


def _bezwaar_op(b: Bezwaarfeit) -> date | None:
    return b.ontvangen_op


def _beslist(b: Bezwaarfeit) -> date | None:
    return b.verzonden_op


def _bezwaar_op_tijd(b: Bezwaarfeit) -> bool:
    return b.verzonden_op is not None and b.uiterlijk is not None and b.verzonden_op <= b.uiterlijk


def _geldig(v: Verklaringfeit) -> bool:
    return v.toestand is Tlvtoestand.GELDIG
