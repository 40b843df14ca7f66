package io.perennial.accounts.notes;

import io.perennial.accounts.AccountId;
import io.perennial.accounts.Accounts;
import io.perennial.kernel.Page;
import io.perennial.platform.requests.Boundary;
import io.perennial.platform.requests.Lists;
import io.perennial.platform.requests.Query;
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
import java.util.Map;
import org.apache.shiro.authz.annotation.RequiresPermissions;

/** The notes about an account, newest first. */
// Matches only the id of an account: "by-external" is never an account, whatever the name of the system is.
@Path("accounts/{id: acct_\\w+}/notes")
@Boundary
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class NotesResource {
    @Inject Accounts accounts;
    @Inject Notes notes;
    @Inject Lists lists;

    @GET
    @RequiresPermissions("notes:read")
    public Page<NoteView> list(@PathParam("id") AccountId account, @Context UriInfo uri) {
        accounts.requireVisible(account);
        var page = lists.page(NoteView.LISTING, Query.of(uri), Map.of("account", account));
        return new Page<>(notes.named(page.items()), page.nextCursor(), page.count());
    }

    @POST
    @RequiresPermissions("notes:write")
    public Response create(@PathParam("id") AccountId account, NoteBody body, @Context UriInfo uri) {
        var id = notes.add(account, body);
        return Created.at(uri, "notes", id, notes.view(id));
    }
}
