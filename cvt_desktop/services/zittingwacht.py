"""The onafhankelijkheidswacht at the table: who steps aside at which item, and who votes after all, with a reason."""

from __future__ import annotations

from collections.abc import Iterable

from cvt_desktop.domain.aanvraag import Aanvraag
from cvt_desktop.domain.ids import AanvraagId, PersoonId
from cvt_desktop.domain.persoon import Persoon
from cvt_desktop.domain.wacht import Wachtmelding, schreven_mee, wacht_bij_stemmen
from cvt_desktop.domain.wachtmatrix import Wachtniveau
from cvt_desktop.domain.zitting import Hoedanigheid, Verschoning, Zitting
from cvt_desktop.ports.register import Leeseenheid

GROND_DESKUNDIGE = "deskundige in dit dossier"


def wachtmeldingen(uow: Leeseenheid, zitting: Zitting, aanvraag_id: AanvraagId) -> tuple[Wachtmelding, ...]:
    """What the onafhankelijkheidswacht says about the stemgerechtigde deelnemers at one item."""
    return _meldingen(uow, zitting, uow.aanvragen.get(aanvraag_id), _stemmers(uow, zitting))


def _stemmers(uow: Leeseenheid, zitting: Zitting) -> list[Persoon]:
    return [uow.personen.get(d.persoon_id) for d in zitting.deelnemers if d.hoedanigheid is Hoedanigheid.STEMGERECHTIGD]


def _meldingen(uow: Leeseenheid, zitting: Zitting, aanvraag: Aanvraag, stemmers: list[Persoon]) -> tuple[Wachtmelding, ...]:
    school, adviezen = uow.scholen.get(aanvraag.school_id), tuple(uow.adviezen.of_aanvraag(aanvraag.id))
    meegeschreven = schrijvers(aanvraag, stemmers)
    return tuple(
        melding for persoon in stemmers
        for melding in wacht_bij_stemmen(persoon, school=school, adviezen=adviezen, schreven_mee=meegeschreven,
                                         jaar=zitting.datum.year)
    )  # fmt: skip


def schrijvers(aanvraag: Aanvraag, personen: Iterable[Persoon]) -> frozenset[PersoonId]:
    """Who of these people stands in the aanvraag as contact, signatory or gemachtigde."""
    a = aanvraag.formulier.a
    return schreven_mee(tuple(personen), a.contactpersoon, a.getekend_door, a.gemachtigde)


def stemt_toch(naam: str) -> str:
    """Under which words a reasoned exception on the guard stands in the dossier and on the besluitenlijst."""
    return f"{naam} is deskundige in dit dossier en stemt mee"


def leest_niet(uow: Leeseenheid, zitting: Zitting, aanvraag: Aanvraag, persoon: Persoon) -> str:
    """Why a member does not read this item, or ''. Noted or not: whom the guard names is verschoond when the zitting opens."""
    if zitting.punt(aanvraag.id).is_verschoond(persoon.id):
        return "verschoond"
    stemt = any(d.persoon_id == persoon.id and d.hoedanigheid is Hoedanigheid.STEMGERECHTIGD for d in zitting.deelnemers)
    toch = {wat for wat, _ in aanvraag.overrides}
    gevonden = _meldingen(uow, zitting, aanvraag, [persoon] if stemt else [])
    return "doet niet mee volgens de onafhankelijkheidswacht" if any(stemt_toch(m.naam) not in toch for m in gevonden) else ""


def met_wacht(uow: Leeseenheid, zitting: Zitting, *, alleen: AanvraagId | None = None) -> Zitting:
    """The zitting with everybody verschoond whom the guard names, at every undecided item or at one.

    A deskundige for whom the dossier holds a reasoned exception votes; a block has no exception.
    """
    stemmers = _stemmers(uow, zitting)  # a unit that writes reads each time what it is asked
    for punt in zitting.punten:
        if punt.beslist or (alleen is not None and punt.aanvraag_id != alleen):
            continue
        aanvraag = uow.aanvragen.get(punt.aanvraag_id)
        uitgezonderd = {wat for wat, _ in aanvraag.overrides}
        for m in _meldingen(uow, zitting, aanvraag, stemmers):
            waarschuwt = m.niveau is Wachtniveau.WAARSCHUWT
            if waarschuwt and stemt_toch(m.naam) in uitgezonderd:
                zitting = zitting.toch_meedoen(punt.aanvraag_id, m.persoon_id)
                continue
            grond = GROND_DESKUNDIGE if waarschuwt else m.grond
            verschoning = Verschoning(persoon_id=m.persoon_id, naam=m.naam, grond=grond, bron=m.bron)
            zitting = zitting.verschonen(punt.aanvraag_id, verschoning)
    return zitting
