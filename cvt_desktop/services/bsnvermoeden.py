"""A stuk with a number that may be a burgerservicenummer: somebody looks, and says what it is (UAVG 46; screens.md 4.3).

A samenwerkingsverband may not use the number. The program sees nine digits that pass the test, which a number of a test can too.
"""

from __future__ import annotations

from dataclasses import replace

from cvt_desktop.basis.tekst import datum_lang
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.bestandssoort import Stuksoort
from cvt_desktop.domain.errors import GewijzigdError
from cvt_desktop.domain.ids import BijlageId
from cvt_desktop.domain.stuk import Stuk
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.inzage import eis_stuk


def beoordeel_bsn(dienst: Dienst, bijlage_id: BijlageId, versie: int, *, mogelijk: bool) -> Stuk:
    """Somebody looked: it is none, or with ``mogelijk`` it may be one after all. Raises ``GewijzigdError``."""
    with dienst.werk(Actie.STUK_BENOEMEN) as werk:
        stuk = eis_stuk(dienst, werk.uow, bijlage_id)
        if versie != stuk.versie:
            raise GewijzigdError("Dit stuk is intussen door iemand anders gewijzigd. Open het opnieuw.")
        nieuw = werk.uow.stukken.save(replace(stuk, mogelijk_bsn=mogelijk))
        werk.leg_vast("stuk", bijlage_id, nieuw, aanvraag_id=stuk.aanvraag_id)
    return nieuw


def vraag_aan_school(dienst: Dienst, bijlage_id: BijlageId) -> str:
    """The text of a message to the school: no name, no number, and no name of a file, which may hold either."""
    with dienst.lezen(Actie.STUK_INZIEN) as uow:
        stuk = eis_stuk(dienst, uow, bijlage_id)
        kenmerk = uow.aanvragen.get(stuk.aanvraag_id).kenmerk
    soort = Stuksoort[stuk.soort] if stuk.soort in Stuksoort.__members__ else Stuksoort.OVERIG
    wat = "een stuk" if soort is Stuksoort.OVERIG else f"het stuk ‘{soort}’"
    van = f" van {datum_lang(stuk.gedateerd)}" if stuk.gedateerd else ""
    return (f"Kenmerk {kenmerk}: in {wat}{van} staat een getal dat een burgerservicenummer kan zijn. Een samenwerkingsverband "
            "mag dat nummer niet gebruiken (UAVG artikel 46). Wilt u het stuk zonder dat nummer opnieuw sturen?")  # fmt: skip
