"""A register with a commission and dossiers that are ready for a zitting, through the real services."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from uuid import uuid4

from cvt_desktop.domain.aanvraag import Aanvraag, Status
from cvt_desktop.domain.deskundigenadvies import Conclusie, Criterium, Criteriumoordeel, Deskundigenadvies
from cvt_desktop.domain.formulier import Categorie
from cvt_desktop.domain.ids import AanvraagId, AdviesId, PersoonId, ZittingId
from cvt_desktop.domain.leerling import Leerling
from cvt_desktop.domain.persoon import Persoon
from cvt_desktop.domain.school import School
from cvt_desktop.domain.zitting import Vergewissing
from cvt_desktop.ports.register import Register
from cvt_desktop.ports.zegel import Zegel
from cvt_desktop.services import zitting_behandelen, zittingen
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.zittingen import Zittingplan
from db.register import DbRegister
from tests.dossiers import maak_toets
from tests.factories import (
    BAKKENES,
    BENSALEM,
    CRUTZER,
    KAAPHORN,
    MIKOLAJ,
    RAVENKOOG,
    RIETDIJK,
    SECRETARIS,
    VANDAAG,
    VOORZITTER,
    ZILVERDAM,
    maak_aanvraag_bij_deskundigen,
    maak_advies,
    maak_adviesinhoud,
    maak_formulier,
    maak_instellingen,
    maak_leerling,
)
from tests.fakes.eens import eens
from tests.fakes.klok import VasteKlok
from tests.fakes.register import maak_dienst, maak_testregister

ALLE_DRIE = Vergewissing(zorgvuldig=True, feiten=True, dragen_conclusie=True)
LEDEN = (VOORZITTER, BENSALEM, BAKKENES, RIETDIJK)


class NepNavigatie:
    """Remembers where somebody was sent."""

    def __init__(self) -> None:
        self.plaatsen: list[str] = []

    def naar(self, scherm: str) -> None:
        self.plaatsen.append(scherm)

    def naar_dossier(self, aanvraag_id: AanvraagId, *, tab: str = "overzicht", veld: str | None = None) -> None:
        self.plaatsen.append(f"dossier/{aanvraag_id}/{tab}")

    def naar_zitting(self, zitting_id: ZittingId) -> None:
        self.plaatsen.append(f"zitting/{zitting_id}")

    def naar_leeslijst(self, zitting_id: ZittingId, aanvraag_id: AanvraagId | None = None) -> None:
        self.plaatsen.append(f"zitting/{zitting_id}")

    def terug(self) -> None:
        self.plaatsen.append("terug")


@dataclass(frozen=True, slots=True, kw_only=True)
class Opzet:
    """The register and the secretaris who works in it; ``dossiers`` in the order in which they were made."""

    register: DbRegister
    dienst: Dienst
    klok: VasteKlok
    zitting_id: ZittingId
    dossiers: list[Aanvraag] = field(default_factory=list)

    def als(self, persoon: Persoon) -> Dienst:
        """The same register for somebody else."""
        return maak_dienst(self.register, persoon, klok=self.klok)

    def aanvraag(self, nummer: int = 0) -> Aanvraag:
        """A dossier as it is now."""
        with self.register.lezen() as uow:
            return uow.aanvragen.get(self.dossiers[nummer].id)


def _dienst(opzet: Opzet) -> Dienst:
    return opzet.dienst


@eens(_dienst)
def zet_op(map_: Path, *, aantal: int = 1, op_agenda: bool = True, datum: date = VANDAAG) -> Opzet:
    """A zitting of four members, and the first ``aantal`` of four dossiers; on the agenda unless told otherwise.

    0 Mikołaj: adviezen one year apart. 1 Zoë: adviezen differ, Bensalem is deskundige. 2 Ömer: OSG Kaaphorn, so that
    Bakkenes is blocked. 3 Sem.
    """
    register = maak_testregister(map_)
    klok = VasteKlok()
    dienst = maak_dienst(register, SECRETARIS, klok=klok)
    dossiers = [_bewaar(register, *deel) for deel in _DOSSIERS()[:aantal]]
    zitting_id = zittingen.plannen(dienst, plan(datum=datum))
    if op_agenda:
        for aanvraag in dossiers:
            zittingen.agenderen(dienst, zitting_id, aanvraag.id)
    return Opzet(register=register, dienst=dienst, klok=klok, zitting_id=zitting_id, dossiers=dossiers)


def plan(**velden: object) -> Zittingplan:
    """Wo 12 mei 2027 with the four members and the secretaris."""
    basis = Zittingplan(datum=VANDAAG, plaats="Sluiskade 8", stemgerechtigden=tuple(p.id for p in LEDEN),
                        secretaris_id=SECRETARIS.id)  # fmt: skip
    return replace(basis, **velden)  # type: ignore[arg-type]


def eigen(dienst: Dienst) -> Callable[[], AbstractContextManager[Zegel]]:
    """What a right passphrase opens: the own keys."""
    return lambda: nullcontext(dienst.zegel)


def open_zitting(opzet: Opzet, *afwezig: Persoon) -> None:
    """Open it with everybody but ``afwezig``."""
    er = frozenset(p.id for p in (*LEDEN, SECRETARIS)) - {p.id for p in afwezig}
    zitting_behandelen.openen(opzet.dienst, opzet.zitting_id, aanwezig=frozenset(PersoonId(p) for p in er),
                              voorzitter_id=VOORZITTER.id, secretaris_id=SECRETARIS.id)  # fmt: skip


def beslis(opzet: Opzet, nummer: int = 0, *, horen: bool = True) -> None:
    """Decide an item as was asked, everybody for it; ``horen``: with the hoorrecht as the aanvraag says."""
    from cvt_desktop.domain.hoorrecht import zoals_aanvraag
    from cvt_desktop.domain.voorstel import zoals_gevraagd

    d, z, a = opzet.dienst, opzet.zitting_id, opzet.dossiers[nummer]
    zitting_behandelen.vergewissen(d, z, a.id, ALLE_DRIE)
    if horen:
        zitting_behandelen.horen(d, z, a.id, zoals_aanvraag(a.formulier.b))
    zitting_behandelen.voornemen(d, z, a.id, zoals_gevraagd(a))
    zitting_behandelen.allen_voor(d, z, a.id)
    zitting_behandelen.vaststellen_uitslag(d, z, a.id)


def _bewaar(
    register: Register, kenmerk: str, leerling: Leerling, school: School, adviezen: tuple[Deskundigenadvies, ...]
) -> Aanvraag:
    with register.schrijven() as uow:
        uow.leerlingen.save(leerling)
        formulier = maak_formulier()
        waarom = formulier.vso.waarom.replace("Mikołaj", leerling.roepnaam)
        formulier = replace(formulier, vso=replace(formulier.vso, waarom=waarom))
        aanvraag = maak_aanvraag_bij_deskundigen(kenmerk, status=Status.GEREED_VOOR_ZITTING, leerling_id=leerling.id,
                                                 school_id=school.id, formulier=formulier)  # fmt: skip
        aanvraag = uow.aanvragen.save(maak_toets(aanvraag))
        criteria = tuple(Criterium(tekst=tekst, oordeel=Criteriumoordeel.JA) for tekst in maak_instellingen().reglement.criteria)
        for advies in adviezen:
            inhoud = replace(advies.inhoud, kern=advies.inhoud.kern.replace("Mikołaj", leerling.roepnaam), criteria=criteria)
            eigen = replace(advies, id=AdviesId(uuid4()), aanvraag_id=aanvraag.id, inhoud=inhoud)
            uow.adviezen.save(eigen.vaststellen(date(2027, 4, 29)))
    return aanvraag


def _DOSSIERS() -> list[tuple[str, Leerling, School, tuple[Deskundigenadvies, ...]]]:
    een, twee = maak_advies(1), maak_advies(2)
    positief_midden = maak_adviesinhoud(categorie=Categorie.MIDDEN, conclusie=Conclusie.POSITIEF)
    negatief = maak_adviesinhoud(conclusie=Conclusie.NEGATIEF, categorie=None, tot_en_met=None)
    van_bensalem = replace(een, persoon_id=BENSALEM.id, naam=BENSALEM.naam, inhoud=positief_midden)
    zoe = maak_leerling("Zoë", "Ünal-Hofstee", geboortedatum=date(2013, 1, 22))
    omer = maak_leerling("Ömer Faruk", "Çelikkaya", geboortedatum=date(2012, 5, 25))
    sem = maak_leerling("Sem", "Bergh van Heemskade", voorvoegsel="van den", geboortedatum=date(2013, 10, 11))
    gelijk = replace(twee, inhoud=replace(twee.inhoud, tot_en_met=een.inhoud.tot_en_met))
    return [
        ("2026-0391", MIKOLAJ, RAVENKOOG, (een, twee)),
        ("2026-0378", zoe, RAVENKOOG, (van_bensalem, replace(twee, inhoud=negatief))),
        ("2026-0362", omer, KAAPHORN, (replace(een, persoon_id=CRUTZER.id), gelijk)),
        ("2026-0399", sem, ZILVERDAM, (een, gelijk)),
    ]
