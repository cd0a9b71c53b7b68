"""The state of the live screen: texts and choices, made from the domain; nothing of others while guests are there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cvt_desktop.basis.tekst import datum_kort, datum_voluit, opsomming
from cvt_desktop.domain.adviesverschil import verschil
from cvt_desktop.domain.agendapunt import Behandeling
from cvt_desktop.domain.gevraagd import gevraagd
from cvt_desktop.domain.hamerstuk import als_hamerstuk_beslist
from cvt_desktop.domain.hoorrecht import Gehoorde
from cvt_desktop.domain.ids import AanvraagId, PersoonId
from cvt_desktop.domain.leerling import Leerling
from cvt_desktop.domain.onderwerp import Onderwerp
from cvt_desktop.domain.soorten import beschrijving
from cvt_desktop.domain.termijn import dagen_tot, leeftijd_op
from cvt_desktop.domain.zitting import Hoedanigheid, Uitkomst, Vergewissing, Zitting
from cvt_desktop.services.besluitenlijst import verschoond
from cvt_desktop.services.pro_toets import uitkomst_van
from cvt_desktop.services.zitting_inzien import Openingsbeeld, Puntkaart, Zittingbeeld
from ui.presenters.echtheid import echtheidchip, samenchip
from ui.presenters.protoets import CHIP
from ui.presenters.zitting_woorden import (
    KNOPTEKST,
    adviesregel,
    arrangementtekst,
    gekozen_tekst,
    geprobeerd,
    hoe,
    inhoud,
    initiaal_naam,
    kleine_initialen,
    mening,
    ouder_niet_eens,
    oudersregel,
    soorttekst,
    voorsteltekst,
    waarvoor,
)
from ui.tonen import Chip, opgeschortchip, termijnchip

VRAGEN = ("Adviezen zorgvuldig", "Feiten kloppen", "Dragen de conclusie")
_BALKBREED = 9
"""How many letters stand beside a number in the agenda bar."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Agendaregel:
    """One line of the agenda bar: number, initials and a mark, nothing else. The block of hamerstukken is one line without id."""

    aanvraag_id: AanvraagId | None
    nummer: int
    initialen: str
    merk: str
    actief: bool
    beslist: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Adviesblok:
    """One advice as the table reads it."""

    volgorde: int
    regel: str
    kern: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Stemmer:
    """One member in the row of stemmen. ``nummer`` is the key after M; 0 for who takes no part."""

    persoon_id: PersoonId
    nummer: int
    initialen: str
    naam: str
    keuze: str
    reden: str
    waarom_niet: str
    echtheid: Chip | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Uitkomstkeuze:
    """One of the six outcomes; ``nummer`` is its key with Alt. ``kan``: this kind can have it."""

    nummer: int
    uitkomst: Uitkomst
    tekst: str
    gekozen: bool
    kan: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Puntblad:
    """What is asked, who says what, and what is not in order.

    ``waarvoor``: head and words of what stands in the place of the adviezen for a kind on which nobody advises.
    """

    aanvraag_id: AanvraagId
    naam: str
    soort: str
    termijn: Chip
    gevraagd: str
    voorstel: str
    met_leerling: bool
    leerling: str
    ouders: str
    adviezen: tuple[Adviesblok, ...]
    waarvoor: tuple[tuple[str, str], ...]
    verschil: str
    geprobeerd: str
    let_op: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Beslisblad:
    """The lower half: three questions, outcome, stemmen, the sentence, the main act."""

    vragen: tuple[tuple[str, bool | None], ...]
    uitkomsten: tuple[Uitkomstkeuze, ...]
    gehoord: bool
    met_horen: bool
    gekozen: str
    stemmers: tuple[Stemmer, ...]
    zin: str
    beslist: bool
    hoofd: str
    hoofd_kan: bool
    niet_beslisbaar: str
    redenen: str
    niet_voor_de_brief: str
    echtheid: Chip | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Liveblad:
    """The whole live screen. With guests ``agenda`` is empty and ``beslis`` None. ``commissie``: '' where there is one.

    ``klaar``: everything is decided and this is the last item.
    """

    titel: str
    commissie: str
    aanwezig: str
    positie: str
    gasten: bool
    agenda: tuple[Agendaregel, ...]
    punt: Puntblad | None
    beslis: Beslisblad | None
    melding: str
    klaar: bool


def titel(zitting: Zitting) -> str:
    """``Zitting · wo 12 mei 2027``, or ``Schriftelijke ronde · t/m do 20 mei 2027``."""
    if zitting.ronde is not None:
        return f"Schriftelijke ronde · t/m {datum_kort(zitting.ronde.uiterlijk)} {zitting.ronde.uiterlijk.year}"
    return f"Zitting · {datum_kort(zitting.datum)} {zitting.datum.year}"


