"""The readers: from a file of each format to articles, one after the other."""
