"""From answers to rank intervals: the rescaled bootstrap of Rao & Wu within unit and group, the index in
every replicate, and intervals of ranks from studentised differences (Mogstad and others 2024)."""

import sys

import numpy as np

from measured import best, column, result
from survey import Survey

SINGLE = np.float32


def estimates(survey):
    w = survey.weight
    there = ~np.isnan(survey.answers)
    above = np.add.reduceat(np.where(there, survey.answers, 0) * w, survey.units, axis=1)
    return (above / np.add.reduceat(there * w, survey.units, axis=1)).T


def drawn_weights(random, weight, starts, replicates):
    """Replicate weights of one unit, `[replicate][row]`."""
    drawn = np.empty((replicates, len(weight)), SINGLE)
    for first, last in zip(starts, [*starts[1:], len(weight)]):
        n = last - first
        if n == 1:
            drawn[:, first] = weight[first]
            continue
        picked = random.integers(0, n, (replicates, n - 1), dtype=np.int32)
        picked += (n * np.arange(replicates, dtype=np.int32))[:, None]
        times = np.bincount(picked.ravel(), minlength=replicates * n).reshape(replicates, n)
        np.multiply(times, (weight[first:last] * (n / (n - 1))).astype(SINGLE), out=drawn[:, first:last])
    return drawn


def replicate_means(survey, replicates):
    """`[unit][replicate][question]`."""
    random = np.random.default_rng(7)
    means = np.empty((len(survey.units), replicates, len(survey.answers)), SINGLE)
    for unit, (first, size) in enumerate(zip(survey.units, survey.sizes(survey.units))):
        rows = slice(first, first + size)
        inside = survey.strata[(survey.strata >= first) & (survey.strata < first + size)] - first
        drawn = drawn_weights(random, survey.weight[rows], inside, replicates)
        y = survey.answers[:, rows].T.astype(SINGLE)
        there = ~np.isnan(y)
        np.divide(drawn @ np.where(there, y, 0), drawn @ there.astype(SINGLE), out=means[unit])
    return means


def composites(survey, means):
    """On 100, of `[unit][...][question]`: the lowest unit scores 1, the highest 10."""
    low, high = means.min(0), means.max(0)
    # Eight sub-indices of equal weight, the questions of each weighing alike.
    share = 10 / 8 / np.bincount(survey.sub_index)[survey.sub_index]
    slope = share * 9 / (high - low) * np.where(survey.lower, -1, 1)
    zero = np.where(survey.lower, high, low)
    base = (share - slope * zero).sum(-1)
    return base + (means * slope.astype(means.dtype)).sum(-1)


def rank_intervals(scores, replicated, level):
    apart = (replicated - replicated.mean(1, keepdims=True)).astype(SINGLE)
    count, replicates = apart.shape
    covariance = apart @ apart.T / SINGLE(replicates - 1)
    own = np.diag(covariance)
    variance = own[:, None] + own - 2 * covariance
    np.fill_diagonal(variance, np.inf)
    inverse = 1 / np.sqrt(variance)
    place = int(np.ceil(level * replicates)) - 1
    found = np.empty((count, 2))
    room = np.empty_like(apart)
    for unit in range(count):
        np.subtract(apart, apart[unit], out=room)
        np.abs(room, out=room)
        room *= inverse[unit][:, None]
        critical = np.partition(room.max(0), place)[place]
        far = (scores - scores[unit]) * inverse[unit]
        found[unit] = 1 + (far > critical).sum(), count - (far < -critical).sum()
    return found


def bootstrap(survey, replicates):
    measured = estimates(survey)
    scores = composites(survey, measured)
    means = replicate_means(survey, replicates)
    replicated = composites(survey, means)
    return measured, means, scores, replicated, rank_intervals(scores, replicated, 0.95)


def main(folder, repeats):
    survey = Survey.read(folder)
    measured, means, scores, _, ranks = best(repeats, lambda: bootstrap(survey, 1000))
    result(folder, "numpy.f64", scores)
    result(folder, "numpy-ranks.f64", ranks)
    result(folder, "numpy-errors.f64", np.array([unit.std(0, ddof=1, dtype=float) for unit in means]))
    result(folder, "numpy-given.f64", given(folder, survey))


def given(folder, survey):
    """The means under the first replicate weights of the other side, `[replicate][unit][question]`."""
    there = ~np.isnan(survey.answers)
    filled = np.where(there, survey.answers, 0)
    found = []
    for weight in column(folder, "weights.f64", "<f8").reshape(-1, survey.rows)[:, survey.order]:
        above = np.add.reduceat(filled * weight, survey.units, axis=1)
        found.append((above / np.add.reduceat(there * weight, survey.units, axis=1)).T)
    return found


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
