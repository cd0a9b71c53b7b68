"""Every date that the program shows or prints comes from here (awb.md section 3).

``einddatum`` is the one calculation: day 1 is the day after the event, a suspended day is skipped,
overlapping suspensions are a union of days, and the Atw is applied once, at the end. What is shown is the
earliest reading of the law (awb.md A1); ``ruime_lezing`` is the later one, for the explanation only. A
result is never a verdict: that something is late or lapsed, a person says.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from cvt_desktop.basis.tekst import MAANDEN, WEEKDAGEN, datum_kort, datum_lang, hoofdletter, meervoud
from cvt_desktop.domain.bronnen import Bron, bron
from cvt_desktop.domain.errors import InvoerError
from cvt_desktop.domain.feestdagen import Feestdagentabel

WETTELIJKE_WEKEN = 8
BEZWAAR_WEKEN = 6
HERSTEL_DAGEN = 14
_ATW_HOOGSTENS_WEKEN = 12  # Atw 4: a longer term is not extended
_EERSTE_JAAR, _LAATSTE_JAAR = 2000, 2099
_DAG = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stap:
    """One step of the explanation: a Dutch sentence, its source, and the date that it leads to."""

    tekst: str
    bron: Bron
    datum: date

    @property
    def zin(self) -> str:
        """As a sentence of its own."""
        return f"{hoofdletter(self.tekst)}."


@dataclass(frozen=True, slots=True, kw_only=True)
class Opschorting:
    """Days on which the term stands still. ``ruim`` is the reading of the BZK circulaire (one day more).

    No days when the law gives none; then ``opmerking`` says why, in Dutch.
    """

    dagen: frozenset[date]
    bron: Bron
    ruim: frozenset[date] = frozenset()
    opmerking: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Termijn:
    """An end date with the way that leads to it. ``opgeschort_dagen`` counts calendar days."""

    aanleiding: date
    weken: int
    laatste_dag: date
    opgeschort_dagen: int
    ruime_lezing: date
    stappen: tuple[Stap, ...]
    waarschuwingen: tuple[str, ...] = ()

    @property
    def waarschuwing(self) -> str | None:
        """All warnings as one line, or None."""
        return " ".join(self.waarschuwingen) or None


def einddatum(
    aanleiding: date,
    weken: int,
    *,
    feestdagen: Feestdagentabel,
    bron: Bron,
    opgeschort: Iterable[Opschorting] = (),
    atw: bool = True,
    gebeurtenis: str = "ontvangen",
) -> Termijn:
    """The last day of ``weken`` weeks after ``aanleiding``, with its steps (awb.md section 3).

    ``atw`` False is for terms that are not in a law (own targets, dates set by the swv). A term of more
    than twelve weeks is never extended (Atw 4). Raises ``InvoerError`` for a year outside 2000-2099.
    """
    toets_datum(aanleiding)
    opschortingen = tuple(opgeschort)
    verlengt = atw and weken <= _ATW_HOOGSTENS_WEKEN
    einde, geteld = _loop_af(aanleiding, weken, _vereniging(o.dagen for o in opschortingen))
    laatste = _atw(einde, feestdagen) if verlengt else einde
    ruim = einde
    if opschortingen:
        ruim, _ = _loop_af(aanleiding, weken, _vereniging(o.dagen | o.ruim for o in opschortingen))
    return Termijn(
        aanleiding=aanleiding,
        weken=weken,
        laatste_dag=laatste,
        opgeschort_dagen=len(geteld),
        ruime_lezing=_atw(ruim, feestdagen) if verlengt else ruim,
        stappen=(
            _eerste_stap(aanleiding, weken, bron, gebeurtenis),
            *(_opschorting_stappen(aanleiding, weken, geteld, opschortingen) if geteld else ()),
            *_atw_stappen(einde, laatste, feestdagen),
        ),
        waarschuwingen=(
            *_opschorting_waarschuwingen(geteld, opschortingen),
            *(_tabel_waarschuwingen(einde, laatste, feestdagen) if verlengt else ()),
        ),
    )


def beslistermijn(
    ontvangen: date,
    *,
    feestdagen: Feestdagentabel,
    weken: int = WETTELIJKE_WEKEN,
    opschortingen: Iterable[Opschorting] = (),
) -> Termijn:
    """The last day on which the decision must have been sent (Awb 4:13, lid 2)."""
    return einddatum(
        ontvangen, weken, feestdagen=feestdagen, bron=bron("awb-4:13-2"), opgeschort=opschortingen
    )  # fmt: skip


def bezwaartermijn(verzonden: date, *, feestdagen: Feestdagentabel) -> Termijn:
    """The last day for an objection, six weeks after sending (Awb 6:7 and 6:8)."""
    return einddatum(
        verzonden, BEZWAAR_WEKEN, feestdagen=feestdagen, bron=bron("awb-6:7"), gebeurtenis="verzonden"
    )  # fmt: skip


def uiterlijk_per_post(laatste_dag: date, *, feestdagen: Feestdagentabel) -> Termijn:
    """The last day on which an objection that was posted in time may arrive (Awb 6:9, lid 2; awb.md A16)."""
    return einddatum(
        laatste_dag, 1, feestdagen=feestdagen, bron=bron("awb-6:9-2"), gebeurtenis="einde van de bezwaartermijn"
    )  # fmt: skip


def buiten_behandeling(verstreken_op: date, *, feestdagen: Feestdagentabel) -> Termijn:
    """The last day to send a decision not to handle the aanvraag (Awb 4:5, lid 4).

    ``verstreken_op`` is the last day of the repair term, or the day of an insufficient supplement.
    """
    return einddatum(
        verstreken_op, 4, feestdagen=feestdagen, bron=bron("awb-4:5-4"), gebeurtenis="hersteltermijn verstreken"
    )  # fmt: skip


def streefdatum(ontvangen: date, weken: int, *, opschortingen: Iterable[Opschorting] = ()) -> date:
    """The day of the swv's own target: not in a law, so the Atw does not move it."""
    return _loop_af(ontvangen, weken, _vereniging(o.dagen for o in opschortingen))[0]


