"""The rules about the two deskundigenadviezen: by whom, how independent, how fresh, and what they test and explain."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from cvt_desktop.basis.tekst import datum_lang, meervoud, opsomming, vouw
from cvt_desktop.domain.controlefeiten import Adviesfeiten, Controlefeiten, Gebrek
from cvt_desktop.domain.controleregel import Controleregel, Niveau, regel
from cvt_desktop.domain.deskundigenadvies import Conclusie
from cvt_desktop.domain.gelijkenis import gelijkenis
from cvt_desktop.domain.persoon import Beroep
from cvt_desktop.domain.termijn import hele_maanden

TE_GELIJK = 70
"""From so many hundredths of the same words on, somebody has to say why two adviezen are each the expert's own."""


def _twee_adviezen(f: Controlefeiten) -> Iterable[Gebrek]:
    vast = [a for a in f.adviezen if a.gedateerd is not None]
    if f.arrangement:
        return
    if len(vast) < 2:
        yield Gebrek(f"Er zijn {len(vast)} van 2 vastgestelde deskundigenadviezen", "adviezen")
    elif len({a.persoon_id for a in vast}) < 2:
        yield Gebrek("Beide adviezen zijn van dezelfde persoon", "adviezen")


def beroepen_kloppen(adviezen: Iterable[Adviesfeiten], *, vso: bool = True) -> bool:
    """Whether one can be the first deskundige and another the second (UB WVO 2.51; lid 2 for PrO)."""
    lijst = list(adviezen)
    return any(
        een.beroep.eerste_deskundige and (ander.beroep.tweede_deskundige_vso or _vakkundig(ander, vso))
        for i, een in enumerate(lijst)
        for j, ander in enumerate(lijst)
        if i != j
    )


def _vakkundig(advies: Adviesfeiten, vso: bool) -> bool:
    return not vso and advies.beroep is Beroep.ONDERWIJSDESKUNDIGE


def _beroepen(f: Controlefeiten) -> Iterable[Gebrek]:
    if len(f.adviezen) >= 2 and not beroepen_kloppen(f.adviezen, vso=f.vso):
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


def _vergewist(f: Controlefeiten) -> Iterable[Gebrek]:
    vragen = ("of de adviezen zorgvuldig zijn", "of de feiten kloppen", "of de adviezen de conclusie dragen")
    open_vragen = [vraag for vraag, ja in zip(vragen, f.vergewist, strict=True) if not ja]
    if open_vragen and not f.arrangement:
        yield Gebrek(f"Niet vastgelegd is {opsomming(open_vragen)}", "vergewist")


def _gelijkenis(f: Controlefeiten) -> Iterable[Gebrek]:
    if len(f.adviezen) >= 2 and (deel := gelijkenis(f.adviezen[0].eigen_tekst, f.adviezen[1].eigen_tekst)) >= TE_GELIJK:
        yield Gebrek(f"De adviezen zijn voor {deel} procent dezelfde tekst; het zijn twee eigen adviezen", "adviezen")


def _leeftijd(f: Controlefeiten) -> Iterable[Gebrek]:
    for nummer, a in enumerate(f.adviezen, 1):
        if a.gedateerd is None or f.besluitdatum is None:
            continue
        maanden = hele_maanden(a.gedateerd, f.besluitdatum)
        if maanden >= f.advies_maanden:
            yield Gebrek(f"Advies {nummer} is {meervoud(maanden, 'maand', 'maanden')} oud; de grens is {f.advies_maanden}",
                         f"adviezen.{nummer}")  # fmt: skip


def _na_besluit(f: Controlefeiten) -> Iterable[Gebrek]:
    for nummer, a in enumerate(f.adviezen, 1):
        if a.gedateerd is not None and f.besluitdatum is not None and a.gedateerd > f.besluitdatum:
            yield Gebrek(f"Advies {nummer} is van {datum_lang(a.gedateerd)}, na het besluit", f"adviezen.{nummer}")


