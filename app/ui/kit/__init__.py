"""Controls that know nothing of measures and of no state; every subject is built of them."""
