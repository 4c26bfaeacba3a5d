"""The places of the window; each retranslates itself and knows no other place."""
