"""Signing keys and role certificates: made at the first own login, signed by voorzitter and beheerder (ADR 0051).

What somebody has seen of the chain is remembered under the own root key (``rolanker:<persoon>``): nobody else can make
that memory say something different, so a chain that was rewritten is not believed by anybody who saw it before.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import uuid4

from cvt_desktop.basis.tekst import meervoud
from cvt_desktop.domain import ledenlijst
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.beveiligingspunt import Beveiligingspunt, Beveiligingsstand
from cvt_desktop.domain.errors import RegisterError, ToestandError
from cvt_desktop.domain.ids import PersoonId
from cvt_desktop.domain.keten import Anker, canoniek_json
from cvt_desktop.domain.ledenlijst import Ledenlijst, Rolanker
from cvt_desktop.domain.persoon import Persoon, Rol
from cvt_desktop.domain.rolcertificaat import Rolcertificaat, Rolgrond, Rolstand, Roltekening, Rolverklaring
from cvt_desktop.ports.codec import Codec
from cvt_desktop.ports.register import Leeseenheid, Schrijfeenheid
from cvt_desktop.ports.zegel import Zegel
from cvt_desktop.services.context import Dienst, Werk
from cvt_desktop.services.lidsleutel import heeft_sleutel, maak_sleutel, opent, pen

_NIETS = Rolanker(nummer=1, digest="")
"""A memory that fits no chain: what somebody with a key must have remembered, is gone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rolregel:
    """One certificate as the page shows it. ``vervangt``: this person signed with another key before."""

    nummer: int
    persoon_id: PersoonId
    naam: str = field(repr=False)
    rollen: frozenset[Rol]
    van: datetime
    stand: Rolstand
    reden: str
    tekenaars: tuple[str, ...] = field(repr=False)
    vingerafdruk: str
    grond: Rolgrond
    vervangt: bool
    mag_ik: bool


# --- reading ------------------------------------------------------------------------------------------------------------


def lees_ledenlijst(dienst: Dienst, uow: Leeseenheid) -> Ledenlijst:
    """All certificates, judged by what the person whose keys are open has seen of them."""
    rij = uow.rolcertificaten.all()
    return ledenlijst.beoordeel(uow.logboek.kluis(), rij, canoniek=dienst.codec.schrijf, klopt=dienst.zegel.klopt,
                                anker=_herinnering(dienst.zegel, uow))  # fmt: skip


def overzicht(dienst: Dienst) -> tuple[tuple[Rolregel, ...], str]:
    """Every certificate, newest first, and the alarm (empty when the chain is sound)."""
    with dienst.lezen(Actie.REGISTER_OPENEN) as uow:
        leden = lees_ledenlijst(dienst, uow)
        namen = {p.id: p.naam for p in uow.personen.all()}
    ik, mag = dienst.sessie.persoon_id, dienst.mag(Actie.ROL_CERTIFICEREN)
    regels = []
    for b in leden.alle:
        v, getekend = b.verklaring, {t.persoon_id for t in b.certificaat.tekeningen}
        eerder = any(a.verklaring.publiek != v.publiek for a in leden.van(v.persoon_id) if a.verklaring.nummer < v.nummer)
        regels.append(Rolregel(
            nummer=v.nummer, persoon_id=v.persoon_id, naam=namen.get(v.persoon_id, "onbekend"), rollen=v.rollen, van=v.van,
            stand=b.stand, reden=b.reden, tekenaars=tuple(namen.get(t, "onbekend") for t in b.tekenaars),
            vingerafdruk=vingerafdruk(v.publiek), grond=v.grond, vervangt=eerder and v.grond is Rolgrond.SLEUTEL,
            mag_ik=mag and b.stand is Rolstand.WACHT and ik not in getekend and leden.huidig(ik) is not None,
        ))  # fmt: skip
    return tuple(reversed(regels)), leden.alarm


def eigen_sleutel(dienst: Dienst) -> bool:
    """Whether the own key opens with the keys of who is logged in."""
    with dienst.lezen(Actie.EIGEN_SLEUTEL) as uow:
        return opent(uow, dienst.zegel, dienst.sessie.persoon_id)


def vingerafdruk(publiek: str) -> str:
    """The public key in four groups, to read aloud: its first 64 bits."""
    return " ".join(publiek[i : i + 4] for i in range(0, 16, 4))


