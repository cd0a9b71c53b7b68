"""New keys for the register: after a laptop or a passphrase was lost, and when somebody goes (docs/adr/0052-sleutels.md).

What was copied before cannot be taken back: a new key locks the register as it is from now on, not the copies of before.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

from cvt_desktop.basis.tekst import datum_lang, opsomming
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.beveiligingspunt import Beveiligingspunt, Beveiligingsstand
from cvt_desktop.domain.errors import ToestandError
from cvt_desktop.domain.ids import PersoonId
from cvt_desktop.ports.toegang import Kluis
from cvt_desktop.services import certificaten
from cvt_desktop.services.aanmelden import Geopend
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.gebruikers import eis_beheerder, gebruikers, zet_toegang


def vervang_sleutels(geopend: Geopend) -> None:
    """Another key for everybody who is there; nobody has to do anything for it. Takes seconds for a large register.

    Raises ``RegisterError``; the register then has its old keys, or the next login completes the new ones.
    """
    geopend.dienst.eis(Actie.SLEUTELS_VERVANGEN)
    _hersleutel(geopend, frozenset())


def verwijder_gebruiker(geopend: Geopend, persoon_id: PersoonId) -> None:
    """Take somebody's access away for good: no login, no keys, no signing; what was done stays under the name.

    The order is that of what must never be half: first the program refuses, then the keys change, then the login goes. An
    interruption leaves somebody who is refused; removing once more completes it. Raises ``ToestandError``, ``RegisterError``.
    """
    dienst = geopend.dienst
    dienst.eis(Actie.SLEUTELS_VERVANGEN)
    if persoon_id == dienst.sessie.persoon_id:
        raise ToestandError("U kunt uzelf niet verwijderen. Laat een andere beheerder dat doen.", code="eigen-toegang")
    zet_toegang(dienst, persoon_id, actief=False)
    if persoon_id in geopend.kluis.gebruikers:
        _hersleutel(geopend, frozenset({persoon_id}))
    with dienst.werk(Actie.SLEUTELS_VERVANGEN) as werk:
        persoon = replace(werk.uow.personen.get(persoon_id), met_login=False)
        eis_beheerder(werk.uow, persoon)
        werk.leg_vast("gebruiker", persoon_id, werk.uow.personen.save(persoon))
        if certificaten.trek_in(werk.uow, persoon_id):
            werk.leg_vast("certificaat", persoon_id, None)


_HERSTEL_DAGEN = 30
ZONDER_SLEUTELBOS = (
    "Uw wachtzin is het enige slot op dit register: op deze laptop is geen veilige sleutelbos. Wie de map kopieert en de "
    "wachtzin kent, kan erin."
)


def alleen_wachtzin(kluis: Kluis) -> bool:
    """Whether a passphrase is all that guards this user's way in; said as long as it lasts. Not of a practice register."""
    return not kluis.oefen and not kluis.gebonden and not kluis.via_herstelcode


def punten(geopend: Geopend) -> Sequence[Beveiligingspunt]:
    """For the page *Beveiliging*: the second key, and who is shut out and still has keys."""
    return [*_tweede_sleutel(geopend), *_nog_sleutels(geopend), *_herstelgebruik(geopend.dienst)]


def _tweede_sleutel(geopend: Geopend) -> list[Beveiligingspunt]:
    if geopend.kluis.oefen:
        return []
    if not alleen_wachtzin(geopend.kluis):
        return [Beveiligingspunt(
            titel="Tweede sleutel", stand=Beveiligingsstand.GOED,
            tekst="Uw wachtzin opent dit register alleen samen met de sleutelbos van deze laptop. Op een andere laptop hebt u "
                  "uw herstelcode nodig.",
        )]  # fmt: skip
    return [Beveiligingspunt(
        titel="Tweede sleutel", stand=Beveiligingsstand.LET_OP, tekst=ZONDER_SLEUTELBOS,
        middel="Vraag de ICT-afdeling om de sleutelbos van het systeem (Windows Referentiebeheer, macOS Sleutelhanger of GNOME "
               "Sleutelring), en zorg dat u een herstelblad hebt. Bij de volgende aanmelding gebruikt het programma hem vanzelf.",
    )]  # fmt: skip


def _nog_sleutels(geopend: Geopend) -> list[Beveiligingspunt]:
    if not geopend.dienst.mag(Actie.GEBRUIKERS_BEHEREN):
        return []
    dicht = [p.naam for p in gebruikers(geopend.dienst) if not p.actief and p.id in geopend.kluis.gebruikers]
    if not dicht:
        return []
    return [Beveiligingspunt(
        titel="Gesloten toegang", stand=Beveiligingsstand.LET_OP,
        tekst=f"De toegang van {opsomming(dicht)} is gesloten, maar de sleutels van het register zijn nog dezelfde.",
        middel="Gaat iemand voorgoed weg, kies dan bij Instellingen, Gebruikers voor Verwijderen: het register krijgt dan "
               "nieuwe sleutels.",
    )]  # fmt: skip


def _naam(namen: Mapping[PersoonId, str], wie: PersoonId | None) -> str:
    return "iemand" if wie is None else namen.get(wie, "iemand")


def _herstelgebruik(dienst: Dienst) -> list[Beveiligingspunt]:
    """Whoever found a sheet can use it: its use stays in sight for a month."""
    if not dienst.mag(Actie.LOG_INZIEN):
        return []
    vanaf = dienst.klok.now() - timedelta(days=_HERSTEL_DAGEN)
    with dienst.register.lezen() as uow:
        keren = [g for g in uow.logboek.since(0) if g.actie == Actie.HERSTELCODE_GEBRUIKEN and g.moment >= vanaf]
        namen = {p.id: p.naam for p in uow.personen.all()}
    if not keren:
        return []
    wie = opsomming([f"{_naam(namen, g.persoon_id)} ({datum_lang(g.moment.date())})" for g in keren[-5:]])
    return [Beveiligingspunt(
        titel="Herstelcode gebruikt", stand=Beveiligingsstand.LET_OP,
        tekst=f"In de laatste {_HERSTEL_DAGEN} dagen is iemand met een herstelcode binnengekomen: {wie}.",
        middel="Vraag na of die persoon dat zelf was. Zo niet: verwijder de login, en maak hem opnieuw.",
    )]  # fmt: skip


def _hersleutel(geopend: Geopend, weg: frozenset[UUID]) -> None:
    kluis, generatie = geopend.kluis, geopend.kluis.generatie + 1
    gewisseld = False

    def na_wissel() -> None:
        nonlocal gewisseld
        gewisseld = True
        kluis.voltooi_hersleutelen()

    kluis.begin_hersleutelen(weg)
    try:
        geopend.databank.hersleutel(kluis.volgende_db_sleutel, generatie=generatie, na_wissel=na_wissel)
    except BaseException:
        if not gewisseld:
            kluis.breek_hersleutelen_af()
        raise
    with geopend.dienst.werk(Actie.SLEUTELS_VERVANGEN) as werk:
        werk.leg_vast("register", None, None)
