"""Is this document genuine? The brain of *Verifiëren*; it works without a register too."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from cvt_desktop.domain.errors import BestandError
from cvt_desktop.ports.ondertekening import Controleur, Verdict, Zoek

MAX = 100 * 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Uitslag:
    """The verdict as it is shown. ``echt`` None: nothing to judge."""

    bestand: str = field(repr=False)
    echt: bool | None
    titel: str
    regels: tuple[str, ...] = field(repr=False)


class VerifierenPresenter:
    """``eigen_ca`` and ``zoek`` come from an open register; without one, a CA file can be chosen."""

    def __init__(
        self, controleur: Controleur, *, eigen_ca: Callable[[], bytes] | None = None, zoek: Zoek | None = None
    ) -> None:
        self._controleur, self._eigen_ca, self._zoek = controleur, eigen_ca, zoek
        self.ca_pad: Path | None = None

    @property
    def heeft_register(self) -> bool:
        """Whether the own CA of a register is used."""
        return self._eigen_ca is not None

    @property
    def uitgever(self) -> str:
        """Against what the issuer is checked."""
        if self.ca_pad is not None:
            return f"Uitgever: het bestand {self.ca_pad.name}."
        if self._eigen_ca is not None:
            return "Uitgever: de commissie van dit register."
        return "Uitgever: wordt niet nagegaan. Kies het commissiecertificaat om dat wel te doen."

    def ga_na(self, pad: Path) -> Uitslag:
        """Read and judge; up to a second, so run it in a thread. A file that cannot be judged is an outcome too."""
        try:
            verdict = self._controleur.controleer(lees(pad), ca_pem=self._ca(), zoek=self._zoek,
                                                    eigen_ca=self.ca_pad is None)  # fmt: skip
        except BestandError as fout:
            return Uitslag(bestand=pad.name, echt=None, titel="Niet na te gaan", regels=(fout.melding,))
        return _uitslag(pad, verdict)

    def _ca(self) -> bytes | None:
        if self.ca_pad is not None:
            return lees(self.ca_pad)
        return self._eigen_ca() if self._eigen_ca is not None else None


def _uitslag(pad: Path, verdict: Verdict) -> Uitslag:
    if not verdict.echt:
        titel = "Niet echt"
    elif verdict.oefendocument:
        titel = "Echt, maar een oefendocument"
    else:
        titel = "Echt"
    return Uitslag(bestand=pad.name, echt=verdict.echt, titel=titel, regels=verdict.alle_regels)


def lees(pad: Path) -> bytes:
    """The bytes of a chosen file. Raises ``BestandError``."""
    try:
        if pad.stat().st_size > MAX:
            raise BestandError(
                "Dit bestand is groter dan 100 MB. Zo groot is een document van de commissie nooit. "
                "Kies een ander bestand.", code="te-groot",
            )  # fmt: skip
        return pad.read_bytes()
    except FileNotFoundError as fout:
        raise BestandError("Dit bestand is er niet meer. Kies het opnieuw.", code="ontbreekt") from fout
    except OSError as fout:
        raise BestandError("Dit bestand kan niet worden gelezen. Kijk of u het mag openen.", code="lezen") from fout
