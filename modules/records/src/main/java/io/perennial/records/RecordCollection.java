package io.perennial.records;

import io.perennial.kernel.Id;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * The records of one kind: only what is their own. Each is a bean, and what is the same for all kinds is done by {@link Records}.
 *
 * @param <E> the entity
 * @param <B> what is said of it: the body of the API's calls and of imported rows
 * @param <V> how it is read
 */
public interface RecordCollection<E extends KeyedRecord<B>, B extends Record & KeyedBody<B>, V> {
    RecordKind kind();

    Class<E> entity();

    Class<B> body();

    /** Makes a new one. */
    E of(B body, Instant now);

    /** Reads one as the caller may see it. */
    V view(Id id);

    /**
     * Reads, once for all of them, what some bodies and some records refer to.
     *
     * @param bodies what is to be said
     * @param records those that are there and may be changed by it
     */
    Surroundings<E, B> around(List<B> bodies, Collection<E> records);
}
