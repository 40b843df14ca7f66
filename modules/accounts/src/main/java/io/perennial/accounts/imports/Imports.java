package io.perennial.accounts.imports;

import io.perennial.accounts.imports.RowResult.Fate;
import io.perennial.identity.Home;
import io.perennial.kernel.Invalid;
import io.perennial.kernel.Invalid.FieldError;
import io.perennial.kernel.TypeId;
import io.perennial.kernel.Wording;
import io.perennial.platform.call.Call;
import io.perennial.platform.call.Sight;
import io.perennial.platform.events.Events;
import io.perennial.platform.events.VersionedTable;
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

/** Accepts the tenant's imports, runs them step by step and finishes them. */
@ApplicationScoped
class Imports {
    record Definition(String definition) {}

    record Next(ImportId id) {}

    /** An import that is not finished. */
    record Open(ImportId id, String definition, byte[] file, int rows, String actor, @Nullable UUID ownAccountsOf, @Nullable Sight sight) {
        /**
         * Returns the sight of the sender. An import that was accepted by a server of the previous release has only {@code
         * ownAccountsOf}.
         */
        Sight seen() {
            if (sight != null) return sight;
            return ownAccountsOf == null ? Sight.ALL : Sight.own(ownAccountsOf);
        }
    }

    private static final String DEFINITION =
            "select definition::text as definition from {accounts.import_mapping} where name = :name and kind = :kind";
    private static final String ADD =
            """
            insert into accounts.import (tenant_id, id, kind, mapping, definition, header, file, actor, own_accounts_of, sight, created_at)
            values (:tenant, :id, :kind, :mapping, :definition, :header, :file, :actor, :own, :seen::jsonb, :now)
            """;
    private static final String OPEN =
            """
            select id, definition::text as definition, file, rows, actor, own_accounts_of, sight
            from {whole accounts.import} where id = :id and state in ('uploaded', 'running')
            """;
    private static final String NEXT =
            "select id from {whole accounts.import} where state in ('uploaded', 'running') order by created_at, id limit 1";
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
            insert into accounts.import_refusal (tenant_id, import_id, number, reason, reasons, cells)
            select o.tenant_id, r.*
            from {platform.owner} o cross join
                unnest(:import::uuid[], :number::integer[], :reason::text[], :reasons::jsonb[], :cells::jsonb[]) r
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
                select id from {whole accounts.import} where file is not null and finished_at < :before limit :most)
            """;

    /** Long enough to investigate a failed import. */
    static final Duration FILE_KEPT = Duration.ofDays(7);

    @Inject Sql sql;
    @Inject Events events;
    @Inject Clock clock;
    @Inject Home home;
    @Inject Destinations destinations;

    /** Returns a pattern of all kinds of rows. */
    String kinds() {
        return destinations.names().sorted().collect(Collectors.joining("|"));
    }

    /** Accepts a file that can be read to its end and has every column that the mapping reads. */
    ImportId add(String kind, String mapping, CsvUpload upload) {
        var definition = definition(kind, mapping);
        var text = Decoding.utf8(upload);
        var header = checked(text, ImportMapping.read(definition));
        var id = new ImportId(TypeId.next());
        var call = Call.current();
        sql.change(ADD, Sql.values(
                "id", id, "kind", kind, "mapping", mapping, "definition", definition, "header", header,
                "file", text, "actor", call.actor(), "own", call.sight().all() ? null : call.caller(),
                "seen", call.sight().isUnlimited() ? null : call.sight(), "now", clock.instant()));
        events.publish(new ImportEvent.Uploaded(id, kind, mapping));
        return id;
    }

    private String definition(String kind, String mapping) {
        return sql.first(Definition.class, DEFINITION, Map.of("name", mapping, "kind", kind))
                .orElseThrow(() -> ImportRefusal.UNKNOWN_MAPPING.because("Unknown mapping for this kind of row."))
                .definition();
    }

    private static List<String> checked(byte[] text, ImportMapping mapping) {
        var file = CsvFile.checked(text);
        var lacking = file.lacking(RowReading.columns(mapping)).stream()
                .map(column -> new FieldError("", "required", Wording.of("must have the column {column}").with("column", column)))
                .toList();
        if (!lacking.isEmpty()) throw new Invalid(lacking);
        var seen = new HashSet<String>();
        var twice = file.header().stream().filter(column -> !column.isEmpty() && !seen.add(column)).distinct()
                .map(column -> new FieldError("", "repeated", Wording.of("must not have a column twice: {column}").with("column", column)))
                .toList();
        if (!twice.isEmpty()) throw new Invalid(twice);
        return file.header();
    }

    /** Returns the first upload that is not finished. */
    Optional<ImportId> next() {
        return sql.first(Next.class, NEXT, Map.of()).map(Next::id);
    }

    /** Returns an import that is not finished. */
    Optional<Open> open(ImportId id) {
        return sql.first(Open.class, OPEN, Map.of("id", id));
    }

    RowReading reading(ImportMapping mapping, List<String> header) {
        return new RowReading(mapping, header, home.settings().zone(), destinations.identity(mapping));
    }

    /**
     * Writes the next rows and the progress in this transaction. No row is written twice, even if a step is interrupted or runs on two
     * nodes at once.
     *
     * @param before the number of rows already done
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

    /** Another node runs the same import. */
    static final class Overtaken extends RuntimeException {}

    private static Map<String, Object> row(ImportId id, RowResult refused) {
        return Map.of("import", id, "number", refused.row().number(), "reason", refused.english(), "reasons",
                Reason.kept(refused.reasons()), "cells", refused.row().cells());
    }

    private static int count(List<RowResult> results, Fate fate) {
        return (int) results.stream().filter(result -> result.fate() == fate).count();
    }

    /**
     * Finishes an import unless it is already finished.
     *
     * @param failure the reason of the failure, or {@code null} if all rows are done
     */
    void finish(ImportId id, @Nullable String failure) {
        if (sql.change(FINISH, Sql.values("id", id, "failure", failure, "now", clock.instant())) > 0)
            events.publish(new ImportEvent.Finished(id, failure));
    }

    /**
     * Deletes a file some time after its import. The accounts then have its data, and refused rows are stored separately with their
     * reasons.
     */
    @Produces
    static Perishable files() {
        return new Perishable(FORGET, FILE_KEPT);
    }

    @Produces
    static Limits limits() {
        return new Limits(List.of(
                new LimitView("import_bytes", CsvUpload.MAXIMUM_BYTES, "bytes",
                        "The maximum size of an uncompressed file to import in bytes."),
                new LimitView("import_rows", CsvFile.MAXIMUM_ROWS, "items",
                        "The maximum number of rows in a file to import, without the header."),
                new LimitView("import_file_days", FILE_KEPT.toDays(), "days",
                        "The number of days for which a file is kept after the end of its import.")));
    }

    @Produces
    static VersionedTable versions() {
        return new VersionedTable("imp", "accounts.import");
    }
}
