"""The place for the guideline's other chapters: methods, cases, roles, explanations, glossary."""
