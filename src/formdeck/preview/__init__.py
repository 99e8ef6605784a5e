"""``formdeck watch``: save a file, see the page. Events → settled changes → a new snapshot → messages to browsers."""
