package io.perennial.records.search;

import io.perennial.platform.requests.Boundary;
import io.perennial.platform.requests.NumberForm;
import io.perennial.platform.requests.Parameters;
import io.perennial.platform.requests.TextForm;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.apache.shiro.SecurityUtils;
import org.apache.shiro.authz.annotation.RequiresPermissions;

/** Searches all kinds of records that the caller may read. */
@Path("search")
@Boundary
@Produces(MediaType.APPLICATION_JSON)
public class SearchResource {
    private static final int USUALLY = 20;

    @Inject Searches searches;

    @GET
    @RequiresPermissions("accounts:read")
    public SearchAnswer search(@Context UriInfo uri) {
        var given = Parameters.of(uri);
        var text = given.required("q", TextForm.upTo(100));
        var names = given.several("kinds", searches.kinds().map(SearchKind::name).toList());
        var limit = given.find("limit", new NumberForm(1, 50)).orElse(USUALLY);
        given.check();
        var kinds =
                searches.kinds().filter(kind -> names.isEmpty() || names.contains(kind.name())).filter(SearchResource::mayRead).toList();
        return new SearchAnswer(searches.find(text, kinds, limit));
    }

    private static boolean mayRead(SearchKind kind) {
        return SecurityUtils.getSubject().isPermitted(kind.permission());
    }
}
