"""The HTTP API: who may do what, and one route for each thing that a person does. No rule lives here."""
