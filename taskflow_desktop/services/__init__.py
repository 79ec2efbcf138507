"""One function per user verb: checks the rules, one transaction, what changed as a value.

Reading this package is reading the product.
"""
