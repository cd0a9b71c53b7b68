"""What a received file is, judged by its first bytes and never by its name; and which stuk it probably is.

Allowed (security.md 5): PDF, PNG and JPEG to look at, DOCX and TXT to read as plain text, XLSX kept as received.
"""

from __future__ import annotations

import codecs
import io
import re
import struct
import zipfile
from datetime import date
from enum import StrEnum

from cvt_desktop.basis.tekst import MAANDEN, lees_datum, vouw
from cvt_desktop.domain.errors import BestandError

MAX_BYTES = 50 * 1024 * 1024
_MAX_ZIPLIJST = 2 * 1024 * 1024
_EINDE_ZIP = struct.Struct("<4s4H2LH")


class Bestandsvorm(StrEnum):
    """The allowed kinds of file."""

    PDF = "PDF"
    PNG = "PNG"
    JPEG = "JPEG"
    DOCX = "DOCX"
    XLSX = "XLSX"
    TXT = "TXT"

    @property
    def te_zien(self) -> bool:
        """Whether the viewer shows it as pages."""
        return self in {Bestandsvorm.PDF, Bestandsvorm.PNG, Bestandsvorm.JPEG}

    @property
    def als_tekst(self) -> bool:
        """Whether it is read as plain text."""
        return self in {Bestandsvorm.DOCX, Bestandsvorm.TXT}

    @property
    def extensies(self) -> tuple[str, ...]:
        """The endings, without a dot, that fit this kind; the first one is used for a copy outside the program."""
        return ("jpg", "jpeg") if self is Bestandsvorm.JPEG else (self.value.lower(),)


class Stuksoort(StrEnum):
    """The kinds of stuk in a dossier, as the lists of screens.md parts 4-6 name them."""

    OPP = "OPP"
    MDO = "MDO-verslag"
    OKR = "OKR"
    INTELLIGENTIE = "Intelligentieonderzoek"
    DIDACTISCH = "Didactisch onderzoek"
    ONDERZOEK = "Onderzoeksverslag"
    ZIENSWIJZE = "Zienswijze ouders"
    MENING = "Mening leerling"
    ADVIES = "Deskundigenadvies"
    MOTIVERING = "Motivering school"
    AANVRAAG = "Aanvraagformulier"
    HANDELINGSPLAN = "Handelingsplan"
    VERZUIM = "Verzuimoverzicht"
    GESPREK = "Gespreksverslag"
    BESCHIKKING = "Eerdere beschikking"
    OSO = "OSO-dossier"
    BEZWAAR = "Bezwaarschrift"
    MACHTIGING = "Machtiging"
    OVERIG = "Overig"


# the first that fits wins; matched on words of the folded name
_NAAMREGELS = tuple(
    (re.compile(patroon), soort)
    for patroon, soort in (
        (r"\bmdo", Stuksoort.MDO),
        (r"\bmulti ?disciplinair", Stuksoort.MDO),
        (r"\bokr\b|onderwijskundig rapport", Stuksoort.OKR),
        (r"deskundigen? ?(advies|verklaring)|\badvies deskundige", Stuksoort.ADVIES),
        (r"zienswijze|mening (van )?(de )?(ouder|moeder|vader)|reactie (van )?(de )?ouder", Stuksoort.ZIENSWIJZE),
        (r"(mening|stem|visie|gesprek) (van )?(de |met )?(de )?leerling|hoorrecht", Stuksoort.MENING),
        (r"\b(wppsi|wais|rakit|son ?r|wnv|kait|iq)\b|\bwisc|\bnio(\d|\b)|intelligentie|capaciteiten", Stuksoort.INTELLIGENTIE),
        (r"\b(dle|lvs|cito|drempel|drem\d|aandachtspunten didact)|didactisch|eindtoets|doorstroomtoets|\bcet\b|leerachterstand",
         Stuksoort.DIDACTISCH),
        (r"verzuim|absentie|aanwezigheid|leerplicht", Stuksoort.VERZUIM),
        (r"motivering|motivatie|onderbouwing|begeleidende brief", Stuksoort.MOTIVERING),
        (r"aanvraag ?formulier|\baanvraag\b", Stuksoort.AANVRAAG),
        (r"beschikking|toelaatbaarheid|\btlv\b|aanwijzing", Stuksoort.BESCHIKKING),
        (r"handelings ?plan|groeps ?plan|plan van aanpak", Stuksoort.HANDELINGSPLAN),
        (r"\bopp|ontwikkelings ?perspectief", Stuksoort.OPP),
        (r"gespreks ?verslag|\bgesprek|notulen", Stuksoort.GESPREK),
        (r"onderzoek|psychodiagnost|diagnos|observatie|\brvc|rapport|verslag", Stuksoort.ONDERZOEK),
        (r"\bbezwaar", Stuksoort.BEZWAAR),
        (r"machtiging|volmacht", Stuksoort.MACHTIGING),
        (r"\boso\b", Stuksoort.OSO),
    )
)  # fmt: skip

