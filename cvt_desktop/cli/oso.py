"""``python3 -m cvt_desktop oso FILE [--json]``: show what an OSO file would bring in, without saving anything."""

from __future__ import annotations

import json
from collections.abc import Sequence

from cvt_desktop.basis.tekst import datum_cijfers, meervoud
from cvt_desktop.cli.in_en_uit import druk_af, lees_bestand, meld
from cvt_desktop.domain.bsn import MELDING
from cvt_desktop.domain.errors import BestandError
from cvt_desktop.ports.oso import Osobijlage, Osodossier, OsoTlv, Osoverzorger

GEBRUIK = "Gebruik: python3 -m cvt_desktop oso BESTAND [--json]"


def run(args: Sequence[str]) -> int:
    """Read the file named in ``args``. 0 when it was read; 2 with one Dutch line on standard error when refused."""
    if "-h" in args or "--help" in args:
        druk_af(GEBRUIK)
        return 0
    paden = [arg for arg in args if arg != "--json"]
    if len(paden) != 1 or paden[0].startswith("--"):
        return _weiger(GEBRUIK)
    try:
        dossier = _lees(paden[0])
    except BestandError as fout:
        return _weiger(fout.melding)
    als_tekst = json.dumps(als_json(dossier), ensure_ascii=False, indent=2) if "--json" in args else ""
    return 0 if druk_af(als_tekst or "\n".join(_samenvatting(dossier))) else 2


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
            {"naam": b.naam, "soort": b.soort.value, "vorm": b.vorm.value, "bytes": len(b.inhoud),
             "mogelijk_bsn": b.mogelijk_bsn}
            for b in dossier.bijlagen
        ],
        "tlv_historie": [_tlv(tlv) for tlv in dossier.tlv_historie],
        "weggelaten": [{"naam": w.naam, "reden": w.reden, "document": w.document} for w in dossier.weggelaten],
        "mogelijk_bsn": list(dossier.bsn_plaatsen),
        "opmerkingen": list(dossier.opmerkingen),
    }


def _lees(naam: str) -> Osodossier:
    from cvt_desktop.adapters.bijlagen.viewer import Kijker
    from cvt_desktop.adapters.exchange.inlezer import Bestandslezer
    from cvt_desktop.adapters.exchange.oso import MAX_XML, lees_oso
    from cvt_desktop.services.oso_overname import nagekeken
    from cvt_desktop.services.stukken import Stuklezer

    dossier = lees_oso(lees_bestand(naam, MAX_XML))
    return nagekeken(dossier, Stuklezer(inlezer=Bestandslezer(), kijker=Kijker))


def _weiger(regel: str) -> int:
    meld(regel)
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
        *(f"  {b.naam} · {b.soort.value} · {b.vorm.value} · {len(b.inhoud)} bytes{_bsn(b)}" for b in dossier.bijlagen),
        f"Weggelaten  {meervoud(len(dossier.weggelaten), 'onderdeel', 'onderdelen')}",
        *(f"  {w.naam}: {w.reden}" for w in dossier.weggelaten),
    ]


def _bsn(bijlage: Osobijlage) -> str:
    return f" · {MELDING}" if bijlage.mogelijk_bsn else ""


def _gezag(verzorger: Osoverzorger) -> str:
    if verzorger.overleden:
        return "overleden, krijgt geen brief"
    return {True: "met gezag", False: "zonder gezag, krijgt geen brief", None: "gezag niet vermeld"}[verzorger.gezag]


def _tot(tlv: OsoTlv) -> str:
    return f", tot en met {datum_cijfers(tlv.einddatum)}" if tlv.einddatum else ""
