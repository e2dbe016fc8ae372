"""The court papers, in the order in which help lists them."""
