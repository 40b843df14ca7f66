package io.perennial.platform.requests;

import com.fasterxml.jackson.annotation.JsonIgnore;

/** A representation of one resource, whose version is the strong {@code ETag} of the answer. */
public interface Versioned {
    @JsonIgnore
    long version();
}
