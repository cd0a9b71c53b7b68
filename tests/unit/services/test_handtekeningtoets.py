"""Signatures and certificates in a log that left the register: judged without it, and not to be changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from cvt_desktop.adapters.vault.lidsleutel import klopt
from cvt_desktop.cli import audit
from cvt_desktop.services import cvtlog, logboek
from cvt_desktop.services.handtekeningtoets import toets_van_bestand
from cvt_desktop.services.ketencontrole import Ketenuitslag
from cvt_desktop.services.ondertekenen import tekenen
from db.register import DbRegister
from tests.besluit_opzet import zet_besluit_op
from tests.factories import VOORZITTER
from tests.logboek import geketend

CERTIFICAAT = b'{"certificaat":'


@pytest.fixture(scope="module")
def geexporteerd(tmp_path_factory: pytest.TempPathFactory) -> tuple[DbRegister, list[bytes]]:
    """A log with stemmen, a besluit and the certificates of who signed them."""
    map_ = tmp_path_factory.mktemp("log")
    opzet = zet_besluit_op(map_ / "register")
    opzet.in_tekenmap()
    tekenen(opzet.als(VOORZITTER), opzet.besluit().id)
    logboek.uitvoeren(opzet.dienst, map_ / "audit.cvtlog")
    return opzet.zitting.register, (map_ / "audit.cvtlog").read_bytes().splitlines(keepends=True)


def oordeel(regels: Sequence[bytes]) -> Ketenuitslag:
    return cvtlog.controleer(regels, certificaten=partial(toets_van_bestand, klopt))[1]


def test_that_the_signatures_of_members_are_judged_by_the_certificates_in_the_file(
    geexporteerd: tuple[DbRegister, list[bytes]], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, regels = geexporteerd
    uitslag = oordeel(regels)
    assert (uitslag.heel, uitslag.onbekend) == (True, 0)
    assert uitslag.ondertekend > 4, "the stemmen of four members and the besluit"
    (tmp_path / "audit.cvtlog").write_bytes(b"".join(regels))
    assert audit.run(["verify", str(tmp_path / "audit.cvtlog")]) == 0
    assert f"{uitslag.ondertekend} handtekeningen nagegaan en in orde." in capsys.readouterr().out


def test_that_a_signed_act_written_anew_with_every_link_is_named(geexporteerd: tuple[DbRegister, list[bytes]]) -> None:
    register, regels = geexporteerd
    with register.lezen() as uow:
        log = uow.logboek.since(0)
    plek = next(n for n, g in enumerate(log) if g.actie == "besluit.tekenen" and g.handtekening)
    anders = [*log[:plek], replace(log[plek], digest="ab" * 32), *log[plek + 1 :]]
    vals = geketend(anders, log[0].vorige, 1)
    kop = cvtlog._lees_kop(regels[0])
    certificaten = [r for r in regels if r.startswith(CERTIFICAAT)]
    kopregel = cvtlog.kopregel(replace(kop, schakel=vals[-1].schakel, laatste=len(vals)))
    uitslag = oordeel([kopregel, *certificaten, *map(cvtlog.regel, vals)])
    assert uitslag.breuken[0].tekst == f"De handtekening onder gebeurtenis {plek + 1} klopt niet."


@pytest.mark.parametrize(
    ("oud", "nieuw"),
    [(b'"rollen":["lid"]', b'"rollen":["voorzitter"]'), (b'"publiek":"', b'"publiek": "'), (b'"nummer":3', b'"nummer":4'),
     (b'"reeks":0', b'"reeks":"0"'), (b'"kluis":"5c', b'"kluis":"6c')],
)  # fmt: skip
def test_that_a_changed_certificate_is_refused(geexporteerd: tuple[DbRegister, list[bytes]], oud: bytes, nieuw: bytes) -> None:
    _, regels = geexporteerd
    plek = next(n for n, r in enumerate(regels) if r.startswith(CERTIFICAAT) and oud in r)
    uitslag = oordeel([*regels[:plek], regels[plek].replace(oud, nieuw), *regels[plek + 1 :]])
    assert not uitslag.heel
    assert "ertifica" in uitslag.breuken[0].tekst


def test_that_a_certificate_taken_out_of_the_chain_is_refused(geexporteerd: tuple[DbRegister, list[bytes]]) -> None:
    _, regels = geexporteerd
    assert not oordeel([regels[0], *regels[2:]]).heel
