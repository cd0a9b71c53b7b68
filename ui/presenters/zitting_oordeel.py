"""The row *Eerste oordeel* of the live screen: what members think before the discussion, shown together (screens.md 4.9)."""

from __future__ import annotations

from dataclasses import dataclass, field

from cvt_desktop.domain.ids import AanvraagId, PersoonId, ZittingId
from cvt_desktop.domain.leeslijst import EersteOordeel
from cvt_desktop.services import aantekeningen
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.zitting_inzien import Puntkaart, Zittingbeeld
from ui.presenters.zitting_woorden import initiaal_naam


@dataclass(frozen=True, slots=True, kw_only=True)
class Oordeellid:
    """One member of the row. ``oordeel`` stays empty until the table looks at all of them; ``gegeven`` says that it is there."""

    persoon_id: PersoonId
    naam: str
    gegeven: bool
    oordeel: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Oordeelblad:
    """The row. ``getoond``: everybody sees all of them."""

    aanvraag_id: AanvraagId
    leden: tuple[Oordeellid, ...]
    getoond: bool

    @property
    def telling(self) -> str:
        """``3 van 4 gegeven``."""
        return f"{sum(lid.gegeven for lid in self.leden)} van {len(self.leden)} gegeven"


class ZittingOordeelPresenter:
    """Nothing of it is kept with the zitting: it goes into no besluit, list or letter."""

    def __init__(self, dienst: Dienst, zitting_id: ZittingId) -> None:
        self._dienst, self._zitting_id = dienst, zitting_id
        self._getoond: set[AanvraagId] = set()

    def blad(self, beeld: Zittingbeeld, kaart: Puntkaart | None) -> Oordeelblad | None:
        """The row for this item; None where the commission has none, guests are in, or the item is decided."""
        zitting = beeld.zitting
        if kaart is None or kaart.punt.beslist or zitting.gasten_aanwezig or zitting.ronde is not None:
            return None
        gegeven = aantekeningen.oordelen_aan_tafel(self._dienst, self._zitting_id, kaart.aanvraag.id)
        if gegeven is None:
            return None
        getoond = kaart.aanvraag.id in self._getoond
        leden = tuple(
            Oordeellid(persoon_id=d.persoon_id, naam=initiaal_naam(d.naam), gegeven=d.persoon_id in gegeven,
                       oordeel=str(gegeven.get(d.persoon_id, "")) if getoond else "")
            for d in zitting.stemmers(kaart.punt)
        )  # fmt: skip
        return Oordeelblad(aanvraag_id=kaart.aanvraag.id, leden=leden, getoond=getoond)

    def toon(self, aanvraag_id: AanvraagId) -> None:
        """*Samen tonen*: from now on this item shows what each of them thinks."""
        self._getoond.add(aanvraag_id)

    def noteer(self, aanvraag_id: AanvraagId, persoon_id: PersoonId, oordeel: EersteOordeel) -> None:
        """What a member says at the table."""
        aantekeningen.oordeel_noteren(self._dienst, self._zitting_id, aanvraag_id, persoon_id, oordeel)
