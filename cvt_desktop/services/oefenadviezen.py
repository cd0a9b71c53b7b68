"""The deskundigenadviezen of the practice register: by whom, of which day, and what they say (screens.md 8.3, 8.4)."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date

from cvt_desktop.basis.tekst import datum_lang
from cvt_desktop.domain.bestandssoort import Stuksoort
from cvt_desktop.domain.deskundigenadvies import Adviesinhoud, Conclusie, Criteriumoordeel, Gesproken, Onafhankelijkheid
from cvt_desktop.domain.formulier import Categorie
from cvt_desktop.domain.persoon import Persoon
from cvt_desktop.services.oefenbeelden import Adviestekst
from cvt_desktop.services.oefengegevens import Oefendossier
from cvt_desktop.services.oefenregister import BENSALEM, CRUTZER, MONTEVERDE, RAMDHARIE, VAN_T_HOFF, WIEBRANDSMA
from cvt_desktop.services.oefenstukken import stukdatum

_ONAFHANKELIJK = Onafhankelijkheid(niet_in_dienst=True, niet_meegewerkt=True, niet_begeleid=True, beslist_niet_mee=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Oefenadvies:
    """Advice 1 or 2 in a dossier. ``gedateerd`` None: asked, and not there yet; an empty text is that of the ``Beeld``.

    ``criteria`` empty: all are met, or deels for a negative advice.
    ``zelf``: the deskundige has a login and writes it in the program; else it is taken over from the signed stuk.
    """

    nummer: int
    volgorde: int
    wie: Persoon
    gevraagd: date
    uiterlijk: date
    gedateerd: date | None
    ontvangen: date | None = None
    zelf: bool = False
    conclusie: Conclusie = Conclusie.POSITIEF
    tot_en_met: date | None = None
    criteria: tuple[Criteriumoordeel, ...] = ()
    behoefte: str = field(default="", repr=False)
    arrangement: str = field(default="", repr=False)
    duur: str = field(default="", repr=False)
    kern: str = field(default="", repr=False)

    @property
    def binnen_op(self) -> date | None:
        """The day on which it came to the secretaris."""
        return self.ontvangen or self.gedateerd


def inhoud(advies: Oefenadvies, d: Oefendossier, blanco: Adviesinhoud) -> Adviesinhoud:
    """The fields of the form, over the criteria in force."""
    gewoon = d.beeld.adviezen[advies.volgorde - 1]
    negatief = advies.conclusie is Conclusie.NEGATIEF
    periode = not negatief and d.pro is None
    vast = Criteriumoordeel.DEELS if negatief else Criteriumoordeel.JA
    oordelen = advies.criteria or (vast,) * len(blanco.criteria)
    categorie: Categorie | None = d.categorie if periode else None
    return replace(
        blanco, onafhankelijkheid=_ONAFHANKELIJK, stukken_gezien=_gezien(d),
        gesproken=(Gesproken.LEERLING, Gesproken.OUDERS) if advies.volgorde == 1 else (Gesproken.OUDERS, Gesproken.SCHOOL),
        gesproken_met="de mentor" if advies.volgorde == 1 else "",
        ondersteuningsbehoefte=advies.behoefte or _vul(gewoon.behoefte, d),
        geprobeerd=" ".join(f"{o.wat}: {o.effect}." for o in d.beeld.geprobeerd) or d.waarom_niet,
        mening=f"Leerling: “{d.mening}” " + " ".join(f"{o.naam}: “{o.zienswijze}”" for o in d.verzorgers),
        criteria=tuple(replace(c, oordeel=o) for c, o in zip(blanco.criteria, oordelen, strict=True)),
        waarom_arrangement_niet=advies.arrangement or _vul(gewoon.arrangement, d), conclusie=advies.conclusie,
        categorie=categorie, waarom_categorie="De begeleiding die nodig is, past bij deze categorie." if periode else "",
        tot_en_met=advies.tot_en_met or d.eind if periode else None, waarom_duur=_duur(advies, gewoon) if periode else "",
        kern=advies.kern or _vul(gewoon.kern, d),
    )  # fmt: skip


def _duur(advies: Oefenadvies, gewoon: Adviestekst) -> str:
    return advies.duur or gewoon.duur


def _vul(tekst: str, d: Oefendossier) -> str:
    return tekst.replace("{naam}", d.roepnaam)


def _gezien(d: Oefendossier) -> tuple[str, ...]:
    if d.pro is not None:
        return tuple(f"{soort} van {datum_lang(stukdatum(soort, d))}"
                     for soort in (Stuksoort.OKR, Stuksoort.INTELLIGENTIE, Stuksoort.DIDACTISCH))  # fmt: skip
    opp = f"OPP van {datum_lang(stukdatum(Stuksoort.OPP, d))}"
    if d.eerdere_tlv:
        return opp, f"Zienswijze van de ouders van {datum_lang(stukdatum(Stuksoort.ZIENSWIJZE, d))}"
    return (opp, f"MDO-verslag van {datum_lang(stukdatum(Stuksoort.MDO, d))}",
            f"Onderzoeksverslag van {datum_lang(stukdatum(Stuksoort.ONDERZOEK, d))}, met WISC-V van september 2026")  # fmt: skip


def _gewoon(nummer: int, volgorde: int, wie: Persoon, gevraagd: date, binnen: date) -> Oefenadvies:
    """As asked, with the texts of the ``Beeld``, on time."""
    return Oefenadvies(nummer=nummer, volgorde=volgorde, wie=wie, gevraagd=gevraagd, uiterlijk=binnen, gedateerd=binnen)


_GEEN_VAN_BEIDE = (Criteriumoordeel.NEE, Criteriumoordeel.NEE)
_EEN_DOMEIN = (Criteriumoordeel.JA, Criteriumoordeel.DEELS)
"""Of the two criteria for praktijkonderwijs: the IQ, and the leerachterstand on two domains."""

_WACHTEN_OP_TWEE = (423, 424, 425, 426)

ADVIEZEN: tuple[Oefenadvies, ...] = (
    Oefenadvies(
        nummer=337, volgorde=1, wie=CRUTZER, gevraagd=date(2027, 3, 5), uiterlijk=date(2027, 3, 25),
        gedateerd=date(2027, 3, 24), ontvangen=date(2027, 3, 25),
        kern="Philippine-Charlotte heeft een kleine, rustige klas nodig met vaste volwassenen. De tussenvoorziening gaf twee "
             "keer rust zolang zij duurde; op de gangen kwam het conflict terug. Twee schooljaren zijn nodig om haar diploma te "
             "halen zonder dat zij halverwege opnieuw moet wisselen.",
        duur="Het examentraject duurt twee schooljaren; een wisseling halverwege brengt het diploma in gevaar.",
    ),
    Oefenadvies(
        nummer=337, volgorde=2, wie=WIEBRANDSMA, gevraagd=date(2027, 3, 5), uiterlijk=date(2027, 4, 1),
        gedateerd=date(2027, 3, 31), ontvangen=date(2027, 4, 1), tot_en_met=date(2028, 7, 31),
        kern="Zij leert goed wanneer het rustig is en kan zelf vertellen wat haar helpt. Een kleine klas is nu nodig. Ik "
             "adviseer een schooljaar en dan opnieuw te kijken, omdat haar ontwikkeling snel gaat.",
        duur="Haar ontwikkeling gaat snel; na een schooljaar is te zien of de praktijkvakken weer in het regulier kunnen.",
    ),
    _gewoon(362, 1, CRUTZER, date(2027, 4, 2), date(2027, 4, 8)),
    _gewoon(362, 2, RAMDHARIE, date(2027, 4, 2), date(2027, 4, 9)),
    Oefenadvies(
        nummer=378, volgorde=1, wie=BENSALEM, gevraagd=date(2027, 3, 31), uiterlijk=date(2027, 4, 23),
        gedateerd=date(2027, 4, 22), zelf=True,
        behoefte="Nabijheid en toezicht de hele dag, en volwassenen die na een conflict het gesprek voeren.",
        arrangement="Een eigen begeleider ziet Zoë in de les; de incidenten gebeuren op trappen, in de aula en bij de fietsen.",
        kern="De veiligheid van Zoë en anderen is in een grote school niet te waarborgen. In dit schooljaar waren er vijf "
             "incidenten, alle buiten de les. Begeleiding bij de wisselingen en een time-outplek veranderden dat aantal niet. "
             "Een kleine school met toezicht op alle momenten geeft haar de rust om te leren.",
        duur="Anders leren reageren en dat volhouden vraagt meer dan een schooljaar.",
    ),
    Oefenadvies(
        nummer=378, volgorde=2, wie=WIEBRANDSMA, gevraagd=date(2027, 3, 31), uiterlijk=date(2027, 4, 30),
        gedateerd=date(2027, 4, 28), ontvangen=date(2027, 4, 29), conclusie=Conclusie.NEGATIEF,
        behoefte="Een vaste volwassene die haar kent, en een route naar een kleinere groep binnen het regulier.",
        arrangement="Een arrangement kan volstaan: de Plusroute is niet gevraagd, en wat nu werkt is nog geen drie maanden oud.",
        kern="Sinds de overstap naar een vaste mentor zijn er in acht weken geen incidenten. De Plusroute is niet gevraagd. "
             "Daarmee is niet gebleken dat het regulier met een arrangement tekortschiet. Ik adviseer de verklaring nu niet te "
             "geven en samen te bespreken wat deze mentor anders doet.",
    ),
    Oefenadvies(
        nummer=391, volgorde=1, wie=CRUTZER, gevraagd=date(2027, 4, 6), uiterlijk=date(2027, 4, 30),
        gedateerd=date(2027, 4, 28), ontvangen=date(2027, 4, 29),
        kern="Mikołaj heeft een kleine groep nodig, vaste leraren en een dag zonder onverwachte wisselingen. Vier vormen van "
             "ondersteuning zijn goed uitgevoerd en hielpen kort. Een arrangement in het regulier verandert de groepsgrootte en "
             "het aantal wisselingen niet. Twee schooljaren geven tijd om op te bouwen en examenvakken af te ronden.",
        duur="Twee schooljaren geven tijd om op te bouwen en examenvakken af te ronden.",
    ),
    Oefenadvies(
        nummer=391, volgorde=2, wie=WIEBRANDSMA, gevraagd=date(2027, 4, 6), uiterlijk=date(2027, 5, 4),
        gedateerd=date(2027, 5, 3), ontvangen=date(2027, 5, 4), tot_en_met=date(2028, 7, 31),
        kern="De belastbaarheid is laag, de leerbaarheid goed. Een rustige omgeving met opbouw is nu nodig. Ik adviseer te "
             "beginnen tot en met 31 juli 2028 en dan te bezien of terugkeer in deeltijd kan.",
        duur="In de zomer van 2028 is te zien of terugkeer in deeltijd kan.",
    ),
    Oefenadvies(
        nummer=399, volgorde=1, wie=CRUTZER, gevraagd=date(2027, 4, 20), uiterlijk=date(2027, 5, 4),
        gedateerd=date(2027, 5, 3), ontvangen=date(2027, 5, 4),
        kern="Sem wil leren en vrienden maken, en komt niet binnen. Vier keer is zorgvuldig opgebouwd; telkens stopte het na een "
             "week. Een kleine groep met dagelijks dezelfde begeleider maakt een begin mogelijk. Een arrangement verandert de "
             "groep en het gebouw niet. Dat vader dit anders ziet, is met hem besproken.",
    ),
    Oefenadvies(nummer=399, volgorde=2, wie=WIEBRANDSMA, gevraagd=date(2027, 4, 20), uiterlijk=date(2027, 5, 14),
                gedateerd=None),
    Oefenadvies(
        nummer=341, volgorde=1, wie=MONTEVERDE, gevraagd=date(2027, 3, 5), uiterlijk=date(2027, 3, 25),
        gedateerd=date(2027, 3, 24), conclusie=Conclusie.NEGATIEF, criteria=_GEEN_VAN_BEIDE,
        behoefte="Tijd en taal: uitleg in gewone woorden, en rust om het Nederlands te leren.",
        arrangement="Met taalondersteuning en lwoo kan Hawa in het vmbo leren; dat is niet geprobeerd.",
        kern="De scores van Hawa liggen boven de grens voor het praktijkonderwijs. Zij leert goed als zij tijd krijgt. De "
             "achterstand hangt samen met de korte tijd in Nederland. Ik adviseer de verklaring niet te geven.",
    ),
    Oefenadvies(
        nummer=341, volgorde=2, wie=RAMDHARIE, gevraagd=date(2027, 3, 5), uiterlijk=date(2027, 4, 1),
        gedateerd=date(2027, 3, 31), conclusie=Conclusie.NEGATIEF, criteria=_GEEN_VAN_BEIDE,
        behoefte="Een school die haar taal laat groeien en haar niet te vroeg vastlegt.",
        arrangement="Een begeleider voor het eerste half jaar in het vmbo geeft wat zij nodig heeft.",
        kern="Er is geen lichamelijke oorzaak en haar geheugen is goed. Wat zij in een jaar leerde, is veel. Voor "
             "praktijkonderwijs zie ik geen grond.",
    ),
    replace(_gewoon(401, 1, MONTEVERDE, date(2027, 4, 14), date(2027, 4, 26)), criteria=_EEN_DOMEIN),
    replace(_gewoon(401, 2, WIEBRANDSMA, date(2027, 4, 14), date(2027, 5, 4)), criteria=_EEN_DOMEIN),
    _gewoon(406, 1, MONTEVERDE, date(2027, 4, 15), date(2027, 4, 26)),
    _gewoon(406, 2, VAN_T_HOFF, date(2027, 4, 15), date(2027, 5, 3)),
    _gewoon(389, 1, CRUTZER, date(2027, 4, 7), date(2027, 4, 21)),
    _gewoon(389, 2, WIEBRANDSMA, date(2027, 4, 7), date(2027, 4, 28)),
    *(_gewoon(n, volgorde, wie, date(2027, 4, 23), binnen) for n in (420, 421, 422)
      for volgorde, wie, binnen in ((1, CRUTZER, date(2027, 4, 30)), (2, VAN_T_HOFF, date(2027, 5, 3)))),
    *(_gewoon(n, 1, CRUTZER, date(2027, 4, 23), date(2027, 4, 30)) for n in _WACHTEN_OP_TWEE),
    *(Oefenadvies(nummer=n, volgorde=2, wie=WIEBRANDSMA, gevraagd=date(2027, 4, 23), uiterlijk=date(2027, 5, 18), gedateerd=None)
      for n in _WACHTEN_OP_TWEE),
    *(_gewoon(n, volgorde, wie, date(2027, 2, 10), binnen) for n in (297, 301)
      for volgorde, wie, binnen in ((1, CRUTZER, date(2027, 3, 3)), (2, VAN_T_HOFF, date(2027, 3, 4)))),
    _gewoon(402, 1, MONTEVERDE, date(2027, 4, 16), date(2027, 4, 26)),
    _gewoon(402, 2, VAN_T_HOFF, date(2027, 4, 16), date(2027, 4, 29)),
    _gewoon(404, 1, CRUTZER, date(2027, 4, 19), date(2027, 4, 29)),
    _gewoon(404, 2, RAMDHARIE, date(2027, 4, 19), date(2027, 5, 3)),
    _gewoon(410, 1, MONTEVERDE, date(2027, 4, 23), date(2027, 5, 4)),
    _gewoon(410, 2, WIEBRANDSMA, date(2027, 4, 23), date(2027, 5, 11)),
)
"""By dossier. Dates lie after the toets was closed and before the agenda was made."""
