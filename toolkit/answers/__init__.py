"""Text in, checked facts out.

Not here: talking to a person (the faces do that), or reading sheets (tables/).
"""
