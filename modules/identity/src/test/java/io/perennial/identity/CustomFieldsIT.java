package io.perennial.identity;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.perennial.kernel.Invalid;
import io.perennial.platform.call.Call;
import io.perennial.platform.spec.Labels;
import io.perennial.platform.sql.TestSql;
import io.perennial.platform.testing.TestDatabase;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

class CustomFieldsIT {
    private static final TestDatabase DATABASE = TestDatabase.shared();
    private static final UUID JUNIPER = DATABASE.tenant("juniper");
    private static final UUID SORREL = DATABASE.tenant("sorrel");

    private final CustomFields fields = new CustomFields();

    @BeforeAll
    static void declare() throws SQLException {
        declare(JUNIPER, "site", "choice", "{dublin,virginia}");
        declare(JUNIPER, "seats", "number", "{}");
        declare(SORREL, "floor", "text", "{}");
    }

    @Test
    void every_wrong_value_is_named_at_once_with_its_place() {
        var invalid = assertThrows(
                Invalid.class, () -> check(JUNIPER, Map.of("site", "mars", "seats", "9", "a/b~", 1), Map.of()));

        var errors = invalid.errors().stream().map(error -> error.pointer() + " " + error.code()).sorted().toList();
        assertEquals(
                List.of("/customFields/a~1b~0 unknown_field", "/customFields/seats type", "/customFields/site choice"), errors);
    }

    @Test
    void a_value_that_stays_what_it_was_is_let_be_though_the_files_have_changed() {
        assertDoesNotThrow(() -> check(JUNIPER, Map.of("site", "mars"), Map.of("site", "mars")));
        assertThrows(Invalid.class, () -> check(JUNIPER, Map.of("site", "mars"), Map.of("site", "venus")));
    }

    @Test
    void another_companys_fields_are_unknown_here_also_when_both_have_been_asked_for() {
        assertDoesNotThrow(() -> check(JUNIPER, Map.of("seats", 9), Map.of()));
        assertDoesNotThrow(() -> check(SORREL, Map.of("floor", "third"), Map.of()));
        assertThrows(Invalid.class, () -> check(SORREL, Map.of("seats", 9), Map.of()));
        assertThrows(Invalid.class, () -> check(JUNIPER, Map.of("floor", "third"), Map.of()));
    }

    @Test
    void an_accounts_field_is_none_of_a_contact() {
        assertThrows(Invalid.class, () -> check(JUNIPER, CustomFields.Of.CONTACT, Map.of("seats", 9), Map.of()));
    }

    @Test
    void a_program_reads_all_fields_of_its_company_with_labels_in_three_languages() throws SQLException {
        var aspen = DATABASE.tenant("aspen");
        declare(aspen, "site", "choice", "{dublin,virginia}");
        declare(aspen, "seats", "number", "{}");
        try (var connection = as("perennial_owner", aspen).getConnection()) {
            connection.createStatement()
                    .execute("update identity.custom_field set label = '{\"en\": \"Site\", \"zh-Hans\": \"地点\"}' where key = 'site'");
        }

        var read = Call.of("test", aspen).run(() -> CustomFieldView.all(TestSql.on(as("perennial_app", aspen))));
        assertEquals(List.of(
                new CustomFieldView("account", "seats", "number", List.of(), new Labels("seats", "seats", "seats")),
                new CustomFieldView("account", "site", "choice", List.of("dublin", "virginia"), new Labels("Site", "地点", "地点"))), read);
    }

    private void check(UUID tenant, Map<String, Object> values, Map<String, Object> before) {
        check(tenant, CustomFields.Of.ACCOUNT, values, before);
    }

    private void check(UUID tenant, CustomFields.Of of, Map<String, Object> values, Map<String, Object> before) {
        fields.sql = TestSql.on(as("perennial_app", tenant));
        Call.of("test", tenant).run(() -> {
            fields.check(of, values, before);
            return true;
        });
    }

    private static void declare(UUID tenant, String key, String type, String choices) throws SQLException {
        try (var connection = as("perennial_owner", tenant).getConnection()) {
            connection.createStatement().execute("insert into identity.custom_field (kind, key, type, choices, label) values ('account', '"
                    + key + "', '" + type + "', '" + choices + "', '{}') on conflict do nothing");
        }
    }

    private static DataSource as(String role, UUID tenant) {
        var source = new PGSimpleDataSource();
        source.setURL(DATABASE.url() + "?options=-c%20app.tenant=" + tenant);
        source.setUser(role);
        return source;
    }
}
