"""Every term of the procedure from its facts: the last day, the steps to it, and what did not count (awb.md 3 to 5).

A term on the swv takes the earliest reading, one on parents or school the latest. What is unclear in the law stands in
``waarschuwingen``; that something is late, lapsed or owed, a person says.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import Enum

from cvt_desktop.basis.tekst import euro, meervoud
from cvt_desktop.domain import dwangsom, termijn
from cvt_desktop.domain.bronnen import Bron, bron
from cvt_desktop.domain.feestdagen import Feestdagentabel
from cvt_desktop.domain.termijn import Opschorting, Stap, dag_tekst, einddatum, werkdag_voor
from cvt_desktop.domain.termijnfeiten import Feitenlijst, Feitsoort, Termijnfeit

BEZWAAR_WEKEN_LBT = 12
VERDAGING_WEKEN = 6
_VERZOEK_TE_VROEG = "Een verzoek om aanvulling ligt voor de ontvangst. Controleer beide datums."
_DAG = timedelta(days=1)


class Termijnsoort(Enum):
    """Which term; the value is the word that ``rekenhulp`` reads."""

    BESLISTERMIJN = "beslistermijn"
    BUITEN_BEHANDELING = "buiten_behandeling"
    BEZWAARTERMIJN = "bezwaartermijn"
    BESLISSING_OP_BEZWAAR = "beslissing_op_bezwaar"
    DWANGSOM = "dwangsom"


@dataclass(frozen=True, slots=True, kw_only=True)
class Termijnuitkomst:
    """``laatste_dag`` is None when there is no term: nothing was asked with a date. ``opgeschort_dagen`` are calendar days.

    ``ruime_lezing`` is the later day that the circulaire would give, None when it is the same (awb.md A1).
    ``eerste_dag`` and ``hoogste_bedrag_eur`` belong to the dwangsom, whose ``laatste_dag`` is the 42nd day; ``stilstand``,
    the stretches of days on which it stands still (Awb 4:15), to the beslistermijn.
    """

    laatste_dag: date | None
    stappen: tuple[Stap, ...]
    waarschuwingen: tuple[str, ...] = ()
    opgeschort_dagen: int = 0
    ruime_lezing: date | None = None
    eerste_dag: date | None = None
    hoogste_bedrag_eur: int | None = None
    stilstand: tuple[Opschorting, ...] = ()


def reken(soort: Termijnsoort, feiten: Iterable[Termijnfeit], feestdagen: Feestdagentabel) -> Termijnuitkomst:
    """The term ``soort`` from the facts. Raises ``InvoerError`` when the fact that it begins with is not there."""
    return _REKENING[soort](Feitenlijst(feiten), feestdagen)


def reken_beslistermijn(feiten: Iterable[Termijnfeit], feestdagen: Feestdagentabel, weken: int) -> Termijnuitkomst:
    """The term for the besluit under a reglement of ``weken`` weeks."""
    return _beslistermijn(Feitenlijst(feiten), feestdagen, weken)


def _beslistermijn(
    feiten: Feitenlijst, feestdagen: Feestdagentabel, weken: int = termijn.WETTELIJKE_WEKEN
) -> Termijnuitkomst:
    """Eight weeks (Awb 4:13), standing still by 4:15, or the day that a kennisgeving names (4:14, lid 3)."""
    ontvangst = feiten.eerste(Feitsoort.ONTVANGST)
    opschortingen, opmerkingen = _opschortingen(feiten, ontvangst.datum)
    gewoon = termijn.beslistermijn(ontvangst.datum, feestdagen=feestdagen, weken=weken, opschortingen=opschortingen)
    uitkomst = Termijnuitkomst(
        laatste_dag=gewoon.laatste_dag,
        stappen=gewoon.stappen,
        waarschuwingen=(*_dubbel(feiten, Feitsoort.ONTVANGST, "ontvangsten", "de eerste"), *opmerkingen, *gewoon.waarschuwingen),
        opgeschort_dagen=gewoon.opgeschort_dagen,
        stilstand=tuple(opschortingen),
        ruime_lezing=gewoon.ruime_lezing if gewoon.ruime_lezing != gewoon.laatste_dag else None,
    )
    kennisgevingen, te_vroeg = _vanaf(feiten, Feitsoort.KENNISGEVING_4_14, ontvangst.datum, "de ontvangst")
    uitkomst = replace(uitkomst, waarschuwingen=(*uitkomst.waarschuwingen, *te_vroeg))
    if not kennisgevingen:
        return uitkomst
    zonder = termijn.beslistermijn(ontvangst.datum, feestdagen=feestdagen, weken=weken)
    return _met_kennisgeving(uitkomst, kennisgevingen, zonder.laatste_dag, feestdagen)


def _met_kennisgeving(
    uitkomst: Termijnuitkomst, kennisgevingen: Sequence[Termijnfeit], uiterlijk: date, feestdagen: Feestdagentabel
) -> Termijnuitkomst:
    """The first kennisgeving that was sent in time, by the weeks without suspension (awb.md A4), names the day."""
    grond, eerste = bron("awb-4:14-3"), kennisgevingen[0]
    regels = list(uitkomst.waarschuwingen)
    if len(kennisgevingen) > 1:
        regels.append(f"Er kan één keer een nieuwe datum worden genoemd; de eerste kennisgeving telt ({grond.tekst}).")
    nieuw = eerste.nieuwe_datum
    assert nieuw is not None  # a kennisgeving without it cannot be made
    assert uitkomst.laatste_dag is not None  # a beslistermijn always has an end
    if eerste.datum > uiterlijk:
        regels.append(
            f"De kennisgeving van {dag_tekst(eerste.datum)} telt niet mee: zij moest zijn verzonden uiterlijk "
            f"{dag_tekst(uiterlijk)} ({grond.tekst})."
        )
        return replace(uitkomst, waarschuwingen=tuple(regels))
    if nieuw <= uitkomst.laatste_dag:
        regels.append(f"De datum in de kennisgeving ligt niet na de lopende termijn en verandert die niet ({grond.tekst}).")
        return replace(uitkomst, waarschuwingen=tuple(regels))
    if not feestdagen.is_werkdag(nieuw):
        regels.append(
            f"{dag_tekst(nieuw).capitalize()} is geen werkdag, en de Atw verlengt een zelf genoemde datum niet: "
            f"beslis uiterlijk {dag_tekst(werkdag_voor(nieuw, feestdagen))}."
        )
    stap = Stap(
        tekst=f"kennisgeving verzonden {dag_tekst(eerste.datum)}, nieuwe datum {dag_tekst(nieuw)} ({grond.tekst})",
        bron=grond,
        datum=nieuw,
    )
    return replace(
        uitkomst, laatste_dag=nieuw, stappen=(*uitkomst.stappen, stap), waarschuwingen=tuple(regels), ruime_lezing=None
    )  # fmt: skip


def _buiten_behandeling(feiten: Feitenlijst, feestdagen: Feestdagentabel) -> Termijnuitkomst:
    """Four weeks after an aanvulling that did not suffice, or after the repair term ran out (Awb 4:5, lid 4)."""
    ontvangst, eerste = feiten.eerste(Feitsoort.ONTVANGST), feiten.eerste(Feitsoort.VERZOEK_AANVULLING)
    verzoek = next((v for v in feiten.van(Feitsoort.VERZOEK_AANVULLING) if v.uiterlijk is not None), eerste)
    regels = _dubbel(feiten, Feitsoort.VERZOEK_AANVULLING, "verzoeken om aanvulling", "het eerste met een datum")
    if eerste.datum < ontvangst.datum:
        regels.append(_VERZOEK_TE_VROEG)
    aangevuld = _antwoord(verzoek, feiten.van(Feitsoort.AANVULLING))
    if verzoek.uiterlijk is None:
        regels.append(
            "Het verzoek noemt geen datum. Buiten behandeling laten kan pas na een verzoek met een datum "
            f"({bron('awb-4:5-1').tekst})."
        )
        return Termijnuitkomst(laatste_dag=None, stappen=(), waarschuwingen=tuple(regels))
    begin = verzoek.uiterlijk if aangevuld is None else min(aangevuld, verzoek.uiterlijk)
    gebeurtenis = "hersteltermijn verstreken" if begin == verzoek.uiterlijk else "aanvulling ontvangen"
    vier = einddatum(begin, 4, feestdagen=feestdagen, bron=bron("awb-4:5-4"), gebeurtenis=gebeurtenis)
    beslissen = _beslistermijn(feiten, feestdagen).laatste_dag
    if beslissen is not None and beslissen < vier.laatste_dag:
        regels.append(f"De beslistermijn eindigt eerder: {dag_tekst(beslissen)}.")
    return Termijnuitkomst(
        laatste_dag=vier.laatste_dag, stappen=vier.stappen, waarschuwingen=(*regels, *vier.waarschuwingen)
    )


def _bezwaartermijn(feiten: Feitenlijst, feestdagen: Feestdagentabel) -> Termijnuitkomst:
    """Six weeks after the last bekendmaking (Awb 6:7 and 6:8; awb.md A12: several addressees)."""
    eerste = feiten.eerste(Feitsoort.BEKENDMAKING).datum
    zes = termijn.bezwaartermijn(feiten.van(Feitsoort.BEKENDMAKING)[-1].datum, feestdagen=feestdagen)
    regels = _dubbel(feiten, Feitsoort.BEKENDMAKING, "bekendmakingen", "de laatste")
    return Termijnuitkomst(
        laatste_dag=zes.laatste_dag,
        stappen=zes.stappen,
        waarschuwingen=(*regels, *_op_tijd(feiten, eerste, zes.laatste_dag, feestdagen), *zes.waarschuwingen),
    )


def _op_tijd(feiten: Feitenlijst, bekend: date, laatste: date, feestdagen: Feestdagentabel) -> list[str]:
    """What each objection is at first sight; never a verdict (Awb 6:9 to 6:11)."""
    post = termijn.uiterlijk_per_post(laatste, feestdagen=feestdagen).laatste_dag
    per_post = f"Een bezwaar per post is op tijd als het uiterlijk {dag_tekst(laatste)} is gepost"
    regels = [f"{per_post} en uiterlijk {dag_tekst(post)} aankomt ({bron('awb-6:9-2').tekst})."]
    for dag in (f.datum for f in feiten.van(Feitsoort.BEZWAAR_ONTVANGEN)):
        if dag < bekend:
            zin = f"ligt vóór de bekendmaking; het kan dan toch meedoen ({bron('awb-6:10').tekst})"
        elif dag == bekend:  # the term begins the day after (Awb 6:8)
            zin = f"kwam op de dag van de bekendmaking, vóór de termijn; het kan dan toch meedoen ({bron('awb-6:10').tekst})"
        elif dag <= laatste:
            zin = "is binnen de termijn ontvangen"
        elif dag <= post:
            zin = f"kwam na de termijn; kijk wanneer het is gepost ({bron('awb-6:9-2').tekst})"
        else:
            zin = f"kwam na de termijn; vraag naar de reden voordat u daarover oordeelt ({bron('awb-6:11').tekst})"
        regels.append(f"Het bezwaar van {dag_tekst(dag)} {zin}.")
    return regels


def _beslissing_op_bezwaar(feiten: Feitenlijst, feestdagen: Feestdagentabel) -> Termijnuitkomst:
    """Twelve weeks after the end of the bezwaartermijn, with the LBT (Awb 7:10); the earliest bekendmaking counts."""
    bekend = feiten.eerste(Feitsoort.BEKENDMAKING).datum
    zes = termijn.bezwaartermijn(bekend, feestdagen=feestdagen)
    opschortingen, opmerkingen = _verzuimen(feiten)
    regels = [*_dubbel(feiten, Feitsoort.BEKENDMAKING, "bekendmakingen", "de eerste"), *opmerkingen]
    regels += [
        f"Het bezwaar van {dag_tekst(f.datum)} ligt vóór de bekendmaking ({bron('awb-6:10').tekst})."
        for f in feiten.van(Feitsoort.BEZWAAR_ONTVANGEN)
        if f.datum < bekend
    ]
    twaalf = einddatum(
        zes.laatste_dag, BEZWAAR_WEKEN_LBT, feestdagen=feestdagen, bron=bron("awb-7:10-1"), opgeschort=opschortingen,
        gebeurtenis="einde van de bezwaartermijn",
    )  # fmt: skip
    over, meer = _verdaagd(feiten, bekend, twaalf.laatste_dag)
    regels += meer
    einde = twaalf
    if over:  # one term of more than twelve weeks: the Atw does not extend it (awb.md A7)
        einde = einddatum(
            zes.laatste_dag, BEZWAAR_WEKEN_LBT + over, feestdagen=feestdagen, bron=bron("awb-7:10-3"),
            opgeschort=opschortingen, gebeurtenis="einde van de bezwaartermijn",
        )  # fmt: skip
        if not feestdagen.is_werkdag(einde.laatste_dag):
            werkdag = dag_tekst(werkdag_voor(einde.laatste_dag, feestdagen))
            regels.append(f"De laatste dag is geen werkdag en wordt niet verlengd: beslis uiterlijk {werkdag}.")
    return Termijnuitkomst(
        laatste_dag=einde.laatste_dag,
        stappen=(*zes.stappen, *einde.stappen),
        waarschuwingen=(*regels, *zes.waarschuwingen, *einde.waarschuwingen),
        opgeschort_dagen=einde.opgeschort_dagen,
    )


def _verdaagd(feiten: Feitenlijst, bekend: date, uiterlijk: date) -> tuple[int, list[str]]:
    """The weeks of the first verdaging that was told in time, six at most, and what did not count (Awb 7:10, lid 3)."""
    grond = bron("awb-7:10-3")
    verdagingen, regels = _vanaf(feiten, Feitsoort.VERDAGING, bekend, "de bekendmaking")
    if not verdagingen:
        return 0, regels
    eerste = verdagingen[0]
    if len(verdagingen) > 1:
        regels.append(f"Verdagen kan één keer; de eerste verdaging telt ({grond.tekst}).")
    if eerste.datum > uiterlijk:
        zin = f"De verdaging van {dag_tekst(eerste.datum)} telt niet mee: de termijn eindigde {dag_tekst(uiterlijk)}"
        return 0, [*regels, f"{zin} ({grond.tekst})."]
    weken = eerste.weken or 0
    if weken > VERDAGING_WEKEN:
        regels.append(f"Verdagen kan met ten hoogste zes weken; {VERDAGING_WEKEN} weken tellen mee ({grond.tekst}).")
    return min(weken, VERDAGING_WEKEN), regels


def _dwangsom(feiten: Feitenlijst, feestdagen: Feestdagentabel) -> Termijnuitkomst:
    """From the day on which two weeks have passed after the ingebrekestelling and the term (Awb 4:17)."""
    beslissen = _beslistermijn(feiten, feestdagen)
    gebrek = feiten.eerste(Feitsoort.INGEBREKESTELLING).datum
    verstreken = beslissen.laatste_dag
    assert verstreken is not None  # a beslistermijn always has an end
    grond = bron("awb-4:17-3")
    regels = [*_dubbel(feiten, Feitsoort.INGEBREKESTELLING, "ingebrekestellingen", "de eerste"), *beslissen.waarschuwingen]
    begin = gebrek
    if gebrek <= verstreken:
        begin = verstreken + _DAG
        regels.append(
            f"De ingebrekestelling kwam voordat de beslistermijn om was ({dag_tekst(verstreken)}) en is te vroeg; "
            f"voorzichtig gerekend alsof zij {dag_tekst(begin)} binnenkwam ({grond.tekst})."
        )
    weken = einddatum(begin, 2, feestdagen=feestdagen, bron=grond, gebeurtenis="in gebreke gesteld")
    eerste, zonder_atw = weken.laatste_dag + _DAG, begin + timedelta(days=15)
    if zonder_atw != eerste:
        voor = zonder_atw - _DAG
        werkdag = "" if feestdagen.is_werkdag(voor) else f" (werkdag: {dag_tekst(werkdag_voor(voor, feestdagen))})"
        regels.append(
            f"Zonder de Algemene termijnenwet is de eerste dag {dag_tekst(zonder_atw)}. "
            f"Beslis daarom uiterlijk {dag_tekst(voor)}{werkdag}."
        )
    dagen, meer = _dagen_verschuldigd(feiten, eerste)
    lid = bron("awb-4:17-1")
    laatste = eerste + timedelta(days=dwangsom.DAGEN - 1)
    stappen = (
        *beslissen.stappen, *weken.stappen,
        _stap(f"eerste dag van de dwangsom {dag_tekst(eerste)}", grond, eerste),
        _stap(f"ten hoogste {dwangsom.DAGEN} dagen, zonder Atw: laatste dag {dag_tekst(laatste)}", lid, laatste),
    )  # fmt: skip
    return Termijnuitkomst(
        laatste_dag=laatste, stappen=stappen, waarschuwingen=(*regels, *meer, *weken.waarschuwingen),
        opgeschort_dagen=beslissen.opgeschort_dagen, eerste_dag=eerste, hoogste_bedrag_eur=dwangsom.bedrag(dagen),
    )  # fmt: skip


def _dagen_verschuldigd(feiten: Feitenlijst, eerste: date) -> tuple[int, list[str]]:
    """The most days that can be owed: all, or up to and including the first bekendmaking (awb.md A8)."""
    bekend = feiten.van(Feitsoort.BEKENDMAKING)
    if not bekend:
        return dwangsom.DAGEN, []
    dag = bekend[0].datum
    met = min(dwangsom.DAGEN, max(0, (dag - eerste).days + 1))
    zonder = min(dwangsom.DAGEN, max(0, (dag - eerste).days))
    if not met:
        return 0, [f"Het besluit is verzonden voordat de dwangsom begint ({dag_tekst(dag)})."]
    lager, hoger = (euro(100 * dwangsom.bedrag(dagen)) for dagen in (zonder, met))
    zin = (
        f"Besluit verzonden {dag_tekst(dag)}: {meervoud(zonder, 'dag', 'dagen')}, {lager}; telt die dag "
        f"zelf mee, dan {meervoud(met, 'dag', 'dagen')}, {hoger}. Het bedrag stelt een mens vast "
        f"({bron('awb-4:18').tekst})."
    )
    return met, [zin]


def _opschortingen(feiten: Feitenlijst, ontvangen: date) -> tuple[list[Opschorting], list[str]]:
    """What lets the beslistermijn stand still (Awb 4:15), and what does not although it looks so."""
    delen, regels = _stilstand(feiten, Feitsoort.VERZOEK_AANVULLING, Feitsoort.AANVULLING, "awb-4:15-1")
    for feit in feiten.van(Feitsoort.INSTEMMING_UITSTEL):
        assert feit.van is not None  # an instemming without its days cannot be made
        assert feit.tot is not None
        # what was agreed to afterwards stands still from the day after that, so that no lapsed term revives (awb.md 3, 6)
        begin = feit.van if feit.van >= feit.datum else feit.datum + _DAG
        if begin != feit.van:
            regels.append(
                f"De instemming is van {dag_tekst(feit.datum)}: dagen tot en met die dag tellen niet mee "
                f"({bron('awb-4:15-2').tekst})."
            )
        if begin <= feit.tot:
            delen.append(termijn.instemming_uitstel(begin, feit.tot))
    if any(f.datum < ontvangen for f in feiten.van(Feitsoort.VERZOEK_AANVULLING)):
        regels.append(_VERZOEK_TE_VROEG)
    return delen, regels


def _verzuimen(feiten: Feitenlijst) -> tuple[list[Opschorting], list[str]]:
    """What lets the term for the decision on bezwaar stand still (Awb 7:10, lid 2)."""
    return _stilstand(feiten, Feitsoort.VERZOEK_HERSTEL, Feitsoort.HERSTELD, "awb-7:10-2")


def _stilstand(
    feiten: Feitenlijst, verzoek: Feitsoort, antwoord: Feitsoort, grond: str
) -> tuple[list[Opschorting], list[str]]:
    """One stretch for each verzoek; it ends at the first answer on or after the day of sending (awb.md A2)."""
    verzoeken, antwoorden = feiten.van(verzoek), feiten.van(antwoord)
    regels = []
    for vroeg in antwoorden:
        if not any(v.datum <= vroeg.datum for v in verzoeken):
            wanneer = dag_tekst(vroeg.datum)
            regels.append(f"Wat {wanneer} binnenkwam ligt voor elk verzoek en telt niet mee. Controleer de datums.")
    if len(verzoeken) > 1:
        regels.append(
            "Er zijn meer verzoeken. Wat in één keer gevraagd had kunnen worden, schort niet nog eens op: "
            "reken dan zonder het latere verzoek."
        )
    delen = []
    for v in verzoeken:
        binnen = _antwoord(v, antwoorden)
        nog_een = any(v.datum < ander.datum <= binnen for ander in verzoeken) if binnen else False
        if binnen is not None and v.uiterlijk is not None and binnen > v.uiterlijk and not nog_een:
            regels.append(f"De aanvulling van {dag_tekst(binnen)} kwam na de uiterste datum {dag_tekst(v.uiterlijk)}.")
        delen.append(termijn.opschorting(v.datum, v.uiterlijk, binnen, grond=grond))
    return delen, regels


def _antwoord(verzoek: Termijnfeit, antwoorden: Iterable[Termijnfeit]) -> date | None:
    return min((a.datum for a in antwoorden if a.datum >= verzoek.datum), default=None)


def _vanaf(feiten: Feitenlijst, soort: Feitsoort, begin: date, wat: str) -> tuple[list[Termijnfeit], list[str]]:
    """Those on or after the day with which it begins, and what to say of the others, which do not count."""
    alle = feiten.van(soort)
    regels = [
        f"De {soort.value.partition('_')[0]} van {dag_tekst(f.datum)} ligt voor {wat} en telt niet mee. Controleer beide datums."
        for f in alle
        if f.datum < begin
    ]
    return [f for f in alle if f.datum >= begin], regels


def _dubbel(feiten: Feitenlijst, soort: Feitsoort, wat: str, welke: str) -> list[str]:
    alle = feiten.van(soort)
    if len(alle) < 2:
        return []
    dagen = sorted({f.datum for f in alle})
    return [f"Er zijn meer {wat} ({', '.join(dag_tekst(d) for d in dagen)}); {welke} telt. Controleer de datums."]


def _stap(tekst: str, grond: Bron, dag: date) -> Stap:
    return Stap(tekst=f"{tekst} ({grond.tekst})", bron=grond, datum=dag)


_REKENING: dict[Termijnsoort, Callable[[Feitenlijst, Feestdagentabel], Termijnuitkomst]] = {
    Termijnsoort.BESLISTERMIJN: _beslistermijn,
    Termijnsoort.BUITEN_BEHANDELING: _buiten_behandeling,
    Termijnsoort.BEZWAARTERMIJN: _bezwaartermijn,
    Termijnsoort.BESLISSING_OP_BEZWAAR: _beslissing_op_bezwaar,
    Termijnsoort.DWANGSOM: _dwangsom,
}
