"""The background in an OSO file: earlier decisions, plans, absence and test results, as lines for the dossier."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from cvt_desktop.adapters.exchange.oso_xml import Veldlezer, datum, kind, kinderen, waar
from cvt_desktop.basis.tekst import datum_cijfers
from cvt_desktop.domain.formulier import Categorie
from cvt_desktop.ports.oso import Contextregel, Osoinzage, Osoperiode, OsoTlv

_CATEGORIE = {"L": Categorie.LAAG, "M": Categorie.MIDDEN, "H": Categorie.HOOG}
_JA_NEE = {True: "ja", False: "nee"}
_ONDERSTEUNING = "onderwijsondersteuning"


def lees_inzage(bron: Element | None, velden: Veldlezer) -> Osoinzage:
    """What the parents saw and said of the dossier."""
    return Osoinzage(
        voorlopig=waar(bron, "voorlopigdossier"),
        ingezien=waar(bron, "inzage"),
        ingezien_op=datum(bron, "inzagedatum"),
        akkoord=velden.tekst(bron, "akkoord", "Inzage: akkoord"),
        reden_niet_akkoord=velden.tekst(bron, "redennietakkoord", "Inzage: reden niet akkoord"),
        toestemming=velden.tekst(bron, "toestemming", "Inzage: toestemming"),
    )


def lees_tlv_historie(leerling: Element, velden: Veldlezer) -> tuple[OsoTlv, ...]:
    """Earlier TLV's; an empty block gives none."""
    gevonden = (
        OsoTlv(
            nummer=velden.tekst(tlv, "tlvbeschikkingsnummer", "Eerdere TLV: nummer"),
            swv_nummer=velden.tekst(tlv, "tlvswvnummer", "Eerdere TLV: swv-nummer"),
            categorie=_CATEGORIE.get(velden.tekst(tlv, "tlvcategorie", "Eerdere TLV: categorie").upper()),
            ingangsdatum=datum(tlv, "tlvingangdatum"),
            einddatum=datum(tlv, "tlveinddatum"),
        )
        for tlv in kinderen(leerling, f"{_ONDERSTEUNING}/tlv")
    )
    return tuple(tlv for tlv in gevonden if tlv != OsoTlv())


def lees_opp(leerling: Element) -> tuple[Osoperiode, ...]:
    """The periods of the OPP's."""
    blokken = kinderen(leerling, f"{_ONDERSTEUNING}/opp")
    return tuple(Osoperiode(begin=datum(b, "opp_ingangdatum"), einde=datum(b, "opp_einddatum")) for b in blokken)


def lees_lwoo(leerling: Element, velden: Veldlezer) -> tuple[Osoperiode, ...]:
    """Lwoo-aanwijzingen with their number."""
    return tuple(
        Osoperiode(
            begin=datum(b, "lwoo_ingangdatum"),
            einde=datum(b, "lwoo_einddatum"),
            tekst=velden.tekst(b, "lwoo_beschikkingsnummer", "Lwoo: nummer"),
        )
        for b in kinderen(leerling, f"{_ONDERSTEUNING}/lwoo")
    )


def lees_handelingsplannen(leerling: Element, velden: Veldlezer) -> tuple[Osoperiode, ...]:
    """Handelingsplannen and what they aim at."""
    return tuple(
        Osoperiode(
            begin=datum(b, "startdatum"),
            einde=datum(b, "einddatum"),
            tekst=velden.tekst(b, "isgerichtop", "Handelingsplan"),
        )
        for b in kinderen(leerling, f"{_ONDERSTEUNING}/handelingsplan")
    )


def lees_context(leerling: Element, velden: Veldlezer) -> tuple[Contextregel, ...]:
    """All other background, in the order in which a reader wants it."""
    regels = [
        *_loopbaan(leerling, velden),
        *_arrangementen(leerling, velden),
        *_rvc(leerling, velden),
        *_verzuim(leerling, velden),
        *_toetsen(leerling, velden),
        *_eindtoets(leerling, velden),
        *_overstapadvies(leerling, velden),
        *_instelling(leerling, velden),
    ]
    return tuple(regel for regel in regels if regel.tekst)


def _regel(kop: str, herkomst: str, *delen: tuple[str, str]) -> Contextregel:
    tekst = "; ".join(f"{naam} {waarde}".strip() for naam, waarde in delen if waarde)
    return Contextregel(kop=kop, tekst=tekst, herkomst=herkomst)


def _dag(element: Element | None, pad: str) -> str:
    dag = datum(element, pad)
    return datum_cijfers(dag) if dag else ""


def _janee(element: Element, pad: str) -> str:
    antwoord = waar(element, pad)
    return "" if antwoord is None else _JA_NEE[antwoord]


def _loopbaan(leerling: Element, velden: Veldlezer) -> list[Contextregel]:
    def t(jaar: Element, pad: str) -> str:
        return velden.tekst(jaar, pad, "Schoolloopbaan")

    return [
        _regel(
            f"Schooljaar {t(jaar, 'schooljaar')}".strip(),
            "Schoolloopbaan",
            ("", t(jaar, "schoolsoort")),
            ("", t(jaar, "schoolsoortomschrijving") or t(jaar, "schooltype")),
            ("groep", t(jaar, "groepsnaam")),
            ("school", t(jaar, "brincode")),
        )
        for jaar in kinderen(leerling, "schoolloopbaanlijst/schoolloopbaan")
    ]


