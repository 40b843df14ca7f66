package io.perennial.platform.requests;

import io.perennial.platform.call.RequestRefusal;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.HeaderParam;
import org.jspecify.annotations.Nullable;

/**
 * The conditions of a PUT: {@code If-Match} to change only the version that was read, and {@code If-None-Match: *} to overwrite nothing.
 * The resource checks them after it has locked what the request changes. So a concurrent request cannot come between.
 */
public final class Conditions {
    @HeaderParam("If-Match") @DefaultValue("") String match = "";

    @HeaderParam("If-None-Match") @DefaultValue("") String noneMatch = "";

    /** Returns true if the request has a condition. */
    public boolean isAny() {
        return !match.isBlank() || !noneMatch.isBlank();
    }

    /** @param version the version of what is there; null if there is nothing yet */
    public void check(@Nullable Long version) {
        refuseExisting(version, version != null);
        refuseStale(version);
    }

    /**
     * Refuses to overwrite. A request that only repeats itself is refused too, as RFC 9110 demands.
     *
     * @param isSet true if the request would overwrite something
     */
    public void refuseExisting(@Nullable Long version, boolean isSet) {
        if (noneMatch.isBlank() || !isSet) return;
        var excluded = VersionTags.of(noneMatch);
        if (excluded.any() || version != null && excluded.include(version))
            throw RequestRefusal.ALREADY_EXISTS.because("If-None-Match allows only to create this, but it exists.");
    }

    /** Refuses to change another version than the one that was read. A request that is done already needs no check: its answer was lost. */
    public void refuseStale(@Nullable Long version) {
        if (!match.isBlank() && (version == null || !VersionTags.of(match).include(version))) throw IfMatch.stale();
    }
}
