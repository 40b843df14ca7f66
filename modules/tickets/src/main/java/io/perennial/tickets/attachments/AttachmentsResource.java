package io.perennial.tickets.attachments;

import io.perennial.platform.call.RequestRefusal;
import io.perennial.platform.pages.PageFile;
import io.perennial.platform.requests.Parameters;
import io.perennial.platform.sql.Sql;
import io.perennial.platform.sql.Tenants;
import io.perennial.records.Created;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import org.apache.shiro.authz.annotation.RequiresPermissions;
import org.jspecify.annotations.Nullable;

/** Files of messages. They are no boundary, because a file takes long to arrive or to be read, and no transaction may wait for it. */
@Path("attachments")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class AttachmentsResource {
    /** Matches a file name: without folders, controls, or what changes the direction of writing and so hides the real ending. */
    private static final String NAME = "[^/\\\\\\p{Cc}\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069]{1,200}";

    @Inject Upload upload;
    @Inject Pieces pieces;
    @Inject Tenants tenants;
    @Inject Sql sql;

    @POST
    @Consumes(MediaType.APPLICATION_OCTET_STREAM)
    @RequiresPermissions("messages:write")
    public Response create(
            @HeaderParam(HttpHeaders.CONTENT_LENGTH) @Nullable String length,
            @HeaderParam(HttpHeaders.CONTENT_ENCODING) @Nullable String encoding,
            InputStream content, @Context UriInfo uri) {
        var given = Parameters.of(uri);
        var name = given.required("name", NAME);
        given.check();
        if (encoding != null)
            throw RequestRefusal.UNSUPPORTED_MEDIA_TYPE.because("Send the file without Content-Encoding.");
        if (length != null && length.matches("\\d{1,18}") && Long.parseLong(length) > Upload.LARGEST) throw Upload.tooLarge();
        var id = upload.store(name, content);
        return Created.at(uri, id, view(id));
    }

    @GET
    @Path("{id}")
    @RequiresPermissions("messages:read")
    public AttachmentView get(@PathParam("id") AttachmentId id) {
        return view(id);
    }

    /** Lets a browser only store the file. It is read piece by piece, each in its own transaction. */
    @GET
    @Path("{id}/content")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @RequiresPermissions("messages:read")
    public Response content(@PathParam("id") AttachmentId id) {
        var file = view(id);
        StreamingOutput output = to -> pieces.write(id, file.size(), to);
        return Response.ok(output).type(MediaType.APPLICATION_OCTET_STREAM_TYPE)
                .header(HttpHeaders.CONTENT_LENGTH, file.size())
                .header(HttpHeaders.CONTENT_DISPOSITION, PageFile.disposition(file.name()))
                .build();
    }

    private AttachmentView view(AttachmentId id) {
        return tenants.alone(() -> AttachmentView.get(id, sql));
    }
}
