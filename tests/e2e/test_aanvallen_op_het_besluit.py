"""Attacks on what is decided: a stem that may not be, a decision that may not be, a TLV number that goes missing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from cvt_desktop.bootstrap import maak_oefenregister, open_geopend
from cvt_desktop.domain.errors import BestandError, CvtError, GeenRechtError, InvoerError, RegisterError, ToestandError
from cvt_desktop.domain.oefenen import oefenwachtzin
from cvt_desktop.domain.persoon import Persoon, Rol
from cvt_desktop.domain.stem import Stemkeuze
from cvt_desktop.domain.voorstel import zoals_gevraagd
from cvt_desktop.ports.documenten import Document
from cvt_desktop.services import bekrachtigen, gebruikers, oefenregister, ondertekenen, personen, verklaringen
from cvt_desktop.services import zitting_behandelen as zb
from tests.besluit_opzet import zet_besluit_op
from tests.factories import (
    BAKKENES,
    BENSALEM,
    PLV_SECRETARIS,
    RIETDIJK,
    SECRETARIS,
    VOORZITTER,
    maak_persoon,
)
from tests.fakes.poorten import NepOpmaker
from tests.zitting_opzet import ALLE_DRIE, LEDEN, Opzet, beslis, eigen, open_zitting, zet_op


def _rol_wordt(opzet: Opzet, wie: Persoon, *rollen: Rol) -> None:
    with opzet.register.schrijven() as uow:
        uow.personen.save(replace(uow.personen.get(wie.id), rollen=frozenset(rollen)))


def _klaar_om_te_stemmen(opzet: Opzet) -> None:
    d, z, a = opzet.dienst, opzet.zitting_id, opzet.dossiers[0]
    zb.vergewissen(d, z, a.id, ALLE_DRIE)
    zb.voornemen(d, z, a.id, zoals_gevraagd(a))


# --- who has a stem ---------------------------------------------------------------------------------------------------


def test_that_a_lid_who_became_secretaris_after_the_planning_has_no_stem(tmp_path: Path) -> None:
    opzet = zet_op(tmp_path)
    _rol_wordt(opzet, RIETDIJK, Rol.SECRETARIS)
    with pytest.raises(ToestandError, match="geen rol met stemrecht"):
        open_zitting(opzet)
    open_zitting(opzet, RIETDIJK)


def test_that_a_lid_who_becomes_secretaris_during_the_zitting_decides_nothing(tmp_path: Path) -> None:
    opzet = zet_op(tmp_path)
    open_zitting(opzet)
    _klaar_om_te_stemmen(opzet)
    zb.allen_voor(opzet.dienst, opzet.zitting_id, opzet.dossiers[0].id)
    _rol_wordt(opzet, RIETDIJK, Rol.SECRETARIS)
    with pytest.raises(ToestandError, match="geen rol met stemrecht"):
        zb.vaststellen_uitslag(opzet.dienst, opzet.zitting_id, opzet.dossiers[0].id)


@pytest.mark.parametrize("wie", [SECRETARIS, PLV_SECRETARIS, maak_persoon("Nergens Vandaan", Rol.LID)])
def test_that_no_stem_is_noted_of_a_secretaris_or_of_somebody_who_is_not_there(tmp_path: Path, wie: Persoon) -> None:
    opzet = zet_op(tmp_path)
    open_zitting(opzet)
    _klaar_om_te_stemmen(opzet)
    with pytest.raises(ToestandError):
        zb.stem_noteren(opzet.dienst, opzet.zitting_id, opzet.dossiers[0].id, wie.id, Stemkeuze.VOOR)
    with pytest.raises(ToestandError):
        zb.stem_herstellen(opzet.dienst, opzet.zitting_id, opzet.dossiers[0].id, wie.id, Stemkeuze.VOOR)


def test_that_a_secretaris_cannot_join_the_table_as_a_voter_nor_confirm(tmp_path: Path) -> None:
    opzet = zet_op(tmp_path)
    open_zitting(opzet)
    with pytest.raises(ToestandError):
        zb.plaatsvervanger_erbij(opzet.dienst, opzet.zitting_id, PLV_SECRETARIS.id)
    with pytest.raises(ToestandError):
        zb.leiding_wisselen(opzet.dienst, opzet.zitting_id, voorzitter_id=VOORZITTER.id, secretaris_id=RIETDIJK.id)
    beslis(opzet)
    dubbel = replace(SECRETARIS, rollen=SECRETARIS.rollen | {Rol.LID, Rol.VOORZITTER})
    with pytest.raises(GeenRechtError):
        bekrachtigen.bekrachtigen(opzet.als(dubbel), opzet.zitting_id, eigen(opzet.als(dubbel)))


def test_that_the_stem_of_who_is_absent_left_or_stepped_aside_does_not_count(tmp_path: Path) -> None:
    opzet = zet_op(tmp_path, aantal=2)
    open_zitting(opzet, BAKKENES)
    d, z, een = opzet.dienst, opzet.zitting_id, opzet.dossiers[0]
    _klaar_om_te_stemmen(opzet)
    with pytest.raises(ToestandError):
        zb.stem_noteren(d, z, een.id, BAKKENES.id, Stemkeuze.VOOR)
    twee = opzet.dossiers[1]
    zb.vergewissen(d, z, twee.id, ALLE_DRIE)
    zb.voornemen(d, z, twee.id, zoals_gevraagd(twee))
    with pytest.raises(ToestandError):  # Bensalem is deskundige there
        zb.stem_noteren(d, z, twee.id, BENSALEM.id, Stemkeuze.VOOR)
    zb.allen_voor(d, z, een.id)
    zb.aanwezigheid(d, z, RIETDIJK.id, False)
    with pytest.raises(ToestandError):  # two of three are left: no quorum, whatever was noted before
        zb.vaststellen_uitslag(d, z, een.id)


def test_that_nothing_is_decided_without_quorum_or_before_the_zitting_is_open(tmp_path: Path) -> None:
    opzet = zet_op(tmp_path)
    with pytest.raises(ToestandError):
        zb.vaststellen_uitslag(opzet.dienst, opzet.zitting_id, opzet.dossiers[0].id)
    open_zitting(opzet, BAKKENES, RIETDIJK)
    _klaar_om_te_stemmen(opzet)
    zb.allen_voor(opzet.dienst, opzet.zitting_id, opzet.dossiers[0].id)
    with pytest.raises(ToestandError):
        zb.vaststellen_uitslag(opzet.dienst, opzet.zitting_id, opzet.dossiers[0].id)


# --- whose passphrase -------------------------------------------------------------------------------------------------


def test_that_a_passphrase_that_somebody_else_typed_confirms_no_stem(tmp_path: Path) -> None:
    """The beheerder knows it until its owner logs in; with it nobody confirms stemmen in the owner's name."""
    map_ = tmp_path / "register"
    maak_oefenregister(map_, met_dossiers=False)
    beheerder = oefenregister.BEHEERDER
    geopend = open_geopend(map_, beheerder.naam, oefenwachtzin(beheerder.naam))
    try:
        nieuw, eerste = maak_persoon("Nieuw Lid", Rol.LID), "eerste zin van een ander, lang genoeg"
        gebruikers.toevoegen(geopend, replace(nieuw, met_login=False), "Nieuw Lid", eerste)
        with pytest.raises(RegisterError) as fout:
            geopend.controleer_wachtzin(nieuw.id, eerste)
        assert fout.value.code == "eerst-wachtzin"
        geopend.controleer_wachtzin(beheerder.id, oefenwachtzin(beheerder.naam))
    finally:
        geopend.sluit()
    with pytest.raises(RegisterError):
        open_geopend(map_, "Nieuw Lid", eerste)  # nor does it open the register before it was replaced


