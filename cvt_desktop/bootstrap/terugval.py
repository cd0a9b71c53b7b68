"""A register that is less far than this laptop saw it: explained before anything of it is shown, opened only on purpose."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cvt_desktop.domain.errors import CvtError
from cvt_desktop.domain.hoogwater import UITLEG
from cvt_desktop.services.aanmelden import Aanmelding, Geopend, aanmelden, openen
from cvt_desktop.services.hoogwater import TerugvalError
from ui.tasks import Voortgang, melding
from ui.views.terugval import TerugvalView

if TYPE_CHECKING:
    from cvt_desktop.bootstrap.programma import Programma


def toon_terugval(programma: Programma, aanmelding: Aanmelding, fout: CvtError) -> None:
    """The page in the place of the register; the keys of ``aanmelding`` are wiped already."""
    assert isinstance(fout, TerugvalError)
    map_, wie = aanmelding.map_, aanmelding.persoon_id  # not the passphrase that was typed: it is asked again
    pagina = TerugvalView(UITLEG[fout.terugval], beheerder=fout.beheerder)

    def mis(fout: Exception) -> None:
        pagina.zet_bezig(False)
        pagina.toon_fout(melding(fout), fout.veld if isinstance(fout, CvtError) else None)

    def open_(wachtzin: str, reden: str) -> None:
        toegang = programma.toegang()

        def werk(_v: Voortgang) -> Geopend:
            return openen(toegang, aanmelden(toegang, map_, wie, wachtzin), reden=reden)

        programma.taken.start(werk, programma.toon_werkruimte, mis, bezig=pagina, titel="Openen")

    pagina.terug.connect(programma.toon_login)
    pagina.toch.connect(open_)
    programma.venster.toon(pagina, "Aanmelden")
