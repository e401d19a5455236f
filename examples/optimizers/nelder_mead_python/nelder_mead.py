#!/usr/bin/env python3
"""Nelder-Mead simplex search (Nelder & Mead, 1965) as an optimizer that studies can name.

The memory is the simplex: its corners, as points of the unit cube. What they cost is looked up among the known trials, so an answer follows from the
question alone and this process may be killed and started again at any time.
"""
import hpo_plugin

OFFER = {
    "name": "nelder-mead",
    "summary": "Nelder-Mead simplex search: reflects, expands, contracts and shrinks a simplex; starts elsewhere when it has become small.",
    "version": "1.0.0",
    "settings": [
        {"name": "size", "type": "number", "default": "0.3", "min": 0.01, "max": 0.5, "meaning": "Edge of a new simplex, as a part of the range."},
        {"name": "tolerance", "type": "number", "default": "0.005", "min": 1e-6, "max": 0.1, "meaning": "A simplex with shorter edges has converged; the next one starts elsewhere."},
    ],
    "capabilities": {"categorical": False, "conditional": False, "multiObjective": False},
}
MOST_STEPS = 200  # without a trial, through trials that are known: a small space may hold no simplex that leads to others


def new_simplex(start, size):
    """The start and, for each axis, a step from it towards the middle."""
    corner = lambda axis: [x + (size if x < 0.5 else -size) if i == axis else x for i, x in enumerate(start)]
    return [start] + [corner(axis) for axis in range(len(start))]


def step(simplex, cost):
    """The next simplex and nothing; or None and the points that must be tried first, the one that decides before those that may matter after it."""
    if unknown := [corner for corner in simplex if cost(corner) is None]:
        return None, unknown
    *others, worst = sorted(simplex, key=cost)
    best, second_worst = others[0], others[-1]
    centre = [sum(xs) / len(others) for xs in zip(*others)]
    at = lambda t: [min(1.0, max(0.0, c + t * (c - w))) for c, w in zip(centre, worst)]
    reflected, expanded, outside, inside = at(1), at(2), at(0.5), at(-0.5)
    if cost(reflected) is None:
        return None, [reflected, expanded, inside, outside]
    if cost(best) <= cost(reflected) < cost(second_worst):
        return others + [reflected], []
    further = expanded if cost(reflected) < cost(best) else outside if cost(reflected) < cost(worst) else inside
    if cost(further) is None:
        return None, [further]
    better = min(further, reflected, key=cost)
    if cost(better) < cost(second_worst if better is reflected else worst):
        return others + [better], []
    return [best] + [[(a + b) / 2 for a, b in zip(best, corner)] for corner in others[1:] + [worst]], []


def suggest(question):
    """Candidates for a question, and the simplex after it."""
    size, tolerance = question.setting("size", 0.3), question.setting("tolerance", 0.005)
    simplex, wanted = question.memory or new_simplex(question.best_point() or question.random_point(), size), []
    for _ in range(MOST_STEPS if question.axes else 0):
        if max(abs(x - y) for corner in simplex for x, y in zip(corner, simplex[0])) < tolerance:
            simplex = new_simplex(question.random_point(), size)
        following, wanted = step(simplex, question.cost)
        if following is None:
            break
        simplex = following
    # An answer that was refused would be refused again; other points are not.
    for point in wanted if not question.rejected else []:
        question.take(point)
    # More slots than the simplex has use for: what lies around it.
    while question.wants_more and question.take_near(simplex):
        pass
    return simplex


if __name__ == "__main__":
    hpo_plugin.serve(OFFER, suggest)
