package io.perennial.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.perennial.api.made.Slot;
import io.perennial.kernel.TypeId;
import io.perennial.platform.spec.ApiDocument;
import io.perennial.platform.spec.ApiOperation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Tests each operation with each role: what {@code roles.yaml} does not name is refused before anything is read, and what it names is not. The
 * requests name no record and say something unknown, so none of them changes a record. The demo tenants of other tests have roles of their own.
 */
@ExtendWith(RunningPerennial.class)
class RolesApiIT {
    private static final Path ROLES = Path.of("../../tenants/_defaults/roles.yaml");
    private static final int FEWEST = 150;

    private final ApiDocument document = ApiDocument.load();
    private final JsonNode roles = new YAMLMapper().readTree(ROLES.toFile());
    private final Perennial perennial;

    RolesApiIT(Perennial perennial) throws IOException {
        this.perennial = perennial;
    }

    @ParameterizedTest
    @CsvSource({"admin, admin", "manager, cs_manager", "csm, csm", "lead, team_lead", "agent, agent", "vendor, vendor_agent"})
    void a_role_opens_what_it_names_and_nothing_else(String login, String role) {
        var member = perennial.member(login, "ravenstack");
        var named = roles.at("/" + role + "/permissions").valueStream().map(JsonNode::asText).collect(Collectors.toSet());
        var asked = document.operations().stream().filter(operation -> operation.permission().isPresent()).toList();

        assertTrue(asked.size() > FEWEST);
        assertEquals(List.of(), asked.stream().flatMap(one -> wrong(one, answer(member, one), isNamed(one, named)).stream()).toList());
    }

    private static boolean isNamed(ApiOperation operation, Set<String> permissions) {
        return permissions.contains(operation.permission().orElseThrow());
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
        path = path.replace("{horizon}", "90").replaceAll("\\{[^}]+}", "none");
        var target = operation.queryParameters().isEmpty() ? path : path + "?nothing=1";
        return member.send(operation.method(), target, type, type == null ? null : "{\"nothing\": 1}");
    }
}
