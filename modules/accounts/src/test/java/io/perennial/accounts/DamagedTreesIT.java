package io.perennial.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.perennial.kernel.TypeId;
import io.perennial.platform.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Tests the migration that repairs children of deleted accounts, and reports accounts that are their own ancestors. */
class DamagedTreesIT {
    private static final int BEFORE = 40;

    private final TestDatabase database = TestDatabase.at("accounts", BEFORE);
    private final UUID one = TypeId.next();
    private final UUID other = TypeId.next();
    private final UUID below = TypeId.next();
    private final UUID gone = TypeId.next();
    private final UUID kept = TypeId.next();
    private final UUID sound = TypeId.next();

    @Test
    void a_cycle_is_reported_and_left_and_a_deleted_parent_is_removed() throws SQLException {
        for (var id : List.of(one, other, below, gone, kept, sound))
            execute("insert into accounts.account (id, name, currency, created_at, updated_at) values (?, 'Rhine', 'EUR', now(), now())",
                    id);
        put(one, other);
        put(other, one);
        put(below, one);
        put(kept, gone);
        put(sound, kept);
        execute("update accounts.account set deleted_at = now() where id = ?", gone);

        database.upgrade("accounts");

        assertEquals(Set.of(audit(one, "account_cycle_found"), audit(other, "account_cycle_found"), audit(kept, "account_changed")),
                Set.copyOf(texts("select subject || ' ' || action from platform.audit")));
        assertEquals(List.of(text(other), text(one), text(one), text(null), text(kept)),
                List.of(parent(one), parent(other), parent(below), parent(kept), parent(sound)));
        assertEquals(List.of(TypeId.encode("acct", gone)),
                texts("select changes -> 'parentId' ->> 'before' from platform.audit where action = 'account_changed'"));
    }

    private static String audit(UUID account, String action) {
        return TypeId.encode("acct", account) + " " + action;
    }

    private static String text(@Nullable UUID id) {
        return String.valueOf(id);
    }

    private void put(UUID child, UUID parent) throws SQLException {
        execute("update accounts.account set parent_id = ? where id = ?", parent, child);
    }

    private String parent(UUID child) throws SQLException {
        return texts("select coalesce(parent_id::text, 'null') from accounts.account where id = '" + child + "'").getFirst();
    }

    private void execute(String sql, UUID... values) throws SQLException {
        try (var connection = inTenant(); var statement = connection.prepareStatement(sql)) {
            for (int place = 0; place < values.length; place++) statement.setObject(place + 1, values[place]);
            statement.execute();
            connection.commit();
        }
    }

    private List<String> texts(String sql) throws SQLException {
        var texts = new ArrayList<String>();
        try (var connection = inTenant(); var rows = connection.createStatement().executeQuery(sql)) {
            while (rows.next()) texts.add(rows.getString(1));
        }
        return texts;
    }

    private Connection inTenant() throws SQLException {
        var connection = database.appDataSource().getConnection();
        connection.setAutoCommit(false);
        connection.createStatement().execute("set local app.tenant = '" + database.tenant("alder") + "'");
        return connection;
    }
}
