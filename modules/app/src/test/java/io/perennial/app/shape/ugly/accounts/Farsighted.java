package io.perennial.app.shape.ugly.accounts;

import io.perennial.platform.sql.BeyondSight;

@BeyondSight("It once did.")
public final class Farsighted {
    private Farsighted() {}
}
