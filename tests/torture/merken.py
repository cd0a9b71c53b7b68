"""Words of a dossier that occur nowhere else, and the forms in which they could lie in a file."""

from __future__ import annotations

import base64
import json

VOORNAAM, NAAM, STRAAT = "Wubbelinkje", "Qvasterhorn", "Zjukkerpad"
SCHOOL, TEKST, NOTITIE = "Blenkeroord", "kwetterzalfje", "plunsdroppel"
ALLE = (VOORNAAM, NAAM, STRAAT, SCHOOL, TEKST, NOTITIE)


def vormen(woord: str) -> tuple[bytes, ...]:
    """As text in the usual encodings, and without its case."""
    return tuple({
        vorm for tekst in (woord, woord.upper(), woord.lower())
        for vorm in (tekst.encode(), tekst.encode("utf-16-le"), tekst.encode("utf-16-be"), json.dumps(tekst)[1:-1].encode(),
                     base64.b64encode(tekst.encode()).rstrip(b"=")[:-1], tekst.encode().hex().encode())
    })  # fmt: skip
