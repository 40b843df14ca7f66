package io.perennial.accounts.imports;

import io.perennial.accounts.imports.RowResult.Fate;
import io.perennial.identity.Home;
import io.perennial.kernel.Invalid;
import io.perennial.kernel.Invalid.FieldError;
import io.perennial.kernel.TypeId;
import io.perennial.platform.call.Call;
import io.perennial.platform.events.Events;
import io.perennial.platform.jobs.Perishable;
import io.perennial.platform.requests.LimitView;
import io.perennial.platform.requests.Limits;
import io.perennial.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The imports of the tenant: taken in, worked on step by step, finished. */
@ApplicationScoped
class Imports {
    record Definition(String definition) {}

    /** An import as it is worked on. */
    record Open(ImportId id, String definition, byte[] file, int rows, String actor, @Nullable UUID ownAccountsOf) {}

    private static final String DEFINITION =
            "select definition::text as definition from {accounts.import_mapping} where name = :name and kind = :kind";
    private static final String ADD =
            """
            insert into accounts.import (tenant_id, id, kind, mapping, definition, header, file, actor, own_accounts_of, created_at)
            values (:tenant, :id, :kind, :mapping, :definition, :header, :file, :actor, :viewer, :now)
            """;
    private static final String OPEN =
            """
            select id, definition::text as definition, file, rows, actor, own_accounts_of
            from {accounts.import} where id = :id and state in ('uploaded', 'running')
            """;
    private static final String HOLD =
            """
            update accounts.import set state = 'running'
            where tenant_id = :tenant and id = :id and rows = :before and state in ('uploaded', 'running')
            """;
    private static final String ADVANCE =
            """
            update accounts.import
            set rows = rows + :rows, created = created + :created, updated = updated + :updated,
                unchanged = unchanged + :unchanged, refused = refused + :refused, version = version + 1
            where tenant_id = :tenant and id = :id
            """;
    private static final String REFUSE =
            """
            insert into accounts.import_refusal (tenant_id, import_id, number, reason, cells)
            select :tenant, r.* from unnest(:import::uuid[], :number::integer[], :reason::text[], :cells::jsonb[]) r
            """;
    private static final String FINISH =
            """
            update accounts.import
            set state = case when :failure::text is null then 'complete' else 'failed' end, failure = :failure::text,
                finished_at = :now, version = version + 1
            where tenant_id = :tenant and id = :id and state in ('uploaded', 'running')
            """;

    private static final String FORGET =
            """
            update accounts.import set file = null
            where tenant_id = :tenant and id in (
                select id from {accounts.import} where file is not null and finished_at < :before limit :most)
            """;

    /** Long enough to look into an import that went wrong. */
    static final Duration FILE_KEPT = Duration.ofDays(7);

    @Inject Sql sql;
    @Inject Events events;
    @Inject Clock clock;
    @Inject Home home;
    @Inject Destinations destinations;

    /** What rows can be: a pattern of all kinds. */
    String kinds() {
        return destinations.names().sorted().collect(Collectors.joining("|"));
    }

    /** Takes a file in, if it can be read to its end and has every column that the mapping reads. */
    ImportId add(String kind, String mapping, CsvUpload upload) {
        var definition = definition(kind, mapping);
        var header = checked(upload, ImportMapping.read(definition));
        var id = new ImportId(TypeId.next());
        sql.change(ADD, Sql.values(
                "id", id, "kind", kind, "mapping", mapping, "definition", definition, "header", header,
                "file", upload.bytes(), "actor", Call.current().actor(), "now", clock.instant()));
        events.publish(new ImportEvent.Uploaded(id, kind, mapping));
        return id;
    }

    private String definition(String kind, String mapping) {
        return sql.first(Definition.class, DEFINITION, Map.of("name", mapping, "kind", kind))
                .orElseThrow(() -> ImportRefusal.UNKNOWN_MAPPING.because("There is no such mapping for rows of this kind"))
                .definition();
    }

    private static List<String> checked(CsvUpload upload, ImportMapping mapping) {
        var file = CsvFile.checked(upload.bytes());
        var lacking = file.lacking(RowReading.columns(mapping)).stream()
                .map(column -> new FieldError("", "required", "The file has no column " + column))
                .toList();
        if (!lacking.isEmpty()) throw new Invalid(lacking);
        var seen = new HashSet<String>();
        var twice = file.header().stream().filter(column -> !seen.add(column)).distinct()
                .map(column -> new FieldError("", "repeated", "The file has the column " + column + " twice"))
                .toList();
        if (!twice.isEmpty()) throw new Invalid(twice);
        return file.header();
    }

    /** One that is not finished, as it is now. */
    Optional<Open> open(ImportId id) {
        return sql.first(Open.class, OPEN, Map.of("id", id));
    }

    RowReading reading(ImportMapping mapping, List<String> header) {
        return new RowReading(mapping, header, home.settings().zone());
    }

    /**
     * Works on the next rows and notes them done, both in this transaction: so none is done twice, however often a step is
     * broken off or tried by two at once.
     *
     * @param before how many were done
     */
    void step(ImportId id, ImportMapping mapping, List<RowReading.Read> rows, int before) {
        if (sql.change(HOLD, Map.of("id", id, "before", before)) == 0) throw new Overtaken();
        var results = destinations.put(mapping, rows);
        var refused = results.stream().filter(result -> result.fate() == Fate.REFUSED).toList();
        sql.changeEach(REFUSE, refused.stream().map(result -> row(id, result)).toList());
        sql.change(ADVANCE, Map.of(
                "id", id,
                "rows", results.size(),
                "created", count(results, Fate.CREATED),
                "updated", count(results, Fate.UPDATED),
                "unchanged", count(results, Fate.UNCHANGED),
                "refused", refused.size()));
    }

    /** Another node works on the same import. */
    static final class Overtaken extends RuntimeException {}

    private static Map<String, Object> row(ImportId id, RowResult refused) {
        return Map.of("import", id, "number", refused.row().number(), "reason", refused.reason(), "cells", refused.row().cells());
    }

    private static int count(List<RowResult> results, Fate fate) {
        return (int) results.stream().filter(result -> result.fate() == fate).count();
    }

    /** @param failure why it failed, or {@code null} if all rows are done */
    void finish(ImportId id, @Nullable String failure) {
        if (sql.change(FINISH, Sql.values("id", id, "failure", failure, "now", clock.instant())) > 0)
            events.publish(new ImportEvent.Finished(id, failure));
    }

    /** What was in the rows is in the accounts; of the refused ones, what they were and why is kept beside. */
    @Produces
    static Perishable files() {
        return new Perishable(FORGET, FILE_KEPT);
    }

    @Produces
    static Limits limits() {
        return new Limits(List.of(
                new LimitView("import_bytes", CsvUpload.MAXIMUM_BYTES, "bytes", "Bytes of a file to import, counted unpacked."),
                new LimitView("import_rows", CsvFile.MAXIMUM_ROWS, "items", "Rows of a file to import, without its header."),
                new LimitView("import_file_days", FILE_KEPT.toDays(), "days", "Days that a file is kept after its import has ended.")));
    }
}
