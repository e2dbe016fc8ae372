"""The statute register: articles word for word, each version with its days in force.

laws.toml lists the versions, texts/ holds their articles, one file a version; named.toml lists
sources that are named and never quoted. Not here: what a rule computes (the modules of `law`).
"""

from __future__ import annotations

from toolkit.law.statutes.article import Article, Law
from toolkit.law.statutes.named import NamedSource, named_source, named_sources
from toolkit.law.statutes.numbers import article_label, article_number
from toolkit.law.statutes.register import (
    LapsedLaw,
    article,
    articles,
    lapsed_laws,
    law_in_force,
    laws,
    versions,
)

__all__ = [
    "Article",
    "LapsedLaw",
    "Law",
    "NamedSource",
    "article",
    "article_label",
    "article_number",
    "articles",
    "lapsed_laws",
    "law_in_force",
    "laws",
    "named_source",
    "named_sources",
    "versions",
]
