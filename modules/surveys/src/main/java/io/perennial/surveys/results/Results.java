package io.perennial.surveys.results;

import io.perennial.identity.Home;
import io.perennial.platform.call.FieldClass;
import io.perennial.platform.call.NotFound;
import io.perennial.platform.sql.Sql;
import io.perennial.surveys.SurveyId;
import io.perennial.surveys.SurveyKind;
import io.perennial.surveys.WaveId;
import io.perennial.surveys.results.SurveyResults.GroupFigure;
import io.perennial.surveys.results.SurveyResults.ResponsePart;
import io.perennial.surveys.results.SurveyResults.WaveFigure;
import io.perennial.surveys.statistics.Strata;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Computes the results of surveys of customers from the answers that the caller sees. */
@ApplicationScoped
class Results {
    private record Asked(SurveyKind kind) {}

    private record Wave(WaveId id, String name, int surveyVersion) {}

    private static final String SURVEY = "select kind from {surveys.visible_survey} where id = :id";

    private static final String TIER = "tier";
    private static final String BAND = "band";

    /** The latest answer of a contact in a wave. Answers of nobody known count one by one. */
    private static final String GIVEN =
            """
            select coalesce(r.score, 0) as score, r.account_id as account, $group as "group", r.wave_id as wave, r.survey_version as version,
                   i.id is not null as invited, coalesce(i.tier_then, i.tier) as tier
            from (
                select distinct on (coalesce(contact_id, id), wave_id) *
                from {surveys.visible_answer}
                where survey_id = :id and answered_at >= :from and answered_at < :until
                order by coalesce(contact_id, id), wave_id, answered_at desc, id desc
            ) r
            left join {surveys.visible_invitation} i on i.id = r.invitation_id
            where r.score is not null or :unscored
            """;
    /**
     * Everything that went out is bounced, pending or delivered. Bounces come within days, so before three of them have passed only a channel's own word tells that
     * it arrived. An answer alone does not tell it: with the quick ones alone, the rate would be far too good.
     */
    private static final String COUNTS =
            """
            select part.by, part.key, count(*) filter (where state = 'not_asked') as not_asked, count(*) filter (where state <> 'not_asked') as invited,
                   count(sent_at) as sent, count(*) filter (where f.step = 'pending') as pending, count(*) filter (where f.step = 'delivered') as delivered,
                   count(opened_at) as opened, count(answered_at) as answered, count(answered_at) filter (where f.step = 'delivered') as answered_of_delivered,
                   count(*) filter (where f.step = 'bounced') as bounced
            from {surveys.visible_invitation} i
            cross join lateral (select case when i.sent_at is null then null when i.bounced_at is not null and i.answered_at is null then 'bounced'
                                            when i.delivered_at is null and i.sent_at > :settled then 'pending' else 'delivered' end as step) f
            cross join lateral (values ('tier', coalesce(i.tier_then, i.tier)), ('band', i.band_then), ('tenure', i.tenure_then)) part (by, key)
            where survey_id = :id and decided_at >= :from and decided_at < :until
            group by part.by, part.key
            order by part.by, part.key nulls last
            """;
    private static final String WAVES =
            """
            select id, name, survey_version from {surveys.wave}
            where survey_id = :id
            order by opened_at, id
            """;

    @Inject QuestionFigures questions;
    @Inject Home home;
    @Inject Sql sql;
    @Inject Clock clock;

    SurveyKind kind(SurveyId id) {
        return sql.first(Asked.class, SURVEY, Map.of("id", id)).orElseThrow(NotFound::here).kind();
    }

