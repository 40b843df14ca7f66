package io.perennial.accounts;

import java.util.List;

/**
 * A place for imported rows of one kind that are facts. A fact has an identity of its own, so that a fact that is sent again is
 * recognised. A module contributes each destination as a CDI bean; imports read the rows and pass them on without knowing what they are.
 * Records need no such bean: their {@link io.perennial.records.RecordKind} says that they are imported.
 *
 * @param <B> the type of a row, the same as a part of the body of an API call
 */
public interface Destination<B extends Record & Fact> {
    /** Returns the kind that callers and mappings name: {@code usage}. It is unique among destinations and imported records. */
    String kind();

    Class<B> body();

    /** Returns the fields that, with the account, identify a fact. */
    List<String> identity();

    /** Stores all facts and returns the effect of each, in their order. */
    List<Effect> put(List<B> facts);

    /** The effect of storing a fact. */
    enum Effect { CREATED, REPLACED, UNCHANGED }
}
