"""What is shipped, for those who must know: a CycloneDX SBOM, and the licence text of every component on one page.

Called by the spec between PyInstaller's analysis and its collection, so that both name what goes in and nothing else.
A component without a licence or without a text stops the build.
"""

from __future__ import annotations

import json
import re
import sys
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from importlib import metadata
from pathlib import Path

HERE = Path(__file__).resolve().parent
NAMESPACE = uuid.UUID("6f0f6f2e-1d3c-4c38-9a3e-2b1f0d9c7a55")

# What the metadata of a package does not say in the words of SPDX.
SPDX = {
    "aiohappyeyeballs": "PSF-2.0", "aiosignal": "Apache-2.0", "asn1crypto": "MIT", "backports-tarfile": "MIT",
    "certifi": "MPL-2.0", "charset-normalizer": "MIT", "defusedxml": "PSF-2.0", "frozenlist": "Apache-2.0",
    "jaraco-classes": "MIT",
    "lxml": "BSD-3-Clause", "oscrypto": "MIT", "propcache": "Apache-2.0",
    "pyinstaller": "GPL-2.0-or-later WITH Bootloader-exception", "pyinstaller-hooks-contrib": "Apache-2.0",
    "pyside6-essentials": "LGPL-3.0-only", "pyside6-pdf": "LGPL-3.0-only",
    "reportlab": "BSD-3-Clause", "shiboken6": "LGPL-3.0-only", "sqlcipher3": "Zlib",
    "tzdata": "Apache-2.0", "yarl": "Apache-2.0",
}  # fmt: skip
# A package that brings no text of its own takes these.
OWN_TEXTS = {
    "LGPL-3.0-only": ("LGPL-3.0.txt", "GPL-3.0.txt"), "Apache-2.0": ("Apache-2.0.txt",), "MPL-2.0": ("MPL-2.0.txt",),
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Component:
    """One thing that is shipped. ``within`` names the package whose file holds it."""

    name: str
    version: str
    licence: str
    texts: tuple[str, ...] = field(repr=False)
    purl: str = ""
    within: str = ""


def write(sources: Iterable[str], root: Path, work: Path, *, version: str, epoch: int) -> list[Path]:
    """The SBOM and the licence page in ``work``, for these files of the environment that freezes."""
    components = [*_distributions(sources), *_native(sources), *_fixed(root)]
    components.sort(key=lambda c: (c.name.casefold(), c.version, c.within))
    work.mkdir(parents=True, exist_ok=True)
    page, bom = work / "licenties.txt", work / "sbom.cdx.json"
    page.write_text(licence_page(components, root, version), encoding="utf-8", newline="\n")
    bom.write_text(json.dumps(sbom(components, version, epoch), indent=1, ensure_ascii=False) + "\n", encoding="utf-8",
                   newline="\n")  # fmt: skip
    return [page, bom]


def canonical(name: str) -> str:
    """A package's name as the lock files write it."""
    return re.sub(r"[-_.]+", "-", name).lower()


# ------------------------------------------------------------------------------------------- what there is


def _distributions(sources: Iterable[str]) -> list[Component]:
    """The packages of which at least one file is shipped."""
    wanted = {str(Path(source).resolve()) for source in sources if source}
    found = []
    for distribution in metadata.distributions():
        files = {str(Path(str(distribution.locate_file(file))).resolve()) for file in distribution.files or ()}
        if files & wanted:
            found.append(_component(distribution))
    return found


def _component(distribution: metadata.Distribution) -> Component:
    told = distribution.metadata.json
    name = canonical(str(told["name"]))
    licence = SPDX.get(name) or str(told.get("license_expression") or told.get("license") or "")
    if not re.fullmatch(r"[\w.+-]+( (AND|OR|WITH) [\w.+-]+)*", licence):
        raise SystemExit(f"{name}: its licence ({licence[:60]!r}) is not in the words of SPDX; name it in components.py")
    pattern = re.compile(r"(licen[cs]e|copying|notice)[^/]*$", re.IGNORECASE)
    files = [file for file in distribution.files or () if ".dist-info" in str(file) and pattern.search(str(file))]
    texts = tuple(file.read_text(encoding="utf-8") for file in sorted(files))
    texts = texts or tuple(_own(text) for text in OWN_TEXTS.get(licence, ()))
    if not texts:
        raise SystemExit(f"{name}: no licence text; put one in packaging/licences and name it in components.py")
    return Component(name=name, version=distribution.version, licence=licence, texts=texts,
                     purl=f"pkg:pypi/{name}@{distribution.version}")  # fmt: skip


def _own(name: str) -> str:
    return (HERE / "licences" / name).read_text(encoding="utf-8")


def _native(sources: Iterable[str]) -> list[Component]:
    """Libraries in another language that packages carry inside their own files."""
    import lxml.etree
    import pikepdf
    import sqlcipher3
    from cryptography.hazmat.backends.openssl import backend
    from PySide6.QtCore import qVersion

    shipped = {Path(source).name for source in sources}
    connection = sqlcipher3.connect(":memory:")
    connection.execute("PRAGMA key = 'only to ask'")
    sqlcipher, inside = (
        connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("cipher_version", "cipher_provider_version")
    )
    connection.close()
    qt, xml = qVersion(), lxml.etree
    parts = [
        ("Qt", qt, "LGPL-3.0-only", "pyside6-essentials", ("LGPL-3.0.txt", "GPL-3.0.txt", "Qt-derden.txt")),
        ("PDFium", qt, "BSD-3-Clause", "pyside6-pdf", ("QtPdf-derden.txt",)),
        ("SQLCipher", sqlcipher.split()[0], "BSD-3-Clause", "sqlcipher3", ("SQLCipher.txt",)),
        ("SQLite", sqlcipher3.sqlite_version, "blessing", "sqlcipher3", ("SQLite.txt",)),
        ("OpenSSL", _number(inside), "Apache-2.0", "sqlcipher3", ("Apache-2.0.txt",)),
        ("OpenSSL", _number(backend.openssl_version_text()), "Apache-2.0", "cryptography", ("Apache-2.0.txt",)),
        ("qpdf", pikepdf.__libqpdf_version__, "Apache-2.0", "pikepdf", ("Apache-2.0.txt",)),
        ("libxml2", _dots(xml.LIBXML_VERSION), "MIT", "lxml", ("libxml2.txt",)),
        ("libxslt", _dots(xml.LIBXSLT_VERSION), "MIT", "lxml", ("libxml2.txt",)),
    ]
    if icu := [found[1] for name in sorted(shipped) if (found := re.match(r"libicudata\.so\.(\d+)", name))]:
        parts.append(("ICU", icu[0], "Unicode-3.0", "pyside6-essentials", ("ICU.txt",)))
    return [
        Component(name=name, version=version, licence=licence, within=within, texts=tuple(map(_own, texts)))
        for name, version, licence, within, texts in parts
    ]


def _dots(version: tuple[int, ...]) -> str:
    return ".".join(map(str, version))


def _number(told: str) -> str:
    """The version in what OpenSSL says of itself."""
    found = re.match(r"OpenSSL (\d+\.\d+\.\d+)", told)
    if found is None:
        raise SystemExit(f"which OpenSSL is this? {told!r}")
    return found[1]


def _fixed(root: Path) -> list[Component]:
    """The language itself and the letters."""
    python = ".".join(map(str, sys.version_info[:3]))
    return [
        Component(name="Python", version=python, licence="Python-2.0.1", texts=(_own("Python.txt"),)),
        Component(name="Woordenlijst van OpenTaal (7.776 woorden)", version="2.20.19", licence="BSD-3-Clause",
                  texts=((root / "resources" / "wachtzinwoorden-licentie.txt").read_text(encoding="utf-8"),)),
        Component(name="CvT Schrift (naar Lato)", version="1.0", licence="OFL-1.1",
                  texts=((root / "resources" / "fonts" / "OFL.txt").read_text(encoding="utf-8"),)),
    ]  # fmt: skip


# --------------------------------------------------------------------------------------------- what is said


def sbom(components: Iterable[Component], version: str, epoch: int) -> Mapping[str, object]:
    """CycloneDX 1.6. The serial number follows from the contents, so that the same build has the same SBOM."""
    listed = [_entry(component) for component in components]
    program = {"type": "application", "bom-ref": "cvt-desktop", "name": "cvt-desktop", "version": version,
               "supplier": {"name": "CvT Desktop"}, "licenses": [{"license": {"id": "EUPL-1.2"}}]}  # fmt: skip
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid.uuid5(NAMESPACE, json.dumps([program, listed], sort_keys=True))}",
        "version": 1,
        "metadata": {"timestamp": datetime.fromtimestamp(epoch, UTC).strftime("%Y-%m-%dT%H:%M:%SZ"), "component": program,
                     "lifecycles": [{"phase": "build"}]},
        "components": listed,
        "dependencies": [{"ref": "cvt-desktop", "dependsOn": sorted(str(entry["bom-ref"]) for entry in listed)}],
    }  # fmt: skip


