"""A province's answers from a CSV file to a table with intervals; what it costs is measured from outside,
the start of Python included."""

import os
import sys

import numpy as np

from bootstrap import bootstrap
from survey import Survey, questions

folder = sys.argv[1]


def read(path):
    """The columns of the file, empty cells being gaps."""
    with open(path) as file:
        head, text = file.readline().strip().split(","), file.read()
    text = text.replace(",,", ",nan,").replace(",,", ",nan,").replace(",\n", ",nan\n")
    lines = text.splitlines()
    names = np.array([line.split(",", 2)[:2] for line in lines])
    numbers = np.loadtxt(lines, delimiter=",", usecols=range(2, len(head)))
    return names, numbers


names, numbers = read(os.path.join(folder, "answers.csv"))
units, unit = np.unique(names[:, 0], return_inverse=True)
_, group = np.unique(names[:, 1], return_inverse=True)
survey = Survey(unit, group, numbers[:, 0], numbers[:, 1:].T, *questions(folder))
_, _, scores, replicated, ranks = bootstrap(survey, 1000)
low, high = np.quantile(replicated, (0.025, 0.975), axis=1)
table = np.column_stack([scores, low, high, ranks])
table.tofile(os.path.join(folder, "numpy.f64"))
for name, row in zip(units, table):
    print(name, *row, sep="\t")
