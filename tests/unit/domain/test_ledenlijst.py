"""Which role certificates count: two signatures, in a chain that nobody changes unseen."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4, uuid5

import pytest

from cvt_desktop.domain import ledenlijst
from cvt_desktop.domain.ids import PersoonId
from cvt_desktop.domain.ledenlijst import Ledenlijst, Rolanker, beoordeel
from cvt_desktop.domain.persoon import Rol
from cvt_desktop.domain.rolcertificaat import Rolcertificaat, Rolgrond, Rolstand, Roltekening, Rolverklaring

KLUIS = UUID("5c0ffee0-0000-4000-8000-000000000001")
BEGIN = datetime(2026, 8, 1, tzinfo=UTC)
BEHEER, VOORZITTER, LID, BESTUURDER, ANDER = (PersoonId(uuid5(KLUIS, naam)) for naam in "bvlsa")


def sleutel(wie: PersoonId, welke: int = 1) -> str:
    return hashlib.sha256(f"{wie}{welke}".encode()).hexdigest()


def canoniek(v: Rolverklaring) -> bytes:
    return repr(replace(v, rollen=frozenset())).encode() + repr(sorted(v.rollen)).encode()


def zet(publiek: str, bericht: bytes) -> str:
    return hashlib.sha256(bytes.fromhex(publiek) + bericht).hexdigest()


def klopt(publiek: bytes, bericht: bytes, handtekening: bytes) -> bool:
    return handtekening.hex() == zet(publiek.hex(), bericht)


@dataclass
class Keten:
    """A chain that is being built; each certificate is signed by the people that are named."""

    rij: list[Rolcertificaat] = field(default_factory=list)
    sleutels: dict[PersoonId, tuple[UUID, str]] = field(default_factory=dict)

    def erbij(self, wie: PersoonId, *rollen: Rol, door: tuple[PersoonId, ...] = (), grond: Rolgrond = Rolgrond.SLEUTEL,
              reeks: int = 0, welke: int = 1) -> int:  # fmt: skip
        publiek = sleutel(wie, welke)
        oud = self.sleutels.get(wie)
        id_ = oud[0] if oud and oud[1] == publiek else uuid4()
        vorige = ledenlijst.digest(self.rij[-1].verklaring, canoniek) if self.rij else ledenlijst.begin(KLUIS)
        nummer = len(self.rij) + 1
        self.rij.append(Rolcertificaat(id=uuid4(), verklaring=Rolverklaring(
            kluis=KLUIS, nummer=nummer, vorige=vorige, persoon_id=wie, sleutel_id=id_, publiek=publiek,
            rollen=frozenset(rollen), van=BEGIN + timedelta(days=nummer), grond=grond, reeks=reeks,
        )))  # fmt: skip
        if welke == 1:
            self.sleutels[wie] = (id_, publiek)
        self.teken(nummer, *door)
        return nummer

    def teken(self, nummer: int, *door: PersoonId) -> None:
        c = self.rij[nummer - 1]
        for wie in door:
            id_, publiek = self.sleutels[wie]
            c = c.getekend(Roltekening(persoon_id=wie, sleutel_id=id_, handtekening=zet(publiek, canoniek(c.verklaring))))
        self.rij[nummer - 1] = c

    def oordeel(self, anker: Rolanker | None = None) -> Ledenlijst:
        return beoordeel(KLUIS, self.rij, canoniek=canoniek, klopt=klopt, anker=anker)

    def standen(self) -> list[Rolstand]:
        return [b.stand for b in self.oordeel().alle]

    def anker(self) -> Rolanker:
        return Rolanker(nummer=len(self.rij), digest=ledenlijst.digest(self.rij[-1].verklaring, canoniek))


@pytest.fixture
def keten() -> Keten:
    """A beheerder who made the register, and the first voorzitter, whom the beheerder certified alone."""
    keten = Keten()
    keten.erbij(BEHEER, Rol.BEHEERDER, door=(BEHEER,), grond=Rolgrond.STICHTING, reeks=1)
    keten.erbij(VOORZITTER, Rol.VOORZITTER, door=(BEHEER,))
    return keten


def test_that_the_first_voorzitter_is_certified_by_the_beheerder_alone_and_it_says_so(keten: Keten) -> None:
    assert keten.standen() == [Rolstand.GELDIG, Rolstand.GELDIG]
    assert "er was nog niemand die kon meetekenen" in keten.oordeel().alle[1].reden


def test_that_a_later_certificate_needs_both(keten: Keten) -> None:
    nummer = keten.erbij(LID, Rol.LID, door=(BEHEER,))
    assert (keten.standen()[-1], keten.oordeel().alle[-1].reden) == (Rolstand.WACHT, "Wacht op de voorzitter")
    keten.teken(nummer, VOORZITTER)
    assert keten.standen()[-1] is Rolstand.GELDIG
    assert keten.oordeel().alle[-1].tekenaars == (BEHEER, VOORZITTER)


@pytest.mark.parametrize("door", [(VOORZITTER,), (BEHEER,), (LID,), (BEHEER, LID), ()])
def test_that_no_other_signatures_are_enough(keten: Keten, door: tuple[PersoonId, ...]) -> None:
    keten.erbij(LID, Rol.LID, door=(BEHEER, VOORZITTER))
    keten.erbij(ANDER, Rol.LID, door=door)
    assert keten.standen()[-1] is Rolstand.WACHT


def test_that_a_beheerder_cannot_certify_a_new_key_for_the_only_voorzitter_alone(keten: Keten) -> None:
    keten.erbij(VOORZITTER, Rol.VOORZITTER, door=(BEHEER,), welke=2)
    assert keten.standen()[-1] is Rolstand.WACHT
    huidig = keten.oordeel().huidig(VOORZITTER)
    assert huidig is not None
    assert huidig.verklaring.publiek == sleutel(VOORZITTER)


def test_that_without_a_voorzitter_who_can_sign_a_bestuurder_or_lid_signs_beside_the_beheerder(keten: Keten) -> None:
    keten.erbij(LID, Rol.LID, door=(BEHEER, VOORZITTER))
    nummer = keten.erbij(VOORZITTER, Rol.VOORZITTER, door=(BEHEER,), welke=2)
    keten.teken(nummer, LID)
    assert keten.standen()[-1] is Rolstand.GELDIG


def test_that_taking_the_voorzitter_away_does_not_bring_the_time_before_the_first_one_back(keten: Keten) -> None:
    keten.erbij(VOORZITTER, door=(BEHEER,), grond=Rolgrond.INTREKKING)
    assert keten.standen()[-1] is Rolstand.GELDIG  # taking away needs one
    keten.erbij(ANDER, Rol.VOORZITTER, door=(BEHEER,))
    assert keten.standen()[-1] is Rolstand.WACHT


def test_that_giving_a_role_to_oneself_needs_another(keten: Keten) -> None:
    keten.erbij(BEHEER, Rol.BEHEERDER, Rol.LID, door=(BEHEER,), grond=Rolgrond.ROLLEN)
    assert keten.standen()[-1] is Rolstand.WACHT
    keten.teken(3, VOORZITTER)
    assert keten.standen()[-1] is Rolstand.GELDIG


def test_that_one_person_who_is_both_signs_alone_only_until_there_is_another() -> None:
    keten = Keten()
    keten.erbij(BEHEER, Rol.BEHEERDER, Rol.VOORZITTER, door=(BEHEER,), grond=Rolgrond.STICHTING, reeks=1)
    keten.erbij(LID, Rol.LID, door=(BEHEER,))
    assert keten.standen()[-1] is Rolstand.GELDIG
    keten.erbij(BESTUURDER, Rol.BESTUURDER, door=(BEHEER,))
    assert keten.standen()[-1] is Rolstand.WACHT
    keten.teken(3, LID)
    assert keten.standen()[-1] is Rolstand.GELDIG


def test_that_nobody_adds_a_founding_certificate_later(keten: Keten) -> None:
    keten.erbij(ANDER, Rol.LID, door=(BEHEER,), grond=Rolgrond.STICHTING)
    assert keten.standen()[-1] is Rolstand.ONGELDIG


def test_that_the_founding_certificates_are_as_many_as_the_first_one_says() -> None:
    keten = Keten()
    keten.erbij(BEHEER, Rol.BEHEERDER, door=(BEHEER,), grond=Rolgrond.STICHTING, reeks=2)
    for wie in (VOORZITTER, LID):
        keten.erbij(wie, Rol.LID, door=(BEHEER,), grond=Rolgrond.STICHTING)
    assert keten.standen() == [Rolstand.GELDIG, Rolstand.GELDIG, Rolstand.ONGELDIG]


@pytest.mark.parametrize("plaats", [0, 1])
def test_that_a_changed_certificate_breaks_everything_from_there(keten: Keten, plaats: int) -> None:
    keten.erbij(LID, Rol.LID, door=(BEHEER, VOORZITTER))
    c = keten.rij[plaats]
    keten.rij[plaats] = replace(c, verklaring=replace(c.verklaring, publiek=sleutel(ANDER)))
    oordeel = keten.oordeel()
    assert oordeel.alarm
    assert not any(b.geldig for b in oordeel.alle[plaats + 1 :])


def test_that_a_chain_that_was_made_anew_is_not_believed_by_who_saw_the_other(keten: Keten) -> None:
    anker = keten.anker()
    nieuw = Keten()
    nieuw.erbij(BEHEER, Rol.BEHEERDER, door=(BEHEER,), grond=Rolgrond.STICHTING, reeks=1)
    nieuw.sleutels[VOORZITTER] = (uuid4(), sleutel(VOORZITTER, 2))
    nieuw.erbij(VOORZITTER, Rol.VOORZITTER, door=(BEHEER,))
    assert nieuw.oordeel().alarm == ""
    oordeel = nieuw.oordeel(anker)
    assert oordeel.alarm
    assert not any(b.geldig for b in oordeel.alle)


def test_that_the_last_certificates_cannot_be_taken_off_unseen(keten: Keten) -> None:
    anker = keten.anker()
    keten.rij.pop()
    assert keten.oordeel(anker).alarm


def test_that_stripping_the_signature_of_the_voorzitter_gives_the_beheerder_nothing(keten: Keten) -> None:
    keten.rij[1] = replace(keten.rij[1], tekeningen=())
    keten.erbij(VOORZITTER, Rol.VOORZITTER, door=(BEHEER,), welke=2)
    assert keten.standen()[-1] is Rolstand.WACHT
