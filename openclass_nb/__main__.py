"""`python -m openclass_nb`: the same command where `openclass` is not on the PATH."""

from openclass_nb.cli.entry import main

main()
