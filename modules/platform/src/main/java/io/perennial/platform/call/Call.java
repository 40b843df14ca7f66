package io.perennial.platform.call;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * On whose behalf this thread works: one tenant, one actor. Bound for the length of a request, an event's delivery or a
 * job's step, and gone after it, however that ends.
 *
 * @param actor who acts, as audit rows name it: {@code mem_…}, {@code cli_…} or a job's name
 * @param ownAccountsOf the member whose own accounts are all that may be seen, or {@code null} for every account
 * @param requestId what the answer's {@code Request-Id} says, or {@code null} outside requests
 * @param syncTrace the caller's own mark, copied to the events it causes
 */
public record Call(
        UUID tenant, String actor, @Nullable UUID ownAccountsOf, @Nullable String requestId, @Nullable String syncTrace) {
    static final ScopedValue<Call> CURRENT = ScopedValue.newInstance();

    /** The work of a job or a listener: nobody's accounts but the tenant's. */
    public static Call of(String job, UUID tenant) {
        return new Call(tenant, job, null, null, null);
    }

    /** The call this thread works for; without one nothing may touch a tenant's data. */
    public static Call current() {
        if (!CURRENT.isBound()) throw new IllegalStateException("No tenant: this work was not begun for one");
        return CURRENT.get();
    }

    public <R, X extends Throwable> R run(ScopedValue.CallableOp<? extends R, X> work) throws X {
        return ScopedValue.where(CURRENT, this).call(work);
    }
}
