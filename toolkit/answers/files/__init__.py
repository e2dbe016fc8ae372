"""In: YAML, JSON or TOML. Out: text under canonical keys; and back: saved, blank, a schema."""
