package io.perennial.api.renewals;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.perennial.api.Awaited;
import io.perennial.api.OwnDatabase;
import io.perennial.api.Perennial;
import io.perennial.api.RunningPerennial;
import io.perennial.kernel.TypeId;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tests the events of renewals that are changed in sets: each has the version of its row at that time. */
@ExtendWith(RunningPerennial.class)
class RenewalRowsApiIT {
    private final Selling selling;
    private final OwnDatabase behind;

    RenewalRowsApiIT(Perennial perennial) {
        assumeTrue(perennial.database().isPresent(), "It looks behind the API");
        selling = Selling.to(perennial.admin("northwind"));
        behind = perennial.database().orElseThrow();
    }

    @Test
    void what_is_moved_and_withdrawn_with_its_contract_says_in_which_version() {
        var first = selling.contractUntil(Selling.TODAY.plusDays(40));
        var second = selling.contractUntil(Selling.TODAY.plusDays(41));
        for (var contract : List.of(first, second)) {
            var renewal = selling.renewal(contract, "open").path("id").asText();
            var opened = versionOf(renewal);
            selling.api().patch("/contracts/" + contract, "*", Map.of("endsOn", Selling.TODAY.plusDays(50).toString())).expect(200);
            var moved = Awaited.until(() -> rows(renewal), rows -> rows.size() == 2);
            var version = versionOf(renewal);
            assertEquals(List.of("renewal 1 created", "renewal " + version + " changed"), moved);
            assertTrue(version > opened, renewal);

            selling.api().delete("/contracts/" + contract, "*").expect(204);
            assertEquals(List.of("renewal 1 created", "renewal " + version + " changed", "renewal " + (version + 1) + " changed"),
                    Awaited.until(() -> rows(renewal), rows -> rows.size() == 3));
            assertEquals(version + 1, versionOf(renewal));
        }
    }

    private List<String> rows(String renewal) {
        return ask("select concat_ws(' ', kind, version, op) from platform.outbox where subject = '" + renewal + "' order by id");
    }

    private long versionOf(String renewal) {
        var id = TypeId.parse(renewal).orElseThrow().value();
        return Long.parseLong(ask("select version from renewals.renewal where id = '" + id + "'").getFirst());
    }

    private List<String> ask(String question) {
        try {
            return behind.ask(question);
        } catch (SQLException unread) {
            throw new IllegalStateException(unread);
        }
    }
}
