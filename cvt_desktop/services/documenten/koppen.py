"""What every document shares: the sender, the head, the pupil and the school as they are printed."""

from __future__ import annotations

from datetime import date
from typing import Protocol

from cvt_desktop.basis.tekst import datum_lang, euro, meervoud
from cvt_desktop.domain.aanvraag import Aanvraag
from cvt_desktop.domain.adres import Adres
from cvt_desktop.domain.gevraagd import gevraagd as wat_is_gevraagd
from cvt_desktop.domain.instellingen import Instellingen, Swv
from cvt_desktop.domain.leerling import Leerling
from cvt_desktop.domain.mandaat import Beslisgrond
from cvt_desktop.domain.onderwerp import Groep, Onderwerp
from cvt_desktop.domain.persoon import SECRETARISSEN, Persoon
from cvt_desktop.domain.school import School
from cvt_desktop.domain.soorten import beschrijving
from cvt_desktop.domain.tekstblok import Bloktekst, geldend
from cvt_desktop.ports import documentdelen as deel
from cvt_desktop.ports import documentonderwerp
from cvt_desktop.ports.register import Leeseenheid
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.logo import logo_van


class Over(Protocol):
    """What a document is about: a dossier with the settings that hold for it."""

    @property
    def aanvraag(self) -> Aanvraag: ...
    @property
    def instellingen(self) -> Instellingen: ...


def soortnaam(over: Over) -> str:
    """The kind of aanvraag in full, as a letter names it; what a TBV is called is a setting (screens.md 5.7)."""
    wat = beschrijving(over.aanvraag.soort)
    return str(over.instellingen.reglement.tbv_naam) if wat.voorziening else wat.voluit


def een_regel(adres: Adres) -> str:
    """``Sluiskade 8, 1999 AA Meerstede``."""
    return ", ".join(" ".join(regel.split()) for regel in adres.regels)


def afzender(dienst: Dienst, uow: Leeseenheid, swv: Swv) -> deel.Afzender:
    """The samenwerkingsverband with its logo, when there is one."""
    return deel.Afzender(
        naam=swv.naam, nummer=swv.nummer, adresregels=tuple(" ".join(r.split()) for r in swv.adres.regels),
        postadres=een_regel(swv.adres), telefoon=swv.telefoon, email=swv.email, website=swv.website,
        elektronische_weg=swv.bezwaar_elektronisch, rechtbank=swv.rechtbank.removeprefix("rechtbank ").strip(),
        fg_email=swv.email_fg, steunpunt=swv.steunpunt, logo=logo_van(dienst, uow, swv),
    )  # fmt: skip


def kop(
    dienst: Dienst, uow: Leeseenheid, instellingen: Instellingen, kenmerk: str, *, dagtekening: date | None, concept: bool,
    met_anker: bool = False,
) -> deel.Kop:  # fmt: skip
    """The head of a document that is made now; a definitive one has a ``dagtekening``.

    ``met_anker``: what is signed now, or lists what was decided, carries the head of the log out of the register.
    """
    wie = dossierhouder(dienst, uow)
    return deel.Kop(
        afzender=afzender(dienst, uow, instellingen.swv),
        contact=deel.Contactpersoon(naam=wie.naam if wie else instellingen.commissie.naam,
                                    telefoon=instellingen.swv.telefoon, email=instellingen.swv.email),
        kenmerk=kenmerk, dagtekening=dagtekening, opgemaakt_op=dienst.klok.now(),
        sjabloon_versie=dienst.opmaker.sjabloon_versie, oefenregister=dienst.register.oefen, concept=concept,
        anker=_anker(uow) if met_anker else "", tekstblokken=eigen_teksten(uow),
    )  # fmt: skip


def dossierhouder(dienst: Dienst, uow: Leeseenheid) -> Persoon | None:
    """Who can be called about the dossier: the secretaris who makes the letter, else the first of the commission."""
    secretarissen = [p for p in uow.personen.all() if p.actief and p.rollen & SECRETARISSEN]
    eigen = [p for p in secretarissen if p.id == dienst.sessie.persoon_id]
    vast = sorted(secretarissen, key=lambda p: len(p.rollen))
    return next(iter(eigen or vast), None)


