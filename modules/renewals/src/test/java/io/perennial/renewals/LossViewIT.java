package io.perennial.renewals;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.perennial.platform.requests.Query;
import io.perennial.platform.sql.Sql;
import io.perennial.platform.testing.MovedClock;
import io.perennial.platform.testing.TenantWork;
import io.perennial.platform.testing.TestLists;
import io.perennial.renewals.due.MadeRenewals;
import io.perennial.renewals.testing.Facts;
import io.perennial.renewals.testing.Facts.Term;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LossViewIT {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final LocalDate TODAY = LocalDate.parse("2026-03-02");

    private final TenantWork spruce = TenantWork.of("spruce");
    private final TenantWork yew = TenantWork.of("yew");
    private final MovedClock clock = new MovedClock(Instant.parse("2026-03-02T09:00:00Z"));
    private final UUID owner = Facts.member("spruce");
    private final String segment = "Lost " + UUID.randomUUID();

    @Test
    void each_stands_beside_what_had_been_named_and_when() {
        var renewal = renewal("1200.00");
        name(renewal, List.of(), List.of("price"));
        clock.move(Duration.ofDays(10));
        name(renewal, List.of("price"), List.of("champion_left"));
        clock.move(Duration.ofHours(2));
        lose(renewal, "lost", null);
        clock.move(Duration.ofDays(1));
        name(renewal, List.of("champion_left"), List.of("champion_left", "business"));

        assertEquals(List.of(
                "LOST 1200.00 [EarlierRisk[reason=price, namedOn=2026-03-02, daysBefore=10], EarlierRisk[reason=champion_left, namedOn=2026-03-12, daysBefore=0]] true"),
                losses(spruce, ""));
    }

    @Test
    void what_was_only_named_on_the_very_day_was_not_foreseen() {
        var renewal = renewal("1200.00");
        name(renewal, List.of(), List.of("price"));
        lose(renewal, "downsold", "900.00");

        assertEquals(List.of("DOWNSOLD 300.00 [EarlierRisk[reason=price, namedOn=2026-03-02, daysBefore=0]] false"), losses(spruce, ""));
    }

    @Test
    void one_of_two_voices_foresees_it_too() {
        var silent = renewal("1.00");
        call(silent,
                "answer = 'will_renew', said_by = 'mem_1', said_at = '2026-02-01T12:00Z', automated = 'will_renew', automated_on = '2026-02-01'");
        lose(silent, "lost", null);
        var said = renewal("2.00");
        call(said, "answer = 'at_risk', said_by = 'mem_1', said_at = '2026-03-01T22:59Z'");
        lose(said, "lost", null);
        var late = renewal("3.00");
        call(late, "answer = 'at_risk', said_by = 'mem_1', said_at = '2026-03-01T23:01Z'");
        lose(late, "lost", null);
        var ruled = renewal("4.00");
        call(ruled, "automated = 'will_churn', automated_on = '2026-03-01'");
        lose(ruled, "lost", null);

        assertEquals(List.of("1.00 false", "2.00 true", "3.00 false", "4.00 true"),
                losses(spruce, "").stream().map(loss -> loss.replace("LOST ", "").replace("[] ", "")).sorted().toList());
    }

    @Test
    void it_is_narrowed_by_the_day_and_seen_by_those_who_see_the_account() {
        lose(renewal("1.00"), "lost", null);
        renewal("2.00");

        assertEquals(1, losses(spruce, "from=2026-05-01&to=2026-05-02").size());
        assertEquals(0, losses(spruce, "to=2026-05-01").size());
        assertEquals(0, losses(spruce, "state=downsold").size());
        assertEquals(1, losses(spruce, "reason=price").size());
        assertEquals(1, losses(spruce.seenBy(owner), "").size());
        assertEquals(0, losses(spruce.seenBy(UUID.randomUUID()), "").size());
        assertEquals(0, losses(yew, "").size());
    }

    private RenewalId renewal(String arr) {
        return spruce.run(sql -> {
            var facts = new Facts(sql);
            var contract = facts.contract(facts.account(owner, segment), Term.until(TODAY.minusYears(1), TODAY.plusDays(60), arr), TODAY);
            return new MadeRenewals(BERLIN, clock).of(contract, sql);
        });
    }

    private void name(RenewalId renewal, List<String> before, List<String> after) {
        spruce.run(sql -> {
            new NamedRisks(sql, clock).change(renewal, before, after);
            return renewal;
        });
    }

    private void lose(RenewalId renewal, String state, @Nullable String outcome) {
        spruce.run(sql -> sql.change(
                "update renewals.renewal set state = :state, decided_at = :now, reason = 'price', outcome_arr = :outcome::numeric where tenant_id = :tenant and id = :id",
                Sql.values("state", state, "now", clock.instant(), "outcome", outcome == null ? null : new BigDecimal(outcome), "id",
                        renewal)));
    }

    private void call(RenewalId renewal, String said) {
        spruce.run(sql -> sql.change("insert into renewals.renewal_call (tenant_id, renewal_id, horizon) values (:tenant, :id, 90)",
                Map.of("id", renewal)));
        spruce.run(sql -> sql.change("update renewals.renewal_call set " + said + " where tenant_id = :tenant and renewal_id = :id",
                Map.of("id", renewal)));
    }

    private List<String> losses(TenantWork work, String query) {
        var asked = new TreeMap<String, String>(Map.of("segment", segment));
        if (!query.isEmpty()) for (var parameter : query.split("&")) asked.put(parameter.split("=")[0], parameter.split("=")[1]);
        return work.run(sql -> TestLists.on(sql).page(LossView.LISTING, new Query(asked), Map.of("zone", BERLIN))).items().stream()
                .map(loss -> loss.state() + " " + loss.lostArr().amount() + " " + loss.risks() + " " + loss.foreseen())
                .toList();
    }
}
