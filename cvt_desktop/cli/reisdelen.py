"""The parts of a dossier's way that the journey and the pictures of the screens both take, through the services."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time

from cvt_desktop.adapters.pdf.voorbeeldstuk import maak_voorbeeldstuk
from cvt_desktop.basis.tekst import datum_lang
from cvt_desktop.cli import reisgegevens
from cvt_desktop.domain.bestandssoort import Stuksoort
from cvt_desktop.domain.brief import Verzendwijze
from cvt_desktop.domain.controle import zonder_reden
from cvt_desktop.domain.controleregel import REDENEN
from cvt_desktop.domain.ids import AanvraagId, BesluitId
from cvt_desktop.ports.voorbeeldstukken import Voorbeeldstuk
from cvt_desktop.services import adviezen, besluiten, brieven, stukken, toetsing, verzenden
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.oefenregister import CRUTZER, WIEBRANDSMA

_TWEEDE = 2
_ALLEEN_AANVRAAG = ("Aanvraag van de school",)
_GELEZEN = frozenset({Stuksoort.OPP.name, Stuksoort.MDO.name, Stuksoort.OKR.name, Stuksoort.ONDERZOEK.name})


def bevestig(dienst: Dienst, aanvraag_id: AanvraagId) -> None:
    """Make the ontvangstbevestigingen and send them by post."""
    brieven.ontvangstbevestiging_maken(dienst, aanvraag_id)
    verzend(dienst, aanvraag_id)


def verzend(dienst: Dienst, aanvraag_id: AanvraagId) -> None:
    """Everything that is ready leaves by post, today."""
    vandaag = dienst.klok.today()
    verzenden.verzenden(dienst, aanvraag_id, tuple(
        verzenden.Zending(brief_id=b.id, op=vandaag, wijze=Verzendwijze.POST)
        for b in verzenden.te_verzenden(dienst, aanvraag_id)
    ))  # fmt: skip


def toets(dienst: Dienst, aanvraag_id: AanvraagId) -> None:
    """Answer everything with ja and finish; what is nee, or a signal, passes by a reasoned override."""
    toetsing.automatisch(dienst, aanvraag_id)
    toetsing.overige_ja(dienst, aanvraag_id)
    stand = toetsing.stand(dienst, aanvraag_id)
    nee = (punt.code for punt in stand.toets.nee_punten(stand.lijst))
    signalen = (signaal.code for signaal in stand.signalen)
    toetsing.afronden(dienst, aanvraag_id, dict.fromkeys((*nee, *signalen), reisgegevens.REDEN_TOCH))


def adviseer(
    dienst: Dienst, lezer: stukken.Stuklezer, aanvraag_id: AanvraagId, *, aantal: int = 2, korter: bool = False
) -> None:
    """Take the first ``aantal`` adviezen over from a signed piece; ``korter``: the second one advises a year less."""
    vandaag = dienst.klok.today()
    stand = toetsing.stand(dienst, aanvraag_id)
    gezien = tuple(f"{Stuksoort[s.soort]} van {datum_lang(s.gedateerd)}" for s in stand.stukken
                   if s.soort in _GELEZEN and s.gedateerd is not None) or _ALLEEN_AANVRAAG  # fmt: skip
    for volgorde, wie in ((1, CRUTZER), (2, WIEBRANDSMA))[:aantal]:
        inhoud = reisgegevens.advies(volgorde, stand.aanvraag, adviezen.blanco(dienst, aanvraag_id), gezien)
        if korter and volgorde == _TWEEDE and inhoud.tot_en_met is not None:
            inhoud = replace(inhoud, tot_en_met=inhoud.tot_en_met.replace(year=inhoud.tot_en_met.year - 1),
                             waarom_duur="Na een schooljaar is te zien of terugkeer in deeltijd kan.")  # fmt: skip
        bron = Voorbeeldstuk(
            bestandsnaam=f"Advies {volgorde}.pdf", titel="Deskundigenadvies", van=wie.werkgever, auteur=wie.naam,
            leerling="", datum=vandaag, delen=(("Kern", inhoud.kern), ("Advies", str(inhoud.conclusie))),
            gemaakt_op=moment(vandaag),
        )  # fmt: skip
        pdf, paginas = maak_voorbeeldstuk(bron)
        voorstel = stukken.voorbereiden(dienst, lezer, bron.bestandsnaam, pdf)
        voorstel = replace(voorstel, soort=Stuksoort.ADVIES, paginas=paginas, gedateerd=vandaag, auteur=wie.naam)
        stukken.toevoegen(dienst, aanvraag_id, (voorstel,))
        adviezen.overnemen(dienst, aanvraag_id, volgorde, wie.id, inhoud, voorstel.bijlage_id, vandaag)


def stel_op(dienst: Dienst, aanvraag_id: AanvraagId, *, naar_tekenmap: bool = True) -> BesluitId:
    """Write the reasons of the besluit, accept what the check hints at, and put it in the Tekenmap."""
    beeld = besluiten.beeld(dienst, aanvraag_id)
    assert beeld is not None
    b = beeld.besluit
    besluiten.wijzigen(
        dienst, b.id, categorie=b.categorie, ingangsdatum=b.ingangsdatum, einddatum=b.einddatum,
        redenen=reisgegevens.redenen(b.redenen),
    )  # fmt: skip
    if naar_tekenmap:
        gevonden = besluiten.controleren(dienst, b.id)
        for bevinding in zonder_reden(gevonden, b.overrides):
            besluiten.accepteren(dienst, b.id, bevinding.regel_id, REDENEN[0])
        besluiten.naar_tekenmap(dienst, b.id)
    return b.id


def moment(dag: date) -> datetime:
    """Nine o'clock on that day, for what must not depend on the hour of running."""
    return datetime.combine(dag, time(9), tzinfo=UTC)
