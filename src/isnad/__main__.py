"""The program: `isnad`, and `python -m isnad`."""

import signal


def main() -> None:
    """Run it. Who stops it in the first second, while it is loaded, sees no traceback."""
    stops = signal.getsignal(signal.SIGINT) is signal.default_int_handler  # else whoever started it wants it to go on
    if stops:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    from isnad.cli.main import main as program

    if stops:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    program()


if __name__ == "__main__":
    main()
