"""Ranks under other choices: five treatments, two normalisations, two means, shaken weights.

Every mean is linear once its columns are bent, so a whole group of runs is one product of matrices.
The draws (which choice, which weights) are given, so that both sides do the same runs.
"""

import sys

import numpy as np

from measured import best, column, result

folder, repeats = sys.argv[1], int(sys.argv[2])
LEAVES, PILLARS = 49, 7
raw = column(folder, "raw.f64", "<f8").reshape(LEAVES, -1).T.copy()
which = column(folder, "table.u32", "<u4")
geometric = column(folder, "mean.u32", "<u4") == 1
weights = column(folder, "weights.f64", "<f8").reshape(len(which), -1)
HALF_OF = np.arange(PILLARS) // 4
PILLAR_OF = np.arange(LEAVES) // 7


def shape(x):
    n = len(x)
    d = x - x.mean(0)
    square = d * d
    two, three, four = square.sum(0), (square * d).sum(0), (square * square).sum(0)
    skewness = np.sqrt(n) * three / two**1.5 * np.sqrt(n * (n - 1)) / (n - 2)
    kurtosis = ((n + 1) * (n * four / two**2 - 3) + 6) * (n - 1) / ((n - 2) * (n - 3))
    return skewness, kurtosis


def fails(x):
    skewness, kurtosis = shape(x)
    return (np.abs(skewness) >= 2) & (kurtosis >= 3.5)


def cut_back(x, most):
    low = high = 0
    while fails(x) and low + high < most:
        if shape(x)[0] >= 0:
            top = x == x.max()
            x = np.where(top, x[~top].max(), x)
            high = top.sum()
        else:
            bottom = x == x.min()
            x = np.where(bottom, x[~bottom].min(), x)
            low = bottom.sum()
    return x


def treated(most):
    table = raw.copy()
    for at in np.flatnonzero(fails(raw)):
        x = cut_back(raw[:, at], most)
        if fails(x):
            least, largest = raw[:, at].min(), raw[:, at].max()
            x = np.log(raw[:, at] - least + 0.01 * (largest - least))
        table[:, at] = x
    return table


def tables():
    for most in range(1, 6):
        table = treated(most)
        least, largest = table.min(0), table.max(0)
        yield (table - least) / (largest - least) * 9 + 1
        yield (table - table.mean(0)) / table.std(0, ddof=1) + 15.5


def within(own, parents):
    sums = np.zeros((len(own), parents.max() + 1))
    for parent in range(sums.shape[1]):
        sums[:, parent] = own[:, parents == parent].sum(1)
    return own / sums[:, parents]


def shares():
    halves = within(weights[:, 1:3], np.zeros(2, int))
    pillars = within(weights[:, 3:10], HALF_OF) * halves[:, HALF_OF]
    return within(weights[:, 10:], PILLAR_OF) * pillars[:, PILLAR_OF]


def ranks(scores):
    order = np.argsort(-scores, axis=1)
    sorted_scores = np.take_along_axis(scores, order, 1)
    place = np.broadcast_to(np.arange(1, scores.shape[1] + 1), scores.shape).copy()
    place[:, 1:][sorted_scores[:, 1:] == sorted_scores[:, :-1]] = 0
    np.maximum.accumulate(place, axis=1, out=place)
    ranked = np.empty(scores.shape, np.int16)
    np.put_along_axis(ranked, order, place.astype(np.int16), 1)
    return ranked


def work():
    share = shares()
    scores = np.empty((len(which), len(raw)))
    for at, table in enumerate(tables()):
        for bent, columns in ((False, table), (True, np.log(table))):
            runs = (which == at) & (geometric == bent)
            scores[runs] = share[runs] @ columns.T
    ranked = ranks(scores)
    low, median, high = np.quantile(ranked, (0.05, 0.5, 0.95), axis=0)
    return np.column_stack([ranked.mean(0), median, low, high])


result(folder, "numpy.f64", best(repeats, work))
