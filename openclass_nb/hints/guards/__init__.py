"""What stands between a model and a student: a hint that gives the answer away, or is not true, is not shown."""
