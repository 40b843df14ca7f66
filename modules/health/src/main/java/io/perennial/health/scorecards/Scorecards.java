package io.perennial.health.scorecards;

import io.perennial.health.sources.Sources;
import io.perennial.kernel.Invalid;
import io.perennial.kernel.Invalid.FieldError;
import io.perennial.platform.call.NotFound;
import io.perennial.platform.events.Events;
import io.perennial.platform.events.VersionedTable;
import io.perennial.platform.requests.Conditions;
import io.perennial.platform.sql.Entities;
import io.perennial.platform.sql.Sql;
import io.perennial.records.FollowedKind;
import io.perennial.records.Known;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The scorecards of the tenant. */
@ApplicationScoped
public class Scorecards {
    record Kept(ScorecardId id, int number, ScorecardBody definition) {
        PublishedScorecard published() {
            return new PublishedScorecard(id, number, definition);
        }
    }

    private static final String PUBLISHED =
            """
            select id, number, definition::text as definition
            from {health.scorecard}
            where state = 'published'
            order by precedence, name collate "C"
            """;
    private static final String VERSIONS =
            "select id, number, definition::text as definition from {health.scorecard} where number is not null and id = any (:ids)";

    private static final String PUBLISHED_AS = "select id from {health.scorecard} where name = :name and state = 'published'";
    private static final String NEXT_NUMBER = "select coalesce(max(number), 0) + 1 from {health.scorecard} where name = :name";
    private static final String DECLARED = "select count(*) from {health.declared_scorecard} where name = :name";

    private final Entities entities;
    private final Sql sql;
    private final Events events;
    private final Clock clock;
    private final Sources sources;

    @Inject
    public Scorecards(Entities entities, Sql sql, Events events, Clock clock, Sources sources) {
        this.entities = entities;
        this.sql = sql;
        this.events = events;
        this.clock = clock;
        this.sources = sources;
    }

    /** Returns the published scorecards in order of precedence. The first one that fits an account is its scorecard. */
    public List<PublishedScorecard> published() {
        return read(PUBLISHED, Map.of());
    }

    /** Returns versions that scores were computed with, published or retired; drafts are left out. */
    public Map<ScorecardId, PublishedScorecard> versions(Collection<ScorecardId> ids) {
        var asked = ids.stream().map(ScorecardId::value).distinct().toArray(UUID[]::new);
        return read(VERSIONS, Map.of("ids", asked)).stream()
                .collect(Collectors.toMap(PublishedScorecard::id, Function.identity()));
    }

    private List<PublishedScorecard> read(String query, Map<String, ?> values) {
        return sql.list(Kept.class, query, values).stream().map(Kept::published).toList();
    }

    /** Returns the definition of a version, even of a draft. A deleted version is not found. */
    public ScorecardBody body(ScorecardId id) {
        return live(entities.find(Scorecard.class, id)).body();
    }

    /** Locks and returns a scorecard that is to be changed. */
    Scorecard get(ScorecardId id) {
        return live(entities.held(Scorecard.class, id));
    }

    private static Scorecard live(Optional<Scorecard> found) {
        return found.filter(Scorecard::isLive).orElseThrow(NotFound::here);
    }

    ScorecardId draft(ScorecardBody body) {
        checkSources(body);
        var scorecard = new Scorecard(body, false, clock.instant());
        entities.add(scorecard);
        events.publish(scorecard.created());
        return scorecard.id();
    }

    void change(Scorecard scorecard, ScorecardBody to) {
        var changed = scorecard.change(to, clock.instant());
        checkSources(to);
        events.publish(changed);
    }

    void delete(Scorecard scorecard) {
        events.publish(scorecard.delete(clock.instant()));
    }

    /** Publishes a scorecard and retires the version before it in the same transaction. Does nothing if it is published already. */
    void publish(Scorecard scorecard, Conditions conditions) {
        var isPublished = scorecard.state() instanceof ScorecardState.Published;
        conditions.refuseExisting(scorecard.version(), isPublished);
        if (isPublished) return;
        conditions.refuseStale(scorecard.version());
        scorecard.draft();
        refuseDeclared(scorecard);
        checkPublishable(scorecard.body());
        replaceBy(scorecard);
    }

    /** Retires a scorecard. Does nothing if it is retired already. */
    void retire(Scorecard scorecard, Conditions conditions) {
        var isRetired = scorecard.state() instanceof ScorecardState.Retired;
        conditions.refuseExisting(scorecard.version(), isRetired);
        if (isRetired) return;
        conditions.refuseStale(scorecard.version());
        refuseDeclared(scorecard);
        events.publish(scorecard.retire(clock.instant()));
    }

    /** Publishes a scorecard of the tenant's files. Checks it before it writes anything. */
    void publishDeclared(ScorecardBody body) {
        checkPublishable(body);
        var scorecard = new Scorecard(body, true, clock.instant());
        entities.add(scorecard);
        events.publish(scorecard.created());
        replaceBy(scorecard);
    }

    void retireDeclared(ScorecardId id) {
        events.publish(get(id).retire(clock.instant()));
    }

    /** Retires the former version first, so that never two versions of a name are published. */
    private void replaceBy(Scorecard scorecard) {
        var now = clock.instant();
        var name = Map.of("name", scorecard.body().name());
        var number = (int) sql.number(NEXT_NUMBER, name);
        for (var former : sql.list(Known.class, PUBLISHED_AS, name)) events.publish(get(new ScorecardId(former.id())).retire(now));
        entities.flush();
        events.publish(scorecard.publish(number, now));
    }

    private void refuseDeclared(Scorecard scorecard) {
        if (sql.number(DECLARED, Map.of("name", scorecard.body().name())) > 0)
            throw ScorecardRefusal.SCORECARD_DECLARED
                    .because("Your organisation's configuration files declare a scorecard with this name.");
    }

    private void checkSources(ScorecardBody body) {
        refuse(ScorecardFaults.ofSources(body, sources::kind));
    }

    private void checkPublishable(ScorecardBody body) {
        var faults = new ArrayList<>(ScorecardFaults.ofDraft(body));
        faults.addAll(ScorecardFaults.ofSources(body, sources::kind));
        faults.addAll(ScorecardFaults.ofPublication(body));
        refuse(faults);
    }

    private static void refuse(List<FieldError> faults) {
        if (!faults.isEmpty()) throw new Invalid(faults);
    }

    @Produces
    static FollowedKind followed() {
        return FollowedKind.of(
                "scorecard", "health/scorecards", "scorecards:read", ScorecardId::new, ScorecardView.class, ScorecardView.SEEN)
                .ofNoAccount();
    }

    @Produces
    static VersionedTable versions() {
        return new VersionedTable("card", "health.scorecard");
    }
}
