"""Pictures: where each mark lies, worked out as frozen nouns that a template draws as inline SVG.

Drawn by hand and not by a chart library: docs/design.md says why.
"""
