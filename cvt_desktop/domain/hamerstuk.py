"""Hamerstukken: items about which nothing is open, decided by the commission in one act (screens.md 4.8; ADR 0064).

A hamerstuk is no lighter besluit. Each has its own stemmen, reasons and letter (Awb 3:46), the guard looks at it (Awb 2:4),
the commission satisfies itself of both adviezen (Awb 3:9) and establishes how pupil and ouders were heard (WVO 2020 2.44).
What is lighter is the talk: nobody has anything to say about it, and whoever does lifts it out.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from cvt_desktop.basis.tekst import hoofdletter, opsomming
from cvt_desktop.domain.aanvraag import Aanvraag, Status
from cvt_desktop.domain.adviesverschil import DERDE
from cvt_desktop.domain.agendapunt import Agendapunt, Behandeling, Uitkomst, Vergewissing
from cvt_desktop.domain.deskundigenadvies import Adviesinhoud, Conclusie, Deskundigenadvies
from cvt_desktop.domain.errors import ToestandError
from cvt_desktop.domain.formulier import Houding, Soort
from cvt_desktop.domain.gevraagd import Gevraagd, gevraagd
from cvt_desktop.domain.hoorrecht import zoals_aanvraag
from cvt_desktop.domain.ids import AanvraagId
from cvt_desktop.domain.pro_criteria import Prouitkomst
from cvt_desktop.domain.soorten import beschrijving
from cvt_desktop.domain.stem import Quorum, Stemkeuze
from cvt_desktop.domain.voorstel import zoals_gevraagd
from cvt_desktop.domain.zitting import Zitting, Zittingtoestand

MINUTEN_HAMERSTUK = 1
MINUTEN_BESPREEKSTUK = 10
MINUTEN_VERSCHIL = 15
"""What an item takes on average; the last where the adviezen differ (screens.md 4.8)."""

WENS = "wens"
"""The code of what stands against the block because a member wants to discuss it."""
ALLE_DRIE = Vergewissing(zorgvuldig=True, feiten=True, dragen_conclusie=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hamerbezwaar:
    """Why an item is to be discussed, in one sentence. ``hard``: nobody can put it among the hamerstukken."""

    code: str
    zin: str
    bron: str
    hard: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Hamerfeiten:
    """What the rule looks at. ``quorum`` is that after the guard; ``pro`` what the test for praktijkonderwijs says.

    ``wensen`` are the names of the members who want it discussed.
    """

    toegestaan: bool
    aanvraag: Aanvraag = field(repr=False)
    adviezen: tuple[Deskundigenadvies, ...] = field(repr=False)
    punt: Agendapunt
    quorum: Quorum
    in_ronde: bool = False
    pro: Prouitkomst | None = None
    wensen: tuple[str, ...] = ()


def waarom_bespreken(f: Hamerfeiten) -> tuple[Hamerbezwaar, ...]:
    """Everything that stands against deciding this item in the block; empty means that the program proposes a hamerstuk."""
    return (*_over_de_wensen(f), *_over_de_zitting(f), *_over_de_soort(f),
            *_over_de_adviezen(f), *_over_de_toets(f), *_over_de_stem(f))


def mag_hamerstuk(bezwaren: Iterable[Hamerbezwaar]) -> bool:
    """Whether a person may put it among the hamerstukken all the same: nothing that the law or the reglement asks lacks."""
    return not any(b.hard for b in bezwaren)


def _over_de_wensen(f: Hamerfeiten) -> Iterable[Hamerbezwaar]:
    """A member needs no reason; who leads the zitting may pass over it, and any member lifts it out again."""
    if f.wensen:
        wil = "wil" if len(f.wensen) == 1 else "willen"
        wie = hoofdletter(opsomming(list(f.wensen)))
        yield Hamerbezwaar(code=WENS, bron="reglement", hard=False, zin=f"{wie} {wil} het bespreken.")


def _over_de_zitting(f: Hamerfeiten) -> Iterable[Hamerbezwaar]:
    if not f.toegestaan:
        yield Hamerbezwaar(code="niet-toegestaan", bron="reglement", zin="Het reglement kent geen hamerstukken.")
    if f.in_ronde:
        yield Hamerbezwaar(code="ronde", bron="reglement", zin="In een schriftelijke ronde stemt ieder lid per dossier.")
    if f.aanvraag.status is not Status.OP_AGENDA:
        yield Hamerbezwaar(code="status", bron="reglement",
                           zin=f"Dit dossier staat niet meer op de agenda, het is '{f.aanvraag.status}'.")  # fmt: skip
    if not f.quorum.voldoende:
        yield Hamerbezwaar(code="quorum", bron="awb-2:4",
                           zin=f"Het quorum wordt niet gehaald: {f.quorum.stemmers} van {f.quorum.nodig} stemmers.")  # fmt: skip


def _over_de_soort(f: Hamerfeiten) -> Iterable[Hamerbezwaar]:
    """A renewal, and praktijkonderwijs that meets the criteria; each other kind is talked about unless somebody chooses."""
    soort = f.aanvraag.soort
    if soort is Soort.TLV_VSO_VERLENGING:
        return
    if soort is Soort.TLV_PRO_REGULIER:
        if f.pro is not Prouitkomst.VOLDOET:
            yield Hamerbezwaar(code="pro", bron="ub-2.46-4", zin="De toets PrO zegt niet 'voldoet'.")
        return
    if not beschrijving(soort).met_adviezen:
        yield Hamerbezwaar(code="zonder-adviezen", bron="wvo-2.47-14", zin="Over deze soort adviseren geen deskundigen.")
        return
    yield Hamerbezwaar(code="soort", bron="afspraak", hard=False,
                       zin="Het is geen verlenging, en geen aanvraag PrO die aan de criteria voldoet.")  # fmt: skip


def _over_de_adviezen(f: Hamerfeiten) -> Iterable[Hamerbezwaar]:
    if not beschrijving(f.aanvraag.soort).met_adviezen:
        return
    vast = [a for a in f.adviezen if a.vastgesteld]
    if len(vast) < 2:
        yield Hamerbezwaar(code="adviezen", bron="wvo-2.47-14", zin="Er zijn nog geen twee vastgestelde adviezen.")
        return
    if any(a.volgorde == DERDE for a in f.adviezen):
        yield Hamerbezwaar(code="derde", bron="awb-3:9", zin="Er is een derde deskundige gevraagd.")
    vraag = gevraagd(f.aanvraag)
    if len({_strekking(a.inhoud) for a in vast}) > 1:
        yield Hamerbezwaar(code="verschil", bron="awb-3:50", zin="De adviezen verschillen.")
    elif not all(_zoals_gevraagd(a.inhoud, vraag) for a in vast):
        yield Hamerbezwaar(code="anders", bron="awb-3:50", zin="De adviezen zijn anders dan gevraagd.")


def _strekking(i: Adviesinhoud) -> tuple[object, ...]:
    return i.conclusie, i.categorie, i.tot_en_met


def _zoals_gevraagd(i: Adviesinhoud, vraag: Gevraagd) -> bool:
    return i.conclusie is Conclusie.POSITIEF and i.categorie is vraag.categorie and i.tot_en_met == vraag.einddatum


def _over_de_toets(f: Hamerfeiten) -> Iterable[Hamerbezwaar]:
    toets = f.aanvraag.toets
    if not toets.afgerond:
        yield Hamerbezwaar(code="toets-open", bron="awb-3:2", zin="De toets is niet afgerond.")
    elif toets.overrides:
        yield Hamerbezwaar(code="toets", bron="afspraak", hard=False, zin="De toets is met een uitzondering afgerond.")


def _over_de_stem(f: Hamerfeiten) -> Iterable[Hamerbezwaar]:
    """What pupil and ouders say, and what was proposed or noted already."""
    b = f.aanvraag.formulier.b
    houdingen = [v.houding for v in b.verzorgers if v.krijgt_brief]
    if Houding.NIET_EENS in houdingen:
        yield Hamerbezwaar(code="ouder", bron="lbt-107279", zin="Een ouder is het niet eens.")
    elif any(h is not Houding.EENS for h in houdingen):
        yield Hamerbezwaar(code="ouder-onbekend", bron="afspraak", hard=False, zin="Niet iedere ouder zei dat hij of zij het "
                           "eens is.")  # fmt: skip
    if f.aanvraag.soort.met_leerling and f.punt.hoorrecht is None and not zoals_aanvraag(b).volledig:
        yield Hamerbezwaar(code="horen", bron="wvo-2.44", zin="De aanvraag zegt niet hoe leerling en ouders zijn gehoord.")
    vraag = zoals_gevraagd(f.aanvraag)
    if f.punt.voorgenomen not in {None, vraag}:
        yield Hamerbezwaar(code="uitkomst", bron="awb-3:50", zin="Er is een andere uitkomst gekozen dan gevraagd.")
    elif f.punt.voorgenomen is None and f.punt.voorstel not in {None, vraag}:
        yield Hamerbezwaar(code="voorstel", bron="awb-3:50", zin="Het conceptbesluit is anders dan gevraagd.")
    if any(s.keuze is not Stemkeuze.VOOR for s in f.punt.stemmen):
        yield Hamerbezwaar(code="stem", bron="reglement", zin="Een lid stemde hier niet voor.")


# --- on the agenda ------------------------------------------------------------------------------------------------------


def hamerstukken(zitting: Zitting) -> tuple[Agendapunt, ...]:
    """The items of the block, in the order of the agenda, decided or not."""
    return tuple(p for p in zitting.punten if p.behandeling is Behandeling.HAMERSTUK)


def openstaand(zitting: Zitting) -> tuple[Agendapunt, ...]:
    """The items of the block that are not decided."""
    return tuple(p for p in hamerstukken(zitting) if not p.beslist)


def behandelen_als(zitting: Zitting, aanvraag_id: AanvraagId, behandeling: Behandeling) -> Zitting:
    """Put an undecided item in the other group; while the zitting is planned it also moves there, behind what is in it.

    Once the zitting is open numbers stay as they were sent to the members. What is lifted out is discussed from the beginning:
    an outcome that the block had put to it is gone. Raises ``ToestandError`` for a decided item or a closed zitting.
    """
    if zitting.toestand not in {Zittingtoestand.GEPLAND, Zittingtoestand.GEOPEND}:
        raise ToestandError("Deze zitting is gesloten. Zet het dossier op de agenda van een volgende zitting.",
                            code="zitting-toestand")  # fmt: skip
    punt = zitting.punt(aanvraag_id)
    if punt.beslist:
        raise ToestandError("Over dit punt is al beslist. Neem het besluit eerst terug.", code="punt-beslist")
    if punt.behandeling is behandeling:
        return zitting
    punt = replace(punt, behandeling=behandeling)
    if behandeling is Behandeling.BESPREEKSTUK:
        punt = replace(punt, voorgenomen=None, stemmen=(), vergewissing=Vergewissing())
    zitting = zitting.met_punt(punt)
    return zitting if zitting.toestand is Zittingtoestand.GEOPEND else _gegroepeerd(zitting, aanvraag_id)


def _gegroepeerd(zitting: Zitting, verplaatst: AanvraagId) -> Zitting:
    """The block first; what moved stands last of the hamerstukken, or first of the bespreekstukken."""
    overig = [p for p in zitting.punten if p.aanvraag_id != verplaatst]
    plaats = sum(1 for p in overig if p.behandeling is Behandeling.HAMERSTUK)
    overig.insert(plaats, zitting.punt(verplaatst))
    return zitting.ordenen(tuple(p.aanvraag_id for p in overig))


def geagendeerd_als(zitting: Zitting, aanvraag_id: AanvraagId, behandeling: Behandeling) -> Zitting:
    """An item that has just come on the agenda, in its group: a hamerstuk behind the block, a bespreekstuk at the end."""
    if behandeling is Behandeling.BESPREEKSTUK or zitting.toestand is not Zittingtoestand.GEPLAND:
        return zitting
    return _gegroepeerd(zitting.met_punt(replace(zitting.punt(aanvraag_id), behandeling=behandeling)), aanvraag_id)


def minuten(punt: Agendapunt, *, verschil: bool) -> int:
    """What this item is expected to take."""
    if punt.behandeling is Behandeling.HAMERSTUK:
        return MINUTEN_HAMERSTUK
    return MINUTEN_VERSCHIL if verschil else MINUTEN_BESPREEKSTUK


# --- in the zitting ---------------------------------------------------------------------------------------------------------


def klaarzetten(zitting: Zitting, aanvraag: Aanvraag) -> Zitting:
    """What was asked is put to the vote for one item, with the three answers and the hoorrecht that the block agrees on.

    Raises ``ToestandError`` when the aanvraag does not hold what the outcome needs.
    """
    punt, wat = zitting.punt(aanvraag.id), beschrijving(aanvraag.soort)
    zitting = zitting.vergewissen(aanvraag.id, ALLE_DRIE)
    if punt.hoorrecht is None:
        zitting = zitting.horen(aanvraag.id, zoals_aanvraag(aanvraag.formulier.b))
    return zitting.voornemen(aanvraag.id, zoals_gevraagd(aanvraag), met_periode=wat.met_periode,
                             met_categorie=wat.met_categorie)  # fmt: skip


def vaststellen(zitting: Zitting, aanvraag_id: AanvraagId) -> Zitting:
    """Fix one item of the block; it stays a hamerstuk. Raises ``ToestandError`` as ``Zitting.vaststellen_uitslag`` does."""
    beslist = zitting.vaststellen_uitslag(aanvraag_id)
    return beslist.met_punt(replace(beslist.punt(aanvraag_id), behandeling=Behandeling.HAMERSTUK))


def als_hamerstuk_beslist(punt: Agendapunt) -> bool:
    """Whether this outcome came about in the block."""
    return punt.beslist and punt.behandeling is Behandeling.HAMERSTUK and punt.voorgenomen is not None and (
        punt.voorgenomen.uitkomst is Uitkomst.TOEGEWEZEN
    )  # fmt: skip
