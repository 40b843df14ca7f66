package io.perennial.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.perennial.platform.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Tests the migration of external keys from one table per kind and from the rows to the one table of all kinds. Their order is kept. */
class MovedKeysIT {
    private static final int BEFORE = 26;

    private static final String ROWS =
            """
            insert into accounts.account (id, name, external_keys, currency, created_at, updated_at)
            values ('%1$s', 'Rhine', '[{"system": "zoho", "externalId": "9"}, {"system": "crm", "externalId": "1"}]', 'EUR', now(), now());
            insert into accounts.account_key (system, external_id, account_id) values ('crm', '1', '%1$s'), ('zoho', '9', '%1$s');
            insert into accounts.contact (id, account_id, name, consent, external_keys, created_at, updated_at)
            values ('%1$s', '%1$s', 'Jana', '{}', '[{"system": "crm", "externalId": "2"}]', now(), now());
            insert into accounts.contact_key (system, external_id, contact_id) values ('crm', '2', '%1$s');
            insert into accounts.contract (id, account_id, number, starts_on, auto_renew, currency, lines, external_keys, arr, mrr, created_at, updated_at)
            values ('%1$s', '%1$s', '1', '2026-01-01', true, 'EUR', '[]', '[{"system": "crm", "externalId": "3"}]', 0, 0, now(), now());
            insert into accounts.contract_key (system, external_id, contract_id) values ('crm', '3', '%1$s');
            """;
    private static final String KEYS =
            """
            select (select external_keys from accounts.live_account)::text || (select external_keys from accounts.live_contact)::text
                || (select external_keys from accounts.live_contract)::text
            """;

    private final TestDatabase database = TestDatabase.at("accounts", BEFORE);

    @Test
    void each_tenants_keys_are_read_as_before() throws SQLException {
        for (var tenant : new String[] {"alder", "rowan"})
            in(tenant, connection -> connection.createStatement().execute(ROWS.formatted(UUID.randomUUID())));
        var before = in("alder", MovedKeysIT::keys);

        database.upgrade("accounts");

        assertEquals(before, in("alder", MovedKeysIT::keys));
        assertEquals(before, in("rowan", MovedKeysIT::keys));
    }

    private interface Work<R> {
        R with(Connection connection) throws SQLException;
    }

    private <R> R in(String tenant, Work<R> work) throws SQLException {
        try (var connection = database.appDataSource().getConnection()) {
            connection.setAutoCommit(false);
            connection.createStatement().execute("set local app.tenant = '" + database.tenant(tenant) + "'");
            var result = work.with(connection);
            connection.commit();
            return result;
        }
    }

    private static String keys(Connection connection) throws SQLException {
        try (var rows = connection.createStatement().executeQuery(KEYS)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
