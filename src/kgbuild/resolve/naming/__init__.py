"""A mention's words become a name: of a person, a place, an organisation, a thing."""
