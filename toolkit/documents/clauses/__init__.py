"""What several papers say, each once: a kind's context carries the clause, its template prints it.

Not here: what only one kind says, which stands in that kind's folder.
"""