def _criteria(f: Controlefeiten) -> Iterable[Gebrek]:
    if not f.vso:
        return
    for nummer, a in enumerate(f.adviezen, 1):
        open_ = [str(n) for n, tekst in enumerate(f.criteria, 1) if vouw(tekst) not in a.getoetst]
        if open_:
            wat = "criterium" if len(open_) == 1 else "criteria"
            yield Gebrek(f"Advies {nummer} toetst niet aan {wat} {opsomming(open_)} van het ondersteuningsplan",
                         f"adviezen.{nummer}.criteria")  # fmt: skip


def _per_advies(wat: str, ontbreekt: Callable[[Adviesfeiten], bool]) -> Callable[[Controlefeiten], Iterable[Gebrek]]:
    """A rule that each advice has to satisfy; ``wat`` goes on after ``Advies 2``."""

    def toets(f: Controlefeiten) -> Iterable[Gebrek]:
        for nummer, a in enumerate(f.adviezen, 1):
            if ontbreekt(a):
                yield Gebrek(f"Advies {nummer} {wat}", f"adviezen.{nummer}")

    return toets


_stukken = _per_advies("noemt niet welke stukken zijn gezien", lambda a: not a.stukken_gezien)


_zonder_arrangement = _per_advies("zegt niet waarom een arrangement niet volstaat", lambda a: not a.waarom_arrangement_niet)


def _arrangement(f: Controlefeiten) -> Iterable[Gebrek]:
    if f.vso:
        yield from _zonder_arrangement(f)


def _duur_in_advies(f: Controlefeiten) -> Iterable[Gebrek]:
    if not f.tlv_vso:
        return
    for nummer, a in enumerate(f.adviezen, 1):
        delen = (("de duur", a.duur_gemotiveerd), ("de categorie", a.categorie_gemotiveerd))
        mist = [wat for wat, er in delen if not er]
        if mist and a.conclusie is not None and a.conclusie is not Conclusie.NEGATIEF:
            yield Gebrek(f"Advies {nummer} zegt niet waarom bij {opsomming(mist)}", f"adviezen.{nummer}")


def _verschil_open(f: Controlefeiten) -> Iterable[Gebrek]:
    if f.verschil_open:
        yield Gebrek("De adviezen verschillen en niet is vastgelegd hoe de commissie daarmee verderging", "adviezen")


ADVIESREGELS: tuple[Controleregel, ...] = (
    regel(9, "Twee adviezen van twee personen", Niveau.BLOKKEERT, "lbt-108582", _twee_adviezen),
    regel(10, "Beroepen van de deskundigen", Niveau.BLOKKEERT, "ub-2.51", _beroepen),
    regel(11, "Kern van elk advies in de brief", Niveau.LET_OP, "lbt-107186", _kern),
    regel(12, "Deskundigen niet verbonden", Niveau.BLOKKEERT, "lbt-108669", _verbonden),
    regel(13, "Deskundigen beslissen niet mee", Niveau.LET_OP, "lbt-107632", _adviseert_en_stemt, "",
          "er was geen ander; de commissie heeft dat besproken en vastgelegd"),
    regel(25, "Vergewist van de adviezen", Niveau.LET_OP, "awb-3:9", _vergewist),
    regel(35, "Twee eigen teksten", Niveau.LET_OP, "lbt-108582", _gelijkenis, "",
          "de gelijke zinnen komen uit het dossier; het oordeel is van ieder apart"),
    regel(36, "Adviezen zijn recent", Niveau.LET_OP, "lbt-108669", _leeftijd, "hoe oud een advies mag zijn",
          "de deskundige heeft bevestigd dat het advies nog klopt"),
    regel(37, "Adviezen van vóór het besluit", Niveau.LET_OP, "awb-3:9", _na_besluit),
    regel(38, "Elk criterium getoetst", Niveau.LET_OP, "lbt-108110", _criteria, "criteria van het ondersteuningsplan"),
    regel(39, "Waarom geen arrangement, in elk advies", Niveau.LET_OP, "lbt-108110", _arrangement),
    regel(45, "Duur en categorie in elk advies", Niveau.HINT, "lbt-109250", _duur_in_advies),
    regel(53, "Weg gekozen als de adviezen verschillen", Niveau.LET_OP, "awb-3:9", _verschil_open, "",
          "de commissie heeft het verschil in de zitting besproken"),
    regel(46, "Gezien stukken in elk advies", Niveau.LET_OP, "awb-3:9", _stukken),
)
