"""Training of the models that the package ships. Needs the `train` extra and annotated articles."""
