"""The groepsarrangement of the practice register: 'Rustpunt', six pupils and no name of theirs (screens.md 8.3, dossier 9).

Its description holds one first name with a surname all the same, so that a learner meets the warning.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time

from cvt_desktop.domain.bestandssoort import Stuksoort
from cvt_desktop.domain.blok_groep import Begrotingsregel, BlokGroep, Groepsdoel
from cvt_desktop.domain.formulier import JaNee, OntvangenVia, Soort
from cvt_desktop.domain.ids import AanvraagId
from cvt_desktop.ports.voorbeeldstukken import Voorbeeldmaker, Voorbeeldstuk
from cvt_desktop.services import intake, stukken
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.invoer import Invoer
from cvt_desktop.services.oefenregister import CONSULENT, KAAPHORN, KAAPHORN_01

NUMMER, ONTVANGEN = 438, date(2027, 5, 11)
_GESCHREVEN = date(2027, 5, 7)

RUSTPUNT = BlokGroep(
    titel="Rustpunt", scholen=KAAPHORN_01.naam, aantal=6, leerjaren="1-2", niveau="vmbo-basis en vmbo-kader",
    beschrijving="Zes leerlingen raken in een volle klas snel overprikkeld en missen daardoor lessen. Zij komen van vijf "
                 "basisscholen. Teun Baardwijk begon in januari en is de jongste van de groep.",
    aanleiding="Het verzuim van deze leerlingen verdubbelde tussen oktober en april. De mentoren vangen hen nu om de beurt op de "
               "gang op; dat houdt de school niet vol.",
    doelen=(
        Groepsdoel(doel="Alle zes beginnen de dag in hun eigen klas", aanpak="Elke ochtend twintig minuten rustig beginnen",
                   uitvoerder="de eigen mentor, met een coach"),
        Groepsdoel(doel="Het verzuim is in januari gehalveerd", aanpak="Wekelijks een gesprek en een plan voor de week",
                   uitvoerder="de coach"),
        Groepsdoel(doel="Mentoren herkennen overprikkeling op tijd", aanpak="Vier bijeenkomsten met het team",
                   uitvoerder="de orthopedagoog van de school"),
    ),
    ingangsdatum=date(2027, 8, 30), einddatum=date(2028, 1, 28), evaluatie_op=date(2027, 11, 15),
    erna="De mentoren nemen de rustige start over; de ruimte blijft.",
    begroting=(
        Begrotingsregel(post="coach, 80 uur", cent=640_000), Begrotingsregel(post="scholing van het team", cent=120_000),
        Begrotingsregel(post="inrichting van de ruimte", cent=90_000),
    ),
    bijdrage_cent=170_000,
    betrokken="De leerlingen kozen de ruimte en de vaste tijden. De ouders kregen op 22 april een avond met uitleg en zijn het "
              "eens.",
)  # fmt: skip
_STUKKEN: tuple[tuple[Stuksoort, str, str, tuple[tuple[str, str], ...]], ...] = (
    (Stuksoort.MOTIVERING, "Plan van aanpak Rustpunt.pdf", "Plan van aanpak", (
        ("De groep", "Zes leerlingen van leerjaar 1 en 2, vmbo-basis en vmbo-kader, op twee locaties."),
        ("Aanleiding", RUSTPUNT.aanleiding),
        ("Wat de school zelf al deed", ("Een prikkelarme werkplek (november tot en met januari): hielp twee leerlingen.\nEen "
                                       "tweede mentor in de ochtend (februari): hielp zolang die er was.")),
        ("Doelen en aanpak", "\n".join(f"{d.doel}. {d.aanpak}, door {d.uitvoerder}." for d in RUSTPUNT.doelen)),
        ("Daarna", RUSTPUNT.erna),
    )),
    (Stuksoort.OVERIG, "Begroting Rustpunt.pdf", "Begroting", (
        ("Kosten", "Coach, 80 uur: EUR 6.400.\nScholing van het team: EUR 1.200.\nInrichting van de ruimte: EUR 900."),
        ("Dekking", "Bijdrage van de twee locaties samen: EUR 1.700.\nGevraagd: EUR 6.800."),
    )),
    (Stuksoort.OVERIG, "Offerte coach.pdf", "Offerte", (
        ("Aanbod", "Een coach op maandag, woensdag en vrijdag van 8.15 tot 9.30 uur: 80 uur in twintig weken."),
        ("Prijs", "EUR 80 per uur, samen EUR 6.400, met reistijd. Het aanbod geldt tot 1 juli 2027."),
    )),
    (Stuksoort.GESPREK, "Verslag ouderavond.pdf", "Verslag van de avond met ouders", (
        ("Aanwezig", "De ouders van vijf leerlingen, twee mentoren, de zorgcoördinator."),
        ("Besproken", "Wat Rustpunt is, wanneer het is, en dat meedoen vrij is. De ouders vroegen om bericht na zes weken."),
        ("Afspraak", "De mentor belt in oktober met elk gezin."),
    )),
)  # fmt: skip


def registreer(dienst: Dienst, lezer: stukken.Stuklezer, maker: Voorbeeldmaker) -> AanvraagId:
    """Register it with its invented stukken, as the secretaris does on the day of receipt."""
    contact = KAAPHORN.contactpersonen[0]
    invoer = Invoer(
        school_id=KAAPHORN.id, ontvangen_op=ONTVANGEN, ontvangen_via=OntvangenVia.BEVEILIGDE_MAIL,
        contactpersoon=f"{contact.naam}, {contact.telefoon}", getekend_door="A. van Loenersloot, rector",
        namens_bevoegd_gezag=JaNee.JA, datum_aanvraag=_GESCHREVEN, consulent=CONSULENT.naam, groep=RUSTPUNT,
    )  # fmt: skip
    voorstellen = tuple(_stuk(dienst, lezer, maker, *een) for een in _STUKKEN)
    return intake.registreren(dienst, intake.NieuweAanvraag(soort=Soort.GROEPSARRANGEMENT, invoer=invoer, stukken=voorstellen))


def _stuk(
    dienst: Dienst, lezer: stukken.Stuklezer, maker: Voorbeeldmaker, soort: Stuksoort, naam: str, titel: str,
    delen: tuple[tuple[str, str], ...],
) -> stukken.Stukvoorstel:  # fmt: skip
    auteur = KAAPHORN.contactpersonen[0].naam
    pdf, paginas = maker(Voorbeeldstuk(
        bestandsnaam=naam, titel=titel, van=KAAPHORN.naam, auteur=auteur, leerling="groep ‘Rustpunt’", datum=_GESCHREVEN,
        delen=delen, gemaakt_op=datetime.combine(_GESCHREVEN, time(9), tzinfo=UTC),
    ))  # fmt: skip
    voorstel = stukken.voorbereiden(dienst, lezer, naam, pdf)
    return replace(voorstel, soort=soort, paginas=paginas, gedateerd=_GESCHREVEN, auteur=auteur)
