package io.perennial.accounts.imports;

import io.perennial.accounts.Destination;
import io.perennial.accounts.imports.CsvFile.Row;
import io.perennial.kernel.Invalid;
import io.perennial.kernel.Refusal;
import io.perennial.records.Outcome;
import java.util.List;
import java.util.stream.Stream;

/**
 * The result of a row.
 *
 * @param reason the reason of a refusal; else empty
 */
record RowResult(Row row, Fate fate, String reason) {
    enum Fate { CREATED, UPDATED, UNCHANGED, REFUSED }

    private static final int LONGEST_REASON = 2_000;

    static RowResult refused(Row row, List<String> reasons) {
        var reason = String.join("; ", reasons);
        return new RowResult(row, Fate.REFUSED, reason.substring(0, Math.min(reason.length(), LONGEST_REASON)));
    }

    static RowResult of(Row row, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Created _ -> new RowResult(row, Fate.CREATED, "");
            case Outcome.Updated _ -> new RowResult(row, Fate.UPDATED, "");
            case Outcome.Unchanged _ -> new RowResult(row, Fate.UNCHANGED, "");
            case Outcome.Refused(_, var because) -> refused(row, reasons(because).toList());
        };
    }

    static RowResult of(Row row, Destination.Effect effect) {
        return switch (effect) {
            case CREATED -> new RowResult(row, Fate.CREATED, "");
            case REPLACED -> new RowResult(row, Fate.UPDATED, "");
            case UNCHANGED -> new RowResult(row, Fate.UNCHANGED, "");
        };
    }

    /** Returns all reasons of a refusal, each after its field. */
    static Stream<String> reasons(RuntimeException because) {
        return switch (because) {
            case Invalid invalid -> invalid.errors().stream().map(error -> at(error.pointer(), error.detail()));
            case Refusal refusal -> Stream.of(at(refusal.pointer() == null ? "" : refusal.pointer(), refusal.detail()));
            default -> throw because;
        };
    }

    private static String at(String pointer, String detail) {
        return pointer.isEmpty() ? detail : pointer.substring(1).replace('/', '.') + ": " + detail;
    }
}
