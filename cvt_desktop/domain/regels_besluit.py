"""The rules about the besluit itself: to whom, by whom, with which clause, on which days, for which period."""

from __future__ import annotations

from collections.abc import Iterable

from cvt_desktop.basis.tekst import datum_lang, opsomming
from cvt_desktop.domain.controlefeiten import Controlefeiten, Gebrek, Ontvangerrol
from cvt_desktop.domain.controleregel import Controleregel, Niveau, regel
from cvt_desktop.domain.schooljaar import eindigt_met_schooljaar, vroegste_einddatum_vso
from cvt_desktop.domain.voorziening import Plaatsantwoord


def _geadresseerden(f: Controlefeiten) -> Iterable[Gebrek]:
    rollen = {g.rol for g in f.geadresseerden}
    if Ontvangerrol.SCHOOL not in rollen:
        yield Gebrek("Er is geen brief aan de school", "geadresseerden")
    if f.soort.met_leerling and not rollen & {Ontvangerrol.OUDER, Ontvangerrol.LEERLING}:
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


def _mandaat(f: Controlefeiten) -> Iterable[Gebrek]:
    if f.beslisser is not None and not f.mandaat_geldig:
        yield Gebrek("Op de dag van het besluit geldt geen mandaat voor dit soort besluit", "mandaat")


def _tekenaar(f: Controlefeiten) -> Iterable[Gebrek]:
    if f.beslisser is not None and not f.tekenaar_bevoegd:
        yield Gebrek("Wie tekent, heeft daarvoor niet de rol", "beslisser")


def _model(f: Controlefeiten) -> Iterable[Gebrek]:
    if not f.model_gekozen:
        yield Gebrek("In de instellingen is niet gekozen wie over deze soort aanvraag besluit", "model")


def _clausule(f: Controlefeiten) -> Iterable[Gebrek]:
    """A letter about a groepsarrangement has one by a setting only (``Reglement.met_bezwaarclausule``)."""
    if not f.met_clausule:
        return
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


def _categorie_en_periode(f: Controlefeiten) -> Iterable[Gebrek]:
    if f.tlv_vso:
        velden = (("categorie", f.categorie), ("ingangsdatum", f.ingangsdatum), ("einddatum", f.einddatum))
        yield from (Gebrek(f"De {veld} ontbreekt", veld) for veld, waarde in velden if waarde is None)
    elif f.toegewezen and f.arrangement:
        delen = (("De ingangsdatum", "ingangsdatum", f.ingangsdatum), ("De einddatum", "einddatum", f.einddatum),
                 ("Het toegekende bedrag", "bedrag_cent", f.bedrag_cent))  # fmt: skip
        yield from (Gebrek(f"{wat} ontbreekt", veld) for wat, veld, waarde in delen if waarde is None)
        yield from _plaats(f)
    elif f.toegewezen and f.ingangsdatum is None:
        yield Gebrek("De ingangsdatum ontbreekt", "ingangsdatum")


def _plaats(f: Controlefeiten) -> Iterable[Gebrek]:
    """A bovenschoolse voorziening has two answers: whether the pupil needs it, and whether there is a place."""
    if not f.voorziening:
        return
    if f.plaats is None:
        yield Gebrek("Er is niet gekozen of er plaats is: plaatsbaar of wachtlijst", "plaats")
    elif f.plaats is Plaatsantwoord.PLAATSBAAR and f.plaats_per is None:
        yield Gebrek("Er staat niet vanaf wanneer er plaats is", "plaats_per")
    elif f.plaats is Plaatsantwoord.PLAATSBAAR and f.plaats_per is not None:
        if f.einddatum is not None and f.plaats_per > f.einddatum:
            yield Gebrek("De plaats begint na het einde van de toewijzing", "plaats_per")
        elif f.besluitdatum is not None and f.plaats_per < f.besluitdatum:
            yield Gebrek("De plaats begint vóór het besluit", "plaats_per")
        elif f.plaats_vol:
            yield Gebrek(f.plaats_vol.rstrip("."), "plaats")


def _periode(f: Controlefeiten) -> Iterable[Gebrek]:
    if not f.tlv_vso or f.ingangsdatum is None or f.einddatum is None:
        return
    vroegst = vroegste_einddatum_vso(f.ingangsdatum)
    if f.einddatum < vroegst:
        yield Gebrek(f"De periode is te kort: vroegst mogelijk einde is {datum_lang(vroegst)}", "einddatum")


def _einde_schooljaar(f: Controlefeiten) -> Iterable[Gebrek]:
    if f.tlv_vso and f.einddatum is not None and not eindigt_met_schooljaar(f.einddatum):
        yield Gebrek("De einddatum is geen 31 juli: een verklaring geldt voor hele schooljaren", "einddatum")


def _reden_duur(f: Controlefeiten) -> Iterable[Gebrek]:
    if f.tlv_vso and not f.redenen.duur_categorie.strip():
        yield Gebrek("De brief zegt niet waarom deze duur en categorie", "redenen.duur_categorie")


