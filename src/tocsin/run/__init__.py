"""Many documents: each is read on its own, and one that cannot be read is reported instead of stopping the rest."""

from tocsin.run.demo import read_demo
from tocsin.run.doctor import Fault, Package, Report, examine
from tocsin.run.paths import read_paths
from tocsin.run.predict import predict_actors, predict_records, predict_types
from tocsin.run.rejection import Rejection
from tocsin.run.rows import read_rows

__all__ = [
    "Fault",
    "Package",
    "Rejection",
    "Report",
    "examine",
    "predict_actors",
    "predict_records",
    "predict_types",
    "read_demo",
    "read_paths",
    "read_rows",
]
