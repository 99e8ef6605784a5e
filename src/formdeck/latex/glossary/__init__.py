"""What a glossary says to the reader: keys and meanings become declarations, and those are looked up."""
