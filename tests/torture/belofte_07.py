"""Promise 7: a restore from the recovery kit and the folder of a backup works at the first try, and a mistyped code is caught.

The drill is the one of the handleiding: another laptop, the folder with backups, the printed code. In turns the register is
gone, damaged, without a header, or simply further than the backup; it is asked for with the code or with the passphrase. What
comes of it is opened and read, and holds exactly what the backup held. Each drill also types the code wrong in one way: every
digit replaced by every other one, every two neighbours swapped.
"""

from __future__ import annotations

import random
import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from cvt_desktop.adapters.vault import herstelcode
from cvt_desktop.domain.errors import CvtError, InvoerError
from cvt_desktop.domain.notitie import Notitiesoort
from cvt_desktop.ports.reservekopie import Reservekopie
from cvt_desktop.ports.toegang import Kluis
from cvt_desktop.ports.voortgang import Stil
from cvt_desktop.services import notities
from cvt_desktop.services.terugzetten import wissel, zet_klaar
from tests.fakes.toegang import BEHEERDER, WACHTZIN, maak_testtoegang
from tests.kopieregister import GEREEDSCHAP, maak_proef
from tests.torture.opzet import tijdelijke_map
from tests.torture.uitkomst import Uitkomst

NUMMER = 7
BELOFTE = "a restore from kit and backup works at the first try; every mistyped code is caught"
KORT = 24
LANG = 5_000

_REDEN = "De laptop is uit de trein verdwenen."
_LATER = "Dit is na de reservekopie geschreven."
_LOG = frozenset({"gebeurtenis", "zout", "terugzetting", "meta"})
"""Tables to which the restore itself adds."""
Kwaad = Callable[[Path], None]


class _Wereld:
    """A register and its backup on a stick; the register went on afterwards."""

    def __init__(self, map_: Path) -> None:
        self.toegang = maak_testtoegang()
        proef = maak_proef(map_ / "oud")
        self.code = proef.geopend.kluis.nieuwe_herstelcode()
        proef.kopie()
        self.goed = _inhoud(proef.geopend.databank)
        aanvraag = proef.geopend.databank.overzichten.aanvragen()[0].id
        notities.schrijven(proef.geopend.dienst, aanvraag, Notitiesoort.NOTITIE, _LATER)
        proef.geopend.sluit()
        self.register, self.stick = proef.bron.map_, proef.bron.eerste

    def drill(self, map_: Path, kwaad: Kwaad | None, *, met_code: bool) -> str:
        """One restore on a laptop of its own; '' when all is well."""
        shutil.copytree(self.stick, map_ / "stick")
        doel = map_ / "registers" / "register"
        if kwaad is not None:
            shutil.copytree(self.register, doel)
            kwaad(doel)
        (kopie,) = GEREEDSCHAP.plaatsen.zoek(map_ / "stick")
        try:
            self._zet_terug(kopie, doel, met_code=met_code)
            return self._lees(doel, met_code=met_code)
        except CvtError as fout:
            return f"refused: {fout.code}"

    def _zet_terug(self, kopie: Reservekopie, doel: Path, *, met_code: bool) -> None:
        klaar = zet_klaar(self.toegang, GEREEDSCHAP, kopie, doel, lambda map_: self._open(map_, met_code=met_code),
                          reden=_REDEN, voortgang=Stil())  # fmt: skip
        wissel(self.toegang, GEREEDSCHAP, klaar)

    def _open(self, map_: Path, *, met_code: bool) -> Kluis:
        if met_code:
            return self.toegang.kluizen.ontgrendel_met_herstelcode(map_, self.code)
        return self.toegang.kluizen.ontgrendel(map_, BEHEERDER.id, WACHTZIN)

    def _lees(self, doel: Path, *, met_code: bool) -> str:
        nu, kluis = self.toegang.klok.now(), self._open(doel, met_code=met_code)
        databank = self.toegang.databanken.open(
            doel, kluis, nu=nu, schrijfrecht=self.toegang.databanken.neem_schrijfrecht(doel, sinds=nu)
        )
        try:
            with databank.lezen() as uow:
                rijen = [uow.opslag.get(s.id) for r in databank.overzichten.aanvragen() for s in uow.stukken.of_aanvraag(r.id)]
                gezegd = [t.reden for t in uow.terugzettingen.all()]
            bijlagen = self.toegang.databanken.bijlagen(doel)
            if not rijen or any(len(bijlagen.lees(b.naam, b.sleutel)) != b.lengte for b in rijen):
                return "a bijlage is missing"
            if gezegd != [_REDEN]:
                return "the restore is not told in the register"
            return "" if _inhoud(databank) == self.goed else "other data came back"
        finally:
            databank.sluit()
            kluis.sluit()


