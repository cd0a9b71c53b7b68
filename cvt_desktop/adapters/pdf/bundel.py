"""A bundle: one file with an inventory, page numbers that run on, and a bookmark for each piece.

What was received comes in as pictures from the viewer's child process, with its words unseen behind them: nothing in it can
act, here or at the reader's. A piece that cannot be drawn is not left out in silence: a sheet says so, and the inventory too.
"""

from __future__ import annotations

import base64
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pikepdf
from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from cvt_desktop.adapters.pdf import maten, schrift
from cvt_desktop.adapters.pdf.bouwstenen import alinea, tabel, velden, wit
from cvt_desktop.adapters.pdf.maten import TEKSTBREED, stijlen
from cvt_desktop.adapters.pdf.pagina import zet
from cvt_desktop.adapters.pdf.tekens import zetbaar
from cvt_desktop.adapters.pdf.teksten import veilig
from cvt_desktop.basis.tekst import datum_cijfers
from cvt_desktop.domain.errors import BestandError
from cvt_desktop.domain.lakvlak import HEEL
from cvt_desktop.ports.bundel import Beeldstuk, Bladbeeld, Bundel, Bundelstuk, Pdfstuk, Tekststuk, Weggelaten
from cvt_desktop.ports.documentdelen import Kop

_DELEN = (0.07, 0.53, 0.16, 0.24)
_LABEL = 52 * mm
_KWALITEIT = 82
_GRIJZEN = [round(tint / 17) * 17 for tint in range(256)]
_IN_LETTERS = pikepdf.Array([pikepdf.Name.ASCII85Decode, pikepdf.Name.DCTDecode])
_ONLEESBAAR = "dit bestand kan niet in de bundel worden gezet; het gaat apart mee"
_ACTIEF = ("/AA", "/OpenAction", "/Names", "/AcroForm", "/StructTreeRoot", "/MarkInfo")


@dataclass(frozen=True, slots=True)
class Deel:
    """A piece as pages; ``reden`` is filled when its pages are only the sheet that says why it is not here."""

    stuk: Bundelstuk
    pdf: pikepdf.Pdf
    reden: str

    @property
    def paginas(self) -> int:
        return len(self.pdf.pages)


