"""In: an article or a rate. Out: what rests on it: rules, kinds, sentences, tests, finished papers.

Not here: what the article says (`law.statutes`), or whether a paper cites it rightly (`review`).
"""
