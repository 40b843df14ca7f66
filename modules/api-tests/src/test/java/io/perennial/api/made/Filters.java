package io.perennial.api.made;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.perennial.api.Awaited;
import io.perennial.api.PerennialApi;
import io.perennial.platform.spec.ApiDocument;
import io.perennial.platform.spec.ApiOperation;
import java.util.Map;

/** Creates records that a filter finds, because otherwise its answers for one's own value and for a missing one are both empty. */
public record Filters(ApiDocument document, PerennialApi api) {
    /** Names the field by which a record comes to another one: an answer belongs to the wave of its invitation. */
    private static final Map<String, String> THROUGH = Map.of("waveId", "invitationId");

    /** Creates a record of a list that names the value of a filter, if callers can write that. */
    public void fill(ApiOperation list, Slot slot, String value, Records own) {
        if (!slot.where().equals("query") || !slot.name().endsWith("Id")) return;
        if (list.path().equals("/tickets") && slot.name().matches("queueId|assigneeId"))
            api.put("/tickets/" + own.id("tick") + "/assignment", Map.of(slot.name(), value)).expect(200);
        else if (list.path().equals("/callbacks/kept")) api.post("/callbacks", kept(value, own)).expect(201);
        else if (list.path().equals("/missed-clocks")) missed(slot, value, own);
        else document.operations().stream().filter(one -> one.method().equals("POST") && one.path().equals(list.path()))
                .forEach(create -> create(create, slot, value, own));
    }

    /** Returns a callback of the past that this member made in the period of the specification's example. */
    private static Map<String, Object> kept(String member, Records own) {
        return Map.of("accountId", own.id("acct"), "subject", own.text(), "local", "2026-03-10T09:00", "zone", "UTC", "ownerId", member,
                "history", true, "state", "reached", "reachedAt", "2026-03-10T09:01:00Z");
    }

    /** Creates a ticket of long ago that nobody has answered. */
    private void missed(Slot slot, String value, Records own) {
        var account = slot.name().equals("accountId") ? value : own.id("acct");
        var ticket = api.post("/tickets", Map.of("accountId", account, "subject", own.text(), "reportedAt", "2026-03-02T09:15:00Z"))
                .expect(201).location();
        if (slot.name().equals("assigneeId")) api.put(ticket + "/assignment", Map.of("assigneeId", value)).expect(200);
        Awaited.until(() -> api.get("/missed-clocks?accountId=" + account).expect(200), found -> found.json().at("/items/0").isObject());
    }

    private void create(ApiOperation create, Slot slot, String value, Records own) {
        var through = THROUGH.getOrDefault(slot.name(), slot.name());
        if (!document.resolve(create.requestSchema().orElseThrow()).path("properties").has(through)) return;
        var named = new Slot("body", "/" + through, slot.kind());
        var body = new Requests(document).tree(create, named, through.equals(slot.name()) ? value : own.id("invt"), own);
        var made = api.post(create.path(), ((ObjectNode) body).without("externalKeys"));
        if (made.status() != 200) made.expect(201);
    }
}
