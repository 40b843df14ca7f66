package io.perennial.kernel;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to one thing. Events of a module are records inside one sealed interface named after the noun
 * ({@code AccountEvent.Created}), and their public name follows from that: {@code account.created}.
 */
public interface DomainEvent {
    /** Returns the thing that it happened to. */
    Id subject();

    /** Returns the thing whose timeline shows it: the account of a contract or contact, or the subject itself. */
    default Id about() {
        return subject();
    }

    /** Returns the subject's name, number or first words at the time of the event; at most 500 characters. */
    default String label() {
        return "";
    }

    /** Returns when it happened, if we are told of it later, as of a message from another system. Null if it happens now. */
    default @Nullable Instant happenedAt() {
        return null;
    }

    /** Returns the subject's changed fields, with their values before and after, for the audit log. */
    Changes changes();
}
