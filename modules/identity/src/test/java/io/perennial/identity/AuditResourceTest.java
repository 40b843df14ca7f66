package io.perennial.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.perennial.kernel.Refusal;
import io.perennial.kernel.TypeId;
import io.perennial.platform.call.Call;
import io.perennial.platform.call.FieldClass;
import io.perennial.platform.call.Sight;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.Proxy;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Tests that the audit log is closed to whom one class of fields is closed: its changes would tell it. */
class AuditResourceTest {
    /** A request whose query nobody reads. */
    private static final UriInfo UNREAD = (UriInfo) Proxy.newProxyInstance(UriInfo.class.getClassLoader(), new Class<?>[] {UriInfo.class},
            (_, method, _) -> {
                throw new IllegalStateException("The query was read by " + method);
            });

    @Test
    void who_may_not_see_one_class_reads_no_changes() {
        for (var closed : FieldClass.values()) {
            var call = Call.onBehalfOf("mem_blind", Sight.ALL.closing(Set.of(closed)), TypeId.next());
            var refused = assertThrows(Refusal.class, () -> call.run(() -> new AuditResource().list(UNREAD)), closed::name);
            assertEquals("FIELD_CLOSED", refused.reason().name());
        }
    }
}
