package io.perennial.renewals;

import io.perennial.kernel.Invalid;
import io.perennial.platform.call.NotFound;
import io.perennial.platform.events.Events;
import io.perennial.platform.sql.Entities;
import io.perennial.platform.sql.Sql;
import io.perennial.renewals.RenewalWork.AmountBody;
import io.perennial.renewals.reasons.ReasonKind;
import io.perennial.renewals.reasons.Reasons;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;

/** The renewals of the accounts that the caller may see. */
@ApplicationScoped
class Renewals {
    private static final String VISIBLE =
            "select count(*) from {renewals.live_renewal} where id = :id and (:viewer::uuid is null or account_owner_id = :viewer)";

    @Inject Entities entities;
    @Inject Events events;
    @Inject Sql sql;
    @Inject Clock clock;
    @Inject Owners owners;
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
        owners.check(to.ownerId(), renewal.work().ownerId());
        var added = to.riskReasons().stream().filter(reason -> !renewal.work().riskReasons().contains(reason)).toList();
        reasons.require(ReasonKind.RISK, added, "/riskReasons");
        risks.change(renewal.id(), renewal.work().riskReasons(), to.riskReasons());
        events.publish(renewal.change(to, clock.instant()));
    }
}
