package io.perennial.surveys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perennial.kernel.Refusal;
import io.perennial.platform.testing.TenantWork;
import io.perennial.platform.testing.Waiting;
import io.perennial.surveys.testing.AskedPeople;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

/** Tests that a survey is not deleted while a wave or an answer comes to it. */
class HeldSurveyIT {
    private static final String DELETE = "update surveys.survey set deleted_at = now() where tenant_id = :tenant and id = :id";

    private final AskedPeople asked = AskedPeople.of("spruce");
    private final TenantWork spruce = asked.work();
    private final SurveyId survey = asked.survey();

    @Test
    void the_deletion_waits_for_who_adds_a_wave_or_an_answer() {
        var deletion = spruce.run(sql -> {
            PublishedSurvey.held(survey, sql);
            var begun = CompletableFuture.supplyAsync(this::delete, Thread::startVirtualThread);
            Waiting.untilSomeoneWaits();
            return begun;
        });

        assertEquals(1, deletion.join());
    }

    @Test
    void who_adds_a_wave_or_an_answer_waits_for_the_deletion_and_is_refused() {
        var adding = spruce.run(sql -> {
            sql.change(DELETE, Map.of("id", survey));
            var begun = CompletableFuture.runAsync(() -> spruce.run(other -> PublishedSurvey.held(survey, other)),
                    Thread::startVirtualThread);
            Waiting.untilSomeoneWaits();
            return begun;
        });

        assertTrue(assertThrows(CompletionException.class, adding::join).getCause() instanceof Refusal);
    }

    private int delete() {
        return spruce.run(sql -> sql.change(DELETE, Map.of("id", survey)));
    }
}
