package io.perennial.platform.requests;

import com.fasterxml.jackson.annotation.JsonIgnore;

/** The representation of one resource: its version is the strong {@code ETag} of the answer. */
public interface Versioned {
    @JsonIgnore
    long version();
}
