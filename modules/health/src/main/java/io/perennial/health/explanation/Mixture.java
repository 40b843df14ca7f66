package io.perennial.health.explanation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** A score under construction: the share of each measure, and the cap. */
final class Mixture {
    private static final int HIGHEST = 10_000;

    private final List<Share> shares;
    private int atMost;

    Mixture(List<Share> shares, int atMost) {
        this.shares = new ArrayList<>(shares);
        this.atMost = atMost;
    }

    static Mixture of(Standing standing) {
        return new Mixture(ingredients(standing).stream().map(Ingredient::share).toList(), atMost(standing));
    }

    static List<Ingredient> ingredients(Standing standing) {
        return IntStream.range(0, standing.scorecard().measures().size())
                .mapToObj(at -> new Ingredient(
                        standing.scorecard().measures().get(at),
                        standing.raw().get(at),
                        standing.points().get(at),
                        standing.freshness().get(at)))
                .toList();
    }

    static int atMost(Standing standing) {
        var capped = standing.cappedBy();
        return capped == null ? HIGHEST : standing.scorecard().exceptions().get(capped - 1).atMost();
    }

    Share share(int place) {
        return shares.get(place);
    }

    void put(int place, Share share) {
        shares.set(place, share);
    }

    void hold(int highest) {
        atMost = highest;
    }

    /** Returns the score, rounded half up to the basis point; empty if nothing is known. */
    Optional<Integer> score() {
        long counting = shares.stream().mapToLong(Share::counting).sum();
        if (counting == 0) return Optional.empty();
        long weighed = shares.stream().mapToLong(share -> share.counting() * share.points()).sum();
        return Optional.of((int) Math.min(atMost, (2 * weighed + counting) / (2 * counting)));
    }
}
