"""*Knelpunten*: what will go wrong unless the voorzitter or the bestuurder does something (screens.md 1.2 and 4.2).

The term ends before the dossier comes to the table, the adviezen differ, too few can vote, or somebody went on with a reason
where the program asked one. More than a list is read for it, of the dossiers that come to the table: for the background.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from cvt_desktop.basis.tekst import datum_kort, meervoud
from cvt_desktop.domain.aanvraag import Status
from cvt_desktop.domain.adviesverschil import verschil
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.ids import AanvraagId
from cvt_desktop.domain.termijn import plus_dagen
from cvt_desktop.domain.volgende_stap import NODIGE_ADVIEZEN, AanZet, VolgendeStap
from cvt_desktop.domain.zitting import Zitting, Zittingtoestand
from cvt_desktop.ports.overzicht import AanvraagSummary, ZittingSummary
from cvt_desktop.ports.register import Leeseenheid
from cvt_desktop.services.besluiten import huidig
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.werkregel import Werkregel, regel_van

_NABIJ = 14
"""So many days before the term ends a dossier that is on no agenda is a knelpunt when no zitting comes in time."""
_AAN_TAFEL = frozenset({Status.BIJ_DESKUNDIGEN, Status.GEREED_VOOR_ZITTING, Status.OP_AGENDA})
_KOMT_AAN_TAFEL = _AAN_TAFEL | {Status.AANGEHOUDEN}
_BESLOTEN = frozenset({Status.BESLOTEN, Status.ADVIES_BESTUUR})


@dataclass(frozen=True, slots=True, kw_only=True)
class Knelpunt:
    """One of them, in a few Dutch words, with the place where something is done about it; ``waarom`` is for the peek."""

    zin: str
    tab: str
    veld: str = ""
    waarom: str = field(default="", repr=False)


def knelpunten(
    lopend: Sequence[AanvraagSummary], dienst: Dienst, zittingen: Sequence[ZittingSummary], vandaag: date
) -> list[Werkregel]:
    """One line per dossier with all that pinches in it."""
    open_ = {str(Zittingtoestand.GEPLAND), str(Zittingtoestand.GEOPEND)}
    komend = [z for z in zittingen if str(z.toestand) in open_ and z.datum >= vandaag and not z.ronde]
    volgende = min((z.datum for z in komend if str(z.toestand) == str(Zittingtoestand.GEPLAND)), default=None)
    regels = []
    with dienst.lezen(Actie.ADVIEZEN_INZIEN) as uow:
        stemmers = {id_: punt for z in komend for id_, punt in _te_weinig_stemmers(uow.zittingen.get(z.id))}
        for dossier in lopend:
            gevonden = [*_termijn(dossier, vandaag, volgende), *_adviezen(uow, dossier)]
            if dossier.id in stemmers:
                gevonden.append(stemmers[dossier.id])
            gevonden += _redenen(uow, dossier)
            if gevonden:
                regels.append(_regel(dossier, gevonden, vandaag))
    return regels


def _regel(dossier: AanvraagSummary, gevonden: Sequence[Knelpunt], vandaag: date) -> Werkregel:
    stap = VolgendeStap(tekst=f"Knelpunt: {'; '.join(k.zin for k in gevonden)}", aan_zet=AanZet.SECRETARIS, tab=gevonden[0].tab,
                        veld=gevonden[0].veld, dag=vandaag)  # fmt: skip
    waarom = " ".join(k.waarom for k in gevonden if k.waarom)
    return regel_van(dossier, stap, vandaag, extra=" knelpunt", toelichting=waarom)


def _termijn(dossier: AanvraagSummary, vandaag: date, volgende: date | None) -> Iterator[Knelpunt]:
    """The term is over, or ends before the zitting of this dossier or, without one to come, before the next zitting.

    What was held over comes to the table again, and holding over moves no term.
    """
    uiterste, op = dossier.uiterste_datum, dossier.zitting_op
    if uiterste is None or dossier.staat_stil(vandaag) or dossier.status in {Status.BESLOTEN, Status.GETEKEND}:
        return
    if uiterste < vandaag:
        yield Knelpunt(zin="de beslistermijn is voorbij", tab="overzicht", veld="termijn")
    elif op is not None and op >= vandaag:
        if op > uiterste:
            yield Knelpunt(zin=f"de zitting van {datum_kort(op)} valt na de termijn", tab="overzicht", veld="termijn")
    elif (dossier.status in _KOMT_AAN_TAFEL and uiterste <= plus_dagen(vandaag, _NABIJ)
          and (volgende is None or volgende > uiterste)):  # fmt: skip
        zin = f"de termijn eindigt vóór de volgende zitting ({datum_kort(volgende)})" if volgende else (
            "er is geen zitting gepland vóór de termijn eindigt")  # fmt: skip
        yield Knelpunt(zin=zin, tab="overzicht", veld="termijn", waarom=(
            f"Uiterlijk besluiten op {datum_kort(uiterste)}. Regel uitstel, of plan een eerdere zitting of schriftelijke ronde."
        ))  # fmt: skip


def _adviezen(uow: Leeseenheid, dossier: AanvraagSummary) -> Iterator[Knelpunt]:
    if dossier.status not in _AAN_TAFEL or dossier.adviezen_vast < NODIGE_ADVIEZEN:
        return
    waarin = verschil(tuple(a for a in uow.adviezen.of_aanvraag(dossier.id) if a.vastgesteld))
    if waarin:
        yield Knelpunt(zin=f"de adviezen verschillen in {waarin}", tab="adviezen")


def _te_weinig_stemmers(zitting: Zitting) -> Iterator[tuple[AanvraagId, Knelpunt]]:
    """Per undecided item: whether the quorum is there after verschoning, everybody else coming."""
    for punt in zitting.punten:
        if punt.beslist:
            continue
        telling = zitting.quorum_zonder(frozenset(v.persoon_id for v in punt.verschoningen))
        if telling.voldoende:
            continue
        if telling.stemmers >= telling.nodig:
            zin = "er stemt geen orthopedagoog of psycholoog mee"
        elif telling.stemmers == 0:
            zin = "niemand kan stemmen"
        else:
            kunnen = "kan" if telling.stemmers == 1 else "kunnen"
            zin = f"er {kunnen} {telling.stemmers} van de {telling.nodig} nodige leden stemmen"
        yield punt.aanvraag_id, Knelpunt(
            zin=zin, tab="overzicht", waarom=f"In de zitting van {datum_kort(zitting.datum)}: vraag een plaatsvervanger, of laat "
            "een ander adviseren. Wie zich verschoont, stemt niet (Awb 2:4).")  # fmt: skip


def _redenen(uow: Leeseenheid, dossier: AanvraagSummary) -> Iterator[Knelpunt]:
    """Where somebody went on with a reason from a list; of a besluit that waits for its signature, those of the check too."""
    if dossier.status not in _AAN_TAFEL | _BESLOTEN:
        return
    aanvraag = uow.aanvragen.get(dossier.id)
    redenen = [(o.code, o.reden) for o in aanvraag.toets.overrides] + list(aanvraag.overrides)
    if dossier.status in _BESLOTEN and (besluit := huidig(uow, dossier.id)) is not None:
        redenen += besluit.overrides
    if redenen:
        yield Knelpunt(zin=f"{meervoud(len(redenen), 'regel', 'regels')} met een reden overgeslagen", tab="toetsing",
                       waarom=_op_rij(redenen))  # fmt: skip


def _op_rij(redenen: Iterable[tuple[str, str]]) -> str:
    return " ".join(f"{wat}: {reden.rstrip('.')}." for wat, reden in redenen)
