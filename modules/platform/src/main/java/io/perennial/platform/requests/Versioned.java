package io.perennial.platform.requests;

/** A representation of one resource, whose version is the strong {@code ETag} of the answer. */
public interface Versioned {
    long version();
}
