package io.perennial.partners.feed;

import io.perennial.kernel.Refusal;
import io.perennial.partners.PartnerRefusal;
import io.perennial.platform.requests.Cursor;
import io.perennial.platform.sql.Tenants;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Writes and reads the cursors of the feed. They are signed, and belong to one reader, its types and its sight. */
@ApplicationScoped
class FeedCursor {
    private final Cursor cursor;

    @Inject
    FeedCursor(Cursor cursor) {
        this.cursor = cursor;
    }

    String write(long position, FeedScope scope) {
        return cursor.write(new Cursor.Position(position + " " + scope.sight(), Tenants.NOBODY), scope.binding());
    }

    /** Returns the last position that was read. Refuses a cursor of another reader, and one of a former sight. */
    long read(String text, FeedScope scope) {
        var parts = cursor.read(text, scope.binding()).key().split(" ", -1);
        if (!parts[1].equals(scope.sight()))
            throw PartnerRefusal.CURSOR_EXPIRED.because("What you may see has changed. Begin again with a snapshot (POST /snapshots).");
        return Long.parseLong(parts[0]);
    }

    static Refusal expired() {
        return PartnerRefusal.CURSOR_EXPIRED
                .because("Changes after this cursor are deleted already. Begin again with a snapshot (POST /snapshots).");
    }
}
