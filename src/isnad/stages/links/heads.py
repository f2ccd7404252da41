"""Heads of states and governments, by whose name alone nobody else of their family is called."""

from isnad.lexicons.kb import knowledge

# Their roles, as the knowledge base writes them.
HEADS = frozenset({"president", "prime_minister", "supreme_leader", "chancellor", "king", "emir", "sultan"})
HEADS |= {"head_of_state"}


def heads_state(known: str, day: str | None) -> bool:
    """Whether a known person heads the own state or its government on an ISO date; with None whether still."""
    person = knowledge().by_id.get(known)
    return person is not None and any(
        t.role in HEADS and t.body == person.country and t.holds(day) for t in person.terms
    )
