package io.perennial.api.made;

import io.perennial.api.Perennial;
import io.perennial.kernel.TypeId;
import java.sql.SQLException;
import java.util.UUID;

/** Rows of a tenant that no caller can make happen, inserted behind the API. */
record Planted(Perennial perennial, String tenant) {
    /** Puts a renewal into the snapshot of a past Monday. */
    void snapshot(String takenOn, String currency, UUID renewal, UUID account, UUID owner) {
        run("""
                insert into renewals.forecast_snapshot (tenant_id, taken_on, taken_at, currency)
                select id, '%s', now(), '%s' from platform.tenant where name = '%s' on conflict do nothing
                """.formatted(takenOn, currency, tenant));
        run("""
                insert into renewals.forecast_line (tenant_id, taken_on, renewal_id, account_id, due_on, owner_id, category, standing)
                select id, '%s', '%s', '%s', current_date, '%s', 'commit', 'withdrawn' from platform.tenant where name = '%s'
                """.formatted(takenOn, renewal, account, owner, tenant));
    }

    /** Sets a delivery about an account aside, as if a listener had failed. */
    String delivery(String account) {
        var id = TypeId.next();
        run("""
                insert into platform.set_aside (tenant_id, id, listener, event_id, event_type, subject, payload, occurred_at, attempts, error, set_aside_at)
                select id, '%s', 'Nobody', gen_random_uuid(), 'account.created', '%s', '{}', now(), 10, 'Planted', now() from platform.tenant where name = '%s'
                """.formatted(id, account, tenant));
        return TypeId.encode("dlv", id);
    }

    private void run(String sql) {
        try {
            perennial.database().orElseThrow().run(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
