package io.perennial.kernel;

/**
 * Something that happened to one thing. Events of a module are records inside one sealed interface named after the noun
 * ({@code AccountEvent.Created}), and their public name follows from that: {@code account.created}.
 */
public interface DomainEvent {
    /** What it happened to. */
    Id subject();

    /** Whose story it belongs to: the account of a contract or a contact; the subject itself where it stands alone. */
    default Id about() {
        return subject();
    }

    /** What people call the subject, as it happened: a name, a number, the start of a text; at most 500 characters. */
    default String label() {
        return "";
    }

    /** Which of the subject's fields it changed, from what to what: the audit's content. */
    Changes changes();
}
