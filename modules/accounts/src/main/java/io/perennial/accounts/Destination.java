package io.perennial.accounts;

import java.util.List;

/**
 * Where the rows of imported files of one kind go that are facts: they have an identity of their own, so that one which is sent again
 * is found again. A module contributes each of its own as a CDI bean; imports read the rows and ask it to keep them without knowing what
 * they are. Rows that are records need no such bean: their {@link io.perennial.records.RecordKind} says that they are imported.
 *
 * @param <B> what a row becomes, the same as a part of an API call's body
 */
public interface Destination<B extends Record & Fact> {
    /** What callers and mappings name it: {@code usage}. No two destinations share a kind, nor a record's. */
    String kind();

    Class<B> body();

    /** Keeps them all, and says of each in turn what it did. */
    List<Effect> put(List<B> facts);

    /** What a fact did. */
    enum Effect { CREATED, REPLACED, UNCHANGED }
}
