package io.perennial.records;

import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What some records and bodies refer to, as one write reads it once for all of them and keeps it in step with what it does. */
public interface Surroundings<E, B> {
    /** Whether the caller may see a record that is there. */
    boolean sees(E record);

    /**
     * Refuses a body that refers to what is not there, or breaks a rule of its kind.
     *
     * @param of the record that it changes; none for a new one
     */
    void check(B body, @Nullable E of);

    /** Refuses to delete a record that something else needs. */
    default void checkDelete(E record) {}

    /** Notes a record that was added, or changed, or is being deleted. */
    default void changed(E record, @Nullable B before) {}

    /** Writes what follows, once the records and their keys are written. */
    default void written() {}

    /** Surroundings that nothing follows from. */
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
