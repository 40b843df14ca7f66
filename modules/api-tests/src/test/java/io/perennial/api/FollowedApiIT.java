package io.perennial.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.perennial.api.made.Records;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tests that a snapshot and the feed since then are equal to a new snapshot, whatever wrote the records meanwhile. */
@ExtendWith(RunningPerennial.class)
class FollowedApiIT {
    private final Perennial perennial;
    private final PerennialApi admin;
    private final Records records;

    FollowedApiIT(Perennial perennial) {
        this.perennial = perennial;
        admin = perennial.admin("northwind");
        records = new Records(perennial, "northwind");
    }

    @Test
    void a_snapshot_and_the_feed_are_a_new_snapshot_after_all_kinds_were_made_changed_merged_and_deleted_with_their_account() {
        var copy = FollowedCopy.of(admin);
        records.all().id("abs");
        var account = records.id("acct");
        var line = Map.of("product", "Seats", "quantity", "7", "unitPrice", "100.00");
        admin.patch("/contracts/" + records.id("ctr"), "*", Map.of("lines", List.of(line), "noticePeriod", "P2M")).expect(200);
        admin.patch("/accounts/" + account, "*", Map.of("name", "Followed " + records.key())).expect(200);
        admin.put("/accounts/by-external/suite/" + records.key(), Map.of("name", "Said " + records.key())).expect(200);
        var renewal = "/renewals/" + records.id("rnw");
        var renewed = admin.get(renewal).expect(200);
        admin.patch("/contracts/" + renewed.text("/contractId"), "*", Map.of("lines", List.of(line))).expect(200);
        Awaited.until(() -> admin.get(renewal).expect(200).json().path("version").asLong(), version -> version > 1);
        assertFollowed(copy);

        var answer = Map.of("surveyId", records.id("surv"), "accountId", account, "contactId", records.id("cont"), "score", 3, "comment",
                "Forgotten");
        admin.post("/answers", answer).expect(201);
        admin.put(renewal + "/loss", Map.of("reason", "budget_cut")).expect(200);
        var withdrawn = new Records(perennial, "northwind");
        var gone = admin.get("/renewals/" + withdrawn.id("rnw")).expect(200);
        assertFollowed(copy);
        admin.delete("/contracts/" + gone.text("/contractId"), "*").expect(204);
        Awaited.until(() -> admin.get("/renewals/" + gone.text("/id")).expect(200).text("/state"), "withdrawn"::equals);
        assertFollowed(copy);

        var other = admin.post("/tickets", Map.of("accountId", account, "subject", "Merged")).expect(201).text("/id");
        admin.put("/tickets/" + other + "/merge", Map.of("into", records.id("tick"))).expect(200);
        admin.delete("/contacts/" + records.id("cont"), "*").expect(204);
        assertFollowed(copy);

        admin.delete("/accounts/" + account, "*").expect(204);
        assertFollowed(copy);
    }

    /** Waits for what jobs and listeners still do. */
    private void assertFollowed(FollowedCopy copy) {
        assertEquals(List.of(), Awaited.until(() -> copy.follow().differences(FollowedCopy.of(admin).follow()), List::isEmpty));
    }
}
