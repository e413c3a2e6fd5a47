"""Linearised errors of the mean of every question in every unit, strata being unit and group."""

import sys

import numpy as np

from measured import best, result
from survey import Survey

folder, repeats = sys.argv[1], int(sys.argv[2])
survey = Survey.read(folder)


def work():
    w, units, strata = survey.weight, survey.units, survey.strata
    per_unit, drawn = survey.sizes(units), survey.sizes(strata).astype(float)
    factor = np.where(drawn > 1, drawn / np.maximum(drawn - 1, 1), 1.0)
    found = np.empty((3, len(survey.answers), len(units)))
    for question, y in enumerate(survey.answers):
        there = ~np.isnan(y)
        answered = np.where(there, w, 0.0)
        filled = np.where(there, y, 0.0)
        below = np.add.reduceat(answered, units)
        mean = np.add.reduceat(answered * filled, units) / below
        filled -= np.repeat(mean, per_unit)
        filled *= answered
        filled /= np.repeat(below, per_unit)
        total = np.add.reduceat(filled, strata)
        square = np.add.reduceat(filled * filled, strata)
        spread = np.where(drawn > 1, np.maximum(square - total * total / drawn, 0), square) * factor
        variance = np.add.reduceat(spread, survey.first_strata)
        apart = np.add.reduceat(spread**2 / np.maximum(drawn - 1, 1), survey.first_strata)
        found[0, question] = mean
        found[1, question] = np.sqrt(variance)
        found[2, question] = variance**2 / apart
    return found[:2]


result(folder, "numpy.f64", best(repeats, work).transpose(0, 2, 1))
