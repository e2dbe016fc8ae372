"""What an authority said, and since when: rates and statutes as dated data, one module a subject.

Not here: computing what is owed (interest/), or wording documents (documents/).
"""
