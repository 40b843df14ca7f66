package io.perennial.engagement.callbacks;

/** The outcome of an attempt to reach the contact. */
public enum AttemptOutcome {
    REACHED, NO_ANSWER, BUSY, WRONG_NUMBER, REFUSED, VOICEMAIL
}
