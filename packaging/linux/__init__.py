"""What is particular to the Linux artefacts: the Debian package, the archive, and the bare system they are tried in."""
