"""The advice of the commission to the bestuur (model M2; screens.md 3.2): laid before the bestuur, sent to nobody."""

from __future__ import annotations

from uuid import uuid4

from cvt_desktop.basis.tekst import datum_lang, euro
from cvt_desktop.domain.brief import Brief, Briefsoort, Brieftoestand
from cvt_desktop.domain.dossierstand import termijnstand
from cvt_desktop.domain.errors import ToestandError
from cvt_desktop.domain.ids import AanvraagId, BriefId
from cvt_desktop.domain.soorten import beschrijving
from cvt_desktop.domain.stem import Stemkeuze
from cvt_desktop.domain.zitting import Uitkomst, Voorgenomen
from cvt_desktop.ports import documentdelen as deel
from cvt_desktop.ports.bestuursadvies import AdviesAanBestuur
from cvt_desktop.ports.register import Schrijfeenheid
from cvt_desktop.services.besluitenlijst import stemverhouding, verschoond
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.documenten import besluitstukken, koppen
from cvt_desktop.services.documenten.brievenarchief import bewaar_definitief
from cvt_desktop.services.documenten.gegevens import Besluitgegevens


def uitbrengen(dienst: Dienst, uow: Schrijfeenheid, g: Besluitgegevens) -> Brief:
    """Make the advice as it is now; an earlier one of this dossier lapses. In the unit of the caller."""
    laat_vervallen(uow, g.aanvraag.id)
    naam, adres = f"het bestuur van {g.instellingen.swv.naam}", g.instellingen.swv.adres
    kop = koppen.kop(dienst, uow, g.instellingen, g.aanvraag.kenmerk, dagtekening=g.vandaag, concept=False, met_anker=True)
    brief = Brief(id=BriefId(uuid4()), aanvraag_id=g.aanvraag.id, soort=Briefsoort.ADVIES_BESTUUR, geadresseerde=naam,
                  adres=adres, gedateerd=g.vandaag)  # fmt: skip
    return bewaar_definitief(dienst, uow, brief, dienst.opmaker.maak(advies_aan_bestuur(g, kop, naam)))


def laat_vervallen(uow: Schrijfeenheid, aanvraag_id: AanvraagId) -> tuple[Brief, ...]:
    """What was advised before does not count any more: it is a concept again, or a new one takes its place.

    It is kept as vervallen, because the bestuur may have read it. Gives back what lapsed.
    """
    weg = [b for b in uow.brieven.of_aanvraag(aanvraag_id)
           if b.soort is Briefsoort.ADVIES_BESTUUR and b.toestand is Brieftoestand.DEFINITIEF]  # fmt: skip
    return tuple(uow.brieven.save(brief.vervallen()) for brief in weg)


def advies_aan_bestuur(g: Besluitgegevens, kop: deel.Kop, naam: str) -> AdviesAanBestuur:
    """What the zitting fixed, with the reasons as they were written since. Raises ``ToestandError`` without an outcome."""
    punt, advies = g.punt, g.advies_commissie
    if advies is None:
        raise ToestandError("Over dit punt is niet beslist. Behandel het eerst in een zitting.", code="geen-uitkomst")
    soort = beschrijving(g.aanvraag.soort)
    voorzitter = g.persoon(g.zitting.voorzitter_id)
    tegen = [f"{s.naam}: {s.reden.strip().rstrip('.') or 'stemde tegen, zonder toelichting'}" for s in punt.stemmen
             if s.keuze is Stemkeuze.TEGEN]  # fmt: skip
    return AdviesAanBestuur(
        kop=kop, adres=(naam, *(" ".join(regel.split()) for regel in g.instellingen.swv.adres.regels)),
        aanhef="Geacht bestuur",
        ondertekening=deel.Ondertekening(naam=voorzitter.naam if voorzitter else g.commissie.naam,
                                         functie=f"voorzitter {g.commissie.naam}",
                                         wijze=deel.Tekenwijze.OP_PAPIER),
        bijlagen=tuple(f"advies van {a.naam}" for a in g.adviezen if a.vastgesteld),
        leerling=koppen.onderwerp(g.onderwerp), school=koppen.school(g.school), soort=koppen.soortnaam(g),
        gevraagd=koppen.gevraagd(g.aanvraag), ontvangen_op=g.aanvraag.formulier.a.ontvangen_op,
        besluit_uiterlijk=termijnstand(g.aanvraag, g.instellingen, g.feestdagen).uiterste_datum,
        commissie=g.commissie.naam, zittingsdatum=g.behandeld_op, advies=strekking(g, advies),
        anders_omdat=g.besluit.redenen.afwijking if advies.uitkomst is Uitkomst.TOEGEWEZEN_ANDERS else "",
        adviezen=besluitstukken.adviezen(g) if soort.met_adviezen else (),
        redenen=besluitstukken.redenen(g), meningen=besluitstukken.meningen(g),
        stemming=stemverhouding(punt), schriftelijk=g.zitting.ronde is not None, minderheid="; ".join(tegen),
        verschoond="; ".join(f"{v.naam} ({v.grond})" for v in verschoond(g.zitting, punt)),
    )  # fmt: skip


def strekking(g: Besluitgegevens, advies: Voorgenomen) -> str:
    """``een verklaring te geven, categorie laag, van 1 augustus 2027 tot en met 31 juli 2029``."""
    if not advies.uitkomst.tlv:
        return "de aanvraag af te wijzen"
    wat = "de aanvraag toe te wijzen" + (", anders dan gevraagd" if advies.uitkomst is Uitkomst.TOEGEWEZEN_ANDERS else "")
    vanaf = f"met ingang van {datum_lang(advies.ingangsdatum)}" if advies.ingangsdatum else ""
    if not beschrijving(g.aanvraag.soort).met_periode or advies.einddatum is None:
        return ", ".join(filter(None, (wat, vanaf)))
    categorie = f"categorie {advies.categorie}" if advies.categorie is not None else ""
    bedrag = f"voor {euro(g.besluit.bedrag_cent)}" if g.besluit.bedrag_cent is not None else ""
    return ", ".join(filter(None, (wat, categorie, f"{vanaf} tot en met {datum_lang(advies.einddatum)}", bedrag)))
