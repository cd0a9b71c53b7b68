"""The documents in an OSO file: unpacked within limits, judged by their bytes, or left out with a reason."""

from __future__ import annotations

import hashlib
from xml.etree.ElementTree import Element

from cvt_desktop.adapters.exchange.archief import pak_uit
from cvt_desktop.adapters.exchange.docx import zoektekst
from cvt_desktop.adapters.exchange.oso_velden import PLAATSEN
from cvt_desktop.adapters.exchange.oso_xml import Veldlezer, kind, loop, naam_van
from cvt_desktop.basis.bestanden import veilige_naam
from cvt_desktop.domain.bestandssoort import Bestandsvorm, Stuksoort, herken, past_bij_naam, raad_soort
from cvt_desktop.domain.bsn import bevat_bsn
from cvt_desktop.domain.errors import BestandError
from cvt_desktop.ports.oso import Osobijlage, Weggelaten

_MAX_SAMEN = 500 * 1024 * 1024
_BUITEN = {"huidigeschool", "leerling"}  # every document lies below these
_SOORT_BIJ_PLAATS = {
    "opp": Stuksoort.OPP,
    "tlv": Stuksoort.BESCHIKKING,
    "lwoo": Stuksoort.BESCHIKKING,
    "handelingsplan": Stuksoort.HANDELINGSPLAN,
    "verzuim": Stuksoort.VERZUIM,
    "diagnose": Stuksoort.ONDERZOEK,
    "rvc": Stuksoort.ONDERZOEK,
    "eindtoets_basisonderwijs": Stuksoort.DIDACTISCH,
}


def lees_bijlagen(wortel: Element, velden: Veldlezer) -> tuple[tuple[Osobijlage, ...], tuple[Weggelaten, ...]]:
    """Every ``document`` anywhere in the file, in its order; together at most about 500 MB unpacked."""
    bijlagen: list[Osobijlage] = []
    weggelaten: list[Weggelaten] = []
    namen_bij_hash: dict[str, str] = {}
    samen = 0
    for element, pad in loop(wortel):
        if naam_van(element) != "document":
            continue
        herkomst = " › ".join(PLAATSEN[deel] for deel in pad if deel in PLAATSEN and deel not in _BUITEN) or "Dossier"
        try:
            if samen > _MAX_SAMEN:
                raise BestandError(
                    "te groot: samen zijn de documenten groter dan 500 MB; "
                    "vraag dit document apart", code="te-groot",
                )  # fmt: skip
            bijlage = _lees(element, pad, herkomst, velden, namen_bij_hash)
        except BestandError as fout:
            naam = _naam(element, velden, herkomst)
            weggelaten.append(Weggelaten(naam=naam, reden=fout.melding, herkomst=herkomst, document=True))
            continue
        samen += len(bijlage.inhoud)
        namen_bij_hash.setdefault(bijlage.sha256, bijlage.naam)
        bijlagen.append(bijlage)
    return tuple(bijlagen), tuple(weggelaten)


def _naam(element: Element, velden: Veldlezer, herkomst: str, in_zip: str = "") -> str:
    gegeven = velden.tekst(element, "bestandsnaam", f"{herkomst}: naam van een document")
    return veilige_naam(gegeven or velden.schoon(in_zip, herkomst), standaard="document zonder naam")


def _lees(
    element: Element, pad: tuple[str, ...], herkomst: str, velden: Veldlezer, namen_bij_hash: dict[str, str]
) -> Osobijlage:
    bron = kind(element, "bestandsinhoud")
    uitgepakt = pak_uit("" if bron is None else "".join(bron.itertext()))
    vorm = herken(uitgepakt.inhoud)
    naam = _naam(element, velden, herkomst, uitgepakt.naam)
    in_zip = veilige_naam(velden.schoon(uitgepakt.naam, herkomst), standaard="")
    omschrijving = velden.tekst(element, "omschrijving", f"{herkomst}: omschrijving van een document")
    soort = raad_soort(naam, omschrijving)
    if soort is Stuksoort.OVERIG:
        soort = next((_SOORT_BIJ_PLAATS[deel] for deel in reversed(pad) if deel in _SOORT_BIJ_PLAATS), soort)
    sha256 = hashlib.sha256(uitgepakt.inhoud).hexdigest()
    return Osobijlage(
        naam=naam,
        soort=soort,
        vorm=vorm,
        omschrijving=omschrijving,
        herkomst=herkomst,
        inhoud=uitgepakt.inhoud,
        sha256=sha256,
        opmerking=_opmerking(naam, in_zip, vorm),
        gelijk_aan=namen_bij_hash.get(sha256, ""),
        mogelijk_bsn=bevat_bsn(zoektekst(uitgepakt.inhoud, vorm)),
    )


def _opmerking(naam: str, in_zip: str, vorm: Bestandsvorm) -> str:
    zinnen = []
    if not past_bij_naam(naam, vorm):
        wat = "platte tekst (TXT)" if vorm is Bestandsvorm.TXT else vorm.value
        zinnen.append(f"De naam past niet bij de inhoud: dit is {wat}.")
    if in_zip and in_zip != naam:
        zinnen.append(f"In de ZIP heet het {in_zip}.")
    return " ".join(zinnen)
