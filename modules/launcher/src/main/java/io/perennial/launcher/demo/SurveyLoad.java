package io.perennial.launcher.demo;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Loads the surveys of one company: two rounds of recommendation, the last one with unhappy answers to react to, and satisfaction after tickets. */
final class SurveyLoad {
    private static final int PURPOSE = 62;
    private static final Duration HALF_A_YEAR = Duration.ofDays(182);
    private static final Duration LATELY = Duration.ofDays(3);
    private static final int UNHAPPY = 6;
    private static final List<Integer> SCORES = List.of(10, 9, 9, 8, 8, 7, 9, 10, 6, 4, 9, 8, 3, 9, 10, 7);
    private static final List<Integer> STARS = List.of(5, 4, 5, 3, 4, 5, 5, 2, 4, 5);

    private final Company company;
    private final Api api;
    private final TicketLoad.Upserts upserts;
    private final Map<String, String> ids;
    private final boolean isChinese;

    /** @param ids the ids of all records, by their external ids */
    SurveyLoad(Company company, Api api, TicketLoad.Upserts upserts, Map<String, String> ids) {
        this.company = company;
        this.api = api;
        this.upserts = upserts;
        this.ids = ids;
        this.isChinese = company.currency().equals("CNY");
    }

    void run(List<Customer> customers, List<PastTickets.Past> tickets, Instant now) throws IOException, InterruptedException {
        upserts.send("/surveys/batch", List.of(
                survey("NPS", "nps", "scale_0_10", text("Recommendation", "推荐意愿"),
                        text("How likely are you to recommend us?", "您有多大可能向他人推荐我们？")),
                survey("CSAT", "csat", "scale_1_5", text("Satisfaction after a request", "工单满意度"),
                        text("How satisfied are you with our help?", "您对我们的帮助有多满意？"))));
        for (var kind : List.of("NPS", "CSAT")) api.put("/surveys/" + id(key(kind)) + "/publication");
        var answers = new ArrayList<Body.Answer>();
        for (int at = 0; at < customers.size(); at++) rounds(customers.get(at), at, now, answers);
        for (int at = 0; at < tickets.size(); at += 4) satisfied(tickets.get(at), at, answers);
        upserts.send("/answers/batch", answers);
        new WaveLoad(company, api).run(id(key("NPS")), now);
    }

    private String text(String english, String chinese) {
        return isChinese ? chinese : english;
    }

    private String language() {
        return isChinese ? "zh-Hans" : "en";
    }

    private String key(String kind) {
        return company.code() + "-SURVEY-" + kind;
    }

    private String id(String externalId) {
        return Objects.requireNonNull(ids.get(externalId), externalId);
    }

    private Body.Survey survey(String key, String kind, String scale, String name, String question) {
        return new Body.Survey(name, kind, List.of(language()),
                List.of(new Body.Question("score", scale, true, Map.of(language(), question))),
                List.of(Body.ExternalKey.of(key(key))));
    }

    /** Answers of the first contact half a year ago and lately. Of the unhappy ones of the last round, some still wait for a reaction. */
    private void rounds(Customer customer, int number, Instant now, List<Body.Answer> answers) {
        var dice = company.dice(number, PURPOSE);
        var account = customer.key().externalId();
        if (dice.chance(0.5)) answers.add(answer("NPS", account, null, dice.pick(SCORES), now.minus(HALF_A_YEAR), true, "-N1", dice));
        if (!dice.chance(0.6)) return;
        int score = dice.pick(SCORES);
        var at = now.minus(LATELY).minus(Duration.ofHours(dice.between(0, 60)));
        answers.add(answer("NPS", account, null, score, at, score > UNHAPPY || number % 3 != 0, "-N2", dice));
    }

    private void satisfied(PastTickets.Past past, int number, List<Body.Answer> answers) {
        var solved = past.ticket().solvedAt();
        if (solved == null) return;
        var dice = company.dice(number, PURPOSE);
        var ticket = past.ticket().externalKeys().getFirst().externalId();
        answers.add(answer("CSAT", ticket.substring(0, ticket.lastIndexOf('-')), ticket, dice.pick(STARS), solved, true, "", dice));
    }

    private Body.Answer answer(
            String kind, String account, @Nullable String ticket, int score, Instant at, boolean history, String ending, Dice dice) {
        var key = (ticket == null ? account : ticket) + ending + "-A";
        return new Body.Answer(id(key(kind)), id(account), id(account + "-P1"), ticket == null ? null : id(ticket), null, score,
                dice.chance(0.4) ? comment(kind, score, dice) : null, language(), at.truncatedTo(ChronoUnit.SECONDS), history,
                List.of(Body.ExternalKey.of(key)));
    }

    private String comment(String kind, int score, Dice dice) {
        boolean happy = kind.equals("NPS") ? score > UNHAPPY : score > 3;
        if (happy) return dice.pick(List.of(text("Quick and friendly.", "又快又友好。"), text("It just works.", "用起来很顺手。"),
                text("Our drivers like the map.", "司机们很喜欢地图功能。")));
        return dice.pick(List.of(text("Nobody called me back.", "没有人给我回电话。"), text("The export still fails.", "导出仍然失败。"),
                text("Too expensive for what we use.", "对我们的用量来说太贵了。")));
    }
}
