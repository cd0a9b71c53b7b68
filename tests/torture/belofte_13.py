"""Promise 13: the header parser is strict: of every header exactly one byte string is accepted, and nothing malformed.

Three kinds of attack, drawn by hypothesis: bytes changed anywhere with the checksum made right again; the JSON changed by
meaning (other types, values outside their bounds, extra and missing fields, doubles, other order or spacing); and text that
was never a header. Accepted is allowed only when the parsed header writes back to the very same bytes and every rule of
docs/adr/0010-kopbestand.md holds, checked here from the document and not with the parser.
"""

from __future__ import annotations

import hashlib
import json
import random
import re
import time
import unicodedata
from typing import Any
from uuid import UUID, uuid4

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from cvt_desktop.adapters.vault import kdf, slots
from cvt_desktop.adapters.vault.header import naar_bytes
from cvt_desktop.adapters.vault.herstelcode import nieuwe_code
from cvt_desktop.adapters.vault.koplezer import ontleed
from cvt_desktop.adapters.vault.leden import met_gebruikers
from cvt_desktop.domain.errors import CvtError
from tests.torture.uitkomst import Uitkomst

NUMMER = 13
BELOFTE = "the vault header parser is strict"
KORT = 2_000
LANG = 500_000

_ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
_TELLER = 2**53 - 1


def _voorbeeld() -> bytes:
    """A header with two users, both kinds of slot, a device secret and an envelope."""
    from cvt_desktop.adapters.vault.header import ACTIEF, Kop

    kdf.lower_floor_for_tests()
    dek, codes = slots.nieuwe_sleutel(), dict[UUID, str]()
    leeg = Kop(kluis=str(uuid4()), oefen=False, generatie=1, volgnummer=1, sleutelnummer=1, houder="", toestand=ACTIEF,
               gebruikers=(), slots=())  # fmt: skip
    kop = met_gebruikers(leeg, [(uuid4(), "Anna", "zeven paarden draven over het wad", False),
                                (uuid4(), "Bram", "mijn fiets ruikt naar verse verf", True)], dek, codes, None)  # fmt: skip
    from dataclasses import replace

    wie = kop.gebruikers[0].id
    sleutels = slots.Sleutels(dek, slots.nieuwe_sleutel())
    factor = slots.Factor(str(uuid4()), bytes(32))
    gebonden = slots.maak_wachtzinslot(kop, wie, bytearray(b"x"), sleutels, geheugen_kib=64, moet_wijzigen=False,
                                       factor=factor)  # fmt: skip
    herstel = slots.maak_herstelslot(kop, wie, nieuwe_code(), sleutels)
    kop = replace(kop, slots=(*kop.slots, gebonden, herstel), enveloppen=(slots.maak_envelop(kop, wie, dek, 2),))
    return naar_bytes(kop, slots.kop_mac(kop, dek))


VOORBEELD = _voorbeeld()
_REGELS = VOORBEELD.split(b"\n")


def _met_controle(romp: bytes, mac: bytes = _REGELS[2]) -> bytes:
    inhoud = b"%s\n%s\n%s\n" % (_REGELS[0], romp, mac)
    return inhoud + hashlib.sha256(inhoud).hexdigest().encode() + b"\n"


# --- what the document says, without the parser ---


def _hex(waarde: object, lengte: int) -> bool:
    return isinstance(waarde, str) and re.fullmatch(rf"[0-9a-f]{{{2 * lengte}}}", waarde) is not None


def _id(waarde: object) -> bool:
    return isinstance(waarde, str) and _ID.fullmatch(waarde) is not None


def _int(waarde: object, laagste: int, hoogste: int = _TELLER) -> bool:
    return type(waarde) is int and laagste <= waarde <= hoogste


def _slot_klopt(slot: Any, kop: Any) -> bool:
    wachtzin, keyring = slot["soort"] == "wachtzin", slot["beleid"] == "keyring"
    kdf_ = slot["kdf"]
    afleiding = (
        set(kdf_) == {"naam", "geheugen_kib", "rondes", "stromen", "zout"} and kdf_["naam"] == "argon2id"
        and _int(kdf_["geheugen_kib"], 64, 2_097_152) and _int(kdf_["rondes"], 1, 12) and _int(kdf_["stromen"], 1, 8)
        and _hex(kdf_["zout"], 16)
    ) if wachtzin else kdf_ == {"naam": "geen"}  # fmt: skip
    return (
        set(slot) == {"id", "gebruiker", "versie", "soort", "kdf", "beleid", "apparaat", "hkdf_zout", "nonce",
                      "sleutelnummer", "moet_wijzigen", "inhoud"}
        and _id(slot["id"]) and _id(slot["gebruiker"]) and slot["versie"] == 1 and type(slot["versie"]) is int
        and slot["soort"] in {"wachtzin", "herstel", "overdracht"} and slot["beleid"] in {"geen", "keyring"}
        and afleiding and (_id(slot["apparaat"]) if keyring else slot["apparaat"] == "") and (wachtzin or not keyring)
        and _hex(slot["hkdf_zout"], 32) and _hex(slot["nonce"], 12) and _hex(slot["inhoud"], 80)
        and _int(slot["sleutelnummer"], 1, kop["sleutelnummer"])
        and type(slot["moet_wijzigen"]) is bool and (wachtzin or not slot["moet_wijzigen"])
    )  # fmt: skip


