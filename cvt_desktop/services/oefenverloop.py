"""What happened in the practice register before woensdag 12 mei 2027, day by day (screens.md 8.3).

Every act is done on its own day by the person whose work it is, so that each date, term and letter is the real one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial

from cvt_desktop.domain.afhandeling import Intrekkingswijze
from cvt_desktop.domain.besluit import Redenen
from cvt_desktop.domain.bestandssoort import Stuksoort
from cvt_desktop.domain.notitie import Notitiesoort
from cvt_desktop.domain.oefenen import OEFENDATUM
from cvt_desktop.domain.persoon import Persoon
from cvt_desktop.services import oefencorrectie, oefenlezen, oefentlvs, zienswijze
from cvt_desktop.services.aanvraagintrekking import Intrekkingsinvoer
from cvt_desktop.services.documenten.briefreeks import Aan
from cvt_desktop.services.oefenadviezen import ADVIEZEN
from cvt_desktop.services.oefengegevens import ALLE, Oefendossier
from cvt_desktop.services.oefenregister import (
    BAKKENES,
    BENSALEM,
    CONSULENT,
    RIETDIJK,
    SECRETARIS,
    VOORZITTER,
)
from cvt_desktop.services.oefenwerk import Oefenwerk, Tegenstem, Werkdag

_APRIL, _KORT, _STRAKS = date(2027, 4, 14), date(2027, 5, 10), date(2027, 5, 26)
"""The zittingen beside that of the day itself: two that were held, and the next one."""
_RONDE = date(2027, 5, 4)
"""The first day of the schriftelijke ronde that ran until ma 10 mei."""
_WEEGT_MEE = "weegt mee in de redenen van het besluit"

_BEVESTIGD = {
    297: date(2027, 2, 2), 301: date(2027, 2, 4), 374: date(2027, 3, 23), 417: date(2027, 4, 21),
    **dict.fromkeys((420, 421, 422, 423, 424, 425, 426), date(2027, 4, 22)),
    318: date(2027, 2, 16), 337: date(2027, 2, 26), 341: date(2027, 3, 2),
    344: date(2027, 3, 9), 352: date(2027, 3, 10), 401: date(2027, 4, 9), 406: date(2027, 4, 13),
    415: date(2027, 4, 20), 362: date(2027, 3, 16), 378: date(2027, 3, 25), 391: date(2027, 4, 5),
    389: date(2027, 4, 2), 395: date(2027, 4, 6), 399: date(2027, 4, 8), 402: date(2027, 4, 13),
    404: date(2027, 4, 14), 410: date(2027, 4, 20), 430: date(2027, 4, 28),
}  # fmt: skip
_GETOETST = {
    297: date(2027, 2, 10), 301: date(2027, 2, 10), 374: date(2027, 3, 31),
    **dict.fromkeys((420, 421, 422, 423, 424, 425, 426), date(2027, 4, 23)),
    337: date(2027, 3, 5), 341: date(2027, 3, 5), 344: date(2027, 3, 12), 352: date(2027, 3, 12),
    401: date(2027, 4, 14), 406: date(2027, 4, 15),
    362: date(2027, 4, 2), 378: date(2027, 3, 31), 391: date(2027, 4, 6), 399: date(2027, 4, 20),
    395: date(2027, 4, 12), 402: date(2027, 4, 16), 404: date(2027, 4, 19), 410: date(2027, 4, 23),
    389: date(2027, 4, 7),
}  # fmt: skip
_INTREKKING = Intrekkingsinvoer(
    op=date(2027, 4, 22), door="R. Ottenhoff", wijze=Intrekkingswijze.POST,
    reden="De school begeleidt Lotte na de meivakantie zelf, uit de eigen extra ondersteuning.",
)
_INSTEMMING = ("V7", "De geschreven instemming van de ouders")
_EXTERNEN = ("V11", "Een stuk waaruit blijkt welke externe deskundigen zijn geraadpleegd")
_BUITEN = "Zonder OPP, MDO-verslag en onderzoek kan de commissie niet beoordelen wat Jurre nodig heeft."
_GRONDEN = "Twee jaar is te lang; deskundige 2 schrijft één jaar. De brief legt dat niet uit."
_REDENEN = {399: {"V6": _WEEGT_MEE}}


@dataclass(frozen=True, slots=True, kw_only=True)
class Handeling:
    """Something that is done on a day; of one day, in the order in which it stands here."""

    dag: date
    doe: Callable[[Werkdag], None]


def speel_na(werk: Oefenwerk, registreer: Callable[[Oefendossier], None], *erbij: Handeling) -> None:
    """Do everything, from the first day to the last; ``erbij`` comes after what else came in."""
    alles = [*_binnenkomst(registreer), *erbij, *_dossiers(), *_adviezen(), *_aanvullingen(), *_zittingen(), *_bezwaar(),
              *_notities(), *_lezen()]
    for handeling in sorted(alles, key=lambda h: h.dag):
        handeling.doe(werk.op(handeling.dag))


def _binnenkomst(registreer: Callable[[Oefendossier], None]) -> Iterator[Handeling]:
    def meld(_dag: Werkdag, *, dossier: Oefendossier) -> None:
        registreer(dossier)

    for d in ALLE:
        yield Handeling(dag=d.ontvangen, doe=partial(meld, dossier=d))


def _dossiers() -> Iterator[Handeling]:
    for nummer, dag in _BEVESTIGD.items():
        yield Handeling(dag=dag, doe=partial(Werkdag.bevestig, nummer=nummer))
    for nummer, dag in _GETOETST.items():
        yield Handeling(dag=dag, doe=partial(Werkdag.rond_toets_af, nummer=nummer, redenen=_REDENEN.get(nummer)))
    yield Handeling(dag=date(2027, 4, 21), doe=lambda w: oefentlvs.neem_over(w.als(SECRETARIS)))
    yield Handeling(dag=date(2027, 4, 21), doe=lambda w: oefentlvs.lees_ronde_in(w.als(SECRETARIS)))
    yield Handeling(dag=_INTREKKING.op, doe=_trek_in)
    yield Handeling(dag=date(2027, 5, 3), doe=_vraag_zienswijze)
    # stays in toetsing: four questions are left for a learner, and one file holds a number that may be a BSN
    yield Handeling(dag=date(2027, 5, 11), doe=lambda w: w.begin_toets(417, ja=("N1", "N2", "T1", "T2", "I1", "I5")))


def _vraag_zienswijze(w: Werkdag) -> None:
    """The ouders of Sem see it differently: both are asked, each at the own address (Awb 4:8)."""
    zienswijze.uitnodigen(w.als(SECRETARIS), w.werk.aanvragen[399], zienswijze.Uitnodiging(
        aan=Aan.OUDERS, uiterlijk=date(2027, 5, 20),
        voornemen="De aanvraag toewijzen, zoals de school en een van de ouders vragen.",
        gegevens="De aanvraag van de school, het OPP en het eerste deskundigenadvies, waarvan u een afschrift kreeg.",
        gesprek="Sluiskade 8 in Meerstede; bel de secretaris voor een tijd.",
    ))  # fmt: skip
    w.verzend(399)


def _trek_in(w: Werkdag) -> None:
    """The school takes 374 back with a letter, and gets one that confirms it."""
    w.voeg_stuk_toe(374, Stuksoort.OVERIG, "Brief intrekking aanvraag.pdf", "Intrekking van de aanvraag", _INTREKKING.door,
                    (("Wij trekken de aanvraag in", _INTREKKING.reden),))  # fmt: skip
    w.trek_in(374, _INTREKKING)
    w.verzend(374)


def _adviezen() -> Iterator[Handeling]:
    for advies in ADVIEZEN:
        yield Handeling(dag=advies.gevraagd, doe=partial(Werkdag.koppel, a=advies))
        if advies.binnen_op is not None:
            yield Handeling(dag=advies.binnen_op, doe=partial(Werkdag.neem_advies_op, a=advies))


def _aanvullingen() -> Iterator[Handeling]:
    """Four verzoeken: answered in time (410), unused and left buiten behandeling (318), unused since yesterday (430), and one
    that runs, for the bijzondere regeling (415)."""
    onderzoek, mdo = ("V4", "Een recent onderzoeksverslag"), ("V2", "Het verslag van het MDO, met wie erbij waren")
    opp = ("V1", "Een actueel OPP of groeidocument")
    yield Handeling(dag=date(2027, 2, 22), doe=lambda w: w.begin_toets(318, nee=(opp, mdo, onderzoek)))
    yield Handeling(dag=date(2027, 2, 22), doe=lambda w: w.vraag_aanvulling(318, date(2027, 3, 8)))
    yield Handeling(dag=date(2027, 3, 31), doe=lambda w: w.laat_buiten_behandeling(318, _BUITEN))
    yield Handeling(dag=date(2027, 4, 28), doe=lambda w: w.begin_toets(415, nee=(_INSTEMMING, _EXTERNEN)))
    yield Handeling(dag=date(2027, 4, 29), doe=lambda w: w.vraag_aanvulling(415, date(2027, 5, 18)))
    yield Handeling(dag=date(2027, 4, 20), doe=lambda w: w.begin_toets(410, nee=(onderzoek,)))
    yield Handeling(dag=date(2027, 4, 20), doe=lambda w: w.vraag_aanvulling(410, date(2027, 4, 30)))
    yield Handeling(dag=date(2027, 4, 22), doe=_onderzoek_binnen)
    yield Handeling(dag=date(2027, 4, 28), doe=lambda w: w.begin_toets(430, nee=(opp, mdo, onderzoek)))
    yield Handeling(dag=date(2027, 4, 28), doe=lambda w: w.vraag_aanvulling(430, date(2027, 5, 11)))


def _onderzoek_binnen(w: Werkdag) -> None:
    w.voeg_verslag_toe(410)
    w.aangevuld(410)


# --- zittingen and besluiten ------------------------------------------------------------------------------------------


def _zittingen() -> Iterator[Handeling]:
    yield from (Handeling(dag=dag, doe=doe) for dag, doe in oefencorrectie.HANDELINGEN)
    yield Handeling(dag=date(2027, 3, 30), doe=lambda w: w.plan(_APRIL))
    yield Handeling(dag=date(2027, 4, 12), doe=lambda w: w.agendeer(_APRIL, 337, 362, 341, 344, 352))
    yield Handeling(dag=_APRIL, doe=_houd_april)
    yield Handeling(dag=date(2027, 4, 15), doe=_teken_april)
    yield Handeling(dag=date(2027, 4, 15), doe=lambda w: w.noteer_uitstel(362, date(2027, 4, 15), date(2027, 5, 26)))
    yield Handeling(dag=date(2027, 4, 16), doe=lambda w: w.verzend(341))
    yield Handeling(dag=date(2027, 4, 20), doe=lambda w: w.plan(OEFENDATUM))
    yield Handeling(dag=date(2027, 5, 4), doe=lambda w: w.plan(_KORT, "9.00", "9.30", "beeldvergadering"))
    yield Handeling(dag=date(2027, 5, 4), doe=lambda w: w.agendeer(_KORT, 402))
    yield Handeling(dag=date(2027, 5, 4), doe=lambda w: w.naar_zitting_met_verschil(
        378, "De deskundigen zien de belastbaarheid anders; de commissie weegt dat in de zitting."))
    yield Handeling(dag=date(2027, 5, 4), doe=lambda w: w.agendeer(OEFENDATUM, 389, 420, 421, 422, 406, 391, 378, 401))
    yield Handeling(dag=date(2027, 5, 4), doe=lambda w: w.plan(_STRAKS))
    yield Handeling(dag=_RONDE, doe=_begin_ronde)
    yield Handeling(dag=_KORT, doe=_houd_kort)
    yield Handeling(dag=_KORT, doe=_sluit_ronde)
    yield Handeling(dag=_KORT, doe=_observatie_binnen)
    yield Handeling(dag=date(2027, 5, 11), doe=lambda w: w.agendeer(OEFENDATUM, 362))
    yield Handeling(dag=date(2027, 5, 11), doe=lambda w: w.teken(402))


def _houd_april(w: Werkdag) -> None:
    w.open_zitting()
    w.wijs_toe(337, Tegenstem(
        lid=RIETDIJK, standpunt="Eén schooljaar volstaat: deskundige 2 laat zien dat de ontwikkeling snel gaat, en na een jaar "
                                "is te zien of de praktijkvakken weer in het regulier kunnen.",
    ))  # fmt: skip
    w.houd_aan(362, OEFENDATUM, "een observatie van een hele schooldag", "de school, verslag uiterlijk ma 10 mei", "")
    w.wijs_af(341)
    for nummer in (344, 352):
        w.wijs_toe(nummer)
    w.sluit_zitting()


def _teken_april(w: Werkdag) -> None:
    w.leg_in_tekenmap(
        337, beoordeling="Beide adviezen zeggen dat een kleine, rustige klas nodig is, in deze categorie. Zij verschillen over "
                         "de duur.",
        afwijking="Voor de duur volgen wij het eerste advies: het examentraject duurt twee schooljaren.",
    )  # fmt: skip
    w.teken(337)
    w.verzend(337)
    w.motiveer_afwijzing(341, _HAWA)
    w.teken(341)
    for nummer in (344, 352):
        w.leg_voorziening_in_tekenmap(nummer, None)
        w.teken(nummer)
        w.verzend(nummer)


def _houd_kort(w: Werkdag) -> None:
    """A dossier with equal adviezen, that is signed the next day."""
    w.open_zitting()
    w.wijs_toe(402)
    w.sluit_zitting()
    w.leg_in_tekenmap(402)


def _begin_ronde(w: Werkdag) -> None:
    """A voorziening, on which a lid who works for the bevoegd gezag does not vote, and a dossier for the bestuur."""
    w.plan_ronde(_KORT, "de zitting van 12 mei is vol", 395, 404)
    w.leg_voor(_RONDE, 395)
    w.leg_voor(_RONDE, 404, aan_bestuur=True)
    for lid in (VOORZITTER, BENSALEM):
        w.stem_zelf(_RONDE, lid, 395, 404)
    w.stem_zelf(_RONDE, BAKKENES, 404)


def _sluit_ronde(w: Werkdag) -> None:
    w.stem_zelf(_RONDE, RIETDIJK, 395, 404)
    w.sluit_ronde(_RONDE, 395, 404)
    w.leg_voorziening_in_tekenmap(395, date(2027, 5, 24))
    w.leg_in_tekenmap(404)


def _observatie_binnen(w: Werkdag) -> None:
    w.voeg_stuk_toe(362, Stuksoort.ONDERZOEK, "Observatieverslag.pdf", "Observatie van een schooldag", "R. Ottenhoff", (
        ("Opzet", "Op wo 21 april is Ömer Faruk een hele schooldag gevolgd door een medewerker die hij niet kende."),
        ("Ochtend", ("De eerste drie lesuren werkt hij mee. Bij het wisselen van lokaal loopt hij als laatste en wacht hij tot "
                     "de gang leeg is. In de kleine pauze zit hij alleen, met zijn jas aan.")),
        ("Middag", ("Na de tweede pauze geeft hij geen antwoord meer. De begeleider zit naast hem; het schrift blijft dicht. Na "
                    "vijftig minuten in de stilteruimte maakt hij de opdracht alsnog.")),
        ("Conclusie", "Het herstel na een drukke les duurt langer dan de les, ook met begeleiding."),
    ))  # fmt: skip


_HAWA = Redenen(
    nodig="Hawa is kort in Nederland en leert de taal snel. Zij heeft tijd en uitleg in gewone woorden nodig.",
    waarom_regulier_niet="Het IQ is 88 en ligt boven de 80. De leerachterstand blijft op alle domeinen onder 0,5.",
    wat_wel="De school kan lwoo of een arrangement met taalondersteuning bespreken; de consulent helpt daarbij.",
    in_het_voordeel="Hawa wil leren, heeft een goed geheugen en maakte in een jaar grote stappen.",
    horen="De moeder sprak op maandag 12 april met een tolk met de consulent. Zij bleef bij de aanvraag, om de rust.",
    afwijking="Aan de voorwaarden voor de verklaring is niet voldaan; beide deskundigen raden haar af.",
    mening="Hawa wil veel lezen en een vak leren. Dat kan in het vmbo met hulp bij de taal.",
    gewone_taal="Hawa leert goed als zij tijd krijgt. Haar scores liggen boven de grens die de wet stelt voor het "
                "praktijkonderwijs. Dat is geen oordeel over wat zij kan. De school kan lwoo of een arrangement bespreken; de "
                "consulent helpt daarbij.",
)  # fmt: skip
"""What the besluit of dossier 341 says (screens.md 8.4)."""


def _bezwaar() -> Iterator[Handeling]:
    """The bezwaar of the mother in 337 came in on ma 10 mei; the next day its receipt is confirmed."""
    yield Handeling(dag=_KORT, doe=lambda w: w.neem_bezwaar_in(337, _GRONDEN, date(2027, 5, 7)))
    yield Handeling(dag=date(2027, 5, 11), doe=lambda w: w.bevestig_bezwaar(337))


def _lezen() -> Iterator[Handeling]:
    yield Handeling(dag=oefenlezen.AVOND, doe=lambda w: oefenlezen.lees(
        w.als(BENSALEM), w.werk.zittingen[OEFENDATUM], w.werk.aanvragen))  # fmt: skip


# --- notes ------------------------------------------------------------------------------------------------------------


def _notities() -> Iterator[Handeling]:
    for nummer, dag, wie, soort, tekst, opvolgen in _NOTITIES:
        yield Handeling(dag=dag, doe=partial(Werkdag.noteer, nummer=nummer, wie=wie, soort=soort, tekst=tekst,
                                             opvolgen_op=opvolgen))  # fmt: skip


_NOTITIES: tuple[tuple[int, date, Persoon, Notitiesoort, str, date | None], ...] = (
    (337, _KORT, SECRETARIS, Notitiesoort.NOTITIE,
     ("Ma 10 mei: bezwaarschrift van moeder ontvangen. “Twee jaar is te lang; deskundige 2 schrijft één jaar. De brief legt dat "
      "niet uit.” Doorzenden aan de landelijke bezwaaradviescommissie, uiterlijk ma 24 mei."), date(2027, 5, 14)),
    (341, date(2027, 4, 15), SECRETARIS, Notitiesoort.TELEFOON,
     ("Do 15 april: moeder gebeld met een tolk (Dari) over het besluit, voordat de brief komt. Zij begrijpt het en spreekt met "
      "de consulent over lwoo."), None),
    (395, _KORT, SECRETARIS, Notitiesoort.NOTITIE,
     ("Ma 10 mei: de ronde is rond, drie stemmen voor. Joost Bakkenes werkt voor Stichting Kaaphorn VO en deed niet mee. "
      "Guusje krijgt de laatste plaats van de Tussenklas: 14 van 14. Het besluit ligt in de Tekenmap."), None),
    (404, _KORT, SECRETARIS, Notitiesoort.NOTITIE,
     ("Ma 10 mei: de ronde is rond, vier stemmen voor. De commissie vraagt het bestuur zelf te besluiten, omdat het vso bij "
      "Meerstede dit jaar vol is; het advies ligt in de Tekenmap."), None),
    (362, date(2027, 4, 15), SECRETARIS, Notitiesoort.MAIL,
     ("Do 15 april: school gemaild dat de commissie een observatie van een hele schooldag vraagt, met verslag uiterlijk ma 10 "
      "mei."), None),
    (378, date(2027, 5, 4), CONSULENT, Notitiesoort.GESPREK,
     ("Di 4 mei: school en ouders staan open voor een gesprek met beide deskundigen. De school wil zo nodig schriftelijk "
      "instemmen met uitstel; de termijn eindigt wo 19 mei."), None),
    (391, date(2027, 5, 11), SECRETARIS, Notitiesoort.NOTITIE,
     ("Uitleg in gewone taal voor de brief aan de ouders: “Op school zijn veel mensen, geluiden en wisselingen. Daar wordt "
      "Mikołaj zo moe van dat hij niet meer kan leren. De school heeft veel geprobeerd. Dat hielp even, maar niet lang "
      "genoeg. In het vso zijn de groepen klein en is de dag voorspelbaar.”"), None),
    (399, date(2027, 5, 3), SECRETARIS, Notitiesoort.MAIL,
     "Ma 3 mei: vader mailde na de uitnodiging: hij wil zijn zienswijze in een gesprek geven, uiterlijk do 20 mei.",
     date(2027, 5, 18)),
    (399, _KORT, CONSULENT, Notitiesoort.TELEFOON,
     ("Ma 10 mei, 9.40 uur: moeder belde. Sem was vrijdag een half uur op het schoolplein. Zij vraagt wanneer het besluit komt; "
      "verteld: uiterlijk wo 2 juni. Haar adres niet noemen tegen vader of school. Woensdag terugbellen over de wachttijd."),
     OEFENDATUM),
    (430, date(2027, 5, 4), SECRETARIS, Notitiesoort.TELEFOON,
     "Di 4 mei: P. van Es-Tóth herinnerd aan de aanvulling; zij zegt dat er nog geen OPP is en dat het MDO is uitgesteld.", None),
    (415, date(2027, 5, 11), SECRETARIS, Notitiesoort.TELEFOON,
     "Di 11 mei: P. van Es-Tóth zegt dat de instemming en het verslag van de externen er zijn; zij stuurt ze deze week.", None),
)  # fmt: skip
