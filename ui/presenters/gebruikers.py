"""Users and their certificates, for the page *Instellingen*."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, field, replace
from datetime import date
from uuid import UUID, uuid4

from cvt_desktop.basis.tekst import datum_voluit, hoofdletter, opsomming
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.errors import CvtError
from cvt_desktop.domain.ids import PersoonId
from cvt_desktop.domain.persoon import Persoon, Rol
from cvt_desktop.domain.termijn import plus_dagen
from cvt_desktop.services import certificaatuitgifte, certificaten, gebruikers, sleutels
from cvt_desktop.services.aanmelden import Geopend
from cvt_desktop.services.certificaten import Certificaatstand
from cvt_desktop.services.werkregels_toezicht import CERTIFICAAT_DAGEN
from ui.tonen import Keuze

ROLLEN = tuple(Keuze(waarde=rol.name, tekst=hoofdletter(str(rol))) for rol in Rol)
NIEUW = "nieuw"


@dataclass(frozen=True, slots=True, kw_only=True)
class Gebruikerregel:
    """One line of the list."""

    id: PersoonId
    naam: str = field(repr=False)
    rollen: str
    stand: str
    actief: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Certificaatbeeld:
    """What the tab *Certificaten* shows."""

    eigen: str
    mag_eigen: bool
    mag_kiezen: bool
    mag_opnieuw: bool
    uitgegeven: tuple[str, ...]
    uit_te_geven: tuple[certificaatuitgifte.UitTeGeven, ...]
    kan_uitgeven: bool


class GebruikersPresenter:
    """``vooraf`` makes a backup before the keys change.

    Only made for who may manage users, except for ``certificaten`` and what belongs to it.
    """

    def __init__(self, geopend: Geopend, vooraf: Callable[[], None]) -> None:
        self._geopend, self._vooraf = geopend, vooraf
        self._dienst = geopend.dienst

    @property
    def mag_beheren(self) -> bool:
        """Whether the tab is there."""
        return self._dienst.mag(Actie.GEBRUIKERS_BEHEREN)

    @property
    def oefen(self) -> bool:
        """Whether nothing is lost here: then no backup is made before the keys change."""
        return self._geopend.databank.oefen

    def rijen(self) -> list[Gebruikerregel]:
        """Everybody with a login. Who is shut out by the program still has keys, until the register gets others."""
        met_sleutels = self._geopend.kluis.gebruikers
        return [
            Gebruikerregel(id=p.id, naam=p.naam, rollen=opsomming(sorted(p.rollen)), actief=p.actief,
                           stand="ja" if p.actief else "gesloten; heeft nog sleutels" if p.id in met_sleutels else "gesloten")
            for p in gebruikers.gebruikers(self._dienst)
        ]  # fmt: skip

    def kandidaten(self) -> list[Keuze]:
        """Somebody new, or somebody of the register without a login."""
        nieuw = Keuze(waarde=NIEUW, tekst="Iemand die nog niet in het register staat")
        return [nieuw, *(Keuze(waarde=str(p.id), tekst=f"{p.naam} ({p.functie})" if p.functie else p.naam)
                         for p in gebruikers.zonder_login(self._dienst))]  # fmt: skip

    def rollen_van(self, persoon_id: PersoonId) -> frozenset[str]:
        """The names of the roles somebody has."""
        return frozenset(rol.name for rol in self._persoon(persoon_id).rollen)

    def voeg_toe(self, wie: str, naam: str, functie: str, rollen: Collection[str], wachtzin: str) -> dict[str, str]:
        """Give a login; errors by field. Slow on purpose: run it in a thread."""
        gekozen = frozenset(Rol[r] for r in rollen)
        try:
            if wie == NIEUW or not wie:
                persoon = Persoon(id=PersoonId(uuid4()), naam=naam, functie=functie, rollen=gekozen)
            else:
                oud = self._persoon(PersoonId(UUID(wie)))
                persoon = replace(oud, rollen=oud.rollen | gekozen, functie=functie or oud.functie)
            gebruikers.toevoegen(self._geopend, persoon, persoon.naam, wachtzin)
        except CvtError as fout:
            veld = {"loginnaam": "naam"}.get(fout.veld or "", fout.veld or "")
            return {veld: fout.melding}
        return {}

    def wijzig_rollen(self, persoon_id: PersoonId, rollen: Collection[str]) -> dict[str, str]:
        """Other roles; errors by field."""
        try:
            gebruikers.rollen_wijzigen(self._dienst, persoon_id, frozenset(Rol[r] for r in rollen))
        except CvtError as fout:
            return {fout.veld or "rollen": fout.melding}
        return {}

    def zet_toegang(self, persoon_id: PersoonId, *, actief: bool) -> None:
        """Close or open a login. Raises ``CvtError``."""
        gebruikers.zet_toegang(self._dienst, persoon_id, actief=actief)

    def is_zelf(self, persoon_id: PersoonId) -> bool:
        """Whether this is who is logged in, and so cannot be removed."""
        return persoon_id == self._dienst.sessie.persoon_id

    def staat_nog(self, persoon_id: PersoonId) -> str:
        """What goes on under this name after removing, and who changes that; ``""`` when nothing does."""
        plekken = gebruikers.staat_nog(self._dienst, persoon_id)
        if not plekken:
            return ""
        mandaat = gebruikers.MANDAATREGISTER in plekken
        doe = ["kies daar iemand anders"] * (len(plekken) > mandaat) + ["beëindig het mandaat"] * mandaat
        return f"Deze naam staat nog in {opsomming(list(plekken))}. Verwijderen verandert dat niet: {opsomming(doe)}."

    def verwijder(self, persoon_id: PersoonId) -> None:
        """Out for good, with new keys for the others. Slow: run it in a thread. Raises ``CvtError``."""
        self._vooraf()
        sleutels.verwijder_gebruiker(self._geopend, persoon_id)

    def vervang_sleutels(self) -> None:
        """New keys for everybody. Slow: run it in a thread. Raises ``CvtError``."""
        self._vooraf()
        sleutels.vervang_sleutels(self._geopend)

    # --- certificates --------------------------------------------------------------------------------------------------

    def certificaten(self) -> Certificaatbeeld:
        """The own certificate, and who waits for one."""
        dienst = self._dienst
        mag = dienst.mag(Actie.CERTIFICAAT_BEHEREN)
        stand = certificaten.eigen_certificaat(dienst) if mag else None
        return Certificaatbeeld(
            eigen=self._eigen(stand) if stand else "Uw rol tekent geen besluiten; u hebt geen certificaat nodig.", mag_eigen=mag,
            mag_kiezen=not self.oefen, mag_opnieuw=stand is not None and self._mag_opnieuw(stand),
            uitgegeven=tuple(map(_uitgegeven, certificaatuitgifte.uitgegeven(dienst))) if self.mag_beheren else (),
            uit_te_geven=certificaatuitgifte.uit_te_geven(dienst) if self.mag_beheren else (),
            kan_uitgeven=certificaatuitgifte.kan_uitgeven(dienst),
        )

    def _eigen(self, stand: Certificaatstand) -> str:
        wacht = certificaatuitgifte.wacht_op_uitgifte(self._dienst)
        if not stand.aanwezig:
            return ("Uw certificaat is aangevraagd. De beheerder die dit register maakte, geeft het uit." if wacht else
                    "U hebt nog geen certificaat. Meld u opnieuw aan; het wordt dan aangevraagd. Tekenen op papier kan wel.")
        delen = [f"U tekent met het certificaat op naam van {stand.naam}, {_tot(stand.geldig_tot)}."]
        if stand.eigen:
            delen.append("Het is niet van de commissie: wie met het commissiecertificaat nagaat of een verklaring echt is, "
                         "krijgt nee. Zet ook het certificaat van uw uitgever op de website.")  # fmt: skip
        if wacht:
            delen.append("Een nieuw certificaat is aangevraagd; de beheerder die dit register maakte, geeft het uit.")
        return " ".join(delen)

    def _mag_opnieuw(self, stand: Certificaatstand) -> bool:
        """When it is not the commission's, or ends soon; not while a request waits."""
        if not stand.aanwezig or certificaatuitgifte.wacht_op_uitgifte(self._dienst):
            return False
        vandaag = self._dienst.klok.signing_moment().date()
        return stand.eigen or stand.geldig_tot is None or stand.geldig_tot <= plus_dagen(vandaag, CERTIFICAAT_DAGEN)

    def vraag_opnieuw(self) -> None:
        """Ask for another certificate of the commission. Raises ``CvtError``."""
        certificaatuitgifte.vraag_opnieuw(self._dienst)

    def geef_uit(self, persoon_id: PersoonId) -> None:
        """Issue a certificate. Raises ``CvtError``."""
        certificaatuitgifte.geef_uit(self._dienst, persoon_id)

    def importeer(self, data: bytes, wachtwoord: str) -> str:
        """Sign with an own PKCS#12 from now on; whose it is. Raises ``CvtError``."""
        return certificaten.importeer_pkcs12(self._dienst, data, wachtwoord).naam

    def wortel_pem(self) -> bytes:
        """The certificate of the commission. Raises ``CvtError``."""
        return certificaten.wortel_pem(self._dienst)

    def _persoon(self, persoon_id: PersoonId) -> Persoon:
        with self._dienst.lezen(Actie.GEBRUIKERS_BEHEREN) as uow:
            return uow.personen.get(persoon_id)


def _tot(dag: date | None) -> str:
    return f"geldig tot en met {datum_voluit(dag)}" if dag else "dat niet te lezen is"


def _uitgegeven(wie: certificaatuitgifte.Uitgegeven) -> str:
    return f"{wie.naam}, {wie.functie} · {_tot(wie.geldig_tot)}{' · eigen certificaat' if wie.eigen else ''}"
