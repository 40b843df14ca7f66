package io.perennial.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perennial.api.made.Access;
import io.perennial.api.made.Cast;
import io.perennial.api.made.Slot;
import io.perennial.kernel.TypeId;
import io.perennial.platform.spec.ApiDocument;
import io.perennial.platform.spec.ApiOperation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tests each operation with each role: what the matrix of {@code api-specs/access} says is refused is refused before anything is read, and nothing else. The
 * requests name no record and say something unknown, so none of them changes a record. The demo tenants of other tests have roles of their own.
 */
@ExtendWith(RunningPerennial.class)
class RolesApiIT {
    private static final String TENANT = "ravenstack";
    private static final int FEWEST = 150;

    private final ApiDocument document = ApiDocument.load();
    private final Access access = Access.read();
    private final Perennial perennial;

    RolesApiIT(Perennial perennial) {
        this.perennial = perennial;
    }

    @ParameterizedTest
    @ValueSource(strings = {"admin", "cs_manager", "csm", "team_lead", "support_lead", "agent", "vendor_lead", "vendor_agent", "read_only",
        "partner"})
    void an_operation_is_refused_to_a_role_only_where_the_matrix_says_so(String role) {
        var caller = new Cast(perennial, TENANT, this::vendor).as(role);
        var asked = document.operations().stream().filter(operation -> operation.permission().isPresent()).toList();

        assertTrue(asked.size() > FEWEST);
        assertEquals(List.of(), asked.stream()
                .flatMap(one -> wrong(one, answer(caller, one), !access.cell(one.id(), role).equals("refused")).stream()).toList());
    }

    private String vendor() {
        var body = Map.of("name", "roles " + UUID.randomUUID(), "zone", "Europe/Riga");
        return perennial.admin(TENANT).post("/vendors", body).expect(201).text("/id");
    }

    private static Optional<String> wrong(ApiOperation operation, Answer answer, boolean isNamed) {
        boolean isOpen = answer.status() != 403 || !answer.text("/code").equals("forbidden");
        return isOpen == isNamed ? Optional.empty() : Optional.of(operation.id() + " → " + answer.status() + " " + answer.text("/code"));
    }

    private Answer answer(PerennialApi member, ApiOperation operation) {
        var type = operation.consumes().stream().findFirst().orElse(null);
        var path = operation.path();
        for (var slot : Slot.of(document, operation))
            if (slot.where().equals("path") && !slot.kind().equals(Slot.KEY))
                path = path.replace("{" + slot.name() + "}", TypeId.encode(slot.kind(), TypeId.next()));
        path = path.replace("{horizon}", "90").replace("/links/{kind}", "/links/parent").replaceAll("\\{[^}]+}", "none");
        var target = operation.queryParameters().isEmpty() ? path : path + "?nothing=1";
        return member.send(operation.method(), target, type, type == null ? null : "{\"nothing\": 1}");
    }
}
