"""The walk-throughs of a working week through the real window: the tests hold them to the budget, the bench prints it."""
