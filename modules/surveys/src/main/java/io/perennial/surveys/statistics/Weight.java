package io.perennial.surveys.statistics;

/**
 * The weight of an answer: an account with many answers counts as five at most, so that one customer with 400 users is not the result. The sum
 * of the weights takes the place of the number of answers everywhere, because answers of one customer are not independent.
 */
public final class Weight {
    private static final double MOST = 5;

    private Weight() {}

    /** @param answers of the same account */
    public static double among(int answers) {
        return Math.min(1, MOST / answers);
    }
}
