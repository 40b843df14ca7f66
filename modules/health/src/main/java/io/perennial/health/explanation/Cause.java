package io.perennial.health.explanation;

/** The cause of a part of a change, in the order in which a change is split. */
public enum Cause {
    /** The raw value of a measure changed; it was known on both days. */
    DATA,
    /** A person's sentiment about the account is new or has changed. */
    MANUAL,
    /** A measure became known or unknown, so its weight is redistributed. */
    REDISTRIBUTION,
    /** The known facts are older than before, or fresh again. */
    STALENESS,
    /** The scorecard gives other points for the same raw value. */
    THRESHOLD,
    /** The scorecard adds, removes or reweighs a measure. */
    WEIGHT,
    /** An exception starts or stops capping the score, or caps it at another value. */
    EXCEPTION
}
