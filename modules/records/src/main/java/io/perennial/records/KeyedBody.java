package io.perennial.records;

import java.util.List;

/**
 * The body of a record that other systems have keys for.
 *
 * @param <B> the body itself
 */
public interface KeyedBody<B> {
    /** The keys in their order, each once; the first one names the record that the body is put to. */
    List<ExternalKey> externalKeys();

    /** Returns the same body, known by this key before all others. */
    B known(ExternalKey key);
}