def _arrangementen(leerling: Element, velden: Veldlezer) -> list[Contextregel]:
    regels = []
    for naam, herkomst in (("cluster12", "cluster 1 of 2"), ("pao", "passend onderwijs")):
        for blok in kinderen(leerling, f"{_ONDERSTEUNING}/arrangement_{naam}"):
            regels.append(
                _regel(
                    f"Arrangement {herkomst}",
                    "Onderwijsondersteuning",
                    ("van", _dag(blok, "arrangement_datum")),
                    ("tot en met", _dag(blok, "arrangement_einddatum")),
                    ("kenmerk", velden.tekst(blok, "arrangement_kenmerk", "Arrangement")),
                    ("nummer", velden.tekst(blok, "arrangement_beschikkingsnr", "Arrangement")),
                )
            )
    return regels


def _rvc(leerling: Element, velden: Veldlezer) -> list[Contextregel]:
    return [
        _regel(
            "RVC",
            "Onderwijsondersteuning",
            ("indicatie", velden.tekst(blok, "rvcindicatie", "RVC")),
            ("van", _dag(blok, "rvcdatum")),
            ("problematiek:", velden.tekst(blok, "centraleproblematiek", "RVC")),
            ("maatregelen:", velden.tekst(blok, "maatregelen", "RVC")),
        )
        for blok in kinderen(leerling, f"{_ONDERSTEUNING}/rvc")
    ]


def _verzuim(leerling: Element, velden: Veldlezer) -> list[Contextregel]:
    return [
        _regel(
            "Verzuim",
            "Verzuim",
            ("uren geoorloofd", velden.tekst(blok, "urengeoorloofd", "Verzuim")),
            ("uren ongeoorloofd", velden.tekst(blok, "urenongeoorloofd", "Verzuim")),
            ("meer dan 25 procent:", _janee(blok, "meerdan25percent")),
            ("contact met leerplicht:", _janee(blok, "contactleerplicht")),
            ("melding bij RMC:", _janee(blok, "rmcmelding")),
        )
        for blok in kinderen(leerling, "verzuim")
    ]


def _toetsen(leerling: Element, velden: Veldlezer) -> list[Contextregel]:
    regels = []
    for toets in kinderen(leerling, "toetslijst/toets"):
        naam = velden.tekst(toets, "toetsidentificatie/toetsnaam", "Toets")
        delen = [("", _scores(toets, velden))]
        for onderdeel in kinderen(toets, "toetsonderdeel"):
            scores = _scores(onderdeel, velden)
            delen.append((velden.tekst(onderdeel, "onderdeelnaam", "Toets") + ":", scores) if scores else ("", ""))
        delen.append(("opmerking:", velden.tekst(toets, "opmerking", "Toets")))
        kop = " ".join(d for d in ("Toets", _dag(toets, "afname/afnamedatum")) if d)
        code = velden.tekst(toets, "toetsidentificatie/eldtoetscode", "Toets")
        regels.append(_regel(kop, "Toets", ("", naam or code), *delen))
    return regels


def _scores(bron: Element, velden: Veldlezer) -> str:
    delen = []
    for score in kinderen(bron, "resultaat/referentiescore"):
        code = velden.tekst(score, "codereferentiescore", "Toets")
        waarde = velden.tekst(score, "waarde", "Toets")
        if waarde:
            delen.append(f"{code} {waarde}".strip())
    return ", ".join(delen)


def _eindtoets(leerling: Element, velden: Veldlezer) -> list[Contextregel]:
    return [
        _regel(
            "Eindtoets basisonderwijs",
            "Eindtoets basisonderwijs",
            ("", velden.tekst(blok, "toetsomschrijving", "Eindtoets")),
            ("van", _dag(blok, "datum_afname")),
            ("score", velden.tekst(blok, "standaardscore", "Eindtoets")),
            ("advies", velden.tekst(blok, "toets_advies", "Eindtoets")),
        )
        for blok in kinderen(leerling, "eindtoets_basisonderwijs/eindtoetsresultaat")
    ]


def _overstapadvies(leerling: Element, velden: Veldlezer) -> list[Contextregel]:
    advies = kind(leerling, "overstapadvies")
    if advies is None:
        return []

    def t(pad: str) -> str:
        return velden.tekst(advies, pad, "Overstapadvies")

    regel = _regel(
        "Overstapadvies",
        "Overstapadvies",
        ("advies van de school (code)", t("advies")),
        ("herzien (code)", t("herzienadvies")),
        ("wens van de ouders (code)", t("wensouders")),
        ("wens van de leerling (code)", t("wensleerling")),
        ("", t("argumentatie")),
        ("aandachtspunten:", t("aandachtspunten")),
    )
    return [regel]


def _instelling(leerling: Element, velden: Veldlezer) -> list[Contextregel]:
    naam = velden.tekst(leerling, "aansprakelijkeinstelling/naam", "Aansprakelijke instelling")
    tehuis = "woont in een tehuis" if waar(leerling, "tehuis") else ""
    return [_regel("Aansprakelijke instelling", "Leerling", ("", naam)), _regel("Verblijf", "Leerling", ("", tehuis))]
