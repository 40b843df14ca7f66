package io.perennial.platform.requests;

import io.perennial.platform.call.OpenToVendors;
import io.perennial.platform.spec.EnumLabels;
import io.perennial.platform.spec.Labels;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.apache.shiro.authz.annotation.RequiresUser;

/** Serves the labels of the words in answers, so that programs show the same words to people. */
@Path("enums")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class EnumsResource {
    /** The answer of GET /enums. */
    public record EnumList(List<EnumView> items) {}

    /** @param name of the enum, such as {@code lifecycleStage} */
    public record EnumView(String name, List<EnumValue> values) {}

    /** @param value as it is in requests and answers */
    public record EnumValue(String value, Labels label) {}

    private final EnumList all = new EnumList(EnumLabels.load().entrySet().stream()
            .map(one -> new EnumView(one.getKey(), one.getValue().values().entrySet().stream()
                    .map(value -> new EnumValue(value.getKey(), value.getValue()))
                    .toList()))
            .toList());

    @GET
    @OpenToVendors
    @RequiresUser
    public EnumList list() {
        return all;
    }
}
