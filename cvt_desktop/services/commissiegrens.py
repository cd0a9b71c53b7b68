"""Who reads in which commission: a member, its voorzitter included, reads what the own commission handles (screens.md 3.2).

A dossier is of the commission that handles its kind or its voorziening, and of each on whose agenda it stands or stood. Who sits
at the table of a zitting reads its dossiers, whatever commission it is of, and who was asked for an advice reads that dossier.
Secretaris, bestuurder and consulent work for all commissions. With one commission there is nothing to choose.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cvt_desktop.domain.aanvraag import Aanvraag
from cvt_desktop.domain.formulier import Soort
from cvt_desktop.domain.ids import CommissieId, PersoonId
from cvt_desktop.domain.instellingen import Instellingen
from cvt_desktop.domain.persoon import BESTUURDERS, SECRETARISSEN, VOORZITTERS, Rol
from cvt_desktop.domain.zitting import Zitting
from cvt_desktop.ports.register import Leeseenheid

_VAN_EEN_COMMISSIE = VOORZITTERS | {Rol.LID}
_VOOR_ALLE = SECRETARISSEN | BESTUURDERS | {Rol.CONSULENT}


def van_een_commissie(rollen: frozenset[Rol]) -> bool:
    """Whether somebody with these roles works for a commission only; without reading any settings."""
    return bool(rollen & _VAN_EEN_COMMISSIE) and not rollen & _VOOR_ALLE


@dataclass(frozen=True, slots=True, kw_only=True)
class Commissiegrens:
    """What somebody reads of several commissions; ``begrensd`` False: everything that the roles allow.

    Made inside the unit that reads, so that a member who left yesterday reads nothing today.
    """

    persoon_id: PersoonId
    vandaag: date
    instellingen: Instellingen
    begrensd: bool
    eigen: frozenset[CommissieId]

    @classmethod
    def van(cls, uow: Leeseenheid, persoon_id: PersoonId, rollen: frozenset[Rol], vandaag: date) -> Commissiegrens:
        """That of who is logged in, on the settings of today."""
        nu = uow.instellingen.op(vandaag)
        return cls(
            persoon_id=persoon_id, vandaag=vandaag, instellingen=nu,
            begrensd=nu.meer_commissies and van_een_commissie(rollen),
            eigen=frozenset(c.id for c in nu.commissies if c.is_lid(persoon_id, vandaag)),
        )  # fmt: skip

    def leest(self, uow: Leeseenheid, aanvraag: Aanvraag) -> bool:
        """Whether this dossier is for these eyes."""
        return (not self.begrensd or self.behandelt(aanvraag)
                or any(k.persoon_id == self.persoon_id for k in aanvraag.koppelingen)
                or any(self.zit_in(z) for z in uow.zittingen.of_aanvraag(aanvraag.id)))  # fmt: skip

    def leest_zitting(self, zitting: Zitting) -> bool:
        """Whether this zitting, with what stands on its agenda, is for these eyes."""
        return not self.begrensd or self.zit_in(zitting)

    def leest_soort(self, soort: Soort) -> bool:
        """Whether the own commission handles this kind: for what is no dossier here, as a verklaring of the system of before."""
        if not self.begrensd:
            return True
        wie = self.instellingen.commissie_voor(soort, None, self.vandaag)
        return wie is not None and wie.id in self.eigen

    def behandelt(self, aanvraag: Aanvraag) -> bool:
        """Whether an own commission handles this kind, or this voorziening."""
        gekozen = aanvraag.formulier.tbv.voorziening if aanvraag.soort is Soort.TBV else None
        wie = self.instellingen.commissie_voor(aanvraag.soort, gekozen.id if gekozen is not None else None, self.vandaag)
        return wie is not None and wie.id in self.eigen

    def zit_in(self, zitting: Zitting) -> bool:
        """Whether it is a zitting of an own commission, or this person sits at its table."""
        return zitting.commissie_id in self.eigen or any(d.persoon_id == self.persoon_id for d in zitting.deelnemers)
