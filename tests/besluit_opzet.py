"""A register with decided dossiers, so that a test begins at the besluit: through the real services."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from cvt_desktop.domain.besluit import Besluit, Redenen
from cvt_desktop.domain.formulier import Soort
from cvt_desktop.domain.ids import AanvraagId
from cvt_desktop.domain.instellingen import Besluitmodel
from cvt_desktop.domain.persoon import Persoon
from cvt_desktop.services import besluiten, certificaten
from cvt_desktop.services.bekrachtigen import bekrachtigen
from cvt_desktop.services.besluiten import Besluitbeeld
from cvt_desktop.services.context import Dienst
from tests.factories import BESTUURDER, RAVENKOOG, SECRETARIS, VOORZITTER
from tests.fakes.eens import eens
from tests.fakes.poorten import NepBijlagen, NepCertificaten, NepOpmaker, NepZegel
from tests.fakes.register import maak_dienst
from tests.zitting_opzet import LEDEN, Opzet, beslis, eigen, open_zitting, zet_op

AFWIJKING = "opbouw en examenvakken vragen twee schooljaren; advies 2 noemt een jaar minder"
GEWONE_TAAL = (
    "Op school zijn veel mensen, geluiden en wisselingen. Daar wordt Mikołaj zo moe van dat hij niet meer kan leren. "
    "De school heeft veel geprobeerd. Dat hielp even, maar niet lang genoeg. In het vso zijn de groepen klein."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Besluitopzet:
    """A zitting that decided ``aantal`` dossiers; every person shares the same files and paper."""

    zitting: Opzet
    bijlagen: NepBijlagen
    opmaker: NepOpmaker

    @property
    def dienst(self) -> Dienst:
        """The secretaris."""
        return self.als(SECRETARIS)

    def als(self, persoon: Persoon) -> Dienst:
        """The same register for somebody else."""
        return maak_dienst(self.zitting.register, persoon, klok=self.zitting.klok, bijlagen=self.bijlagen, opmaker=self.opmaker)

    def aanvraag_id(self, nummer: int = 0) -> AanvraagId:
        return self.zitting.dossiers[nummer].id

    def beeld(self, nummer: int = 0) -> Besluitbeeld:
        gevonden = besluiten.beeld(self.dienst, self.aanvraag_id(nummer))
        assert gevonden is not None
        return gevonden

    def besluit(self, nummer: int = 0) -> Besluit:
        return self.beeld(nummer).besluit

    def schrijf(self, nummer: int = 0, **redenen: str) -> Besluit:
        """Fill reasons of a concept."""
        b = self.besluit(nummer)
        return besluiten.wijzigen(self.dienst, b.id, categorie=b.categorie, ingangsdatum=b.ingangsdatum, einddatum=b.einddatum,
                                  redenen=replace(b.redenen, **redenen))  # fmt: skip

    def in_tekenmap(self, nummer: int = 0) -> Besluit:
        """Complete a concept and put it away to be signed."""
        self.schrijf(nummer, afwijking=AFWIJKING, gewone_taal=GEWONE_TAAL,
                     duur_gewone_taal="Mikołaj heeft tijd nodig om rustig op te bouwen.")  # fmt: skip
        return besluiten.naar_tekenmap(self.dienst, self.besluit(nummer).id)

    def wijzig_aanvraag(self, nummer: int = 0, **blok_b: object) -> None:
        """Change fields of block B of a dossier."""
        with self.zitting.register.schrijven() as uow:
            aanvraag = uow.aanvragen.get(self.aanvraag_id(nummer))
            formulier = replace(aanvraag.formulier, b=replace(aanvraag.formulier.b, **blok_b))  # type: ignore[arg-type]
            uow.aanvragen.save(replace(aanvraag, formulier=formulier))


def wie_werkt(opzet: Besluitopzet) -> Dienst:
    """The secretaris of the zitting."""
    return opzet.zitting.dienst


@eens(wie_werkt)
def zet_besluit_op(
    map_: Path, *, aantal: int = 1, bekrachtigd: bool = True, opmaker: NepOpmaker | None = None,
    modellen: tuple[tuple[Soort, Besluitmodel], ...] = (),
) -> Besluitopzet:  # fmt: skip
    """Decide the first ``aantal`` of dossiers 0 and 3 as asked, everybody for it, and let everybody confirm.

    ``modellen``: who decides per kind, when it is not the commission in mandate.
    """
    zitting = zet_op(map_, aantal=1 if aantal == 1 else 4, op_agenda=aantal == 1)
    if modellen:
        kies_modellen(zitting, modellen)
    opzet = Besluitopzet(zitting=zitting, bijlagen=NepBijlagen(), opmaker=opmaker or NepOpmaker())
    if aantal > 1:
        _kies(zitting)
    open_zitting(zitting)
    for nummer in range(aantal):
        beslis(zitting, nummer)
    if bekrachtigd:
        for lid in LEDEN:
            bekrachtigen(opzet.als(lid), zitting.zitting_id, eigen(opzet.als(lid)))
    geef_certificaten(opzet)
    return opzet


def kies_modellen(zitting: Opzet, modellen: tuple[tuple[Soort, Besluitmodel], ...]) -> None:
    """Who decides per kind, in the settings that are in force."""
    with zitting.register.schrijven() as uow:
        oud = uow.instellingen.op(zitting.klok.dag)
        uow.instellingen.save(replace(oud, reglement=replace(oud.reglement, modellen=modellen)))


def _kies(zitting: Opzet) -> None:
    from cvt_desktop.services import zittingen

    zitting.dossiers[:] = [zitting.dossiers[0], zitting.dossiers[3]]
    for aanvraag in zitting.dossiers:
        zittingen.agenderen(zitting.dienst, zitting.zitting_id, aanvraag.id)


def geef_certificaten(opzet: Besluitopzet) -> None:
    """A CA, and certificates for the voorzitter and the bestuurder, each under the own seal."""
    dienst = NepCertificaten()
    with opzet.zitting.register.schrijven() as uow:
        ca = certificaten.maak_ca(uow, certificaten=dienst, zegel=NepZegel("beheerder"), swv_naam="De Waterlanden", oefen=True)
        for persoon in (VOORZITTER, BESTUURDER):
            certificaten.maak_persoonscertificaat(uow, certificaten=dienst, ca=ca, zegel=NepZegel(persoon.naam),
                                                  persoon=persoon, swv_naam="De Waterlanden", oefen=True)  # fmt: skip


LEEG = Redenen()
SCHOOLNAAM = RAVENKOOG.naam
DAG = date(2027, 5, 12)
