"""Which dossiers somebody may see: a deskundige without another role sees only those in which advice was asked, and a member
those of the own commission (``commissiegrens``)."""

from __future__ import annotations

from cvt_desktop.domain.aanvraag import Aanvraag
from cvt_desktop.domain.beleid import BELEID, Actie
from cvt_desktop.domain.errors import GeenRechtError
from cvt_desktop.domain.formulier import Soort
from cvt_desktop.domain.persoon import Rol
from cvt_desktop.domain.zitting import Zitting
from cvt_desktop.ports.overzicht import AanvraagSummary
from cvt_desktop.ports.register import Leeseenheid
from cvt_desktop.services.commissiegrens import van_een_commissie
from cvt_desktop.services.context import ANDERE_COMMISSIE, ZITTING_ELDERS, Dienst


def alleen_gekoppeld(dienst: Dienst) -> bool:
    """Whether the person who is logged in sees only dossiers in which that person was asked for advice."""
    return not dienst.sessie.rollen & (BELEID[Actie.DOSSIER_INZIEN] - {Rol.DESKUNDIGE})


def mag_dossier(dienst: Dienst, uow: Leeseenheid, aanvraag: Aanvraag) -> bool:
    """Whether the person who is logged in may see this dossier."""
    if not dienst.mag(Actie.DOSSIER_INZIEN):
        return False
    ik = dienst.sessie.persoon_id
    if alleen_gekoppeld(dienst):
        return any(k.persoon_id == ik for k in aanvraag.koppelingen)
    return not van_een_commissie(dienst.sessie.rollen) or dienst.commissiegrens(uow).leest(uow, aanvraag)


def binnen_commissie(dienst: Dienst, uow: Leeseenheid, regels: list[AanvraagSummary]) -> list[AanvraagSummary]:
    """The lines that are for the own commission; all of them for who works for every commission, or where there is one."""
    if not van_een_commissie(dienst.sessie.rollen) or not (grens := dienst.commissiegrens(uow)).begrensd:
        return regels
    aan_tafel = {p.aanvraag_id for z in uow.zittingen.all() if grens.zit_in(z) for p in z.punten}
    eigen = {soort: grens.leest_soort(soort) for soort in Soort}
    apart = any(c.voorzieningen for c in grens.instellingen.commissies)

    def leest(regel: AanvraagSummary) -> bool:
        soort = Soort(regel.soort)
        if regel.id in aan_tafel or (eigen[soort] and not (soort is Soort.TBV and apart)):
            return True
        if soort is Soort.TBV or regel.adviezen_gevraagd:  # only then the line does not tell enough
            return grens.leest(uow, uow.aanvragen.get(regel.id))
        return False

    return [regel for regel in regels if leest(regel)]


def eis_zitting(dienst: Dienst, uow: Leeseenheid, zitting: Zitting) -> None:
    """Raise ``GeenRechtError`` for a zitting of another commission at which this person does not sit."""
    if not dienst.commissiegrens(uow).leest_zitting(zitting):
        raise GeenRechtError(ZITTING_ELDERS, code="zitting-andere-commissie")


def eis_brieven(dienst: Dienst, uow: Leeseenheid, aanvraag: Aanvraag) -> None:
    """Raise ``GeenRechtError`` for who may not read the letters of this dossier.

    They hold the addresses of ouders and the kernen of both adviezen, which a deskundige never reads.
    """
    eis_dossier(dienst, uow, aanvraag)
    if alleen_gekoppeld(dienst):
        raise GeenRechtError("De brieven van een dossier zijn niet voor een deskundige. Vraag de secretaris.",
                             code="brieven-ongezien", dossier=aanvraag.id)  # fmt: skip


def eis_dossier(dienst: Dienst, uow: Leeseenheid, aanvraag: Aanvraag) -> None:
    """Raise ``GeenRechtError`` for a dossier that is not for this person."""
    if not mag_dossier(dienst, uow, aanvraag):
        if dienst.mag(Actie.DOSSIER_INZIEN) and not alleen_gekoppeld(dienst):
            raise GeenRechtError(ANDERE_COMMISSIE, code="dossier-andere-commissie", dossier=aanvraag.id)
        raise GeenRechtError("Dit dossier is niet aan u toegewezen. Vraag de secretaris om u te koppelen.",
                             code="dossier-niet-gekoppeld", dossier=aanvraag.id)  # fmt: skip
