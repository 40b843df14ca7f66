package io.perennial.accounts;

import io.perennial.records.ExternalKey;
import io.perennial.records.Outcome;
import java.util.List;
import java.util.Map;

/**
 * Where the rows of imported files of one kind go. A module contributes each of its own as a CDI bean, {@link OfRecords} or
 * {@link OfFacts}; imports read the rows and ask it to keep them without knowing what they are.
 *
 * @param <B> what a row becomes, the same as the body of an API call
 */
public interface Destination<B extends Record> {
    /** What callers and mappings name it: {@code contracts}. No two destinations share a kind. */
    String kind();

    Class<B> body();

    /**
     * Records that other systems have keys of their own for. A row changes what the body of its record says now; a body
     * has its keys in {@code externalKeys}.
     */
    interface OfRecords<B extends Record> extends Destination<B> {
        /** Those that are known by these keys, as they are now. */
        Map<ExternalKey, B> known(List<ExternalKey> keys);

        /** Creates or replaces, in order and each on its own. */
        List<Outcome> put(List<B> bodies);
    }

    /** Facts that have an identity of their own, so that one which is sent again is found again. */
    interface OfFacts<B extends Record & Fact> extends Destination<B> {
        /** Keeps them all, and says of each in turn what it did. */
        List<Effect> put(List<B> facts);
    }

    /** What a fact did. */
    enum Effect { CREATED, REPLACED, UNCHANGED }
}
