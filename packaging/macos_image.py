"""macOS: the ``.app`` that the spec made, in a ``.dmg``; signed and notarised when the secrets are in the environment."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import freeze


def build(out: Path, version: str) -> Path:
    """``CVT_SIGN_MACOS_IDENTITY`` signs; ``CVT_NOTARY_PROFILE`` (a profile of notarytool) notarises and staples."""
    app = freeze.BUILD / "dist" / "CvT Desktop.app"
    identity = os.environ.get("CVT_SIGN_MACOS_IDENTITY")
    out.mkdir(parents=True, exist_ok=True)
    image = out / f"CvT-Desktop-{version}.dmg"
    if identity:
        entitlements = str(freeze.HERE / "macos" / "entitlements.plist")
        subprocess.run(["codesign", "--force", "--deep", "--options", "runtime", "--timestamp", "--entitlements", entitlements,
                        "--sign", identity, str(app)], check=True)  # fmt: skip
    subprocess.run(["hdiutil", "create", "-volname", "CvT Desktop", "-srcfolder", str(app), "-ov", "-format", "UDZO", str(image)],
                   check=True)  # fmt: skip
    profile = os.environ.get("CVT_NOTARY_PROFILE")
    if identity:
        subprocess.run(["codesign", "--timestamp", "--sign", identity, str(image)], check=True)
    if identity and profile:
        subprocess.run(["xcrun", "notarytool", "submit", str(image), "--keychain-profile", profile, "--wait"], check=True)
        subprocess.run(["xcrun", "stapler", "staple", str(image)], check=True)
    return image
