"""How the screens of a zitting say things: short names, outcomes, differences between adviezen."""

from __future__ import annotations

from datetime import date

from cvt_desktop.basis.tekst import datum_lang, euro, meervoud, opsomming
from cvt_desktop.domain.aanvraag import Aanvraag
from cvt_desktop.domain.deskundigenadvies import Conclusie, Deskundigenadvies
from cvt_desktop.domain.formulier import BlokLeerling, Categorie, Houding, Meningvorm, RelatieSchool
from cvt_desktop.domain.gevraagd import doelen, gevraagd
from cvt_desktop.domain.hoorrecht import Gehoorde
from cvt_desktop.domain.soorten import beschrijving
from cvt_desktop.domain.zitting import Uitkomst, Voorgenomen
from cvt_desktop.services.zitting_inzien import Puntkaart

KNOPTEKST = {
    Uitkomst.TOEGEWEZEN: "Zoals gevraagd",
    Uitkomst.TOEGEWEZEN_ANDERS: "Toewijzen, anders",
    Uitkomst.AFGEWEZEN: "Afwijzen",
    Uitkomst.AANGEHOUDEN: "Aanhouden",
    Uitkomst.TERUG: "Terug naar deskundigen",
    Uitkomst.ADVIES_BESTUUR: "Advies bestuur",
}
"""In the order of Alt+1 … Alt+6 (screens.md 4.9)."""

