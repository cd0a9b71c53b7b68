"""``check_ms``: the whole check before signing on one dossier of the practice register, as the page of the besluit runs it.

Reading the dossier, the signatures, the letters and their characters are all in it, with the adapters of the program.
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from time import perf_counter

from tests.bench.cijfers import Cijfer, mediaan

KEREN = 60
OPWARMEN = 5


def meet() -> dict[str, Cijfer]:
    """Median over a besluit in the Tekenmap; reading it and the rules of the dossier alone stand beside it."""
    from cvt_desktop.adapters.vault import kdf
    from cvt_desktop.bootstrap import maak_oefenregister, open_geopend
    from cvt_desktop.domain.controle import controleer
    from cvt_desktop.domain.oefenen import oefenwachtzin
    from cvt_desktop.services import besluiten, tekenstapel
    from cvt_desktop.services.besluitcontrole import feiten
    from cvt_desktop.services.documenten.gegevens import laad

    kdf.lower_floor_for_tests()
    with tempfile.TemporaryDirectory() as naam:
        map_ = Path(naam) / "oefen"
        maak_oefenregister(map_, met_verloop=True)
        geopend = open_geopend(map_, "Ruben Veldkamper", oefenwachtzin("Ruben Veldkamper"))
        try:
            dienst, id_ = geopend.dienst, tekenstapel.stapel(geopend.dienst)[0].id
            heel, lezen, regels = [], [], []
            for _ in range(KEREN + OPWARMEN):
                begin = perf_counter()
                besluiten.controleren(dienst, id_)
                heel.append((perf_counter() - begin) * 1000)
                begin = perf_counter()
                with dienst.register.lezen() as uow:
                    g = laad(dienst, uow, id_)
                midden = perf_counter()
                controleer(feiten(g, g.voorziene_tekenaar))
                lezen.append((midden - begin) * 1000)
                regels.append((perf_counter() - midden) * 1000)
        finally:
            geopend.sluit()
    return {"check_ms": mediaan(heel[OPWARMEN:], reading_ms=lezen[OPWARMEN:], rules_ms=regels[OPWARMEN:])}
