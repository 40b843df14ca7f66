package io.perennial.vendors;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.perennial.accounts.AccountId;
import io.perennial.kernel.Refusal;
import io.perennial.platform.call.Call;
import io.perennial.platform.call.FieldClass;
import io.perennial.platform.call.Sight;
import io.perennial.tickets.GrantedActions.Action;
import io.perennial.tickets.queues.QueueId;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.apache.shiro.subject.Subject;
import org.apache.shiro.util.ThreadContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests that a grant opens nothing that its writer does not see or may not do. */
class GrantReachTest {
    private static final List<QueueId> QUEUES = List.of(new QueueId(UUID.randomUUID()));
    private static final List<AccountId> ACCOUNTS = List.of(new AccountId(UUID.randomUUID()));
    private static final Sight SEGMENT = Sight.segments(List.of("gold"));

    private static GrantBody body(List<QueueId> queues, List<String> segments, List<AccountId> accounts, List<Action> actions,
            List<FieldClass> opens) {
        return new GrantBody(queues, segments, accounts, List.of(), actions, opens, null, null, null);
    }

    private static void write(GrantBody body, Sight sight, String... without) {
        ThreadContext.bind(permittedAllBut(Set.of(without)));
        new Call(UUID.randomUUID(), "mem_1", sight, "req_1", null).run(() -> {
            GrantReach.requireWithin(body);
            return true;
        });
    }

    private static Subject permittedAllBut(Set<String> without) {
        return (Subject) Proxy.newProxyInstance(GrantReachTest.class.getClassLoader(), new Class<?>[] {Subject.class},
                (_, _, asked) -> !without.contains(String.valueOf(asked[0])));
    }

    @AfterEach
    void nobody_is_logged_in() {
        ThreadContext.unbindSubject();
    }

    private static void refused(GrantBody body, Sight sight, String... without) {
        var refused = assertThrows(Refusal.class, () -> write(body, sight, without));
        assertEquals(VendorRefusal.GRANT_BEYOND_YOURS, refused.reason());
    }

    @ParameterizedTest
    @CsvSource({"CONTACT_DETAILS, contacts:read", "FREE_TEXT, messages:read", "ATTACHMENTS, messages:read", "INTERNAL, messages:read"})
    void a_class_is_opened_only_by_who_reads_it(FieldClass one, String permission) {
        var body = body(QUEUES, List.of(), List.of(), List.of(), List.of(one));

        refused(body, Sight.ALL, permission);
        assertDoesNotThrow(() -> write(body, Sight.ALL, "revenue:read"));
    }

    @ParameterizedTest
    @EnumSource(Action.class)
    void an_action_is_allowed_only_by_who_may_do_it(Action action) {
        var body = body(QUEUES, List.of(), List.of(), List.of(action), List.of());

        refused(body, Sight.ALL, "messages:write", "tickets:write", "tickets:assign", "callbacks:write");
        assertDoesNotThrow(() -> write(body, Sight.ALL));
    }

    @Test
    void tickets_are_named_only_by_who_sees_them() {
        var queue = body(QUEUES, List.of(), List.of(), List.of(), List.of());

        refused(queue, Sight.ALL, "tickets:read");
        refused(queue, SEGMENT);
        refused(queue, Sight.own(UUID.randomUUID()));
        refused(body(QUEUES, List.of("gold", "silver"), List.of(), List.of(), List.of()), SEGMENT);
        assertDoesNotThrow(() -> write(body(QUEUES, List.of("gold"), ACCOUNTS, List.of(), List.of()), SEGMENT));
        assertDoesNotThrow(() -> write(queue, Sight.ALL));
    }
}
