"""The people of the commission and the deskundigen: who they are, for whom they work, what they may do.

Logins and the roles of who logs in are ``services.gebruikers`` of the beheerder; here nobody can raise own rights.
"""

from __future__ import annotations

from dataclasses import replace

from cvt_desktop.domain.beleid import Actie, keur_rollen
from cvt_desktop.domain.bsn import MELDING, bevat_bsn
from cvt_desktop.domain.errors import GeenRechtError, InvoerError
from cvt_desktop.domain.ids import PersoonId
from cvt_desktop.domain.persoon import Beroep, Persoon, Rol, Werkverband
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.gebruikers import eis_beheerder
from cvt_desktop.services.keuring import keur_tekst
from cvt_desktop.services.rolcertificaten import bij_rolwijziging

_JAREN = range(1990, 2100)


def personen(dienst: Dienst, *, ook_inactief: bool = False) -> list[Persoon]:
    """Everybody by name, for lists and choices."""
    with dienst.lezen(Actie.REGISTER_OPENEN) as uow:
        return [persoon for persoon in uow.personen.all() if persoon.actief or ook_inactief]


def deskundigen(dienst: Dienst) -> list[Persoon]:
    """Who can be asked for an advice, by name."""
    return [persoon for persoon in personen(dienst) if Rol.DESKUNDIGE in persoon.rollen]


def bewaren(dienst: Dienst, persoon: Persoon) -> Persoon:
    """Add (``versie`` 0) or change somebody.

    Raises ``InvoerError`` naming the field, ``GeenRechtError`` for roles that only the beheerder gives,
    ``GewijzigdError``, ``ToestandError`` for the last beheerder. A login is never made or taken away here.
    """
    persoon = _netjes(persoon)
    _keur(persoon)
    with dienst.werk(Actie.PERSONEN_BEHEREN) as werk:
        oud = next((p for p in werk.uow.personen.all() if p.id == persoon.id), None)
        _keur_login(dienst, oud, persoon)
        if oud is not None and oud.met_login:
            eis_beheerder(werk.uow, persoon)
        nieuw = werk.uow.personen.save(persoon)
        werk.leg_vast("persoon", persoon.id, nieuw)
        bij_rolwijziging(dienst, werk, nieuw)
    return nieuw


def zet_actief(dienst: Dienst, persoon_id: PersoonId, *, actief: bool) -> Persoon:
    """Take somebody off the lists, or put back. What was done stays under the name. Not for who can log in."""
    with dienst.werk(Actie.PERSONEN_BEHEREN) as werk:
        persoon = werk.uow.personen.get(persoon_id)
        if persoon.met_login and not dienst.mag(Actie.GEBRUIKERS_BEHEREN):
            raise GeenRechtError("Wie zich kan aanmelden, neemt alleen de beheerder van de lijst (Instellingen, Gebruikers).",
                                 code="persoon-login")  # fmt: skip
        persoon = replace(persoon, actief=actief)
        if persoon.met_login:
            eis_beheerder(werk.uow, persoon)
        nieuw = werk.uow.personen.save(persoon)
        werk.leg_vast("persoon", persoon_id, nieuw)
        bij_rolwijziging(dienst, werk, nieuw)
    return nieuw


def _netjes(persoon: Persoon) -> Persoon:
    verbanden = tuple(replace(v, organisatie=v.organisatie.strip()) for v in persoon.werkverbanden)
    return replace(persoon, naam=persoon.naam.strip(), functie=persoon.functie.strip(), werkgever=persoon.werkgever.strip(),
                   registratie=persoon.registratie.strip(), werkverbanden=verbanden)  # fmt: skip


def _keur(persoon: Persoon) -> None:
    if not persoon.naam:
        raise InvoerError("Vul de naam in.", code="ontbreekt", veld="naam")
    if not persoon.rollen:
        raise InvoerError("Kies ten minste één rol.", code="ontbreekt", veld="rollen")
    keur_rollen(persoon.rollen)
    if Rol.DESKUNDIGE in persoon.rollen and persoon.beroep is Beroep.ANDERS and not persoon.functie:
        raise InvoerError("Kies het beroep van deze deskundige, of schrijf het bij functie.", code="ontbreekt", veld="beroep")
    for verband in persoon.werkverbanden:
        _keur_werkverband(verband)
    teksten = [("naam", persoon.naam), ("functie", persoon.functie), ("werkgever", persoon.werkgever),
               ("registratie", persoon.registratie)]  # fmt: skip
    teksten += [("werkverbanden", v.organisatie) for v in persoon.werkverbanden]
    for veld, tekst in teksten:
        if melding := keur_tekst(veld, tekst):
            raise InvoerError(melding, code="tekens", veld=veld)
        if bevat_bsn(tekst) and veld != "registratie":  # a registration number may have nine digits
            raise InvoerError(f"{MELDING} Haal het weg.", code="mogelijk-bsn", veld=veld)


def _keur_werkverband(verband: Werkverband) -> None:
    if not verband.organisatie:
        raise InvoerError("Vul de organisatie in, of haal de regel weg.", code="ontbreekt", veld="werkverbanden")
    if verband.tot_jaar is not None and verband.tot_jaar not in _JAREN:
        raise InvoerError("Controleer het jaar tot wanneer iemand ergens werkte.", code="jaar", veld="werkverbanden")


def _keur_login(dienst: Dienst, oud: Persoon | None, nieuw: Persoon) -> None:
    if nieuw.met_login != (oud is not None and oud.met_login):
        raise GeenRechtError("Een login maakt of verwijdert de beheerder bij Instellingen, Gebruikers.", code="persoon-login")
    if dienst.mag(Actie.GEBRUIKERS_BEHEREN) or oud is None or not oud.met_login:
        return
    if nieuw.rollen != oud.rollen or nieuw.actief != oud.actief:
        raise GeenRechtError("De rollen van wie zich kan aanmelden, wijzigt alleen de beheerder.", code="persoon-login",
                             veld="rollen")  # fmt: skip
