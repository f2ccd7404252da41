"""Whose words an attribution gives: source phrases, pronouns and dropped subjects to those who speak."""
