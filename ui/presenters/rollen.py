"""Role certificates, for the tab *Sleutels* of the settings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from cvt_desktop.basis.tekst import datum_lang, meervoud, opsomming
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.rolcertificaat import Rolgrond, Rolstand
from cvt_desktop.services import rolcertificaten
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.rolcertificaten import Rolregel
from ui.tonen import Chip, Toon, Vorm

_VERVANGEN = (
    "LET OP: {naam} had al een sleutel en ondertekent voortaan met een andere. Teken alleen als u {naam} hebt gesproken en de "
    "vingerafdruk klopt."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rolrij:
    """One line of the list."""

    nummer: int
    naam: str = field(repr=False)
    rollen: str
    vanaf: str
    vingerafdruk: str
    stand: Chip
    getekend: str = field(repr=False)
    uitleg: str
    mag_ik: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Rollenblad:
    """The tab. ``te_tekenen``: the numbers of what waits for who is logged in; ``sleutel_kwijt``: the own key does not open."""

    rijen: tuple[Rolrij, ...]
    alarm: str
    te_tekenen: tuple[int, ...]
    mag_tekenen: bool
    sleutel_kwijt: bool
    uitleg: str


class RollenPresenter:
    """What each certificate is worth, and signing those that wait."""

    def __init__(self, dienst: Dienst) -> None:
        self._dienst = dienst
        self._regels: tuple[Rolregel, ...] = ()

    def blad(self) -> Rollenblad:
        """Read again."""
        self._regels, alarm = rolcertificaten.overzicht(self._dienst)
        te_tekenen = tuple(sorted(r.nummer for r in self._regels if r.mag_ik))
        ik = self._dienst.sessie.persoon_id
        kwijt = any(r.persoon_id == ik for r in self._regels) and not rolcertificaten.eigen_sleutel(self._dienst)
        return Rollenblad(
            rijen=tuple(_rij(r, _opgevolgd(r, self._regels)) for r in self._regels),
            alarm=alarm, te_tekenen=te_tekenen, sleutel_kwijt=kwijt,
            mag_tekenen=self._dienst.mag(Actie.ROL_CERTIFICEREN), uitleg=self._uitleg(te_tekenen),
        )  # fmt: skip

    def _uitleg(self, te_tekenen: Sequence[int]) -> str:
        if te_tekenen:
            return f"{meervoud(len(te_tekenen), 'certificaat wacht', 'certificaten wachten')} op uw handtekening."
        wacht = sum(1 for r in self._regels if r.stand is Rolstand.WACHT)
        if wacht:
            return f"{meervoud(wacht, 'certificaat wacht', 'certificaten wachten')} op een ander."
        if not self._regels:
            return "Er zijn nog geen sleutels. De eerste wordt gemaakt als de beheerder zich aanmeldt."
        return "Er wacht niets op een handtekening."

    def bevestiging(self, nummers: Sequence[int]) -> str:
        """What is asked before signing: whose key, and a warning for a key that takes the place of another."""
        gekozen = [r for r in self._regels if r.nummer in nummers]
        regels = [f"{r.naam}: {_rollen(r)}, sleutel {r.vingerafdruk}" for r in gekozen]
        regels += [_VERVANGEN.format(naam=r.naam) for r in gekozen if r.vervangt]
        slot = ("U verklaart hiermee dat dit lid deze rollen heeft en met deze sleutel ondertekent. Vraag bij twijfel of het lid "
                "op het eigen scherm dezelfde vingerafdruk ziet.")  # fmt: skip
        return "\n".join((*regels, "", slot))

    def vervangt_iets(self, nummers: Sequence[int]) -> bool:
        """Whether one of these is a key in the place of another."""
        return any(r.vervangt for r in self._regels if r.nummer in nummers)

    def teken(self, nummers: Sequence[int]) -> None:
        """Sign these. Raises ``CvtError``."""
        rolcertificaten.teken(self._dienst, nummers)

    def nieuwe_sleutel(self) -> None:
        """Ask for another key. Raises ``CvtError``."""
        rolcertificaten.vervang_sleutel(self._dienst)


def _rollen(r: Rolregel) -> str:
    return opsomming(sorted(r.rollen)) if r.rollen else "geen rollen meer"


def _waarom(r: Rolregel) -> str:
    """Why it is worth what it is; taking a role away needs one signature."""
    door = "ondertekend door twee leden" if len(r.tekenaars) > 1 else "een rol afnemen vraagt één handtekening"
    return r.reden or door


def _opgevolgd(r: Rolregel, regels: Sequence[Rolregel]) -> str:
    """The day on which another certificate of this person took its place; ``""`` for the present one."""
    later = [x for x in regels if x.persoon_id == r.persoon_id and x.nummer > r.nummer and x.stand is Rolstand.GELDIG]
    return datum_lang(min(later, key=lambda x: x.nummer).van.date()) if later else ""


def _rij(r: Rolregel, opgevolgd: str = "") -> Rolrij:
    vorm = {Rolstand.GELDIG: (Toon.GOED, Vorm.VINK), Rolstand.WACHT: (Toon.LET_OP, Vorm.DRIEHOEK),
            Rolstand.ONGELDIG: (Toon.FOUT, Vorm.VIERKANT)}[r.stand]  # fmt: skip
    woord = "ingetrokken" if r.grond is Rolgrond.INTREKKING and r.stand is Rolstand.GELDIG else str(r.stand)
    if opgevolgd and r.stand is Rolstand.GELDIG:
        woord = f"gold tot {opgevolgd}"
    return Rolrij(
        nummer=r.nummer, naam=r.naam, rollen=_rollen(r), vanaf=datum_lang(r.van.date()), vingerafdruk=r.vingerafdruk,
        stand=Chip(tekst=woord, toon=vorm[0], vorm=vorm[1]), uitleg=_waarom(r), mag_ik=r.mag_ik,
        getekend=opsomming(list(r.tekenaars)) if r.tekenaars else "nog niemand",
    )  # fmt: skip
