package io.perennial.identity.tenants;

/** A line in a file, counted from 1. */
record Place(String file, int line) implements Comparable<Place> {
    @Override
    public int compareTo(Place other) {
        var byFile = file.compareTo(other.file);
        return byFile != 0 ? byFile : Integer.compare(line, other.line);
    }

    @Override
    public String toString() {
        return file + ":" + line;
    }
}
