"""How alike two statements are: an ordered list of small comparisons, each with a reason."""

from onrecord.link.compare.comparing import Comparer, Level, Weights, weights
from onrecord.link.compare.levels import COMPARISONS, Couple

__all__ = ["COMPARISONS", "Comparer", "Couple", "Level", "Weights", "weights"]