def leerling(persoon: Leerling) -> deel.Leerling:
    """The pupil with the official names; who has one name has it as voornamen."""
    return deel.Leerling(
        roepnaam=persoon.roepnaam or persoon.voornamen or persoon.achternaam,
        voornamen=persoon.voornamen or persoon.roepnaam, voorvoegsel=persoon.voorvoegsel,
        achternaam=persoon.achternaam, geboren=persoon.geboortedatum,
    )  # fmt: skip


def onderwerp(wie: Onderwerp) -> documentonderwerp.Onderwerp:
    """The pupil with the official names, or the group by its title."""
    return documentonderwerp.Groep(titel=wie.titel) if isinstance(wie, Groep) else leerling(wie)


def school(instelling: School) -> deel.AanvragendeSchool:
    """The applying school; ``brin`` says so when it is not known."""
    return deel.AanvragendeSchool(naam=instelling.naam, brin=instelling.code or "BRIN onbekend", plaats=instelling.plaats)


def gevraagd(aanvraag: Aanvraag) -> str:
    """What was asked, in words; what the form lacks is left out."""
    vraag = wat_is_gevraagd(aanvraag)
    soort, titel = beschrijving(aanvraag.soort), aanvraag.formulier.arr.titel.strip()
    delen = [f"een toelaatbaarheidsverklaring {soort.onderwijs_kort}"]
    if soort.voorziening:
        gekozen = aanvraag.formulier.tbv.voorziening
        delen = [f"een plaats in {gekozen.naam}" if gekozen is not None else "een plaats in een bovenschoolse voorziening"]
    elif soort.groep:
        groep = aanvraag.formulier.groep
        delen = [f"het groepsarrangement ‘{groep.titel.strip()}’"]
        if groep.aantal:
            delen.append(f"voor {meervoud(groep.aantal, 'leerling', 'leerlingen')}")
    elif soort.arrangement:
        delen = [f"het arrangement ‘{titel}’" if titel else "een individueel arrangement"]
    if vraag.categorie is not None:
        delen.append(f"categorie {vraag.categorie}")
    if vraag.ingangsdatum is not None and vraag.einddatum is not None:
        delen.append(f"van {datum_lang(vraag.ingangsdatum)} tot en met {datum_lang(vraag.einddatum)}")
    elif vraag.ingangsdatum is not None:
        delen.append(f"vanaf {datum_lang(vraag.ingangsdatum)}")
    if vraag.bedrag_cent is not None:
        delen.append(f"voor {euro(vraag.bedrag_cent)}")
    return ", ".join(delen)


def eigen_teksten(uow: Leeseenheid) -> tuple[Bloktekst, ...]:
    """The standard paragraphs that hold now and are not the shipped ones."""
    return tuple(Bloktekst(blok=v.blok, tekst=v.tekst) for v in geldend(uow.tekstversies.all()).values() if v.tekst)


def functie(persoon: Persoon) -> str:
    """The function under a signature, or the role when none was filled."""
    return persoon.functie or next(iter(sorted(persoon.rollen)), "")


def nemer(
    grond: Beslisgrond, wie: Persoon | None, commissie: str, zittingsdatum: date | None, afwijking_omdat: str = ""
) -> deel.Besluitnemer:
    """B3: the bestuur itself, or a person in its name with the day of the mandaatbesluit (Awb 10:10).

    ``afwijking_omdat``: why the bestuur deviates from what the commission advised (Awb 3:50).
    """
    if grond.mandaat_van is None:
        return deel.BesluitDoorBestuur(commissie=commissie, zittingsdatum=zittingsdatum, afwijking_omdat=afwijking_omdat)
    return deel.BesluitInMandaat(
        naam=wie.naam if wie else "", functie=functie(wie) if wie else "", mandaat_van=grond.mandaat_van, commissie=commissie,
        zittingsdatum=zittingsdatum,
    )  # fmt: skip


def _anker(uow: Leeseenheid) -> str:
    """The head of the log at this moment, for paper: ``log 412 · 7f3a 91c2 04be 55d0`` (security.md section 3)."""
    hoofd = uow.logboek.anker()
    return hoofd.kort if hoofd else ""
