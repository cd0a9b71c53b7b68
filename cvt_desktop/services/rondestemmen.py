"""The own stem in a schriftelijke ronde: each member casts and signs it with the own key (screens.md 4.8, 4.10; ADR 0051).

Nobody votes for another. Only the stem of a member who never had a key can be noted, where the setting allows it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from datetime import date

from cvt_desktop.basis.tekst import datum_kort
from cvt_desktop.domain.agendapunt import Agendapunt, Voorgenomen
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.errors import InvoerError, ToestandError
from cvt_desktop.domain.ids import AanvraagId, PersoonId, ZittingId
from cvt_desktop.domain.ondertekend import eigen_stemverklaring
from cvt_desktop.domain.ronde import rijp, voorbij, zonder_stemming
from cvt_desktop.domain.ronde import uitbrengen as breng_uit
from cvt_desktop.domain.stem import Stem, Stemkeuze
from cvt_desktop.domain.zitting import Zitting, Zittingtoestand
from cvt_desktop.ports.register import Leeseenheid
from cvt_desktop.ports.zegel import Zegel
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.dossiertoegang import eis_zitting
from cvt_desktop.services.keuring import eis_tekst
from cvt_desktop.services.lidsleutel import heeft_sleutel
from cvt_desktop.services.rolcertificaten import zorg_voor_sleutel
from cvt_desktop.services.verificatie import Verificatie


@dataclass(frozen=True, slots=True, kw_only=True)
class Stemuiting:
    """What a member says about one item."""

    keuze: Stemkeuze
    reden: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stemklad:
    """What a member is filling in about one item; ``voorstel`` is what it is about: another proposal begins empty."""

    aanvraag_id: AanvraagId
    voorstel: Voorgenomen | None = field(repr=False)
    keuze: str = field(repr=False)
    reden: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stembriefje:
    """What a member is filling in and did not sign yet: a draft, which counts for nothing."""

    stemmen: tuple[Stemklad, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rondestem:
    """One item for the member who is logged in: the own stem so far, and why it cannot be cast now, or ''."""

    aanvraag_id: AanvraagId
    stem: Stem | None = field(repr=False)
    waarom_niet: str

    @property
    def open(self) -> bool:
        """Whether this member can vote on it and did not yet."""
        return self.stem is None and not self.waarom_niet


def mijn_ronde(dienst: Dienst, zitting_id: ZittingId) -> tuple[Rondestem, ...]:
    """The items of a ronde for the member who is logged in, in the order of the agenda."""
    with dienst.lezen(Actie.STEM_UITBRENGEN) as uow:
        zitting = uow.zittingen.get(zitting_id)
        eis_zitting(dienst, uow, zitting)
    return _van(zitting, dienst.sessie.persoon_id, dienst.klok.today())


def open_rondes(dienst: Dienst) -> tuple[tuple[ZittingId, int], ...]:
    """``(ronde, number)`` of each open ronde with items that wait for the stem of the member who is logged in."""
    ik, vandaag = dienst.sessie.persoon_id, dienst.klok.today()
    with dienst.lezen(Actie.STEM_UITBRENGEN) as uow:
        geteld = [(id_, sum(r.open for r in _van(uow.zittingen.get(id_), ik, vandaag))) for id_ in _lopend(dienst)]
    return tuple(rij for rij in geteld if rij[1])


def rijpe_rondes(dienst: Dienst) -> dict[ZittingId, int]:
    """Of each open ronde in which an outcome can be fixed, how many."""
    vandaag = dienst.klok.today()
    with dienst.lezen(Actie.UITSLAG_VASTSTELLEN) as uow:
        zittingen = [uow.zittingen.get(id_) for id_ in _lopend(dienst)]
    geteld = {z.id: sum(rijp(z, punt, vandaag) for punt in z.punten) for z in zittingen}
    return {id_: aantal for id_, aantal in geteld.items() if aantal}


def _lopend(dienst: Dienst) -> list[ZittingId]:
    return [s.id for s in dienst.overzichten.zittingen(Zittingtoestand.GEOPEND) if s.ronde]


def uitbrengen(
    dienst: Dienst, zitting_id: ZittingId, uitingen: Mapping[AanvraagId, Stemuiting],
    ontgrendel: Callable[[], AbstractContextManager[Zegel]],
) -> Zitting:  # fmt: skip
    """Cast and sign the own stem on each item of ``uitingen``; until the outcome is fixed a stem may be cast anew.

    ``ontgrendel`` opens the own keys as in ``bekrachtigen``: it raises a ``CvtError`` when the passphrase is wrong, and then
    nothing is cast. Raises ``InvoerError`` without any stem, ``ToestandError`` for an item that cannot be voted on.
    """
    for uiting in uitingen.values():
        eis_tekst("reden", uiting.reden)
    if not uitingen:
        raise InvoerError("Kies bij ten minste één punt uw stem.", veld="stem")
    dienst.eis(Actie.STEM_UITBRENGEN)
    with ontgrendel() as zegel:
        lid = replace(dienst, zegel=zegel)
        zorg_voor_sleutel(lid)
        return _stem_uit(lid, zitting_id, uitingen)


def _stem_uit(dienst: Dienst, zitting_id: ZittingId, uitingen: Mapping[AanvraagId, Stemuiting]) -> Zitting:
    ik, nu = dienst.sessie, dienst.klok.now()
    with dienst.werk(Actie.STEM_UITBRENGEN) as werk:
        if not heeft_sleutel(werk.uow, ik.persoon_id):
            raise ToestandError("U hebt nog geen persoonlijke sleutel in dit register. Laat de beheerder zich één keer aanmelden "
                                "en stem daarna.", code="geen-sleutel")  # fmt: skip
        zitting = werk.uow.zittingen.get(zitting_id)
        for aanvraag_id, uiting in uitingen.items():
            stem = Stem(persoon_id=ik.persoon_id, naam=ik.naam, keuze=uiting.keuze, reden=uiting.reden.strip(),
                        genoteerd_door=ik.persoon_id, genoteerd_op=nu, bekrachtigd_op=nu)  # fmt: skip
            zitting = breng_uit(zitting, aanvraag_id, stem, dienst.klok.today())
        zitting = werk.uow.zittingen.save(zitting)
        werk.leg_vast("zitting", zitting_id, zitting, aantal=len(uitingen))
        for punt in zitting.punten:
            eigen = punt.stem_van(ik.persoon_id)
            if punt.aanvraag_id in uitingen and eigen is not None:
                werk.leg_vast("stem", zitting_id, eigen_stemverklaring(zitting, punt, eigen), aanvraag_id=punt.aanvraag_id)
    return zitting


def eis_te_noteren(uow: Leeseenheid, dienst: Dienst, zitting: Zitting, persoon_id: PersoonId) -> None:
    """In a ronde only the stem of who has no key is noted, where the setting lets it count; in a room every stem is.

    Raises ``ToestandError`` that says how this member votes.
    """
    if zitting.ronde is None:
        return
    verificatie = Verificatie(dienst, uow)
    if verificatie.leden.van(persoon_id):
        raise ToestandError("Dit lid heeft een persoonlijke sleutel en stemt in een schriftelijke ronde zelf. Vraag het lid "
                            "om zich aan te melden: de ronde staat in de werkvoorraad.", code="ronde-zelf")  # fmt: skip
    if not verificatie.zonder_sleutel_mag(zitting):
        raise ToestandError("Dit lid heeft nog geen persoonlijke sleutel; die komt er bij het aanmelden. Vraag het lid om "
                            "zich aan te melden en zelf te stemmen, of vraag de beheerder om 'Stemmen zonder persoonlijke "
                            "sleutel'.", code="ronde-sleutel")  # fmt: skip


def _van(zitting: Zitting, ik: PersoonId, vandaag: date) -> tuple[Rondestem, ...]:
    return tuple(Rondestem(aanvraag_id=p.aanvraag_id, stem=p.stem_van(ik), waarom_niet=_waarom_niet(zitting, p, ik, vandaag))
                 for p in zitting.punten)  # fmt: skip


def _waarom_niet(zitting: Zitting, punt: Agendapunt, ik: PersoonId, vandaag: date) -> str:
    grond = next((v.grond for v in punt.verschoningen if v.persoon_id == ik), "")
    if punt.uitslag is not None:
        return f"De uitkomst ligt vast: {punt.uitslag.zin}"
    if zitting.ronde is None or zitting.toestand is not Zittingtoestand.GEOPEND:
        return "Hierover wordt niet schriftelijk gestemd."
    if grond:
        return f"U doet bij dit punt niet mee: {grond}."
    if all(d.persoon_id != ik for d in zitting.stemmers(punt)):
        return "U doet in deze ronde niet mee als stemmer."
    if voorbij(zitting, vandaag):
        return f"De ronde liep tot en met {datum_kort(zitting.ronde.uiterlijk)}."
    if punt.voorgenomen is None:
        return "Er is nog geen voorstel om over te stemmen."
    return "Over dit voorstel wordt niet gestemd." if zonder_stemming(punt) else ""
