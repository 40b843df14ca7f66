package io.perennial.app.shape.ugly.accounts;

import io.perennial.platform.events.VersionedTable;

/** Has records with versions, of whose changes nobody is told. */
public final class SilentKind {
    static VersionedTable versions() {
        return new VersionedTable("sil", "accounts.silence");
    }
}
