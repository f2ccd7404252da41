"""`python -m isnad` is `isnad`."""

from isnad.cli.main import main

main()