_DAGEN_IN_NAAM = tuple(re.compile(patroon) for patroon in (
    r"(?<!\d)(?P<jaar>20\d\d)(?P<tussen>[- ]?)(?P<maand>\d\d)(?P=tussen)(?P<dag>\d\d)(?!\d)",
    r"(?<!\d)(?P<dag>\d\d?)(?P<tussen>[- ])(?P<maand>\d\d?)(?P=tussen)(?P<jaar>20\d\d|\d\d)(?![\d-])",
    r"(?<!\d)(?P<dag>\d\d)(?P<maand>\d\d)(?P<jaar>20\d\d)(?!\d)",
    rf"(?<!\d)(?P<dag>\d\d?)[- ](?P<maand>(?:{'|'.join(m[:3] for m in MAANDEN)}|mrt)[a-z]*)(?:[- ](?P<jaar>20\d\d)(?![\d-]))?",
))  # fmt: skip
_OUDSTE_STUK = 5

_GEWEIGERD_BEGIN = (
    ((b"MZ", b"\x7fELF", b"\xfe\xed\xfa", b"\xcf\xfa\xed\xfe", b"\xca\xfe\xba\xbe", b"#!"),
     "het is een programma, geen document"),
    ((b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",),
     "het is een oud Office-bestand of een Office-bestand met een wachtwoord; vraag een PDF"),
    ((b"Rar!", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b", b"BZh", b"\xfd7zXZ"),
     "het is een ingepakt bestand; pak het eerst uit en voeg de documenten los toe"),
    ((b"GIF8", b"II*\x00", b"MM\x00*", b"RIFF"),
     "deze soort afbeelding wordt niet aangenomen; bewaar haar als PNG of JPEG"),
    ((b"{\\rtf", b"%!PS"), "deze soort document wordt niet aangenomen; vraag een PDF"),
)  # fmt: skip
_OPMAAK = re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:!doctype|html|\?xml|svg|head|script)", re.IGNORECASE)
_OPMAAK_BEGIN = re.compile(r"<(?:!doctype|html|\?xml|svg|head|script)", re.IGNORECASE)
_ELEMENT_BEGIN = re.compile(r"<(?:!--|[^\W\d][\w.:-]*[\s/>])")
_GEEN_STUK = "het is een webpagina of XML-bestand; vraag een PDF, en een OSO-bestand kiest u zelf bij Nieuwe aanvraag"
_STUURTEKENS = re.compile(r"[\x00-\x08\x0b\x0e-\x19\x1b-\x1f\x7f]")


def herken(data: bytes) -> Bestandsvorm:
    """The kind of ``data`` by its bytes.

    Raises ``BestandError`` whose ``melding`` is a Dutch reason without a capital and without the file's name
    ("het is een programma, geen document"), so that it fits behind "niet aangenomen: " and in a list.
    """
    if not data:
        raise BestandError("het bestand is leeg; vraag het opnieuw", code="leeg")
    if len(data) > MAX_BYTES:
        raise BestandError("het bestand is groter dan 50 MB; vraag een kleinere versie", code="te-groot")
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return Bestandsvorm.PNG
    if data.startswith(b"\xff\xd8\xff"):
        return Bestandsvorm.JPEG
    if data[:64].removeprefix(codecs.BOM_UTF8).lstrip().startswith(b"%PDF-"):
        return Bestandsvorm.PDF
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _officevorm(data)
    _weiger_bekende(data)
    tekst = lees_tekst(data)
    if tekst is None:
        raise BestandError("het is geen PDF, PNG, JPEG, DOCX, XLSX of TXT; vraag een PDF", code="soort")
    if is_opmaak(tekst):
        raise BestandError(_GEEN_STUK, code="soort")
    return Bestandsvorm.TXT


def is_opmaak(tekst: str) -> bool:
    """Whether a text is XML or a web page, also without a declaration: it may hold fields that are never taken over."""
    kaal = tekst.strip()
    return bool(_OPMAAK_BEGIN.match(kaal)) or (kaal.endswith(">") and bool(_ELEMENT_BEGIN.match(kaal)))


def lees_tekst(data: bytes) -> str | None:
    """Text in UTF-8, UTF-16 with a byte order mark or Windows-1252; ``None`` when it is no text."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        coderingen = ["utf-16"]
    else:
        coderingen = ["utf-8-sig", "cp1252"]
    for naam in coderingen:
        try:
            tekst = data.decode(naam)
        except UnicodeDecodeError:
            continue
        return None if _STUURTEKENS.search(tekst) else tekst
    return None


def ziplijst(data: bytes) -> tuple[zipfile.ZipInfo, ...] | None:
    """The members of a ZIP; ``None`` when its list is cut off, damaged or absurdly long (over 2 MB).

    The length of the list is looked at before it is read: ``zipfile`` would build a million objects first.
    """
    plek = data.rfind(b"PK\x05\x06", max(0, len(data) - 65_557))
    if plek < 0 or len(data) - plek < _EINDE_ZIP.size:
        return None
    zip64 = data[max(0, plek - 20) : plek].startswith(b"PK\x06\x07")
    if zip64 or _EINDE_ZIP.unpack_from(data, plek)[5] > _MAX_ZIPLIJST:
        return None
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archief:
            return tuple(archief.infolist())
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, struct.error, OverflowError):
        return None


def raad_soort(bestandsnaam: str, omschrijving: str = "") -> Stuksoort:
    """The probable kind of stuk by its name, then by its description; a proposal that a person checks."""
    for tekst in (bestandsnaam, omschrijving):
        woorden = re.sub(r"[\W_]+", " ", vouw(tekst))
        for patroon, soort in _NAAMREGELS:
            if patroon.search(woorden):
                return soort
    return Stuksoort.OVERIG


def raad_dag(bestandsnaam: str, vandaag: date) -> date | None:
    """The day in a name ("mdo 22 april", "OPP 2027-04-19"), without a year the last one that was; a person checks it.

    None for a day to come, or so long ago that it may be the birthday of the pupil.
    """
    naam = re.sub(r"[_.]", " ", vouw(bestandsnaam))
    for patroon in _DAGEN_IN_NAAM:
        for m in patroon.finditer(naam):
            jaren = (m["jaar"],) if m["jaar"] else (str(vandaag.year), str(vandaag.year - 1))
            for jaar in jaren:
                dag = lees_datum(f"{m['dag']} {m['maand']} {jaar}")
                if dag is not None and vandaag.year - _OUDSTE_STUK <= dag.year and dag <= vandaag:
                    return dag
    return None


def past_bij_naam(bestandsnaam: str, vorm: Bestandsvorm) -> bool:
    """Whether the ending of the name says the same as the bytes."""
    return bestandsnaam.rpartition(".")[2].lower() in vorm.extensies


def naam_voor_kopie(bestandsnaam: str, vorm: Bestandsvorm) -> str:
    """The name for a copy outside the program: it always ends as the bytes are (``beschikking.pdf.txt``)."""
    return bestandsnaam if past_bij_naam(bestandsnaam, vorm) else f"{bestandsnaam}.{vorm.extensies[0]}"


def _officevorm(data: bytes) -> Bestandsvorm:
    leden = ziplijst(data)
    if leden is None:
        raise BestandError("het bestand is afgebroken of beschadigd; vraag het opnieuw", code="afgebroken")
    namen = {lid.filename.lower() for lid in leden}
    if any(naam.endswith("vbaproject.bin") for naam in namen):
        raise BestandError("er zitten macro's in; vraag een PDF", code="macro")
    if "[content_types].xml" in namen:
        if "word/document.xml" in namen:
            return Bestandsvorm.DOCX
        if "xl/workbook.xml" in namen:
            return Bestandsvorm.XLSX
        raise BestandError("van Office worden alleen DOCX en XLSX aangenomen; vraag een PDF", code="soort")
    if "mimetype" in namen:
        raise BestandError("OpenDocument wordt niet aangenomen; vraag een PDF", code="soort")
    raise BestandError("het is een ZIP-bestand; pak het eerst uit en voeg de documenten los toe", code="soort")


def _weiger_bekende(data: bytes) -> None:
    for beginnen, reden in _GEWEIGERD_BEGIN:
        if data.startswith(beginnen):
            raise BestandError(reden, code="soort")
    if data[4:8] == b"ftyp":
        raise BestandError(
            "deze soort afbeelding of film wordt niet aangenomen; bewaar een foto als JPEG", code="soort"
        )
    if _OPMAAK.match(data[:512]):
        raise BestandError(_GEEN_STUK, code="soort")
