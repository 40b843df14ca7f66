package io.perennial.platform.requests;

import io.perennial.platform.call.RequestRefusal;
import io.perennial.platform.sql.TenantOwned;

/** The versions of a resource that a change may apply to: their {@code ETag}s, or {@code *} for any version. */
public record IfMatch(String tag) {
    public void check(TenantOwned entity) {
        check(entity.version());
    }

    public void check(long version) {
        if (tag.isBlank())
            throw RequestRefusal.VERSION_REQUIRED.because("Send If-Match with the ETag that you have read.");
        if (!VersionTags.of(tag).include(version)) throw stale();
    }

    static RuntimeException stale() {
        return RequestRefusal.STALE_VERSION.because("The record was changed after you read it. Read it again.");
    }
}
