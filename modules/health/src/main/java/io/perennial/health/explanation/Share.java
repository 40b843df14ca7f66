package io.perennial.health.explanation;

/** The contribution of one measure to a score, all in basis points. */
record Share(int weight, int points, int freshness) {
    static final Share NONE = new Share(0, 0, 0);

    long counting() {
        return (long) weight * freshness;
    }

    Share withWeight(int other) {
        return new Share(other, points, freshness);
    }

    Share withPoints(int other) {
        return new Share(weight, other, freshness);
    }

    Share withFreshness(int other) {
        return new Share(weight, points, other);
    }
}
