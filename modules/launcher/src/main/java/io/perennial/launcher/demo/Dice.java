package io.perennial.launcher.demo;

import java.util.List;
import java.util.Random;

/** Random numbers that are the same each time: the algorithm of {@link Random} is part of its contract. */
final class Dice {
    private final Random random;

    Dice(long seed) {
        // Neighbouring seeds give Random similar first values; this spreads them.
        this.random = new Random(seed * 0x9E3779B97F4A7C15L + 0x5851F42D4C957F2DL);
    }

    <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    /** Returns a number from the first, inclusive, to the second, exclusive. */
    int between(int least, int below) {
        return least + random.nextInt(below - least);
    }

    double between(double least, double below) {
        return least + (below - least) * random.nextDouble();
    }

    /**
     * Returns a factor around 1, normally distributed and never negative.
     *
     * @param spread the standard deviation
     */
    double around(double spread) {
        return Math.max(0, 1 + random.nextGaussian() * spread);
    }
}
