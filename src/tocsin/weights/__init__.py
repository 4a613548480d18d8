"""Where the models lie and whether they are the pinned ones, checked file by file against `manifest.json`."""

from tocsin.weights.verify import ModelState, check_model, known_models, locate_model

__all__ = ["ModelState", "check_model", "known_models", "locate_model"]