def punten(dienst: Dienst) -> Sequence[Beveiligingspunt]:
    """For the page *Beveiliging*: whether the certificates can be trusted, and what waits for a signature."""
    regels, alarm = overzicht(dienst)
    titel, waar = "Sleutels van de leden", "Instellingen, Sleutels"
    goed, let_op, fout = Beveiligingsstand.GOED, Beveiligingsstand.LET_OP, Beveiligingsstand.FOUT
    if alarm:
        return [Beveiligingspunt(titel=titel, stand=fout, tekst=alarm, middel=f"Kijk bij {waar} welk certificaat het is.")]
    if any(r.persoon_id == dienst.sessie.persoon_id for r in regels) and not eigen_sleutel(dienst):
        return [Beveiligingspunt(titel=titel, stand=let_op, tekst="Uw eigen sleutel om mee te ondertekenen gaat niet meer open.",
                                 middel=f"Vraag een nieuwe aan bij {waar}.")]  # fmt: skip
    wacht = sum(1 for r in regels if r.stand is Rolstand.WACHT)
    if wacht:
        hoeveel = meervoud(wacht, "rolcertificaat wacht", "rolcertificaten wachten")
        tekst = f"{hoeveel} op een handtekening; tot dan tellen de stemmen van die leden niet mee."
        middel = f"Laat beheerder en voorzitter ondertekenen bij {waar}."
        return [Beveiligingspunt(titel=titel, stand=let_op, tekst=tekst, middel=middel)]
    if not regels:
        return []
    return [Beveiligingspunt(titel=titel, stand=goed, tekst="Stemmen, adviezen en besluiten worden ondertekend; alle "
                             "rolcertificaten zijn geldig.")]  # fmt: skip


# --- making -------------------------------------------------------------------------------------------------------------


def sticht(werk: Werk, codec: Codec, leden: Sequence[tuple[Persoon, Zegel]], van: datetime) -> None:
    """The keys and certificates of who is there when the register is made; the first one makes it and signs them all."""
    maker, zegel = leden[0]
    for nummer, (persoon, eigen) in enumerate(leden):
        sleutel_id, publiek = maak_sleutel(werk.uow, eigen, persoon.id)
        verklaring = _verklaring(
            werk.uow, codec, persoon_id=persoon.id, sleutel_id=sleutel_id, publiek=publiek.hex(), rollen=persoon.rollen,
            van=van, grond=Rolgrond.STICHTING, reeks=0 if nummer else len(leden),
        )  # fmt: skip
        _bewaar(werk, codec, Rolcertificaat(id=uuid4(), verklaring=verklaring), zegel, maker.id)
    for persoon, eigen in leden:
        _onthoud(werk.uow, codec, eigen, persoon.id)


def zorg_voor_sleutel(dienst: Dienst) -> bool:
    """Make the own key with a certificate that waits for its signatures, when there is none yet.

    In a register from before there were keys the beheerder makes the first certificate. False when nothing was done.
    """
    ik = dienst.sessie.persoon_id
    if dienst.register.alleen_lezen:
        return False
    with dienst.register.lezen() as uow:
        leden = lees_ledenlijst(dienst, uow)
        klaar = bool(leden.van(ik)) or heeft_sleutel(uow, ik) or bool(leden.alarm)
        persoon = uow.personen.get(ik)
    if klaar or (not leden.alle and Rol.BEHEERDER not in persoon.rollen):
        return False
    _maak(dienst, persoon, Rolgrond.SLEUTEL if leden.alle else Rolgrond.OVERGANG)
    return True


def vervang_sleutel(dienst: Dienst) -> None:
    """A new key for who can no longer open the own one; it waits for voorzitter and beheerder."""
    with dienst.lezen(Actie.EIGEN_SLEUTEL) as uow:
        persoon = uow.personen.get(dienst.sessie.persoon_id)
    _maak(dienst, persoon, Rolgrond.SLEUTEL)


def _maak(dienst: Dienst, persoon: Persoon, grond: Rolgrond) -> None:
    with dienst.werk(Actie.EIGEN_SLEUTEL) as werk:
        sleutel_id, publiek = maak_sleutel(werk.uow, dienst.zegel, persoon.id)
        verklaring = _verklaring(
            werk.uow, dienst.codec, persoon_id=persoon.id, sleutel_id=sleutel_id, publiek=publiek.hex(), rollen=persoon.rollen,
            van=dienst.klok.now(), grond=grond, reeks=1 if grond is Rolgrond.OVERGANG else 0,
        )  # fmt: skip
        _bewaar(werk, dienst.codec, Rolcertificaat(id=uuid4(), verklaring=verklaring), dienst.zegel, persoon.id)
        _onthoud(werk.uow, dienst.codec, dienst.zegel, persoon.id)


def bij_rolwijziging(dienst: Dienst, werk: Werk, persoon: Persoon) -> None:
    """A certificate with the new roles for who has a key; without access: none. Signed by the beheerder who changed them."""
    eigen = [c.verklaring for c in werk.uow.rolcertificaten.all() if c.verklaring.persoon_id == persoon.id]
    rollen = persoon.rollen if persoon.actief and persoon.met_login else frozenset()
    if not eigen or eigen[-1].rollen == rollen:
        return
    verklaring = _verklaring(
        werk.uow, dienst.codec, persoon_id=persoon.id, sleutel_id=eigen[-1].sleutel_id, publiek=eigen[-1].publiek,
        rollen=rollen, van=dienst.klok.now(), grond=Rolgrond.ROLLEN if rollen else Rolgrond.INTREKKING,
    )  # fmt: skip
    _bewaar(werk, dienst.codec, Rolcertificaat(id=uuid4(), verklaring=verklaring), dienst.zegel, dienst.sessie.persoon_id)


