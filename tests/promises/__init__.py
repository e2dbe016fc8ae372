"""What holds for every kind of document: promises, the branches of templates, what rests on what.

A module here turns what is said (papers, notes, and the words around them) into a list of faults.
Tests in this folder run them over every listed kind; `make golden` makes the texts that they read.
"""
