"""What joins the layers, for window and command line alike: orders, files in and out, the sample. No Qt, no words."""
