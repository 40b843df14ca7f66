package io.perennial.records;

import io.perennial.platform.json.Place;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The data that some records and bodies refer to. A write reads it once for all of them, and updates it with its own changes. */
public interface Surroundings<E, B> {
    /** Returns true if the caller may see this existing record. */
    boolean sees(E record);

    /**
     * Refuses a body with unknown references, or one that breaks a rule of its kind.
     *
     * @param of the record that the body changes; null for a new one
     */
    void check(B body, @Nullable E of);

    /**
     * Returns the fields of a record that no statement of a system changes, because a person's decision has set them that the system may not
     * know of. A caller who has seen the record may change them.
     *
     * @param first true for the first word of the system about the record. Later it knows the record, and means what it changes.
     */
    default Set<String> settled(E record, boolean first) {
        return Set.of();
    }

    /**
     * Returns the places of a record whose value a person refused us: consent that was denied. A system that did not say so
     * itself does not take it back.
     */
    default Set<Place> refusals(E record) {
        return Set.of();
    }

    /** Returns what a system means by a change of a record, by what the tenant's files say of the system. */
    default B meant(E record, B to, String system) {
        return to;
    }

    /** Refuses to delete a record that something else needs. */
    default void checkDelete(E record) {}

    /** Completes a new record before it is stored: a number. */
    default void adding(E record) {}

    /** Updates the data for a record that was added or changed, or is being deleted. */
    default void changed(E record, @Nullable B before) {}

    /** Writes the consequences, after the records and their keys. */
    default void written() {}

    /** Returns surroundings without consequences. */
    static <E, B> Surroundings<E, B> of(Predicate<E> sees, BiConsumer<B, @Nullable E> check) {
        return new Surroundings<>() {
            @Override
            public boolean sees(E record) {
                return sees.test(record);
            }

            @Override
            public void check(B body, @Nullable E of) {
                check.accept(body, of);
            }
        };
    }
}
