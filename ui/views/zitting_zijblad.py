"""What one may look at beside the live screen, read only: an advice, the overview, the list of stukken."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from cvt_desktop.basis.tekst import datum_lang, euro
from cvt_desktop.domain.deskundigenadvies import Deskundigenadvies
from cvt_desktop.domain.gevraagd import gevraagd
from cvt_desktop.domain.soorten import Soortbeschrijving, beschrijving
from cvt_desktop.services.groepregels import groepregels
from cvt_desktop.services.pro_toets import toetsregels
from cvt_desktop.services.zitting_inzien import Puntkaart
from ui.theme import Ruimte
from ui.widgets.kolomvak import Kolomvak
from ui.widgets.rolvak import Rolvak
from ui.widgets.tekst import Tekst, Tekstsoort

Regels = list[tuple[str, str]]


def adviesregels(advies: Deskundigenadvies) -> Regels:
    """Label and text of one advice, without what is empty."""
    i = advies.inhoud
    criteria = "\n".join(f"{c.tekst}: {c.oordeel or '–'} {c.toelichting}".strip() for c in i.criteria)
    regels = [
        ("Deskundige", f"{advies.naam}, {advies.beroep}"),
        ("Conclusie", str(i.conclusie or "nog geen conclusie")),
        ("Anders", i.anders),
        ("Categorie", f"{i.categorie or ''} {i.waarom_categorie}".strip()),
        ("Tot en met", f"{datum_lang(i.tot_en_met) if i.tot_en_met else ''} {i.waarom_duur}".strip()),
        ("Ondersteuningsbehoefte", i.ondersteuningsbehoefte),
        ("Wat is geprobeerd", i.geprobeerd),
        ("Waarom een arrangement niet volstaat", i.waarom_arrangement_niet),
        ("Criteria", criteria),
        ("Mening van leerling en ouders", i.mening),
        ("Kern voor het besluit", i.kern),
        ("Gezien", ", ".join(i.stukken_gezien)),
        ("Gesproken met", i.gesprekken),
    ]
    return [(kop, tekst) for kop, tekst in regels if tekst.strip()]


def overzichtregels(kaart: Puntkaart) -> Regels:
    """What the form tells, for who wants to read more than the screen shows."""
    vso, b, vraag = kaart.aanvraag.formulier.vso, kaart.aanvraag.formulier.b, gevraagd(kaart.aanvraag)
    soort = beschrijving(kaart.aanvraag.soort)
    geprobeerd = "\n".join(f"{r.wat} ({r.periode}): {r.effect} {r.vindplaats}".strip() for r in vraag.geprobeerd)
    regels = [
        ("Doelen" if soort.arrangement else f"Waarom {soort.onderwijs_kort}", vraag.waarom),
        (_waarom_niet_anders(soort), vraag.waarom_niet_anders),
        ("Bedrag", euro(vraag.bedrag_cent) if vraag.bedrag_cent is not None else ""),
        *toetsregels(kaart.aanvraag),
        *groepregels(kaart.aanvraag),
        ("Hoofddoel", vso.hoofddoel),
        ("Terugkeer", vso.terugkeer),
        ("Duur en categorie", vraag.waarom_duur_categorie),
        ("Wat is geprobeerd", geprobeerd),
        ("Mening van de leerling", b.mening),
        ("Wat is met de mening gedaan", b.mening_gedaan),
        ("Schoolsoort en leerjaar", f"{b.schoolsoort} {b.leerjaar}".strip()),
        ("Toets met reden afgerond", "\n".join(f"{wat}: {reden}" for wat, reden in kaart.aanvraag.overrides)),
    ]
    return [(kop, tekst) for kop, tekst in regels if tekst.strip()]


def _waarom_niet_anders(soort: Soortbeschrijving) -> str:
    if soort.voorziening:
        return "Waarom deze voorziening"
    if soort.groep:
        return "Aanleiding"
    if soort.arrangement:
        return "Waarom onderwijs en geen jeugdhulp"
    return "Risico's bij voortzetting" if soort.pro else "Waarom regulier niet"


def stukregels(kaart: Puntkaart) -> Regels:
    """The list of stukken; they are opened in the dossier."""
    return [
        (s.soort or s.bestandsnaam, " · ".join(d for d in (s.bestandsnaam, f"{s.paginas} p." if s.paginas else "") if d))
        for s in kaart.stukken
    ]  # fmt: skip


def zijblad(kaart: Puntkaart, letter: str) -> tuple[str, QWidget]:
    """Title and sheet for a key: ``S`` the stukken, ``O`` the overview, ``1`` or ``2`` that advice."""
    if letter == "S":
        return "Stukken", leesblad(stukregels(kaart), "In dit dossier zitten geen stukken.")
    if letter == "O":
        return "Overzicht", leesblad(overzichtregels(kaart), "Het formulier is nog leeg.")
    advies = next((a for a in kaart.adviezen if a.volgorde == int(letter)), None)
    return f"Advies {letter}", leesblad(adviesregels(advies) if advies else [], "Dit advies is er nog niet.")


def leesblad(regels: Regels, leeg: str) -> QWidget:
    """The texts under each other, scrolling."""
    vak = Kolomvak(ruimte=Ruimte.XS, marge=0)
    for kop, tekst in regels or [("", leeg)]:
        if kop:
            vak.voeg(Tekst(kop.upper(), Tekstsoort.SUB))
        vak.voeg(Tekst(tekst, Tekstsoort.BODY, afbreken=True, kiesbaar=True))
    vak.voeg_rek()
    return Rolvak(vak)
