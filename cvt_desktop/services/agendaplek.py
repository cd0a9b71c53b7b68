"""An item as it stood on its agenda, so that taking an act back puts it there again with all that was prepared (ADR 0078)."""

from __future__ import annotations

from dataclasses import dataclass

from cvt_desktop.domain.aanvraag import Status
from cvt_desktop.domain.agendapunt import Agendapunt
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.ids import AanvraagId, ZittingId
from cvt_desktop.domain.zitting import Zitting
from cvt_desktop.ports.register import Schrijfeenheid
from cvt_desktop.services.commissies import op_agenda_van
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.zittingwacht import met_wacht


@dataclass(frozen=True, slots=True, kw_only=True)
class Agendaplek:
    """The item with its conceptbesluit, verschoningen and guests; ``plek`` counts the agenda from 0."""

    zitting_id: ZittingId
    punt: Agendapunt
    plek: int

    @classmethod
    def van(cls, zitting: Zitting, aanvraag_id: AanvraagId) -> Agendaplek:
        """As it is now. Raises ``ToestandError`` for a dossier that is not on this agenda."""
        punt = zitting.punt(aanvraag_id)
        return cls(zitting_id=zitting.id, punt=punt, plek=zitting.punten.index(punt))

    def weer_op(self, dienst: Dienst, reden: str) -> Zitting:
        """Taking it off is taken back; ``reden`` as for ``zittingen.agenderen``. Raises ``ToestandError``."""
        with dienst.werk(Actie.ZITTING_AGENDEREN) as werk:
            uow, aanvraag_id = werk.uow, self.punt.aanvraag_id
            zitting = self._zet(uow)
            aanvraag = uow.aanvragen.get(aanvraag_id).naar(Status.OP_AGENDA)
            uow.aanvragen.save(op_agenda_van(dienst.instellingen(uow, zitting.datum), zitting, aanvraag, reden))
            werk.leg_vast("zitting", zitting.id, zitting, aanvraag_id=aanvraag_id)
        return zitting

    def terug_uit(self, dienst: Dienst, andere: ZittingId) -> Zitting:
        """Moving it to the zitting ``andere`` is taken back. Raises ``ToestandError``."""
        with dienst.werk(Actie.ZITTING_AGENDEREN) as werk:
            uow, aanvraag_id = werk.uow, self.punt.aanvraag_id
            weg = uow.zittingen.save(uow.zittingen.get(andere).afvoeren(aanvraag_id))
            zitting = self._zet(uow)
            werk.leg_vast("zitting", andere, weg, aanvraag_id=aanvraag_id, actie=Actie.ZITTING_AFVOEREN)
            werk.leg_vast("zitting", zitting.id, zitting, aanvraag_id=aanvraag_id)
        return zitting

    def _zet(self, uow: Schrijfeenheid) -> Zitting:
        """In its old place, with who must step aside by now."""
        zitting = uow.zittingen.get(self.zitting_id)
        volgorde = [p.aanvraag_id for p in zitting.punten]
        volgorde.insert(self.plek, self.punt.aanvraag_id)
        zitting = zitting.agenderen(self.punt).ordenen(tuple(volgorde))
        return uow.zittingen.save(met_wacht(uow, zitting, alleen=self.punt.aanvraag_id))
