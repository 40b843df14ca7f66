package io.perennial.api.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.perennial.api.Awaited;
import io.perennial.api.Perennial;
import io.perennial.api.PerennialApi;
import io.perennial.api.RunningPerennial;
import io.perennial.api.made.Invited;
import io.perennial.kernel.TypeId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;

/** Goes through the console in a real browser. The journeys are in {@code modules/console/journeys}; this fills and starts the server. */
@ExtendWith(RunningPerennial.class)
@DisabledIfSystemProperty(named = "perennial.console", matches = "false", disabledReason = "The console was left out.")
class ConsoleJourneysApiIT {
    private static final Path CONSOLE = Path.of("../console");
    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Europe/Berlin"));
    private static final List<String> JOURNEYS =
            List.of("journeys/console.test.mjs", "journeys/pages.test.mjs", "journeys/vendors.test.mjs", "journeys/partners.test.mjs",
                    "journeys/respondent.test.mjs", "journeys/roles.test.mjs");
    private static final int MINUTES = 12;

    private final Perennial perennial;
    private final PerennialApi csm;

    ConsoleJourneysApiIT(Perennial perennial) {
        this.perennial = perennial;
        csm = perennial.member("csm", "northwind");
    }

    @Test
    void members_do_their_work_in_a_browser() throws IOException, InterruptedException {
        var account = account();
        var shown = Path.of("target/journeys.log");
        var ticket = ticket(account);
        var words = new ArrayList<>(List.of(System.getProperty("console.node"), "--test", "--test-concurrency=2",
                "--test-global-setup=journeys/unpack.mjs"));
        words.addAll(JOURNEYS);
        var command = new ProcessBuilder(words).directory(CONSOLE.toFile())
                .redirectErrorStream(true).redirectOutput(shown.toFile());
        command.environment().put("PERENNIAL_URL", perennial.address().toString().replace("127.0.0.1", "localhost").replaceAll("/$", ""));
        command.environment().put("JOURNEY_ACCOUNT", account);
        command.environment().put("JOURNEY_TICKET", ticket);
        command.environment().put("JOURNEY_SURVEY", survey(account));
        command.environment().put("JOURNEY_LINKS", String.join(" ", new Respondents(perennial.admin("northwind")).links()));
        command.environment().put("JOURNEY_VENDOR", vendor(perennial.admin("northwind").get("/tickets/" + ticket).text("/queueId")));
        command.environment().put("JOURNEY_MEMBERS", members());
        command.environment().put("PERENNIAL_BROWSER", System.getProperty("console.browser", ""));
        var journeys = command.start();
        if (!journeys.waitFor(MINUTES, TimeUnit.MINUTES)) journeys.destroyForcibly().waitFor();

        assertEquals(0, journeys.exitValue(), () -> read(shown));
    }

    /** Creates a customer with people, a contract that ends soon, and enough usage for a score. */
    private String account() {
        var me = csm.get("/session").expect(200).text("/subjectId");
        var account =
                csm.post("/accounts", Map.of("name", "Journey Foods AG", "lifecycleStage", "adoption", "ownerId", me)).expect(201)
                        .text("/id");
        csm.post("/contacts", Map.of("accountId", account, "name", "Jana Novak", "role", "champion")).expect(201);
        csm.post("/contracts", Map.of(
                "accountId", account, "number", "J-" + UUID.randomUUID(), "currency", "EUR",
                "startsOn", TODAY.minusYears(1).plusDays(40).toString(), "endsOn", TODAY.plusDays(40).toString(),
                "lines", List.of(Map.of("product", "Pantry", "quantity", "10", "unitPrice", "100.00", "per", "month")))).expect(201);
        csm.post("/accounts/" + account + "/notes", Map.of("text", "Met them")).expect(201);
        var points = IntStream.range(0, 60)
                .mapToObj(day -> Map.of("accountId", account, "metric", "logins", "at", TODAY.minusDays(day) + "T00:00:00Z", "value",
                        60 - day))
                .toList();
        perennial.admin("northwind").post("/usage", Map.of("points", points)).expect(204);
        Awaited.until(() -> csm.get("/accounts/" + account + "/health").expect(200), health -> !health.text("/score").equals("null"));
        var renewals = Awaited.until(() -> csm.all("/renewals?accountId=" + account), found -> !found.isEmpty());
        disagree(renewals.getFirst().path("id").asText());
        for (var number : List.of("1", "2", "3"))
            csm.post("/accounts",
                    Map.of("name", "Bulk Farm " + number, "lifecycleStage", "adoption", "tags", List.of("bulk"), "ownerId", me))
                    .expect(201);
        give(me);
        return account;
    }

