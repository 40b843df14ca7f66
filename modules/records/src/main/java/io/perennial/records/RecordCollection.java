package io.perennial.records;

import io.perennial.kernel.Id;
import io.perennial.platform.json.Statement;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The records of one kind: only what is specific to it. Each is a bean; {@link Records} does what is the same for all kinds.
 *
 * @param <E> the entity
 * @param <B> the body of the API's calls and of imported rows
 * @param <V> the view that is read
 */
public interface RecordCollection<E extends KeyedRecord<B>, B extends Record & KeyedBody<B>, V> {
    RecordKind kind();

    Class<E> entity();

    Class<B> body();

    /** Creates a new entity. */
    E of(B body, Instant now);

    /** Reads a record as the caller may see it. */
    V view(Id id);

    /** Returns how records are read in sets by those who follow their changes. */
    FollowedKind followed();

    /** Reads fields that may be said in more than one way as those of the body. */
    default Statement understood(Statement said) {
        return said;
    }

    /** Returns the name of the field in which a body may name another record of this kind by an external key: {@code parent}. */
    default Optional<String> other() {
        return Optional.empty();
    }

    /** Returns the field that counts from a day on, if there is one. */
    default Optional<DatedField<E>> dated() {
        return Optional.empty();
    }

    /**
     * Finds the existing records that new bodies may mean, although no external key says so. A source that sends a body without knowing
     * the record adopts the first one that has no key of this source yet.
     */
    default Map<B, List<Id>> meant(List<B> bodies) {
        return Map.of();
    }

    /**
     * Reads, once for all of them, the data that bodies and records refer to.
     *
     * @param bodies the bodies to apply; a body that is to be merged into a record may lack required fields
     * @param records the existing records that the bodies may change
     */
    Surroundings<E, B> around(List<B> bodies, Collection<E> records);
}
