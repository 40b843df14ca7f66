package io.perennial.identity;

import io.perennial.kernel.Changes;
import io.perennial.kernel.TypeId;
import io.perennial.platform.call.NotFound;
import io.perennial.platform.events.Events;
import io.perennial.platform.requests.Conditions;
import io.perennial.platform.requests.IfMatch;
import io.perennial.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Invites, changes and suspends members. Those whom files declare are changed there. */
@ApplicationScoped
class MemberWrites {
    private record Row(String name, Locale locale, String zone) {}

    private static final String ADD =
            """
            insert into identity.member (tenant_id, id, email, name, name_key, locale, zone, roles, declared, created_at, updated_at)
            select o.tenant_id, :id::uuid, :email, :name, :nameKey::bytea, :locale, :zone, :roles::text[], false, :now::timestamptz, :now::timestamptz
            from {platform.owner} o
            on conflict (tenant_id, email) do nothing
            """;
    private static final String OWN = "select name, locale, zone from {identity.member} where id = :id";

    /** Locks a member before the version is compared. Rows that files declare cannot be locked as such, since servers may not write them. */
    private static final String HOLD =
            """
            select case when pg_advisory_xact_lock(hashtextextended(o.tenant_id::text || ' member ' || :id::text, 0)) is null then 0 else 1 end
            from {platform.owner} o
            """;
    private static final String PLACED = "select count(*) from {identity.placement} where member_id = :id";
    private static final String CHANGE =
            """
            update identity.member set name = :name, name_key = :nameKey, locale = :locale, zone = :zone, roles = :roles::text[],
                   version = version + 1, updated_at = :now
            where tenant_id = :tenant and id = :id
            """;

    /** Takes a member whom the files no longer declare over into the API. */
    private static final String SUSPEND =
            """
            update identity.member set suspended_at = :at::timestamptz, declared = false, version = version + 1, updated_at = :now
            where tenant_id = :tenant and id = :id
            """;

    @Inject Sql sql;
    @Inject Home home;
    @Inject GivenRoles roles;
    @Inject Administrators administrators;
    @Inject Tokens tokens;
    @Inject Events events;
    @Inject Clock clock;

    MemberView invite(MemberBody body) {
        roles.require(body.roles());
        var settings = home.settings();
        var id = new MemberId(TypeId.next());
        var added = sql.change(ADD, Sql.values(
                "id", id,
                "email", body.email().toLowerCase(Locale.ROOT),
                "name", body.name(),
                "nameKey", key(body.name()),
                "locale", body.locale() == null ? settings.locale() : body.locale(),
                "zone", body.zone() == null ? settings.zone() : body.zone(),
                "roles", body.roles().toArray(String[]::new),
                "now", clock.instant()));
        if (added == 0) throw MemberRefusal.EMAIL_TAKEN.at("/email", "A member has this e-mail address already, perhaps a suspended one.");
        var invited = view(id);
        events.publish(new MemberEvent.Invited(id, invited.name(), Changes.to(invited.told())));
        return invited;
    }

    /** Locks a member until the end of the transaction. */
    MemberView held(MemberId id) {
        sql.number(HOLD, Map.of("id", id));
        return view(id);
    }

    /** Returns what an administrator said, without what the member chose instead. */
    MemberSettings said(MemberView member) {
        var own = sql.first(Row.class, OWN, Map.of("id", member.id())).orElseThrow(NotFound::here);
        return new MemberSettings(own.name(), member.roles(), own.locale(), ZoneId.of(own.zone()));
    }

    MemberView change(MemberView member, MemberSettings to, IfMatch version) {
        version.check(member.version());
        requireOurs(member);
        var before = said(member);
        if (before.equals(to)) return member;
        var added = to.roles().stream().filter(role -> !before.roles().contains(role)).toList();
        roles.require(added);
        roles.requireNoStronger(before.roles().stream().filter(role -> !to.roles().contains(role)).toList());
        if (!VendorPeople.ROLES.containsAll(added) && sql.number(PLACED, Map.of("id", member.id())) > 0) throw VendorPeople.notTheirs();
        administrators.keepOne(() -> write(member.id(), to));
        var changed = view(member.id());
        events.publish(new MemberEvent.Changed(member.id(), changed.name(), Changes.between(member.told(), changed.told())));
        return changed;
    }

    private void write(MemberId id, MemberSettings to) {
        sql.change(CHANGE, Sql.values(
                "id", id, "name", to.name(), "nameKey", key(to.name()), "locale", to.locale(), "zone", to.zone(),
                "roles", to.roles().toArray(String[]::new), "now", clock.instant()));
    }

    MemberView suspend(MemberId id, Conditions conditions) {
        var member = held(id);
        boolean done = member.status() == MemberView.Status.SUSPENDED;
        conditions.refuseExisting(member.version(), done);
        if (done) return member;
        conditions.refuseStale(member.version());
        requireOurs(member);
        if (MemberId.calling().filter(id::equals).isPresent()) throw MemberRefusal.NOT_YOURSELF.because("Nobody suspends themselves.");
        roles.requireNoStronger(member.roles());
        tokens.revokeAll(id);
        administrators.keepOne(() -> stamp(id, clock.instant()));
        var suspended = view(id);
        events.publish(new MemberEvent.Suspended(id, member.name(), Changes.between(member.told(), suspended.told())));
        return suspended;
    }

    MemberView lift(MemberId id, IfMatch version) {
        var member = held(id);
        version.check(member.version());
        if (member.status() != MemberView.Status.SUSPENDED) return member;
        roles.require(member.roles());
        stamp(id, null);
        var readmitted = view(id);
        events.publish(new MemberEvent.Readmitted(id, member.name(), Changes.between(member.told(), readmitted.told())));
        return readmitted;
    }

    private void stamp(MemberId id, @Nullable Instant suspendedAt) {
        sql.change(SUSPEND, Sql.values("id", id, "at", suspendedAt, "now", clock.instant()));
    }

    private static void requireOurs(MemberView member) {
        if (member.declared())
            throw MemberRefusal.DECLARED_IN_FILES.because("Your organisation's configuration files declare this member.");
    }

    private MemberView view(MemberId id) {
        return MemberView.findAny(id, sql).orElseThrow(NotFound::here);
    }

    private byte[] key(String name) {
        return NameKeys.of(home.settings().locale()).of(name);
    }
}
