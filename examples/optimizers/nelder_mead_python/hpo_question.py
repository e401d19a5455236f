"""What a study asks, seen as a unit cube: every message is checked, remembered and answered here. Plain Python, no bus, no clock."""
import collections
import itertools
import math
import random

SCALES = {
    "linear": (lambda value: value, lambda position: position),
    "logarithmic": (math.log, math.exp),
    "reverseLogarithmic": (lambda value: -math.log(1 - value), lambda position: 1 - math.exp(-position)),
}
MOST_STUDIES = 100
DRAWS = 100  # near a simplex, growing to the whole cube; what is left then is counted through
ENUMERABLE = 200_000


class Axis:
    """A numeric parameter as the range from 0 to 1."""

    def __init__(self, parameter):
        self.name, self.is_integer = parameter["name"], parameter["type"] == "integer"
        self.low, self.high = parameter["min"], parameter["max"]
        self.step = parameter.get("step") or (1 if self.is_integer else None)
        self.forward, self.backward = SCALES[parameter.get("scaling", "linear")]
        self.start, self.width = self.forward(self.low), self.forward(self.high) - self.forward(self.low)
        self.levels = 1 if self.low == self.high else math.floor((self.high - self.low) / self.step + 1e-9) + 1 if self.step else None

    def key(self, value):
        """Equal for equal values, as the study compares them: the place of a discrete value, or the number itself."""
        return 0 if self.levels == 1 else round((value - self.low) / self.step) if self.levels else float(value)

    def key_at(self, position):
        value = self.backward(self.start + position * self.width)
        if self.levels:
            return min(self.levels - 1, max(0, self.key(value)))
        return min(self.high, max(self.low, float(f"{value:.12g}")))

    def value(self, key):
        if self.levels is None:
            return key
        number = self.low + key * (self.step or 0)
        return round(number) if self.is_integer else float(f"{number:.15g}")

    def position(self, key):
        return min(1.0, max(0.0, (self.forward(self.value(key)) - self.start) / self.width)) if self.width else 0.5


class History:
    """The settled trials of a study that this process was told, oldest first: a cache, which may be lost."""

    def __init__(self, problem):
        self.axes = [Axis(p) for p in problem["parameters"] if p["type"] != "static"]
        self.costs = {}  # by key
        self._objective, self._trials, self._corrections = problem["objectives"][0], [], 0

    def catch_up(self, span, results):
        """None when the trials are those of the question; otherwise the place from which on they are missing."""
        if span.get("corrections", 0) != self._corrections:
            self._keep(0)
            self._corrections = span.get("corrections", 0)
        if len(self._trials) < span["from"]:
            return len(self._trials)
        # A question that is asked again may know less than what was told since.
        self._keep(span["total"])
        for trial in results[len(self._trials) - span["from"]:]:
            self._trials.append((self.key_of(trial), self._cost_of(trial)))
            self.costs.update(self._trials[-1:])
        # A long history comes in parts.
        return len(self._trials) if len(self._trials) < span["total"] else None

    def key_of(self, trial):
        return tuple(axis.key(float(trial["hyperparameters"][axis.name])) for axis in self.axes)

    def _keep(self, count):
        if count < len(self._trials):
            del self._trials[count:]
            self.costs = dict(self._trials)

    # A trial without fitness is worse than any other.
    def _cost_of(self, trial):
        value = (trial.get("values") or {}).get(self._objective["metric"], math.inf)
        return -value if self._objective["direction"] == "maximize" and value < math.inf else value


class Question:
    """A question of a study, and the candidates that answer it."""

    def __init__(self, request, history):
        problem, count = request["problem"], request["count"]
        self.axes, self.memory, self.rejected = history.axes, request.get("memory"), request.get("rejected")
        self.candidates = []
        self._costs, self._settings, self._repeats = history.costs, request["settings"], problem.get("allowRepeats", False)
        self._pending = {history.key_of(trial) for trial in request["pending"]}
        # A generation may have as many trials as are left of the budget; this many run at once anyway.
        self._count = min(count, problem["budget"].get("maxParallelTrials", 1)) if problem["mode"] == "generational" else count
        # A text, so that equal questions draw equally in every process.
        self._random = random.Random(f"{request['seed']} {request['stream']} {request['round'] if self.rejected else 0}")

    def setting(self, name, default):
        return self._settings.get(name, default)

    def cost(self, point):
        """What was measured at a point, as a cost: smaller is better, infinite after a failure; None when it is not known."""
        return self._costs.get(self._key_at(point))

    def best_point(self):
        """The point of the best trial; None when there is none with fitness."""
        key = min(self._costs, key=self._costs.get, default=None)
        return None if key is None or math.isinf(self._costs[key]) else [axis.position(k) for axis, k in zip(self.axes, key)]

    def random_point(self):
        return [self._random.random() for _ in self.axes]

    @property
    def wants_more(self):
        return len(self.candidates) < self._count

    def take(self, point):
        """Makes the point a candidate unless there are enough or the study knows it; tells whether it did."""
        return self._take(self._key_at(point))

    def take_near(self, corners):
        """Takes a random point within the box around some corners, or as near to it as there is an unknown one; False when none is left."""
        sides = [(min(xs), max(xs)) for xs in zip(*corners)]
        for draw in range(DRAWS):
            grow = draw / DRAWS
            if self.take([self._random.uniform(low * (1 - grow), high + (1 - high) * grow) for low, high in sides]):
                return True
        size = math.prod(axis.levels or math.inf for axis in self.axes)
        left = itertools.product(*(range(axis.levels) for axis in self.axes)) if size <= ENUMERABLE else ()
        if any(self._take(key) for key in left):
            return True
        return self._repeats and self._take(self._key_at(self.random_point()), again=True)

    def _take(self, key, again=False):
        if not self.wants_more or (not again and (key in self._costs or key in self._pending)):
            return False
        self._pending.add(key)
        self.candidates.append({"hyperparameters": {axis.name: axis.value(k) for axis, k in zip(self.axes, key)}})
        return True

    def _key_at(self, point):
        return tuple(axis.key_at(x) for axis, x in zip(self.axes, point))


class Answers:
    """Answers questions with a function that takes a Question, fills its candidates and returns the memory. What it keeps may be lost at any time."""

    def __init__(self, suggest):
        self._suggest, self._kept = suggest, collections.OrderedDict()

    def to(self, request):
        answer = {"studyId": request["studyId"], "round": request["round"]}
        history = self._kept.pop(request["studyId"], None) or History(request["problem"])
        self._kept[request["studyId"]] = history
        while len(self._kept) > MOST_STUDIES:
            self._kept.popitem(last=False)
        missing = history.catch_up(request["history"], request["results"])
        if missing is not None:
            return {**answer, "historyFrom": missing}
        question = Question(request, history)
        memory = self._suggest(question)
        return {**answer, "candidates": question.candidates, "memory": memory, "exhausted": not question.candidates}
