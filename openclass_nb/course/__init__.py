"""What the teacher wrote: the models of a course, its cells, its files and what is wrong with them."""
