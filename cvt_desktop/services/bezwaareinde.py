"""When the bezwaartermijn of a dossier ends for the last of its addressees (Awb 6:7 to 6:9)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cvt_desktop.domain.aanvraag import Aanvraag, Status
from cvt_desktop.domain.dossierstand import feestdagen_volgens
from cvt_desktop.domain.feestdagen import Feestdagentabel
from cvt_desktop.domain.termijn import bezwaartermijn, uiterlijk_per_post
from cvt_desktop.domain.volgende_stap import VolgendeStap, bezwaareinde_stap
from cvt_desktop.ports.register import Leeseenheid
from cvt_desktop.services.verzenden import BESLUITEN

OPEN = frozenset({Status.BEKENDGEMAAKT, Status.BUITEN_BEHANDELING})
"""What can be closed: a besluit that was sent and against which no bezwaar runs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bezwaareinde:
    """``verzonden_op`` is the latest of all addressees, ``tot`` their last day, ``per_post`` that for what was posted then."""

    verzonden_op: date
    tot: date
    per_post: date

    def stap(self, vandaag: date) -> VolgendeStap | None:
        """What is to be done about it."""
        return bezwaareinde_stap(self.tot, self.per_post, vandaag)

    def voorbij(self, vandaag: date) -> bool:
        """Whether no bezwaar can come in time any more."""
        return vandaag > self.per_post


def einde_van(uow: Leeseenheid, aanvraag: Aanvraag) -> Bezwaareinde | None:
    """The end of the bezwaartermijn of one dossier; None when it is not sent as a whole, or another procedure runs."""
    brieven = [b for b in uow.brieven.of_aanvraag(aanvraag.id) if b.soort in BESLUITEN]
    dagen = [b.verzonden_op for b in brieven if b.verzonden_op is not None]
    if aanvraag.status not in OPEN or not dagen or any(b.te_verzenden for b in brieven):
        return None
    return einde_na(max(dagen), feestdagen_volgens(uow.instellingen.all()[0]))


def einde_na(verzonden_op: date, feestdagen: Feestdagentabel) -> Bezwaareinde:
    """The days that follow from the last sending."""
    tot = bezwaartermijn(verzonden_op, feestdagen=feestdagen).laatste_dag
    return Bezwaareinde(verzonden_op=verzonden_op, tot=tot, per_post=uiterlijk_per_post(tot, feestdagen=feestdagen).laatste_dag)
