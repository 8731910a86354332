"""The label inventories, in the order of the model's outputs."""

CUE = ("O", "B", "I")
ROLE = ("O", "B-S", "I-S", "B-C", "I-C")
FLAT = ("O", "B-S", "I-S", "B-Q", "I-Q", "B-C", "I-C")

ENTITY_TYPES = ("Person", "Location", "Facility", "Organization", "NORP", "Date", "Money", "Misc", "Product")
TIMEX_TYPES = ("DATE", "TIME", "DURATION", "SET")


def bio(types: tuple[str, ...]) -> tuple[str, ...]:
    """O, then B- and I- of each type."""
    return ("O", *(f"{mark}-{name}" for name in types for mark in "BI"))


ENTITY = bio(ENTITY_TYPES)
TIMEX = bio(TIMEX_TYPES)

UPOS = tuple("ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X".split())  # noqa: SIM905
_DEPREL = """
    root acl acl:relcl advcl advcl:relcl advmod amod appos aux aux:pass case cc cc:preconj ccomp compound
    compound:prt conj cop csubj dep det det:predet discourse dislocated expl fixed flat goeswith iobj list
    mark
    nmod nmod:desc nmod:poss nmod:unmarked nsubj nsubj:outer nsubj:pass nummod obj obl obl:agent obl:unmarked
    orphan parataxis punct reparandum vocative xcomp
"""
DEPREL = tuple(_DEPREL.split())


def deprel(name: str) -> int:
    """The number of a relation; rare subtypes count as their base relation."""
    return DEPREL.index(name if name in DEPREL else name.split(":")[0])


def allowed_pairs(labels: tuple[str, ...]) -> list[list[bool]]:
    """Whether label b may follow label a: an I- only follows B- or I- of its own type."""
    return [[not b.startswith("I") or (a[1:] == b[1:] and a != "O") for b in labels] for a in labels]


def allowed_first(labels: tuple[str, ...]) -> list[bool]:
    """Whether a label may stand at the start."""
    return [not b.startswith("I") for b in labels]
