"""The screens that are rendered, by where they are; `desk` has what they all need."""
