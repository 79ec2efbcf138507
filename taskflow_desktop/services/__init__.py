"""One function per user verb: checks the rules, one transaction, returns what changed. Reading it is reading the product."""
