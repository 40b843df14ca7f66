package io.perennial.health.scorecards;

import io.perennial.health.sources.SourceKind;
import io.perennial.health.sources.Sources;
import io.perennial.platform.requests.Boundary;
import io.perennial.platform.spec.Labels;
import io.perennial.platform.spec.Translations;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.apache.shiro.authz.annotation.RequiresPermissions;

/** Serves the kinds of sources for measures. */
@Path("health/sources")
@Boundary
@Produces(MediaType.APPLICATION_JSON)
public class SourcesResource {
    /** The answer of GET /health/sources. */
    public record SourceKinds(List<MeasureKind> items) {}

    /**
     * A kind of raw value, as callers read it; see {@link SourceKind}.
     *
     * @param computed how the value is computed, and when it is unknown
     */
    public record MeasureKind(String name, String unit, boolean of, boolean many, boolean days, Labels computed) {}

    @Inject Sources sources;
    @Inject Translations translations;

    @GET
    @RequiresPermissions("scorecards:read")
    public SourceKinds list() {
        return new SourceKinds(sources.kinds().stream().map(this::kind).toList());
    }

    private MeasureKind kind(SourceKind kind) {
        return new MeasureKind(kind.name(), kind.unit(), kind.of(), kind.many(), kind.days(), Labels.of(kind.computed(), translations));
    }
}
