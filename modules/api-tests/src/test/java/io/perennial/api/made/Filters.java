package io.perennial.api.made;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.perennial.api.PerennialApi;
import io.perennial.platform.spec.ApiDocument;
import io.perennial.platform.spec.ApiOperation;
import java.util.Map;

/** Creates records that a filter finds, because otherwise its answers for one's own value and for a missing one are both empty. */
public record Filters(ApiDocument document, PerennialApi api) {
    /** What a record names to be found by another thing: an answer belongs to the wave of its invitation. */
    private static final Map<String, String> THROUGH = Map.of("waveId", "invitationId");

    /** Creates a record of a list that names the value of a filter, if callers can write that. */
    public void fill(ApiOperation list, Slot slot, String value, Records own) {
        if (!slot.where().equals("query") || !slot.name().endsWith("Id")) return;
        if (list.path().equals("/tickets") && slot.name().matches("queueId|assigneeId"))
            api.put("/tickets/" + own.id("tick") + "/assignment", Map.of(slot.name(), value)).expect(200);
        else document.operations().stream().filter(one -> one.method().equals("POST") && one.path().equals(list.path()))
                .forEach(create -> create(create, slot, value, own));
    }

    private void create(ApiOperation create, Slot slot, String value, Records own) {
        var schema = create.requestSchema().orElseThrow();
        var through = THROUGH.getOrDefault(slot.name(), slot.name());
        if (!document.resolve(schema).path("properties").has(through)) return;
        var body = (ObjectNode) new Requests(document).sample(schema, own);
        body.remove("externalKeys");
        body.put(through, through.equals(slot.name()) ? value : own.id("invt"));
        api.post(create.path(), body).expect(201);
    }
}
