"""The brain of *Rekenhulp*: terms, the criteria for praktijkonderwijs and the period of a TLV, without a dossier."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from functools import partial
from typing import Any

from cvt_desktop.basis.tekst import datum_voluit, euro, hoofdletter
from cvt_desktop.domain import periode, pro_criteria
from cvt_desktop.domain.errors import CvtError, InvoerError
from cvt_desktop.domain.feestdagen import Feestdagentabel
from cvt_desktop.domain.pro_criteria import Achterstand, Domein, Iqscore, Progegevens, Prouitkomst
from cvt_desktop.domain.termijn import Stap
from cvt_desktop.domain.termijnen import Termijnsoort, reken
from cvt_desktop.domain.termijnfeiten import Feitsoort, Termijnfeit
from ui.presenters.vak import Vak, Vaksoort
from ui.tonen import Toon

_NOG_NIET = "Vul links de datums in; de uitkomst komt hier."


@dataclass(frozen=True, slots=True, kw_only=True)
class Rekenvak(Vak):
    """A field of a calculation; ``kop`` begins a new group. Most may stay empty."""

    kop: str = ""
    optioneel: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Rekenuitkomst:
    """What is shown at the right: the answer, the steps as (sentence, source), and what to watch."""

    kop: str
    toon: Toon = Toon.STIL
    stappen: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    waarschuwingen: tuple[str, ...] = field(default=(), repr=False)
    fout: str = ""
    veld: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rekening:
    """One calculation: its key, its name in the list, the fields, and what it does with them."""

    sleutel: str
    titel: str
    vakken: tuple[Rekenvak, ...]
    reken: Callable[[Mapping[str, Any]], Rekenuitkomst] = field(repr=False)


class RekenhulpPresenter:
    """``feestdagen`` is the table of the open register, or the one that the program ships."""

    def __init__(self, feestdagen: Feestdagentabel) -> None:
        self.rekeningen: dict[str, Rekening] = {
            r.sleutel: r
            for r in (
                *(Rekening(sleutel=soort.value, titel=titel, vakken=vakken, reken=partial(_termijn, soort, feestdagen))
                  for soort, titel, vakken in _TERMIJNEN),
                Rekening(sleutel="periode", titel="Periode van een TLV vso", vakken=_PERIODE, reken=_periode),
                Rekening(sleutel="pro", titel="Criteria praktijkonderwijs", vakken=_PRO, reken=_pro),
            )
        }  # fmt: skip

    def reken(self, sleutel: str, waarden: Mapping[str, Any]) -> Rekenuitkomst:
        """The outcome, or what is wrong and at which field."""
        rekening = self.rekeningen[sleutel]
        if any(not v.optioneel and waarden.get(v.naam) is None for v in rekening.vakken):
            return Rekenuitkomst(kop=_NOG_NIET)
        try:
            return rekening.reken(waarden)
        except CvtError as fout:
            return Rekenuitkomst(kop=_NOG_NIET, fout=fout.melding, veld=_vak_bij(fout.veld or "", rekening.vakken))


def _vak_bij(veld: str, vakken: Sequence[Rekenvak]) -> str:
    namen = [v.naam for v in vakken]
    return next((n for n in namen if n == veld), next((n for n in namen if n.endswith(veld)), namen[0]))


# --- terms ----------------------------------------------------------------------------------------------------------

_ONTVANGEN = Rekenvak(naam="ontvangst", label="Aanvraag ontvangen", optioneel=False)
_AANVULLING = (
    Rekenvak(naam="verzoek", label="Verzoek verzonden", kop="Verzoek om aanvulling"),
    Rekenvak(naam="uiterlijk", label="Uiterlijk", uitleg="Zonder datum staat de termijn niet stil (Awb 4:15)."),
    Rekenvak(naam="aangevuld", label="Aanvulling ontvangen"),
)
_UITSTEL = (
    Rekenvak(naam="van", label="Van", kop="Instemming van de school met uitstel"),
    Rekenvak(naam="tot", label="Tot en met"),
    Rekenvak(naam="kennisgeving", label="Verzonden", kop="Kennisgeving van een nieuwe datum (Awb 4:14)"),
    Rekenvak(naam="nieuwe_datum", label="Nieuwe datum"),
)
_BEKEND = Rekenvak(naam="bekendmaking", label="Besluit verzonden", optioneel=False)
_TERMIJNEN: tuple[tuple[Termijnsoort, str, tuple[Rekenvak, ...]], ...] = (
    (Termijnsoort.BESLISTERMIJN, "Termijn voor het besluit", (_ONTVANGEN, *_AANVULLING, *_UITSTEL)),
    (Termijnsoort.BUITEN_BEHANDELING, "Buiten behandeling laten",
     (_ONTVANGEN, Rekenvak(naam="verzoek", label="Verzoek verzonden", optioneel=False), *_AANVULLING[1:])),
    (Termijnsoort.BEZWAARTERMIJN, "Termijn voor bezwaar", (_BEKEND, Rekenvak(naam="bezwaar", label="Bezwaar ontvangen"))),
    (Termijnsoort.BESLISSING_OP_BEZWAAR, "Beslissing op bezwaar, met de LBT",
     (_BEKEND, Rekenvak(naam="herstel", label="Verzoek verzonden", kop="Verzoek om herstel van een verzuim"),
      Rekenvak(naam="herstel_uiterlijk", label="Uiterlijk"), Rekenvak(naam="hersteld", label="Hersteld"),
      Rekenvak(naam="verdaging", label="Verzonden", kop="Verdaging"),
      Rekenvak(naam="weken", label="Aantal weken", soort=Vaksoort.GETAL))),
    (Termijnsoort.DWANGSOM, "Ingebrekestelling en dwangsom",
     (_ONTVANGEN, Rekenvak(naam="ingebrekestelling", label="Ingebrekestelling ontvangen", optioneel=False),
      Rekenvak(naam="bekendmaking", label="Besluit verzonden"), *_AANVULLING, *_UITSTEL)),
)  # fmt: skip


def _feiten(w: Mapping[str, Any]) -> list[Termijnfeit]:
    """The facts of the fields that are filled; a group counts from its first field on. Raises ``InvoerError`` at a field."""
    soorten: list[tuple[str, Feitsoort, dict[str, Any]]] = [
        ("ontvangst", Feitsoort.ONTVANGST, {}), ("bekendmaking", Feitsoort.BEKENDMAKING, {}),
        ("verzoek", Feitsoort.VERZOEK_AANVULLING, {"uiterlijk": w.get("uiterlijk")}), ("aangevuld", Feitsoort.AANVULLING, {}),
        ("van" if w.get("van") else "tot", Feitsoort.INSTEMMING_UITSTEL, {"van": w.get("van"), "tot": w.get("tot")}),
        ("kennisgeving", Feitsoort.KENNISGEVING_4_14, {"nieuwe_datum": w.get("nieuwe_datum")}),
        ("ingebrekestelling", Feitsoort.INGEBREKESTELLING, {}), ("bezwaar", Feitsoort.BEZWAAR_ONTVANGEN, {}),
        ("herstel", Feitsoort.VERZOEK_HERSTEL, {"uiterlijk": w.get("herstel_uiterlijk")}), ("hersteld", Feitsoort.HERSTELD, {}),
        ("verdaging", Feitsoort.VERDAGING, {"weken": None if w.get("weken") is None else int(w["weken"])}),
    ]  # fmt: skip
    return [_feit(vak, Termijnfeit(soort=soort, datum=w[vak], **velden)) for vak, soort, velden in soorten if w.get(vak)]


def _feit(vak: str, feit: Termijnfeit) -> Termijnfeit:
    try:
        return feit.keur()
    except InvoerError as fout:
        raise InvoerError(fout.melding, veld=vak if fout.veld == "datum" else fout.veld) from None


def _termijn(soort: Termijnsoort, feestdagen: Feestdagentabel, waarden: Mapping[str, Any]) -> Rekenuitkomst:
    uitkomst = reken(soort, _feiten(waarden), feestdagen)
    ruim = uitkomst.ruime_lezing
    extra = (f"Een ruimere lezing komt uit op {datum_voluit(ruim)}; houd de vroegste dag aan.",) if ruim else ()
    return Rekenuitkomst(
        kop=_kop(uitkomst.laatste_dag, uitkomst.eerste_dag, uitkomst.hoogste_bedrag_eur), toon=Toon.INFO,
        stappen=_stappen(uitkomst.stappen), waarschuwingen=(*uitkomst.waarschuwingen, *extra),
    )  # fmt: skip


def _kop(laatste: date | None, eerste: date | None, bedrag: int | None) -> str:
    if laatste is None:
        return "Er loopt geen termijn"
    if eerste is not None:
        return f"Eerste dag {datum_voluit(eerste)}, ten hoogste {euro(100 * (bedrag or 0))}"
    return f"Uiterlijk {datum_voluit(laatste)}"


# --- period ---------------------------------------------------------------------------------------------------------

_PERIODE = (
    Rekenvak(naam="ingangsdatum", label="Ingangsdatum", optioneel=False),
    Rekenvak(naam="einddatum", label="Einddatum", uitleg="Leeg: het programma stelt de vroegste voor."),
)


def _periode(w: Mapping[str, Any]) -> Rekenuitkomst:
    uitkomst = periode.toets(w["ingangsdatum"], w.get("einddatum"))
    kop = f"Einddatum op zijn vroegst {datum_voluit(uitkomst.vroegste_einddatum)}"
    if uitkomst.toegestaan is not None:
        kop = "Deze einddatum is toegestaan" if uitkomst.toegestaan else "Deze einddatum kan niet"
    toon = {None: Toon.INFO, True: Toon.GOED, False: Toon.FOUT}[uitkomst.toegestaan]
    voorstel = f"Kies {datum_voluit(uitkomst.voorgestelde_einddatum)}, of 31 juli van een later jaar."
    return Rekenuitkomst(
        kop=kop, toon=toon, stappen=_stappen(uitkomst.stappen),
        waarschuwingen=(voorstel,) if uitkomst.toegestaan is False else (),
    )  # fmt: skip


# --- praktijkonderwijs ----------------------------------------------------------------------------------------------


def _domeinvakken(domein: Domein) -> tuple[Rekenvak, ...]:
    n, getal = domein.name.lower(), Vaksoort.GETAL
    return (
        Rekenvak(naam=f"{n}_dl", label="DL", soort=getal, kop=domein.value.capitalize(),
                 uitleg="Maanden onderwijs vanaf groep 3."),
        Rekenvak(naam=f"{n}_dle", label="DLE", soort=getal), Rekenvak(naam=f"{n}_datum", label="Afgenomen"),
    )  # fmt: skip


_PRO = (
    Rekenvak(naam="peildatum", label="Peildatum", optioneel=False, uitleg="De dag waarop de aanvraag volledig was."),
    Rekenvak(naam="aangemeld_op", label="Aangemeld op"),
    Rekenvak(naam="plaatsing_per", label="Plaatsing per"),
    Rekenvak(naam="iq", label="IQ", soort=Vaksoort.GETAL, kop="Intelligentieonderzoek"),
    Rekenvak(naam="iq_datum", label="Afgenomen"),
    *(vak for domein in Domein for vak in _domeinvakken(domein)),
    Rekenvak(naam="persoonlijkheid", label="Afgenomen", kop="Persoonlijkheidsonderzoek"),
)
_UITKOMST = {
    Prouitkomst.VOLDOET: ("Voldoet aan de criteria", Toon.GOED),
    Prouitkomst.VOLDOET_NIET: ("Voldoet niet aan de criteria", Toon.FOUT),
    Prouitkomst.BELEIDSRUIMTE: ("Beleidsruimte: de motivering geeft de doorslag", Toon.LET_OP),
    Prouitkomst.ONTOEREIKEND: ("Gegevens ontoereikend", Toon.LET_OP),
}


def _pro(w: Mapping[str, Any]) -> Rekenuitkomst:
    rijen = []
    for domein in Domein:
        dl, dle, dag = (w.get(f"{domein.name.lower()}_{deel}") for deel in ("dl", "dle", "datum"))
        if dl is not None and dle is not None and dag is not None:
            rijen.append(Achterstand(domein=domein, dl=Fraction(dl), dle=Fraction(dle), datum=dag))
    iq, dag = w.get("iq"), w.get("iq_datum")
    uitkomst = pro_criteria.toets(
        Progegevens(
            peildatum=w["peildatum"], aangemeld_op=w.get("aangemeld_op"), plaatsing_per=w.get("plaatsing_per"),
            iq=Iqscore(score=int(iq), datum=dag) if iq is not None and dag is not None else None,
            leerachterstand=tuple(rijen), persoonlijkheid=w.get("persoonlijkheid"),
        )
    )  # fmt: skip
    kop, toon = _UITKOMST[uitkomst.uitkomst]
    return Rekenuitkomst(
        kop=kop, toon=toon, stappen=tuple((r.tekst, r.bron.tekst) for r in uitkomst.redenen),
        waarschuwingen=(*uitkomst.waarschuwingen, "Dit is een berekening, nooit een besluit."),
    )  # fmt: skip


def _stappen(stappen: Sequence[Stap]) -> tuple[tuple[str, str], ...]:
    """The step, and below it what its article says; which article that is stands in the step where it can."""
    return tuple((s.zin, hoofdletter(s.bron.omschrijving) if s.bron.tekst in s.zin else f"{s.bron.tekst}: {s.bron.omschrijving}")
                 for s in stappen)  # fmt: skip
