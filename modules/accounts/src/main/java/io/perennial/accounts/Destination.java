package io.perennial.accounts;

import io.perennial.kernel.Invalid;
import java.util.List;
import java.util.Map;

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

    /** Returns the facts that it does not store, each with the reason. The others are stored. */
    default Map<B, Invalid> refused(List<B> facts) {
        return Map.of();
    }

    /** Stores all facts and returns the effect of each, in their order. */
    List<Effect> put(List<B> facts);

    /** The effect of storing a fact. */
    enum Effect { CREATED, REPLACED, UNCHANGED }
}