GASTEN_BINNEN = "Er zijn gasten binnen. Kies eerst Gasten zijn weg: elders staan namen van anderen."
_GETAL = ("geen", "één", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien")
_NIET_GEGEVEN = {Meningvorm.WILDE_NIET: "wilde geen mening geven", Meningvorm.NIET_GEVRAAGD: "is niet gevraagd"}


def kleine_initialen(naam: str) -> str:
    """``WT`` for Wieke Terhorst; titles and particles are skipped."""
    return "".join(deel[0] for deel in naam.split() if deel[0].isupper())[:3]


def initiaal_naam(naam: str) -> str:
    """``J. Bakkenes`` for Joost Bakkenes, ``S. Bensalem`` for dr. Saïda Bensalem."""
    delen = [deel for deel in naam.split() if not deel.endswith(".")]
    return naam if len(delen) < 2 else f"{delen[0][0]}. {' '.join(delen[1:])}"


def soorttekst(kaart: Puntkaart) -> str:
    """``TLV vso nieuw · Lyceum Ravenkoog, leerjaar 3``."""
    f = kaart.aanvraag.formulier
    leerjaar = (f.b.leerjaar if kaart.aanvraag.soort.met_leerling else f.groep.leerjaren).strip()
    jaar = f"leerjaar {leerjaar}" if leerjaar[:1].isdigit() else leerjaar  # "groep 8" says it by itself
    if jaar and f.a.relatie is RelatieSchool.AANGEMELD:
        jaar = f"nu in {jaar}"  # of the school where the pupil still is
    waar = f"{kaart.school.naam}, {jaar}" if jaar else kaart.school.naam
    return f"{beschrijving(kaart.aanvraag.soort).naam} · {waar}"


def arrangementtekst(aanvraag: Aanvraag) -> str:
    """``30 uur executieve functies · 1 augustus 2027 t/m 31 juli 2028 · EUR 2.940``; empty for a TLV."""
    if not beschrijving(aanvraag.soort).arrangement:
        return ""
    vraag = gevraagd(aanvraag)
    bedrag = euro(vraag.bedrag_cent) if vraag.bedrag_cent is not None else "bedrag niet ingevuld"
    gekozen = aanvraag.formulier.tbv.voorziening
    titel = gekozen.naam if gekozen is not None else aanvraag.formulier.arr.titel
    if not aanvraag.soort.met_leerling:
        titel = ""  # it stands above already, in the place of a name
    return " · ".join(filter(None, (titel, inhoud(None, vraag.ingangsdatum, vraag.einddatum), bedrag)))


def inhoud(categorie: Categorie | None, van: date | None, tot: date | None) -> str:
    """``categorie laag · 1 juni 2027 t/m 31 juli 2029``, or ``vanaf 1 augustus 2027``, with what is not known left out."""
    periode = f"{datum_lang(van)} t/m {datum_lang(tot)}" if van and tot else f"vanaf {datum_lang(van)}" if van else ""
    return " · ".join(deel for deel in (f"categorie {categorie}" if categorie else "", periode) if deel)


def voorsteltekst(voorstel: Voorgenomen | None) -> str:
    """What is proposed, with category and dates only where they differ from what was asked."""
    if voorstel is None:
        return "geen: de adviezen verschillen"
    tekst = voorstel.uitkomst.voorstel
    if voorstel.uitkomst is Uitkomst.TOEGEWEZEN_ANDERS:
        tekst += f" ({inhoud(voorstel.categorie, voorstel.ingangsdatum, voorstel.einddatum)})"
    return tekst


def adviestekst(uitkomst: Uitkomst) -> str:
    """``advies: toewijzen zoals gevraagd``: nothing is decided while the bestuur has not spoken."""
    return f"advies: {uitkomst.voorstel}"


def gekozen_tekst(v: Voorgenomen | None, *, beslist: bool = True) -> str:
    """The chosen outcome with everything that belongs to it; until the vote (``beslist`` False) nothing was given."""
    if v is None:
        return ""
    wat = v.omschrijving if beslist or v.advies is not None else v.uitkomst.voorstel
    if v.geadviseerd.uitkomst.tlv:
        return f"{wat} · {inhoud(v.categorie, v.ingangsdatum, v.einddatum)}"
    if v.uitkomst is Uitkomst.AANGEHOUDEN and v.aanhouden_tot:
        return f"{wat} tot en met {datum_lang(v.aanhouden_tot)}: {v.aanhouden_waarvoor}"
    return wat


def mening(b: BlokLeerling) -> str:
    """The pupil's own words between quotation marks, or why there are none."""
    if b.mening.strip():
        return f"“{b.mening.strip()}”"
    return _NIET_GEGEVEN.get(b.mening_vorm, "niet vermeld") if b.mening_vorm else "niet vermeld"


def oudersregel(b: BlokLeerling) -> str:
    """``beiden eens: wij vragen om een kleine klas``; no names."""
    gezag = [v for v in b.verzorgers if v.krijgt_brief]
    if not gezag:
        return "niet vermeld"
    houdingen = [v.houding for v in gezag]
    if len(set(houdingen)) == 1 and houdingen[0] is not None:
        kop = f"{'beiden' if len(gezag) == 2 else 'allen' if len(gezag) > 2 else 'ouder'} {houdingen[0]}"
    else:
        kop = opsomming([str(h) if h else "houding niet vermeld" for h in houdingen])
    woorden = list(dict.fromkeys(v.zienswijze.strip() for v in gezag if v.zienswijze.strip()))
    return f"{kop}: {' / '.join(woorden)}" if woorden else kop


def hoe(gehoorde: Gehoorde) -> str:
    """``✓ in een gesprek`` or ``✕ wil niet``, with what was said besides or why not."""
    if gehoorde.wijze is None:
        return ""
    kop = f"{'✓' if gehoorde.wijze.gehoord else '✕'} {gehoorde.wijze}"
    return f"{kop}: {gehoorde.woorden.strip()}" if gehoorde.woorden.strip() else kop


def ouder_niet_eens(b: BlokLeerling) -> bool:
    """Whether a gezaghebbende does not agree."""
    return any(v.houding is Houding.NIET_EENS for v in b.verzorgers if v.krijgt_brief)


def adviesregel(advies: Deskundigenadvies) -> str:
    """``orthopedagoog · positief · laag · t/m 2029``."""
    i = advies.inhoud
    delen = [str(advies.beroep), str(i.conclusie or "nog geen conclusie")]
    if i.conclusie is not Conclusie.NEGATIEF:
        delen += [str(i.categorie)] if i.categorie else []
        delen += [f"t/m {i.tot_en_met.year}"] if i.tot_en_met else []
    return " · ".join(delen)


def waarvoor(kaart: Puntkaart) -> tuple[tuple[str, str], ...]:
    """What an arrangement is for and why, each under its head; what was left open says so."""
    soort, vraag = beschrijving(kaart.aanvraag.soort), gevraagd(kaart.aanvraag)
    kop = "AANLEIDING" if soort.groep else "WAAROM DEZE VOORZIENING" if soort.voorziening else "WAAROM ONDERWIJS, GEEN JEUGDHULP"
    wat = " ".join(f"{doel}." for doel in doelen(kaart.aanvraag))
    return ("DOELEN", wat or "niet vermeld"), (kop, vraag.waarom_niet_anders or "niet vermeld")


def geprobeerd(kaart: Puntkaart) -> str:
    """``drie ondersteuningen, zie OPP p. 6``; '' for a kind that does not ask it."""
    rijen = gevraagd(kaart.aanvraag).geprobeerd
    if not rijen:
        return "niets vermeld" if beschrijving(kaart.aanvraag.soort).met_geprobeerd else ""
    aantal = len(rijen)
    tekst = meervoud(aantal, "ondersteuning", "ondersteuningen")
    if aantal < len(_GETAL):
        tekst = tekst.replace(str(aantal), _GETAL[aantal], 1)
    plaats = next((r.vindplaats for r in rijen if r.vindplaats), "")
    return f"{tekst}, zie {plaats}" if plaats else tekst
