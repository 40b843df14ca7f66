package io.perennial.launcher.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/**
 * Opens a round of recommendation, in which a part of the contacts is asked as a company asks: by lot, seldom, and in business hours. Some of those
 * who were asked at once have answered. Who was not asked has a reason.
 */
final class WaveLoad {
    private static final int PURPOSE = 63;
    private static final int SAMPLE = 80;
    private static final int TRIES = 120;
    private static final Duration OPEN = Duration.ofDays(21);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(500);
    private static final Duration SOON = Duration.ofMinutes(2);
    private static final double ANSWERED = 0.45;
    private static final List<Integer> SCORES = List.of(10, 9, 9, 8, 8, 7, 10, 9, 5, 9, 8, 10);

    private final Company company;
    private final Api api;

    WaveLoad(Company company, Api api) {
        this.company = company;
        this.api = api;
    }

    /** Does nothing if the survey has a wave already. */
    void run(String survey, Instant now) throws IOException, InterruptedException {
        if (!api.get("/waves?surveyId=" + survey).path("items").isEmpty()) return;
        boolean isChinese = company.currency().equals("CNY");
        var wave = api.post("/waves", new Body.Wave(survey, isChinese ? "本季度" : "This quarter", SAMPLE,
                now.plus(OPEN).truncatedTo(ChronoUnit.SECONDS))).path("id").asText();
        api.put("/waves/" + wave + "/opening");
        answer(survey, sent(wave, "/surveys/" + survey + "/invitations?limit=200&waveId=" + wave),
                isChinese ? "zh-Hans" : "en", now);
    }

    /** Waits until the decisions are there, and all of those whose business hours have begun are asked. */
    private JsonNode sent(String wave, String invitations) throws IOException, InterruptedException {
        for (int at = 0; at < TRIES && isWaiting(api.get("/waves/" + wave), invitations); at++) Thread.sleep(LOOK_AGAIN);
        return api.get(invitations + "&state=sent").path("items");
    }

    private boolean isWaiting(JsonNode wave, String invitations) throws IOException, InterruptedException {
        if (wave.path("invited").asInt() + wave.path("notAsked").asInt() == 0) return true;
        var soon = Instant.parse(wave.path("openedAt").asText()).plus(SOON);
        return api.get(invitations + "&state=decided").path("items").valueStream()
                .anyMatch(one -> Instant.parse(one.path("sendAt").asText()).isBefore(soon));
    }

    private void answer(String survey, JsonNode invitations, String language, Instant now) throws IOException, InterruptedException {
        var answered = new HashSet<String>();
        var answers = new ArrayList<Body.Answer>();
        for (var one : invitations) {
            var dice = company.dice(answered.size() + answers.size(), PURPOSE);
            boolean first = answered.add(one.path("accountId").asText());
            if (!first || !dice.chance(ANSWERED)) continue;
            answers.add(new Body.Answer(survey, one.path("accountId").asText(), one.path("contactId").asText(), null,
                    one.path("id").asText(), dice.pick(SCORES), null, language, now.truncatedTo(ChronoUnit.SECONDS), false,
                    List.of(Body.ExternalKey.of(one.path("id").asText()))));
        }
        if (!answers.isEmpty()) api.post("/answers/batch", new Body.Items(answers));
    }
}