    /** Creates a queue of the agent with two tickets, and returns the one that is not urgent. */
    private String ticket(String account) {
        var admin = perennial.admin("northwind");
        var agent = perennial.member("agent", "northwind").get("/members/me").expect(200).text("/id");
        var queue = admin.post("/queues", Map.of("name", "Journey line", "memberIds", List.of(agent))).expect(201).text("/id");
        var slow = admin.post("/tickets", Map.of("accountId", account, "subject", "A second site")).expect(201).text("/id");
        var fast = admin.post("/tickets", Map.of("accountId", account, "subject", "The map stays empty", "severity", "critical"))
                .expect(201).text("/id");
        for (var ticket : List.of(slow, fast)) {
            admin.put("/tickets/" + ticket + "/assignment", Map.of("queueId", queue)).expect(200);
            admin.post("/messages", Map.of("ticketId", ticket, "author", "contact", "authorName", "Jana Novak", "text", "Can you help?"))
                    .expect(201);
            Awaited.until(() -> admin.get("/tickets/" + ticket + "/clocks").expect(200), clocks -> clocks.body().contains("resolution"));
        }
        return slow;
    }

    /** Creates a survey with enough answers for a figure. */
    private String survey(String account) {
        var admin = perennial.admin("northwind");
        var score = Map.of("id", "score", "kind", "scale_0_10", "required", true, "texts", Map.of("en", "Would you recommend us?"));
        var survey = admin.post("/surveys", Map.of("name", "Journey NPS", "kind", "nps", "languages", List.of("en"), "questions",
                List.of(score))).expect(201).text("/id");
        admin.send("PUT", "/surveys/" + survey + "/publication", null, null).expect(200);
        var items = IntStream.of(10, 9, 8, 6, 2)
                .mapToObj(given -> Map.of("surveyId", survey, "accountId", account, "score", given, "history", true)).toList();
        admin.post("/answers/batch", Map.of("items", items)).expect(207);
        return survey;
    }

    /** Lets the lead of a vendor work a queue, without the contact details of its customers. */
    private String vendor(String queue) {
        var admin = perennial.admin("northwind");
        var lead = perennial.member("vendorlead", "northwind").get("/members/me").expect(200).text("/id");
        var vendor = admin.post("/vendors", Map.of("name", "Journey Support", "zone", "Europe/Riga")).expect(201).text("/id");
        admin.send("PUT", "/vendors/" + vendor + "/members/" + lead, null, null).expect(200);
        admin.post("/vendors/" + vendor + "/grants",
                Map.of("queueIds", List.of(queue), "actions", List.of("reply", "note", "solve", "assign_within"))).expect(201);
        return vendor;
    }

    /** Invites members of roles without a demo login, and of roles that close a class of fields, each as name, address and password. */
    private String members() {
        var roles = new TreeMap<>(Map.of("read_only", "read_only"));
        for (var closed : List.of("revenue:read", "health:read", "contacts:read", "renewals:read")) {
            var name = "without_" + closed.substring(0, closed.indexOf(':'));
            roles.put(name, role(name + "_" + UUID.randomUUID().toString().substring(0, 8), closed));
        }
        return roles.entrySet().stream().map(role -> {
            var member = Invited.as(role.getValue(), "", perennial, "northwind");
            return role.getKey() + " " + member.email() + " " + Invited.PASSWORD;
        }).collect(Collectors.joining(";"));
    }

    /** Writes a role that may read everything but one thing. */
    private String role(String name, String closed) {
        var reads = perennial.admin("northwind").get("/roles/read_only").expect(200).json().path("permissions").valueStream()
                .map(JsonNode::asText);
        var permissions = Stream.concat(reads, Stream.of("home:read")).filter(one -> !one.equals(closed)).distinct().toList();
        perennial.admin("northwind").put("/roles/" + name, Map.of("permissions", permissions, "visible", List.of("all"))).expect(200);
        return name;
    }

    /** Gives the member a customer, of which they are told. */
    private void give(String member) {
        var manager = perennial.member("manager", "northwind");
        var account = manager.post("/accounts", Map.of("name", "Given Goods")).expect(201).text("/id");
        manager.patch("/accounts/" + account, "*", Map.of("ownerId", member)).expect(200);
        Awaited.until(() -> csm.get("/notices?kind=assigned").expect(200), notices -> notices.body().contains("Given Goods"));
    }

    /** Lets the member say the opposite of the automated call, which is written here because no test waits for the day. */
    private void disagree(String renewal) {
        csm.put("/renewals/" + renewal + "/calls/90", Map.of("answer", "will_churn")).expect(200);
        try {
            perennial.database().orElseThrow().run("update renewals.renewal_call set automated = 'will_renew', "
                    + "automated_on = current_date where renewal_id = '" + TypeId.parse(renewal).orElseThrow().value() + "'");
        } catch (SQLException refused) {
            throw new IllegalStateException(refused);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            return unreadable.toString();
        }
    }
}
