package io.perennial.surveys.asking;

import io.perennial.accounts.contacts.ContactId;
import io.perennial.calendars.Calendars;
import io.perennial.calendars.hours.BusinessCalendar;
import io.perennial.identity.Home;
import io.perennial.kernel.TypeId;
import io.perennial.platform.jobs.Jobs;
import io.perennial.platform.sql.Sql;
import io.perennial.surveys.InvitationId;
import io.perennial.surveys.PublishedSurvey;
import io.perennial.surveys.statistics.Lot;
import io.perennial.tickets.TicketId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Invites contacts, and keeps for each one why they were asked or not. Works only in jobs, which see all contacts. */
@ApplicationScoped
class Inviting {
    private static final int AT_ONCE = 5_000;
    private static final String OF_WAVE = "wave";

    private static final String ADD =
            """
            insert into surveys.invitation (tenant_id, id, wave_id, survey_id, account_id, contact_id, ticket_id, cause, state, reasons, language,
                                            decided_at, send_at, tier_then, band_then, tenure_then)
            select o.tenant_id, r.id, r.wave, r.survey, r.account, r.contact, r.ticket, r.cause, r.state, r.reasons, r.language, r.at, r.send_at,
                   r.tier, r.band, r.tenure
            from {platform.owner} o
            cross join unnest(:id::uuid[], :wave::uuid[], :survey::uuid[], :account::uuid[], :contact::uuid[], :ticket::uuid[], :cause::text[],
                              :state::text[], :reasons::jsonb[], :language::text[], :at::timestamptz[], :sendAt::timestamptz[],
                              :tier::text[], :band::text[], :tenure::text[])
                r (id, wave, survey, account, contact, ticket, cause, state, reasons, language, at, send_at, tier, band, tenure)
            on conflict (tenant_id, wave_id, contact_id, cause) do nothing
            """;
    private static final String COUNT =
            """
            insert into surveys.pressure (tenant_id, id, contact_id, account_id, kind, day, channel, invitation_id, created_at)
            select o.tenant_id, r.id, r.contact, r.account, r.kind, r.day, 'email', r.invitation, r.at
            from {platform.owner} o
            cross join unnest(:id::uuid[], :contact::uuid[], :account::uuid[], :kind::text[], :day::date[], :invitation::uuid[],
                              :at::timestamptz[]) r (id, contact, account, kind, day, invitation, at)
            """;
    private static final String KNOWN =
            "select count(*) from {whole surveys.invitation} where wave_id = :wave and contact_id = :contact and cause = :cause";

    @Inject Waves waves;
    @Inject Calendars calendars;
    @Inject Home home;
    @Inject Jobs jobs;
    @Inject Sql sql;
    @Inject Clock clock;

    /** Decides about the audience of a wave. */
    void invite(Waves.Wave wave) {
        var survey = PublishedSurvey.version(wave.surveyId(), wave.surveyVersion(), sql).orElseThrow();
        var rules = AskingRules.of(sql);
        var candidates = candidates(rules);
        keep(wave, survey, decided(rules, wave, survey, candidates.of(wave.audience()), candidates::locked), OF_WAVE, null);
    }

    /** Decides as if the wave were opened now, and keeps nothing. */
    Map<Candidate, List<NotAsked>> tried(Waves.Wave wave) {
        var survey = PublishedSurvey.version(wave.surveyId(), wave.surveyVersion(), sql).orElseThrow();
        var rules = AskingRules.of(sql);
        var candidates = candidates(rules);
        return decided(rules, wave, survey, candidates.of(wave.audience()), candidates::read);
    }

    private Candidates candidates(AskingRules rules) {
        return new Candidates(sql, clock.instant(), home.settings().zone(), rules.accountDays());
    }

    private Map<Candidate, List<NotAsked>> decided(AskingRules rules, Waves.Wave wave, PublishedSurvey survey, List<ContactId> contacts,
            Function<List<ContactId>, List<Candidate>> read) {
        var all = new ArrayList<Candidate>();
        for (int at = 0; at < contacts.size(); at += AT_ONCE)
            all.addAll(read.apply(contacts.subList(at, Math.min(contacts.size(), at + AT_ONCE))));
        var lot = new Lot(wave.id().text(), wave.seed());
        return new Decision(rules, survey.kind(), home.today(), wave.sample(), wave.quotas(), lot).of(all);
    }

    /** Asks one contact because of an event, once for each cause. */
    void invite(PublishedSurvey survey, ContactId contact, String cause, @Nullable TicketId ticket) {
        var today = home.today();
        var wave = waves.ofMonth(survey, today.withDayOfMonth(1), home.settings().zone());
        var rules = AskingRules.of(sql);
        var candidates = candidates(rules).locked(List.of(contact));
        if (sql.number(KNOWN, Map.of("wave", wave.id(), "contact", contact, "cause", cause)) > 0) return;
        var decision = new Decision(rules, survey.kind(), today, null, Map.of(), new Lot(wave.id().text(), wave.seed()));
        keep(wave, survey, decision.of(candidates), cause, ticket);
    }

    private void keep(Waves.Wave wave, PublishedSurvey survey, Map<Candidate, List<NotAsked>> decided, String cause,
            @Nullable TicketId ticket) {
        var now = clock.instant();
        var rows = new ArrayList<Map<String, @Nullable Object>>();
        var counts = new ArrayList<Map<String, @Nullable Object>>();
        decided.forEach((contact, reasons) -> {
            var id = new InvitationId(TypeId.next());
            var sendAt = reasons.isEmpty() ? open(calendars.ofCountry(contact.country()).time(), now) : null;
            rows.add(row(id, wave, contact, reasons, cause, ticket, language(survey, contact), now, sendAt));
            if (sendAt == null) return;
            counts.add(
                    Sql.values("id", TypeId.next(), "contact", contact.contactId(), "account", contact.accountId(), "kind", survey.kind(),
                            "day", home.dayOf(sendAt), "invitation", id, "at", now));
            jobs.at(SendInvitation.JOB, id.text(), sendAt);
        });
        sql.changeEach(ADD, rows);
        sql.changeEach(COUNT, counts);
    }

    private Map<String, @Nullable Object> row(InvitationId id, Waves.Wave wave, Candidate contact, List<NotAsked> reasons,
            String cause,
            @Nullable TicketId ticket, String language, Instant now, @Nullable Instant sendAt) {
        return Sql.values("id", id, "wave", wave.id(), "survey", wave.surveyId(), "account", contact.accountId(), "contact",
                contact.contactId(), "ticket", ticket, "cause", cause, "state",
                sendAt == null ? InvitationState.NOT_ASKED : InvitationState.DECIDED,
                "reasons", reasons, "language", language, "at", now, "sendAt", sendAt, "tier", contact.tier(), "band", contact.band(),
                "tenure",
                contact.tenure(home.dayOf(now)));
    }

    private static String language(PublishedSurvey survey, Candidate contact) {
        return survey.questionnaire().language(Wished.of(contact.locale()));
    }

    /** Returns the next second of the customer's business hours. Quiet hours and days off delay an invitation, and never drop it. */
    static Instant open(BusinessCalendar hours, Instant now) {
        var due = hours.due(now, 1).orElse(now);
        return due.isAfter(now.plusSeconds(1)) ? due : now;
    }
}
