package io.perennial.surveys.results;

import io.perennial.surveys.statistics.Weight;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** The weight of an answer by its account, among some answers. One of nobody known, or of an employee, weighs one. */
record Weights(Map<UUID, Double> byAccount) {
    static <T> Weights of(Collection<T> answers, Function<T, Optional<UUID>> account) {
        var counts = new HashMap<UUID, Integer>();
        for (var one : answers) account.apply(one).ifPresent(known -> counts.merge(known, 1, Integer::sum));
        var weights = new HashMap<UUID, Double>();
        counts.forEach((known, count) -> weights.put(known, Weight.among(count)));
        return new Weights(weights);
    }

    double of(Optional<UUID> account) {
        return account.map(known -> byAccount.getOrDefault(known, 1.0)).orElse(1.0);
    }
}
