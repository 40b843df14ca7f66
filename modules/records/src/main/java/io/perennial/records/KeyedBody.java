package io.perennial.records;

import java.util.List;

/**
 * The body of a record that has external keys.
 *
 * @param <B> the body itself
 */
public interface KeyedBody<B> {
    /** Returns the keys in their order, each once. PUT finds the record by the first one. */
    List<ExternalKey> externalKeys();

    /** Returns the same body with this key as its first. */
    B known(ExternalKey key);
}
