"""When the program proposes a hamerstuk: the facts of a dossier on an agenda, held against the rule (screens.md 4.8)."""

from __future__ import annotations

from cvt_desktop.domain.agendapunt import Behandeling
from cvt_desktop.domain.hamerstuk import Hamerbezwaar, Hamerfeiten, geagendeerd_als, waarom_bespreken
from cvt_desktop.domain.ids import AanvraagId
from cvt_desktop.domain.zitting import Zitting, Zittingtoestand
from cvt_desktop.ports.register import Leeseenheid
from cvt_desktop.services.aantekeningen import wensen
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.pro_toets import uitkomst_van


def bezwaren(uow: Leeseenheid, dienst: Dienst, zitting: Zitting, aanvraag_id: AanvraagId) -> tuple[Hamerbezwaar, ...]:
    """Why this item is to be discussed. Before the opening everybody who was asked is expected to come, but for the guard."""
    punt, aanvraag = zitting.punt(aanvraag_id), uow.aanvragen.get(aanvraag_id)
    namen = {p.id: p.naam for p in uow.personen.all()} if (willen := wensen(uow, zitting.id, aanvraag_id)) else {}
    gepland = zitting.toestand is Zittingtoestand.GEPLAND
    return waarom_bespreken(Hamerfeiten(
        toegestaan=dienst.instellingen(uow, zitting.datum).reglement.hamerstukken, aanvraag=aanvraag,
        adviezen=tuple(uow.adviezen.of_aanvraag(aanvraag_id)), punt=punt, in_ronde=zitting.ronde is not None,
        quorum=zitting.quorum_zonder(frozenset(v.persoon_id for v in punt.verschoningen)) if gepland
        else zitting.quorum_voor(punt), pro=uitkomst_van(aanvraag), wensen=tuple(namen.get(wie, "Een lid") for wie in willen),
    ))  # fmt: skip


def in_groep(uow: Leeseenheid, dienst: Dienst, zitting: Zitting, aanvraag_id: AanvraagId) -> Zitting:
    """The zitting with a dossier that has just come on its agenda in the group that the program proposes."""
    open_ = bezwaren(uow, dienst, zitting, aanvraag_id)
    return geagendeerd_als(zitting, aanvraag_id, Behandeling.BESPREEKSTUK if open_ else Behandeling.HAMERSTUK)
