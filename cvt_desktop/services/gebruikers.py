"""Who can log in, and with which roles; for the beheerder."""

from __future__ import annotations

from dataclasses import replace

from cvt_desktop.domain.beleid import Actie, keur_rollen
from cvt_desktop.domain.errors import InvoerError, ToestandError
from cvt_desktop.domain.ids import PersoonId
from cvt_desktop.domain.persoon import Persoon, Rol
from cvt_desktop.domain.ronde import aanduiding
from cvt_desktop.domain.zittingtoestand import Zittingtoestand
from cvt_desktop.ports.register import Leeseenheid
from cvt_desktop.services.aanmelden import Geopend
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.keuring import eis_tekst
from cvt_desktop.services.rolcertificaten import bij_rolwijziging

MANDAATREGISTER = "het mandaatregister"


def gebruikers(dienst: Dienst) -> list[Persoon]:
    """Everybody with a login, also who may not use it any more, by name."""
    with dienst.lezen(Actie.GEBRUIKERS_BEHEREN) as uow:
        return [p for p in uow.personen.all() if p.met_login]


def zonder_login(dienst: Dienst) -> list[Persoon]:
    """People of the register who could get a login."""
    with dienst.lezen(Actie.GEBRUIKERS_BEHEREN) as uow:
        return [p for p in uow.personen.all() if not p.met_login and p.actief]


def toevoegen(geopend: Geopend, persoon: Persoon, loginnaam: str, wachtzin: str) -> None:
    """Give somebody a login with a first passphrase, which the first login replaces. Takes up to a second on purpose.

    ``persoon`` is new (``versie`` 0) or somebody of the register without a login. The vault is written inside the unit,
    so that a refused name or passphrase leaves nothing behind. Raises ``InvoerError`` with the field.
    """
    dienst = geopend.dienst
    if not persoon.naam.strip():
        raise InvoerError("Vul de naam in.", code="ontbreekt", veld="naam")
    _keur_rollen(persoon.rollen)
    _keur_teksten(persoon, loginnaam)
    with dienst.werk(Actie.GEBRUIKERS_BEHEREN) as werk:
        nieuw = werk.uow.personen.save(replace(persoon, naam=persoon.naam.strip(), met_login=True, actief=True))
        werk.leg_vast("gebruiker", nieuw.id, nieuw)
        geopend.kluis.voeg_gebruiker_toe(nieuw.id, loginnaam.strip() or nieuw.naam, wachtzin, moet_wijzigen=True)


def rollen_wijzigen(dienst: Dienst, persoon_id: PersoonId, rollen: frozenset[Rol], *, functie: str | None = None) -> Persoon:
    """Other roles, from the next login on. Raises ``GeenRechtError`` for a forbidden pair, ``ToestandError``."""
    _keur_rollen(rollen)
    eis_tekst("functie", functie or "")
    with dienst.werk(Actie.GEBRUIKERS_BEHEREN) as werk:
        oud = werk.uow.personen.get(persoon_id)
        nieuw = replace(oud, rollen=rollen, functie=oud.functie if functie is None else functie.strip())
        eis_beheerder(werk.uow, nieuw)
        nieuw = werk.uow.personen.save(nieuw)
        werk.leg_vast("gebruiker", persoon_id, nieuw)
        bij_rolwijziging(dienst, werk, nieuw)
    return nieuw


def zet_toegang(dienst: Dienst, persoon_id: PersoonId, *, actief: bool) -> Persoon:
    """Close or open a login. What somebody copied before cannot be taken back. Raises ``ToestandError``."""
    if persoon_id == dienst.sessie.persoon_id:
        raise ToestandError("U kunt uw eigen toegang niet sluiten. Laat een andere beheerder dat doen.", code="eigen-toegang")
    with dienst.werk(Actie.GEBRUIKERS_BEHEREN) as werk:
        nieuw = replace(werk.uow.personen.get(persoon_id), actief=actief)
        eis_beheerder(werk.uow, nieuw)
        nieuw = werk.uow.personen.save(nieuw)
        werk.leg_vast("gebruiker", persoon_id, nieuw)
        bij_rolwijziging(dienst, werk, nieuw)
    return nieuw


def staat_nog(dienst: Dienst, persoon_id: PersoonId) -> tuple[str, ...]:
    """Where somebody is still counted on: a zitting or ronde that is not closed, and a mandate that holds. Without dossiers."""
    vandaag = dienst.klok.today()
    with dienst.lezen(Actie.GEBRUIKERS_BEHEREN) as uow:
        bij = [z for z in uow.zittingen.all(Zittingtoestand.GEPLAND, Zittingtoestand.GEOPEND)
               if persoon_id in {z.voorzitter_id, z.secretaris_id, *(d.persoon_id for d in z.deelnemers)}]  # fmt: skip
        mandaten = [m for m in uow.mandaten.all() if m.persoon_id == persoon_id and m.loopt(vandaag)]
    plekken = [f"de {aanduiding(z)}" for z in sorted(bij, key=lambda z: z.datum)]
    return (*plekken, *([MANDAATREGISTER] if mandaten else []))


def _keur_rollen(rollen: frozenset[Rol]) -> None:
    if not rollen:
        raise InvoerError("Kies ten minste één rol.", code="geen-rol", veld="rollen")
    keur_rollen(rollen)


def _keur_teksten(persoon: Persoon, loginnaam: str = "") -> None:
    for veld, tekst in (("naam", persoon.naam), ("functie", persoon.functie), ("loginnaam", loginnaam)):
        eis_tekst(veld, tekst)


def eis_beheerder(uow: Leeseenheid, gewijzigd: Persoon) -> None:
    """There is always somebody who can manage the register. Raises ``ToestandError``."""
    personen = [gewijzigd if p.id == gewijzigd.id else p for p in uow.personen.all()]
    if not any(p.actief and p.met_login and Rol.BEHEERDER in p.rollen for p in personen):
        raise ToestandError("Dit is de enige beheerder. Maak eerst iemand anders beheerder.", code="laatste-beheerder")
