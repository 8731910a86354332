"""The one place where rooms meet: an input becomes an article, a reading, lines in the ledger, links."""

from onrecord.pipeline.articles import read_article, read_one
from onrecord.pipeline.build import BATCH, BuildPlan, Built, Progress, Silence, build
from onrecord.pipeline.identifying import LookedUp, identify
from onrecord.pipeline.linking import judge, relink, revoke
from onrecord.pipeline.over_all import weigh
from onrecord.pipeline.repairing import Repaired, repair

__all__ = [
    "BATCH",
    "BuildPlan",
    "Built",
    "LookedUp",
    "Progress",
    "Repaired",
    "Silence",
    "build",
    "identify",
    "judge",
    "read_article",
    "read_one",
    "relink",
    "repair",
    "revoke",
    "weigh",
]
