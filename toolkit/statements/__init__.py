"""A wallet's or a bank's export in, payments out.

Not here: deciding which payment belongs to which loan; the user confirms that.
"""