def bundel(document: Bundel) -> bytes:
    """The whole bundle. The inventory is laid out twice: the first time tells how many pages it takes itself."""
    delen = [maak_deel(document.kop, stuk) for stuk in document.stukken]
    voor = len(lees(_inventaris(document, delen, 0)).pages)
    uit = lees(_inventaris(document, delen, voor))
    assert len(uit.pages) == voor, "the numbers in the inventory changed its length"
    for deel in delen:
        uit.pages.extend(deel.pdf.pages)
    _nummer(uit, document, voor)
    with uit.open_outline() as inhoud:
        inhoud.root.append(pikepdf.OutlineItem("Inventaris", 0))
        for nummer, (deel, begin) in enumerate(zip(delen, _begin(delen, voor), strict=True), 1):
            inhoud.root.append(pikepdf.OutlineItem(f"{nummer}. {deel.stuk.titel}", begin))
    uit.Root.PageMode = pikepdf.Name.UseOutlines
    bytes_ = io.BytesIO()
    uit.save(bytes_, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return bytes_.getvalue()


def _begin(delen: Sequence[Deel], voor: int) -> Iterator[int]:
    """The first page of each piece, from 0."""
    pagina = voor
    for deel in delen:
        yield pagina
        pagina += deel.paginas


def lees(data: bytes) -> pikepdf.Pdf:
    """A PDF of this program itself."""
    return pikepdf.open(io.BytesIO(data))


def bewaar(pdf: pikepdf.Pdf, soort: pikepdf.ObjectStreamMode, *, wachtzin: str = "") -> bytes:
    """The file; with a ``wachtzin`` under AES-256 (PDF 2.0), for who has the words to use as any other; never twice the same."""
    uit = io.BytesIO()
    if wachtzin:
        slot = pikepdf.Encryption(user=wachtzin, owner=wachtzin, R=6)
        pdf.save(uit, encryption=slot, min_version="2.0", object_stream_mode=soort)
    else:
        pdf.save(uit, deterministic_id=True, object_stream_mode=soort)
    return uit.getvalue()


def maak_deel(kop: Kop, stuk: Bundelstuk) -> Deel:
    """The pages of one piece; of what is not there, or cannot be drawn, the sheet that says so."""
    inhoud = stuk.inhoud
    if isinstance(inhoud, Weggelaten):
        return Deel(stuk, _blad(kop, stuk, inhoud.reden), inhoud.reden)
    if isinstance(inhoud, Tekststuk):
        return Deel(stuk, _tekst(kop, stuk, inhoud.tekst), "")
    if isinstance(inhoud, Pdfstuk):
        return Deel(stuk, kopie(inhoud.data), "")
    try:
        return Deel(stuk, _beelden(inhoud), "")
    except BestandError:
        return Deel(stuk, _blad(kop, stuk, _ONLEESBAAR), _ONLEESBAAR)


def kopie(data: bytes) -> pikepdf.Pdf:
    """The pages as they look: what a signature shows becomes part of the page, because a copy in a bundle is not signed."""
    pdf = lees(data)
    pdf.generate_appearance_streams()
    pdf.flatten_annotations("print")
    for naam in _ACTIEF:
        if naam in pdf.Root:
            del pdf.Root[naam]
    for pagina in pdf.pages:
        for naam in ("/Annots", "/AA", "/Metadata", "/PieceInfo", "/StructParents", "/B"):
            if naam in pagina.obj:
                del pagina.obj[naam]
    return pdf


def _blad(kop: Kop, stuk: Bundelstuk, reden: str) -> pikepdf.Pdf:
    s = stijlen()
    verhaal = [alinea(veilig(stuk.titel), s.titel), alinea(veilig(f"Niet bijgevoegd: {reden}."), s.tekst)]
    return lees(zet(verhaal, kop, titel=stuk.titel).inhoud)


def _tekst(kop: Kop, stuk: Bundelstuk, tekst: str) -> pikepdf.Pdf:
    """A file that is read as plain text; what the font lacks shows as a box, because the words are not ours to refuse."""
    s = stijlen()
    regels = [alinea(veilig(zetbaar(regel)), s.tekst) for regel in tekst.splitlines() if regel.strip()]
    verhaal = [alinea(veilig(stuk.titel), s.titel), alinea(veilig("Tekst van een ontvangen bestand, zonder opmaak."), s.klein)]
    return lees(zet([*verhaal, *regels], kop, titel=stuk.titel).inhoud)


def _beelden(inhoud: Beeldstuk) -> pikepdf.Pdf:
    """Each page in its own size, with its words behind the picture."""
    uit = io.BytesIO()
    doek = _doek(uit, A4)
    for blad in inhoud.paginas():
        doek.setPageSize((blad.breedte, blad.hoogte))
        _onzichtbaar(doek, blad)
        doek.drawImage(ImageReader(_plaatje(blad)), 0, 0, blad.breedte, blad.hoogte)
        doek.showPage()
    doek.save()
    return _zonder_letters(lees(uit.getvalue()))


def _plaatje(blad: Bladbeeld) -> io.BytesIO:
    """The smaller of a JPEG and, of a page without colour, sixteen greys without loss: print is sharper so, and half the size.

    What is gelakt is gone before the picture is made: black pixels, not something laid over it.
    """
    beeld = blad.beeld
    plaatje = Image.frombytes("RGBA", (beeld.breedte, beeld.hoogte), beeld.rgba).convert("RGB")
    for vlak in blad.gelakt:
        links, boven = vlak.links * beeld.breedte // HEEL, vlak.boven * beeld.hoogte // HEEL
        rechts, onder = -(-(vlak.links + vlak.breed) * beeld.breedte // HEEL), -(-(vlak.boven + vlak.hoog) * beeld.hoogte // HEEL)
        plaatje.paste((0, 0, 0), (links, boven, rechts, onder))
    rood, groen, blauw = (kleur.tobytes() for kleur in plaatje.split())
    if not rood == groen == blauw:
        return _bewaard(plaatje, "JPEG")
    grijs = plaatje.getchannel("R")
    return min(_bewaard(grijs.point(_GRIJZEN), "PNG"), _bewaard(grijs, "JPEG"), key=lambda uit: len(uit.getbuffer()))


def _bewaard(plaatje: Image.Image, soort: str) -> io.BytesIO:
    uit = io.BytesIO()
    plaatje.save(uit, soort, quality=_KWALITEIT)
    uit.seek(0)
    return uit


def _zonder_letters(pdf: pikepdf.Pdf) -> pikepdf.Pdf:
    """reportlab writes a JPEG in letters (ASCII85), a quarter larger; the same picture as bytes."""
    for beeld in pdf.objects:
        if isinstance(beeld, pikepdf.Stream) and beeld.get("/Filter") == _IN_LETTERS:
            beeld.write(base64.a85decode(b"<~" + beeld.read_raw_bytes(), adobe=True), filter=pikepdf.Name.DCTDecode)
    return pdf


def _onzichtbaar(doek: Canvas, blad: Bladbeeld) -> None:
    tekst = doek.beginText(2, blad.hoogte - 4)
    tekst.setFont(schrift.GEWOON, 2)
    tekst.setTextRenderMode(3)
    for regel in blad.tekst.splitlines():
        tekst.textLine(zetbaar(regel))
    doek.drawText(tekst)


def _doek(uit: io.BytesIO, vel: tuple[float, float]) -> Canvas:
    return Canvas(uit, pagesize=vel, initialFontName=schrift.GEWOON, invariant=1)  # type: ignore[arg-type]


def _inventaris(document: Bundel, delen: Sequence[Deel], voor: int) -> bytes:
    s = stijlen()
    rijen = []
    for nummer, (deel, begin) in enumerate(zip(delen, _begin(delen, voor), strict=True), 1):
        erbij = f"niet bijgevoegd: {deel.reden}" if deel.reden else deel.stuk.opmerking
        titel = f"{deel.stuk.titel} ({erbij})" if erbij else deel.stuk.titel
        dag = datum_cijfers(deel.stuk.datum) if deel.stuk.datum else "–"
        rijen.append([veilig(str(nummer)), veilig(titel), veilig(dag), veilig(_van_tot(begin + 1, deel.paginas))])
    koppen = [veilig(k) for k in ("Nr", "Stuk", "Datum", "Bladzijden")]
    verhaal = [
        alinea(veilig(document.titel), s.titel),
        velden([(veilig(naam), veilig(waarde)) for naam, waarde in document.gegevens], (_LABEL, TEKSTBREED - _LABEL), s),
        wit(8),
        tabel(koppen, rijen, [TEKSTBREED * deel for deel in _DELEN], s),
        *(alinea(veilig(zin), s.klein) for zin in document.slot),
    ]
    return zet(verhaal, document.kop, titel=document.titel).inhoud


def _van_tot(eerste: int, aantal: int) -> str:
    return str(eerste) if aantal == 1 else f"{eerste} – {eerste + aantal - 1}"


def _nummer(uit: pikepdf.Pdf, document: Bundel, voor: int) -> None:
    """The running number at the foot of every page behind the inventory, whatever its size and turn."""
    totaal = len(uit.pages)
    for index in range(voor, totaal):
        pagina = pikepdf.Page(uit.pages[index])
        vak = pagina.trimbox
        breed, hoog = float(vak[2]) - float(vak[0]), float(vak[3]) - float(vak[1])
        if int(pagina.obj.get("/Rotate", 0)) % 180:
            breed, hoog = hoog, breed
        tekst = f"{document.kop.kenmerk} · {document.kort} · bladzijde {index + 1} van {totaal}"
        with lees(stempel(tekst, breed, hoog)) as laag:
            pagina.add_overlay(laag.pages[0], pikepdf.Rectangle(vak))


def stempel(tekst: str, breed: float, hoog: float) -> bytes:
    """A page of this size with words at its foot, on white; on a narrow one they are set smaller."""
    uit = io.BytesIO()
    doek = _doek(uit, (breed, hoog))
    maat = min(8.0, 8 * (breed - 28) / doek.stringWidth(tekst, schrift.VET, 8))
    doek.setFont(schrift.VET, maat)
    lang = doek.stringWidth(tekst, schrift.VET, maat)
    x, y = breed - lang - 14, 6
    doek.setFillColorRGB(1, 1, 1)
    doek.rect(x - 3, y - 3, lang + 6, 13, stroke=0, fill=1)
    doek.setFillColor(maten.INKT)
    doek.drawString(x, y, tekst)
    doek.showPage()
    doek.save()
    return uit.getvalue()
