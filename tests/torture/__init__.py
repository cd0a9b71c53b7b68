"""The torture of the register: each promise of the vault is tried until it breaks or the time is up (docs/torture.md)."""
