"""How good and how fast Tocsin is: commands that measure it."""
