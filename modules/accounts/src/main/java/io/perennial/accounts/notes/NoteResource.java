package io.perennial.accounts.notes;

import io.perennial.platform.json.Json;
import io.perennial.platform.json.MergePatch;
import io.perennial.platform.requests.Boundary;
import io.perennial.platform.requests.IfMatch;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.apache.shiro.authz.annotation.RequiresPermissions;

/** One note. It has an address of its own, because one below its account would be that of an account by external key, too. */
@Path("notes/{id}")
@Boundary
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class NoteResource {
    @Inject Notes notes;
    @Inject Json json;

    @GET
    @RequiresPermissions("notes:read")
    public NoteView get(@PathParam("id") NoteId id) {
        return notes.view(id);
    }

    @PATCH
    @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
    @RequiresPermissions("notes:write")
    public NoteView change(@PathParam("id") NoteId id, @HeaderParam("If-Match") @DefaultValue("") IfMatch version, MergePatch patch) {
        var note = notes.get(id);
        version.check(note);
        notes.change(note, json.merge(note.body(), patch, NoteBody.class));
        return notes.view(id);
    }

    @DELETE
    @RequiresPermissions("notes:write")
    public void delete(@PathParam("id") NoteId id, @HeaderParam("If-Match") @DefaultValue("") IfMatch version) {
        var note = notes.get(id);
        version.check(note);
        notes.delete(note);
    }
}
