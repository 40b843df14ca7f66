package io.perennial.identity.tenants;

import java.util.Comparator;

/** An error in a file, with its line. */
record Complaint(String file, int line, String text) implements Comparable<Complaint> {
    private static final Comparator<Complaint> IN_READING_ORDER =
            Comparator.comparing(Complaint::file).thenComparingInt(Complaint::line).thenComparing(Complaint::text);

    static Complaint at(Place place, String text) {
        return new Complaint(place.file(), place.line(), text);
    }

    @Override
    public int compareTo(Complaint other) {
        return IN_READING_ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return file + ":" + line + ": " + text;
    }
}
