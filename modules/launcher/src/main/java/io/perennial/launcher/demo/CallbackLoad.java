package io.perennial.launcher.demo;

import java.io.IOException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Loads the callbacks of one company: a quarter of the past, and what is promised in this week and the next, with a series. */
final class CallbackLoad {
    private static final int PURPOSE = 73;
    private static final int EACH = 3;
    private static final int PAST_DAYS = 84;
    private static final int AHEAD_DAYS = 12;
    private static final int MOVED = 5;
    private static final List<LocalTime> TIMES = List.of(LocalTime.of(9, 0), LocalTime.of(10, 30), LocalTime.of(14, 0));
    private static final LocalTime LATER = LocalTime.of(16, 0);
    private static final List<String> CALLERS = List.of("csm", "agent");
    private static final List<String> ENGLISH = List.of("How the first weeks went", "Your question about reports", "The quarter ahead",
            "News of your project", "Is the export as you need it?");
    private static final List<String> CHINESE = List.of("了解最初几周的使用情况", "关于报表的问题", "下季度计划", "项目进展", "导出功能是否满足需要");

    private final Company company;
    private final Api api;
    private final TicketLoad.Upserts upserts;
    private final Map<String, String> ids;
    private final Map<String, String> members;
    private final LocalDate today;

    /**
     * @param ids the ids of all records, by their external ids
     * @param members the ids of the members, by their addresses
     */
    CallbackLoad(Company company, Api api, TicketLoad.Upserts upserts, Map<String, String> ids, Map<String, String> members,
            LocalDate today) {
        this.company = company;
        this.api = api;
        this.upserts = upserts;
        this.ids = ids;
        this.members = members;
        this.today = today;
    }

    /** @param customers those that are still there */
    void load(List<Customer> customers) throws IOException, InterruptedException {
        var past = new ArrayList<Body.Callback>();
        for (int place = 0; place < customers.size(); place += EACH) past.add(past(customers.get(place), place));
        upserts.send("/callbacks/batch", past);
        var planned = planned(customers);
        upserts.send("/callbacks/batch", planned);
        for (int place = 0; place < planned.size(); place += MOVED) move(planned.get(place));
        series(customers.getFirst());
    }

    private String id(String externalId) {
        return Objects.requireNonNull(ids.get(externalId), externalId);
    }

    private @Nullable String member(String name) {
        return members.get(name + "@" + company.name() + ".example");
    }

    private boolean isChinese() {
        return company.words() instanceof ChineseWords;
    }

    private String subject(int place) {
        var subjects = isChinese() ? CHINESE : ENGLISH;
        return subjects.get(place % subjects.size());
    }

    /** Returns a callback of the past. Of twenty promises fourteen are kept, two late, two missed, one not reached and one withdrawn. */
    private Body.Callback past(Customer customer, int place) {
        var dice = company.dice(place, PURPOSE);
        var local = workDay(today.minusDays(dice.between(3, PAST_DAYS))).atTime(dice.pick(TIMES));
        var ended = dice.between(0, 20);
        var state = ended < 16 ? "reached" : ended < 18 ? "missed" : ended < 19 ? "not_reached" : "withdrawn";
        var after = ended < 14 ? dice.between(0, 13) : dice.between(25, 90);
        var reached = ended < 16 ? local.plusMinutes(after).atZone(company.zone()).toInstant() : null;
        return callback(customer, place, CALLERS.get(place / EACH % 2), local, "PAST", true, state, reached);
    }

    private Body.Callback callback(Customer customer, int place, String caller, LocalDateTime local, String part, @Nullable Boolean history,
            @Nullable String state, @Nullable Instant reached) {
        var key = customer.key().externalId();
        return new Body.Callback(id(key), id(key + "-P1"), subject(place), member(caller), local.toString(), company.zone().getId(),
                history,
                state, reached, List.of(Body.ExternalKey.of(key + "-CALL-" + part)));
    }

    /** Returns what is promised on the work days of this week and the next from tomorrow on: one time of a member after the other. */
    private List<Body.Callback> planned(List<Customer> customers) {
        var planned = new ArrayList<Body.Callback>();
        for (int day = 1; day <= AHEAD_DAYS; day++) {
            var on = today.plusDays(day);
            if (!workDay(on).equals(on)) continue;
            for (int at = 0; at < CALLERS.size() * 2; at++) {
                var place = planned.size() % customers.size();
                var time = TIMES.get((day + at / CALLERS.size()) % TIMES.size());
                planned.add(
                        callback(customers.get(place), place, CALLERS.get(at % CALLERS.size()), on.atTime(time), "NEXT" + planned.size(),
                                null, null, null));
            }
        }
        return planned;
    }

    private void move(Body.Callback callback) throws IOException, InterruptedException {
        var later = LocalDateTime.parse(callback.local()).toLocalDate().atTime(LATER);
        api.put("/callbacks/" + id(callback.externalKeys().getFirst().externalId()) + "/time",
                new Body.CallbackTime(later.toString(), isChinese() ? "当时有会议" : "In a meeting then", "contact"));
    }

    private void series(Customer customer) throws IOException, InterruptedException {
        var key = customer.key().externalId();
        var first = today.plusDays(1);
        while (first.getDayOfWeek() != DayOfWeek.FRIDAY) first = first.plusDays(1);
        var local = first.atTime(LocalTime.NOON).minusMinutes(30);
        api.postOnce("/callback-series", new Body.CallbackSeries(id(key), id(key + "-P1"), isChinese() ? "每周沟通" : "Our week", member("csm"),
                local.toString(), company.zone().getId(), "FREQ=WEEKLY;BYDAY=FR", "next_work_day"), "demo-series-" + key);
    }

    private static LocalDate workDay(LocalDate day) {
        var of = day.getDayOfWeek();
        return of == DayOfWeek.SATURDAY || of == DayOfWeek.SUNDAY ? day.plusDays(2) : day;
    }
}
