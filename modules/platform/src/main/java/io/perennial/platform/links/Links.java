package io.perennial.platform.links;

import io.perennial.kernel.TypeId;
import io.perennial.platform.call.Call;
import io.perennial.platform.call.Sight;
import io.perennial.platform.jobs.Perishable;
import io.perennial.platform.sql.Sql;
import io.perennial.platform.sql.Tenants;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/** Issues signed links, finds out which one somebody holds, and ends them. */
@ApplicationScoped
public class Links {
    /** The actor of what is done through a link, as the audit log names it. */
    private static final String ACTOR = "customer";

    /** The time for which an ended link is kept, so that one can see that it was used. */
    private static final Duration KEPT = Duration.ofDays(30);

    private static final String ADD =
            """
            insert into platform.link (tenant_id, id, token_hash, purpose, record_id, language, uses_allowed, created_at, expires_at)
            values (:tenant, :id, :hash, :purpose, :record, :language, :uses, :now, :until)
            """;
    private static final String LIVE =
            """
            select id, record_id, language, created_at, expires_at
            from {platform.link}
            where token_hash = :hash and purpose = :purpose and revoked_at is null and expires_at > :now
              and used < coalesce(uses_allowed, used + 1)
            """;
    private static final String USE =
            """
            update platform.link set used = used + 1, used_at = :now
            where tenant_id = :tenant and id = :id and revoked_at is null and expires_at > :now and used < coalesce(uses_allowed, used + 1)
            """;
    private static final String REVOKE =
            """
            update platform.link set revoked_at = :now
            where tenant_id = :tenant and record_id = :record and purpose = :purpose and revoked_at is null and expires_at > :now
            """;
    private static final String ENDED =
            """
            delete from platform.link
            where tenant_id = :tenant and id in (select id from {platform.link} where expires_at < :before limit :most)
            """;

    private final Sql sql;
    private final Tenants tenants;
    private final Clock clock;

    private final SecureRandom random = new SecureRandom();
    private final LinkSettings settings = LinkSettings.from(System.getenv());

    @Inject
    public Links(Sql sql, Tenants tenants, Clock clock) {
        this.sql = sql;
        this.tenants = tenants;
        this.clock = clock;
    }

    /** Issues a link of the calling tenant in this transaction. Returns its address, which nobody can find out again. */
    public String issue(LinkWish wish) {
        var token = LinkToken.issue(Call.current().tenant(), random);
        var now = clock.instant();
        sql.change(ADD, Sql.values(
                "id", TypeId.next(),
                "hash", token.hash(),
                "purpose", wish.purpose().name(),
                "record", wish.record(),
                "language", wish.language(),
                "uses", wish.uses(),
                "now", now,
                "until", now.plus(wish.lasts())));
        return settings.address() + "/" + wish.purpose().letter() + "/" + token.text();
    }

    /**
     * Looks a link up, and works in a transaction of its tenant. A wrong, used, expired, revoked or foreign one costs the same statements and
     * gives the same: nothing.
     */
    public <R> R visit(String text, LinkPurpose purpose, String requestId, Function<Optional<Link>, R> work) {
        var token = LinkToken.read(text);
        boolean active = tenants.find(token.tenant()).filter(entry -> !entry.suspended()).isPresent();
        return tenants.in(call(token, requestId), () -> work.apply(live(token, purpose).filter(_ -> active)));
    }

    Optional<Link> live(LinkToken token, LinkPurpose purpose) {
        return sql.first(Link.class, LIVE, Map.of("hash", token.hash(), "purpose", purpose.name(), "now", clock.instant()));
    }

    /** Works for the tenant of a link that is valid, without a transaction. */
    public <R> R after(String text, String requestId, Supplier<R> work) {
        return call(LinkToken.read(text), requestId).run(work::get);
    }

    private static Call call(LinkToken token, String requestId) {
        return new Call(token.tenant(), ACTOR, Sight.ALL, requestId, null);
    }

    /** Uses a link once, in this transaction. Returns false if somebody else has used it meanwhile: of several at once, one wins. */
    public boolean use(Link link) {
        return sql.change(USE, Map.of("id", link.id(), "now", clock.instant())) > 0;
    }

    /** Revokes all links for a record. Returns how many there were. */
    public int revoke(LinkPurpose purpose, UUID record) {
        return sql.change(REVOKE, Map.of("record", record, "purpose", purpose.name(), "now", clock.instant()));
    }

    @Produces
    static Perishable ended() {
        return new Perishable(ENDED, KEPT);
    }
}
