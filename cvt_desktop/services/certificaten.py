"""The commission's certificates in the register: public parts as they are, keys sealed under the owner's root key.

``geheimen`` holds per certificate ``certificaat:<wie>`` and ``keten:<wie>`` (DER), and ``sleutel:<wie>`` (sealed);
``wie`` is ``ca`` or the id of a person. A key is unsealed for one act and loaded in about a millisecond; nothing
keeps it longer than who asked for it.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from datetime import date

from cvt_desktop.basis.tekst import datum_voluit
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.errors import NietGevondenError, RegisterError, ToestandError
from cvt_desktop.domain.ids import PersoonId
from cvt_desktop.domain.persoon import TEKENAARS, Persoon
from cvt_desktop.ports.ondertekening import Certificatendienst, Ondertekenaar, Sleutelpaar
from cvt_desktop.ports.register import Leeseenheid, Schrijfeenheid
from cvt_desktop.ports.zegel import Zegel
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.documenten.koppen import functie

CA = "ca"
_LENGTE = struct.Struct(">I")


@dataclass(frozen=True, slots=True, kw_only=True)
class Certificaatstand:
    """What the settings show: whether there is a certificate to sign with, whose it is and until when.

    ``geldig_tot`` None: that cannot be read. ``eigen``: its owner brought it in, it is not under the commission's CA.
    """

    aanwezig: bool
    naam: str = ""
    vingerafdruk: str = ""
    geldig_tot: date | None = None
    eigen: bool = False


# --- with the register, and with each new person ----------------------------------------------------------------------


def tekent(persoon: Persoon) -> bool:
    """Whether this person gets a certificate: voorzitters and bestuurders sign (screens.md 3.1)."""
    return bool(persoon.rollen & TEKENAARS)


def maak_ca(
    uow: Schrijfeenheid, *, certificaten: Certificatendienst, zegel: Zegel, swv_naam: str, oefen: bool
) -> Sleutelpaar:  # fmt: skip
    """The commission's own CA, made with the register; ``zegel`` is that of the beheerder who makes it."""
    paar = certificaten.maak_ca(swv_naam=swv_naam, oefen=oefen)
    _bewaar(uow, CA, paar, zegel)
    return paar


def open_ca(uow: Leeseenheid, zegel: Zegel) -> Sleutelpaar:
    """The CA with its key, for a new person's certificate; only for the beheerder who sealed it."""
    return _open(uow, CA, zegel)


def maak_persoonscertificaat(
    uow: Schrijfeenheid, *, certificaten: Certificatendienst, ca: Sleutelpaar, zegel: Zegel, persoon: Persoon,
    swv_naam: str, oefen: bool,
) -> None:  # fmt: skip
    """A certificate under the CA; ``zegel`` is that of the person who will sign with it."""
    paar = certificaten.maak_certificaat(ca, naam=persoon.naam, functie=functie(persoon), swv_naam=swv_naam, oefen=oefen)
    _bewaar(uow, str(persoon.id), paar, zegel)


def importeer_pkcs12(dienst: Dienst, data: bytes, wachtwoord: str) -> Certificaatstand:
    """Sign with an own certificate from now on. Raises ``InvoerError`` when it cannot sign documents today, and
    ``ToestandError`` in a practice register: what is invented there may never bear a signature that is not.
    """
    if dienst.register.oefen:
        raise ToestandError("In een oefenregister tekent u alleen met het oefencertificaat. Neem uw eigen certificaat op in het "
                            "register van uw samenwerkingsverband.", code="oefenregister")  # fmt: skip
    paar = dienst.certificaten.laad_pkcs12(data, wachtwoord)
    with dienst.werk(Actie.CERTIFICAAT_BEHEREN) as werk:
        _bewaar(werk.uow, str(dienst.sessie.persoon_id), paar, dienst.zegel)
        merk_eigen(werk.uow, dienst.sessie.persoon_id, eigen=True)
        werk.leg_vast("certificaat", dienst.sessie.persoon_id, None)
    return _stand(dienst, paar, eigen=True)


def merk_eigen(uow: Schrijfeenheid, persoon_id: PersoonId, *, eigen: bool) -> None:
    """Remember whether the certificate of this person was brought in, or is under the commission's CA."""
    uow.geheimen.put(f"eigen:{persoon_id}", b"1" if eigen else b"")


def trek_in(uow: Schrijfeenheid, persoon_id: PersoonId) -> bool:
    """Nobody signs with this person's key any more; the certificate stays, for what was signed before. False: none."""
    if not heeft_certificaat(uow, persoon_id):
        return False
    uow.geheimen.put(_sleutel(persoon_id), b"")
    for soort in ("verzoek", "verzoeksleutel"):
        uow.geheimen.put(f"{soort}:{persoon_id}", b"")
    return True


# --- use --------------------------------------------------------------------------------------------------------------


