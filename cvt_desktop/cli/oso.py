"""``python3 -m cvt_desktop oso FILE [--json]``: show what an OSO file would bring in, without saving anything."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from cvt_desktop.basis.tekst import datum_cijfers, meervoud
from cvt_desktop.domain.errors import BestandError
from cvt_desktop.ports.oso import Osodossier, OsoTlv, Osoverzorger

GEBRUIK = "Gebruik: python3 -m cvt_desktop oso BESTAND [--json]"


def run(args: Sequence[str]) -> int:
    """Read the file named in ``args``. 0 when it was read; 2 with one Dutch line on standard error when refused."""
    if "-h" in args or "--help" in args:
        print(GEBRUIK)
        return 0
    paden = [arg for arg in args if arg != "--json"]
    if len(paden) != 1 or paden[0].startswith("--"):
        return _weiger(GEBRUIK)
    try:
        dossier = _lees(Path(paden[0]))
    except BestandError as fout:
        return _weiger(fout.melding)
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", errors="replace")
    if "--json" in args:
        print(json.dumps(als_json(dossier), ensure_ascii=False, indent=2))
    else:
        print("\n".join(_samenvatting(dossier)))
    return 0


def als_json(dossier: Osodossier) -> dict[str, object]:
    """The preview as plain data: dates in ISO form, sizes in bytes, no addresses and no contents of documents."""
    leerling, school = dossier.leerling, dossier.school
    return {
        "gegevensset": dossier.gegevensset,
        "profiel": dossier.profiel,
        "leerling": {
            "roepnaam": leerling.roepnaam,
            "voorvoegsel": leerling.voorvoegsel,
            "achternaam": leerling.achternaam,
            "geboortedatum": leerling.geboortedatum.isoformat(),
        },
        "school": {"naam": school.naam, "brin": school.brin, "vestiging": school.vestiging},
        "verzorgers": [
            {"naam": v.naam, "gezag": v.gezag is True, "overleden": v.overleden} for v in dossier.verzorgers
        ],
        "akkoord": {"akkoord": dossier.inzage.akkoord, "reden": dossier.inzage.reden_niet_akkoord},
        "bijlagen": [
            {"naam": b.naam, "soort": b.soort.value, "vorm": b.vorm.value, "bytes": len(b.inhoud)}
            for b in dossier.bijlagen
        ],
        "tlv_historie": [_tlv(tlv) for tlv in dossier.tlv_historie],
        "weggelaten": [{"naam": w.naam, "reden": w.reden, "document": w.document} for w in dossier.weggelaten],
        "mogelijk_bsn": list(dossier.bsn_plaatsen),
        "opmerkingen": list(dossier.opmerkingen),
    }


def _lees(pad: Path) -> Osodossier:
    from cvt_desktop.adapters.exchange.oso import MAX_XML, lees_oso

    try:
        if not pad.is_file():
            raise BestandError("Dit bestand bestaat niet. Controleer de naam en de map.")
        if pad.stat().st_size > MAX_XML:
            raise BestandError("Dit bestand is groter dan 200 MB. Vraag de school het dossier in delen te sturen.")
        data = pad.read_bytes()
    except (OSError, ValueError) as fout:
        raise BestandError("Dit bestand kan niet worden gelezen. Controleer of u het mag openen.") from fout
    return lees_oso(data)


def _weiger(regel: str) -> int:
    print(regel, file=sys.stderr)
    return 2


def _tlv(tlv: OsoTlv) -> dict[str, str | None]:
    return {
        "nummer": tlv.nummer,
        "swv_nummer": tlv.swv_nummer,
        "categorie": tlv.categorie.value if tlv.categorie else None,
        "ingangsdatum": tlv.ingangsdatum.isoformat() if tlv.ingangsdatum else None,
        "einddatum": tlv.einddatum.isoformat() if tlv.einddatum else None,
    }


def _samenvatting(dossier: Osodossier) -> list[str]:
    leerling, school = dossier.leerling, dossier.school
    naam = " ".join(
        d for d in (leerling.roepnaam or leerling.voornamen, leerling.voorvoegsel, leerling.achternaam) if d
    )
    return [
        f"OSO-dossier {dossier.profiel} (gegevensset {dossier.gegevensset})",
        f"Leerling    {naam}, geboren {datum_cijfers(leerling.geboortedatum)}",
        f"School      {school.naam or 'niet vermeld'} {school.brin}-{school.vestiging}".rstrip(" -"),
        *(f"Verzorger   {v.naam or 'zonder naam'}: {_gezag(v)}" for v in dossier.verzorgers),
        *(f"Let op      {zin}" for zin in dossier.opmerkingen),
        *(f"Let op      {plaats}: hier staat een getal dat een BSN kan zijn." for plaats in dossier.bsn_plaatsen),
        *(f"Eerdere TLV {tlv.nummer or 'zonder nummer'}{_tot(tlv)}" for tlv in dossier.tlv_historie),
        f"Overgenomen {meervoud(len(dossier.bijlagen), 'document', 'documenten')}",
        *(f"  {b.naam} · {b.soort.value} · {b.vorm.value} · {len(b.inhoud)} bytes" for b in dossier.bijlagen),
        f"Weggelaten  {meervoud(len(dossier.weggelaten), 'onderdeel', 'onderdelen')}",
        *(f"  {w.naam}: {w.reden}" for w in dossier.weggelaten),
    ]


def _gezag(verzorger: Osoverzorger) -> str:
    if verzorger.overleden:
        return "overleden, krijgt geen brief"
    return {True: "met gezag", False: "zonder gezag, krijgt geen brief", None: "gezag niet vermeld"}[verzorger.gezag]


def _tot(tlv: OsoTlv) -> str:
    return f", tot en met {datum_cijfers(tlv.einddatum)}" if tlv.einddatum else ""
