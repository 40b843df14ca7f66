package io.perennial.renewals.forecast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.perennial.identity.MemberId;
import io.perennial.identity.testing.FixedHome;
import io.perennial.kernel.Changes.Change;
import io.perennial.kernel.DomainEvent;
import io.perennial.kernel.Invalid;
import io.perennial.kernel.Money;
import io.perennial.kernel.Refusal;
import io.perennial.platform.requests.Conditions;
import io.perennial.platform.requests.IfMatch;
import io.perennial.platform.testing.MovedClock;
import io.perennial.platform.testing.TenantWork;
import io.perennial.renewals.AmountBody;
import io.perennial.renewals.Quarter;
import io.perennial.renewals.testing.Facts;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SubmissionsIT {
    private static final Currency EUR = Currency.getInstance("EUR");

    private final TenantWork privet = TenantWork.of("privet");
    private final MovedClock clock = new MovedClock(Instant.parse("2026-03-02T09:00:00Z"));
    private final FixedHome home = new FixedHome(ZoneId.of("Europe/Berlin"), clock);
    private final TenantWork.Heard heard = new TenantWork.Heard();
    private final MemberId ida = new MemberId(Facts.member("privet"));
    private final MemberId otto = new MemberId(Facts.member("privet"));
    private final Quarter quarter = Quarter.of("2100-Q1");

    @Test
    void a_members_number_and_the_managers_stay_side_by_side_and_the_managers_counts() {
        in(privet, submissions -> submissions.submit(quarter, ida, body("100.00", "Sure"), new Conditions()));
        in(privet, submissions -> submissions.override(quarter, ida, body("80.00", "Less so"), new Conditions()));
        in(privet, submissions -> submissions.submit(quarter, ida, body("110.00", null), new Conditions()));

        var view = view(ida);

        assertEquals(List.of(eur("110.00"), eur("80.00"), eur("80.00"), "Less so", "test"),
                List.of(view.submitted(), view.override(), view.counted(), view.overrideNote(), view.overriddenBy()));
        assertNull(view.note());
        in(privet, submissions -> submissions.release(quarter, ida, new IfMatch("*")));
        assertEquals(eur("110.00"), view(ida).counted());
        assertNull(view(ida).override());
    }

    @Test
    void all_of_them_are_rolled_up_with_both_numbers() {
        var before = rollUp(privet);
        in(privet, submissions -> submissions.submit(quarter, ida, body("100.00", null), new Conditions()));
        in(privet, submissions -> submissions.override(quarter, ida, body("80.00", null), new Conditions()));
        in(privet, submissions -> submissions.override(quarter, otto, body("7.00", null), new Conditions()));

        var after = rollUp(privet);

        assertEquals(List.of(2L, "100.00", "87.00"), List.of(
                after.n() - before.n(), after.submitted().amount().subtract(before.submitted().amount()).toString(),
                after.counted().amount().subtract(before.counted().amount()).toString()));
        assertNull(view(otto).submitted());
    }

    @Test
    void each_change_is_told_with_what_it_was_before_and_the_same_again_is_none() {
        in(privet, submissions -> submissions.submit(quarter, ida, body("100.00", null), new Conditions()));
        in(privet, submissions -> submissions.submit(quarter, ida, body("100.00", null), new Conditions()));
        in(privet, submissions -> submissions.override(quarter, ida, body("90.00", null), new Conditions()));
        in(privet, submissions -> submissions.release(quarter, ida, new IfMatch("*")));
        in(privet, submissions -> submissions.release(quarter, ida, new IfMatch("*")));

        assertEquals(
                List.of(Map.of("submitted", new Change(null, eur("100.00"))), Map.of("override", new Change(null, eur("90.00"))),
                        Map.of("override", new Change(eur("90.00"), null))),
                heard.events.stream().map(event -> event.changes().fields()).toList());
        assertEquals(List.of("2100-Q1", "2100-Q1", "2100-Q1"), heard.events.stream().map(DomainEvent::label).toList());
        assertEquals(3, view(ida).version());
    }

    @Test
    void it_is_in_the_companys_currency_and_about_somebody_who_is_there() {
        assertThrows(Invalid.class, () -> in(privet, submissions -> submissions.submit(quarter, ida,
                new SubmissionBody(new AmountBody(BigDecimal.ONE, Currency.getInstance("USD")), null), new Conditions())));
        assertThrows(Refusal.class,
                () -> in(privet, submissions -> submissions.override(quarter, new MemberId(Facts.member("quince")), body("1.00", null),
                        new Conditions())));
        assertThrows(Refusal.class,
                () -> in(privet.seenBy(otto.value()),
                        submissions -> submissions.override(quarter, ida, body("1.00", null), new Conditions())));
        assertThrows(Refusal.class, () -> in(privet, submissions -> submissions.caller()));
    }

    @Test
    void who_sees_only_own_accounts_sees_only_their_own_number_and_another_company_none() {
        in(privet, submissions -> submissions.submit(quarter, ida, body("100.00", null), new Conditions()));
        in(privet, submissions -> submissions.submit(quarter, otto, body("1.00", null), new Conditions()));

        assertEquals(List.of(otto), rollUp(privet.seenBy(otto.value())).items().stream().map(SubmissionView::memberId).toList());
        assertEquals(0, rollUp(TenantWork.of("quince")).n());
    }

    private void in(TenantWork work, Consumer<Submissions> what) {
        work.run(sql -> {
            what.accept(new Submissions(sql, home, clock, heard));
            return what;
        });
    }

    private SubmissionView view(MemberId member) {
        return privet.run(sql -> SubmissionView.get(quarter, member, EUR, sql));
    }

    private SubmissionRollUp rollUp(TenantWork work) {
        return work.run(sql -> SubmissionRollUp.of(quarter, EUR, sql));
    }

    private static SubmissionBody body(String amount, @Nullable String note) {
        return new SubmissionBody(new AmountBody(new BigDecimal(amount), EUR), note);
    }

    private static Money eur(String amount) {
        return new Money(new BigDecimal(amount), EUR);
    }
}
