package io.perennial.launcher.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RenewalLoadTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);

    @Test
    void the_nearer_the_day_the_further_is_the_work() throws Exception {
        try (var server = new SmallApi(); var http = HttpClient.newHttpClient()) {
            var company = Company.all().getFirst();
            for (int place = 0; place < 60; place++) {
                var id = "rnw_%02d".formatted(place);
                server.add(company.name(), id, Api.JSON.createObjectNode().put("id", id).put("version", 1)
                        .put("dueOn", TODAY.plusDays(place < 20 ? 10 : place < 40 ? 30 : 80).toString()));
            }

            new RenewalLoad(company, new Api(http, server.address(), "northwind-partner", "perennial-demo-secret", Clock.systemUTC()))
                    .load(TODAY);

            var sent = server.contents().get(company.name()).get("/renewals/changes null").path("items").valueStream().toList();
            assertEquals(Map.of("verbal", 95, "negotiating", 75, "in_progress", 55), sent.stream().collect(Collectors.toMap(
                    one -> one.at("/patch/stage").asText(), RenewalLoadTest::percent, Math::max)));
            assertEquals(List.of("negotiating", "verbal"),
                    stages(sent, "rnw_0").stream().filter(stage -> !stage.equals("in_progress")).toList());
            assertTrue(stages(sent, "rnw_5").stream().noneMatch("verbal"::equals));
            assertTrue(sent.size() < 60, "some wait");
        }
    }

    private static int percent(JsonNode one) {
        return one.at("/patch/likelihood").asInt() / 100;
    }

    private static List<String> stages(List<JsonNode> sent, String begin) {
        return sent.stream().filter(one -> one.path("id").asText().startsWith(begin)).map(one -> one.at("/patch/stage").asText()).distinct()
                .sorted().toList();
    }
}
