package io.perennial.engagement.callbacks;

import io.perennial.accounts.AccountId;
import io.perennial.identity.TeamId;
import io.perennial.platform.sql.Sql;
import io.perennial.records.Known;
import io.perennial.renewals.RenewalId;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The renewals and teams that some callbacks name, as far as the caller sees them. */
record NamedOrigins(Map<UUID, AccountId> renewals, Set<UUID> teams) {
    private record Renewed(UUID id, AccountId accountId) {}

    private static final String RENEWALS = "select id, account_id from {renewals.visible_renewal} where id = any (:ids)";
    private static final String TEAMS = "select distinct team_id as id from {identity.team_member} where team_id = any (:ids)";

    static NamedOrigins of(Collection<CallbackBody> bodies, Sql sql) {
        var named =
                bodies.stream().map(CallbackBody::renewalId).filter(id -> id != null).map(RenewalId::value).distinct().toArray(UUID[]::new);
        var renewals = new HashMap<UUID, AccountId>();
        if (named.length > 0)
            for (var one : sql.list(Renewed.class, RENEWALS, Map.of("ids", named))) renewals.put(one.id(), one.accountId());
        return new NamedOrigins(renewals, Known.among(bodies.stream().map(CallbackBody::teamId), TEAMS, sql));
    }

    /** Refuses a renewal of another account. */
    void require(@Nullable RenewalId renewal, AccountId account) {
        if (renewal != null && !account.equals(renewals.get(renewal.value())))
            throw CallbackRefusal.UNKNOWN_RENEWAL.at("/renewalId", "Unknown renewal of this account.");
    }

    /** Refuses a team without members. */
    void require(@Nullable TeamId team) {
        if (team != null && !teams.contains(team.value())) throw CallbackRefusal.UNKNOWN_TEAM.at("/teamId", "Unknown team.");
    }
}
