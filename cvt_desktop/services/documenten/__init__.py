"""From the register to the inputs of ``ports.documenten``: one module per group of documents."""
