package io.perennial.identity.declared;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.perennial.identity.declared.Difference.Column;
import io.perennial.identity.declared.Difference.Kind;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class FollowedTest {
    private static final Column CHANGED = new Column(JsonNodeFactory.instance.nullNode(), JsonNodeFactory.instance.textNode("x"));

    private final Map<String, String> fields =
            Map.of("roles", "roles", "lead", "leadId", "password_hash", "status", "suspended_at", "status");
    private final Followed member = new Followed("member", "identity.member_version", fields, false);
    private final Followed team = new Followed("team", "identity.team", fields, true);

    @Test
    void columns_are_told_by_the_names_of_fields_and_what_has_none_is_not_told() {
        assertEquals(List.of("leadId", "status", "roles"),
                member.changed(difference(Kind.CHANGED, "lead", "name_key", "password_hash", "roles")));
        assertEquals(List.of("status"), member.changed(difference(Kind.SUSPENDED)));
    }

    @Test
    void a_suspended_member_is_still_read_and_a_suspended_team_is_gone_until_it_is_declared_again() {
        assertEquals("changed", member.op(difference(Kind.SUSPENDED)));
        assertEquals("changed", member.op(difference(Kind.CHANGED, "suspended_at")));
        assertEquals("removed", team.op(difference(Kind.SUSPENDED)));
        assertEquals("created", team.op(difference(Kind.CHANGED, "suspended_at")));
        assertEquals("changed", team.op(difference(Kind.CHANGED, "lead")));
        assertEquals("created", team.op(difference(Kind.ADDED, "lead")));
    }

    private static Difference difference(Kind kind, String... columns) {
        return new Difference(kind, "identity.member", "rosa@x.example",
                Arrays.stream(columns).collect(Collectors.toMap(Function.identity(), _ -> CHANGED)));
    }
}