def _inhoud(databank: object) -> dict[str, list[tuple[object, ...]]]:
    engine = databank._engine  # type: ignore[attr-defined]
    with engine.connect() as db:
        namen = db.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").scalars().all()
        return {n: db.exec_driver_sql(f'SELECT * FROM "{n}" ORDER BY rowid').fetchall() for n in namen if n not in _LOG}


def _verloren(doel: Path) -> None:
    shutil.rmtree(doel)


def _beschadigd(doel: Path) -> None:
    pad = doel / "register.db"
    heel = bytearray(pad.read_bytes())
    heel[len(heel) // 3 :] = bytes(len(heel) - len(heel) // 3)
    pad.write_bytes(heel)


def _zonder_kop(doel: Path) -> None:
    for naam in ("kop.cvt", "kop.vorige.cvt"):
        (doel / naam).write_bytes(b"")


def _zonder_bijlagen(doel: Path) -> None:
    shutil.rmtree(doel / "bijlagen")


def _heel(_doel: Path) -> None:
    """The register is fine, and further than the backup."""


_KWAAD: tuple[Kwaad | None, ...] = (None, _verloren, _beschadigd, _zonder_kop, _zonder_bijlagen, _heel)


def loop(aantal: int, zaad: int, tot: float) -> Uitkomst:
    """Drills in turns over what happened to the register, each with its share of the mistyped codes."""
    loting, fouten, runs = random.Random(zaad), list[str](), 0
    with tijdelijke_map() as map_:
        wereld = _Wereld(map_)
        verkeerd = list(_vergissingen(wereld.code))
        loting.shuffle(verkeerd)
        per_keer = -(-len(verkeerd) // min(aantal, KORT))
        while runs < aantal and (runs == 0 or time.monotonic() < tot):
            kwaad, met_code = _KWAAD[runs % len(_KWAAD)], runs // len(_KWAAD) % 2 == 0
            deel = [verkeerd[(runs * per_keer + n) % len(verkeerd)] for n in range(per_keer)]
            runs += 1
            fout = wereld.drill(map_ / f"laptop-{runs}", kwaad, met_code=met_code)
            if fout:
                fouten.append(f"{kwaad.__name__ if kwaad else 'nothing there'}, {'kit' if met_code else 'passphrase'}: {fout}")
            fouten += [f"a mistyped code was taken: {wat}" for wat, getypt in deel if not _gevangen(getypt)]
            shutil.rmtree(map_ / f"laptop-{runs}", ignore_errors=True)
    return Uitkomst(runs, tuple(fouten))


def _vergissingen(code: str) -> Iterator[tuple[str, str]]:
    for plek, teken in enumerate(code):
        if teken == "-":
            continue
        for ander in "0123456789":
            if ander != teken:
                yield f"digit {plek} wrong", code[:plek] + ander + code[plek + 1 :]
        volgende = code[plek + 1 : plek + 2]
        if volgende not in {"", "-", teken}:
            yield f"digits {plek} and {plek + 1} swapped", code[:plek] + volgende + teken + code[plek + 2 :]


def _gevangen(getypt: str) -> bool:
    try:
        herstelcode.uit_cijfers(getypt)
    except InvoerError as fout:
        return fout.melding.startswith("Groep ")
    return False


def controle(zaad: int) -> Uitkomst:
    """The same codes without their check digits: a wrong digit is another code, and nobody notices."""
    loting, fouten = random.Random(zaad), list[str]()
    code = "-".join(f"{loting.randrange(0xFFFF):05}" for _ in range(8))
    for wat, getypt in _vergissingen(code):
        if all(int(groep) <= 0xFFFF for groep in getypt.split("-")):
            fouten.append(wat)
    return Uitkomst(len(fouten), tuple(fouten))