def _binnen_termijn(f: Controlefeiten) -> Iterable[Gebrek]:
    if f.uiterste_dag is not None and f.vandaag > f.uiterste_dag:
        yield Gebrek(f"De termijn om te beslissen liep af op {datum_lang(f.uiterste_dag)}", "ontvangen_op")


def _lopende_verklaring(f: Controlefeiten) -> Iterable[Gebrek]:
    if f.tlv_vso and f.lopend_tot is not None:
        tot = datum_lang(f.lopend_tot)
        yield Gebrek(f"Er loopt al een verklaring tot en met {tot}; zeg waarom er een nieuwe komt", "ingangsdatum")


def _toets_afgerond(f: Controlefeiten) -> Iterable[Gebrek]:
    if not f.toets_afgerond:
        yield Gebrek("De toets van de aanvraag is niet afgerond", "toets")


def _verbonden_stemmers(f: Controlefeiten) -> Iterable[Gebrek]:
    for grond in f.verbonden_stemmers:
        yield Gebrek(f"Een van de stemmers {grond}", "stemmen")


def _tekenaar_vrij(f: Controlefeiten) -> Iterable[Gebrek]:
    for grond in f.band_tekenaar:
        yield Gebrek(f"Wie tekent {grond}; laat een ander dit besluit nemen en tekenen", "beslisser")


def _voorbereiding_vrij(f: Controlefeiten) -> Iterable[Gebrek]:
    for grond in f.band_voorbereiding:
        yield Gebrek(f"Wie het besluit voorbereidde of de zitting leidde {grond}", "stemmen")


def _zoals_het_bestuur_zei(f: Controlefeiten) -> Iterable[Gebrek]:
    if f.wacht_op_bestuur and not f.zoals_advies:
        yield Gebrek("Het concept is anders dan wat de commissie in de zitting adviseerde", "categorie")
    elif f.bestuur_conform is True and not f.zoals_advies:
        yield Gebrek("Het bestuur volgde het advies van de commissie, maar het besluit is anders dan dat advies", "categorie")
    elif f.bestuur_conform is False and f.zoals_advies:
        yield Gebrek("Het bestuur week af van het advies van de commissie, maar het besluit is dat advies", "categorie")


BESLUITREGELS: tuple[Controleregel, ...] = (
    regel(1, "Brieven aan school en ouders", Niveau.BLOKKEERT, "awb-3:41-1", _geadresseerden),
    regel(2, "Elke brief heeft een adres", Niveau.BLOKKEERT, "awb-3:41-1", _adressen),
    regel(3, "Wie besliste", Niveau.BLOKKEERT, "lbt-106806", _beslisser),
    regel(4, "Namens het bestuur", Niveau.BLOKKEERT, "awb-10:10", _namens),
    regel(5, "Mandaat op de dag van het besluit", Niveau.BLOKKEERT, "awb-10:5", _mandaat, "mandaatbesluit"),
    regel(6, "Bezwaarclausule", Niveau.BLOKKEERT, "awb-3:45-2", _clausule),
    regel(7, "Datums", Niveau.BLOKKEERT, "awb-3:40", _datums),
    regel(8, "Aanwezigheid en quorum", Niveau.BLOKKEERT, "reglement", _aanwezigheid, "quorum"),
    regel(14, "Categorie en periode ingevuld", Niveau.BLOKKEERT, "wec-119-1", _categorie_en_periode),
    regel(15, "Minstens een heel schooljaar", Niveau.BLOKKEERT, "wec-40-15", _periode),
    regel(16, "Einde op 31 juli", Niveau.HINT, "wec-40-15", _einde_schooljaar),
    regel(17, "Waarom deze duur en categorie", Niveau.LET_OP, "lbt-109250", _reden_duur),
    regel(31, "Gekozen wie besluit", Niveau.BLOKKEERT, "awb-10:5", _model, "wie besluit"),
    regel(41, "Beslist binnen de termijn", Niveau.HINT, "awb-4:13-2", _binnen_termijn, "beslistermijn"),
    regel(43, "Wie tekent heeft de rol", Niveau.BLOKKEERT, "lbt-106806", _tekenaar, "wie besluit"),
    regel(44, "Geen verklaring binnen een lopende", Niveau.LET_OP, "wec-40-14", _lopende_verklaring, "",
          "de ondersteuningsbehoefte is veranderd; deze verklaring vervangt de lopende"),
    regel(47, "Stemmers niet verbonden", Niveau.LET_OP, "awb-2:4", _verbonden_stemmers),
    regel(49, "Wie tekent is niet verbonden", Niveau.BLOKKEERT, "awb-2:4", _tekenaar_vrij),
    regel(50, "Voorbereiding niet verbonden", Niveau.HINT, "awb-2:4", _voorbereiding_vrij),
    regel(52, "Zoals het bestuur besloot over het advies", Niveau.BLOKKEERT, "awb-3:50", _zoals_het_bestuur_zei),
    regel(48, "Toets afgerond", Niveau.LET_OP, "awb-3:2", _toets_afgerond),
)
