package io.perennial.platform.call;

import io.perennial.kernel.Refusal;
import java.util.Locale;

/** What a field tells, by which it is open to a caller or closed. A column declares its class in its migration. */
public enum FieldClass {
    CONTACT_DETAILS,
    PERSON_NAMES,
    REVENUE,
    HEALTH,
    INTERNAL,
    ATTACHMENTS,
    FREE_TEXT,
    PLAIN;

    /** Refuses whoever this class is closed to. For what has nothing else to tell, such as sums of it. */
    public void requireOpen() {
        if (isClosed()) throw refused("This tells of " + words() + ", which your roles do not open");
    }

    /** Refuses to change a field of a closed class. */
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
