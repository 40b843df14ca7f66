package io.perennial.engagement.callbacks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.perennial.accounts.contacts.ContactId;
import io.perennial.engagement.slots.Lanes;
import io.perennial.engagement.testing.Promised;
import io.perennial.identity.MemberId;
import io.perennial.identity.testing.FixedHome;
import io.perennial.platform.jobs.Jobs;
import io.perennial.platform.sql.Sql;
import io.perennial.platform.testing.TenantWork;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Tests that a promised local time stays when the rules of its zone change, or when its contact moves to another zone. */
class LocalTimesIT {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-02T12:00:00Z"), ZoneOffset.UTC);

    private final String name = "alder" + UUID.randomUUID().toString().substring(0, 8);
    private final TenantWork alder = TenantWork.of(name);
    private final MemberId ida = Promised.member(name);
    private final Map<String, Instant> timers = new TreeMap<>();
    private final TenantWork.Heard heard = new TenantWork.Heard();

    private final Jobs jobs = new Jobs() {
        @Override
        public void at(String job, String id, Instant at) {
            timers.put(job, at);
        }
    };

    private LocalTimes times(Sql sql) {
        var reminder = new CallbackReminder();
        reminder.jobs = jobs;
        reminder.clock = CLOCK;
        return new LocalTimes(sql, new CallbackLog(sql), new Lanes(sql), reminder, jobs, heard, CLOCK);
    }

    private NewZoneRules rules(Sql sql) {
        return new NewZoneRules(times(sql), sql);
    }

    /** Plans a callback at 09:00 in Berlin by rules that knew another offset. */
    private CallbackId planned(String computed) {
        return alder.run(sql -> {
            var promised = new Promised(sql);
            var account = promised.account(ida);
            var id = promised.callback(account, promised.contact(account, "granted"), ida, "2026-03-30T09:00");
            sql.change("""
                    update engagement.callback
                    set tzdata = '2019c', starts_at = :at::timestamptz, next_at = :at, window_ends_at = :at::timestamptz + interval '15 minutes'
                    where tenant_id = :tenant and id = :id
                    """, Map.of("id", id, "at", Instant.parse(computed)));
            return id;
        });
    }

    private String read(CallbackId id) {
        var view = alder.run(sql -> CallbackView.get(id, sql));
        return view.local() + " " + view.zone() + " " + view.startsAt() + " " + view.nextAt() + " v" + view.version();
    }

    @Test
    void new_rules_of_a_zone_move_the_instant_and_a_step_that_was_killed_is_done_again_as_a_whole() {
        var wrong = planned("2026-03-30T08:00:00Z");
        assertThrows(IllegalStateException.class, () -> alder.run(sql -> {
            rules(sql).step();
            throw new IllegalStateException("killed");
        }));
        assertEquals("2026-03-30T09:00 Europe/Berlin 2026-03-30T08:00:00Z 2026-03-30T08:00:00Z v1", read(wrong));
        timers.clear();
        heard.events.clear();

        alder.run(sql -> rules(sql).step());

        assertEquals("2026-03-30T09:00 Europe/Berlin 2026-03-30T07:00:00Z 2026-03-30T07:00:00Z v2", read(wrong));
        assertEquals(Map.of(MissedCallback.JOB, Instant.parse("2026-03-30T07:15:00Z"), CallbackReminder.JOB,
                Instant.parse("2026-03-29T07:00:00Z")), timers);
        assertEquals(1, heard.events.size());
        assertEquals(false, alder.run(sql -> rules(sql).isPending()));
        alder.run(sql -> rules(sql).step());
        assertEquals(1, heard.events.size());
    }

    @Test
    void what_the_new_rules_do_not_touch_keeps_its_version() {
        var right = planned("2026-03-30T07:00:00Z");

        assertEquals(true, alder.run(sql -> rules(sql).isPending()));
        alder.run(sql -> rules(sql).step());

        assertEquals("2026-03-30T09:00 Europe/Berlin 2026-03-30T07:00:00Z 2026-03-30T07:00:00Z v1", read(right));
        assertEquals(List.of(), heard.events);
        assertEquals(false, alder.run(sql -> rules(sql).isPending()));
    }

    private void move(CallbackId callback, String zone) {
        alder.run(sql -> {
            var contact = new ContactId(sql.first(Called.class, "select contact_id as id from {whole engagement.callback} where id = :id",
                    Map.of("id", callback)).orElseThrow().id());
            sql.change("update accounts.contact set zone = :zone where tenant_id = :tenant and id = :id",
                    Map.of("id", contact, "zone", zone));
            var zones = new ContactZones(times(sql), new FixedHome(ZoneOffset.UTC, CLOCK), sql);
            zones.moved(contact, "Europe/Berlin");
            zones.moved(contact, "Europe/Berlin");
            return zone;
        });
    }

    private record Called(UUID id) {}

    @Test
    void a_contact_who_moves_is_called_at_the_same_local_time_and_if_the_member_is_busy_then_a_person_decides() {
        var callback = planned("2026-03-30T07:00:00Z");
        var other = new CallbackId(UUID.randomUUID());
        var fourPm = Instant.parse("2026-03-30T13:00:00Z");
        alder.run(sql -> new Lanes(sql).take(other, ida, fourPm, fourPm.plusSeconds(1800)));

        move(callback, "America/New_York");

        assertEquals("2026-03-30T09:00 America/New_York 2026-03-30T13:00:00Z 2026-03-30T13:00:00Z v2", read(callback));
        var view = alder.run(sql -> CallbackView.get(callback, sql));
        assertEquals(List.of("Europe/Berlin", CallbackQuestion.NO_FREE_TIME),
                List.of(view.moves().getFirst().zone().getId(), view.question()));
        assertEquals(1, view.moves().size());
        assertEquals(2, heard.events.size());
    }
}
