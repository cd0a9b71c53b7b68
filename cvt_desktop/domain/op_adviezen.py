"""A besluit on two adviezen, without a zitting (model M3; screens.md 3.2)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from cvt_desktop.domain.agendapunt import Agendapunt, Deelnemer, Voorgenomen
from cvt_desktop.domain.commissie import Commissie
from cvt_desktop.domain.errors import ToestandError
from cvt_desktop.domain.ids import ZittingId
from cvt_desktop.domain.stem import Uitslag
from cvt_desktop.domain.zitting import Zitting, Zittingtoestand


def besluit_op_adviezen(
    id_: ZittingId, *, dag: date, op: datetime, beslisser: Deelnemer, punt: Agendapunt, voorgenomen: Voorgenomen,
    met_periode: bool, commissie: Commissie,
) -> Zitting:  # fmt: skip
    """What one person decides on two adviezen that agree (model M3): no stemming, and the same three questions (Awb 3:9).

    Raises ``ToestandError`` that names what lacks.
    """
    if not voorgenomen.uitkomst.besluit:
        raise ToestandError("Zonder zitting kan alleen worden toegewezen of afgewezen. Zet het dossier anders op een agenda.",
                            code="geen-besluit", veld="uitkomst")  # fmt: skip
    voorgenomen.eis_volledig(met_periode=met_periode)
    if not punt.vergewissing.compleet:
        raise ToestandError("Beantwoord eerst de drie vragen over de adviezen (Awb 3:9), of zet het dossier op een agenda.",
                            code="vergewis", veld="vergewissing")  # fmt: skip
    uitkomst = Uitslag(aangenomen=True, voor=0, tegen=0, onthoudingen=0, zin="Besloten op twee adviezen, zonder stemming.")
    beslist = replace(punt, voorgenomen=voorgenomen, aanwezigen=(beslisser.persoon_id,), uitslag=uitkomst)
    return Zitting(
        id=id_, datum=dag, toestand=Zittingtoestand.ZONDER_ZITTING, deelnemers=(replace(beslisser, aanwezig=True),),
        voorzitter_id=beslisser.persoon_id, quorum=0, gedragsdeskundige_nodig=False, punten=(beslist,), geopend_op=op,
        gesloten_op=op, commissie=commissie.naam, commissie_id=commissie.id,
    )  # fmt: skip
