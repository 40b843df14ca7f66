package io.perennial.platform.call;

import io.perennial.kernel.Refusal;

/**
 * The refusal of what must be unique and is taken. To the people of a vendor it tells nothing of what others have: they are only told that it is
 * not accepted.
 */
public final class Taken {
    private Taken() {}

    /** @param known the refusal for everybody else */
    public static Refusal toldAs(Refusal known) {
        if (Call.current().sight().vendor() == null) return known;
        return RequestRefusal.NOT_ACCEPTED.because("This cannot be accepted. Ask the organisation that you work for.");
    }
}
