package io.perennial.engagement.callbacks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.perennial.accounts.notices.NoticeKind;
import io.perennial.accounts.notices.Notices.News;
import io.perennial.engagement.callbacks.ContactWatch.Asked;
import io.perennial.engagement.slots.Lanes;
import io.perennial.engagement.testing.Promised;
import io.perennial.identity.MemberId;
import io.perennial.identity.NamedOwners;
import io.perennial.kernel.Refusal;
import io.perennial.platform.requests.Query;
import io.perennial.platform.testing.TenantWork;
import io.perennial.platform.testing.TestLists;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CallbacksIT {
    private static final Instant SEVEN = Instant.parse("2026-03-30T07:00:00Z");
    private static final Instant APRIL = Instant.parse("2026-04-01T00:00:00Z");

    private final String name = "alder" + UUID.randomUUID().toString().substring(0, 8);
    private final TenantWork alder = TenantWork.of(name);
    private final TenantWork rowan = TenantWork.of("rowan");
    private final MemberId ida = Promised.member(name);

    private CallbackId callback(MemberId accountOwner, String local) {
        return alder.run(sql -> new Promised(sql).callback(new Promised(sql).account(accountOwner), null, null, local));
    }

    private static List<CallbackId> list(TenantWork work, Map<String, String> parameters) {
        return work.run(sql -> TestLists.on(sql).page(CallbackView.LISTING, new Query(new TreeMap<>(parameters)))).items().stream()
                .map(CallbackView::id).toList();
    }

    @Test
    void a_callback_is_read_as_it_was_promised_and_only_by_who_sees_its_account() {
        var ten = callback(ida, "2026-03-29T02:30");
        var other = callback(Promised.member(name), "2026-03-30T09:00");

        var view = alder.run(sql -> CallbackView.get(ten, sql));

        assertEquals(Shift.LATER, view.shift());
        assertEquals(ida, view.ownerId());
        assertEquals(Instant.parse("2026-03-29T01:30:00Z"), view.startsAt());
        assertEquals(List.of(ten, other), list(alder, Map.of()));
        assertEquals(List.of(other), list(alder, Map.of("from", SEVEN.toString(), "state", "planned", "undecided", "false")));
        assertEquals(List.of(ten), list(alder.seenBy(ida.value()), Map.of()));
        assertThrows(Refusal.class, () -> alder.seenBy(ida.value()).run(sql -> CallbackView.get(other, sql)));
        assertEquals(List.of(), list(rowan, Map.of("ownerId", ida.text())));
        assertThrows(Refusal.class, () -> rowan.run(sql -> CallbackView.get(ten, sql)));
    }

    @Test
    void who_is_to_make_a_callback_sees_it_at_an_account_of_somebody_else() {
        var udo = Promised.member(name);
        var others = alder.run(sql -> new Promised(sql).callback(new Promised(sql).account(udo), null, ida, "2026-03-30T09:00"));
        callback(udo, "2026-03-30T10:00");

        assertEquals(List.of(others), list(alder.seenBy(ida.value()), Map.of()));
        assertEquals(others, alder.seenBy(ida.value()).run(sql -> CallbackView.get(others, sql)).id());
    }

    @Test
    void of_many_who_book_one_lane_at_once_one_gets_it() throws Exception {
        Callable<Boolean> booking = () -> alder
                .run(sql -> new Lanes(sql).take(new CallbackId(UUID.randomUUID()), ida, SEVEN, SEVEN.plusSeconds(1800)));
        try (var threads = Executors.newFixedThreadPool(8)) {
            var booked = threads.invokeAll(IntStream.range(0, 200).mapToObj(_ -> booking).toList());
            var won = 0;
            for (var one : booked) won += one.get() ? 1 : 0;
            assertEquals(1, won);
        }
        var next = new CallbackId(UUID.randomUUID());
        assertEquals(true, alder.run(sql -> new Lanes(sql).take(next, ida, SEVEN.plusSeconds(1800), SEVEN.plusSeconds(3600))));
        assertEquals(false, alder.run(sql -> new Lanes(sql).isFree(ida, SEVEN, SEVEN.plusSeconds(60))));
        assertEquals(true, rowan.run(sql -> new Lanes(sql).isFree(ida, SEVEN, SEVEN.plusSeconds(60))));
    }

    @Test
    void what_the_contact_withdraws_after_the_start_stays_due_and_is_not_kept() {
        var start = Instant.parse("2026-03-30T07:00:00Z");
        for (var seconds : List.of(-60, 0, 60, 1000))
            withdrawn(callback(ida, "2026-03-30T09:00"), start.plusSeconds(seconds), false);
        withdrawn(callback(ida, "2026-03-30T09:00"), start.plusSeconds(60), true);

        var sums = alder.run(sql -> CallbacksKept.of(Instant.parse("2026-03-01T00:00:00Z"), APRIL, ida, APRIL, sql));

        assertEquals(List.of(2, 0, 2, 3), List.of(sums.due(), sums.kept(), sums.movedByUs(), sums.withdrawnByContact()));
    }

    private void withdrawn(CallbackId id, Instant at, boolean history) {
        alder.run(
                sql -> sql.change(
                        "update engagement.callback set state = 'withdrawn', withdrawn_at = :at::timestamptz, withdrawn_by = 'contact',"
                                + " history = :history where tenant_id = :tenant and id = :id",
                        Map.of("id", id, "at", at, "history", history)));
    }

    @Test
    void promises_are_counted_by_how_they_ended() {
        callback(ida, "2026-03-30T09:00");
        var kept = callback(ida, "2026-03-30T10:00");
        var moved = callback(ida, "2026-03-31T09:00");
        var byContact = callback(ida, "2026-03-31T10:00");
        callback(ida, "2026-04-02T10:00");
        alder.run(sql -> sql.change(
                "update engagement.callback set state = 'reached', reached_at = window_ends_at where tenant_id = :tenant and id = :id",
                Map.of("id", kept)));
        alder.run(sql -> {
            var log = new CallbackLog(sql);
            var before = new CallbackTime(LocalDateTime.parse("2026-03-20T09:00"), ZoneId.of("Europe/Berlin"));
            log.move(moved, before, AskedBy.US, "Ill", Instant.parse("2026-03-19T00:00:00Z"));
            log.move(byContact, before, AskedBy.CONTACT, "Busy", Instant.parse("2026-03-19T00:00:00Z"));
            return moved;
        });
        var from = Instant.parse("2026-03-01T00:00:00Z");

        var sums = alder.run(sql -> CallbacksKept.of(from, APRIL, null, APRIL, sql));

        assertEquals(List.of(5, 1, 3, 1), List.of(sums.due(), sums.kept(), sums.untried(), sums.movedByUs()));
        assertEquals(0, alder.run(sql -> CallbacksKept.of(from, APRIL, Promised.member(name), APRIL, sql)).due());
        assertEquals(0, rowan.run(sql -> CallbacksKept.of(from, APRIL, ida, APRIL, sql)).due());
        assertEquals(List.of("us"), alder.run(sql -> CallbackView.get(moved, sql)).moves().stream()
                .map(one -> one.askedBy().name().toLowerCase(Locale.ROOT)).toList());
    }

    @Test
    void a_contact_that_is_gone_or_wishes_no_calls_is_a_question_and_ends_nothing() {
        var asked = alder.run(sql -> {
            var promised = new Promised(sql);
            var account = promised.account(ida);
            var silent = promised.contact(account, "denied");
            var glad = promised.contact(account, "granted");
            promised.callback(account, silent, null, "2026-03-30T09:00");
            promised.callback(account, glad, null, "2026-03-30T10:00");
            return ContactWatch.asked(List.of(silent, glad), sql);
        });

        assertEquals(Arrays.asList(CallbackQuestion.CONSENT_WITHDRAWN, null), asked.stream().map(Asked::question).toList());
    }

    @Test
    void a_call_that_is_promised_to_a_contact_who_wishes_none_is_a_question_until_it_is_no_call_or_another_contact() {
        alder.run(sql -> {
            var promised = new Promised(sql);
            var account = promised.account(ida);
            var silent = promised.contact(account, "denied");
            var glad = promised.contact(account, "granted");
            var call = CallbackTest.body(account, silent, CallbackChannel.PHONE);
            var video = CallbackTest.body(account, silent, CallbackChannel.VIDEO);
            var other = CallbackTest.body(account, glad, CallbackChannel.PHONE);
            var known = SilentContacts.of(List.of(call, video, other), sql);
            var callback = new Callback(call, SEVEN);

            known.ask(callback, null);
            assertEquals(CallbackQuestion.CONSENT_WITHDRAWN, callback.standing().question());
            callback.standing().ask(null);
            known.ask(callback, call);
            assertEquals(null, callback.standing().question());
            known.ask(callback, other);
            assertEquals(CallbackQuestion.CONSENT_WITHDRAWN, callback.standing().question());
            callback.become(video);
            known.ask(callback, call);
            assertEquals(Arrays.asList(null, null), Arrays.asList(callback.standing().question(), known.question(other)));
            return account;
        });
    }

    @Test
    void of_a_missed_one_the_lead_is_told_too() {
        var lead = Promised.member(name);
        Promised.team(name, lead, ida);
        var missed = callback(ida, "2026-03-30T09:00");

        assertEquals(Set.of(ida, lead), told(NoticeKind.CALLBACK_MISSED, missed));
        assertEquals(Set.of(ida), told(NoticeKind.CALLBACK_UNDECIDED, missed));
    }

    @Test
    void if_the_caller_cannot_be_told_the_owner_of_the_account_is() {
        var vera = Promised.member(name);
        Promised.placed(name, vera);
        var otto = Promised.member(name);
        Promised.invited(name, otto);
        var udo = Promised.member(name);
        for (var silent : List.of(vera, otto)) {
            var missed = alder.run(sql -> new Promised(sql).callback(new Promised(sql).account(ida), null, silent, "2026-03-30T09:00"));
            assertEquals(Set.of(ida), told(NoticeKind.CALLBACK_MISSED, missed));
        }
        var theirs = alder.run(sql -> new Promised(sql).callback(new Promised(sql).account(ida), null, udo, "2026-03-30T10:00"));
        assertEquals(Set.of(udo), told(NoticeKind.CALLBACK_MISSED, theirs));
    }

    @Test
    void nobody_owns_a_promise_who_would_never_see_it() {
        var vera = Promised.member(name);
        Promised.placed(name, vera);
        var otto = Promised.member(name);
        Promised.invited(name, otto);
        alder.run(sql -> {
            var owners = NamedOwners.working(Stream.of(ida, vera, otto), sql);
            owners.require(ida, null);
            owners.require(vera, vera);
            for (var unseeing : List.of(vera, otto)) assertThrows(Refusal.class, () -> owners.require(unseeing, ida));
            return owners;
        });
    }

    private Set<MemberId> told(NoticeKind kind, CallbackId callback) {
        return alder.run(sql -> CallbackNotices.news(kind, List.of(callback), sql)).stream().map(News::member).collect(Collectors.toSet());
    }
}
