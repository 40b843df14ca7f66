package io.perennial.accounts.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perennial.accounts.AccountId;
import io.perennial.accounts.usage.Usage;
import io.perennial.kernel.Invalid;
import io.perennial.kernel.Refusal;
import io.perennial.kernel.TypeId;
import io.perennial.kernel.Wording;
import io.perennial.platform.call.Sight;
import io.perennial.platform.json.Json;
import io.perennial.platform.spec.Translations;
import io.perennial.platform.sql.Entities;
import io.perennial.platform.sql.Sql;
import io.perennial.platform.testing.Given;
import io.perennial.platform.testing.TenantWork;
import io.perennial.platform.testing.TestDatabase;
import io.perennial.records.RecordKinds;
import io.perennial.records.Records;
import jakarta.validation.Validation;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ImportsIT {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final Json JSON = new Json(Validation.buildDefaultValidatorFactory().getValidator(), Given.of());
    private static final String MAPPING =
            """
            {"kind": "usage", "account": {"system": "crm", "column": "customer"},
             "fields": {"metric": {"column": "metric"}, "at": {"column": "day", "as": "instant"},
                        "value": {"column": "count", "as": "decimal"}}}
            """;
    private static final String FILE =
            """
            customer,metric,day,count
            C1,logins,2026-03-01,5
            C1,LOGINS,2026-03-01,6
            C9,logIns,2026-03-01,some
            C1,seats,yesterday,some
            C1,logins,2026-03-02,8
            C1,logins,2026-03-01,9
            """;
    private static final int ROWS = 6;

    private final TenantWork sorrel = TenantWork.of("sorrel");
    private final TenantWork tansy = TenantWork.of("tansy");
    private final TenantWork.Heard heard = new TenantWork.Heard();

    @BeforeEach
    void a_mapping_and_an_account_of_each() throws SQLException {
        for (var name : List.of("sorrel", "tansy")) declare(name);
        for (var tenant : List.of(sorrel, tansy)) tenant.run(sql -> account(sql));
    }

    /** Declares the mapping as a tenant's files do. */
    private static void declare(String tenant) throws SQLException {
        var database = TestDatabase.shared();
        try (var connection = database.ownerDataSource().getConnection()) {
            connection.setAutoCommit(false);
            connection.createStatement().execute("set local app.tenant = '" + database.tenant(tenant) + "'");
            try (var insert = connection.prepareStatement(
                    "insert into accounts.import_mapping (name, kind, definition) values ('clicks', 'usage', ?::jsonb) on conflict do nothing")) {
                insert.setString(1, MAPPING);
                insert.execute();
            }
            connection.commit();
        }
    }

    private static int account(Sql sql) {
        if (sql.number("select count(*) from {records.external_key} where kind = 'accounts' and system = 'crm'", Map.of()) > 0) return 0;
        var id = new AccountId(TypeId.next());
        sql.change(
                "insert into accounts.account (tenant_id, id, name, currency, created_at, updated_at) values (:tenant, :id, 'Dock & Co', 'EUR', :now, :now)",
                Map.of("id", id, "now", NOON));
        return sql.change(
                "insert into records.external_key (tenant_id, kind, system, external_id, record_id, place) values (:tenant, 'accounts', 'crm', 'C1', :id, 0)",
                Map.of("id", id));
    }

    @Test
    void each_row_is_counted_once_and_refused_ones_are_given_back_with_every_reason() {
        var id = add(sorrel, FILE);

        step(sorrel, id, 0, ROWS);
        sorrel.run(sql -> finished(sql, id, null));

        var view = view(sorrel, id);
        assertEquals(ImportState.COMPLETE, view.state());
        assertEquals(List.of(ROWS, 4), List.of(view.rows(), view.refused()));
        assertEquals(2, view.created() + view.updated() + view.unchanged());
        assertEquals(
                """
                row,reason,customer,metric,day,count
                2,"metric: must contain only a–z, 0–9, _ . -",C1,LOGINS,2026-03-01,6
                3,"count (value): must be a number of the form 1234.56; customer: unknown account; metric: must contain only a–z, 0–9, _ . -",C9,logIns,2026-03-01,some
                4,day (at): must be a time of the form uuuu-MM-dd; count (value): must be a number of the form 1234.56,C1,seats,yesterday,some
                6,"row 1 has the same account, metric, at",C1,logins,2026-03-01,9
                """.replace("\n", "\r\n"),
                sorrel.run(sql -> RefusedRows.of(id, sql).csv(Wording::english)));
    }

    @Test
    void reasons_are_said_in_the_language_of_the_reader() {
        var id = add(sorrel, FILE);
        step(sorrel, id, 0, ROWS);
        var chinese = Translations.load();

        assertEquals(List.of(
                "metric: 只能包含 a–z、0–9、_ . -", "count (value): 必须是 1234.56 格式的数字; customer: 未知客户; metric: 只能包含 a–z、0–9、_ . -",
                "day (at): 必须是 uuuu-MM-dd 格式的时间; count (value): 必须是 1234.56 格式的数字", "第 1 行的客户、metric、at 与此行相同"),
                sorrel.run(sql -> RefusedRows.of(id, sql).rows().stream().map(row -> row.said(text -> chinese.said(text, "zh-Hans")))
                        .toList()));
    }

    @Test
    void a_wording_among_the_values_of_a_reason_is_kept_as_one() {
        var nested = Wording.of("Another {kind} has this external key.").with("kind", new Wording("contact", Map.of())).with("max", 7);
        var reasons = List.of(new Reason("name", nested), Reason.row(Wording.of("is required").with("allowed", List.of("a", "b"))));

        assertEquals(reasons, Reason.stored(Reason.kept(reasons)));
    }

    @Test
    void a_second_run_of_a_file_changes_nothing() {
        var first = add(sorrel, FILE);
        step(sorrel, first, 0, ROWS);
        heard.events.clear();

        var second = add(sorrel, FILE);
        step(sorrel, second, 0, ROWS);

        assertEquals(2, view(sorrel, second).unchanged());
        assertEquals(List.of(ImportEvent.Uploaded.class), heard.events.stream().map(Object::getClass).toList());
    }

    @Test
    void a_step_that_another_has_done_is_not_done_again_and_keeps_nothing() {
        var id = add(sorrel, FILE);
        step(sorrel, id, 0, 2);

        assertThrows(Imports.Overtaken.class, () -> step(sorrel, id, 0, 2));

        assertEquals(2, view(sorrel, id).rows());
        step(sorrel, id, 2, ROWS - 2);
        assertEquals(ROWS, view(sorrel, id).rows());
    }

    @Test
    void an_import_is_worked_on_as_its_sender_and_with_the_mapping_of_then() {
        var member = UUID.randomUUID();
        var id = sorrel.seenBy(member).run(sql -> imports(sql).add("usage", "clicks", upload(FILE)));

        var open = sorrel.run(sql -> imports(sql).open(id)).orElseThrow();

        assertEquals(TypeId.encode("mem", member), open.actor());
        assertEquals(Sight.own(member), open.seen());
        assertEquals(ImportMapping.read(MAPPING), ImportMapping.read(open.definition()));
        sorrel.run(sql -> finished(sql, id, "No"));
        assertEquals("No", view(sorrel, id).failure());
        assertTrue(sorrel.run(sql -> imports(sql).open(id)).isEmpty());
    }

    @Test
    void a_file_that_lacks_columns_or_has_one_twice_is_refused_with_all_of_them() {
        var lacking = assertThrows(Invalid.class, () -> add(sorrel, "customer,day\n"));
        assertEquals(List.of("must have the column count", "must have the column metric"),
                lacking.errors().stream().map(Invalid.FieldError::detail).toList());

        var twice = assertThrows(Invalid.class, () -> add(sorrel, "customer,metric,day,count,day\n"));
        assertEquals(List.of("must not have a column twice: day"), twice.errors().stream().map(Invalid.FieldError::detail).toList());
    }

    @Test
    void a_mapping_that_is_for_other_rows_or_not_there_is_unknown() {
        for (var kind : List.of("accounts", "contracts")) {
            var refused = assertThrows(Refusal.class, () -> sorrel.run(sql -> imports(sql).add(kind, "clicks", upload(FILE))));
            assertEquals(ImportRefusal.UNKNOWN_MAPPING, refused.reason());
        }
    }

    @Test
    void another_tenant_finds_neither_the_import_nor_its_rows_nor_the_account() {
        var id = add(sorrel, FILE);
        step(sorrel, id, 0, ROWS);

        assertThrows(Refusal.class, () -> view(tansy, id));
        assertThrows(Refusal.class, () -> tansy.run(sql -> RefusedRows.of(id, sql)));
        assertTrue(tansy.run(sql -> imports(sql).open(id)).isEmpty());
        assertEquals(Long.valueOf(0), tansy.run(sql -> sql.number("select count(*) from {whole accounts.usage_point}", Map.of())));
    }

    @Test
    void a_file_is_forgotten_a_week_after_its_import_and_the_import_and_its_refused_rows_stay() {
        var id = add(sorrel, FILE);
        step(sorrel, id, 0, ROWS);
        var going = add(sorrel, FILE);
        sorrel.run(sql -> finished(sql, id, null));
        var refused = sorrel.run(sql -> RefusedRows.of(id, sql).csv(Wording::english));

        forget(sorrel, NOON.plus(Imports.FILE_KEPT));
        assertTrue(hasFile(sorrel, id), "a week has not passed");
        forget(tansy, NOON.plus(Imports.FILE_KEPT).plusSeconds(1));
        assertTrue(hasFile(sorrel, id), "another company's housekeeping");
        forget(sorrel, NOON.plus(Imports.FILE_KEPT).plusSeconds(1));

        assertFalse(hasFile(sorrel, id));
        assertTrue(hasFile(sorrel, going), "it is not through yet");
        assertEquals(refused, sorrel.run(sql -> RefusedRows.of(id, sql).csv(Wording::english)));
        assertEquals(List.of(ROWS, 4), List.of(view(sorrel, id).rows(), view(sorrel, id).refused()));
    }

    private static void forget(TenantWork tenant, Instant now) {
        var files = Imports.files();
        tenant.run(sql -> sql.change(files.delete(), Map.of("before", now.minus(files.kept()), "most", 5_000)));
    }

    private static boolean hasFile(TenantWork tenant, ImportId id) {
        return tenant.run(sql -> sql.number("select count(*) from {whole accounts.import} where id = :id and file is not null",
                Map.of("id", id))) == 1;
    }

    @Test
    void whoever_sees_only_own_accounts_sees_only_the_imports_they_sent() {
        var member = UUID.randomUUID();
        var others = add(sorrel, FILE);
        var own = sorrel.seenBy(member).run(sql -> imports(sql).add("usage", "clicks", upload(FILE)));

        assertEquals(own, view(sorrel.seenBy(member), own).id());
        assertThrows(Refusal.class, () -> view(sorrel.seenBy(member), others));
        assertThrows(Refusal.class, () -> sorrel.seenBy(member).run(sql -> RefusedRows.of(others, sql)));
        assertEquals(others, view(sorrel, others).id());
    }

    private ImportId add(TenantWork tenant, String file) {
        return tenant.run(sql -> imports(sql).add("usage", "clicks", upload(file)));
    }

    private static CsvUpload upload(String file) {
        return new CsvUpload(file.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    private void step(TenantWork tenant, ImportId id, int done, int rows) {
        tenant.run(sql -> {
            var mapping = ImportMapping.read(MAPPING);
            var file = CsvFile.of(imports(sql).open(id).orElseThrow().file());
            var reading = new RowReading(mapping, file.header(), ZoneId.of("Europe/Berlin"), List.of("metric", "at", "key"));
            imports(sql).step(id, mapping, file.rows().map(reading::read).skip(done).limit(rows).toList(), done);
            return id;
        });
    }

    private ImportId finished(Sql sql, ImportId id, String failure) {
        imports(sql).finish(id, failure);
        return id;
    }

    private static ImportView view(TenantWork tenant, ImportId id) {
        return tenant.run(sql -> ImportView.get(id, sql));
    }

    private Imports imports(Sql sql) {
        var imports = new Imports();
        imports.sql = sql;
        imports.events = heard;
        imports.clock = Clock.fixed(NOON, ZoneOffset.UTC);
        imports.destinations = destinations(sql);
        return imports;
    }

    private Destinations destinations(Sql sql) {
        var kinds = new RecordKinds(Given.of());
        var records = new Records(new Entities(), heard, sql, Clock.systemUTC(), kinds, JSON);
        return new Destinations(Given.of(new Usage(sql, heard)), kinds, records, JSON, sql);
    }
}
