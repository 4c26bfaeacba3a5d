"""Printed sheets that come back: found by number or scanner, typed in, and who has returned one."""
