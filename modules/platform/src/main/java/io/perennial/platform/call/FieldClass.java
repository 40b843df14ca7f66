package io.perennial.platform.call;

import io.perennial.kernel.Refusal;
import java.util.Locale;

/** The kind of information in a field, which is open or closed to a caller. A migration declares the class of each column. */
public enum FieldClass {
    CONTACT_DETAILS,
    PERSON_NAMES,
    REVENUE,
    HEALTH,
    INTERNAL,
    ATTACHMENTS,
    FREE_TEXT,
    PLAIN;

    /** Refuses the caller if this class is closed. For answers that contain nothing else, such as sums of revenue. */
    public void requireOpen() {
        if (isClosed()) throw refused("This tells of " + words() + ", which your roles do not open");
    }

    /** Refuses a change of a field if its class is closed to the caller. */
    public void requireSame(Object before, Object after, String field) {
        if (isClosed() && !before.equals(after)) throw refused("Your roles do not open " + words() + ", so " + field + " stays as it is");
    }

    public Refusal refused(String detail) {
        return RequestRefusal.FIELD_CLOSED.because(detail);
    }

    public boolean isClosed() {
        return Call.CURRENT.isBound() && Call.CURRENT.get().sight().closed().contains(this);
    }

    public String words() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