def onder_titel(beeld: Zittingbeeld | Openingsbeeld, *delen: str) -> str:
    """The line below the title: of which commission it is, where there are several, and what more there is to say."""
    return " · ".join(filter(None, (beeld.commissie, *delen)))


def aanwezigtekst(zitting: Zitting) -> str:
    """``Aanwezig 4 van 4 · quorum 3``."""
    leden = [d for d in zitting.deelnemers if d.hoedanigheid is Hoedanigheid.STEMGERECHTIGD]
    er = sum(1 for d in leden if d.aanwezig)
    genoeg = "✓" if er >= zitting.quorum else "niet gehaald"
    return f"Aanwezig {er} van {len(leden)} · quorum {zitting.quorum} {genoeg}"


def agenda(beeld: Zittingbeeld, nu: AanvraagId | None) -> tuple[Agendaregel, ...]:
    """The agenda bar: the block of hamerstukken first, as one line, and each bespreekstuk."""
    blok = [k for k in beeld.kaarten if k.punt.behandeling is Behandeling.HAMERSTUK]
    klaar = all(k.punt.beslist for k in blok)
    regels = [Agendaregel(aanvraag_id=None, nummer=0, initialen=f"Hamer {reeks([k.nummer for k in blok])}",
                          merk="✓" if klaar else "", actief=any(k.aanvraag.id == nu for k in blok), beslist=klaar)
              ] if blok else []  # fmt: skip
    return (*regels, *(
        Agendaregel(aanvraag_id=k.aanvraag.id, nummer=k.nummer, initialen=_in_de_balk(k.onderwerp),
                    merk="✓" if k.punt.beslist else "≠" if verschil(k.adviezen) else "", actief=k.aanvraag.id == nu,
                    beslist=k.punt.beslist)
        for k in beeld.kaarten if k.punt.behandeling is not Behandeling.HAMERSTUK
    ))  # fmt: skip


def reeks(nummers: list[int]) -> str:
    """``1–5``, ``1, 3–5``."""
    delen: list[list[int]] = []
    for nummer in nummers:
        if delen and delen[-1][-1] == nummer - 1:
            delen[-1].append(nummer)
        else:
            delen.append([nummer])
    return ", ".join(str(d[0]) if len(d) == 1 else f"{d[0]}–{d[-1]}" for d in delen)


def puntblad(zitting: Zitting, kaart: Puntkaart, vandaag: date, volgende: date | None) -> Puntblad:
    """The upper half for one item; with guests without the names of others. ``volgende``: the day of the next zitting."""
    vraag, hoorrecht, met_leerling = gevraagd(kaart.aanvraag), kaart.punt.hoorrecht, kaart.aanvraag.soort.met_leerling
    return Puntblad(
        aanvraag_id=kaart.aanvraag.id,
        naam=_wie(kaart, vandaag),
        soort=soorttekst(kaart), termijn=termijn(kaart, vandaag),
        gevraagd=arrangementtekst(kaart.aanvraag) or inhoud(vraag.categorie, vraag.ingangsdatum, vraag.einddatum)
        or "niet ingevuld",
        voorstel="" if zitting.gasten_aanwezig else voorsteltekst(kaart.punt.voorstel),
        leerling=_met_hoe(mening(kaart.aanvraag.formulier.b), hoorrecht.leerling if hoorrecht else None) if met_leerling else "",
        met_leerling=met_leerling,
        ouders=_met_hoe(oudersregel(kaart.aanvraag.formulier.b), hoorrecht.ouders if hoorrecht else None) if met_leerling
        else kaart.aanvraag.formulier.groep.betrokken.strip() or "niet vermeld",
        adviezen=tuple(Adviesblok(volgorde=a.volgorde, regel=adviesregel(a), kern=a.inhoud.kern.strip()) for a in kaart.adviezen),
        waarvoor=() if beschrijving(kaart.aanvraag.soort).met_adviezen else waarvoor(kaart),
        verschil=verschil(kaart.adviezen), geprobeerd=geprobeerd(kaart), let_op=_let_op(zitting, kaart, volgende),
    )  # fmt: skip


def _wie(kaart: Puntkaart, vandaag: date) -> str:
    """Name and age, or the title of the group."""
    wie = kaart.onderwerp
    return f"{kaart.naam} · {leeftijd_op(wie.geboortedatum, vandaag)} jaar" if isinstance(wie, Leerling) else wie.naam


def _in_de_balk(wie: Onderwerp) -> str:
    """Initials; of a group as much of the title as the bar holds."""
    if isinstance(wie, Leerling):
        return wie.initialen
    return wie.titel if len(wie.titel) <= _BALKBREED else f"{wie.titel[: _BALKBREED - 1].rstrip()}…"


