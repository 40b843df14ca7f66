package io.perennial.surveys.asking;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.perennial.accounts.AccountId;
import io.perennial.accounts.contacts.ContactId;
import io.perennial.calendars.Calendars;
import io.perennial.identity.testing.FixedHome;
import io.perennial.platform.jobs.Jobs;
import io.perennial.platform.sql.Sql;
import io.perennial.platform.testing.MovedClock;
import io.perennial.surveys.testing.AskedPeople;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests that what a tenant's files say of how often somebody may be asked holds for its next wave. */
class DeclaredRulesIT {
    private static final String LEDGER =
            "select state || reasons::text as told from {whole surveys.invitation} where contact_id = :contact order by wave_id <> :wave";

    private final AskedPeople alder = AskedPeople.of("alder" + Long.toString(System.nanoTime(), 36));
    private final AskedPeople rowan = AskedPeople.of("rowan" + Long.toString(System.nanoTime(), 36));
    private final AccountId account = alder.account();
    private final ContactId jana = alder.contact(account, "user", "jana@rhine.example");
    private final List<ContactId> others =
            List.of(alder.contact(account, "user", "mei@rhine.example"), alder.contact(account, "user", "ann@rhine.example"));

    private record Told(String told) {}

    private static Inviting inviting(Sql sql) {
        var clock = new MovedClock(AskedPeople.NINE);
        var inviting = new Inviting();
        inviting.sql = sql;
        inviting.clock = clock;
        inviting.home = new FixedHome(ZoneOffset.UTC, clock);
        inviting.calendars = new Calendars(sql);
        inviting.jobs = new Jobs() {
            @Override
            public void at(String name, String id, Instant at) {}
        };
        inviting.waves = new Waves();
        inviting.waves.sql = sql;
        return inviting;
    }

    private static Waves.Wave asking(Inviting by, AskedPeople of, ContactId contact) {
        var kept = by.waves.read(of.wave());
        return new Waves.Wave(kept.id(), kept.surveyId(), kept.surveyVersion(), kept.name(),
                new Audience(List.of(), List.of(), List.of(), List.of(contact), List.of()), null, 1, Map.of(), kept.state(),
                kept.closesAt(), false, kept.version());
    }

    private static List<Reason> reasons(AskedPeople of, ContactId contact) {
        return of.work().run(sql -> {
            var by = inviting(sql);
            return by.tried(asking(by, of, contact)).values().stream().flatMap(List::stream).map(NotAsked::reason).toList();
        });
    }

    @ParameterizedTest(name = "{0}: {3} instead of {4}")
    @CsvSource(delimiter = '|', value = {
        "{\"optIn\": true}         | none   |            | [NO_CONSENT]     | []",
        "{\"anyDays\": 10}         | jana   | 2026-02-20 | []               | [QUARANTINE_ANY]",
        "{\"anyDays\": 40}         | jana   | 2026-01-22 | [QUARANTINE_ANY] | []",
        "{\"anyDays\": 39}         | jana   | 2026-01-22 | []               | []",
        "{\"perYear\": 1}          | jana   | 2025-03-03 | [YEARLY_LIMIT]   | []",
        "{\"accountDays\": 200}    | others | 2025-08-15 | [ACCOUNT_LIMIT]  | []",
        "{\"accountDays\": 199}    | others | 2025-08-15 | []               | []",
        "{\"accountShare\": 100}   | others | 2026-02-20 | []               | [ACCOUNT_LIMIT]"})
    void each_rule_holds_as_it_is_declared(String said, String asked, String day, String declared, String usual) {
        if (asked.equals("jana")) alder.pressed(account, jana, day);
        if (asked.equals("others")) for (var other : others) alder.pressed(account, other, day);
        assertEquals(usual, reasons(alder, jana).toString());

        alder.rules(said);

        assertEquals(declared, reasons(alder, jana).toString());
    }

    @Test
    void the_files_of_another_tenant_say_nothing_here() {
        rowan.rules("{\"optIn\": true}");

        assertEquals(List.of(), reasons(alder, jana));
        assertEquals(false, alder.work().run(AskingRulesView::get).declared());
        assertEquals(new AskingRulesView(true, 14, 4, 20, 2, 30, true), rowan.work().run(AskingRulesView::get));
    }

    @Test
    void what_is_decided_stays_when_the_files_change() {
        invite();
        alder.rules("{\"optIn\": true}");
        invite();

        assertEquals(List.of("decided[]"), alder.work()
                .run(sql -> sql.list(Told.class, LEDGER, Map.of("contact", jana, "wave", alder.wave()))).stream().map(Told::told).toList());
        assertEquals(List.of(Reason.NO_CONSENT, Reason.QUARANTINE_ANY), reasons(alder, jana).subList(0, 2));
    }

    private void invite() {
        alder.work().run(sql -> {
            var by = inviting(sql);
            by.invite(asking(by, alder, jana));
            return jana;
        });
    }
}
