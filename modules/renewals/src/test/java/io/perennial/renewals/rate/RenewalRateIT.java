package io.perennial.renewals.rate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.perennial.identity.MemberId;
import io.perennial.kernel.Money;
import io.perennial.platform.testing.TenantWork;
import io.perennial.renewals.rate.RenewalRate.RenewalRateGroup;
import io.perennial.renewals.testing.DueRenewals;
import io.perennial.renewals.testing.DueRenewals.Due;
import io.perennial.renewals.testing.Facts;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RenewalRateIT {
    private static final Currency EUR = Currency.getInstance("EUR");
    private static final LocalDate FROM = LocalDate.parse("2026-01-01");
    private static final LocalDate TO = LocalDate.parse("2026-04-01");
    private static final LocalDate DAY = LocalDate.parse("2026-02-10");
    private static final LocalDate TODAY = LocalDate.parse("2026-03-02");

    private final TenantWork medlar = TenantWork.of("medlar");
    private final TenantWork mulberry = TenantWork.of("mulberry");
    private final UUID ida = Facts.member("medlar");

    @BeforeEach
    void nothing() {
        for (var table : List.of("renewals.renewal", "accounts.contract"))
            medlar.run(sql -> sql.change("delete from " + table + " where tenant_id = :tenant", Map.of()));
    }

    @Test
    void gross_is_capped_for_each_renewal_and_net_is_not() {
        due(won("100.00", "130.00"), won("100.00", "100.00"), Due.open(DAY, "100.00", "60.00").ended("downsold"), lost("100.00"));

        var total = rate().total();

        assertEquals(List.of(eur("400.00"), eur("260.00"), eur("40.00"), eur("100.00"), eur("30.00")),
                List.of(total.due(), total.retained(), total.contraction(), total.lost(), total.expansion()));
        assertEquals(List.of(4L, 3L, 0.65, 0.725, 0.75),
                List.of(total.n(), total.renewed(), total.grossRate(), total.netRate(), total.countRate()));
    }

    @Test
    void a_customer_stays_who_renews_anything_however_many_contracts_are_lost() {
        medlar.run(sql -> {
            var facts = new Facts(sql);
            var three = facts.account();
            new DueRenewals(sql).addTo(three, lost("10.00"));
            new DueRenewals(sql).addTo(three, won("10.00", "10.00"));
            new DueRenewals(sql).addTo(three, won("10.00", "10.00"));
            return new DueRenewals(sql).addTo(facts.account(), lost("10.00"));
        });

        var total = rate().total();

        assertEquals(List.of(4L, 0.5, 2L, 1L, 0.5),
                List.of(total.n(), total.countRate(), total.accounts(), total.accountsRenewed(), total.logoRate()));
    }

    @Test
    void what_nobody_has_decided_is_in_no_rate_and_stands_apart() {
        due(won("100.00", "100.00"), Due.open(TODAY.minusDays(1), "10.00", null), Due.open(TODAY, "20.00", null),
                Due.open(DAY, "40.00", null).deferredTo(TO), Due.open(DAY, "80.00", null).as("omitted"));

        var total = rate().total();

        assertEquals(List.of(1L, 1.0, 4L, eur("150.00"), 3L, eur("130.00")),
                List.of(total.n(), total.grossRate(), total.undecided(), total.undecidedDue(), total.overdue(), total.overdueDue()));
    }

    @Test
    void each_is_converted_by_itself_and_what_cannot_be_or_was_withdrawn_is_only_counted() {
        due(won("1.00", "1.00").in("USD", "0.125"), won("3.00", "3.00").in("USD", "0.125"), won("5.00", "5.00").in("CHF", null),
                lost("7.00").ended("withdrawn"));

        var rate = rate();

        assertEquals(List.of(eur("0.50"), 1L, 1L, 2L), List.of(rate.total().due(), rate.withdrawn(), rate.withoutRate(), rate.total().n()));
    }

    @Test
    void a_period_has_its_first_day_and_not_its_last() {
        due(Due.open(FROM, "1.00", "1.00").ended("won"), Due.open(FROM.minusDays(1), "2.00", "2.00").ended("won"),
                Due.open(TO.minusDays(1), "4.00", "4.00").ended("won"), Due.open(TO, "8.00", "8.00").ended("won"));

        assertEquals(eur("5.00"), rate().total().due());
    }

    @Test
    void where_nothing_was_due_there_is_no_rate() {
        due(Due.open(DAY, "1.00", null));

        var total = rate().total();

        assertNull(total.grossRate());
        assertNull(total.netRate());
        assertNull(total.countRate());
        assertNull(total.logoRate());
    }

    @Test
    void who_works_on_them_is_told_apart() {
        due(won("1.00", "1.00"));
        medlar.run(sql -> new DueRenewals(sql).add(ida, lost("2.00")));

        var groups = of(medlar, RateGrouping.OWNER).groups();

        assertEquals(Arrays.asList(new MemberId(ida).text(), null), groups.stream().map(RenewalRateGroup::key).toList());
        assertEquals(List.of(0.0, 1.0), groups.stream().map(group -> group.sum().grossRate()).toList());
    }

    @Test
    void who_sees_only_own_accounts_reads_only_theirs_and_another_company_nothing() {
        due(won("1.00", "1.00"));
        medlar.run(sql -> new DueRenewals(sql).add(ida, won("2.00", "2.00")));

        assertEquals(eur("2.00"), of(medlar.seenBy(ida), null).total().due());
        assertEquals(1, of(medlar.seenBy(ida), RateGrouping.OWNER).groups().size());
        assertEquals(new PlainRate(List.of(), FROM, TO, TODAY).by(null), of(mulberry, null));
    }

    @Test
    void all_of_it_equals_plain_computation() {
        for (int seed = 0; seed < 4; seed++) {
            var company = "medlar" + seed;
            var owners = new ArrayList<UUID>(List.of(Facts.member(company), Facts.member(company)));
            owners.add(null);
            var story = new RandomRenewals(new Random(seed), owners, FROM.minusDays(20), 130);
            var kept = TenantWork.of(company).run(sql -> story.keep(12, 120, sql));
            var plain = new PlainRate(kept, FROM, TO, TODAY);

            for (var grouping : Arrays.asList(null, RateGrouping.SEGMENT, RateGrouping.TIER, RateGrouping.OWNER))
                assertEquals(plain.by(grouping), of(TenantWork.of(company), grouping), "seed " + seed);
        }
    }

    private static Due won(String target, String outcome) {
        return Due.open(DAY, target, outcome).ended("won");
    }

    private static Due lost(String target) {
        return Due.open(DAY, target, null).ended("lost");
    }

    private void due(Due... renewals) {
        medlar.run(sql -> Arrays.stream(renewals).map(due -> new DueRenewals(sql).add(null, due)).toList());
    }

    private RenewalRate rate() {
        return of(medlar, null);
    }

    private static RenewalRate of(TenantWork work, @Nullable RateGrouping grouping) {
        return work.run(sql -> RenewalRate.of(FROM, TO, grouping, TODAY, EUR, sql));
    }

    private static Money eur(String amount) {
        return new Money(new BigDecimal(amount), EUR);
    }
}
