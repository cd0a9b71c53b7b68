"""The format of a calendar file (RFC 5545), and nothing more: lines, folding, escaping. No use case writes a line of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

REGEL_OCTETTEN = 75
"""A line is no longer than this, its CRLF not counted (RFC 5545, 3.1)."""
_BESTURING = {n: None for n in (*range(32), 127) if n not in (9, 10)}
_TEKST = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"} | {chr(n): "" for n in _BESTURING})


@dataclass(frozen=True, slots=True, kw_only=True)
class Afspraak:
    """One entry. ``van`` is a day, or a moment with its zone; ``tot`` the moment of its end, None for a whole day.

    ``uid`` is the same in each file about the same thing, so that a calendar replaces the entry. ``herinner_dagen`` 0: no alarm.
    """

    uid: str
    van: date
    titel: str
    tot: datetime | None = None
    toelichting: str = ""
    herinner_dagen: int = 0


def schrijf(naam: str, afspraken: Iterable[Afspraak], gemaakt_op: datetime) -> bytes:
    """The whole file, in UTF-8 with CRLF."""
    regels = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//CvT Desktop//Agenda//NL", "CALSCALE:GREGORIAN", "METHOD:PUBLISH",
              f"X-WR-CALNAME:{tekst(naam)}"]  # fmt: skip
    for afspraak in afspraken:
        regels += _afspraak(afspraak, gemaakt_op)
    regels.append("END:VCALENDAR")
    return "".join(f"{vouw(regel)}\r\n" for regel in regels).encode("utf-8")


def tekst(waarde: str) -> str:
    """A value of the type TEXT: what would begin another line or another value is escaped (3.3.11)."""
    return waarde.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n").translate(_TEKST)


def vouw(regel: str) -> str:
    """``regel`` in pieces of at most 75 octets, each next one after a space; a character is never cut in two (3.1)."""
    delen, nu, ruimte = [], "", REGEL_OCTETTEN
    for teken in regel:
        breedte = len(teken.encode("utf-8"))
        if breedte > ruimte:
            delen.append(nu)
            nu, ruimte = "", REGEL_OCTETTEN - 1
        nu += teken
        ruimte -= breedte
    return "\r\n ".join((*delen, nu))


def _afspraak(a: Afspraak, gemaakt_op: datetime) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{tekst(a.uid)}"
    yield f"DTSTAMP:{_moment(gemaakt_op)}"
    if isinstance(a.van, datetime) and a.tot is not None:
        yield f"DTSTART:{_moment(a.van)}"
        yield f"DTEND:{_moment(a.tot)}"
    else:
        yield f"DTSTART;VALUE=DATE:{a.van:%Y%m%d}"
        yield f"DTEND;VALUE=DATE:{a.van + timedelta(days=1):%Y%m%d}"  # the day after: the end is not in it (3.6.1)
        yield "TRANSP:TRANSPARENT"
    yield f"SUMMARY:{tekst(a.titel)}"
    if a.toelichting:
        yield f"DESCRIPTION:{tekst(a.toelichting)}"
    yield "CLASS:PRIVATE"
    if a.herinner_dagen:
        yield from ("BEGIN:VALARM", "ACTION:DISPLAY", f"DESCRIPTION:{tekst(a.titel)}", f"TRIGGER:-P{a.herinner_dagen}D",
                    "END:VALARM")  # fmt: skip
    yield "END:VEVENT"


def _moment(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"
