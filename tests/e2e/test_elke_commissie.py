"""Every use case called by who sits in another commission only: nothing is read of a dossier, and nothing is done in it.

Generated from the services as ``test_elke_dienst_elke_rol`` is: a use case that forgets the commission fails here without anybody
having thought of it. The dossiers of this world are all of the CvT; the people under test sit in the commission for PrO.
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from cvt_desktop.domain.commissie import Commissie, Lidmaatschap
from cvt_desktop.domain.ids import InstellingenId
from cvt_desktop.domain.persoon import Persoon, Rol
from tests.commissies import CVT_SOORTEN, PRO
from tests.e2e.alle_diensten import KERN_EEN, PER_ROL, Wereld, teksten
from tests.e2e.rechten import FUNCTIES, plekken, roep
from tests.factories import BAKKENES, BENSALEM, RIETDIJK, VOORZITTER, maak_instellingen, maak_persoon, uuid_van
from tests.fakes.poorten import NepOpmaker

ANDEREN = (PER_ROL[Rol.LID], PER_ROL[Rol.VOORZITTER])
LEDEN_CVT = (VOORZITTER, BENSALEM, BAKKENES, RIETDIJK)
LID_VAN_BEIDE = maak_persoon("Iemand Beide", Rol.LID)


def _leden(*wie: Persoon) -> tuple[Lidmaatschap, ...]:
    return tuple(Lidmaatschap(persoon_id=p.id) for p in wie)


@pytest.fixture(scope="module")
def wereld(tmp_path_factory: pytest.TempPathFactory) -> Wereld:
    """The world of every role, in which the CvT decided everything; from here on there is a second commission."""
    wereld = Wereld(tmp_path_factory.mktemp("commissies"))
    een = maak_instellingen()
    cvt: Commissie = replace(een.commissie, soorten=CVT_SOORTEN, leden=_leden(*LEDEN_CVT, LID_VAN_BEIDE))
    pro = replace(PRO, leden=_leden(*ANDEREN, LID_VAN_BEIDE))
    with wereld.opzet.zitting.register.schrijven() as uow:
        uow.instellingen.save(replace(een, id=InstellingenId(uuid_van("twee")), nummer=2, commissie=cvt,
                                      andere_commissies=(pro,)))  # fmt: skip
    return wereld


def namen(wereld: Wereld) -> frozenset[str]:
    """What only the dossiers hold: the names of their pupils, what people said, and an advice."""
    with wereld.opzet.zitting.register.lezen() as uow:
        dossiers = [uow.aanvragen.get(r.id) for r in wereld.opzet.dienst.overzichten.aanvragen()]
        pupillen = [uow.leerlingen.get(a.leerling_id) for a in dossiers if a.leerling_id is not None]
        indieners = [b.naam for b in uow.bezwaren.all()]
    teksten_ = {a.formulier.b.mening for a in dossiers} | {v.zienswijze for a in dossiers for v in a.formulier.b.verzorgers}
    return frozenset({*(p.achternaam for p in pupillen), *(p.korte_naam for p in pupillen), *indieners, KERN_EEN,
                      *(t for t in teksten_ if t.strip())})  # fmt: skip


def gezien(wereld: Wereld, wie: Persoon, woorden: frozenset[str]) -> dict[str, set[str]]:
    """The use cases through which this person reads one of these words, in an answer or on a document that was made."""
    uit: dict[str, set[str]] = {}
    for naam, functie in FUNCTIES:
        for plek in plekken(naam, functie):
            opmaker = NepOpmaker()
            spoor, antwoord, _ = roep(wereld, wie, naam, functie, plek, opmaker)
            gelezen = {woord for tekst in teksten((antwoord, opmaker.gemaakt)) for woord in woorden if woord in tekst}
            gedaan = {str(v.actie) for v in spoor.gelukt if v.aanvraag_id is not None}
            if gelezen or gedaan:
                uit.setdefault(naam, set()).update(gelezen | gedaan)
    return uit


@pytest.mark.parametrize("wie", ANDEREN, ids=lambda p: "-".join(sorted(r.name.lower() for r in p.rollen)))
def test_that_who_sits_in_another_commission_reads_and_does_nothing_in_its_dossiers(wereld: Wereld, wie: Persoon) -> None:
    assert gezien(wereld, wie, namen(wereld)) == {}


def test_that_the_same_person_in_both_commissions_reads_them(wereld: Wereld) -> None:
    """Otherwise the test above would prove nothing: the words are there to be read."""
    assert len(gezien(wereld, LID_VAN_BEIDE, namen(wereld))) > 10
