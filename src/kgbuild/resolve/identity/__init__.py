"""Which names are one, and which one name is several: aliases, namesakes, portraits."""
