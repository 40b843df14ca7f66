package io.perennial.accounts.imports;

import io.perennial.accounts.Destination;
import io.perennial.accounts.imports.CsvFile.Row;
import io.perennial.kernel.Wording;
import io.perennial.records.Outcome;
import java.util.List;

/**
 * The result of a row.
 *
 * @param reasons the reasons of a refusal; else none
 */
record RowResult(Row row, Fate fate, List<Reason> reasons) {
    enum Fate { CREATED, UPDATED, UNCHANGED, REFUSED }

    private static final int LONGEST_REASON = 2_000;
    private static final int MOST_REASONS = 100;

    static RowResult refused(Row row, List<Reason> reasons) {
        return new RowResult(row, Fate.REFUSED, List.copyOf(reasons.subList(0, Math.min(reasons.size(), MOST_REASONS))));
    }

    /** Returns all reasons in English, shortened, for servers of the previous release. */
    String english() {
        var english = Reason.said(reasons, Wording::english);
        return english.substring(0, Math.min(english.length(), LONGEST_REASON));
    }

    static RowResult of(Row row, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Created _ -> new RowResult(row, Fate.CREATED, List.of());
            case Outcome.Updated _ -> new RowResult(row, Fate.UPDATED, List.of());
            case Outcome.Unchanged _ -> new RowResult(row, Fate.UNCHANGED, List.of());
            case Outcome.Refused(_, var because) -> refused(row, Reason.of(because).toList());
        };
    }

    static RowResult of(Row row, Destination.Effect effect) {
        return switch (effect) {
            case CREATED -> new RowResult(row, Fate.CREATED, List.of());
            case REPLACED -> new RowResult(row, Fate.UPDATED, List.of());
            case UNCHANGED -> new RowResult(row, Fate.UNCHANGED, List.of());
        };
    }
}
