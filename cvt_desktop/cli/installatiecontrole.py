"""The part of ``--self-test`` that looks at the installation: is every file there that no import statement asks for?"""

from __future__ import annotations

import importlib.util
import secrets
import sys
from pathlib import Path

from cvt_desktop.domain.errors import CvtError

OPNIEUW = "Installeer het programma opnieuw."
PAKKETTEN = ("cvt_desktop", "ui", "db", "resources")
_BESTANDEN = {"fonts": "*.ttf", "icons": "*.svg", "toetsen": "*.toml", "teksten": "**/*.toml", "oefen": "*"}
_BIJ_INSTALLATIE = ("handleiding.md", "licenties.txt", "sbom.cdx.json")
_TEKENS = "aé€ïŁż"
_INVOEGTOEPASSINGEN = {"platforms": {"linux": "qxcb", "win32": "qwindows", "darwin": "qcocoa"}}


def is_geinstalleerd() -> bool:
    """The frozen program, not a checkout."""
    return bool(getattr(sys, "frozen", False))


def herkomst() -> str:
    """The four packages come from one folder; in an installation from the one beside the program and no other."""
    plaatsen = {naam: _map_van(naam) for naam in PAKKETTEN}
    mappen = set(plaatsen.values())
    if is_geinstalleerd():
        mappen.add(Path(str(getattr(sys, "_MEIPASS", ""))).resolve())
    if len(mappen) != 1:
        raise CvtError(f"De vier onderdelen van het programma komen niet uit één map. {OPNIEUW}")
    return f"{', '.join(plaatsen)} uit {mappen.pop()}"


def _map_van(naam: str) -> Path:
    spec = importlib.util.find_spec(naam)
    if spec is None or spec.origin is None:
        raise CvtError(f"Het onderdeel {naam} ontbreekt. {OPNIEUW}")
    return Path(spec.origin).resolve().parent.parent


def bronnen() -> str:
    """Every kind of resource, and what only an installation has."""
    import resources

    aantallen = {naam: len(list(resources.path(naam).glob(patroon))) for naam, patroon in _BESTANDEN.items()}
    mist = [naam for naam, aantal in aantallen.items() if not aantal]
    if is_geinstalleerd():
        mist += [naam for naam in _BIJ_INSTALLATIE if not resources.path(naam).is_file()]
    if mist:
        raise CvtError(f"Bestanden van het programma ontbreken: {', '.join(mist)}. {OPNIEUW}")
    return ", ".join(f"{naam} {aantal}" for naam, aantal in aantallen.items())


def beleid() -> str:
    """The policy of the ICT department can be followed in whole."""
    from cvt_desktop.runtime.paths import find_paths
    from cvt_desktop.runtime.policy import Policy, read_policy

    pad = find_paths().policy
    gelezen = read_policy(pad)
    if gelezen.problems:
        raise CvtError(" ".join(gelezen.problems))
    return "geen" if gelezen == Policy() else f"uit {pad}"


def sleutels() -> str:
    """The words of a passphrase are all there, and what speaks with the keyring of the system is too."""
    from cvt_desktop.adapters.vault.sleutelbos import SysteemSleutelbos
    from cvt_desktop.adapters.vault.woordenlijst import AANTAL, woorden

    if len(woorden()) != AANTAL:
        raise CvtError(f"De woorden voor een wachtzin zijn niet volledig. {OPNIEUW}")
    if sys.platform.startswith("linux") and importlib.util.find_spec("secretstorage") is None:
        raise CvtError(f"Wat met de sleutelbos van het systeem praat, ontbreekt. {OPNIEUW}")
    return f"{AANTAL} woorden, sleutelbos {SysteemSleutelbos().stand()}"


def handleiding() -> str:
    """Help has its text and its pictures."""
    from ui.presenters.help import ONTBREEKT, beeld_pad, lees_handleiding

    blokken = lees_handleiding()
    if any(blok.tekst == ONTBREEKT for blok in blokken):
        raise CvtError(ONTBREEKT)
    beelden = [blok.beeld for blok in blokken if blok.beeld]
    if weg := [naam for naam in beelden if not beeld_pad(naam).is_file()]:
        raise CvtError(f"Van de handleiding ontbreken beelden: {', '.join(weg)}. Installeer het programma opnieuw.")
    return f"{len(blokken)} alinea's, {len(beelden)} beelden"


