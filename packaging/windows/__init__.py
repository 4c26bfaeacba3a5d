"""What is particular to Windows, made and tried under wine: the genuine Python, the installer, the fresh prefix."""
