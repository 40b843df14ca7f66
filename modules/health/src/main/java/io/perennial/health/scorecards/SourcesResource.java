package io.perennial.health.scorecards;

import io.perennial.health.sources.SourceKind;
import io.perennial.health.sources.Sources;
import io.perennial.platform.requests.Boundary;
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
    public record SourceKinds(List<SourceKind> items) {}

    @Inject Sources sources;

    @GET
    @RequiresPermissions("scorecards:read")
    public SourceKinds list() {
        return new SourceKinds(sources.kinds());
    }
}
