"""What is rendered and shown: documents, charts, public pages. Nobody imports it."""
