"""What is checked before a besluit that ends a verklaring: the same kind of rules as before signing (screens.md 4.14)."""

from __future__ import annotations

from collections.abc import Iterable

from cvt_desktop.basis.tekst import opsomming
from cvt_desktop.domain.controlefeiten import Controlefeiten, Gebrek
from cvt_desktop.domain.controleregel import Controleregel, Niveau, regel


def _gehoord(f: Controlefeiten) -> Iterable[Gebrek]:
    if f.einde_ongehoord:
        yield Gebrek(f"Hierover niet gehoord: {opsomming(list(f.einde_ongehoord))}", "horen")


INTREKKINGSREGELS: tuple[Controleregel, ...] = (
    regel(56, "Zienswijze voordat een verklaring eindigt", Niveau.LET_OP, "awb-4:8-1", _gehoord, "",
          "zij vroegen hier zelf om, of zijn het eens: bedenkingen zijn niet te verwachten (Awb 4:8)",
          "zij gaven eerder hun zienswijze en er zijn geen nieuwe feiten (Awb 4:11)",
          "het is spoed: een zienswijze kan niet worden afgewacht (Awb 4:11)",
          "de gegevens komen van henzelf (Awb 4:8)"),
)
