package io.perennial.health.explanation;

/** What of a score became another, in the order in which a change is split. */
public enum Cause {
    /** Another raw value of a measure that was known on both days. */
    DATA,
    /** What a person says of the account: said for the first time, or another thing than before. */
    MANUAL,
    /** A measure became known, or is known no more: the weight is spread over others. */
    REDISTRIBUTION,
    /** What is known is older than before, or fresh again. */
    STALENESS,
    /** The scorecard makes other points of the same raw value. */
    THRESHOLD,
    /** The scorecard gives a measure another weight, has one more, or one less. */
    WEIGHT,
    /** The score is held down as it was not before, or no longer. */
    EXCEPTION
}
