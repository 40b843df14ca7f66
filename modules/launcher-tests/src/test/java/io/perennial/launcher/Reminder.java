package io.perennial.launcher;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;

/** A reminder of a callback that a server is writing, as long as a lock of this test's holds it up. */
record Reminder(Kept kept) {
    private static final String CALLBACK = "019e0000-0000-7000-8000-000000000001";
    private static final String CALLBACK_ID = "call_01kr000000e008000000000001";
    private static final String DUE =
            """
            insert into accounts.account (tenant_id, id, name, currency, created_at, updated_at)
            select id, '%1$s', 'Rhine', 'EUR', now(), now() from platform.tenant where name = 'willow';
            insert into accounts.contact (tenant_id, id, account_id, name, emails, phones, consent, created_at, updated_at)
            select id, '%1$s', '%1$s', 'Jana', '["jana@rhine.example"]', '[]', '{}', now(), now() from platform.tenant where name = 'willow';
            insert into engagement.callback (tenant_id, id, account_id, contact_id, subject, channel, local, zone, tzdata, minutes, window_minutes,
                                             starts_at, window_ends_at, next_at, history, state, created_at, updated_at)
            select id, '%1$s', '%1$s', '%1$s', 'First week', 'phone', '2098-03-03T09:00', 'UTC', '2026a', 30, 15, '2098-03-03T09:00Z',
                   '2098-03-03T09:15Z', '2098-03-03T09:00Z', false, 'planned', now(), now() from platform.tenant where name = 'willow';
            insert into platform.timer (tenant_id, name, id, fires_at)
            select id, 'callback-reminder', '%2$s', now() from platform.tenant where name = 'willow';
            update platform.tenant set applied_at = now() where name = 'willow';
            """
                    .formatted(CALLBACK, CALLBACK_ID);

    /** Lets a reminder fall due that cannot be written until the lock is gone. */
    Connection due() throws IOException, SQLException {
        var lock = kept.superuser().connect();
        lock.setAutoCommit(false);
        try (var statement = lock.createStatement()) {
            statement.execute("lock table platform.mail in share row exclusive mode");
        }
        try (var connection = kept.superuser().connect(); var statement = connection.createStatement()) {
            statement.execute(DUE);
        }
        return lock;
    }

    boolean isBeingWritten() {
        return isSo("select count(*) > 0 from pg_stat_activity where wait_event_type = 'Lock' and query ilike '%platform.mail%'");
    }

    /** Returns true if the timer has done its work. */
    boolean isDone() {
        return isSo("select count(*) = 0 from platform.timer where name = 'callback-reminder'");
    }

    String written() throws IOException, SQLException {
        return kept.superuser().ask("select count(*) from platform.mail where template = 'callback_reminder'");
    }

    private boolean isSo(String question) {
        try {
            return kept.superuser().ask(question).equals("t");
        } catch (SQLException | IOException refused) {
            throw new IllegalStateException(refused);
        }
    }
}
