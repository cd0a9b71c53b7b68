"""The terms of one bezwaar, from its own days and those of the bekendmaking.

The terms of the Awb come from ``domain.termijnen``. Forwarding to the LBT is a term of its reglement and what goes before a
hearing is counted back, so the Algemene termijnenwet moves neither: a day that is no working day gets a warning.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from cvt_desktop.domain.bezwaar import Bezwaar, Ontvangst
from cvt_desktop.domain.bronnen import bron
from cvt_desktop.domain.feestdagen import Feestdagentabel
from cvt_desktop.domain.termijn import Stap, dag_tekst, einddatum, plus_dagen, werkdag_voor
from cvt_desktop.domain.termijnen import Termijnsoort, Termijnuitkomst, reken
from cvt_desktop.domain.termijnfeiten import Feitsoort, Termijnfeit

DOORZENDEN_WEKEN = 2
_STUKKEN_DAGEN, _INZAGE_DAGEN = 10, 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Bezwaartermijnen:
    """``op_tijd`` holds the bezwaartermijn with the signs of being in time.

    It and ``beslissen`` are None when no sending of the besluit is known, the last two without a hearing.
    """

    op_tijd: Termijnuitkomst | None
    doorzenden: Termijnuitkomst
    beslissen: Termijnuitkomst | None
    stukken: Termijnuitkomst | None
    inzage: Termijnuitkomst | None


def bezwaartermijnen(bezwaar: Bezwaar, bekendgemaakt: Iterable[date], feestdagen: Feestdagentabel) -> Bezwaartermijnen:
    """All terms. ``bekendgemaakt`` holds the days on which the besluit was sent."""
    verzonden = sorted(set(bekendgemaakt))
    feiten = _feiten(bezwaar, verzonden)
    hoorzitting = bezwaar.hoorzitting_op
    return Bezwaartermijnen(
        op_tijd=_op_tijd(bezwaar, feiten, verzonden[0], feestdagen) if verzonden else None,
        doorzenden=doorzenden(bezwaar.ontvangst.ontvangen_op, feestdagen),
        beslissen=_verder(reken(Termijnsoort.BESLISSING_OP_BEZWAAR, feiten, feestdagen), bezwaar) if verzonden else None,
        stukken=None if hoorzitting is None else stukken_tot(hoorzitting, feestdagen),
        inzage=None if hoorzitting is None else inzage_vanaf(hoorzitting, feestdagen),
    )


def _verder(uitkomst: Termijnuitkomst, bezwaar: Bezwaar) -> Termijnuitkomst:
    """The term with the further delay that was told before it had ended (Awb 7:10, lid 4)."""
    grond = bron("awb-7:10-4")
    for uitstel in bezwaar.nader_uitstel:
        laatste = uitkomst.laatste_dag
        if laatste is None or uitstel.tot <= laatste:
            continue
        let_op = uitkomst.waarschuwingen
        if uitstel.op > laatste:
            let_op = (*let_op, f"Het uitstel van {dag_tekst(uitstel.op)} is meegedeeld na het einde van de termijn.")
        tekst = f"verder uitstel ({grond.tekst}), meegedeeld {dag_tekst(uitstel.op)}: {dag_tekst(uitstel.tot)}"
        stap = Stap(tekst=tekst, bron=grond, datum=uitstel.tot)
        uitkomst = replace(uitkomst, laatste_dag=uitstel.tot, stappen=(*uitkomst.stappen, stap), waarschuwingen=let_op)
    return uitkomst


def doorzenden(ontvangen: date, feestdagen: Feestdagentabel) -> Termijnuitkomst:
    """Fourteen days to send the bezwaar with its dossier to the LBT."""
    twee = einddatum(ontvangen, DOORZENDEN_WEKEN, feestdagen=feestdagen, bron=bron("lbt-reglement-2"), atw=False,
                     gebeurtenis="bezwaar ontvangen")  # fmt: skip
    return Termijnuitkomst(laatste_dag=twee.laatste_dag, stappen=twee.stappen,
                           waarschuwingen=_geen_werkdag(twee.laatste_dag, feestdagen, "Zend door"))  # fmt: skip


def stukken_tot(hoorzitting: date, feestdagen: Feestdagentabel) -> Termijnuitkomst:
    """Until ten days before the hearing further documents may come (Awb 7:4, lid 1)."""
    dag = plus_dagen(hoorzitting, -_STUKKEN_DAGEN)
    return _voor(hoorzitting, dag, "awb-7:4-1", "tien dagen", _geen_werkdag(dag, feestdagen, "Vraag stukken"))


def inzage_vanaf(hoorzitting: date, feestdagen: Feestdagentabel) -> Termijnuitkomst:
    """At least a week before the hearing the file lies open (Awb 7:4, lid 2)."""
    dag = plus_dagen(hoorzitting, -_INZAGE_DAGEN)
    return _voor(hoorzitting, dag, "awb-7:4-2", "een week", _geen_werkdag(dag, feestdagen, "Leg het dossier ter inzage"))


def _voor(hoorzitting: date, dag: date, grond: str, hoeveel: str, waarschuwingen: tuple[str, ...]) -> Termijnuitkomst:
    waarvoor = bron(grond)
    tekst = f"hoorzitting {dag_tekst(hoorzitting)}, {hoeveel} ervoor ({waarvoor.tekst}): {dag_tekst(dag)}"
    return Termijnuitkomst(laatste_dag=dag, stappen=(Stap(tekst=tekst, bron=waarvoor, datum=dag),),
                           waarschuwingen=waarschuwingen)  # fmt: skip


def _feiten(bezwaar: Bezwaar, bekendgemaakt: Iterable[date]) -> tuple[Termijnfeit, ...]:
    feiten = [Termijnfeit(soort=Feitsoort.BEKENDMAKING, datum=dag) for dag in bekendgemaakt]
    feiten.append(Termijnfeit(soort=Feitsoort.BEZWAAR_ONTVANGEN, datum=bezwaar.ontvangst.telt_op))
    for verzoek in bezwaar.herstelverzoeken:
        feiten.append(Termijnfeit(soort=Feitsoort.VERZOEK_HERSTEL, datum=verzoek.verzonden_op, uiterlijk=verzoek.uiterlijk))
        if verzoek.hersteld_op is not None:
            feiten.append(Termijnfeit(soort=Feitsoort.HERSTELD, datum=verzoek.hersteld_op))
    if bezwaar.verdaging is not None:
        feiten.append(Termijnfeit(soort=Feitsoort.VERDAGING, datum=bezwaar.verdaging.op, weken=bezwaar.verdaging.weken))
    return tuple(feiten)


def _op_tijd(
    bezwaar: Bezwaar, feiten: tuple[Termijnfeit, ...], bekend: date, feestdagen: Feestdagentabel
) -> Termijnuitkomst:
    """The bezwaartermijn, with what the postmark and the wrong body say about it."""
    uitkomst = reken(Termijnsoort.BEZWAARTERMIJN, feiten, feestdagen)
    ontvangst, laatste = bezwaar.ontvangst, uitkomst.laatste_dag
    assert laatste is not None  # a bezwaartermijn always has an end
    regels = list(uitkomst.waarschuwingen)
    if ontvangst.gepost_op is not None:
        regels.append(f"Gepost op {dag_tekst(ontvangst.gepost_op)}: {_gepost(ontvangst, bekend, laatste)}.")
    if ontvangst.onbevoegd_op is not None:
        regels.append(
            f"Eerst ontvangen bij een ander orgaan, op {dag_tekst(ontvangst.onbevoegd_op)}: die dag telt "
            f"({bron('awb-6:15-3').tekst}). Bij het samenwerkingsverband kwam het op {dag_tekst(ontvangst.ontvangen_op)}."
        )
    return Termijnuitkomst(laatste_dag=laatste, stappen=uitkomst.stappen, waarschuwingen=tuple(regels))


def _gepost(ontvangst: Ontvangst, bekend: date, laatste: date) -> str:
    """What the postmark says: it counts only for what came after the term (Awb 6:9)."""
    dag = ontvangst.gepost_op
    assert dag is not None
    if dag < bekend and ontvangst.ontvangen_op <= laatste:
        return f"vóór de bekendmaking; voor de termijn telt de ontvangst ({bron('awb-6:9-1').tekst})"
    return f"{'vóór het einde van' if dag <= laatste else 'na'} de termijn ({bron('awb-6:9-2').tekst})"


def _geen_werkdag(dag: date, feestdagen: Feestdagentabel, wat: str) -> tuple[str, ...]:
    if feestdagen.is_werkdag(dag):
        return ()
    werkdag = dag_tekst(werkdag_voor(dag, feestdagen))
    return (f"{dag_tekst(dag).capitalize()} is geen werkdag, en de Atw verlengt dit niet. {wat} uiterlijk {werkdag}.",)
