package io.perennial.renewals;

import io.perennial.accounts.Known;
import io.perennial.identity.MemberId;
import io.perennial.kernel.Invalid;
import io.perennial.platform.Call;
import io.perennial.platform.Entities;
import io.perennial.platform.Events;
import io.perennial.platform.NotFound;
import io.perennial.platform.Sql;
import io.perennial.renewals.RenewalWork.AmountBody;
import io.perennial.renewals.reasons.ReasonKind;
import io.perennial.renewals.reasons.Reasons;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The renewals of the accounts that the caller may see. */
@ApplicationScoped
class Renewals {
    private static final String VISIBLE =
            "select count(*) from {renewals.live_renewal} where id = :id and (:viewer::uuid is null or account_owner_id = :viewer)";
    private static final String MEMBERS = "select id from {identity.active_member} where id = any (:ids)";

    @Inject Entities entities;
    @Inject Events events;
    @Inject Sql sql;
    @Inject Clock clock;
    @Inject Reasons reasons;
    @Inject NamedRisks risks;

    Renewal get(RenewalId id) {
        return entities.find(Renewal.class, id).filter(this::isVisible).orElseThrow(NotFound::here);
    }

    private boolean isVisible(Renewal renewal) {
        return sql.number(VISIBLE, Map.of("id", renewal.id())) > 0;
    }

    void change(Renewal renewal, RenewalWork to) {
        renewal.undecided();
        var strange = AmountBody.strange(to.forecastArr(), renewal.currency(), "/forecastArr");
        if (!strange.isEmpty()) throw new Invalid(strange);
        checkOwner(to.ownerId(), renewal.work().ownerId());
        var added = to.riskReasons().stream().filter(reason -> !renewal.work().riskReasons().contains(reason)).toList();
        reasons.require(ReasonKind.RISK, added, "/riskReasons");
        risks.change(renewal.id(), renewal.work().riskReasons(), to.riskReasons());
        events.publish(renewal.change(to, clock.instant()));
    }

    /** One that it has already may have been suspended since: whoever changes a note cannot help that. */
    private void checkOwner(@Nullable MemberId owner, @Nullable MemberId before) {
        if (owner == null || owner.equals(before)) return;
        var viewer = Call.current().ownAccountsOf();
        if (viewer != null && !owner.value().equals(viewer))
            throw RenewalRefusal.OWNER_NOT_SELF.at("/ownerId", "You see only your own accounts, so you can only give it to yourself");
        if (Known.among(Stream.of(owner), MEMBERS, sql).isEmpty())
            throw RenewalRefusal.UNKNOWN_OWNER.at("/ownerId", "There is no such member");
    }
}
