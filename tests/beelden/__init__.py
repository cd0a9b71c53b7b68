"""The pictures of the handleiding: made by the round along every screen, and held against it by the tests."""
