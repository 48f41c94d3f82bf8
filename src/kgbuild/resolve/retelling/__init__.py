"""Triples as they say most between nodes: parts of a slot, lists and shares told one by one."""
