"""The grammar of time expressions: every rule, in the order in which equally long matches are preferred.

After TimeML 1.2.1 (TIMEX3) and the practice of TempEval-3; written on half of the TempEval-3 training documents.
"""

from __future__ import annotations

from tocsin.mentions import time_days, time_figures, time_lengths, time_periods, time_relative
from tocsin.mentions.time_context import Rule

RULES: tuple[Rule, ...] = (
    *time_days.RULES,
    *time_figures.RULES,
    *time_periods.RULES,
    *time_relative.RULES,
    *time_lengths.RULES,
)