def teken(dienst: Dienst, nummers: Sequence[int]) -> None:
    """Sign these certificates. Raises ``ToestandError`` without an own key that counts, or for one that waits for nobody."""
    with dienst.werk(Actie.ROL_CERTIFICEREN) as werk:
        leden = lees_ledenlijst(dienst, werk.uow)
        if leden.alarm:
            raise ToestandError(leden.alarm, code="rolketen")
        if leden.huidig(dienst.sessie.persoon_id) is None:
            raise ToestandError("Uw eigen rolcertificaat telt nog niet mee. Laat het eerst ondertekenen door de beheerder en de "
                                "voorzitter.", code="eigen-certificaat")  # fmt: skip
        wacht = {b.verklaring.nummer: b.certificaat for b in leden.alle if b.stand is Rolstand.WACHT}
        for nummer in nummers:
            if nummer not in wacht:
                raise ToestandError("Dit certificaat wacht niet op een handtekening. Ververs de lijst.", code="wacht-niet")
            _bewaar(werk, dienst.codec, wacht[nummer], dienst.zegel, dienst.sessie.persoon_id)
        if not nummers:
            raise ToestandError("Kies eerst welke certificaten u ondertekent.", code="niets-gekozen")


def _verklaring(uow: Leeseenheid, codec: Codec, **velden: Any) -> Rolverklaring:
    """The next link of the chain."""
    rij, kluis = uow.rolcertificaten.all(), uow.logboek.kluis()
    vorige = ledenlijst.digest(rij[-1].verklaring, codec.schrijf) if rij else ledenlijst.begin(kluis)
    return Rolverklaring(kluis=kluis, nummer=len(rij) + 1, vorige=vorige, **velden)


def _bewaar(werk: Werk, codec: Codec, certificaat: Rolcertificaat, zegel: Zegel, wie: PersoonId) -> None:
    """Sign with the key of ``wie`` when it is at hand, keep it, and tell the log."""
    schrijf = pen(werk.uow, zegel, wie)
    if schrijf is not None:
        onder = schrijf(codec.schrijf(certificaat.verklaring))
        certificaat = certificaat.getekend(
            Roltekening(persoon_id=wie, sleutel_id=onder.sleutel_id, handtekening=onder.handtekening.hex())
        )
    werk.uow.rolcertificaten.save(certificaat)
    werk.leg_vast("rolcertificaat", certificaat.verklaring.persoon_id, certificaat.verklaring)


# --- memory -------------------------------------------------------------------------------------------------------------


def onthoud(dienst: Dienst, uow: Schrijfeenheid) -> None:
    """Remember the newest certificate, when the chain fits what was remembered before and the own key opens."""
    ik = dienst.sessie.persoon_id
    if dienst.register.alleen_lezen or dienst.zegel.user_id != ik or not heeft_sleutel(uow, ik):
        return
    if not lees_ledenlijst(dienst, uow).alarm:
        _onthoud(uow, dienst.codec, dienst.zegel, ik)


def _onthoud(uow: Schrijfeenheid, codec: Codec, zegel: Zegel, wie: PersoonId) -> None:
    rij = uow.rolcertificaten.all()
    log = uow.logboek.anker()
    anker = {"digest": ledenlijst.digest(rij[-1].verklaring, codec.schrijf), "nummer": len(rij),
             "log": {"schakel": log.schakel, "volgnummer": log.volgnummer} if log else None}  # fmt: skip
    uow.geheimen.put(_naam(wie), zegel.verzegel(canoniek_json(anker), "rolanker"))


def gezien_log(zegel: Zegel, uow: Leeseenheid) -> Anker | None:
    """How far the owner of these keys saw the log, the last time that the register was opened."""
    bewaard = uow.geheimen.get(_naam(PersoonId(zegel.user_id)))
    if bewaard is None:
        return None
    try:
        log = json.loads(zegel.ontzegel(bewaard, "rolanker"))["log"]
    except RegisterError:
        return None
    return Anker(volgnummer=log["volgnummer"], schakel=log["schakel"]) if log else None


def _herinnering(zegel: Zegel, uow: Leeseenheid) -> Rolanker | None:
    """What the owner of these keys saw last. None for who never had a key: that person believes what is there."""
    wie = PersoonId(zegel.user_id)
    bewaard = uow.geheimen.get(_naam(wie))
    if bewaard is None:
        return _NIETS if heeft_sleutel(uow, wie) else None
    try:
        gelezen: Mapping[str, Any] = json.loads(zegel.ontzegel(bewaard, "rolanker"))
    except RegisterError:
        # sealed under a root key that this person no longer has; then the own key does not open either, and that is told
        return _NIETS if opent(uow, zegel, wie) else None
    return Rolanker(nummer=gelezen["nummer"], digest=gelezen["digest"])


def _naam(wie: PersoonId) -> str:
    return f"rolanker:{wie}"