    /** @param to the day after the last one */
    SurveyResults of(SurveyId id, LocalDate from, LocalDate to, Optional<GroupBy> by) {
        by.ifPresent(GroupBy::requireOpen);
        var kind = kind(id);
        var zone = home.settings().zone();
        var period = Map.<String, Object>of("id", id, "from", from.atStartOfDay(zone).toInstant(), "until",
                to.atStartOfDay(zone).toInstant());
        var all = new HashMap<>(period);
        all.put("unscored", kind.scored().isEmpty());
        var given = sql.list(Given.class, GIVEN.replace("$group", by.map(GroupBy::column).orElse("null::text")), all);
        var sent = new HashMap<>(period);
        sent.put("settled", clock.instant().minus(Response.SETTLED));
        var counts = sql.list(Response.Count.class, COUNTS, sent);
        var tiers = counts.stream().filter(count -> count.by().equals(TIER)).toList();
        var overall = Figure.of(kind, given);
        var responses = counts.stream().filter(count -> !count.by().equals(BAND) || !FieldClass.HEALTH.isClosed())
                .map(count -> new ResponsePart(count.by(), count.key(), Response.of(List.of(count)))).toList();
        return new SurveyResults(
                id, kind, from, to, SurveyResults.DEFINITION, overall, byTier(kind, given, tiers),
                given.stream().filter(one -> !one.invited()).count(), Response.of(tiers),
                responses, waves(kind, given, sql.list(Wave.class, WAVES, Map.of("id", id))),
                by.isEmpty() ? List.of() : groups(kind, given), questions.of(id, period));
    }

    /** Leaves out who answered without an invitation, and so belongs to no part of the invited. */
    static @Nullable Double byTier(SurveyKind kind, List<Given> given, List<Response.Count> tiers) {
        var invited = given.stream().filter(Given::invited).toList();
        if (kind != SurveyKind.NPS || Figure.of(kind, invited).value() == null) return null;
        var strata = tiers.stream().map(count -> {
            var answered = invited.stream().filter(one -> Objects.equals(one.tier(), count.key())).toList();
            var score = answered.isEmpty() ? Optional.<Double>empty() : Optional.of(Figure.promoters(answered).score());
            return new Strata.Stratum(count.invited(), score);
        }).toList();
        return Strata.score(strata).orElse(null);
    }

    /** Compares a wave with the one before, if both asked the same version: only then is the question the same for sure. */
    private static List<WaveFigure> waves(SurveyKind kind, List<Given> given, List<Wave> waves) {
        var figures = new ArrayList<WaveFigure>();
        List<Given> before = List.of();
        int version = 0;
        for (var wave : waves) {
            var answered = given.stream().filter(one -> wave.id().value().equals(one.wave())).toList();
            if (answered.isEmpty()) continue;
            figures.add(figure(kind, wave, answered, wave.surveyVersion() == version ? before : List.of()));
            before = answered;
            version = wave.surveyVersion();
        }
        return figures;
    }

    private static WaveFigure figure(SurveyKind kind, Wave wave, List<Given> answered, List<Given> before) {
        var figure = Figure.of(kind, answered);
        boolean comparable = kind == SurveyKind.NPS && !before.isEmpty() && !figure.tooFew() && !Figure.of(kind, before).tooFew();
        if (!comparable) return new WaveFigure(wave.id(), wave.name(), figure, null, null, null, null);
        var now = Figure.promoters(answered);
        var then = Figure.promoters(before);
        var interval = now.changeSince(then);
        return new WaveFigure(wave.id(), wave.name(), figure, now.since(then), interval.low(), interval.high(), !interval.holds(0));
    }

    private static List<GroupFigure> groups(SurveyKind kind, Collection<Given> given) {
        var byKey = given.stream()
                .collect(Collectors.groupingBy(one -> Optional.ofNullable(one.group()), LinkedHashMap::new, Collectors.toList()));
        return byKey.entrySet().stream()
                .map(group -> new GroupFigure(group.getKey().orElse(null), false, Figure.of(kind, group.getValue())))
                .sorted(Comparator.<GroupFigure>comparingInt(group -> -group.figure().answers())
                        .thenComparing(GroupFigure::key, Comparator.nullsLast(Comparator.naturalOrder())))
                .toList();
    }
}
