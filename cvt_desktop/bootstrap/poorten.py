"""The ports of access over the real vault, database, paper and signatures."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from pathlib import Path
from uuid import UUID

from cvt_desktop.adapters.bijlagen.opslag import Bijlagenmap
from cvt_desktop.adapters.pdf.opmaker import ReportlabOpmaker
from cvt_desktop.adapters.signing.ca import CertificateService
from cvt_desktop.adapters.vault import herstelcode, kluis, overdracht, woordenlijst
from cvt_desktop.adapters.vault.apparaat import Apparaat
from cvt_desktop.adapters.vault.errors import VerkeerdeWachtzinError
from cvt_desktop.adapters.vault.geheugen import Laptopgeheugen
from cvt_desktop.bootstrap.sleutelbos import LuieSleutelbos
from cvt_desktop.domain.errors import RegisterError
from cvt_desktop.ports.klok import Klok
from cvt_desktop.ports.pogingen import Pogingen
from cvt_desktop.ports.sleutelbos import Sleutelbos
from cvt_desktop.ports.toegang import Databank, Kluis, Schrijfrecht, Toegang, Toegangsregel
from cvt_desktop.runtime.attempts import AttemptsFolder
from cvt_desktop.runtime.clock import FixedDayClock, SystemClock
from cvt_desktop.runtime.laptop import laptop_id
from cvt_desktop.runtime.paths import find_paths
from cvt_desktop.runtime.policy import read_policy
from cvt_desktop.services.toetslijsten import toetslijst
from db import hersleutel, lock, momentopname, register


class Kluizen:
    """``Kluisdienst`` over ``adapters.vault``, with this laptop as the second factor."""

    def __init__(
        self, bos: Sleutelbos, laptop: Callable[[], UUID], pogingen: Pogingen, klok: Klok, *, verplicht: bool = False
    ) -> None:
        self._bos, self._laptop, self._pogingen, self._klok, self._verplicht = bos, laptop, pogingen, klok, verplicht

    def _apparaat(self) -> Apparaat | None:
        try:
            return Apparaat(str(self._laptop()), self._bos, verplicht=self._verplicht)
        except RegisterError:  # a number that cannot be kept is another laptop tomorrow
            return None

    def maak(self, map_: Path, *, oefen: bool, gebruikers: Sequence[Toegangsregel]) -> tuple[Kluis, dict[UUID, str]]:
        """See ``Kluisdienst``."""
        nieuw = [(g.id, g.loginnaam, g.wachtzin, g.moet_wijzigen) for g in gebruikers]
        return kluis.maak_kluis(map_, oefen=oefen, gebruikers=nieuw, apparaat=self._apparaat())

    def ontgrendel(self, map_: Path, user_id: UUID, wachtzin: str, *, overdrachtcode: str = "") -> Kluis:
        """See ``Kluisdienst``. Practice passphrases are no secret: nobody waits for one."""
        lijst = kluis.lees_loginnamen(map_)
        if lijst.oefen:
            return kluis.ontgrendel(map_, user_id, wachtzin, self._apparaat(), gekeurd=False, overdrachtcode=overdrachtcode)
        self._pogingen.begin(lijst.vault_id, user_id, self._klok.now())
        try:
            open_ = kluis.ontgrendel(map_, user_id, wachtzin, self._apparaat(), gekeurd=False, overdrachtcode=overdrachtcode)
        except VerkeerdeWachtzinError:
            raise
        except BaseException:
            self._pogingen.telt_niet(lijst.vault_id, user_id)
            raise
        open_.mislukt = self._pogingen.gelukt(lijst.vault_id, user_id)
        return open_

    def nieuwe_code(self) -> str:
        """See ``Kluisdienst``."""
        return herstelcode.in_cijfers(herstelcode.nieuwe_code())

    def onthoud_overdrachtcode(self, map_: Path, code: str) -> bool:
        """See ``Kluisdienst``."""
        return overdracht.onthoud_code(map_, code, self._bos)

    def ontgrendel_met_herstelcode(self, map_: Path, code: str) -> Kluis:
        """See ``Kluisdienst``."""
        return kluis.ontgrendel_met_herstelcode(map_, code, self._apparaat(), gekeurd=False)

    def keur_wachtzin(self, wachtzin: str, context: Iterable[str] = ()) -> str | None:
        """See ``Kluisdienst``."""
        return kluis.keur_wachtzin(wachtzin, context)

    def stel_wachtzin_voor(self) -> str:
        """See ``Kluisdienst``."""
        return woordenlijst.stel_voor()

    def foute_groepen(self, code: str) -> list[int]:
        """See ``Kluisdienst``."""
        return herstelcode.foute_groepen(code)


class Registermappen:
    """``Databanken`` over ``db`` and the folder of encrypted files."""

    def neem_schrijfrecht(self, map_: Path, *, sinds: datetime) -> Schrijfrecht:
        """See ``Databanken``."""
        return lock.neem_schrijfrecht(map_, sinds=sinds)

    def maak(self, map_: Path, kluis_: Kluis, *, nu: datetime) -> Databank:
        """See ``Databanken``."""
        return register.maak_register(
            map_, kluis_.db_sleutel, vault_id=kluis_.vault_id, generatie=kluis_.generatie, oefen=kluis_.oefen, nu=nu,
            toetslijst=toetslijst,
        )  # fmt: skip

    def open(self, map_: Path, kluis_: Kluis, *, nu: datetime, schrijfrecht: Schrijfrecht) -> Databank:
        """See ``Databanken``."""
        assert isinstance(schrijfrecht, lock.Schrijfrecht)
        try:
            maak_af(map_ / register.BESTAND, kluis_)
        except BaseException:
            schrijfrecht.geef_vrij()
            raise
        momentopname.veeg(map_)
        return register.open_register(
            map_, kluis_.db_sleutel, vault_id=kluis_.vault_id, generatie=kluis_.generatie, nu=nu,
            toetslijst=toetslijst, schrijfrecht=schrijfrecht, volgnummer=kluis_.bij_openen.volgnummer,
            overgedragen=kluis_.overgedragen,
        )  # fmt: skip

    def bijlagen(self, map_: Path) -> Bijlagenmap:
        """See ``Databanken``."""
        return Bijlagenmap(map_ / kluis.BIJLAGEN)


def maak_af(pad: Path, kluis_: Kluis) -> None:
    """Finish or undo a rekey that was interrupted: the key that the database opens with tells which (ADR 0052).

    Who got no envelope may not do either. Raises ``RegisterError``; nothing has changed then.
    """
    assert isinstance(kluis_, kluis.OpenKluis)
    hersleutel.ruim(pad)
    if not kluis_.hersleutelen_begonnen:
        return
    if hersleutel.past(pad, kluis_.db_sleutel):
        if kluis_.heeft_envelop:
            kluis_.breek_hersleutelen_af()
    elif hersleutel.past(pad, kluis_.volgende_db_sleutel):
        kluis_.voltooi_hersleutelen()


def _laptop() -> UUID:
    try:
        return laptop_id(find_paths().state)
    except OSError as fout:
        raise RegisterError(
            "In de map waarin het programma onthoudt welke laptop dit is, mag niet worden geschreven, of de schijf is vol. "
            "Maak ruimte, of vraag de ICT-afdeling om rechten op die map.", code="laptop-id",
        ) from fout  # fmt: skip


def maak_toegang(*, sleutelbos: Sleutelbos | None = None, verplicht: bool | None = None) -> Toegang:
    """Everything that is needed to make or open a register. ``verplicht``: as the policy of this computer says."""
    klok, paden, bos = SystemClock(), find_paths(), sleutelbos or LuieSleutelbos()
    if verplicht is None:
        verplicht = read_policy(paden.policy).sleutelbos_verplicht

    return Toegang(
        kluizen=Kluizen(bos, _laptop, AttemptsFolder(paden.state), klok, verplicht=verplicht), databanken=Registermappen(),
        certificaten=CertificateService(klok), opmaker=ReportlabOpmaker(), klok=klok, oefenklok=FixedDayClock,
        sleutelbos=bos, laptop=_laptop, geheugen=Laptopgeheugen(bos, paden.state),
    )  # fmt: skip
