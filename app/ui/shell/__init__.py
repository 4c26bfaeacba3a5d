"""The frame around the subjects: the application, its window, menus, places, state, and how all of it looks."""
