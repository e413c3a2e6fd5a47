"""The survey of a benchmark, sorted by unit and stratum."""

import numpy as np

from measured import column


class Survey:
    def __init__(self, unit, group, weight, answers, sub_index, lower):
        """`unit` and `group` are numbered from 0; `answers` is `[question][row]`, NaN for a gap."""
        order = np.lexsort((group, unit))
        unit, group = unit[order], group[order]
        self.order, self.rows = order, len(order)
        self.weight, self.answers = weight[order], answers[:, order]
        self.sub_index, self.lower = sub_index, lower
        changed = np.flatnonzero((np.diff(unit) != 0) | (np.diff(group) != 0)) + 1
        self.strata = np.concatenate([[0], changed])
        self.units = np.searchsorted(unit, np.arange(unit[-1] + 1))
        self.first_strata = np.searchsorted(self.strata, self.units)

    @classmethod
    def read(cls, folder):
        unit = column(folder, "unit.u32", "<u4").astype(np.int64)
        group = column(folder, "group.u32", "<u4").astype(np.int64)
        weight = column(folder, "weight.f64", "<f8")
        answers = column(folder, "answers.f64", "<f8").reshape(-1, len(unit))
        return cls(unit, group, weight, answers, *questions(folder))

    def sizes(self, starts):
        return np.diff(starts, append=self.rows)


def questions(folder):
    """The sub-index of each question, and whether less is better."""
    return column(folder, "sub_index.u32", "<u4"), column(folder, "lower.u32", "<u4") == 1
