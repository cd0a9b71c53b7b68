"""The rules about the reasons: what they must say, the views of pupil and ouders, and where the besluit differs."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from cvt_desktop.basis.tekst import datum_kort, datum_lang, meervoud, opsomming
from cvt_desktop.domain.controlefeiten import Adviesfeiten, Controlefeiten, Gebrek
from cvt_desktop.domain.controleregel import Controleregel, Niveau, regel
from cvt_desktop.domain.deskundigenadvies import Conclusie


def _motivering(f: Controlefeiten) -> Iterable[Gebrek]:
    r = f.redenen
    waarom = "of regulier met een arrangement volstaat" if f.vso else "waarom praktijkonderwijs wel of niet past"
    if f.arrangement:
        waarom = f"waarom {'deze voorziening' if f.voorziening else 'dit arrangement'} wel of niet past"
    gedaan = f.vso or (f.arrangement and not f.voorziening and f.soort.met_leerling)
    blokken = [
        ("nodig", r.nodig, f"wat de {'leerling' if f.soort.met_leerling else 'groep'} nodig heeft"),
        *([("gedaan", r.gedaan, "wat is gedaan en met welk effect")] if gedaan else []),
        ("waarom_regulier_niet", r.waarom_regulier_niet, waarom),
    ]
    for veld, tekst, wat in blokken:
        if not tekst.strip():
            yield Gebrek(f"De brief zegt niet {wat}", f"redenen.{veld}")


def _grensvlak(f: Controlefeiten) -> Iterable[Gebrek]:
    if f.grensvlak and not f.redenen.waarom_regulier_niet.strip():
        yield Gebrek("De toets geeft beleidsruimte; de brief zegt niet waarom u zo besluit", "redenen.waarom_regulier_niet")


def _stem_leerling(f: Controlefeiten) -> Iterable[Gebrek]:
    if not f.soort.met_leerling:
        return
    if not f.mening_leerling and not f.mening_leerling_ontbreekt_omdat:
        yield Gebrek("De mening van de leerling ontbreekt, of de reden waarom die er niet is", "mening_leerling")
    elif f.mening_leerling and not f.redenen.mening.strip():
        yield Gebrek("De brief zegt niet wat met de mening van de leerling is gedaan", "redenen.mening")


def _stem_ouders(f: Controlefeiten) -> Iterable[Gebrek]:
    if f.soort.met_leerling and not f.zienswijze_ouders:
        yield Gebrek("Wat de ouders vinden staat niet in het dossier", "zienswijze_ouders")


def _hoorrecht(f: Controlefeiten) -> Iterable[Gebrek]:
    """Of what was decided in a zitting; under M3 there is none, and the other rules about the views hold."""
    if f.hoorrecht_vast is False and f.soort.met_leerling:
        yield Gebrek("In de zitting is niet vastgesteld hoe leerling en ouders zijn gehoord", "redenen.mening")


def _ouder_niet_eens(f: Controlefeiten) -> Iterable[Gebrek]:
    if f.ouder_niet_eens and not f.redenen.ouder_niet_eens.strip():
        yield Gebrek("Een ouder is het niet eens; de brief zegt niet waarom u zo besluit", "redenen.ouder_niet_eens")


def _zonder_woorden(f: Controlefeiten) -> Iterable[Gebrek]:
    if f.ouders_zonder_woorden:
        wie = meervoud(f.ouders_zonder_woorden, "ouder is", "ouders zijn")
        yield Gebrek(f"{wie} het niet eens en de zienswijze staat niet in woorden in het dossier", "zienswijze_ouders")


def _zienswijze_open(f: Controlefeiten) -> Iterable[Gebrek]:
    if f.zienswijze_open_tot is not None:
        yield Gebrek(f"Wie om een zienswijze is gevraagd kan nog reageren tot en met {datum_kort(f.zienswijze_open_tot)}",
                     "zienswijze_ouders")  # fmt: skip


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
        or f.gevraagd_bedrag_cent not in {None, f.bedrag_cent}
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


def _gewone_taal(f: Controlefeiten) -> Iterable[Gebrek]:
    if f.soort.met_leerling and not f.redenen.gewone_taal.strip():
        yield Gebrek("De brief aan de ouders heeft nog geen uitleg in gewone taal", "redenen.gewone_taal")


def _afwijzing(f: Controlefeiten) -> Iterable[Gebrek]:
    """What a letter of refusal must say beside its reasons (screens.md 7.8)."""
    if f.toegewezen:
        return
    for veld, tekst, wat in (("wat_wel", f.redenen.wat_wel, "wat wel kan"),
                             ("in_het_voordeel", f.redenen.in_het_voordeel, "wat vóór de aanvraag pleit")):  # fmt: skip
        if not tekst.strip():
            yield Gebrek(f"De brief zegt niet {wat}", f"redenen.{veld}")


def _horen(f: Controlefeiten) -> Iterable[Gebrek]:
    if not f.toegewezen and not f.redenen.horen.strip():
        yield Gebrek("De brief zegt niet hoe de school kon reageren, of waarom dat niet hoefde", "redenen.horen")


def _school_genoemd(f: Controlefeiten) -> Iterable[Gebrek]:
    if f.tlv_vso:
        for veld in f.genoemd:
            yield Gebrek("Hier staat een school voor vso; de verklaring geldt bij elke school voor vso", veld)


MOTIVERINGSREGELS: tuple[Controleregel, ...] = (
    regel(18, "Motivering", Niveau.LET_OP, "awb-3:46", _motivering),
    regel(51, "Reden in het grensvlak", Niveau.BLOKKEERT, "ub-2.46-6", _grensvlak),
    regel(19, "Mening van de leerling", Niveau.LET_OP, "wvo-2.44", _stem_leerling),
    regel(20, "Mening van de ouders", Niveau.LET_OP, "wvo-2.44", _stem_ouders),
    regel(21, "Ouder is het niet eens", Niveau.LET_OP, "lbt-107279", _ouder_niet_eens),
    regel(22, "Afwijking van een advies", Niveau.LET_OP, "awb-3:50", _afwijking_advies),
    regel(23, "Anders dan gevraagd", Niveau.LET_OP, "awb-3:46", _afwijking_aanvraag),
    regel(24, "Verschil tussen de adviezen", Niveau.LET_OP, "lbt-107186", _verschil_adviezen),
    regel(26, "Uitleg in gewone taal", Niveau.HINT, "awb-3:46", _gewone_taal),
    regel(33, "Wat een afwijzing zegt", Niveau.BLOKKEERT, "awb-3:46", _afwijzing),
    regel(34, "School gehoord bij een afwijzing", Niveau.BLOKKEERT, "awb-4:7-1", _horen),
    regel(40, "Geen school als bestemming", Niveau.LET_OP, "wec-40-14", _school_genoemd, "",
          "de school is genoemd om wat is geprobeerd, niet als bestemming"),
    regel(42, "Zienswijze bij bedenkingen", Niveau.LET_OP, "awb-4:8-1", _zonder_woorden, "",
          "de ouder is uitgenodigd en heeft niet gereageerd"),
    regel(55, "Hoorrecht in de zitting", Niveau.LET_OP, "wvo-2.44", _hoorrecht, "",
          "leerling en ouders zijn gehoord; de brief zegt hoe en wat ermee is gedaan"),
    regel(54, "Zienswijze afgewacht", Niveau.LET_OP, "awb-4:9", _zienswijze_open, "",
          "wie is uitgenodigd heeft gezegd niet te reageren"),
)
