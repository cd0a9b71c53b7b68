"""Every refusal that a person may see.

A ``CvtError`` carries a Dutch sentence that says what is wrong and what to do. It names fields, never
their contents, so that it may be logged as it is.
"""

from __future__ import annotations

from uuid import UUID


class CvtError(Exception):
    """A refusal with a stable ``code`` and a Dutch ``melding`` that names the cure.

    ``veld`` is the name of the field that the screen should jump to, or ``None``.
    """

    code = "fout"

    def __init__(self, melding: str, *, code: str | None = None, veld: str | None = None) -> None:
        super().__init__(melding)
        self.melding = melding
        self.veld = veld
        if code is not None:
            self.code = code


class InvoerError(CvtError):
    """What somebody typed or brought in cannot be taken as it is."""

    code = "invoer"


class GeenRechtError(CvtError):
    """The policy (``domain.beleid``) does not allow this act to these roles.

    ``vastgelegd``: the log knows of the refusal already. ``dossier``: the aanvraag that it was about, when it was about one.
    """

    code = "geen-recht"
    vastgelegd = False

    def __init__(
        self, melding: str, *, code: str | None = None, veld: str | None = None, dossier: UUID | None = None
    ) -> None:
        super().__init__(melding, code=code, veld=veld)
        self.dossier = dossier


class ToestandError(CvtError):
    """The act does not fit the state that the object is in."""

    code = "toestand"


class NietGevondenError(CvtError):
    """What was asked for is not in the register."""

    code = "niet-gevonden"


class GewijzigdError(CvtError):
    """Somebody saved a newer version of the same object in the meantime."""

    code = "gewijzigd"


class RegisterError(CvtError):
    """The register cannot be opened, read or written."""

    code = "register"


class BestandError(CvtError):
    """A file cannot be read, is not allowed, or cannot be written."""

    code = "bestand"
