package io.perennial.platform.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perennial.kernel.Id;
import io.perennial.kernel.TypeId;
import io.perennial.platform.jobs.Jobs;
import io.perennial.platform.links.LinkPurpose;
import io.perennial.platform.links.Links;
import io.perennial.platform.requests.Query;
import io.perennial.platform.sql.Sql;
import io.perennial.platform.sql.Tenants;
import io.perennial.platform.testing.MovedClock;
import io.perennial.platform.testing.TenantWork;
import io.perennial.platform.testing.TestLists;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MailIT {
    private static final MailSettings ON =
            new MailSettings("smtp.example", 25, MailSettings.Encryption.NONE, "", "", "support@alder.example");
    private static final String CALENDAR = "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n";
    private static final MailSettings OFF = MailSettings.from(Map.of());

    private final MovedClock clock = new MovedClock(Instant.parse("2026-03-02T09:00:00Z"));
    private final TenantWork alder = TenantWork.of("alder" + UUID.randomUUID().toString().substring(0, 8));
    private final TenantWork rowan = TenantWork.of("rowan");
    private final Map<String, Instant> timers = new TreeMap<>();

    private final Jobs jobs = new Jobs() {
        @Override
        public void at(String name, String id, Instant at) {
            timers.put(id, at);
        }

        @Override
        public boolean cancel(String name, String id) {
            return timers.remove(id) != null;
        }
    };

    private record Thing(UUID value) implements Id {
        @Override
        public String prefix() {
            return "thing";
        }
    }

    private boolean post(String cause, String to, MailSettings settings) {
        var letter = new Letter(cause, "ticket_reply", "en", new Thing(TypeId.next()), "Alder", new Letter.Recipient(to, " Jana\r\n"),
                "Map\r\n#7",
                "Hello {link}", new Letter.Opened(new LinkPurpose("ticket", "t"), 30), CALENDAR);
        return alder.run(sql -> new Mail(sql, jobs, clock, settings).post(letter));
    }

    private DueMail due(Sql sql) {
        var due = new DueMail();
        due.sql = sql;
        due.jobs = jobs;
        due.links = new Links(sql, new Tenants(), clock);
        due.clock = clock;
        return due;
    }

    private Optional<Outgoing> take() {
        return alder.run(sql -> due(sql).take());
    }

    private List<MailView> list(TenantWork by, Map<String, String> parameters) {
        return by.run(sql -> TestLists.on(sql).page(MailView.LISTING, new Query(new TreeMap<>(parameters)))).items();
    }

    @Test
    void a_mail_is_sent_once_for_its_cause_and_its_link_is_only_in_what_is_sent() {
        assertTrue(post("one", "jana@rhine.example", ON));
        assertFalse(post("one", "jana@rhine.example", ON));
        assertEquals(1, timers.size());

        var taken = take().orElseThrow();
        assertTrue(taken.text().matches("Hello http://localhost:\\d+/t/[\\w-]{22}\\.[\\w-]{43}"), taken.text());
        assertEquals(CALENDAR, taken.calendar());
        assertEquals("Map #7 Jana", taken.subject() + " " + taken.recipientName());
        assertTrue(take().isEmpty());
        alder.run(sql -> {
            due(sql).sent(taken);
            return taken;
        });

        var view = list(alder, Map.of("state", "sent", "recipient", "JANA@rhine.example")).getFirst();
        assertEquals("Hello …", view.text());
        assertEquals(clock.instant(), view.sentAt());
        assertEquals(Map.of(), timers);
        assertEquals(List.of(view), list(alder, Map.of("recordId", view.recordId())));
        assertEquals(List.of(), list(rowan, Map.of("recordId", view.recordId())));
    }

    @Test
    void a_mail_that_its_address_refuses_for_good_is_told_to_whom_it_is_about_and_one_that_waited_too_long_is_not() {
        var told = new ArrayList<UUID>();
        for (var cause : List.of("refused", "late")) {
            post(cause, "jana@rhine.example", ON);
            var taken = take().orElseThrow();
            alder.run(sql -> {
                var due = due(sql);
                due.told = List.<ReturnedMail>of(told::add);
                if (cause.equals("refused")) due.returned(taken, "550 no such user");
                else due.failed(taken, "451 try later");
                return taken;
            });
            if (cause.equals("refused")) assertEquals(List.of(taken.recordId()), told);
        }
        assertEquals(1, told.size());
        assertEquals(2, list(alder, Map.of("state", "failed")).size());
    }

    @Test
    void who_does_not_see_all_sees_no_mail_about_records_of_which_no_module_says_who_sees_them() {
        post("two", "jana@rhine.example", ON);

        assertEquals(1, list(alder, Map.of()).size());
        assertEquals(List.of(), list(alder.seenBy(UUID.randomUUID()), Map.of()));
    }

    @Test
    void a_mail_of_a_node_that_died_is_taken_again_with_another_link() {
        post("three", "jana@rhine.example", ON);
        var first = take().orElseThrow();
        clock.move(DueMail.HELD);
        var second = take().orElseThrow();

        assertEquals(first.id(), second.id());
        assertEquals(2, second.attempts());
        assertNotEquals(first.text(), second.text());
    }

    @Test
    void a_mail_is_tried_after_growing_pauses_and_has_failed_after_two_days() {
        post("four", "jana@rhine.example", ON);
        var pauses = new TreeMap<Integer, Duration>();
        for (var taken = take(); taken.isPresent(); taken = take()) {
            var mail = taken.get();
            alder.run(sql -> {
                due(sql).putOff(mail, "smtp 451");
                return mail;
            });
            var next = timers.get(mail.id().text());
            if (next == null) break;
            pauses.put(mail.attempts(), Duration.between(clock.instant(), next));
            clock.move(pauses.get(mail.attempts()));
        }

        assertEquals(List.of(1L, 2L, 4L, 8L, 16L, 32L, 64L, 120L, 120L),
                pauses.values().stream().limit(9).map(Duration::toMinutes).toList());
        var failed = list(alder, Map.of("state", "failed")).getFirst();
        assertEquals("smtp 451", failed.error());
        assertEquals(pauses.size() + 1, failed.attempts());
    }

    @Test
    void without_a_mail_server_it_is_kept_and_what_is_no_address_has_failed() {
        post("five", "jana@rhine.example", OFF);
        post("six", "jana@rhine.example, other@rhine.example", ON);

        assertEquals(1, list(alder, Map.of("state", "kept")).size());
        assertEquals("No mail address", list(alder, Map.of("state", "failed")).getFirst().error());
        assertTrue(take().isEmpty());
        assertEquals(Map.of(), timers);
    }
}