def _entry(component: Component) -> dict[str, object]:
    plain = f"{component.within}-{component.name}-{component.version}"
    reference = component.purl or re.sub(r"[^a-z0-9.]+", "-", plain.lower()).strip("-")
    simple = " " not in component.licence
    entry: dict[str, object] = {
        "type": "library", "bom-ref": reference, "name": component.name, "version": component.version,
        "licenses": [{"license": {"id": component.licence}} if simple else {"expression": component.licence}],
    }  # fmt: skip
    if component.purl:
        entry["purl"] = component.purl
    if component.within:
        entry["properties"] = [{"name": "cvt-desktop:within", "value": component.within}]
    return entry


def licence_page(components: Iterable[Component], root: Path, version: str) -> str:
    """The page of Help: first the program and what Qt's licence asks, then each component with its text."""
    shown: dict[str, str] = {}
    lines = [(HERE / "licences" / "voorwoord.txt").read_text(encoding="utf-8").replace("{versie}", version)]
    for component in components:
        inside = f" (in {component.within})" if component.within else ""
        title = f"{component.name} {component.version}{inside}: {component.licence}"
        lines.append(f"\n{'=' * 80}\n{title}\n{'=' * 80}\n")
        for text in component.texts:
            stripped = "\n".join(line.rstrip() for line in text.replace("\r\n", "\n").split("\n")).strip("\n")
            if stripped in shown:
                lines.append(f"De tekst staat bij {shown[stripped]}.\n")
            else:
                shown[stripped] = title.partition(":")[0]
                lines.append(f"{stripped}\n")
    own = (root / "LICENSE").read_text(encoding="utf-8").strip()
    return "\n".join([*lines, f"\n{'=' * 80}\nCvT Desktop {version}: EUPL-1.2\n{'=' * 80}\n", own]) + "\n"
