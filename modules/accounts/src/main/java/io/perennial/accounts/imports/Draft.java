package io.perennial.accounts.imports;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.perennial.accounts.AccountId;
import io.perennial.accounts.imports.CsvFile.Row;
import io.perennial.accounts.imports.RowReading.Read;
import io.perennial.kernel.Invalid;
import io.perennial.kernel.Refusal;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A row that is being imported. Once it has a result, no further step changes it. */
final class Draft<B> {
    private final Read read;
    private @Nullable B body;
    private @Nullable RowResult result;

    Draft(Read read) {
        this.read = read;
        if (!read.reasons().isEmpty()) refuse(read.reasons());
    }

    private void refuse(List<String> reasons) {
        result = RowResult.refused(read.row(), reasons);
    }

    boolean isOpen() {
        return result == null;
    }

    String key() {
        return read.key();
    }

    String account() {
        return read.account();
    }

    void locate(@Nullable AccountId account, String column) {
        if (!isOpen()) return;
        if (account != null) read.fields().put("accountId", account.text());
        else refuse(List.of(column + ": unknown account"));
    }

    void read(Function<ObjectNode, B> reading) {
        if (!isOpen()) return;
        try {
            body = reading.apply(read.fields());
        } catch (Invalid | Refusal refused) {
            result = RowResult.refused(read.row(), refused);
        }
    }

    B body() {
        return Objects.requireNonNull(body);
    }

    void done(Function<Row, RowResult> outcome) {
        result = outcome.apply(read.row());
    }

    RowResult result() {
        return Objects.requireNonNull(result);
    }
}
