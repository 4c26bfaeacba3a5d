"""The place that says where we stand and what to start with."""
