"""The figures of a school year (screens.md 4.16, domain.md 11): received, decided, the term, TLVs, bezwaren, indicators.

Nothing about a term is reckoned here: the last day and the days on which it stood still come from ``domain.termijnen``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from cvt_desktop.domain.aanvraag import AFGEROND, Status
from cvt_desktop.domain.agendapunt import Uitkomst
from cvt_desktop.domain.bezwaar import Bezwaartoestand, Oordeel
from cvt_desktop.domain.cijfer import Cijferregel, Cijfertabel, Overzichtsoort, Telwijze
from cvt_desktop.domain.formulier import Categorie, Route, Soort
from cvt_desktop.domain.instroom import ZIJ_INSTROOM
from cvt_desktop.domain.overzicht_controle import controle
from cvt_desktop.domain.overzicht_geld import aanbieders, ondersteuning
from cvt_desktop.domain.overzichtfeiten import NIET_BEHANDELD, Bezwaarfeit, Dossierfeit, Overzichtfeiten, Verklaringfeit
from cvt_desktop.domain.overzichttelling import bekend, ontvangen, soorten, tel, vergeet_rijen
from cvt_desktop.domain.schooljaar import Schooljaar
from cvt_desktop.domain.soorten import SOORTEN, beschrijving
from cvt_desktop.domain.tijdvak import tijdvakken
from cvt_desktop.domain.tlv import Tlvtoestand

SIGNAAL_BEZWAREN = 5
"""So many bezwaren and klachten in a school year are a signal (domain.md 11)."""
_VSO = frozenset({Soort.TLV_VSO_NIEUW, Soort.TLV_VSO_VERLENGING})


def tabellen(jaar: Schooljaar, feiten: Overzichtfeiten) -> tuple[Cijfertabel, ...]:
    """The fixed tables, in the order of the page."""
    maakt = {
        Overzichtsoort.ONTVANGEN: (_ontvangen, "Aanvragen naar de dag van ontvangst."),
        Overzichtsoort.BESLOTEN: (_besloten, ("Besluiten naar de dag waarop de laatste brief van het besluit is verzonden. Een "
                                  "besluit om niet in behandeling te nemen telt mee; een later besluit in hetzelfde dossier "
                                  "niet.")),
        Overzichtsoort.TERMIJN: (_termijn, ("Dezelfde besluiten: verzonden op of voor de uiterste dag, of erna. De dagen zijn "
                                 "kalenderdagen van ontvangst tot verzending, zonder de dagen waarop de termijn stilstond.")),
        Overzichtsoort.UITKOMST: (_uitkomst, "Dezelfde besluiten naar wat is besloten."),
        Overzichtsoort.TLV: (_tlv, ("Uitgegeven nummers naar de dag van ondertekening. Wat van het begin af fout was "
                             "(vervallen) telt alleen in de regel daarvan.")),
        Overzichtsoort.ONDERSTEUNING: (ondersteuning, ("Voorzieningen en arrangementen. Wat is gevraagd telt op de dag van "
                                       "ontvangst, wat is toegewezen op de dag waarop de laatste brief van het besluit is "
                                       "verzonden. Bedragen in hele euro's. De wachtlijst is die van nu.")),
        Overzichtsoort.AANBIEDER: (aanbieders, ("Individuele arrangementen per aanbieder. Wat is gevraagd telt op de dag van "
                                   "ontvangst, wat is toegewezen op de dag waarop de laatste brief is verzonden. De uren zijn "
                                   "die van de aanvraag; een groepsarrangement noemt geen aanbieder.")),
        Overzichtsoort.BEZWAAR: (_bezwaar, "Bezwaren naar de dag van ontvangst; beslissingen naar de dag van verzending."),
        Overzichtsoort.INDICATOR: (_indicatoren, ("Wat de registratie van de commissie aan de kritieke indicatoren van de regio "
                                   "kan bijdragen.")),
        Overzichtsoort.CONTROLE: (controle, ("De controle vóór het tekenen, naar de dag van ondertekening: in hoeveel besluiten "
                                  "een regel iets meldde, en hoe vaak dat met een reden is aanvaard.")),
    }  # fmt: skip
    try:
        return tuple(
            Cijfertabel(soort=soort, uitleg=uitleg, kolommen=tijdvakken(jaar), regels=tuple(maak(jaar, feiten)))
            for soort, (maak, uitleg) in maakt.items()
        )
    finally:
        vergeet_rijen()


def _ontvangen(jaar: Schooljaar, feiten: Overzichtfeiten) -> Iterable[Cijferregel]:
    def regel(naam: str, houd: Callable[[Dossierfeit], bool], *, groep: str = "", totaal: bool = False) -> Cijferregel:
        return tel(jaar, naam, feiten.dossiers, ontvangen, houd, groep=groep, totaal=totaal)

    for soort in soorten(feiten.dossiers):
        yield regel(str(soort), lambda f, soort=soort: f.soort is soort)  # type: ignore[misc]
    yield regel("Totaal", lambda _: True, totaal=True)
    yield regel("waarvan nog geen besluit bekendgemaakt", lambda f: f.bekend_op is None and f.status not in AFGEROND,
                groep="stand")  # fmt: skip
    yield regel("waarvan ingetrokken", lambda f: f.status is Status.INGETROKKEN, groep="stand")


def _besloten(jaar: Schooljaar, feiten: Overzichtfeiten) -> Iterable[Cijferregel]:
    for soort in soorten(feiten.dossiers):
        yield tel(jaar, str(soort), feiten.dossiers, bekend, lambda f, soort=soort: f.soort is soort)  # type: ignore[misc]
    yield tel(jaar, "Totaal", feiten.dossiers, bekend, lambda _: True, totaal=True)


def _termijn(jaar: Schooljaar, feiten: Overzichtfeiten) -> Iterable[Cijferregel]:
    alle = [(f"{soort}", [f for f in feiten.dossiers if f.soort is soort]) for soort in soorten(feiten.dossiers)]
    for naam, eigen in (*alle, ("Totaal", list(feiten.dossiers))):
        totaal = naam == "Totaal"
        yield tel(jaar, f"{naam}: binnen de termijn", eigen, bekend, lambda f: f.op_tijd, totaal=totaal)
        yield tel(jaar, f"{naam}: na de termijn", eigen, bekend, lambda f: not f.op_tijd, totaal=totaal)
        yield tel(jaar, f"{naam}: gemiddeld aantal dagen", eigen, bekend, lambda _: True, totaal=totaal, wijze=Telwijze.DAGEN,
                   groep="dagen")  # fmt: skip


def _uitkomst(jaar: Schooljaar, feiten: Overzichtfeiten) -> Iterable[Cijferregel]:
    for hoe in (*(str(u) for u in Uitkomst if u.besluit), NIET_BEHANDELD):
        yield tel(jaar, hoe, feiten.dossiers, bekend, lambda f, hoe=hoe: f.hoe == hoe)  # type: ignore[misc]
    yield tel(jaar, "Totaal", feiten.dossiers, bekend, lambda _: True, totaal=True)


def _tlv(jaar: Schooljaar, feiten: Overzichtfeiten) -> Iterable[Cijferregel]:
    gegeven = [v for v in feiten.verklaringen if v.toestand is not Tlvtoestand.VERVALLEN]

    def regel(naam: str, houd: Callable[[Verklaringfeit], bool], groep: str = "", *, totaal: bool = False) -> Cijferregel:
        return tel(jaar, naam, gegeven, _getekend, houd, groep=groep, totaal=totaal)

    for soort in soorten(gegeven):
        yield regel(str(soort), lambda v, soort=soort: v.soort is soort)  # type: ignore[misc]
    yield regel("Totaal", lambda _: True, totaal=True)
    for categorie in Categorie:
        yield regel(f"vso, categorie {categorie.nummer} ({categorie})",
                    lambda v, c=categorie: v.soort in _VSO and v.categorie is c, "categorie")  # type: ignore[misc]  # fmt: skip
    for route in Route:
        yield regel(f"vso nieuw, route {route}",
                    lambda v, r=route: v.soort is Soort.TLV_VSO_NIEUW and v.route is r, "route")  # type: ignore[misc]  # fmt: skip
    yield regel("vso nieuw, route niet ingevuld", lambda v: v.soort is Soort.TLV_VSO_NIEUW and v.route is None, "route")
    yield regel("waarvan later ingetrokken", lambda v: v.toestand is Tlvtoestand.INGETROKKEN, "stand")
    yield tel(jaar, "Vervallen nummers", feiten.verklaringen, _getekend, lambda v: v.toestand is Tlvtoestand.VERVALLEN,
               groep="stand")  # fmt: skip


def _bezwaar(jaar: Schooljaar, feiten: Overzichtfeiten) -> Iterable[Cijferregel]:
    alle = feiten.bezwaren
    yield tel(jaar, "Ontvangen", alle, _bezwaar_op, lambda _: True, totaal=True)
    for toestand, naam in ((Bezwaartoestand.INGETROKKEN, "waarvan ingetrokken"),
                           (Bezwaartoestand.OVERGEDRAGEN, "waarvan doorgestuurd naar een ander orgaan")):  # fmt: skip
        yield tel(jaar, naam, alle, _bezwaar_op, lambda b, t=toestand: b.toestand is t)  # type: ignore[misc]
    for soort in (s for s in Soort if s in SOORTEN or any(b.soort is s for b in alle)):
        yield tel(jaar, f"over: {soort}", alle, _bezwaar_op, lambda b, s=soort: b.soort is s, groep="soort")  # type: ignore[misc]
    yield tel(jaar, "waarvan nog geen beslissing verzonden", alle, _bezwaar_op,
               lambda b: b.verzonden_op is None and b.toestand not in _UIT)  # fmt: skip
    yield tel(jaar, "Beslissing verzonden", alle, _beslist, lambda _: True, groep="beslissing", totaal=True)
    for oordeel in Oordeel:
        yield tel(jaar, f"beslissing: {oordeel}", alle, _beslist, lambda b, o=oordeel: b.oordeel is o,  # type: ignore[misc]
                   groep="beslissing")  # fmt: skip
    yield tel(jaar, "beslissing binnen de termijn", alle, _beslist, _bezwaar_op_tijd, groep="termijn")
    yield tel(jaar, "beslissing na de termijn", alle, _beslist, lambda b: not _bezwaar_op_tijd(b), groep="termijn")


def _indicatoren(jaar: Schooljaar, feiten: Overzichtfeiten) -> Iterable[Cijferregel]:
    gegeven = [v for v in feiten.verklaringen if v.toestand is not Tlvtoestand.VERVALLEN]
    yield tel(jaar, "Afgegeven TLV's", gegeven, _getekend, lambda _: True, totaal=True)
    for soort in soorten(gegeven):
        if beschrijving(soort).met_tlv:
            yield tel(jaar, f"Afgegeven: {soort}", gegeven, _getekend, lambda v, s=soort: v.soort is s)  # type: ignore[misc]
    yield tel(jaar, "Zij-instroom vso", gegeven, _getekend,
               lambda v: v.soort is Soort.TLV_VSO_NIEUW and v.route in ZIJ_INSTROOM,
               toelichting="Nieuwe TLV's vso met route vo → vso of pro → vso. Wat geen route heeft telt niet mee; het staat bij "
               "Verklaringen.")  # fmt: skip
    yield tel(jaar, "TLV vso, beoogde school buiten de regio", gegeven, _getekend,
               lambda v: v.soort in _VSO and v.buiten_regio,
               toelichting="TLV's vso waarbij de aanvraag zegt waarom de school buiten de regio ligt. Of de leerling daar is "
               "geplaatst, staat niet in het register.")  # fmt: skip
    yield tel(jaar, "Aanvragen voor een leerling die thuiszit", feiten.dossiers, ontvangen,
               lambda f: f.thuiszittend, toelichting="Aanvragen waarin staat sinds wanneer de leerling thuiszit.")  # fmt: skip
    yield Cijferregel(naam="Geen passende plek binnen 6 weken na aanmelding", toelichting="Dit kan het register niet geven: het "
                      "weet wanneer een leerling is aangemeld, niet wanneer hij is geplaatst. Signaal van de regio: meer dan "
                      "0.")  # fmt: skip
    bezwaren = tel(jaar, "Bezwaren", feiten.bezwaren, _bezwaar_op, lambda _: True)
    te_veel = len(bezwaren.cijfers[-1].rijen) >= SIGNAAL_BEZWAREN
    yield Cijferregel(naam=bezwaren.naam, cijfers=bezwaren.cijfers, signaal=te_veel, toelichting=(
        f"Signaal van de regio: {SIGNAAL_BEZWAREN} of meer bezwaren en klachten in een schooljaar"
        f"{'; dat is bereikt' if te_veel else ''}. Klachten staan niet in het register: tel ze erbij."))  # fmt: skip
    yield Cijferregel(naam="Aandeel leerlingen in het vso", toelichting="Dit kan het register niet geven: het kent de "
                      "aanvragen, niet alle leerlingen. Neem het uit de leerlingtelling.")  # fmt: skip


_UIT = frozenset({Bezwaartoestand.INGETROKKEN, Bezwaartoestand.OVERGEDRAGEN})


def _getekend(v: Verklaringfeit) -> date | None:
    return v.getekend_op


def _bezwaar_op(b: Bezwaarfeit) -> date | None:
    return b.ontvangen_op


def _beslist(b: Bezwaarfeit) -> date | None:
    return b.verzonden_op


def _bezwaar_op_tijd(b: Bezwaarfeit) -> bool:
    return b.verzonden_op is not None and b.uiterlijk is not None and b.verzonden_op <= b.uiterlijk