def tijdzone() -> str:
    """Terms are counted in Dutch days, also where the system knows no time zones (Windows, a bare Debian)."""
    from cvt_desktop.basis.zone import AMSTERDAM

    spec = importlib.util.find_spec("tzdata")
    if spec is None or spec.origin is None or not (Path(spec.origin).parent / "zoneinfo" / "Europe" / "Amsterdam").is_file():
        raise CvtError(f"De tijdzone Europe/Amsterdam ontbreekt. {OPNIEUW}")
    return str(AMSTERDAM)


def qt() -> str:
    """Platform, pictures, Dutch buttons and the plugin of a real screen."""
    from PySide6.QtCore import QLibraryInfo, QTranslator, qVersion
    from PySide6.QtGui import QGuiApplication, QImage, QImageReader

    import resources

    _app()
    formaten = {bytes(f.data()).decode() for f in QImageReader.supportedImageFormats()}
    if mist := {"png", "jpeg", "svg"} - formaten:
        raise CvtError(f"Qt kan geen {' en '.join(sorted(mist))} lezen. {OPNIEUW}")
    icoon = QImage.fromData(next(resources.path("icons").glob("*.svg")).read_bytes())
    if icoon.isNull():
        raise CvtError(f"Qt kan de iconen niet tekenen. {OPNIEUW}")
    if not QTranslator().load("qtbase_nl", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        raise CvtError(f"De Nederlandse woorden van Qt ontbreken. {OPNIEUW}")
    map_ = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath))
    for soort, namen in _INVOEGTOEPASSINGEN.items():
        if not [pad for pad in (map_ / soort).glob("*") if namen.get(sys.platform, "q") in pad.name]:
            raise CvtError(f"De Qt-invoegtoepassing voor het scherm ontbreekt in {soort}. {OPNIEUW}")
    return f"Qt {qVersion()}, {QGuiApplication.platformName()}, {', '.join(sorted(formaten))}"


def lettertypen() -> str:
    """Every letter of the program loads, and has the signs that Dutch and Polish names need."""
    from PySide6.QtGui import QRawFont

    import resources

    _app()
    namen: list[str] = []
    for bestand in sorted(resources.path("fonts").glob("*.ttf")):
        letters = QRawFont(str(bestand), 12)
        if not letters.isValid() or not all(letters.supportsCharacter(ord(teken)) for teken in _TEKENS):
            raise CvtError(f"Het lettertype {bestand.name} is niet compleet. {OPNIEUW}")
        namen.append(f"{letters.familyName()} {letters.styleName()}")
    return ", ".join(namen)


def revisies(map_: Path) -> str:
    """Alembic finds its steps and takes them all, in an empty encrypted database in ``map_``."""
    from db import migrate, opwaarderen
    from db.engine import migratie_eenheid, open_engine

    sleutel = secrets.token_bytes(32)
    stappen = migrate.Migraties()
    aantal = len(list((stappen.map / "versions").glob("rev_*.py")))
    engine = open_engine(map_ / "revisies.db", lambda: bytearray(sleutel), nieuw=True)
    try:
        with migratie_eenheid(engine) as verbinding:
            opwaarderen.voer_uit(verbinding, stappen.map, stappen.doel)
    finally:
        engine.dispose()
    return f"{aantal} uitgevoerd tot en met {stappen.doel}"


def kijker() -> str:
    """The child process draws a page."""
    from datetime import UTC, date, datetime

    from cvt_desktop.adapters.bijlagen.viewer import Kijker
    from cvt_desktop.adapters.pdf.voorbeeldstuk import maak_voorbeeldstuk
    from cvt_desktop.domain.bestandssoort import Bestandsvorm
    from cvt_desktop.ports.voorbeeldstukken import Voorbeeldstuk

    pdf, _ = maak_voorbeeldstuk(Voorbeeldstuk(
        bestandsnaam="zelftest.pdf", titel="Zelftest", van="", auteur="", leerling="", datum=date(2027, 5, 12),
        delen=(("Zelftest", "Dit stuk wordt getoond."),), gemaakt_op=datetime(2027, 5, 12, tzinfo=UTC),
    ))  # fmt: skip
    kind = Kijker()
    try:
        paginas = kind.open(pdf, Bestandsvorm.PDF).paginas
        beeld = kind.pagina(0, 200)
        tekst = kind.tekst(0)
    finally:
        kind.sluit()
    if "Dit stuk wordt getoond." not in tekst or len(set(beeld.rgba)) < 2:
        raise CvtError(f"De kijker toont niet wat in een stuk staat. {OPNIEUW}")
    return f"{paginas} pagina, {beeld.breedte} x {beeld.hoogte}"


def _app() -> object:
    from PySide6.QtWidgets import QApplication

    from ui.levensduur import houd_in_leven

    houd_in_leven()
    return QApplication.instance() or QApplication([])
