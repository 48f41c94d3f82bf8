"""Whose an attribute, a part, an amount, an office or a kin is."""
