"""What a student's answer does under the tests that the student can see: called what, gave what, expected what."""
