"""Fuzzing of all that reads from outside, for as long as one likes."""
