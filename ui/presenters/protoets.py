"""How the test of the criteria for praktijkonderwijs is shown: the outcome, the sums, the validity, the reasons. No Qt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from cvt_desktop.basis.tekst import datum_voluit, datum_weekdag
from cvt_desktop.domain import pro_geldigheid
from cvt_desktop.domain.blok_pro import BlokPro
from cvt_desktop.domain.errors import InvoerError
from cvt_desktop.domain.formulier import Soort
from cvt_desktop.domain.instrument import Instrument, Instrumentsoort, namen
from cvt_desktop.domain.pro_criteria import Achterstand, Domein, Protoets, Prouitkomst, toets
from cvt_desktop.domain.pro_leertijd import Dlvoorstel, voorgestelde_dl
from cvt_desktop.domain.pro_vraag import progegevens
from cvt_desktop.domain.schooljaar import schooljaar
from cvt_desktop.services.invoer import Invoer
from ui.tonen import Chip, Toon, Vorm

CHIP = {
    Prouitkomst.VOLDOET: Chip(tekst="voldoet", toon=Toon.GOED, vorm=Vorm.VINK),
    Prouitkomst.VOLDOET_NIET: Chip(tekst="voldoet niet", toon=Toon.FOUT, vorm=Vorm.VIERKANT),
    Prouitkomst.BELEIDSRUIMTE: Chip(tekst="beleidsruimte", toon=Toon.LET_OP, vorm=Vorm.DRIEHOEK),
    Prouitkomst.ONTOEREIKEND: Chip(tekst="gegevens ontoereikend", toon=Toon.STIL, vorm=Vorm.CIRKEL),
}
_ZIN = {
    Prouitkomst.VOLDOET: "IQ en leerachterstand voldoen beide. De commissie beslist.",
    Prouitkomst.VOLDOET_NIET: "Niet aan beide eisen voldaan. De commissie beslist.",
    Prouitkomst.BELEIDSRUIMTE: "De motivering van de school geeft de doorslag; het besluit moet zeggen waarom.",
    Prouitkomst.ONTOEREIKEND: "Wat ontbreekt of verlopen is, kan de uitkomst nog veranderen.",
}
_BIJZONDER = " Bij de bijzondere regeling hoeft de leerling niet aan beide eisen te voldoen (UB WVO 2.47)."
_LEEG = Chip(tekst="")


@dataclass(frozen=True, slots=True, kw_only=True)
class Toetsrij:
    """IQ or one domain: the sum, the result, whether it is enough, and until when it counts."""

    naam: str
    som: str = field(repr=False)
    genoeg: str
    geldig: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Protoetsbeeld:
    """The whole panel. ``fout`` says why the test cannot be done; then the rest is empty."""

    uitkomst: Chip = _LEEG
    zin: str = ""
    rijen: tuple[Toetsrij, ...] = ()
    redenen: tuple[str, ...] = field(default=(), repr=False)
    waarschuwingen: tuple[str, ...] = ()
    fout: str = ""


def protoetsbeeld(
    soort: Soort, invoer: Invoer, peildatum: date | None, instrumenten: Sequence[Instrument] = ()
) -> Protoetsbeeld:
    """What the form says now. ``peildatum`` None: the day of receipt. ``instrumenten``: the table of the secretaris."""
    dag = peildatum or invoer.ontvangen_op
    if dag is None:
        return Protoetsbeeld(fout="Vul eerst in wanneer de aanvraag is ontvangen.")
    if soort is Soort.TLV_PRO_BIJZONDER and not invoer.pro.getest:
        return Protoetsbeeld(fout="Geen testgegevens ingevuld. Bij de gronden a1 en b1 zijn ze nodig (UB WVO 2.47).")
    try:
        uitkomst = toets(progegevens(invoer.pro, peildatum=dag, aangemeld_op=invoer.aangemeld_op))
    except InvoerError as fout:
        return Protoetsbeeld(fout=fout.melding)
    bijzonder = _BIJZONDER if soort is Soort.TLV_PRO_BIJZONDER else ""
    return Protoetsbeeld(
        uitkomst=CHIP[uitkomst.uitkomst], zin=f"{_ZIN[uitkomst.uitkomst]}{bijzonder} Peildatum {datum_voluit(dag)}.",
        rijen=(_iq_rij(invoer.pro, dag), *(_domeinrij(d, uitkomst) for d in Domein)),
        redenen=tuple(f"{r.tekst.rstrip('.')} ({r.bron.tekst})." for r in uitkomst.redenen),
        waarschuwingen=(*uitkomst.waarschuwingen, *_onbekend(invoer.pro, instrumenten, schooljaar_van(dag))),
    )  # fmt: skip


def domeinregel(pro: BlokPro, domein: Domein, voorstel: Dlvoorstel | None) -> str:
    """The line under one domain: the sum as soon as both numbers are there, and the proposal for DL with its ground."""
    rij, delen = pro.domein(domein), list[str]()
    if rij.dle is not None and rij.dl and rij.afgenomen is not None:
        try:
            a = Achterstand(domein=domein, dl=Fraction(rij.dl), dle=Fraction(rij.dle), datum=rij.afgenomen)
        except InvoerError as fout:
            return fout.melding
        delen.append(f"Leerachterstand {_som(a)}.")
    if voorstel is not None and rij.dl != voorstel.dl:
        delen.append(f"Voorstel DL {voorstel.dl}: {voorstel.uitleg} ({voorstel.bron.tekst})")
    return " ".join(delen)


def dlvoorstel(invoer: Invoer, afgenomen: date | None) -> Dlvoorstel | None:
    """The proposal for a test on this day."""
    if invoer.ontvangen_op is None:
        return None
    return voorgestelde_dl(invoer.pro.route, invoer.b.leerjaar, ontvangen_op=invoer.ontvangen_op, afgenomen=afgenomen,
                           groep8_instrument=invoer.pro.groep8_instrument)  # fmt: skip


def _iq_rij(pro: BlokPro, dag: date) -> Toetsrij:
    if pro.iq.totaal is None or pro.iq.afgenomen is None:
        return Toetsrij(naam="IQ", som="ontbreekt", genoeg="", geldig="")
    binnen = "ja, 55 tot en met 80" if 55 <= pro.iq.totaal <= 80 else "nee, niet van 55 tot en met 80"
    geldigheid = pro_geldigheid.iq(pro.iq.afgenomen, dag)
    return Toetsrij(naam="IQ", som=str(pro.iq.totaal), genoeg=binnen, geldig=_geldig(geldigheid))


def _domeinrij(domein: Domein, uitkomst: Protoets) -> Toetsrij:
    naam, oordeel = domein.value.capitalize(), uitkomst.domeinen.get(domein)
    if oordeel is None:
        return Toetsrij(naam=naam, som="ontbreekt", genoeg="", geldig="")
    genoeg = "ja, 0,5 of meer" if oordeel.voldoet else "nee, minder dan 0,5"
    return Toetsrij(naam=naam, som=_som(oordeel.achterstand), genoeg=genoeg, geldig=_geldig(oordeel.geldigheid))


def _som(a: Achterstand) -> str:
    """``1 − 24/55 = 31/55 = 0,56``: the exact fraction over the same DL, then two decimals."""
    if a.voor:
        return f"DLE {a.dle} boven DL {a.dl}: geen achterstand"
    heel = a.dl.denominator == a.dle.denominator == 1
    breuk = f"{a.dl - a.dle}/{a.dl}" if heel else f"{a.waarde.numerator}/{a.waarde.denominator}"
    return f"1 − {a.dle}/{a.dl} = {breuk} = {a.cijfers.replace('.', ',')}"


def _geldig(geldigheid: pro_geldigheid.Geldigheid) -> str:
    if not geldigheid.geldig:
        return f"niet geldig (t/m {datum_weekdag(geldigheid.tot_en_met)})"
    return f"geldig t/m {datum_weekdag(geldigheid.tot_en_met)}"


def schooljaar_van(dag: date | None) -> str:
    """The school year of a day, as the table of instruments names it."""
    return schooljaar(dag).naam if dag is not None else ""


def instrumentsoort(veld: str) -> Instrumentsoort:
    """What the instrument in this field measures: ``pro.iq.instrument``, ``pro.IR.instrument``."""
    if veld.startswith("pro.iq."):
        return Instrumentsoort.IQ
    return Instrumentsoort.PERSOONLIJKHEID if veld.startswith("pro.persoon") else Instrumentsoort.LEERACHTERSTAND


def _onbekend(pro: BlokPro, instrumenten: Sequence[Instrument], jaar: str) -> list[str]:
    """Instruments that are not in the table that the secretaris keeps; of a kind that it does not hold it tells nothing."""
    gebruikt = [("pro.iq.", pro.iq.instrument), ("pro.persoonlijkheid", pro.persoonlijkheid_instrument)]
    gebruikt += [("pro.domein", t.instrument) for t in pro.leerachterstand]
    vreemd = {}
    for veld, naam in gebruikt:
        bekend = {n.casefold() for n in namen(instrumenten, jaar, instrumentsoort(veld))}
        if bekend and naam.strip() and naam.strip().casefold() not in bekend:
            vreemd[naam.strip()] = f"{naam.strip()} staat niet in de lijst van instrumenten van {jaar} (UB WVO 2.46, lid 2)."
    return list(vreemd.values())