def opschorting(
    verzonden_op: date | None,
    uiterlijk: date | None,
    aangevuld_op: date | None = None,
    *,
    grond: str = "awb-4:15-1",
) -> Opschorting:
    """The days that a request to complete gives (Awb 4:15, lid 1; objections: ``awb-7:10-2``).

    Literal reading A1: from the day after sending up to, not including, the day of completion or the last
    day of the repair term. Not sent, or sent without a date: no days. Raises ``InvoerError`` when an end
    lies before the sending.
    """
    waarvoor = bron(grond)
    if verzonden_op is None:
        return _geen_opschorting(waarvoor, "het verzoek is nog niet verzonden")
    if uiterlijk is None:
        return _geen_opschorting(waarvoor, "het verzoek noemt geen datum")
    if uiterlijk < verzonden_op:
        raise InvoerError("De uiterste datum ligt voor de dag van verzending. Kies een latere datum.", veld="uiterlijk")
    if aangevuld_op is not None and aangevuld_op < verzonden_op:
        raise InvoerError("De aanvulling ligt voor de verzending. Controleer beide datums.", veld="aangevuld_op")
    einde = uiterlijk if aangevuld_op is None else min(aangevuld_op, uiterlijk)
    return Opschorting(
        dagen=_dagen(verzonden_op + _DAG, einde - _DAG), ruim=_dagen(verzonden_op + _DAG, einde), bron=waarvoor
    )


def instemming_uitstel(van: date, tot_en_met: date) -> Opschorting:
    """The days of a delay to which the applicant agreed in writing, both inclusive (Awb 4:15, lid 2)."""
    if tot_en_met < van:
        raise InvoerError("Het uitstel eindigt voordat het begint. Controleer beide datums.", veld="tot")
    return Opschorting(dagen=_dagen(van, tot_en_met), bron=bron("awb-4:15-2"))


def voorstel_hersteldatum(verzonden: date, dagen: int = HERSTEL_DAGEN, *, feestdagen: Feestdagentabel) -> date:
    """A last day for the school: at least ``dagen`` calendar days, and a working day (the Atw does not help here)."""
    return werkdag_vanaf(plus_dagen(verzonden, dagen), feestdagen)


def werkdag_vanaf(dag: date, feestdagen: Feestdagentabel) -> date:
    """``dag`` itself, or the first working day after it."""
    return _atw(dag, feestdagen)


def werkdag_voor(dag: date, feestdagen: Feestdagentabel) -> date:
    """``dag`` itself, or the last working day before it: for a term that nothing extends."""
    while not feestdagen.is_werkdag(dag):
        dag -= _DAG
    return dag


def plus_dagen(dag: date, dagen: int) -> date:
    """``dagen`` calendar days later; negative counts back."""
    return dag + timedelta(days=dagen)


def dagen_tot(dag: date, vandaag: date) -> int:
    """Calendar days from ``vandaag`` to ``dag``; negative when it lies behind."""
    return (dag - vandaag).days


def leeftijd_op(geboortedatum: date, dag: date) -> int:
    """Whole years on ``dag``; who was born on 29 February grows older on 1 March in other years."""
    return dag.year - geboortedatum.year - ((dag.month, dag.day) < (geboortedatum.month, geboortedatum.day))


def hele_maanden(van: date, tot: date) -> int:
    """Whole calendar months between two days, for the age of an OPP; negative when ``tot`` lies before ``van``."""
    if tot < van:
        return -hele_maanden(tot, van)
    return (tot.year - van.year) * 12 + tot.month - van.month - (tot.day < van.day)


def toets_datum(dag: date, *, veld: str | None = "datum") -> date:
    """``dag`` itself; raises ``InvoerError`` for a year that can only be a typing error."""
    if not _EERSTE_JAAR <= dag.year <= _LAATSTE_JAAR:
        raise InvoerError(
            f"Controleer het jaar: het ligt niet tussen {_EERSTE_JAAR} en {_LAATSTE_JAAR}.", veld=veld
        )  # fmt: skip
    return dag


