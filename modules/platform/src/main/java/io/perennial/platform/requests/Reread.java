package io.perennial.platform.requests;

/** Reads a record again by its address, for the caller and as it is now: what a {@code GET} of this address would answer. */
public interface Reread {
    /** Returns true if an operation reads what is at this address. */
    boolean covers(String location);

    /** Returns the record at this address. Refuses as a {@code GET} would: whoever may not read it, and whoever does not see it. */
    Object at(String location);
}
