package io.perennial.accounts.imports;

import io.perennial.kernel.Page;
import io.perennial.platform.call.Classified;
import io.perennial.platform.call.FieldClass;
import io.perennial.platform.http.Spoken;
import io.perennial.platform.requests.Boundary;
import io.perennial.platform.requests.Lists;
import io.perennial.platform.requests.Parameters;
import io.perennial.platform.requests.Query;
import io.perennial.platform.sql.Sql;
import io.perennial.records.Created;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.apache.shiro.authz.annotation.RequiresPermissions;

/** Imports the exports of other systems. */
@Path("imports")
@Boundary
@Produces(MediaType.APPLICATION_JSON)
public class ImportsResource {
    @Inject Imports imports;
    @Inject Lists lists;
    @Inject Sql sql;
    @Inject Spoken spoken;

    @GET
    @RequiresPermissions("imports:read")
    public Page<ImportView> list(@Context UriInfo uri) {
        return lists.page(ImportView.LISTING, Query.of(uri));
    }

    @POST
    @Consumes(CsvBody.TEXT_CSV)
    @RequiresPermissions("imports:write")
    public Response start(CsvUpload upload, @Context UriInfo uri) {
        var given = Parameters.of(uri);
        var kind = given.required("kind", imports.kinds());
        var mapping = given.required("mapping", "[a-z][a-z0-9_-]{0,49}");
        given.check();
        var id = imports.add(kind, mapping, upload);
        return Created.later(uri, id, ImportView.get(id, sql));
    }

    @GET
    @Path("{id}")
    @RequiresPermissions("imports:read")
    public ImportView get(@PathParam("id") ImportId id) {
        return ImportView.get(id, sql);
    }

    @GET
    @Path("{id}/refusals")
    @Produces(CsvBody.TEXT_CSV + ";charset=UTF-8")
    @RequiresPermissions("imports:read")
    @Classified(FieldClass.REVENUE)
    public String refusals(@PathParam("id") ImportId id) {
        return RefusedRows.of(id, sql).csv(spoken::said);
    }
}
