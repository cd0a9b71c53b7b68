"""A schriftelijke ronde: a zitting without a room (screens.md 4.8). The same stemmen, quorum and independence, within a date."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from cvt_desktop.basis.tekst import datum_kort
from cvt_desktop.domain.agendapunt import Agendapunt, Hoedanigheid
from cvt_desktop.domain.errors import ToestandError
from cvt_desktop.domain.ids import AanvraagId, PersoonId
from cvt_desktop.domain.stem import Stem
from cvt_desktop.domain.zitting import Zitting


def aanduiding(zitting: Zitting) -> str:
    """``zitting wo 12 mei``, ``schriftelijke ronde t/m do 20 mei``, or ``zonder zitting wo 12 mei``."""
    if zitting.ronde is not None:
        return f"schriftelijke ronde t/m {datum_kort(zitting.ronde.uiterlijk)}"
    return f"{'zonder zitting' if zitting.zonder_zitting else 'zitting'} {datum_kort(zitting.datum)}"


def voorbij(zitting: Zitting, dag: date) -> bool:
    """Whether the last day for stemmen of a ronde has gone by."""
    return zitting.ronde is not None and dag > zitting.ronde.uiterlijk


def eis_open_ronde(zitting: Zitting, dag: date) -> None:
    """Raise ``ToestandError`` for a stem after the last day of a ronde; a zitting in a room has none."""
    if zitting.ronde is not None and voorbij(zitting, dag):
        raise ToestandError(f"De ronde liep tot en met {datum_kort(zitting.ronde.uiterlijk)}: er komt geen stem meer bij. Stel "
                            "de uitkomst vast, of zet het dossier op een zitting.", code="ronde-voorbij")  # fmt: skip


def uitbrengen(zitting: Zitting, aanvraag_id: AanvraagId, stem: Stem, dag: date) -> Zitting:
    """A member casts the own stem; another one on the same item takes the place of the earlier.

    Raises ``ToestandError`` outside a ronde, after its last day, without a proposal, or for who has no stem on this item.
    """
    if zitting.ronde is None:
        raise ToestandError("In een zitting wordt uw stem aan tafel genoteerd. Zeg daar wat u stemt, en bekrachtig uw stem na "
                            "afloop.", code="geen-ronde")  # fmt: skip
    eis_open_ronde(zitting, dag)
    return zitting.stem_noteren(aanvraag_id, stem)


def zelf_gestemd(zitting: Zitting, stem: Stem) -> bool:
    """Whether a member cast and signed this stem in a ronde, so that nobody noted it."""
    return zitting.ronde is not None and stem.genoteerd_door == stem.persoon_id and stem.bekrachtigd_op is not None


def eis_blijft(zitting: Zitting, persoon_id: PersoonId) -> None:
    """Raise ``ToestandError`` for calling somebody absent who has voted in the ronde: a cast stem is not put aside so."""
    stemmen = (p.stem_van(persoon_id) for p in zitting.punten if not p.beslist)
    if any(s is not None and zelf_gestemd(zitting, s) for s in stemmen):
        raise ToestandError("Dit lid heeft in deze ronde gestemd en telt mee. Laat het lid aanwezig staan.", code="ronde-gestemd")


def rijp(zitting: Zitting, punt: Agendapunt, dag: date) -> bool:
    """Whether the outcome of an item can be fixed now: everybody voted, nobody needs to, or the last day has gone by."""
    if zitting.ronde is None or punt.beslist or punt.voorgenomen is None:
        return False
    return zonder_stemming(punt) or voorbij(zitting, dag) or len(zitting.geldige_stemmen(punt)) == len(zitting.stemmers(punt))


def uitslag_na_afloop(zitting: Zitting, aanvraag_id: AanvraagId, *, met_adviezen: bool = True) -> Zitting:
    """Fix an item of a ronde whose date has gone by: who sent no stem counts as absent at it, and the quorum holds.

    Raises ``ToestandError`` when too few sent a stem: the item goes to another zitting.
    """
    punt = zitting.punt(aanvraag_id)
    wie_er_is = replace(zitting, deelnemers=tuple(
        replace(d, aanwezig=d.aanwezig and not _zweeg(d.hoedanigheid, punt.stem_van(d.persoon_id) is not None))
        for d in zitting.deelnemers
    ))  # fmt: skip
    if not (zonder_stemming(punt) or (quorum := wie_er_is.quorum_voor(punt)).voldoende):
        raise ToestandError(f"De ronde is voorbij zonder quorum: er zijn {quorum.stemmers} stemmen en er zijn er {quorum.nodig} "
                            "nodig, volgens de samenstelling in het reglement. Haal het dossier van de agenda en zet het op een "
                            "zitting.", code="ronde-zonder-quorum")  # fmt: skip
    return replace(wie_er_is.vaststellen_uitslag(aanvraag_id, met_adviezen=met_adviezen), deelnemers=zitting.deelnemers)


def zonder_stemming(punt: Agendapunt) -> bool:
    """Whether what is proposed needs no stemming."""
    return punt.voorgenomen is not None and punt.voorgenomen.uitkomst.zonder_stemming


def _zweeg(hoedanigheid: Hoedanigheid, stemde: bool) -> bool:
    return hoedanigheid is Hoedanigheid.STEMGERECHTIGD and not stemde
