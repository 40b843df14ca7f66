package io.perennial.records;

import io.perennial.kernel.Id;
import org.jspecify.annotations.Nullable;

/**
 * The body of a record that is a part of another one. It names the whole, so that each write can lock it first.
 *
 * @param <B> the body itself
 */
public interface PartBody<B> extends KeyedBody<B> {
    /** Returns the record that it is to be a part of; null in a body that is to be merged into a record and does not name it. */
    @Nullable
    Id whole();
}
