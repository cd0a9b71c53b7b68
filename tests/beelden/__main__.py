"""``python -m tests.beelden``: make the pictures of the handleiding anew."""

from __future__ import annotations

import sys
from io import BytesIO

from PIL import Image

from cvt_desktop.bootstrap.programma import Programma
from cvt_desktop.cli.rondgang import Beeld
from cvt_desktop.cli.rust import rust
from cvt_desktop.cli.schermen import afbeelding, bestandsnaam, maak_ronde, png
from tests.beelden.handleiding import MAP, bewaar_sommen, genoemd, tot_rust
from tests.beelden.wandelingen import maak_wandelingen


def _klein(inhoud: bytes) -> bytes:
    """With at most 128 colours, of which a screen has few: a third of the bytes."""
    uit = BytesIO()
    Image.open(BytesIO(inhoud)).convert("RGB").quantize(128, dither=Image.Dither.NONE).save(uit, "PNG", optimize=True)
    return uit.getvalue()


def main() -> int:
    """0 when every picture that the handleiding names was made; those that it does not name go."""
    nodig, sommen = set(genoemd()), dict[str, str]()

    def neem(_nummer: int, beeld: Beeld, programma: Programma) -> None:
        naam = f"{bestandsnaam(beeld)}.png"
        if naam in nodig and naam not in sommen:
            rust(programma.venster, programma.taken)  # a list that is read a moment later is not to be counted as empty
            sommen[naam] = tot_rust(beeld)
            (MAP / naam).write_bytes(_klein(png(afbeelding(beeld, programma))))

    MAP.mkdir(parents=True, exist_ok=True)
    maak_ronde(neem)
    maak_wandelingen(lambda beeld, programma: neem(0, beeld, programma))
    for oud in MAP.glob("*.png"):
        if oud.name not in nodig:
            oud.unlink()
    bewaar_sommen(sommen)
    weg = sorted(nodig - set(sommen))
    sys.stdout.writelines(f"no screen is called {naam}\n" for naam in weg)
    sys.stdout.write(f"{len(sommen)} pictures in {MAP}\n")
    return 1 if weg else 0


if __name__ == "__main__":
    sys.exit(main())
