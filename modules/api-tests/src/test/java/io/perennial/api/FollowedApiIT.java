package io.perennial.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.perennial.api.made.Records;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tests that a snapshot and the feed since then are equal to a new snapshot, whatever wrote the records meanwhile. */
@ExtendWith(RunningPerennial.class)
class FollowedApiIT {
    private final PerennialApi admin;
    private final Records records;

    FollowedApiIT(Perennial perennial) {
        admin = perennial.admin("northwind");
        records = new Records(perennial, "northwind");
    }

    @Test
    void records_of_all_kinds_are_told_when_they_are_made_and_when_they_go_with_their_account() {
        var copy = FollowedCopy.of(admin);
        var account = records.all().id("acct");
        records.id("abs");
        assertFollowed(copy);

        admin.patch("/accounts/" + account, "*", Map.of("name", "Followed " + records.key())).expect(200);
        admin.put("/accounts/by-external/suite/" + records.key(), Map.of("name", "Said " + records.key())).expect(200);
        admin.put("/renewals/" + records.id("rnw") + "/loss", Map.of("reason", "budget_cut")).expect(200);
        assertFollowed(copy);

        admin.delete("/accounts/" + account, "*").expect(204);
        assertFollowed(copy);
    }

    @Test
    void a_renewal_is_told_to_follow_its_contract_and_to_be_withdrawn_with_it() {
        var renewal = "/renewals/" + records.id("rnw");
        var contract = "/contracts/" + admin.get(renewal).expect(200).text("/contractId");
        var copy = FollowedCopy.of(admin);
        var line = Map.of("product", "Seats", "quantity", "7", "unitPrice", "100.00");
        admin.patch(contract, "*", Map.of("lines", List.of(line), "noticePeriod", "P2M")).expect(200);
        Awaited.until(() -> admin.get(renewal).expect(200).text("/targetArr/amount"), amount -> !amount.equals("0.00"));
        assertFollowed(copy);

        admin.delete(contract, "*").expect(204);
        Awaited.until(() -> admin.get(renewal).expect(200).text("/state"), "withdrawn"::equals);
        assertFollowed(copy);
    }

    @Test
    void a_merge_and_what_a_deleted_contact_leaves_are_told() {
        var ticket = records.id("tick");
        var contact = records.id("cont");
        var answer = Map.of("surveyId", records.id("surv"), "accountId", records.id("acct"), "contactId", contact, "score", 3, "comment",
                "Forgotten");
        var path = "/answers/" + admin.post("/answers", answer).expect(201).text("/id");
        var other = admin.post("/tickets", Map.of("accountId", records.id("acct"), "subject", "Merged")).expect(201).text("/id");
        var copy = FollowedCopy.of(admin);
        admin.put("/tickets/" + other + "/merge", Map.of("into", ticket)).expect(200);
        admin.delete("/contacts/" + contact, "*").expect(204);
        Awaited.until(() -> admin.get(path).expect(200).json().path("contactId"), JsonNode::isNull);
        assertFollowed(copy);
    }

    /** Waits for what jobs and listeners still do. */
    private void assertFollowed(FollowedCopy copy) {
        assertEquals(List.of(), Awaited.until(() -> copy.follow().differences(FollowedCopy.of(admin).follow()), List::isEmpty));
    }
}