def _met_hoe(tekst: str, gehoorde: Gehoorde | None) -> str:
    """What was said, and how the zitting established that it was heard."""
    return tekst if gehoorde is None else f"{tekst} {hoe(gehoorde)}"


def termijn(kaart: Puntkaart, vandaag: date) -> Chip:
    """The chip of the legal term."""
    lopend = [a for a in kaart.aanvraag.aanvullingen if a.loopt and a.verzonden_op]
    if kaart.termijn.opgeschort and lopend and lopend[-1].verzonden_op:
        return opgeschortchip(lopend[-1].verzonden_op)
    dag = kaart.termijn.uiterste_datum
    return termijnchip(dagen_tot(dag, vandaag), dag)


def _let_op(zitting: Zitting, kaart: Puntkaart, volgende: date | None) -> str:
    delen, dag = [], kaart.termijn.uiterste_datum
    if volgende is not None and volgende > dag and not kaart.punt.beslist:
        delen.append(f"termijn tot en met {datum_kort(dag)}, volgende zitting {datum_kort(volgende)}")
    if uitkomst := uitkomst_van(kaart.aanvraag):
        delen.append(f"toets PrO: {CHIP[uitkomst].tekst}")
    if not zitting.gasten_aanwezig:
        delen += [f"{initiaal_naam(v.naam)}: verschoond, {v.grond}" for v in verschoond(zitting, kaart.punt)]
        delen += [f"{wat}: {reden}" for wat, reden in kaart.aanvraag.overrides]
    if kaart.punt.gasten is not None and not kaart.punt.beslist:
        delen.append(f"gasten, {kaart.punt.gasten.wanneer}: {kaart.punt.gasten.wie}")
    if als_hamerstuk_beslist(kaart.punt):
        delen.append("beslist als hamerstuk")
    if waarin := verschil(kaart.adviezen):
        delen.append(f"adviezen verschillen in {waarin}")
    if ouder_niet_eens(kaart.aanvraag.formulier.b):
        delen.append("een ouder is het niet eens")
    return " · ".join(delen)


def beslisblad(zitting: Zitting, kaart: Puntkaart, teksten: tuple[str, str]) -> Beslisblad:
    """The lower half for one item. ``teksten``: Redenen and Niet voor de brief as they are typed now."""
    punt = kaart.punt
    hoofd, kan = hoofdact(zitting, kaart)
    soort = beschrijving(kaart.aanvraag.soort)
    quorum = zitting.quorum_voor(punt)
    zonder = punt.voorgenomen is not None and punt.voorgenomen.uitkomst.zonder_stemming
    gekozen = punt.voorgenomen.uitkomst if punt.voorgenomen else None
    zin = punt.uitslag.zin if punt.uitslag else zitting.uitslag_van(punt).zin if punt.stemmen and not zonder else ""
    return Beslisblad(
        vragen=tuple(zip(VRAGEN, _antwoorden(punt.vergewissing), strict=True)) if soort.met_adviezen else (),
        uitkomsten=tuple(
            Uitkomstkeuze(nummer=n, uitkomst=u, tekst=tekst, gekozen=u is gekozen,
                          kan=soort.met_adviezen or u is not Uitkomst.TERUG)
            for n, (u, tekst) in enumerate(KNOPTEKST.items(), 1)
        ),
        gehoord=punt.hoorrecht is not None, met_horen=kaart.aanvraag.soort.met_leerling, gekozen=_gekozen(kaart),
        stemmers=stemmers(zitting, kaart), zin=zin, beslist=punt.beslist, hoofd=hoofd,
        hoofd_kan=kan, niet_beslisbaar="" if quorum.voldoende or punt.beslist or zonder else quorum.reden,
        redenen=teksten[0], niet_voor_de_brief=teksten[1],
        echtheid=samenchip(kaart.oordelen.values()) if punt.beslist else None,
    )  # fmt: skip


def _gekozen(kaart: Puntkaart) -> str:
    """What is chosen, and what would otherwise be asked for when it is signed."""
    voor = kaart.punt.voorgenomen
    tekst = gekozen_tekst(voor, beslist=kaart.punt.beslist)
    if voor is None:
        return tekst
    tekst = tekst if kaart.punt.beslist or voor.aan_bestuur else f"voorstel: {tekst}"
    if voor.uitkomst is Uitkomst.TERUG:
        return f"{tekst}; de termijn loopt door tot en met {datum_kort(kaart.termijn.uiterste_datum)}"
    stil = voor.uitkomst.besluit and kaart.aanvraag.soort.met_leerling and kaart.punt.hoorrecht is None
    return f"{tekst} · horen nog vaststellen (H)" if stil else tekst


