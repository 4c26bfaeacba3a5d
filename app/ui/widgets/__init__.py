"""Small controls that Qt lacks; they know nothing of measures unless their name says so."""
