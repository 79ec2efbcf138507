"""Every limit and permission of the product, once: predicates for the screens, the same as SQL for the database."""