def test_that_a_lid_whose_access_was_closed_confirms_nothing(tmp_path: Path) -> None:
    opzet = zet_op(tmp_path)
    with pytest.raises(GeenRechtError):
        bekrachtigen.namens(opzet.dienst, replace(RIETDIJK, actief=False))
    with pytest.raises(GeenRechtError):
        bekrachtigen.namens(opzet.dienst, replace(RIETDIJK, met_login=False))


def test_that_the_last_beheerder_stays_by_every_route(tmp_path: Path) -> None:
    opzet = zet_op(tmp_path)
    beheerder = maak_persoon("Enige Beheerder", Rol.BEHEERDER)
    _rol_wordt(opzet, PLV_SECRETARIS, Rol.PLV_SECRETARIS)
    with opzet.register.schrijven() as uow:
        beheerder = uow.personen.save(beheerder)
    dienst = opzet.als(beheerder)
    routes: tuple[Callable[[], object], ...] = (
        lambda: personen.zet_actief(dienst, beheerder.id, actief=False),
        lambda: personen.bewaren(dienst, replace(beheerder, rollen=frozenset({Rol.FG}))),
        lambda: personen.bewaren(dienst, replace(beheerder, actief=False)),
        lambda: gebruikers.rollen_wijzigen(dienst, beheerder.id, frozenset({Rol.FG})),
        lambda: gebruikers.zet_toegang(dienst, beheerder.id, actief=False),
    )
    for route in routes:
        with pytest.raises(ToestandError):
            route()


