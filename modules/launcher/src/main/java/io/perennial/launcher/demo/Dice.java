package io.perennial.launcher.demo;

import java.util.List;
import java.util.Random;

/** Chance that falls the same way each time: {@link Random}'s algorithm is part of its contract. */
final class Dice {
    private final Random random;

    Dice(long seed) {
        // Neighbouring seeds give Random alike first draws; this spreads them.
        this.random = new Random(seed * 0x9E3779B97F4A7C15L + 0x5851F42D4C957F2DL);
    }

    <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    /** From the first up to, but not including, the second. */
    int between(int least, int below) {
        return least + random.nextInt(below - least);
    }

    double between(double least, double below) {
        return least + (below - least) * random.nextDouble();
    }

    /** Around 1, rarely further away than three times the spread. */
    double around(double spread) {
        return Math.max(0, 1 + random.nextGaussian() * spread);
    }
}
