"""A postal address as it is printed in the window of an envelope."""

from __future__ import annotations

from dataclasses import dataclass, field

from cvt_desktop.basis.tekst import vouw


@dataclass(frozen=True, slots=True, kw_only=True)
class Adres:
    """Street with number, postcode and town; ``land`` only when it is not the Netherlands."""

    straat: str = field(default="", repr=False)
    postcode: str = field(default="", repr=False)
    plaats: str = field(default="", repr=False)
    land: str = field(default="", repr=False)

    @property
    def volledig(self) -> bool:
        """Whether a letter can be sent to it."""
        return bool(self.straat.strip() and self.plaats.strip())

    @property
    def regels(self) -> tuple[str, ...]:
        """The lines below the name: street, postcode with two spaces before the town, country in capitals."""
        plaats = "  ".join(deel for deel in (self.postcode.strip(), self.plaats.strip()) if deel)
        return tuple(regel for regel in (self.straat.strip(), plaats, self.land.strip().upper()) if regel)

    @property
    def sleutel(self) -> str:
        """Equal for two spellings of one address (case, spaces): one letter per address."""
        return "|".join(vouw(deel).replace(" ", "") for deel in (self.straat, self.postcode, self.plaats, self.land))
