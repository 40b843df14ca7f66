package io.perennial.platform.testing;

import io.perennial.platform.call.PlatformSettings;
import io.perennial.platform.requests.Cursor;
import io.perennial.platform.requests.Lists;
import io.perennial.platform.sql.Sql;

/** Makes the lists of one transaction, without a container. */
public final class TestLists {
    private TestLists() {}

    public static Lists on(Sql sql) {
        return new Lists(sql, new Cursor(new PlatformSettings("signs the cursors of tests, no others", "", false)));
    }
}
