"""What is told without a verb: titles, leads, lists, brackets, figures."""
