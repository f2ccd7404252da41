"""The beginning of a text that is too long to be shown."""


def beginning(text: str, most: int) -> str:
    """The text where it has at most `most` characters, else its first whole words within them and an ellipsis."""
    text = text.strip()
    if len(text) <= most:
        return text
    shown = text[:most]
    if not text[most].isspace():
        shown = shown.rsplit(maxsplit=1)[0]  # the word that is cut goes, but for one that is alone
    return shown.rstrip() + " …"
