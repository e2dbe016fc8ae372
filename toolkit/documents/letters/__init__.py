"""The letters, in the order in which help lists them."""
