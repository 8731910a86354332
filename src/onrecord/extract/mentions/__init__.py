"""Names, and what stands for them: who and what an article's characters mention."""

from onrecord.extract.mentions.find import mention_id, named

__all__ = ["mention_id", "named"]
