"""What goes with a letter of a besluit, as the letter itself says: the verklaring, the besluit for the school, the adviezen."""

from __future__ import annotations

from dataclasses import dataclass, field

from cvt_desktop.domain.aanvraag import Aanvraag
from cvt_desktop.domain.brief import Brief, Briefsoort, Brieftoestand
from cvt_desktop.domain.ids import AdviesId
from cvt_desktop.ports.register import Leeseenheid
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.documenten.adviesafdruk import afdruk_van
from cvt_desktop.services.documenten.brievenarchief import lees_pdf
from cvt_desktop.services.inzage import zichtbare_adviezen

_BIJ_OUDERS = (Briefsoort.TLV, Briefsoort.BESLUIT_SCHOOL)
_MET_ADVIEZEN = frozenset({Briefsoort.BESLUIT_SCHOOL, Briefsoort.BESLUIT_OUDERS})


@dataclass(frozen=True, slots=True)
class Briefbijlage:
    """A copy that goes with a letter; ``naam`` holds no name of a person."""

    naam: str
    data: bytes = field(repr=False)


class Briefbijlagen:
    """Lays an advice out once, however many letters of a pile it goes with."""

    def __init__(self, dienst: Dienst, uow: Leeseenheid) -> None:
        self._dienst, self._uow = dienst, uow
        self._adviezen: dict[AdviesId, bytes] = {}

    def bij(self, brief: Brief) -> tuple[Briefbijlage, ...]:
        """In the order in which the letter names them. The school has the verklaring as a document of its own.

        Of what was signed with a pen the copies are made from the paper: only the adviezen come from here.
        """
        if brief.aanvraag_id is None or brief.besluit_id is None or brief.soort not in _MET_ADVIEZEN:
            return ()
        aanvraag = self._uow.aanvragen.get(brief.aanvraag_id)
        stukken = self._van_besluit(brief) if brief.soort is Briefsoort.BESLUIT_OUDERS and not brief.met_pen else []
        return (*stukken, *self._van_deskundigen(aanvraag))

    def _van_besluit(self, brief: Brief) -> list[Briefbijlage]:
        assert brief.aanvraag_id is not None
        van_besluit = [b for b in self._uow.brieven.of_aanvraag(brief.aanvraag_id) if b.besluit_id == brief.besluit_id
                       and b.bijlage_id is not None and b.toestand is not Brieftoestand.VERVALLEN]  # fmt: skip
        return [Briefbijlage(str(soort).replace(" ", "_"), lees_pdf(self._dienst, self._uow, b))
                for soort in _BIJ_OUDERS for b in van_besluit if b.soort is soort]  # fmt: skip

    def _van_deskundigen(self, aanvraag: Aanvraag) -> list[Briefbijlage]:
        adviezen = zichtbare_adviezen(self._dienst, aanvraag, self._uow.adviezen.of_aanvraag(aanvraag.id))
        uit = []
        for advies in (a for a in adviezen if a.vastgesteld):
            if advies.id not in self._adviezen:
                afdruk = afdruk_van(self._dienst, self._uow, aanvraag, advies)
                self._adviezen[advies.id] = self._dienst.opmaker.maak(afdruk)
            uit.append(Briefbijlage(f"advies_{advies.volgorde}", self._adviezen[advies.id]))
        return uit