def _antwoorden(v: Vergewissing) -> tuple[bool | None, bool | None, bool | None]:
    return v.zorgvuldig, v.feiten, v.dragen_conclusie


def hoofdact(zitting: Zitting, kaart: Puntkaart) -> tuple[str, bool]:
    """What Ctrl+Enter does now, and whether it can be done."""
    punt = kaart.punt
    if punt.beslist:
        return "Volgende", True
    if punt.voorgenomen is None:
        return ("Allen voor" if zitting.ronde is None else "Uitslag vaststellen"), False
    if punt.voorgenomen.uitkomst.zonder_stemming:
        return "Vaststellen", True
    nagegaan = punt.vergewissing.compleet or not beschrijving(kaart.aanvraag.soort).met_adviezen
    kan = zitting.quorum_voor(punt).voldoende and nagegaan
    if zitting.ronde is not None:  # each member lets the own stem be known; who is silent counts as absent after the last day
        return "Uitslag vaststellen", kan
    stemmen, nodig = len(zitting.geldige_stemmen(punt)), len(zitting.stemmers(punt))
    if stemmen < nodig:
        return ("Overigen voor" if stemmen else "Allen voor"), kan
    return "Uitslag vaststellen", kan and zitting.uitslag_van(punt).aangenomen


def stemmers(zitting: Zitting, kaart: Puntkaart) -> tuple[Stemmer, ...]:
    """The members at the table, numbered for the key M; who takes no part is shown with the reason."""
    mee = [d.persoon_id for d in zitting.stemmers(kaart.punt)]
    weg = {v.persoon_id: v.grond for v in kaart.punt.verschoningen}
    oordelen = kaart.oordelen if kaart.punt.beslist else {}
    regels = []
    for d in zitting.deelnemers:
        if d.hoedanigheid is not Hoedanigheid.STEMGERECHTIGD:
            continue
        stem = kaart.punt.stem_van(d.persoon_id)
        erbij = d.persoon_id in mee or (kaart.punt.beslist and stem is not None)
        regels.append(Stemmer(
            persoon_id=d.persoon_id, nummer=mee.index(d.persoon_id) + 1 if d.persoon_id in mee else 0,
            initialen=kleine_initialen(d.naam), naam=initiaal_naam(d.naam),
            keuze=str(stem.keuze) if stem and erbij else "", reden=stem.reden if stem else "",
            waarom_niet="" if erbij else weg.get(d.persoon_id, "niet aanwezig"),
            echtheid=echtheidchip(oordelen[d.persoon_id]) if d.persoon_id in oordelen else None,
        ))  # fmt: skip
    return tuple(regels)


def quorum_melding(zitting: Zitting, kaart: Puntkaart, eerder: int | None) -> str:
    """Who votes at this item, only when that number is another than at the item before."""
    nu = len(zitting.stemmers(kaart.punt))
    if eerder is None or nu == eerder or kaart.punt.beslist:
        return ""
    namen = [initiaal_naam(v.naam) for v in verschoond(zitting, kaart.punt)]
    wie = f" ({opsomming(namen)} doet niet mee)" if len(namen) == 1 else f" ({opsomming(namen)} doen niet mee)" if namen else ""
    return f"Bij dit punt stemmen {nu} leden{wie}; quorum {zitting.quorum}."


def horen_melding(kaart: Puntkaart) -> str:
    """Said before the vote: after it the hoorrecht can be established no more, and the controle asks for it."""
    punt = kaart.punt
    stemming = punt.voorgenomen is not None and not punt.voorgenomen.uitkomst.zonder_stemming
    if punt.beslist or not stemming or punt.hoorrecht is not None or not kaart.aanvraag.soort.met_leerling:
        return ""
    return "Nog niet vastgesteld: hoe leerling en ouders zijn gehoord. Druk H."


UITSTELWEGEN = (
    "Uitstel kan als de school er schriftelijk mee instemt (Awb 4:15), of met een kennisgeving van een nieuwe datum (Awb 4:14); "
    "beide brieven maakt u in het dossier."
)


def aanhoud_uitleg(kaart: Puntkaart, volgende: date | None) -> str:
    """What a delay does to the term, and the two lawful ways (Awb 4:14, 4:15)."""
    dag = kaart.termijn.uiterste_datum
    tekst = f"Aanhouden verlengt de termijn niet: het besluit moet uiterlijk {datum_voluit(dag)} zijn verzonden."
    if volgende is not None and volgende > dag:
        tekst += f" De volgende zitting ({datum_kort(volgende)}) valt daarna."
    return f"{tekst} {UITSTELWEGEN}"
