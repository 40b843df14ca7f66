package io.perennial.api.wall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perennial.api.Answer;
import io.perennial.api.Perennial;
import io.perennial.api.PerennialApi;
import io.perennial.api.RunningPerennial;
import io.perennial.api.made.Access;
import io.perennial.api.made.Ask;
import io.perennial.api.made.Invited;
import io.perennial.api.made.PlantedCanaries;
import io.perennial.api.made.Records;
import io.perennial.api.made.Requests;
import io.perennial.api.made.Slot;
import io.perennial.kernel.TypeId;
import io.perennial.platform.spec.ApiDocument;
import io.perennial.platform.spec.ApiOperation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Asks for each cell of the matrix of who may do what: each operation as each role. Reads are asked for the own, a foreign and an unused record,
 * writes say something unknown: a refused one is refused before that is read, and none changes a record. The tenant has the roles of all tenants.
 */
@ExtendWith(RunningPerennial.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AccessApiIT {
    private static final String TENANT = "ravenstack";
    private static final Slot NOWHERE = new Slot("nowhere", "", "");

    /** Operations that answer of what is no vendor's: clocks of customers. */
    private static final Set<String> APART = Set.of("explainClock");

    private final ApiDocument document = ApiDocument.load();
    private final Requests requests = new Requests(document);
    private final Access access = Access.read();
    private final Perennial perennial;
    private final PerennialApi admin;
    private final Records own;
    private final Records foreign;
    private final Map<String, PerennialApi> callers = new HashMap<>();

    AccessApiIT(Perennial perennial) {
        this.perennial = perennial;
        admin = perennial.admin(TENANT);
        own = new Records(perennial, TENANT, Map.of("ownerId", perennial.member("csm", TENANT).get("/session").text("/subjectId"))).all();
        foreign = new Records(perennial, TENANT).all();
        var actions = List.of("reply", "note", "solve", "assign_within", "hand_back");
        admin.post("/vendors/" + own.id("vend") + "/grants", Map.of("accountIds", List.of(own.id("acct")), "actions", actions, "opens",
                List.of())).expect(201);
    }

    private PerennialApi caller(String role) {
        return callers.computeIfAbsent(role, name -> switch (name) {
            case "admin", "csm", "agent" -> perennial.member(name, TENANT);
            case "cs_manager" -> perennial.member("manager", TENANT);
            case "team_lead" -> perennial.member("lead", TENANT);
            case "partner" -> perennial.partner(TENANT);
            case "vendor_lead", "vendor_agent" -> Invited.as(name, own.id("vend"), perennial, TENANT).api();
            default -> Invited.as(name, "", perennial, TENANT).api();
        });
    }

    @Order(1)
    @ParameterizedTest
    @ValueSource(strings = {"admin", "cs_manager", "csm", "team_lead", "support_lead", "agent", "vendor_lead", "vendor_agent", "read_only",
        "partner"})
    void each_operation_is_to_a_role_what_the_matrix_says(String role) {
        assertEquals(List.of(), document.operations().stream().filter(one -> !one.open())
                .flatMap(one -> wrong(one, role, access.cell(one.id(), role)).map(said -> one.id() + ": " + said).stream()).toList());
    }

    private Optional<String> wrong(ApiOperation operation, String role, String cell) {
        var blind = blind(operation, role);
        if (isRefused(blind) == cell.equals("refused") || cell.equals("closed") && blind.status() == 403) {
            if (operation.method().equals("GET")) return misread(operation, role, cell);
            return cell.equals("grant") ? told(operation, role) : Optional.empty();
        }
        return Optional.of(cell + ", but " + blind.status() + " " + blind.text("/code"));
    }

    private static boolean isRefused(Answer answer) {
        return answer.status() == 403 && answer.text("/code").equals("forbidden");
    }

    /** Names no record, and says something unknown. */
    private Answer blind(ApiOperation operation, String role) {
        var type = operation.consumes().stream().findFirst().orElse(null);
        var path = operation.path();
        for (var slot : Slot.of(document, operation))
            if (slot.where().equals("path") && !slot.kind().equals(Slot.KEY)) path = path.replace("{" + slot.name() + "}", unused(slot));
        path = path.replace("{horizon}", "90").replaceAll("\\{[^}]+}", "none");
        var target = operation.queryParameters().isEmpty() ? path : path + "?nothing=1";
        return caller(role).send(operation.method(), target, type, type == null ? null : "{\"nothing\": 1}");
    }

    private Optional<String> misread(ApiOperation operation, String role, String cell) {
        var mine = answer(operation, role, own);
        return switch (cell) {
            case "refused" -> isRefused(mine) && isRefused(answer(operation, role, foreign)) ? Optional.empty() : Optional.of("not refused");
            case "closed" -> mine.status() == 403 ? Optional.empty() : Optional.of("not closed");
            case "self" -> Optional.empty();
            case "all", "any" -> missing(operation, role, own).or(() -> missing(operation, role, foreign));
            default -> missing(operation, role, own).or(() -> told(operation, role));
        };
    }

    private Answer answer(ApiOperation operation, String role, Records of) {
        return Ask.of(caller(role)).answer(requests.ask(operation, NOWHERE, "", of));
    }

    /** Returns what is wrong if this role does not find what the administrator finds. */
    private Optional<String> missing(ApiOperation operation, String role, Records of) {
        if (role.startsWith("vendor_") && APART.contains(operation.id())) return Optional.empty();
        int status = answer(operation, role, of).status();
        int whole = answer(operation, "admin", of).status();
        return status == whole ? Optional.empty() : Optional.of(status + " instead of " + whole);
    }

    /** Returns the difference between a foreign record and one that never was, or the foreign ones in a list. */
    private Optional<String> told(ApiOperation operation, String role) {
        var named = Slot.of(document, operation).stream().filter(slot -> slot.where().equals("path")).findFirst();
        if (named.isEmpty()) {
            if (!operation.method().equals("GET")) return Optional.empty();
            var mark = foreign.key().substring("key-".length());
            return answer(operation, role, own).body().contains(mark) ? Optional.of("has a foreign record") : Optional.empty();
        }
        var theirs = named.get().kind().equals(Slot.KEY) ? foreign.keyFor(operation) : foreign.id(named.get().kind());
        var none = unused(named.get());
        var server = Ask.of(caller(role));
        return Sameness.difference(server.answer(requests.ask(operation, named.get(), theirs, foreign)), theirs,
                server.answer(requests.ask(operation, named.get(), none, foreign)), none);
    }

    private static String unused(Slot slot) {
        return slot.kind().equals(Slot.KEY) ? "key-" + UUID.randomUUID() : TypeId.encode(slot.kind(), TypeId.next());
    }

    /** Tests the test: to an administrator, nothing is foreign. */
    @Order(2)
    @Test
    void a_server_without_sight_is_found_out() {
        var found = document.operations().stream().filter(one -> one.method().equals("GET") && access.cell(one.id(), "csm").equals("own")
                && one.path().contains("{id}") && told(one, "admin").isEmpty()).map(ApiOperation::id).toList();
        assertEquals(List.of("getHandover"), found);
    }

    @Order(3)
    @ParameterizedTest
    @ValueSource(strings = {"vendor_lead", "vendor_agent", "agent", "support_lead"})
    void no_canary_of_a_closed_column_is_in_any_answer(String role) {
        var canaries = PlantedCanaries.in(perennial, TENANT);
        var closed = role.startsWith("vendor_") ? PlantedCanaries.ALL : List.of(PlantedCanaries.of("revenue"), PlantedCanaries.AMOUNT);
        var seen = new StringBuilder();
        for (var operation : document.operations())
            if (operation.method().equals("GET") && !operation.open()
                    && !List.of("refused", "closed").contains(access.cell(operation.id(), role)))
                seen.append(operation.id()).append(' ').append(answer(operation, role, own).body()).append('\n');

        assertTrue(canaries.size() > 40, canaries::toString);
        assertEquals(List.of(), closed.stream().filter(canary -> seen.toString().contains(canary)).toList(), seen::toString);
        assertTrue(role.startsWith("vendor_") || seen.toString().contains(PlantedCanaries.of("free_text")));
    }
}
