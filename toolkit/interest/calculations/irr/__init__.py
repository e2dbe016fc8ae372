"""In: what was received and what is paid back. Out: what it costs a year; `roots` needs pyxirr."""
