"""The brain of *Besluitenlijst ondertekenen*: what the voorzitter signs, item by item, with every stem (screens.md 4.10, 3)."""

from __future__ import annotations

from dataclasses import dataclass, field

from cvt_desktop.basis.tekst import datum_kort
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.ids import ZittingId
from cvt_desktop.services import zitting_inzien
from cvt_desktop.services.aanmelden import Lidkeuze
from cvt_desktop.services.bekrachtigen import namens
from cvt_desktop.services.besluitenlijst import periode, uitkomsttekst
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.lijstbekrachtiging import Lijsttekenaar, ondertekend_vaststellen
from ui.presenters.zitting_woorden import initiaal_naam


@dataclass(frozen=True, slots=True, kw_only=True)
class Lijstrij:
    """One item as it is signed. ``stemmen``: each member with the stem; ``niet_mee``: stemmen that the signature leaves out."""

    nummer: int
    leerling: str = field(repr=False)
    uitkomst: str
    stemmen: str = field(repr=False)
    niet_mee: str = field(repr=False)


class LijstOndertekenenPresenter:
    """The list of one zitting for the voorzitter who sits down at this laptop."""

    def __init__(self, dienst: Dienst, zitting_id: ZittingId, als_lid: Lidkeuze, wie: Lijsttekenaar) -> None:
        self._dienst, self._zitting_id, self._als_lid, self.wie = dienst, zitting_id, als_lid, wie
        self._beeld = zitting_inzien.zittingbeeld(dienst, zitting_id)

    @property
    def titel(self) -> str:
        """``Besluitenlijst ondertekenen · wo 12 mei``."""
        return f"Besluitenlijst ondertekenen · {datum_kort(self._beeld.zitting.datum)}"

    def rijen(self) -> tuple[Lijstrij, ...]:
        """In the order of the agenda."""
        return tuple(
            Lijstrij(
                nummer=k.nummer, leerling=k.naam,
                uitkomst="  ·  ".join(filter(None, (uitkomsttekst(k.punt), periode(k.punt.voorgenomen)))),
                stemmen=" · ".join(f"{initiaal_naam(s.naam)} {s.keuze}" for s in k.punt.stemmen) or "zonder stemming",
                niet_mee=", ".join(initiaal_naam(s.naam) for s in k.punt.stemmen if s.betwist_op),
            ) for k in self._beeld.kaarten if k.punt.beslist
        )  # fmt: skip

    def onderteken(self, wachtzin: str) -> None:
        """Fix and sign the list; slow, so that the view runs it in ``Taken``. Raises ``CvtError`` for a wrong passphrase."""
        with self._dienst.lezen(Actie.ZITTING_INZIEN) as uow:
            dienst = namens(self._dienst, uow.personen.get(self.wie.persoon_id))
        ondertekend_vaststellen(dienst, self._zitting_id, lambda: self._als_lid(self.wie.persoon_id, wachtzin))
