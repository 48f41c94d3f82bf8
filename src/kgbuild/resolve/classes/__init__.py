"""Of what class a node is, by all that was seen of it."""
