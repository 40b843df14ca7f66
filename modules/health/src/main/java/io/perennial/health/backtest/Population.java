package io.perennial.health.backtest;

import io.perennial.platform.sql.Sql;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * The accounts that are compared: those that left and those that stayed, both from one source.
 *
 * @param frozenOn the days that all share; empty if each has its own
 * @param leftOut the number of imported churns of the period that do not count
 */
record Population(int days, List<LocalDate> frozenOn, List<Observation> observations, int leftOut) {
    /** The minimum of outcomes of either kind; with fewer, an apparent finding is more often chance than not. */
    static final int LEAST = 30;

    static Population ofContracts(int days, Lot lot, Period period, Sql sql) {
        var observations = new ArrayList<Observation>();
        for (var accounts : lot.portions())
            ContractOutcome.of(accounts, period, sql).forEach(outcome -> observations.add(outcome.frozen(days)));
        return new Population(days, List.of(), observations, 0);
    }

    static Population ofCustomers(int days, Lot lot, ImportedChurn record, Period period, Sql sql) {
        var frozen = record.frozenDays(days, period);
        var observations = new ArrayList<Observation>();
        int churns = 0;
        for (var accounts : lot.portions()) {
            observations.addAll(ImportedChurn.customers(accounts, frozen, days, sql));
            churns += ImportedChurn.churns(accounts, period, sql);
        }
        var population = new Population(days, frozen.reversed(), observations, 0);
        return new Population(days, population.frozenOn, observations, Math.max(0, churns - population.churned()));
    }

    int churned() {
        return (int) observations.stream().filter(Observation::churned).count();
    }

    int stayed() {
        return observations.size() - churned();
    }

    int rarer() {
        return Math.min(churned(), stayed());
    }
}
