"""What a submission is worth. The only part that knows nbgrader."""
