"""Measures, answers, tasks and what follows from them. No I/O, nothing else of `app`, no words for the user."""
