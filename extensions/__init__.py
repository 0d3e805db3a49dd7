"""The front end: React components, the Lab extension, and the programs that build them."""
