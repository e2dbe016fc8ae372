"""Our templates compiled, one module each, called by the template's SHA-256.

The build writes them here (`compile.prebuild`), in a checkout `make prebuilt`; none is kept in the
repository. A template that has no module of its own is compiled when it is asked for.
"""
