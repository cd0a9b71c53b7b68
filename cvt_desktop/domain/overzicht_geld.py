"""The figures of voorzieningen and arrangementen: what was asked and granted, against the budget, and per aanbieder.

What is asked counts on the day of receipt, what is granted on the day on which the besluit was made known: the two of one
aanvraag may fall in different tijdvakken, and are never subtracted from each other.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from cvt_desktop.basis.tekst import euro, vouw
from cvt_desktop.domain.aanvraag import Status
from cvt_desktop.domain.begroting import tegenover
from cvt_desktop.domain.cijfer import Cijferregel, Telwijze
from cvt_desktop.domain.formulier import Soort
from cvt_desktop.domain.overzichtfeiten import Dossierfeit, Overzichtfeiten
from cvt_desktop.domain.overzichttelling import bekend, ontvangen, tel
from cvt_desktop.domain.schooljaar import Schooljaar
from cvt_desktop.domain.soorten import SOORTEN, beschrijving

ZONDER_AANBIEDER = "aanbieder niet ingevuld"
_MET_GELD = tuple(soort for soort in SOORTEN if not beschrijving(soort).met_tlv)


def ondersteuning(jaar: Schooljaar, feiten: Overzichtfeiten) -> Iterable[Cijferregel]:
    """Per kind what was asked and granted, in number and in money; per voorziening what was given and what waits."""
    for soort in _MET_GELD:
        yield from _geld(jaar, str(soort), [f for f in feiten.dossiers if f.soort is soort], feiten.begroting.get(soort))
    heel = [feiten.begroting[soort] for soort in _MET_GELD if soort in feiten.begroting]
    yield from _geld(jaar, "Totaal", [f for f in feiten.dossiers if f.soort in _MET_GELD],
                     sum(heel) if len(heel) == len(_MET_GELD) else None, totaal=True)  # fmt: skip
    gegeven = [f for f in feiten.dossiers if f.soort in _MET_GELD and _gegeven(f)]
    for naam in sorted({f.voorziening for f in gegeven if f.voorziening}, key=str.casefold):
        eigen = [f for f in gegeven if f.voorziening == naam]
        yield tel(jaar, f"{naam}: toegewezen", eigen, bekend, lambda _: True, groep="voorziening")
        yield tel(jaar, f"{naam}: nu op de wachtlijst", eigen, bekend, lambda f: f.status is Status.WACHTLIJST,
                  groep="voorziening")  # fmt: skip


def aanbieders(jaar: Schooljaar, feiten: Overzichtfeiten) -> Iterable[Cijferregel]:
    """Per aanbieder of an individueel arrangement: how often and for how many hours it was asked, and the money.

    One name written in two ways (case, accents, spaces) is one aanbieder, under the spelling that came first.
    """
    alle = [f for f in feiten.dossiers if f.soort is Soort.TVIA]
    per_naam: dict[str, list[Dossierfeit]] = {}
    for feit in sorted(alle, key=lambda f: (f.ontvangen_op, f.kenmerk)):
        per_naam.setdefault(vouw(feit.aanbieder), []).append(feit)
    for sleutel in sorted(per_naam, key=lambda naam: (not naam, naam)):
        eigen = per_naam[sleutel]
        regels = _per_aanbieder(jaar, eigen[0].aanbieder.strip() or ZONDER_AANBIEDER, eigen)
        if any(regel.cijfers[-1].rijen for regel in regels):
            yield from regels
    yield from _per_aanbieder(jaar, "Totaal", alle, totaal=True)


def _per_aanbieder(
    jaar: Schooljaar, naam: str, eigen: Sequence[Dossierfeit], *, totaal: bool = False
) -> tuple[Cijferregel, ...]:  # fmt: skip
    return tuple(_geld(jaar, naam, eigen, None, totaal=totaal, met_uren=True))


def _geld(
    jaar: Schooljaar, naam: str, eigen: Sequence[Dossierfeit], begroot_cent: int | None, *, totaal: bool = False,
    met_uren: bool = False,
) -> Iterable[Cijferregel]:  # fmt: skip
    wie = "Totaal " if totaal else f"{naam}: "
    yield tel(jaar, f"{wie}gevraagd", eigen, ontvangen, lambda _: True, groep="gevraagd", totaal=totaal, gevraagd=True)
    if met_uren:
        yield tel(jaar, f"{wie}gevraagde uren", eigen, ontvangen, lambda _: True, groep="uren", totaal=totaal,
                  wijze=Telwijze.UREN, gevraagd=True)  # fmt: skip
    yield tel(jaar, f"{wie}gevraagd bedrag (euro)", eigen, ontvangen, lambda _: True, groep="gevraagd bedrag", totaal=totaal,
              wijze=Telwijze.EURO, gevraagd=True)  # fmt: skip
    yield tel(jaar, f"{wie}toegewezen", eigen, bekend, _gegeven, totaal=totaal)
    bedrag = tel(jaar, f"{wie}toegekend bedrag (euro)", eigen, bekend, _gegeven, groep="bedrag", totaal=totaal,
                 wijze=Telwijze.EURO)  # fmt: skip
    yield _tegenover(bedrag, begroot_cent)


def _gegeven(f: Dossierfeit) -> bool:
    return f.uitkomst is not None and f.uitkomst.tlv


def _tegenover(regel: Cijferregel, begroot_cent: int | None) -> Cijferregel:
    """The line with the budget in its name, and a signal when more was granted; a total only when every kind has a budget."""
    if begroot_cent is None:
        return regel
    toegekend = sum(rij.bedrag_cent or 0 for rij in regel.cijfers[-1].rijen)
    zin, te_veel = tegenover(begroot_cent, toegekend)
    return replace(regel, naam=f"{regel.naam}, begroot {euro(begroot_cent)}", toelichting=zin, signaal=te_veel)