# --- the TLV number ---------------------------------------------------------------------------------------------------


class Weigerpapier(NepOpmaker):
    """Paper that fails at the n-th final document, counted from when ``faal_bij`` is set."""

    def __init__(self) -> None:
        super().__init__()
        self.faal_bij = 0

    def maak(self, document: Document) -> bytes:
        kop: Any = getattr(document, "kop", None)
        if self.faal_bij and kop is not None and not kop.concept:
            self.faal_bij -= 1
            if not self.faal_bij:
                raise InvoerError("In het veld ‘leerling’ staat een teken dat niet kan worden afgedrukt.", veld="leerling")
        return super().maak(document)


def _stuk(soort: type[BaseException]) -> Callable[..., Any]:
    def doe(*_: object, **__: object) -> Any:
        raise soort("stuk")

    return doe


def test_that_a_tlv_number_survives_every_failure_without_a_gap_and_without_use_twice(tmp_path: Path) -> None:
    papier = Weigerpapier()
    opzet = zet_besluit_op(tmp_path, aantal=2, opmaker=papier)
    een, twee = opzet.in_tekenmap(0), opzet.in_tekenmap(1)
    voorzitter = opzet.als(VOORZITTER)
    for keer in (1, 2, 3):
        papier.faal_bij = keer
        with pytest.raises(InvoerError) as fout:
            ondertekenen.tekenen(voorzitter, een.id)
        assert fout.value.veld
    papier.faal_bij = 0
    for soort in (BestandError, MemoryError, KeyboardInterrupt, OSError):
        kapot = replace(voorzitter, bijlagen=_Kapot(soort))  # type: ignore[arg-type]
        with pytest.raises((CvtError, MemoryError, KeyboardInterrupt, OSError)):
            ondertekenen.tekenen(kapot, een.id)
    assert ondertekenen.tekenen(voorzitter, een.id).nummer.endswith("0001")
    with pytest.raises(ToestandError):
        ondertekenen.tekenen(voorzitter, een.id)
    assert ondertekenen.tekenen(voorzitter, twee.id).nummer.endswith("0002")
    assert verklaringen.gaten(verklaringen.lijst(voorzitter)) == "Geen gaten in de nummering."


class _Kapot:
    """A store whose disk is gone."""

    def __init__(self, soort: type[BaseException]) -> None:
        self.bewaar = _stuk(soort)
        self.lees = _stuk(soort)


def test_that_only_who_may_sign_gets_a_number(tmp_path: Path) -> None:
    opzet = zet_besluit_op(tmp_path)
    besluit = opzet.in_tekenmap(0)
    for wie in (SECRETARIS, *(lid for lid in LEDEN if lid is not VOORZITTER)):
        with pytest.raises(GeenRechtError):
            ondertekenen.tekenen(opzet.als(wie), besluit.id)
    assert verklaringen.lijst(opzet.als(VOORZITTER)) == []
