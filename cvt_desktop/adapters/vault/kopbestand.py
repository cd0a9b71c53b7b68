"""The header on disk: the newest generation, and the one before it. Standard library only (the login page)."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from uuid import UUID

from cvt_desktop.adapters.vault.errors import GeenRegisterError, KopBeschadigdError, schijffout
from cvt_desktop.adapters.vault.header import MAX_BYTES, Kop
from cvt_desktop.adapters.vault.koplezer import ontleed
from cvt_desktop.basis.bestanden import schrijf_atomair

NAAM = "kop.cvt"
VORIGE = "kop.vorige.cvt"
MELDING_VORIGE = (
    "Het kopbestand van dit register was beschadigd; de vorige versie ervan is gebruikt. Uw gegevens zijn heel. "
    "Was er net een wachtzin of een gebruiker gewijzigd, dan kan het zijn dat u dat opnieuw moet doen. "
    "Maak een reservekopie en laat de schijf nakijken."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class GelezenKop:
    """A header as it was read; ``melding`` says when the previous generation had to stand in."""

    kop: Kop
    mac: bytes
    inhoud: bytes = field(repr=False)
    melding: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Loginlijst:
    """What may be seen before unlock: the practice mark and, per user, id and the chosen login name."""

    vault_id: UUID
    oefen: bool
    gebruikers: tuple[tuple[UUID, str], ...] = field(repr=False)
    melding: str | None = None


def _lees(pad: Path) -> bytes:
    with pad.open("rb") as bestand:
        return bestand.read(MAX_BYTES + 1)


def lees_kop(map_: Path) -> GelezenKop:
    """The newest header that is whole. Raises ``RegisterError`` subclasses of ``vault.errors``."""
    fouten: list[KopBeschadigdError] = []
    for naam in (NAAM, VORIGE):
        try:
            inhoud = _lees(map_ / naam)
            kop, mac = ontleed(inhoud)
        except (FileNotFoundError, NotADirectoryError):
            continue
        except OSError as fout:
            raise schijffout(fout, lezen=True) from fout
        except KopBeschadigdError as fout:
            fouten.append(fout)
            continue
        return GelezenKop(kop=kop, mac=mac, inhoud=inhoud, melding=None if naam == NAAM else MELDING_VORIGE)
    if fouten:
        raise fouten[0]
    raise GeenRegisterError


def schrijf_kop(map_: Path, inhoud: bytes, *, vorige: bytes | None) -> None:
    """Put a new header in place and keep ``vorige`` beside it; a crash leaves the old pair or the new one.

    Raises ``RegisterError``; the header that was there then still stands.
    """
    try:
        _veeg_resten(map_)
        if vorige is not None:
            schrijf_atomair(map_ / VORIGE, vorige)
        schrijf_atomair(map_ / NAAM, inhoud)
    except OSError as fout:
        raise schijffout(fout) from fout


def _veeg_resten(map_: Path) -> None:
    """Half-written headers of a killed program: they may hold what is withdrawn now."""
    for naam in (NAAM, VORIGE):
        for rest in map_.glob(f".{naam}.*.tmp"):
            rest.unlink(missing_ok=True)


def trek_vorige_in(map_: Path, inhoud: bytes) -> None:
    """Let the older generation be the newest too, after something in it was withdrawn.

    The change stands already, so that a failure here does not undo it; the next write replaces that file anyway.
    """
    try:
        schrijf_atomair(map_ / VORIGE, inhoud)
    except OSError:
        return


def lees_loginnamen(map_: Path) -> Loginlijst:
    """The names for the login page. Nothing else of the register can be read without a passphrase."""
    gelezen = lees_kop(map_)
    return Loginlijst(
        vault_id=UUID(gelezen.kop.kluis),
        oefen=gelezen.kop.oefen,
        gebruikers=tuple((UUID(g.id), g.loginnaam) for g in gelezen.kop.gebruikers),
        melding=gelezen.melding,
    )
