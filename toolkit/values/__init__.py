"""Money, days, rates and the texts that people write them in.

Not here: anything that knows of loans, law or documents.
"""
