"""A practice register in which the zitting of 12 mei is over: nine besluiten lie in the Tekenmap.

Made by the use cases, but for the toets and the adviezen, which are saved as they would be: a test begins at the signature.
"""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

from cvt_desktop.adapters.exchange.inlezer import Bestandslezer
from cvt_desktop.adapters.pdf.voorbeeldstuk import maak_voorbeeldstuk
from cvt_desktop.bootstrap import maak_oefenregister, maak_toegang
from cvt_desktop.domain.aanvraag import Koppeling, Status
from cvt_desktop.domain.formulier import Houding
from cvt_desktop.domain.ids import AanvraagId, AdviesId, PersoonId
from cvt_desktop.domain.oefenen import OEFENDATUM, oefenwachtzin
from cvt_desktop.domain.schooljaar import schooljaar
from cvt_desktop.ports.zegel import Zegel
from cvt_desktop.services import adviezen, intake, oefendossiers
from cvt_desktop.services.oefenadviezen import Oefenadvies, inhoud
from cvt_desktop.services.oefengegevens import ALLE, Oefendossier
from cvt_desktop.services.oefenregister import (
    BAKKENES,
    BENSALEM,
    CRUTZER,
    RIETDIJK,
    SECRETARIS,
    VOORZITTER,
    WIEBRANDSMA,
    open_als,
)
from cvt_desktop.services.oefenwerk import Oefenwerk, Werkdag
from cvt_desktop.services.ondertekenen import teller_naam
from cvt_desktop.services.stukken import Stuklezer
from tests.dossiers import maak_toets
from tests.factories import maak_advies, uuid_van

NUMMERS = (362, 378, 391, 399, 402, 404, 410, 420, 421)
"""The parents of 399 live at two addresses, of which one is geheim."""
AANDACHT = (378, 391)
"""Advice 2 is a year shorter: the besluit says why it follows advice 1."""
EERSTE_NUMMER = 119
_GEDATEERD, _GEVRAAGD = date(2027, 4, 29), date(2027, 4, 12)
_AFWIJKING = "Voor de duur volgen wij het eerste advies: het examentraject duurt twee schooljaren."


@cache
def sjabloon(map_: Path) -> Path:
    """Made once in a process; copy it."""
    register = map_ / "na-de-zitting"
    maak_oefenregister(register, met_dossiers=False)
    toegang = maak_toegang()
    geopend = open_als(toegang, register, VOORZITTER)
    with ExitStack() as sleutels:
        sleutels.callback(geopend.sluit)
        zegels: dict[PersoonId, Zegel] = {VOORZITTER.id: geopend.kluis}
        for wie in (SECRETARIS, BENSALEM, BAKKENES, RIETDIJK):
            zegels[wie.id] = sleutels.enter_context(geopend.als_lid(wie.id, oefenwachtzin(wie.naam)))
        werk = Oefenwerk(basis=geopend.dienst, zegels=zegels, oefenklok=toegang.oefenklok, maker=maak_voorbeeldstuk,
                         lezer=Stuklezer(inlezer=Bestandslezer()))  # fmt: skip
        oefendossiers.zet_teller(geopend.dienst, teller_naam("2026-2027"), EERSTE_NUMMER - 1)
        dag = werk.op(OEFENDATUM)
        dag.leg_mandaat_vast()
        for d in sorted((d for d in ALLE if d.nummer in NUMMERS), key=lambda d: d.ontvangen):
            werk.aanvragen[d.nummer] = _gereed(werk, d)
        _houd_zitting(dag)
    return register


def _gereed(werk: Oefenwerk, d: Oefendossier) -> AanvraagId:
    dienst = werk.op(d.ontvangen).als(SECRETARIS)
    oefendossiers.zet_teller(dienst, intake.kenmerkteller(schooljaar(d.ontvangen)), d.nummer - 1)
    id_ = intake.registreren(dienst, intake.NieuweAanvraag(soort=d.aanvraagsoort, invoer=oefendossiers.invoer(d), stukken=()))
    blanco = adviezen.blanco(dienst, id_)
    with dienst.register.schrijven() as uow:
        koppelingen = tuple(Koppeling(volgorde=n, persoon_id=wie.id, gevraagd_op=_GEVRAAGD)
                            for n, wie in ((1, CRUTZER), (2, WIEBRANDSMA)))  # fmt: skip
        aanvraag = maak_toets(uow.aanvragen.get(id_))
        b = aanvraag.formulier.b
        eens = replace(b, verzorgers=tuple(replace(v, houding=Houding.EENS) for v in b.verzorgers))
        aanvraag = replace(aanvraag, formulier=replace(aanvraag.formulier, b=eens))
        uow.aanvragen.save(replace(aanvraag, status=Status.GEREED_VOOR_ZITTING, koppelingen=koppelingen))
        for volgorde, wie in ((1, CRUTZER), (2, WIEBRANDSMA)):
            korter = date(2028, 7, 31) if volgorde == 2 and d.nummer in AANDACHT else None
            a = Oefenadvies(nummer=d.nummer, volgorde=volgorde, wie=wie, gevraagd=_GEVRAAGD, uiterlijk=_GEDATEERD,
                            gedateerd=_GEDATEERD, tot_en_met=korter)  # fmt: skip
            uow.adviezen.save(replace(
                maak_advies(volgorde), id=AdviesId(uuid_van(f"advies {volgorde} {d.nummer}")), aanvraag_id=id_, persoon_id=wie.id,
                naam=wie.naam, beroep=wie.beroep, inhoud=inhoud(a, d, blanco),
            ).vaststellen(_GEDATEERD))  # fmt: skip
    return id_


def _houd_zitting(dag: Werkdag) -> None:
    dag.plan(OEFENDATUM)
    dag.agendeer(OEFENDATUM, *NUMMERS)
    dag.open_zitting()
    for nummer in NUMMERS:
        dag.wijs_toe(nummer)
    dag.sluit_zitting()
    for nummer in NUMMERS:
        dag.leg_in_tekenmap(nummer, afwijking=_AFWIJKING if nummer in AANDACHT else "")