def laad_ondertekenaar(dienst: Dienst) -> Ondertekenaar:
    """The key of the person who is logged in, loaded once for a stack of documents.

    Raises ``NietGevondenError`` when this person has no certificate, ``ToestandError`` when it has ended: nobody who
    verifies would take such a signature. ``RegisterError`` when it was sealed otherwise.
    """
    with dienst.lezen(Actie.BESLUIT_TEKENEN) as uow:
        paar = _open(uow, str(dienst.sessie.persoon_id), dienst.zegel)
    tot = dienst.certificaten.geldig_tot(paar.certificaat_der)
    if tot is not None and tot < dienst.klok.signing_moment().date():
        raise ToestandError(f"Uw certificaat is verlopen: het gold tot en met {datum_voluit(tot)}. Vraag bij Instellingen, "
                            "Certificaten een nieuw aan, of teken op papier.", code="certificaat-verlopen")  # fmt: skip
    return dienst.certificaten.ondertekenaar(paar)


def eigen_certificaat(dienst: Dienst) -> Certificaatstand:
    """Whether the person who is logged in can sign digitally; the key is opened, so a broken seal is found here."""
    with dienst.lezen(Actie.CERTIFICAAT_BEHEREN) as uow:
        if not heeft_certificaat(uow, dienst.sessie.persoon_id):
            return Certificaatstand(aanwezig=False)
        paar = _open(uow, str(dienst.sessie.persoon_id), dienst.zegel)
        eigen = bool(uow.geheimen.get(f"eigen:{dienst.sessie.persoon_id}"))
    return _stand(dienst, paar, eigen=eigen)


def heeft_certificaat(uow: Leeseenheid, persoon_id: PersoonId) -> bool:
    """Whether there is a sealed key for this person."""
    return bool(uow.geheimen.get(_sleutel(persoon_id)))


def wortel_pem(dienst: Dienst) -> bytes:
    """The root certificate of the commission, for who verifies; it holds no secret."""
    with dienst.lezen(Actie.REGISTER_OPENEN) as uow:
        der = uow.geheimen.get(f"certificaat:{CA}")
    if der is None:
        raise NietGevondenError(
            "In dit register is nog geen certificaat van de commissie gemaakt. "
            "Laat de beheerder dat doen bij Instellingen.", code="geen-ca",
        )  # fmt: skip
    return dienst.certificaten.exporteer_pem(der)


def _stand(dienst: Dienst, paar: Sleutelpaar, *, eigen: bool) -> Certificaatstand:
    wie = dienst.certificaten.ondertekenaar(paar)
    return Certificaatstand(aanwezig=True, naam=wie.naam, vingerafdruk=wie.certificaat_vingerafdruk, eigen=eigen,
                            geldig_tot=dienst.certificaten.geldig_tot(paar.certificaat_der))  # fmt: skip


def _sleutel(persoon_id: PersoonId) -> str:
    return f"sleutel:{persoon_id}"


def _bewaar(uow: Schrijfeenheid, wie: str, paar: Sleutelpaar, zegel: Zegel) -> None:
    uow.geheimen.put(f"certificaat:{wie}", paar.certificaat_der)
    uow.geheimen.put(f"keten:{wie}", b"".join(_LENGTE.pack(len(der)) + der for der in paar.keten))
    uow.geheimen.put(f"sleutel:{wie}", zegel.verzegel(paar.sleutel_der, f"ondertekensleutel:{wie}"))


def _open(uow: Leeseenheid, wie: str, zegel: Zegel) -> Sleutelpaar:
    certificaat, keten = uow.geheimen.get(f"certificaat:{wie}"), uow.geheimen.get(f"keten:{wie}")
    verzegeld = uow.geheimen.get(f"sleutel:{wie}")
    if certificaat is None or not verzegeld:
        raise NietGevondenError("U heeft in dit register nog geen certificaat om mee te tekenen. Laat de beheerder er een "
                                "maken, neem uw eigen certificaat op bij Instellingen, of teken op papier.",
                                code="geen-certificaat")  # fmt: skip
    return Sleutelpaar(certificaat_der=certificaat, keten=_lees_keten(keten or b""),
                       sleutel_der=zegel.ontzegel(verzegeld, f"ondertekensleutel:{wie}"))  # fmt: skip


def _lees_keten(rauw: bytes) -> tuple[bytes, ...]:
    keten, plaats = [], 0
    while plaats < len(rauw):
        if plaats + _LENGTE.size > len(rauw):
            raise RegisterError("Het certificaat in het register is beschadigd. Zet een reservekopie terug.", code="certificaat")
        (lengte,) = _LENGTE.unpack_from(rauw, plaats)
        plaats += _LENGTE.size
        keten.append(rauw[plaats : plaats + lengte])
        plaats += lengte
    return tuple(keten)
