package io.perennial.app.spec;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.perennial.platform.spec.ApiDocument;
import io.perennial.platform.spec.ApiOperation;
import java.io.ByteArrayOutputStream;
import java.io.OutputStreamWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.openapitools.openapidiff.core.OpenApiCompare;
import org.openapitools.openapidiff.core.model.ChangedOperation;
import org.openapitools.openapidiff.core.output.ConsoleRender;

/**
 * Finds changes from the released document to the current one that could break a client. openapi-diff finds most of them;
 * {@link Narrowing} finds what it misses, and permissions are compared here, because they are our own extension.
 */
record Compatibility(ApiDocument released, ApiDocument current) {
    List<String> breaks() {
        var found = new ArrayList<String>();
        var difference = OpenApiCompare.fromContents(released.json(), current.json());
        difference
                .getMissingEndpoints()
                .forEach(gone -> found.add(gone.getMethod() + " " + gone.getPathUrl() + " is gone"));
        difference.getChangedOperations().stream()
                .filter(ChangedOperation::isIncompatible)
                .forEach(changed -> found.add(changed.getHttpMethod() + " " + changed.getPathUrl()
                        + " breaks its clients (openapi-diff): " + parts(changed)));
        released.operations().forEach(before -> permission(before).ifPresent(found::add));
        found.addAll(new Narrowing(released, current).breaks());
        return found;
    }

    /** Returns the full report of openapi-diff, to find the cause. */
    String details() {
        var out = new ByteArrayOutputStream();
        new ConsoleRender()
                .render(
                        OpenApiCompare.fromContents(released.json(), current.json()),
                        new OutputStreamWriter(out, UTF_8));
        return out.toString(UTF_8);
    }

    /** Returns the incompatible parts of the operation. */
    private static List<String> parts(ChangedOperation changed) {
        var parts = new ArrayList<String>();
        if (changed.getParameters() != null && changed.getParameters().isIncompatible()) parts.add("parameters");
        if (changed.getRequestBody() != null && changed.getRequestBody().isIncompatible()) parts.add("request body");
        if (changed.getApiResponses() != null && changed.getApiResponses().isIncompatible()) parts.add("responses");
        if (changed.getSecurityRequirements() != null
                && changed.getSecurityRequirements().isIncompatible())
            parts.add("security");
        return parts;
    }

    private Optional<String> permission(ApiOperation before) {
        return current.operations().stream()
                .filter(now -> now.method().equals(before.method()) && now.path().equals(before.path()))
                .filter(now -> !now.permission().equals(before.permission()))
                .map(now -> now.method() + " " + now.path() + " needs another permission: "
                        + now.permission().orElse("none"))
                .findFirst();
    }
}
