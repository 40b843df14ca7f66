package io.perennial.accounts.imports;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.perennial.accounts.AccountId;
import io.perennial.accounts.imports.CsvFile.Row;
import io.perennial.accounts.imports.RowReading.Read;
import io.perennial.kernel.Invalid;
import io.perennial.kernel.Refusal;
import io.perennial.kernel.Wording;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A row that is being imported. It collects all reasons against it. Once it has a result, no further step changes it. */
final class Draft<B> {
    /** The account is named by a column, so an error of this field says nothing new. */
    private static final String ACCOUNT = "accountId";
    private static final Pattern INDEX = Pattern.compile("\\.\\d+\\.");
    private static final Pattern LINE = Pattern.compile("(?<=^lines\\.)\\d+(?=\\.)");

    private final Read read;
    private final ColumnNames columns;
    private final List<Reason> reasons;
    private final Set<String> faulty = new HashSet<>();
    private @Nullable B body;
    private @Nullable RowResult result;

    Draft(Read read, ColumnNames columns) {
        this.read = read;
        this.columns = columns;
        this.reasons = new ArrayList<>(read.reasons());
        read.reasons().forEach(reason -> faulty.add(field(reason)));
        if (read.isNone()) refuse();
    }

    private void refuse() {
        result = RowResult.refused(read.row(), reasons);
    }

    /** Returns the field of a reason. A line's number is left out, because lines without a price are no part of the body. */
    private static String field(Reason reason) {
        return INDEX.matcher(reason.at()).replaceAll(".");
    }

    /** Refuses a row that was read. */
    void refuse(RuntimeException because) {
        Reason.of(because).map(this::inMapping).forEach(reasons::add);
        refuse();
    }

    boolean isOpen() {
        return result == null;
    }

    /** Returns true if there is a reason against the row, whose other faults are still looked for. */
    boolean isFaulty() {
        return !reasons.isEmpty();
    }

    String key() {
        return read.key();
    }

    String account() {
        return read.account();
    }

    void locate(@Nullable AccountId account, String column) {
        if (account != null) read.fields().put(ACCOUNT, account.text());
        else if (faulty.add(ACCOUNT) && !account().isEmpty()) reasons.add(new Reason(column, Wording.of("unknown account")));
    }

    /** Reads the body, and refuses the row with all reasons unless there are none. A field whose cell is unreadable has one reason. */
    void read(Function<ObjectNode, B> reading) {
        if (!isOpen()) return;
        try {
            body = reading.apply(read.fields());
        } catch (Invalid | Refusal refused) {
            Reason.of(refused).map(this::inMapping).filter(reason -> !faulty.contains(field(reason))).forEach(reasons::add);
        }
        if (!reasons.isEmpty()) refuse();
    }

    B body() {
        return Objects.requireNonNull(body);
    }

    void done(Function<Row, RowResult> outcome) {
        result = outcome.apply(read.row());
    }

    /** Returns the result with reasons that name columns. */
    RowResult result() {
        var done = Objects.requireNonNull(result);
        return new RowResult(done.row(), done.fate(), done.reasons().stream().map(columns::named).toList());
    }

    /** Numbers a line as the mapping does: a line without a price is no part of the body. */
    private Reason inMapping(Reason reason) {
        var at = LINE.matcher(reason.at()).replaceAll(line -> {
            var place = Integer.parseInt(line.group());
            return String.valueOf(place < read.lines().size() ? read.lines().get(place) : place);
        });
        return new Reason(at, reason.wording());
    }
}
