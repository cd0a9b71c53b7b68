"""The rules of the check before signing: small, separate, each with its level and its source.

A rule is a pure function from the facts to what is wrong; nothing wrong, or not applicable, is an empty answer.
The texts hold no names. An id is never used again for another rule.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from cvt_desktop.basis.tekst import datum_lang, opsomming
from cvt_desktop.domain.controlefeiten import Adviesfeiten, Controlefeiten, Gebrek, Ontvangerrol
from cvt_desktop.domain.deskundigenadvies import Conclusie
from cvt_desktop.domain.schooljaar import eindigt_met_schooljaar, vroegste_einddatum_vso


class Niveau(StrEnum):
    """How heavy a finding is; only ``BLOKKEERT`` stops signing, ``LET_OP`` asks a reason."""

    BLOKKEERT = "blokkeert"
    LET_OP = "let op"
    HINT = "hint"


@dataclass(frozen=True, slots=True, kw_only=True)
class Controleregel:
    """One rule; ``bron`` is an id of ``domain.bronnen``."""

    id: str
    titel: str
    niveau: Niveau
    bron: str
    toets: Callable[[Controlefeiten], Iterable[Gebrek]]


def _geadresseerden(f: Controlefeiten) -> Iterable[Gebrek]:
    rollen = {g.rol for g in f.geadresseerden}
    if Ontvangerrol.SCHOOL not in rollen:
        yield Gebrek("Er is geen brief aan de school", "geadresseerden")
    if not rollen & {Ontvangerrol.OUDER, Ontvangerrol.LEERLING}:
        yield Gebrek("Er is geen brief aan een ouder met gezag of aan de leerling", "geadresseerden")


def _adressen(f: Controlefeiten) -> Iterable[Gebrek]:
    for wie in f.geadresseerden:
        if not wie.heeft_adres:
            yield Gebrek(f"Brief aan {wie.aanduiding} heeft geen adres", f"geadresseerden.{wie.aanduiding}")


def _beslisser(f: Controlefeiten) -> Iterable[Gebrek]:
    if f.beslisser is None or not f.beslisser_functie.strip():
        yield Gebrek("Het besluit noemt niet wie besliste en in welke functie", "beslisser")


def _namens(f: Controlefeiten) -> Iterable[Gebrek]:
    if not f.namens.strip():
        yield Gebrek("Het besluit zegt niet namens welk bestuur het is genomen", "namens")


def _bevoegd(f: Controlefeiten) -> Iterable[Gebrek]:
    if f.beslisser is not None and not f.beslisser_bevoegd:
        yield Gebrek("Wie beslist heeft op deze dag geen mandaat voor dit soort besluit", "beslisser")


def _clausule(f: Controlefeiten) -> Iterable[Gebrek]:
    delen = ((f.clausule.door_wie, "wie bezwaar kan maken"), (f.clausule.termijn, "binnen welke termijn"),
             (f.clausule.bij_wie, "bij wie"))  # fmt: skip
    mist = [naam for er, naam in delen if not er]
    if mist:
        yield Gebrek(f"De bezwaarclausule noemt niet {opsomming(mist)}", "clausule")


def _datums(f: Controlefeiten) -> Iterable[Gebrek]:
    if f.ontvangen_op is None:
        yield Gebrek("De dag van ontvangst van de aanvraag ontbreekt", "ontvangen_op")
    if f.besluitdatum is None:
        yield Gebrek("De datum van het besluit ontbreekt", "besluitdatum")
    elif f.besluitdatum > f.vandaag:
        yield Gebrek("De datum van het besluit ligt in de toekomst", "besluitdatum")
    elif f.ontvangen_op is not None and f.besluitdatum < f.ontvangen_op:
        yield Gebrek("Het besluit is ouder dan de aanvraag", "besluitdatum")


def _aanwezigheid(f: Controlefeiten) -> Iterable[Gebrek]:
    if f.aanwezig == 0:
        yield Gebrek("Er is niet vastgelegd wie aanwezig was", "aanwezigheid")
    elif len(f.stemmers) < f.quorum:
        yield Gebrek(f"Er stemden {len(f.stemmers)} leden en het reglement vraagt er {f.quorum}", "aanwezigheid")


def _twee_adviezen(f: Controlefeiten) -> Iterable[Gebrek]:
    vast = [a for a in f.adviezen if a.gedateerd is not None]
    if len(vast) < 2:
        yield Gebrek(f"Er zijn {len(vast)} van 2 vastgestelde deskundigenadviezen", "adviezen")
    elif len({a.persoon_id for a in vast}) < 2:
        yield Gebrek("Beide adviezen zijn van dezelfde persoon", "adviezen")


def beroepen_kloppen(adviezen: Iterable[Adviesfeiten]) -> bool:
    """Whether one can be the first deskundige and another the second, for a TLV vso (UB WVO 2.51)."""
    lijst = list(adviezen)
    return any(
        een.beroep.eerste_deskundige and ander.beroep.tweede_deskundige_vso
        for i, een in enumerate(lijst)
        for j, ander in enumerate(lijst)
        if i != j
    )


def _beroepen(f: Controlefeiten) -> Iterable[Gebrek]:
    if len(f.adviezen) >= 2 and not beroepen_kloppen(f.adviezen):
        yield Gebrek("De beroepen van de deskundigen passen niet: één is orthopedagoog of psycholoog, de ander staat "
                     "in de lijst van het besluit", "adviezen")  # fmt: skip


def _kern(f: Controlefeiten) -> Iterable[Gebrek]:
    for nummer, advies in enumerate(f.adviezen, 1):
        if not advies.kern_in_brief:
            yield Gebrek(f"De kern van advies {nummer} staat niet in de brief", f"redenen.kern{nummer}")


def _verbonden(f: Controlefeiten) -> Iterable[Gebrek]:
    for nummer, a in enumerate(f.adviezen, 1):
        banden = [tekst for er, tekst in ((a.werkt_voor_school, "werkt voor de school"),
                                          (a.hielp_bij_aanvraag, "hielp bij de aanvraag"),
                                          (a.begeleidde_leerling, "begeleidde de leerling")) if er]  # fmt: skip
        if banden:
            yield Gebrek(f"Deskundige {nummer} {opsomming(banden)}", f"adviezen.{nummer}.onafhankelijk")


def _adviseert_en_stemt(f: Controlefeiten) -> Iterable[Gebrek]:
    beslissers = {*f.stemmers, f.beslisser}
    for nummer, a in enumerate(f.adviezen, 1):
        if a.persoon_id in beslissers:
            yield Gebrek(f"Deskundige {nummer} besliste ook mee", f"adviezen.{nummer}.onafhankelijk")
        if not a.onafhankelijk_verklaard:
            yield Gebrek(f"Deskundige {nummer} verklaarde zich niet op alle punten onafhankelijk",
                         f"adviezen.{nummer}.onafhankelijk")  # fmt: skip


def _categorie_en_periode(f: Controlefeiten) -> Iterable[Gebrek]:
    if f.toegewezen:
        velden = (("categorie", f.categorie), ("ingangsdatum", f.ingangsdatum), ("einddatum", f.einddatum))
        yield from (Gebrek(f"De {veld} ontbreekt", veld) for veld, waarde in velden if waarde is None)


def _periode(f: Controlefeiten) -> Iterable[Gebrek]:
    if not f.toegewezen or f.ingangsdatum is None or f.einddatum is None:
        return
    vroegst = vroegste_einddatum_vso(f.ingangsdatum)
    if f.einddatum < vroegst:
        yield Gebrek(f"De periode is te kort: vroegst mogelijk einde is {datum_lang(vroegst)}", "einddatum")


def _einde_schooljaar(f: Controlefeiten) -> Iterable[Gebrek]:
    if f.toegewezen and f.einddatum is not None and not eindigt_met_schooljaar(f.einddatum):
        yield Gebrek("De einddatum is geen 31 juli: een verklaring geldt voor hele schooljaren", "einddatum")


def _reden_duur(f: Controlefeiten) -> Iterable[Gebrek]:
    if f.toegewezen and not f.redenen.duur_categorie.strip():
        yield Gebrek("De brief zegt niet waarom deze duur en categorie", "redenen.duur_categorie")


def _motivering(f: Controlefeiten) -> Iterable[Gebrek]:
    r = f.redenen
    blokken = (
        ("nodig", r.nodig, "wat de leerling nodig heeft"),
        ("gedaan", r.gedaan, "wat is gedaan en met welk effect"),
        ("waarom_regulier_niet", r.waarom_regulier_niet, "of regulier met een arrangement volstaat"),
    )
    for veld, tekst, wat in blokken:
        if not tekst.strip():
            yield Gebrek(f"De brief zegt niet {wat}", f"redenen.{veld}")


def _stem_leerling(f: Controlefeiten) -> Iterable[Gebrek]:
    if not f.mening_leerling and not f.mening_leerling_ontbreekt_omdat:
        yield Gebrek("De mening van de leerling ontbreekt, of de reden waarom die er niet is", "mening_leerling")
    elif f.mening_leerling and not f.redenen.mening.strip():
        yield Gebrek("De brief zegt niet wat met de mening van de leerling is gedaan", "redenen.mening")


def _stem_ouders(f: Controlefeiten) -> Iterable[Gebrek]:
    if not f.zienswijze_ouders:
        yield Gebrek("Wat de ouders vinden staat niet in het dossier", "zienswijze_ouders")


def _ouder_niet_eens(f: Controlefeiten) -> Iterable[Gebrek]:
    if f.ouder_niet_eens and not f.redenen.ouder_niet_eens.strip():
        yield Gebrek("Een ouder is het niet eens; de brief zegt niet waarom u zo besluit", "redenen.ouder_niet_eens")


def _afwijkingen(f: Controlefeiten, nummer: int, advies: Adviesfeiten) -> Iterable[str]:
    """In what the decision differs from this advice; what the advice does not name cannot differ."""
    if advies.conclusie is None:
        return
    positief = advies.conclusie is not Conclusie.NEGATIEF
    if positief != f.toegewezen:
        yield f"Advies {nummer} is {advies.conclusie}, het besluit is anders"
    elif positief:
        if advies.categorie is not None and advies.categorie is not f.categorie:
            yield f"Categorie: advies {nummer} noemt {advies.categorie}, het besluit {f.categorie or 'niets'}"
        if advies.tot_en_met is not None and f.einddatum is not None and advies.tot_en_met != f.einddatum:
            yield f"Duur: advies {nummer} noemt {_tot(advies.tot_en_met, f.einddatum)}"


def _tot(advies: date, besluit: date) -> str:
    """``t/m 2028, het besluit t/m 2029``; whole dates when the years are equal."""
    if advies.year != besluit.year:
        return f"t/m {advies.year}, het besluit t/m {besluit.year}"
    return f"t/m {datum_lang(advies)}, het besluit t/m {datum_lang(besluit)}"


def _afwijking_advies(f: Controlefeiten) -> Iterable[Gebrek]:
    if not f.redenen.afwijking.strip():
        for nummer, advies in enumerate(f.adviezen, 1):
            for tekst in _afwijkingen(f, nummer, advies):
                yield Gebrek(f"{tekst}; zeg waarom", "redenen.afwijking")


def _afwijking_aanvraag(f: Controlefeiten) -> Iterable[Gebrek]:
    anders = f.toegewezen and (
        f.gevraagd_categorie not in {None, f.categorie} or f.gevraagd_tot_en_met not in {None, f.einddatum}
    )
    if (anders or not f.toegewezen) and not f.redenen.afwijking.strip():
        yield Gebrek("Het besluit is anders dan gevraagd; zeg waarom", "redenen.afwijking")


def _verschil_adviezen(f: Controlefeiten) -> Iterable[Gebrek]:
    """Quiet once the deviation from one of the two is explained: that says the difference too."""
    if len(f.adviezen) < 2 or f.redenen.beoordeling_adviezen.strip() or f.redenen.afwijking.strip():
        return
    een, twee = f.adviezen[0], f.adviezen[1]
    in_wat = []
    if een.conclusie and twee.conclusie and [een.conclusie, twee.conclusie].count(Conclusie.NEGATIEF) == 1:
        in_wat.append("conclusie")
    if een.categorie and twee.categorie and een.categorie is not twee.categorie:
        in_wat.append("categorie")
    if een.tot_en_met and twee.tot_en_met and een.tot_en_met != twee.tot_en_met:
        in_wat.append("duur")
    if in_wat:
        yield Gebrek(f"De adviezen verschillen in {opsomming(in_wat)}; noem dat en zeg hoe u het weegt",
                     "redenen.beoordeling_adviezen")  # fmt: skip


def _vergewist(f: Controlefeiten) -> Iterable[Gebrek]:
    vragen = ("of de adviezen zorgvuldig zijn", "of de feiten kloppen", "of de adviezen de conclusie dragen")
    open_vragen = [vraag for vraag, ja in zip(vragen, f.vergewist, strict=True) if not ja]
    if open_vragen:
        yield Gebrek(f"Niet vastgelegd is {opsomming(open_vragen)}", "vergewist")


def _gewone_taal(f: Controlefeiten) -> Iterable[Gebrek]:
    if not f.redenen.gewone_taal.strip():
        yield Gebrek("De brief aan de ouders heeft nog geen uitleg in gewone taal", "redenen.gewone_taal")


def _regel(nummer: int, titel: str, niveau: Niveau, bron: str,
           toets: Callable[[Controlefeiten], Iterable[Gebrek]]) -> Controleregel:  # fmt: skip
    return Controleregel(id=f"C{nummer:02}", titel=titel, niveau=niveau, bron=bron, toets=toets)


REGELS: tuple[Controleregel, ...] = (
    _regel(1, "Brieven aan school en ouders", Niveau.BLOKKEERT, "awb-3:41-1", _geadresseerden),
    _regel(2, "Elke brief heeft een adres", Niveau.BLOKKEERT, "awb-3:41-1", _adressen),
    _regel(3, "Wie besliste", Niveau.BLOKKEERT, "lbt-106806", _beslisser),
    _regel(4, "Namens het bestuur", Niveau.BLOKKEERT, "awb-10:10", _namens),
    _regel(5, "Mandaat", Niveau.BLOKKEERT, "awb-10:5", _bevoegd),
    _regel(6, "Bezwaarclausule", Niveau.BLOKKEERT, "awb-3:45-2", _clausule),
    _regel(7, "Datums", Niveau.BLOKKEERT, "awb-3:40", _datums),
    _regel(8, "Aanwezigheid en quorum", Niveau.BLOKKEERT, "reglement", _aanwezigheid),
    _regel(9, "Twee adviezen van twee personen", Niveau.BLOKKEERT, "lbt-108582", _twee_adviezen),
    _regel(10, "Beroepen van de deskundigen", Niveau.BLOKKEERT, "ub-2.51", _beroepen),
    _regel(11, "Kern van elk advies in de brief", Niveau.LET_OP, "lbt-107186", _kern),
    _regel(12, "Deskundigen niet verbonden", Niveau.BLOKKEERT, "lbt-108669", _verbonden),
    _regel(13, "Deskundigen beslissen niet mee", Niveau.LET_OP, "lbt-107632", _adviseert_en_stemt),
    _regel(14, "Categorie en periode ingevuld", Niveau.BLOKKEERT, "wec-119-1", _categorie_en_periode),
    _regel(15, "Minstens een heel schooljaar", Niveau.BLOKKEERT, "wec-40-15", _periode),
    _regel(16, "Einde op 31 juli", Niveau.HINT, "wec-40-15", _einde_schooljaar),
    _regel(17, "Waarom deze duur en categorie", Niveau.LET_OP, "lbt-109250", _reden_duur),
    _regel(18, "Motivering", Niveau.LET_OP, "awb-3:46", _motivering),
    _regel(19, "Mening van de leerling", Niveau.LET_OP, "wvo-2.44", _stem_leerling),
    _regel(20, "Mening van de ouders", Niveau.LET_OP, "wvo-2.44", _stem_ouders),
    _regel(21, "Ouder is het niet eens", Niveau.LET_OP, "lbt-107279", _ouder_niet_eens),
    _regel(22, "Afwijking van een advies", Niveau.LET_OP, "awb-3:50", _afwijking_advies),
    _regel(23, "Anders dan gevraagd", Niveau.LET_OP, "awb-3:46", _afwijking_aanvraag),
    _regel(24, "Verschil tussen de adviezen", Niveau.LET_OP, "lbt-107186", _verschil_adviezen),
    _regel(25, "Vergewist van de adviezen", Niveau.LET_OP, "awb-3:9", _vergewist),
    _regel(26, "Uitleg in gewone taal", Niveau.HINT, "awb-3:46", _gewone_taal),
)
