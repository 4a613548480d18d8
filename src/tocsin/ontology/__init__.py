"""PLOVER, countries, roles and places as data files with their readers; import the submodules."""
