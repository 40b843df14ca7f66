package io.perennial.launcher.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes how far the manager of one company has come with the renewals of the next months: the nearer the day, the further. */
final class RenewalLoad {
    private static final int PURPOSE = 83;
    private static final int ALL_BEGUN_DAYS = 90;
    private static final int TALKS_DAYS = 45;
    private static final int AGREED_DAYS = 15;
    private static final double QUICK = 0.3;
    private static final double SLOW = 0.25;
    private static final double DOUBTFUL = 0.35;

    private enum Stage {
        IN_PROGRESS(5_500, "Book the review", "预约复盘会议"), NEGOTIATING(7_500, "Send the offer", "发送报价"), VERBAL(9_500, "Signature", "签署合同");

        private final int likelihood;
        private final List<String> nextSteps;

        Stage(int likelihood, String english, String chinese) {
            this.likelihood = likelihood;
            this.nextSteps = List.of(english, chinese);
        }
    }

    private final Company company;
    private final Api manager;

    RenewalLoad(Company company, Api api) {
        this.company = company;
        this.manager = api.as(new Body.Login(company.name(), "manager@" + company.name() + ".example", "perennial-demo"));
    }

    /** Leaves alone what somebody has begun, so it may be repeated. */
    void load(LocalDate today) throws IOException, InterruptedException {
        var untouched = manager.get("/renewals?state=open&stage=upcoming&sort=dueOn&limit=200&dueFrom=%s&dueUntil=%s"
                .formatted(today, today.plusDays(ALL_BEGUN_DAYS))).path("items");
        var changes = new ArrayList<Body.Patch>();
        for (int place = 0; place < untouched.size(); place++) {
            var renewal = untouched.get(place);
            work(today, renewal, place).ifPresent(
                    work -> changes.add(new Body.Patch(renewal.path("id").asText(), renewal.path("version").asLong(), work)));
        }
        if (!changes.isEmpty()) manager.post("/renewals/changes", new Body.Items(changes));
    }

    private Optional<Body.Renewal> work(LocalDate today, JsonNode renewal, int place) {
        var dice = company.dice(place, PURPOSE);
        var ahead = stage(ChronoUnit.DAYS.between(today, LocalDate.parse(renewal.path("dueOn").asText())), dice);
        if (ahead == null) return Optional.empty();
        var doubtful = renewal.at("/health/band").asText().equals("red") || ahead != Stage.VERBAL && dice.chance(DOUBTFUL);
        var nextStep = ahead.nextSteps.get(company.words() instanceof ChineseWords ? 1 : 0);
        var name = ahead.name().toLowerCase(Locale.ROOT);
        return Optional.of(doubtful
                ? new Body.Renewal(name, "at_risk", ahead.likelihood / 2, List.of("low_usage"), nextStep)
                : new Body.Renewal(name, category(ahead), ahead.likelihood, List.of(), nextStep));
    }

    private static @Nullable Stage stage(long days, Dice dice) {
        if (dice.chance(SLOW)) return days < AGREED_DAYS ? Stage.IN_PROGRESS : null;
        var early = dice.chance(QUICK);
        if (days < AGREED_DAYS) return early ? Stage.NEGOTIATING : Stage.VERBAL;
        if (days < TALKS_DAYS) return early ? Stage.VERBAL : Stage.NEGOTIATING;
        return early ? Stage.NEGOTIATING : Stage.IN_PROGRESS;
    }

    private static String category(Stage stage) {
        return switch (stage) {
            case IN_PROGRESS -> "pipeline";
            case NEGOTIATING -> "best_case";
            case VERBAL -> "commit";
        };
    }
}
