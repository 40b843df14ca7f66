package io.perennial.platform.call;

import io.perennial.kernel.TypeId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * On whose behalf this thread works: one tenant, one actor. Bound for the length of a request, an event's delivery or a
 * job's step, and gone after it, however that ends.
 *
 * @param actor who acts, as audit rows name it: {@code mem_…}, {@code cli_…} or a job's name
 * @param sight which accounts may be seen
 * @param requestId what the answer's {@code Request-Id} says, or {@code null} outside requests
 * @param syncTrace the caller's own mark, copied to the events it causes
 */
public record Call(
        UUID tenant, String actor, Sight sight, @Nullable String requestId, @Nullable String syncTrace) {
    private static final UUID NOBODY = new UUID(0, 0);
    static final ScopedValue<Call> CURRENT = ScopedValue.newInstance();

    /** Returns the call of a job or a listener, which sees all of the tenant's accounts. */
    public static Call of(String job, UUID tenant) {
        return new Call(tenant, job, Sight.ALL, null, null);
    }

    /** Returns the call of a job that goes on with the work of somebody, and sees only what they saw. */
    public static Call onBehalfOf(String actor, Sight sight, UUID tenant) {
        return new Call(tenant, actor, sight, null, null);
    }

    /** Returns the id of the member or client who calls, without its kind; nobody's for a job. */
    public UUID caller() {
        return TypeId.parse(actor).map(TypeId::value).orElse(NOBODY);
    }

    /** Tells whether this member is the caller, or one whose accounts the caller sees. */
    public boolean answersFor(UUID member) {
        return sight.all() || sight.owners().contains(member) || member.equals(caller());
    }

    /** The call this thread works for; without one nothing may touch a tenant's data. */
    public static Call current() {
        if (!CURRENT.isBound()) throw new IllegalStateException("This work has no tenant");
        return CURRENT.get();
    }

    public <R, X extends Throwable> R run(ScopedValue.CallableOp<? extends R, X> work) throws X {
        return ScopedValue.where(CURRENT, this).call(work);
    }
}
