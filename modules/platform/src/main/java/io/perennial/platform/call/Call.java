package io.perennial.platform.call;

import io.perennial.kernel.TypeId;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The tenant and the actor that this thread works for. It is bound for the duration of a request, an event's delivery or a step of a
 * job, and is always unbound at its end.
 *
 * @param actor the actor, as audit rows name it: {@code mem_…}, {@code cli_…} or a job's name
 * @param sight the accounts that may be seen
 * @param requestId the answer's {@code Request-Id}, or {@code null} outside requests
 * @param syncTrace the caller's {@code X-Sync-Trace}, copied to the events that the call publishes
 */
public record Call(
        UUID tenant, String actor, Sight sight, @Nullable String requestId, @Nullable String syncTrace) {
    private static final UUID NOBODY = new UUID(0, 0);
    static final ScopedValue<Call> CURRENT = ScopedValue.newInstance();

    /** Returns the call of a job or a listener, which sees all of the tenant's accounts. */
    public static Call of(String job, UUID tenant) {
        return new Call(tenant, job, Sight.ALL, null, null);
    }

    /** Returns the call of a job that continues the work of an actor and sees only what the actor saw. */
    public static Call onBehalfOf(String actor, Sight sight, UUID tenant) {
        return new Call(tenant, actor, sight, null, null);
    }

    /** Returns the same call with the sight of the tenant itself: for what follows from a change of the caller and is not told to them. */
    public Call seeingAll() {
        return new Call(tenant, actor, Sight.ALL, requestId, syncTrace);
    }

    /**
     * Returns the same call with all classes of fields open, to the same records: for what is compared or kept, and shown to nobody. The people
     * of a vendor get no more than before.
     */
    public Call keeping() {
        return new Call(tenant, actor, sight.closing(Set.of()), requestId, syncTrace);
    }

    /** Returns the call of a job that somebody waits for: with all of the tenant's accounts, and the time limits of the caller's request. */
    public Call awaiting(String job) {
        return new Call(tenant, job, Sight.ALL, requestId, syncTrace);
    }

    /** Returns the UUID of the member or client that calls; for a job, the UUID of zeros. */
    public UUID caller() {
        return TypeId.parse(actor).map(TypeId::value).orElse(NOBODY);
    }

    /** Returns true if this member is the caller, or the caller sees the accounts that the member owns. */
    public boolean answersFor(UUID member) {
        return sight.all() || sight.owners().contains(member) || member.equals(caller());
    }

    /** Returns the call that this thread works for. Fails if there is none: a tenant's data may not be touched without a call. */
    public static Call current() {
        if (!CURRENT.isBound()) throw new IllegalStateException("This work has no tenant");
        return CURRENT.get();
    }

    /** Returns true if this thread works for a tenant: the request has a login. */
    public static boolean isBound() {
        return CURRENT.isBound();
    }

    public <R, X extends Throwable> R run(ScopedValue.CallableOp<? extends R, X> work) throws X {
        return ScopedValue.where(CURRENT, this).call(work);
    }
}
