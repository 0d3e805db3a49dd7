"""The warm engine: a submission is a fork of a process that has already imported everything."""