def _loop_af(aanleiding: date, weken: int, stil: frozenset[date]) -> tuple[date, list[date]]:
    """The end without the Atw, and the suspended days that lie within the running term."""
    einde, geteld = aanleiding + timedelta(weeks=weken), []
    for dag in sorted(stil):
        if aanleiding < dag <= einde:
            einde += _DAG
            geteld.append(dag)
    return einde, geteld


def _atw(dag: date, feestdagen: Feestdagentabel) -> date:
    while not feestdagen.is_werkdag(dag):
        dag += _DAG
    return dag


def _vereniging(delen: Iterable[frozenset[date]]) -> frozenset[date]:
    return frozenset().union(*delen)


def _dagen(eerste: date, laatste: date) -> frozenset[date]:
    return frozenset(eerste + timedelta(days=n) for n in range((laatste - eerste).days + 1))


def _geen_opschorting(waarvoor: Bron, waarom: str) -> Opschorting:
    return Opschorting(
        dagen=frozenset(), bron=waarvoor, opmerking=f"De termijn staat niet stil: {waarom} ({waarvoor.tekst})."
    )  # fmt: skip


def dag_tekst(dag: date) -> str:
    """``ma 2 november 2026``, as the steps of an explanation name a day."""
    return f"{WEEKDAGEN[dag.weekday()][:2]} {datum_lang(dag)}"


def _eerste_stap(aanleiding: date, weken: int, grond: Bron, gebeurtenis: str) -> Stap:
    einde = aanleiding + timedelta(weeks=weken)
    duur = meervoud(weken, "week", "weken")
    tekst = f"{gebeurtenis} {dag_tekst(aanleiding)}, {duur} ({grond.tekst}): {dag_tekst(einde)}"
    return Stap(tekst=tekst, bron=grond, datum=einde)


def _opschorting_stappen(
    aanleiding: date, weken: int, geteld: Sequence[date], opschortingen: Sequence[Opschorting]
) -> list[Stap]:
    stappen: list[Stap] = []
    tot_nu = aanleiding + timedelta(weeks=weken)
    for reeks in _reeksen(geteld):
        gronden = {o.bron.id: o.bron for o in opschortingen if not o.dagen.isdisjoint(reeks)}
        tot_nu += timedelta(days=len(reeks))
        bronnen = " en ".join(b.tekst for b in gronden.values())
        tekst = (
            f"opgeschort {_periode(reeks[0], reeks[-1])} ({bronnen}): "
            f"+ {meervoud(len(reeks), 'dag', 'dagen')}, {dag_tekst(tot_nu)}"
        )
        stappen.append(Stap(tekst=tekst, bron=next(iter(gronden.values())), datum=tot_nu))
    return stappen


def _reeksen(dagen: Sequence[date]) -> list[list[date]]:
    """Consecutive days together."""
    reeksen: list[list[date]] = []
    for dag in dagen:
        if reeksen and reeksen[-1][-1] + _DAG == dag:
            reeksen[-1].append(dag)
        else:
            reeksen.append([dag])
    return reeksen


def _periode(eerste: date, laatste: date) -> str:
    """``vr 13 november tot en met zo 22 november 2026``."""
    if eerste == laatste:
        return dag_tekst(eerste)
    begin = datum_kort(eerste) if eerste.year == laatste.year else dag_tekst(eerste)
    return f"{begin} tot en met {dag_tekst(laatste)}"


def _atw_stappen(einde: date, laatste: date, feestdagen: Feestdagentabel) -> list[Stap]:
    if einde == laatste:
        return []
    delen = []
    dag = einde
    while dag < laatste:
        naam = feestdagen.naam(dag)
        if naam or dag == einde:  # a weekend after the first day needs no mention of its own
            kort = f"{WEEKDAGEN[dag.weekday()]} {dag.day} {MAANDEN[dag.month - 1]}"
            delen.append(f"{kort} = {naam}" if naam else kort)
        dag += _DAG
    grond = bron("atw-1-1")
    naar = f"{WEEKDAGEN[laatste.weekday()]} {datum_lang(laatste)}"
    return [Stap(tekst=f"{', '.join(delen)} → {naar} ({grond.tekst})", bron=grond, datum=laatste)]


def _opschorting_waarschuwingen(geteld: Sequence[date], opschortingen: Sequence[Opschorting]) -> list[str]:
    """What did not count: no days by law, or days outside the running term (awb.md A3, A18)."""
    regels = []
    for stuk in opschortingen:
        buiten = stuk.dagen.difference(geteld)
        if stuk.opmerking:
            regels.append(stuk.opmerking)
        elif buiten:
            periode = _periode(min(buiten), max(buiten))
            regels.append(f"Een opschorting buiten de termijn telt niet mee: {periode} ({stuk.bron.tekst}).")
    return regels


def _tabel_waarschuwingen(einde: date, laatste: date, feestdagen: Feestdagentabel) -> list[str]:
    onbekend = sorted({d.year for d in (einde, laatste) if not feestdagen.bekend_voor(d)})
    return [
        f"De tabel van gelijkgestelde feestdagen is niet ingevuld voor {jaar}. Vul haar aan bij Instellingen, "
        f"Reglement; deze datum kan daardoor nog veranderen."
        for jaar in onbekend
    ]
