"""The window. Qt lives here and nowhere else; models own data, views own layout, the main window only wires."""
