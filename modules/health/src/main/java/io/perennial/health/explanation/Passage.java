package io.perennial.health.explanation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** One measure before and after a change; at least one of the two is present. */
record Passage(Optional<Ingredient> before, Optional<Ingredient> after) {

    /** Returns the measures of the later standing in its order, then the measures that it no longer has. */
    static List<Passage> all(List<Ingredient> before, List<Ingredient> after) {
        var all = new ArrayList<Passage>();
        for (var now : after)
            all.add(new Passage(before.stream().filter(now::measures).findFirst(), Optional.of(now)));
        before.stream()
                .filter(then -> after.stream().noneMatch(then::measures))
                .forEach(then -> all.add(new Passage(Optional.of(then), Optional.empty())));
        return all;
    }

    String measure() {
        return after.or(() -> before).orElseThrow().measure().key();
    }

    Share start() {
        return before.map(Ingredient::share).orElse(Share.NONE);
    }

    /** Returns the effect of the cause on the measure's share; empty if there is none. */
    Optional<UnaryOperator<Share>> step(Cause cause) {
        return switch (cause) {
            case DATA -> both(now -> !now.said()).flatMap(now -> moved());
            case MANUAL -> both(Ingredient::said).flatMap(now -> moved().or(this::appeared));
            case REDISTRIBUTION -> both(now -> !now.said()).flatMap(now -> appeared()).or(this::vanished);
            case STALENESS -> both(Ingredient::known)
                    .filter(now -> then().known() && then().freshness() != now.freshness())
                    .map(now -> share -> share.withFreshness(now.freshness()));
            case THRESHOLD -> both(Ingredient::known)
                    .filter(now -> !now.measure().pieces().equals(then().measure().pieces()))
                    .map(now -> share -> share.withPoints(now.share().points()));
            case WEIGHT -> reweighed();
            case EXCEPTION -> Optional.empty();
        };
    }

    /** Returns true if the step increases the counting weight. Such steps go first, so that something is known throughout. */
    boolean adds(Cause cause, Share share) {
        return step(cause).filter(step -> step.apply(share).counting() > share.counting()).isPresent();
    }

    private Optional<Ingredient> both(Predicate<Ingredient> now) {
        return before.isPresent() ? after.filter(now) : Optional.empty();
    }

    private Ingredient then() {
        return before.orElseThrow();
    }

    private Optional<UnaryOperator<Share>> moved() {
        return after.filter(now -> now.known() && then().known() && !now.sameRaw(then()))
                .map(now -> share -> share.withPoints(then().pointsOf(now)));
    }

    private Optional<UnaryOperator<Share>> appeared() {
        return after.filter(now -> now.known() && !then().known())
                .map(now -> share -> new Share(share.weight(), then().pointsOf(now), now.freshness()));
    }

    private Optional<UnaryOperator<Share>> vanished() {
        return both(now -> !now.known() && then().known()).map(now -> share -> share.withFreshness(0));
    }

    private Optional<UnaryOperator<Share>> reweighed() {
        var weight = after.map(now -> now.share().weight()).orElse(0);
        if (before.isEmpty()) return after.map(now -> share -> now.share());
        return weight == start().weight() ? Optional.empty() : Optional.of(share -> share.withWeight(weight));
    }
}
