package io.perennial.renewals.ledger;

import io.perennial.identity.Home;
import io.perennial.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Currency;
import java.util.Map;

/** Records the basis of all entries besides the contracts: the currency of the books and the exchange rates, as the ledger learned them. */
@ApplicationScoped
class Basis {
    private static final String OTHER =
            """
            from {platform.owner} o
            cross join (select md5(coalesce(string_agg(currency || effective_from || '=' || rate, ' ' order by currency, effective_from), '')) as rates
                        from {accounts.rate_period}) now
            where not exists (
                select from (select currency, rates from {renewals.ledger_basis} order by recorded_at desc limit 1) last
                where (last.currency, last.rates) = (:currency, now.rates))
            """;

    /** Inserts the basis with a time later than the last one, even if the clock has not moved on. */
    private static final String NOTE =
            """
            insert into renewals.ledger_basis (tenant_id, recorded_at, currency, rates)
            select o.tenant_id, greatest(:now::timestamptz, (select max(recorded_at) + interval '1 microsecond' from {renewals.ledger_basis})),
                   :currency, now.rates
            %s
            """.formatted(OTHER);
    private static final String LATEST = "select currency from {renewals.ledger_basis} order by recorded_at desc limit 1";

    private static final String DIFFERS = "select count(*) " + OTHER;

    record Noted(Currency currency) {}

    @Inject Sql sql;
    @Inject Home home;
    @Inject Clock clock;
    @Inject TouchedAccounts touched;

    boolean isPending() {
        return sql.number(DIFFERS, Map.of("currency", home.settings().currency())) > 0;
    }

    /** Touches all accounts if the currency or the rates have changed. */
    void follow() {
        var now = Map.of("currency", home.settings().currency(), "now", clock.instant());
        if (sql.change(NOTE, now) > 0) touched.touchAll();
    }

    /**
     * Returns the currency that was recorded last, not the one in the files: another server may have entered with a newer currency a moment
     * ago, and that must not be reversed.
     */
    static Currency books(Sql sql, Home home) {
        return sql.first(Noted.class, LATEST, Map.of()).map(Noted::currency).orElseGet(() -> home.settings().currency());
    }
}
