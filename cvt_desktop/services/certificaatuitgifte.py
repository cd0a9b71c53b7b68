"""Certificates for people whose first passphrase another typed: a request at their own first login, issued later.

The key of the CA lies under the root key of the beheerder who made the register, never under a key that every user
holds. So only that beheerder can issue certificates, and nobody but its owner ever holds a signing key.
``geheimen`` holds ``verzoek:<persoon>`` (PKCS#10, DER) and ``verzoeksleutel:<persoon>`` (sealed for its owner).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.errors import CvtError, RegisterError, ToestandError
from cvt_desktop.domain.ids import PersoonId
from cvt_desktop.domain.persoon import Persoon
from cvt_desktop.services.certificaten import heeft_certificaat, merk_eigen, open_ca, tekent
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.documenten.koppen import functie


@dataclass(frozen=True, slots=True, kw_only=True)
class UitTeGeven:
    """Somebody who waits for a certificate."""

    persoon_id: PersoonId
    naam: str = field(repr=False)
    functie: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Uitgegeven:
    """Somebody who signs with a certificate. ``geldig_tot`` None: it cannot be read. ``eigen``: brought in by its owner."""

    naam: str = field(repr=False)
    functie: str
    geldig_tot: date | None
    eigen: bool


def vraag_aan(dienst: Dienst) -> bool:
    """Make the own key pair and a request, when the own roles sign and there is no certificate or request yet.

    Takes up to a second (RSA). False when there was nothing to do. Not in a register without a CA.
    """
    if not dienst.mag(Actie.CERTIFICAAT_BEHEREN):
        return False
    ik = dienst.sessie.persoon_id
    with dienst.register.lezen() as uow:
        persoon = uow.personen.get(ik)
        if heeft_certificaat(uow, ik) or uow.geheimen.get(f"verzoek:{ik}") or uow.geheimen.get("certificaat:ca") is None:
            return False
    if not tekent(persoon):
        return False
    _dien_in(dienst, persoon)
    return True


def vraag_opnieuw(dienst: Dienst) -> None:
    """Ask for another certificate of the commission; until it is issued the present one signs. Takes up to a second (RSA).

    Raises ``ToestandError`` when a request waits already, or when this person does not sign.
    """
    dienst.eis(Actie.CERTIFICAAT_BEHEREN)
    ik = dienst.sessie.persoon_id
    with dienst.register.lezen() as uow:
        persoon, wacht = uow.personen.get(ik), bool(uow.geheimen.get(f"verzoek:{ik}"))
    if wacht or not tekent(persoon):
        raise ToestandError("Uw certificaat is al aangevraagd. De beheerder die dit register maakte, geeft het uit." if wacht else
                            "Uw rol tekent geen besluiten; u hebt geen certificaat nodig.", code="geen-verzoek")  # fmt: skip
    _dien_in(dienst, persoon)


def _dien_in(dienst: Dienst, persoon: Persoon) -> None:
    ik, verzoek = persoon.id, dienst.certificaten.maak_verzoek(naam=persoon.naam)
    with dienst.werk(Actie.CERTIFICAAT_BEHEREN) as werk:
        werk.uow.geheimen.put(f"verzoeksleutel:{ik}", dienst.zegel.verzegel(verzoek.sleutel_der, f"ondertekensleutel:{ik}"))
        werk.uow.geheimen.put(f"verzoek:{ik}", verzoek.verzoek_der)
        werk.leg_vast("certificaatverzoek", ik, None)


def wacht_op_uitgifte(dienst: Dienst) -> bool:
    """Whether the own request lies with the beheerder."""
    with dienst.register.lezen() as uow:
        return bool(uow.geheimen.get(f"verzoek:{dienst.sessie.persoon_id}"))


def kan_uitgeven(dienst: Dienst) -> bool:
    """Whether the key of the CA opens for who is logged in."""
    if not dienst.mag(Actie.GEBRUIKERS_BEHEREN):
        return False
    try:
        with dienst.register.lezen() as uow:
            open_ca(uow, dienst.zegel)
    except CvtError:
        return False
    return True


def uit_te_geven(dienst: Dienst) -> tuple[UitTeGeven, ...]:
    """Who waits for a certificate, by name."""
    with dienst.lezen(Actie.GEBRUIKERS_BEHEREN) as uow:
        return tuple(
            UitTeGeven(persoon_id=p.id, naam=p.naam, functie=functie(p))
            for p in uow.personen.all()
            if p.actief and tekent(p) and uow.geheimen.get(f"verzoek:{p.id}")
        )


def uitgegeven(dienst: Dienst) -> tuple[Uitgegeven, ...]:
    """Who signs with a certificate, and until when, by name."""
    with dienst.lezen(Actie.GEBRUIKERS_BEHEREN) as uow:
        return tuple(
            Uitgegeven(naam=p.naam, functie=functie(p), eigen=bool(uow.geheimen.get(f"eigen:{p.id}")),
                       geldig_tot=dienst.certificaten.geldig_tot(uow.geheimen.get(f"certificaat:{p.id}") or b""))
            for p in uow.personen.all() if p.actief and tekent(p) and heeft_certificaat(uow, p.id)
        )  # fmt: skip


def geef_uit(dienst: Dienst, persoon_id: PersoonId) -> None:
    """Issue the certificate that somebody asked for.

    Raises ``ToestandError`` when nobody asked, or when the key of the CA is another beheerder's.
    """
    with dienst.werk(Actie.GEBRUIKERS_BEHEREN) as werk:
        geheimen, persoon = werk.uow.geheimen, werk.uow.personen.get(persoon_id)
        verzoek, sleutel = geheimen.get(f"verzoek:{persoon_id}"), geheimen.get(f"verzoeksleutel:{persoon_id}")
        if not verzoek or not sleutel or not tekent(persoon):
            raise ToestandError("Deze gebruiker wacht niet op een certificaat.", code="geen-verzoek")
        try:
            ca = open_ca(werk.uow, dienst.zegel)
        except RegisterError as fout:
            raise ToestandError(
                "Certificaten geeft de beheerder uit die dit register heeft gemaakt. Laat die beheerder zich aanmelden.",
                code="geen-ca-sleutel",
            ) from fout
        der = dienst.certificaten.geef_uit(
            ca, verzoek, naam=persoon.naam, functie=functie(persoon), swv_naam=dienst.instellingen(werk.uow).swv.naam,
            oefen=dienst.register.oefen,
        )  # fmt: skip
        geheimen.put(f"certificaat:{persoon_id}", der)
        geheimen.put(f"keten:{persoon_id}", b"")
        geheimen.put(f"sleutel:{persoon_id}", sleutel)
        merk_eigen(werk.uow, persoon_id, eigen=False)
        geheimen.put(f"verzoek:{persoon_id}", b"")
        geheimen.put(f"verzoeksleutel:{persoon_id}", b"")
        werk.leg_vast("certificaat", persoon_id, None)
