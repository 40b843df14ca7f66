package io.perennial.identity;

import io.perennial.kernel.Changes;
import io.perennial.platform.call.NotFound;
import io.perennial.platform.events.Events;
import io.perennial.platform.requests.Conditions;
import io.perennial.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;

/** Shows what the calling member decides for themselves. */
@ApplicationScoped
class OwnMember {
    private static final String SETTINGS = "select locale, zone from {identity.member_choice} where member_id = :member";
    private static final String PREFERENCES =
            "select preferences as values, version from {identity.member_choice} where member_id = :member";

    /** Locks the row, or makes it, before the version is checked. */
    private static final String HOLD =
            """
            insert into identity.member_choice as c (tenant_id, member_id, changed_at) values (:tenant, :member, :now)
            on conflict (tenant_id, member_id) do update set changed_at = excluded.changed_at
            """;
    private static final String CHANGE =
            """
            update identity.member_choice set locale = :locale::text, zone = :zone::text, version = version + 1
            where tenant_id = :tenant and member_id = :member
            """;
    private static final String PREFER =
            """
            update identity.member_choice set preferences = :values::jsonb, version = version + 1
            where tenant_id = :tenant and member_id = :member
            """;
    private static final String PASSWORD =
            """
            update identity.member_choice set password_hash = :hash, version = version + 1,
                   instead_of = coalesce((select m.password_hash from {identity.member} m where m.id = :member), 'none')
            where tenant_id = :tenant and member_id = :member
            """;

    @Inject Sql sql;
    @Inject Events events;
    @Inject Clock clock;

    MemberId me() {
        return MemberId.calling().orElseThrow(NotFound::here);
    }

    MemberView view() {
        return MemberView.find(me(), sql).orElseThrow(NotFound::here);
    }

    /** Locks what the member has decided, so that two changes do not undo each other. */
    MemberView held() {
        sql.change(HOLD, Map.of("member", me(), "now", clock.instant()));
        return view();
    }

    OwnSettings settings() {
        return sql.first(OwnSettings.class, SETTINGS, Map.of("member", me())).orElse(new OwnSettings(null, null));
    }

    void change(OwnSettings to) {
        var before = view();
        sql.change(CHANGE, Sql.values("member", me(), "locale", to.locale(), "zone", to.zone()));
        var changes = Changes.between(before.told(), view().told());
        if (!changes.isEmpty()) events.publish(new MemberEvent.Changed(before.id(), before.name(), changes));
    }

    Preferences preferences() {
        return sql.first(Preferences.class, PREFERENCES, Map.of("member", me())).orElse(new Preferences(Map.of(), 1));
    }

    void prefer(PreferencesBody body, Conditions conditions) {
        held();
        var before = preferences();
        conditions.refuseExisting(before.version(), !before.values().isEmpty());
        conditions.refuseStale(before.version());
        if (!before.values().equals(body.values())) sql.change(PREFER, Map.of("member", me(), "values", body.values()));
    }

    void choose(String passwordHash) {
        held();
        sql.change(PASSWORD, Map.of("member", me(), "hash", passwordHash));
    }
}
