package io.perennial.kernel;

/**
 * Something that happened to one thing. Events of a module are records inside one sealed interface named after the noun
 * ({@code AccountEvent.Created}), and their public name follows from that: {@code account.created}.
 */
public interface DomainEvent {
    /** What it happened to. */
    Id subject();

    /** Which of the subject's fields it changed, from what to what: the audit's content. */
    Changes changes();
}
