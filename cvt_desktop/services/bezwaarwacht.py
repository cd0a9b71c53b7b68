"""The onafhankelijkheidswacht on a bezwaar: who took part in the besluit does not decide on it (Awb 10:3 lid 3, 2:4)."""

from __future__ import annotations

from cvt_desktop.domain.aanvraag import Aanvraag
from cvt_desktop.domain.besluit import Besluit, Besluittoestand
from cvt_desktop.domain.ids import AanvraagId, PersoonId
from cvt_desktop.domain.instellingen import Besluitmodel
from cvt_desktop.domain.persoon import Persoon
from cvt_desktop.domain.wacht import Dossierrollen, Wachtmelding, schreven_mee, wacht_bij_bezwaar
from cvt_desktop.domain.wachtmatrix import Wachtniveau
from cvt_desktop.ports.register import Leeseenheid

_GENOMEN = frozenset({Besluittoestand.GETEKEND, Besluittoestand.VERZONDEN})


def bezwaarwacht(uow: Leeseenheid, aanvraag_id: AanvraagId, persoon: Persoon) -> tuple[Wachtmelding, ...]:
    """What stands against this person deciding on a bezwaar in this dossier; blocks first."""
    return wacht_bij_bezwaar(persoon, dossierrollen(uow, aanvraag_id))


def blokkades(uow: Leeseenheid, aanvraag_id: AanvraagId, persoon: Persoon) -> tuple[Wachtmelding, ...]:
    """What forbids it; what only warns is for people to weigh."""
    return tuple(m for m in bezwaarwacht(uow, aanvraag_id, persoon) if m.niveau is Wachtniveau.BLOKKEERT)


def dossierrollen(uow: Leeseenheid, aanvraag_id: AanvraagId) -> Dossierrollen:
    """Who did what in a dossier, over all zittingen in which it was and all besluiten that were signed and not withdrawn."""
    aanvraag = uow.aanvragen.get(aanvraag_id)
    a, zittingen = aanvraag.formulier.a, uow.zittingen.of_aanvraag(aanvraag_id)
    besluiten = [b for b in uow.besluiten.of_aanvraag(aanvraag_id) if b.toestand in _GENOMEN]
    beslist = [z.punt(aanvraag_id) for z in zittingen if z.punt(aanvraag_id).beslist]
    dag = max((b.besloten_op for b in besluiten), default=a.ontvangen_op)
    return Dossierrollen(
        school=uow.scholen.get(aanvraag.school_id), jaar=dag.year, adviezen=tuple(uow.adviezen.of_aanvraag(aanvraag_id)),
        schreven_mee=schreven_mee(uow.personen.all(), a.contactpersoon, a.getekend_door, a.gemachtigde),
        stemden=frozenset(s.persoon_id for punt in beslist for s in punt.stemmen),
        bereidden_voor=frozenset(z.secretaris_id for z in zittingen if z.secretaris_id is not None),
        beslisten=_beslisten(uow, aanvraag, besluiten),
    )  # fmt: skip


def _beslisten(uow: Leeseenheid, aanvraag: Aanvraag, besluiten: list[Besluit]) -> frozenset[PersoonId]:
    """Who took a besluit under mandate: who voted and who signed, or left the aanvraag out of handling.

    Nobody under M2, or where the zitting laid the dossier before the bestuur: there the bestuurder decides as the
    bestuursorgaan itself, of which Awb 10:3 does not speak.
    """
    wie: set[PersoonId] = set()
    for besluit in besluiten:
        model = uow.instellingen.get(besluit.instellingen_id).reglement.model(aanvraag.soort)
        if model is not Besluitmodel.M2 and besluit.bestuur is None:
            wie |= {s.persoon_id for s in uow.zittingen.get(besluit.zitting_id).punt(aanvraag.id).stemmen}
            wie |= {besluit.ondertekening.persoon_id} if besluit.ondertekening else set()
    buiten = aanvraag.buiten
    if buiten and uow.instellingen.op(buiten.besloten_op).reglement.model(aanvraag.soort) is not Besluitmodel.M2:
        wie.add(buiten.door)
    return frozenset(wie)
