"""The test of the criteria for praktijkonderwijs in a dossier: its facts for the toets, and the same on paper."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from cvt_desktop.basis.tekst import datum_lang, datum_voluit
from cvt_desktop.domain.aanvraag import Aanvraag
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.bestandssoort import Stuksoort
from cvt_desktop.domain.blok_pro import BlokPro
from cvt_desktop.domain.errors import InvoerError, ToestandError
from cvt_desktop.domain.formulier import Houding, Soort
from cvt_desktop.domain.ids import AanvraagId
from cvt_desktop.domain.pro_criteria import Domein, Protoets, Prouitkomst
from cvt_desktop.domain.pro_vraag import peildatum, protoets
from cvt_desktop.domain.profeiten import Profeiten
from cvt_desktop.domain.soorten import beschrijving
from cvt_desktop.ports.bladen import Blad, Bladdeel
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.documenten import koppen
from cvt_desktop.services.dossier import lees_dossier
from cvt_desktop.services.onderwerpen import eis_leerling


def profeiten(aanvraag: Aanvraag, stukken: Collection[str]) -> Profeiten:
    """What the toets asks of praktijkonderwijs: a text in the form, or a stuk of that kind."""
    pro, bijzonder = aanvraag.formulier.pro, aanvraag.soort is Soort.TLV_PRO_BIJZONDER
    gezag = [v for v in aanvraag.formulier.b.verzorgers if v.krijgt_brief]
    return Profeiten(
        bijzonder=bijzonder, uitkomst=uitkomst_van(aanvraag), peildatum=peildatum(aanvraag),
        okr=bool(pro.okr.strip()) or Stuksoort.OKR.name in stukken,
        motivering=bool(pro.motivering.strip()) or Stuksoort.MOTIVERING.name in stukken,
        iq_herkomst=pro.iq.totaal is not None and bool(pro.iq.instrument.strip()) and pro.iq.afgenomen is not None,
        domeinen_herkomst=_herkomst_bekend(pro),
        testgegevens_nodig=not bijzonder or (pro.grond is not None and pro.grond.vraagt_testgegevens),
        zienswijze_geschreven=(bool(gezag) and all(v.zienswijze.strip() for v in gezag)) or Stuksoort.ZIENSWIJZE.name in stukken,
        instemming=bool(pro.instemming.strip()), allen_eens=bool(gezag) and all(v.houding is Houding.EENS for v in gezag),
        grond=str(pro.grond or ""), bewijs=bool(pro.bewijs.strip()), begeleiding=len(pro.begeleiding),
        externen=len(pro.externen), risicos=bool(pro.risicos.strip()),
    )  # fmt: skip


def uitkomst_van(aanvraag: Aanvraag) -> Prouitkomst | None:
    """The outcome of the test for a regular aanvraag; None for another kind, or when it cannot be done."""
    if aanvraag.soort is not Soort.TLV_PRO_REGULIER:
        return None
    try:
        return protoets(aanvraag).uitkomst
    except InvoerError:
        return None  # an impossible number is told at its field


def _herkomst_bekend(pro: BlokPro) -> bool:
    gevuld = [t for t in pro.leerachterstand if not t.leeg]
    return bool(gevuld) and all(t.volledig and t.instrument.strip() for t in gevuld)


# --- told ------------------------------------------------------------------------------------------------------------

UITKOMST = {
    Prouitkomst.VOLDOET: "voldoet",
    Prouitkomst.VOLDOET_NIET: "voldoet niet",
    Prouitkomst.BELEIDSRUIMTE: "beleidsruimte: de motivering van de school geeft de doorslag",
    Prouitkomst.ONTOEREIKEND: "gegevens ontoereikend",
}


ZONDER_SCORES = "geen testgegevens; die zijn nodig bij grond a1 en b1"


def toetsregels(aanvraag: Aanvraag) -> tuple[tuple[str, str], ...]:
    """Label and text for the dossierkaart and the zitting; empty for another kind."""
    if not beschrijving(aanvraag.soort).pro:
        return ()
    pro = aanvraag.formulier.pro
    grond = (("Grond", str(pro.grond) if pro.grond else "niet ingevuld"),) if aanvraag.soort is Soort.TLV_PRO_BIJZONDER else ()
    try:
        uitkomst = protoets(aanvraag)
    except InvoerError as fout:
        return (*grond, ("Toets", fout.melding))
    if grond and not pro.getest:
        return (*grond, ("Toets", ZONDER_SCORES))
    iq = str(pro.iq.totaal) if pro.iq.totaal is not None else "ontbreekt"
    cijfers = [f"{d.value} {o.achterstand.cijfers.replace('.', ',')}" for d, o in uitkomst.domeinen.items()]
    return (
        *grond, ("IQ", iq), ("Leerachterstand", "; ".join(cijfers) or "ontbreekt"),
        ("Toets", f"{UITKOMST[uitkomst.uitkomst]} (UB WVO 2.46)"),
    )  # fmt: skip


# --- on paper --------------------------------------------------------------------------------------------------------


def berekening(dienst: Dienst, aanvraag_id: AanvraagId) -> Blad:
    """The whole reasoning as a sheet; ``dienst.opmaker.maak`` lays it out. Raises ``ToestandError`` for another kind."""
    with dienst.lezen(Actie.DOSSIER_INZIEN) as uow:
        aanvraag = lees_dossier(dienst, uow, aanvraag_id)
        if not beschrijving(aanvraag.soort).pro:
            raise ToestandError("Deze toets is er alleen bij praktijkonderwijs. Druk bij een andere soort de dossierkaart af.",
                                code="geen-pro")  # fmt: skip
        leerling = eis_leerling(uow, aanvraag)
        kop = koppen.kop(dienst, uow, dienst.instellingen(uow), aanvraag.kenmerk, dagtekening=dienst.klok.today(), concept=False)
    uitkomst, pro = protoets(aanvraag), aanvraag.formulier.pro
    wie = f"{leerling.naam}, geboren {datum_lang(leerling.geboortedatum)}, kenmerk {aanvraag.kenmerk}"
    return Blad(
        kop=kop, titel="Toets aan de criteria voor praktijkonderwijs",
        inleiding=f"{wie}. Peildatum {datum_voluit(peildatum(aanvraag))}. Deze toets beslist niet: dat doet de commissie.",
        delen=(
            Bladdeel(kop=f"Uitkomst: {_kop(aanvraag, uitkomst)}", rijen=(*_soort(aanvraag), *_herkomst(pro))),
            Bladdeel(kop="Redenering", punten=tuple(f"{r.tekst.rstrip('.')} ({r.bron.tekst})." for r in uitkomst.redenen),
                     genummerd=True),
            *([Bladdeel(kop="Let op", punten=uitkomst.waarschuwingen)] if uitkomst.waarschuwingen else []),
        ),
    )  # fmt: skip


def _kop(aanvraag: Aanvraag, uitkomst: Protoets) -> str:
    zonder = aanvraag.soort is Soort.TLV_PRO_BIJZONDER and not aanvraag.formulier.pro.getest
    return ZONDER_SCORES if zonder else UITKOMST[uitkomst.uitkomst]


def _soort(aanvraag: Aanvraag) -> tuple[tuple[str, str], ...]:
    grond = aanvraag.formulier.pro.grond
    return (("Soort", str(aanvraag.soort)), *((("Grond (UB 2.47)", str(grond)),) if grond is not None else ()))


def leg_uitvoer_vast(dienst: Dienst, aanvraag_id: AanvraagId) -> None:
    """The sheet leaves the program, on paper or as a file: an event, before it happens."""
    with dienst.werk(Actie.DOSSIERKAART_AFDRUKKEN) as werk:
        aanvraag = lees_dossier(dienst, werk.uow, aanvraag_id)
        werk.leg_vast("aanvraag", aanvraag.id, aanvraag, aanvraag_id=aanvraag_id)


def _herkomst(pro: BlokPro) -> tuple[tuple[str, str], ...]:
    """Per result the instrument with its version, the day, the way, and what helped (Instrumentenregeling art. 5)."""
    iq = pro.iq
    delen = [f"{naam} {score}" for naam, score in (("verbaal", iq.verbaal), ("non-verbaal", iq.nonverbaal)) if score is not None]
    delen += [iq.delen_niet_omdat, _instrument(iq.instrument, iq.versie), _dag(iq.afgenomen), iq.verantwoordelijk]
    rijen = [("IQ", "; ".join(d for d in (str(iq.totaal) if iq.totaal is not None else "", *delen) if d) or "ontbreekt")]
    for domein in Domein:
        t = pro.domein(domein)
        getallen = f"DLE {t.dle}, DL {t.dl}" if t.dle is not None and t.dl is not None else ""
        hulp = f"hulpmiddelen bij dyslexie: {t.hulpmiddelen}" if t.hulpmiddelen.strip() else ""
        stukken = (getallen, _instrument(t.instrument, t.versie), str(t.wijze or ""), _dag(t.afgenomen), hulp)
        rijen.append((domein.value.capitalize(), "; ".join(s for s in stukken if s) or "ontbreekt"))
    if pro.persoonlijkheid_op is not None or pro.persoonlijkheid_instrument:
        stukken_ = (pro.persoonlijkheid_instrument, _dag(pro.persoonlijkheid_op), pro.persoonlijkheid_uitkomst)
        rijen.append(("Persoonlijkheid", "; ".join(s for s in stukken_ if s)))
    return tuple(rijen)


def _instrument(naam: str, versie: str) -> str:
    return " ".join(deel for deel in (naam.strip(), versie.strip()) if deel)


def _dag(dag: date | None) -> str:
    return datum_lang(dag) if dag else ""
