"""The dates of one aanvraag: what the list sorts by and the dossier shows, from the one reckoning of ``domain.termijn``."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from cvt_desktop.domain.aanvraag import Aanvraag
from cvt_desktop.domain.feestdagen import Feestdagentabel
from cvt_desktop.domain.instellingen import Instellingen
from cvt_desktop.domain.termijn import streefdatum
from cvt_desktop.domain.termijnen import Termijnuitkomst, reken_beslistermijn
from cvt_desktop.domain.termijnfeiten import Termijnfeit

_EERSTE_JAAR_FEESTDAGEN = 2026  # the first year whose equated days are known (Atw 3, lid 3)


@dataclass(frozen=True, slots=True, kw_only=True)
class Termijnstand:
    """``uiterste_datum`` is ``termijn.laatste_dag``; ``streefdatum`` is the swv's own target.

    ``opgeschort``: a verzoek om aanvulling was sent and is not answered. Its days end on ``Aanvulling.uiterlijk``,
    so from that day on the term runs again although nothing came in (Awb 4:15, lid 1).
    """

    streefdatum: date
    uiterste_datum: date
    opgeschort: bool
    termijn: Termijnuitkomst


def termijnstand(aanvraag: Aanvraag, instellingen: Instellingen, feestdagen: Feestdagentabel) -> Termijnstand:
    """The dates under the settings in force on ``ontvangen_op``, from all facts of the dossier (Awb 4:13 to 4:15).

    Raises ``InvoerError`` for a day of receipt in a year that can only be a typing error.
    """
    reglement = instellingen.reglement
    termijn, streef = _reken(aanvraag.alle_feiten(), feestdagen, reglement.beslistermijn_weken, reglement.streef_weken)
    assert termijn.laatste_dag is not None  # a beslistermijn always has an end
    return Termijnstand(
        streefdatum=streef,
        uiterste_datum=termijn.laatste_dag,
        opgeschort=any(a.loopt and not a.binnen for a in aanvraag.aanvullingen),
        termijn=termijn,
    )


@lru_cache(maxsize=4096)
def _reken(
    feiten: tuple[Termijnfeit, ...], feestdagen: Feestdagentabel, weken: int, streef_weken: int
) -> tuple[Termijnuitkomst, date]:
    """Kept, because the dossiers of one day have the same term: 10,000 of them are reckoned when the holidays change."""
    termijn = reken_beslistermijn(feiten, feestdagen, weken)
    return termijn, streefdatum(feiten[0].datum, streef_weken, opschortingen=termijn.stilstand)


def feestdagen_volgens(instellingen: Instellingen) -> Feestdagentabel:
    """The holiday table with the equated days that these settings hold."""
    return Feestdagentabel(
        gelijkgesteld=frozenset(instellingen.gelijkgestelde_dagen),
        jaren=frozenset(range(_EERSTE_JAAR_FEESTDAGEN, instellingen.feestdagen_tot_en_met + 1)),
    )
