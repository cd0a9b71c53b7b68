"""Which dossiers somebody may see: a deskundige without another role sees only those in which advice was asked."""

from __future__ import annotations

from cvt_desktop.domain.aanvraag import Aanvraag
from cvt_desktop.domain.beleid import BELEID, Actie
from cvt_desktop.domain.errors import GeenRechtError
from cvt_desktop.domain.persoon import Rol
from cvt_desktop.services.context import Dienst


def alleen_gekoppeld(dienst: Dienst) -> bool:
    """Whether the person who is logged in sees only dossiers in which that person was asked for advice."""
    return not dienst.sessie.rollen & (BELEID[Actie.DOSSIER_INZIEN] - {Rol.DESKUNDIGE})


def mag_dossier(dienst: Dienst, aanvraag: Aanvraag) -> bool:
    """Whether the person who is logged in may see this dossier."""
    if not dienst.mag(Actie.DOSSIER_INZIEN):
        return False
    ik = dienst.sessie.persoon_id
    return not alleen_gekoppeld(dienst) or any(k.persoon_id == ik for k in aanvraag.koppelingen)


def eis_brieven(dienst: Dienst, aanvraag: Aanvraag) -> None:
    """Raise ``GeenRechtError`` for who may not read the letters of this dossier.

    They hold the addresses of ouders and the kernen of both adviezen, which a deskundige never reads.
    """
    eis_dossier(dienst, aanvraag)
    if alleen_gekoppeld(dienst):
        raise GeenRechtError("De brieven van een dossier zijn niet voor een deskundige. Vraag de secretaris.",
                             code="brieven-ongezien", dossier=aanvraag.id)  # fmt: skip


def eis_dossier(dienst: Dienst, aanvraag: Aanvraag) -> None:
    """Raise ``GeenRechtError`` for a dossier that is not for this person."""
    if not mag_dossier(dienst, aanvraag):
        raise GeenRechtError("Dit dossier is niet aan u toegewezen. Vraag de secretaris om u te koppelen.",
                             code="dossier-niet-gekoppeld", dossier=aanvraag.id)  # fmt: skip
