"""What a class shows: who is where, what holds it up, who is stuck, which exercises tell little."""
