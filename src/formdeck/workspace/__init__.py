"""The edge between the compiler and the disk: where things lie, what has changed, what is written."""

from formdeck.workspace.project import DeckFolder, Project, choose_deck, find_decks, find_project

__all__ = ["DeckFolder", "Project", "choose_deck", "find_decks", "find_project"]
