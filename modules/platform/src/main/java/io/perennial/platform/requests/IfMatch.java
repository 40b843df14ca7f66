package io.perennial.platform.requests;

import io.perennial.platform.call.RequestRefusal;
import io.perennial.platform.sql.TenantOwned;
import java.util.List;

/** The versions of a resource that a change is meant for: their {@code ETag}s, or {@code *} for whichever there is. */
public record IfMatch(String tag) {
    public void check(TenantOwned entity) {
        check(entity.version());
    }

    public void check(long version) {
        if (tag.isBlank())
            throw RequestRefusal.VERSION_REQUIRED.because("Send If-Match with the ETag that you last read");
        if (!tag.strip().equals("*") && !List.of(tag.strip().split("\\s*,\\s*")).contains(tag(version)))
            throw RequestRefusal.STALE_VERSION.because("It has changed since you read it: read it again");
    }

    static String tag(long version) {
        return "\"" + version + "\"";
    }
}
