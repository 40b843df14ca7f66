package io.perennial.api.made;

import io.perennial.api.Awaited;
import io.perennial.api.PerennialApi;
import java.util.List;
import java.util.Map;

/** Creates surveys and what asks them. */
record MadeSurveys(Records records, PerennialApi api) {
    /** Returns a survey that can be answered and asked. */
    String published() {
        var id = records.keyed("surv", "/surveys");
        api.send("PUT", "/surveys/" + id + "/publication", null, null).expect(200);
        return id;
    }

    String wave() {
        return api.post("/waves", Map.of("surveyId", records.id("surv"), "name", records.text(), "audience",
                Map.of("contactIds", List.of(records.id("cont"))), "closesAt", "2099-01-01T00:00:00Z")).expect(201).text("/id");
    }

    String invitation() {
        api.send("PUT", "/waves/" + records.id("wave") + "/opening", null, null).expect(200);
        return Awaited.until(
                () -> api.get("/surveys/" + records.id("surv") + "/invitations?contactId=" + records.id("cont")).expect(200),
                found -> found.json().at("/items/0").isObject()).text("/items/0/id");
    }
}
