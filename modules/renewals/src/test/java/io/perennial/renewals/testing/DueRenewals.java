package io.perennial.renewals.testing;

import io.perennial.accounts.AccountId;
import io.perennial.kernel.TypeId;
import io.perennial.platform.sql.Sql;
import io.perennial.renewals.testing.Facts.Term;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Inserts renewals into a tenant's table, as work and decisions would have left them. */
public record DueRenewals(Sql sql) {
    private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");

    /**
     * @param forecast the expected amount, or the outcome if it is decided, in its currency; {@code rate} is the value of one unit of it in
     *     the tenant's currency
     */
    public record Due(
            LocalDate dueOn, String currency, @Nullable String rate, String target, @Nullable String forecast, @Nullable Integer likelihood,
            String category, String state, @Nullable LocalDate decisionOn, @Nullable LocalDate deferredUntil) {
        public static Due open(LocalDate dueOn, String target, @Nullable String forecast) {
            return new Due(dueOn, "EUR", "1", target, forecast, null, "commit", "open", null, null);
        }

        public Due in(String other, @Nullable String worth) {
            return new Due(dueOn, other, worth, target, forecast, likelihood, category, state, decisionOn, deferredUntil);
        }

        public Due likely(int basisPoints) {
            return new Due(dueOn, currency, rate, target, forecast, basisPoints, category, state, decisionOn, deferredUntil);
        }

        public Due as(String other) {
            return new Due(dueOn, currency, rate, target, forecast, likelihood, other, state, decisionOn, deferredUntil);
        }

        public Due ended(String how) {
            return new Due(dueOn, currency, rate, target, forecast, likelihood, category, how, decisionOn, deferredUntil);
        }

        public Due decidedBy(LocalDate day) {
            return new Due(dueOn, currency, rate, target, forecast, likelihood, category, state, day, deferredUntil);
        }

        public Due deferredTo(LocalDate day) {
            return new Due(dueOn, currency, rate, target, forecast, likelihood, category, "deferred", decisionOn, day);
        }

        public boolean isWon() {
            return state.equals("won") || state.equals("downsold");
        }

        public boolean isDecided() {
            return isWon() || state.equals("lost");
        }
    }

    public UUID add(@Nullable UUID owner, Due due) {
        return addTo(new Facts(sql).account(owner, null), due);
    }

    public UUID addTo(AccountId account, Due due) {
        var id = TypeId.next();
        var contract = new Facts(sql).contract(account, Term.until(due.dueOn().minusYears(1), due.dueOn(), due.target()), due.dueOn());
        sql.change(
                """
                insert into renewals.renewal (tenant_id, id, account_id, contract_id, due_on, first_due_on, decision_on, currency, target_arr, created_at, updated_at)
                values (:tenant, :id, :account, :contract, :dueOn, :dueOn, :dueOn, 'EUR', 0, :at, :at)
                """,
                Map.of("id", id, "account", account, "contract", contract, "dueOn", due.dueOn(), "at", LONG_AGO));
        become(id, due);
        return id;
    }

    public void become(UUID id, Due due) {
        sql.change(
                """
                update renewals.renewal
                set due_on = :dueOn, decision_on = :decisionOn, deferred_until = :deferredUntil::date, currency = :currency, rate = :rate::numeric, target_arr = :target, forecast_arr = :forecast::numeric,
                    likelihood = :likelihood::integer, category = :category, state = :state, decided_at = :decidedAt::timestamptz,
                    outcome_arr = :outcome::numeric, reason = :reason::text
                where tenant_id = :tenant and id = :id
                """,
                Sql.values(
                        "id", id, "dueOn", due.dueOn(), "decisionOn", due.decisionOn() == null ? due.dueOn() : due.decisionOn(),
                        "deferredUntil", due.deferredUntil(), "currency", due.currency(), "rate", number(due.rate()), "target",
                        new BigDecimal(due.target()),
                        "forecast", due.isDecided() ? null : number(due.forecast()), "likelihood", due.likelihood(), "category",
                        due.category(),
                        "state", due.state(), "decidedAt", due.isDecided() ? LONG_AGO : null, "outcome",
                        due.isWon() ? number(due.forecast()) : null,
                        "reason", due.isDecided() && !due.state().equals("won") ? "price" : null));
    }

    private static @Nullable BigDecimal number(@Nullable String text) {
        return text == null ? null : new BigDecimal(text);
    }
}
