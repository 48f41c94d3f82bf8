"""Offices and awards: their whole names, their houses, and who holds them."""
