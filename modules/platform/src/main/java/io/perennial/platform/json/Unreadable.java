package io.perennial.platform.json;

import io.perennial.kernel.Wording;

/** A text that is not a value of its type, with the reason for the caller. */
public final class Unreadable extends IllegalArgumentException {
    private final transient Wording wording;

    public Unreadable(Wording wording) {
        super(wording.english());
        this.wording = wording;
    }

    /** Returns the reason for the caller: our own if there is one, never a parser's message. */
    public static Wording reason(RuntimeException refused, Wording expected) {
        return refused instanceof Unreadable ours ? ours.wording : expected;
    }
}
