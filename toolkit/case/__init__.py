"""Facts that documents share: people, lenders, loans, payments, contacts from collectors.

Not here: what only one kind of document asks, which stands in that kind's own module.
"""
