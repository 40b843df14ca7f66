package io.perennial.platform.call;

import io.perennial.kernel.Refusal;
import io.perennial.kernel.Sentence;
import io.perennial.kernel.Wording;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The kind of information in a field, which is open or closed to a caller. A migration declares the class of each column. */
public enum FieldClass {
    CONTACT_DETAILS("contact details"),
    PERSON_NAMES("person names"),
    REVENUE("revenue"),
    HEALTH("health"),
    INTERNAL("internal"),
    ATTACHMENTS("attachments"),
    FREE_TEXT("free text"),
    PLAIN("plain");

    private final Wording words;

    FieldClass(@Sentence String words) {
        this.words = Wording.of(words);
    }

    /** Returns the classes that are closed to who has not all permissions. */
    public static Set<FieldClass> closedWithout(Predicate<String> permitted) {
        return Stream.of(values()).filter(one -> !one.opening().map(permitted::test).orElse(true)).collect(Collectors.toUnmodifiableSet());
    }

    /** Returns the permission without which it is closed; empty where all but the people of vendors see it. */
    private Optional<String> opening() {
        return Optional.ofNullable(switch (this) {
            case CONTACT_DETAILS -> "contacts:read";
            case REVENUE -> "revenue:read";
            case HEALTH -> "health:read";
            case PERSON_NAMES, INTERNAL, ATTACHMENTS, FREE_TEXT, PLAIN -> null;
        });
    }

    /** Refuses the caller if this class is closed. For answers that contain nothing else, such as sums of revenue. */
    public void requireOpen() {
        if (isClosed()) throw refused(Wording.of("This tells of {class}, which your roles do not open."));
    }

    /** Refuses a change of a field if its class is closed to the caller. */
    public void requireSame(Object before, Object after, String field) {
        if (isClosed() && !before.equals(after))
            throw refused(Wording.of("Your roles do not open {class}, so {field} stays as it is").with("field", field));
    }

    /** @param detail with the name {class} for the words of this class */
    public Refusal refused(Wording detail) {
        return RequestRefusal.FIELD_CLOSED.because(detail.with("class", words));
    }

    public boolean isClosed() {
        return Call.CURRENT.isBound() && Call.CURRENT.get().sight().closed().contains(this) && !isDecidedByRow();
    }

    /** Returns true if a grant can open it to a vendor. */
    public boolean isGrantable() {
        return this != REVENUE && this != HEALTH && this != PLAIN;
    }

    /** Returns true if the caller belongs to a vendor, and the grants for each row decide. */
    public boolean isDecidedByRow() {
        return isGrantable() && Call.CURRENT.isBound() && Call.CURRENT.get().sight().vendor() != null;
    }
}
