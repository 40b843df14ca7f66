package io.perennial.platform.events;

import io.perennial.platform.sql.Sql;

/** Makes the log of changes of one transaction, without a container. */
public final class TestLog {
    private TestLog() {}

    public static ChangeLog on(Sql sql) {
        return new ChangeLog(sql, new Sequencer(sql));
    }
}
