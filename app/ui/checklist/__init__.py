"""The place where measures are answered, one by one."""
