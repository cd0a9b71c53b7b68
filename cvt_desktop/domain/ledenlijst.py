"""Which role certificates count: the rules of two signatures over the whole chain (ADR 0051). No keys, no database.

- The certificates that were made with the register are signed by who made it, and say so.
- Every later one needs a beheerder and a voorzitter, two people. Before there ever was anybody who could sign beside the
  beheerder, that one signs alone; when there is no voorzitter any more, a bestuurder or another lid signs too.
- Taking roles away needs one of them. A new key is never signed into force by its owner.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from cvt_desktop.domain.ids import PersoonId
from cvt_desktop.domain.persoon import BESTUURDERS, VOORZITTERS, Rol
from cvt_desktop.domain.rolcertificaat import Rolcertificaat, Rolgrond, Rolstand, Rolverklaring

Canoniek = Callable[[Rolverklaring], bytes]
"""The bytes that are signed."""
Klopt = Callable[[bytes, bytes, bytes], bool]
"""Whether a signature belongs to (public key, message)."""

_BEHEER = frozenset({Rol.BEHEERDER})
_INVALLERS = BESTUURDERS | {Rol.LID}


@dataclass(frozen=True, slots=True, kw_only=True)
class Rolanker:
    """The newest certificate that somebody saw: a number and the digest there."""

    nummer: int
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Beoordeeld:
    """A certificate with what it is worth; ``reden`` in Dutch when it does not count, or counts by one signature."""

    certificaat: Rolcertificaat
    stand: Rolstand
    reden: str
    tekenaars: tuple[PersoonId, ...]

    @property
    def verklaring(self) -> Rolverklaring:
        """What it says."""
        return self.certificaat.verklaring

    @property
    def geldig(self) -> bool:
        """Whether it counts."""
        return self.stand is Rolstand.GELDIG


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledenlijst:
    """All certificates, judged. ``alarm`` in Dutch when the chain is not the one that was seen before."""

    alle: tuple[Beoordeeld, ...] = ()
    alarm: str = ""

    @property
    def overgang(self) -> bool:
        """Whether the register is older than its keys: what was done before them has no signature."""
        return bool(self.alle) and self.alle[0].verklaring.grond is Rolgrond.OVERGANG

    def van(self, persoon_id: PersoonId) -> tuple[Beoordeeld, ...]:
        """The certificates of one person, oldest first."""
        return tuple(b for b in self.alle if b.verklaring.persoon_id == persoon_id)

    def huidig(self, persoon_id: PersoonId) -> Beoordeeld | None:
        """The newest one that counts."""
        return next((b for b in reversed(self.van(persoon_id)) if b.geldig), None)

    def op(self, persoon_id: PersoonId, sleutel_id: UUID, moment: datetime) -> Beoordeeld | None:
        """The certificate that held for this key of this person at ``moment``; one that waits when there is no other."""
        toen = [b for b in self.van(persoon_id) if b.verklaring.van <= moment]
        geldig = next((b for b in reversed(toen) if b.geldig), None)
        if geldig is not None and geldig.verklaring.sleutel_id == sleutel_id:
            return geldig
        met_deze = (b for b in reversed(toen) if b.verklaring.sleutel_id == sleutel_id and b.stand is Rolstand.WACHT)
        return next(met_deze, None)

    def publiek(self, persoon_id: PersoonId, sleutel_id: UUID) -> bytes | None:
        """The public key that this chain names for somebody; what it is worth is another question."""
        for b in self.van(persoon_id):
            if b.verklaring.sleutel_id == sleutel_id and b.stand is not Rolstand.ONGELDIG:
                return bytes.fromhex(b.verklaring.publiek)
        return None


def begin(kluis: UUID) -> str:
    """What stands as ``vorige`` in the first certificate."""
    return hashlib.sha256(f"cvt-rollen:{kluis}".encode("ascii")).hexdigest()


def digest(verklaring: Rolverklaring, canoniek: Canoniek) -> str:
    """The link of one certificate."""
    return hashlib.sha256(canoniek(verklaring)).hexdigest()


def beoordeel(
    kluis: UUID, rij: Sequence[Rolcertificaat], *, canoniek: Canoniek, klopt: Klopt, anker: Rolanker | None = None
) -> Ledenlijst:
    """Judge the chain. ``anker``: what the person who looks has seen before; a chain without it is not believed."""
    heel, digests = _heel(kluis, rij, canoniek)
    if anker is not None and (len(digests) < anker.nummer or digests[anker.nummer - 1] != anker.digest):
        tekst = "De rolcertificaten zijn buiten het programma om gewijzigd sinds u ze het laatst zag"
        return Ledenlijst(alle=tuple(_ongeldig(c, tekst) for c in rij), alarm=f"{tekst}. Vertrouw geen enkele stem en "
                          "zet een reservekopie terug.")  # fmt: skip
    alarm = "" if heel == len(rij) else ("De rij van rolcertificaten is gebroken: er is een certificaat gewijzigd, weggehaald "
                                         "of tussengevoegd. Zet een reservekopie terug.")  # fmt: skip
    keten = [_Schakel(c, canoniek(c.verklaring), klopt) for c in rij[:heel]]
    _bepaal(keten)
    kapot = (_ongeldig(c, "De rij van rolcertificaten is hier gebroken") for c in rij[heel:])
    return Ledenlijst(alle=(*(s.oordeel() for s in keten), *kapot), alarm=alarm)


def _heel(kluis: UUID, rij: Sequence[Rolcertificaat], canoniek: Canoniek) -> tuple[int, list[str]]:
    """How many certificates from the first one on hang together, and their links."""
    vorige, digests = begin(kluis), list[str]()
    for nummer, certificaat in enumerate(rij, 1):
        v = certificaat.verklaring
        if (v.kluis, v.nummer, v.vorige) != (kluis, nummer, vorige):
            break
        vorige = digest(v, canoniek)
        digests.append(vorige)
    return len(digests), digests


def _ongeldig(certificaat: Rolcertificaat, reden: str) -> Beoordeeld:
    return Beoordeeld(certificaat=certificaat, stand=Rolstand.ONGELDIG, reden=reden, tekenaars=())


class _Schakel:
    """One certificate while it is being judged."""

    def __init__(self, certificaat: Rolcertificaat, bericht: bytes, klopt: Klopt) -> None:
        self.certificaat, self.v = certificaat, certificaat.verklaring
        self._bericht, self._klopt = bericht, klopt
        self._gezien: dict[tuple[PersoonId, str], bool] = {}
        self.stand = Rolstand.WACHT
        self.reden = ""
        self.tekenaars: tuple[PersoonId, ...] = ()

    def getekend_door(self, wie: Rolverklaring) -> bool:
        """Whether the key of ``wie`` signed this certificate."""
        sleutel = (wie.persoon_id, wie.publiek)
        if sleutel not in self._gezien:
            self._gezien[sleutel] = any(
                t.persoon_id == wie.persoon_id and t.sleutel_id == wie.sleutel_id
                and self._klopt(bytes.fromhex(wie.publiek), self._bericht, bytes.fromhex(t.handtekening))
                for t in self.certificaat.tekeningen
            )  # fmt: skip
        return self._gezien[sleutel]

    def oordeel(self) -> Beoordeeld:
        return Beoordeeld(certificaat=self.certificaat, stand=self.stand, reden=self.reden, tekenaars=self.tekenaars)


def _bepaal(keten: list[_Schakel]) -> None:
    """Who signs may itself be certified later in the chain, so look again until nothing changes."""
    _sticht(keten)
    gewijzigd = True
    while gewijzigd:
        gewijzigd = False
        for schakel in keten:
            if schakel.stand is Rolstand.WACHT and _telt(keten, schakel):
                schakel.stand, gewijzigd = Rolstand.GELDIG, True


def _sticht(keten: list[_Schakel]) -> None:
    """The certificates that were made with the register: as many as the first one says, signed by its owner."""
    if not keten:
        return
    maker = keten[0].v
    gezien: set[PersoonId] = set()
    for plaats, schakel in enumerate(keten):
        if schakel.v.grond not in {Rolgrond.STICHTING, Rolgrond.OVERGANG}:
            continue
        erbij = plaats < maker.reeks and schakel.v.persoon_id not in gezien and Rol.BEHEERDER in maker.rollen
        if erbij and schakel.getekend_door(maker):
            schakel.stand, schakel.tekenaars = Rolstand.GELDIG, (maker.persoon_id,)
            schakel.reden = "alleen ondertekend door wie het register maakte"
        else:
            schakel.stand, schakel.reden = Rolstand.ONGELDIG, "niet gemaakt met het register"
        gezien.add(schakel.v.persoon_id)


def _telt(keten: list[_Schakel], s: _Schakel) -> bool:
    """Whether the signatures that count so far are enough; fills in who they are, or what lacks."""
    getekend = list(_tekenaars(keten, s))
    s.tekenaars = tuple(v.persoon_id for v in getekend)
    beheer = [v for v in getekend if v.rollen & _BEHEER]
    voorzit = [v for v in getekend if v.rollen & VOORZITTERS]
    if _neemt_alleen_af(keten, s.v):
        eerste = next(iter([*beheer, *voorzit]), None)
        return _af(s, [eerste] if eerste else [], "", "Wacht op de beheerder of de voorzitter")
    if not beheer:
        return _af(s, [], "", "Wacht op de beheerder")
    if (alleen := next((b for b in beheer if _nog_alleen(keten, s, b)), None)) is not None:
        return _af(s, [alleen], "alleen door de beheerder ondertekend: er was nog niemand die kon meetekenen", "")
    mee, wacht = voorzit, "Wacht op de voorzitter"
    if not any(_kan_voorzitten(keten, s, b.persoon_id) for b in beheer):
        mee = [v for v in getekend if v.rollen & _INVALLERS]
        wacht = "Er is geen voorzitter meer die kan tekenen. Wacht op een bestuurder of een ander lid"
    paar = next(([b, v] for b in beheer for v in mee if v.persoon_id != b.persoon_id), [])
    return _af(s, paar, "", wacht)


def _nog_alleen(keten: list[_Schakel], s: _Schakel, beheerder: Rolverklaring) -> bool:
    """Whether there never was, up to here, anybody beside this beheerder who could sign too.

    A certificate that was ever there counts, whatever came of it: who takes signatures away wins nothing by it.
    """
    kan = VOORZITTERS | (_INVALLERS if beheerder.rollen & VOORZITTERS else frozenset())
    ander = (a.v for a in keten if a.v.nummer < s.v.nummer and a.v.persoon_id != beheerder.persoon_id)
    return not any(v.rollen & kan for v in ander)


def _af(s: _Schakel, wie: list[Rolverklaring], reden: str, wacht: str) -> bool:
    s.tekenaars = tuple(v.persoon_id for v in wie) or s.tekenaars
    s.reden = reden if wie else wacht
    return bool(wie)


def _tekenaars(keten: list[_Schakel], s: _Schakel) -> Iterator[Rolverklaring]:
    """Under which certificates this one was signed, as far as those count."""
    for persoon_id in {t.persoon_id: None for t in s.certificaat.tekeningen}:
        wie = _toen(keten, persoon_id, s.v.nummer)
        if wie is not None and s.getekend_door(wie):
            yield wie


def _toen(keten: list[_Schakel], persoon_id: PersoonId, nummer: int) -> Rolverklaring | None:
    """The certificate that held for somebody at this place in the chain, or else the first one after it."""
    eigen = [a.v for a in keten if a.v.persoon_id == persoon_id and a.stand is Rolstand.GELDIG and a.v.nummer != nummer]
    ervoor = [v for v in eigen if v.nummer < nummer]
    return ervoor[-1] if ervoor else next(iter(eigen), None)


def _neemt_alleen_af(keten: list[_Schakel], v: Rolverklaring) -> bool:
    eerder = [a.v for a in keten if a.v.persoon_id == v.persoon_id and a.stand is Rolstand.GELDIG and a.v.nummer < v.nummer]
    if not eerder:
        return not v.rollen
    return not v.rollen or (v.rollen <= eerder[-1].rollen and v.publiek == eerder[-1].publiek)


def _kan_voorzitten(keten: list[_Schakel], s: _Schakel, beheerder: PersoonId) -> bool:
    """Whether there is a voorzitter beside this beheerder who can sign here: not with the new key that it is about."""
    for persoon_id in {a.v.persoon_id for a in keten} - {beheerder}:
        wie = _toen(keten, persoon_id, s.v.nummer)
        zelf = persoon_id == s.v.persoon_id and wie is not None and wie.publiek != s.v.publiek
        if wie is not None and wie.rollen & VOORZITTERS and not zelf:
            return True
    return False