def _naam_klopt(naam: object) -> bool:
    return (isinstance(naam, str) and 1 <= len(naam) <= 80 and naam == naam.strip()
            and unicodedata.is_normalized("NFC", naam) and not any(unicodedata.category(c)[0] == "C" for c in naam))  # fmt: skip


def _klopt(inhoud: bytes) -> bool:
    """Every rule of the document for a file that the parser took."""
    regels = inhoud.split(b"\n")
    kop = json.loads(regels[1])
    canoniek = json.dumps(kop, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
    ids = [g["id"] for g in kop["gebruikers"]]
    return (
        len(inhoud) <= 512 * 1024 and len(regels) == 5 and regels[0] == b"CVT-KOP 1" and regels[4] == b""
        and regels[1] == canoniek and _hex(regels[2].decode(), 32)
        and regels[3].decode() == hashlib.sha256(b"\n".join(regels[:3]) + b"\n").hexdigest()
        and set(kop) == {"kluis", "oefen", "generatie", "volgnummer", "sleutelnummer", "houder", "toestand", "gebruikers",
                         "slots", "enveloppen"}
        and _id(kop["kluis"]) and type(kop["oefen"]) is bool and (kop["houder"] == "" or _id(kop["houder"]))
        and all(_int(kop[naam], 1) for naam in ("generatie", "volgnummer", "sleutelnummer"))
        and kop["toestand"] in {"actief", "overgedragen"}
        and 1 <= len(ids) <= 200 and len(set(ids)) == len(ids)
        and all(set(g) == {"id", "loginnaam", "publiek"} and _id(g["id"]) and _naam_klopt(g["loginnaam"])
                and _hex(g["publiek"], 32) for g in kop["gebruikers"])
        and len({g["loginnaam"].casefold() for g in kop["gebruikers"]}) == len(ids)
        and len(kop["slots"]) <= 1000 and all(_slot_klopt(s, kop) and s["gebruiker"] in ids for s in kop["slots"])
        and len({s["id"] for s in kop["slots"]}) == len(kop["slots"])
        and all(set(e) == {"gebruiker", "sleutelnummer", "vluchtig", "nonce", "inhoud"} and e["gebruiker"] in ids
                and _int(e["sleutelnummer"], 2, kop["sleutelnummer"] + 1) and _hex(e["vluchtig"], 32)
                and _hex(e["nonce"], 12) and _hex(e["inhoud"], 48) for e in kop["enveloppen"])
        and len({(e["gebruiker"], e["sleutelnummer"]) for e in kop["enveloppen"]}) == len(kop["enveloppen"])
    )  # fmt: skip


# --- the attacks ---

_vreemd = st.one_of(
    st.none(), st.booleans(), st.integers(-2, 3), st.sampled_from([2**53 - 1, 2**53, 2**63, 10**30]), st.floats(width=32),
    st.text(max_size=3), st.lists(st.none(), max_size=2), st.dictionaries(st.text(max_size=2), st.none(), max_size=1),
    st.sampled_from(["", "0" * 64, "A" * 64, str(UUID(int=0)), str(UUID(int=1)).upper(), "keyring", "geen", "wachtzin",
                     "herstel", "overdracht", "actief", "overgedragen", "argon2id", "anna", " Anna", "A\u0301nna"]),
)  # fmt: skip


def _paden(waarde: Any, pad: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    delen = waarde.items() if isinstance(waarde, dict) else enumerate(waarde) if isinstance(waarde, list) else ()
    return [pad, *(dieper for naam, deel in delen for dieper in _paden(deel, (*pad, naam)))]


_PADEN = [pad for pad in _paden(json.loads(_REGELS[1])) if pad]


@st.composite
def _naar_betekenis(trek: st.DrawFn) -> bytes:
    kop = json.loads(_REGELS[1])
    for _ in range(trek(st.integers(1, 2))):
        *naar, laatste = trek(st.sampled_from(_PADEN))
        plek = kop
        try:
            for deel in naar:
                plek = plek[deel]
            wat = trek(st.sampled_from(["zet", "zet", "zet", "weg", "erbij", "dubbel"]))
            if wat == "zet":
                plek[laatste] = trek(_vreemd)
            elif wat == "weg":
                del plek[laatste]
            elif isinstance(plek, list):
                plek.append(plek[laatste])
            elif wat == "erbij":
                plek[trek(st.text(min_size=1, max_size=4))] = trek(_vreemd)
        except (KeyError, IndexError, TypeError):
            continue  # an earlier change took the place away
    return _met_controle(json.dumps(kop, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode(errors="replace"))


def _stijl(hoe: dict[str, Any]) -> dict[str, Any]:
    return {"sort_keys": True, "separators": (",", ":"), **hoe}


@st.composite
def _naar_spelling(trek: st.DrawFn) -> bytes:
    kop = json.loads(_REGELS[1])
    hoe: dict[str, Any] = trek(st.sampled_from([
        {"separators": (", ", ": ")}, {"indent": 1}, {"sort_keys": False}, {"ensure_ascii": True}, {"separators": (",", ": ")},
    ]))  # fmt: skip
    romp = json.dumps(dict(reversed(kop.items())), **_stijl(hoe)).encode()
    naam = trek(st.sampled_from(sorted(kop)))
    dubbel = _REGELS[1].replace(b"{", b'{"%s":%s,' % (naam.encode(), json.dumps(kop[naam]).encode()), 1)
    getal = re.sub(rb'"generatie":1', trek(st.sampled_from([b'"generatie":01', b'"generatie":1.0', b'"generatie":1e0',
                                                            b'"generatie":+1'])), _REGELS[1])  # fmt: skip
    return _met_controle(trek(st.sampled_from([romp, dubbel, getal, _REGELS[1] + b" ", b"\xef\xbb\xbf" + _REGELS[1]])))


@st.composite
def _in_bytes(trek: st.DrawFn) -> bytes:
    kapot = bytearray(VOORBEELD)
    for _ in range(trek(st.integers(1, 4))):
        plek = trek(st.integers(0, len(kapot) - 1))
        wat = trek(st.sampled_from(["keer", "weg", "erbij"]))
        if wat == "keer":
            kapot[plek] ^= 1 << trek(st.integers(0, 7))
        elif wat == "weg":
            del kapot[plek]
        else:
            kapot[plek:plek] = trek(st.binary(min_size=1, max_size=3))
    regels = bytes(kapot).split(b"\n")
    if trek(st.booleans()) and len(regels) >= 4:  # with the checksum that belongs to it
        inhoud = b"\n".join(regels[:-2]) + b"\n"
        return inhoud + hashlib.sha256(inhoud).hexdigest().encode() + b"\n"
    return bytes(kapot)


AANVAL = st.one_of(_naar_betekenis(), _naar_betekenis(), _naar_spelling(), _in_bytes(), st.binary(max_size=200))


def _oordeel(inhoud: bytes) -> str:
    try:
        kop, mac = ontleed(inhoud)
    except CvtError:
        return ""
    except Exception as mis:  # noqa: BLE001 - anything but a refusal is a failure
        return f"{type(mis).__name__} instead of a refusal"
    if naar_bytes(kop, mac) != inhoud:
        return "accepted, and writes back to other bytes"
    return "" if _klopt(inhoud) else "accepted against the document"


def loop(aantal: int, zaad: int, tot: float) -> Uitkomst:
    """As many drawn headers; the example itself must be accepted."""
    fouten, runs, ronde = list[str](), 0, 0
    if _oordeel(VOORBEELD) or not _klopt(VOORBEELD):
        fouten.append("the sound header is not accepted")
    while runs < aantal and (runs == 0 or time.monotonic() < tot):
        ronde += 1
        geteld = 0

        @seed(zaad + ronde)
        @settings(max_examples=min(1_000, aantal - runs), database=None, deadline=None, phases=[Phase.generate],
                  suppress_health_check=list(HealthCheck), derandomize=False)  # fmt: skip
        @given(AANVAL)
        def draai(inhoud: bytes) -> None:
            nonlocal geteld
            geteld += 1
            if fout := _oordeel(inhoud):
                fouten.append(fout)

        draai()
        runs += geteld
        if not geteld:
            break
    return Uitkomst(runs, tuple(fouten))


def controle(zaad: int) -> Uitkomst:
    """A reader that takes whatever JSON it gets, as most do: the document must condemn what it accepts."""
    loting, fouten = random.Random(zaad), list[str]()
    for _ in range(200):
        kop = json.loads(_REGELS[1])
        kop[loting.choice(sorted(kop))] = loting.choice([None, -1, "x", [], 2**60])
        inhoud = _met_controle(json.dumps(kop, sort_keys=True, separators=(",", ":")).encode())
        try:
            goed = _klopt(inhoud)
        except (TypeError, KeyError, AttributeError):
            goed = False
        if not goed:
            fouten.append("accepted against the document")
    return Uitkomst(200, tuple(fouten))
