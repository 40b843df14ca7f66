package io.perennial.app.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.perennial.platform.spec.ApiDocument;
import io.perennial.records.FollowedKind;
import java.util.List;
import org.junit.jupiter.api.Test;

class FollowDriftTest {
    private final List<FollowedKind> kinds = FollowDrift.kinds(new ApiClasses());

    @Test
    void each_record_with_an_id_is_in_the_feed_or_says_why_not() {
        assertEquals("", String.join("\n", complaints(Planted.SOUND, kinds)));
    }

    @Test
    void a_kind_that_nobody_follows_any_more_is_named() {
        var others = kinds.stream().filter(kind -> !kind.type().equals("wave")).toList();

        assertEquals("WaveView of listWaves is not followed", complaints(Planted.SOUND, others).getFirst());
    }

    @Test
    void each_difference_of_the_specification_is_named() {
        var planted = new Planted()
                .remove("/paths/~1changes/get/x-not-followed/MailView")
                .set("/paths/~1changes/get/x-not-followed/QueueView", "\"Nobody asked.\"")
                .set("/paths/~1changes/get/x-not-followed/GateView", "\"It is gone.\"")
                .set("/paths/~1queues~1{id}/get/x-permission", "\"accounts:read\"")
                .set("/components/schemas/ContactView/x-derived", "[\"colour\"]")
                .removeValue("/components/schemas/SnapshotFile/properties/type/x-open-enum", "wave")
                .removeValue("/components/schemas/WebhookMessage/properties/type/x-open-enum", "wave.created");

        var complaints = complaints(planted.document(), kinds);
        assertEquals(
                List.of(
                        "queue needs queues:read, and its address does not",
                        "MailView of listMail is not followed",
                        "QueueView of listQueues is followed, and has a reason why not",
                        "there is no GateView that could be followed",
                        "ContactView derives colour, which it has not",
                        "ContactView.accountName changes without it"),
                complaints.subList(0, 6));
        assertEquals(List.of("SnapshotFile.type has", "WebhookMessage.type has"),
                complaints.stream().skip(6).map(one -> one.substring(0, one.indexOf(" [")).strip()).toList());
    }

    private static List<String> complaints(ApiDocument document, List<FollowedKind> kinds) {
        return new FollowDrift(document).complaints(kinds);
    }
}
