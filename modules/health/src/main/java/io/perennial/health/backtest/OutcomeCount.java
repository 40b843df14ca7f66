package io.perennial.health.backtest;

import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The number of accounts that left or stayed by one kind of evidence. */
public record OutcomeCount(boolean churned, Evidence evidence, int n) {
    /** Returns the counts; departures come first. */
    static List<OutcomeCount> of(List<Observation> observations) {
        return List.of(true, false).stream()
                .flatMap(churned -> observations.stream()
                        .filter(one -> one.churned() == churned)
                        .collect(Collectors.groupingBy(Observation::evidence, TreeMap::new, Collectors.summingInt(one -> 1)))
                        .entrySet()
                        .stream()
                        .map(count -> new OutcomeCount(churned, count.getKey(), count.getValue())))
                .toList();
    }
}
