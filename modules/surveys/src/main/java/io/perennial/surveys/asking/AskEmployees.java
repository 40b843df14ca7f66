package io.perennial.surveys.asking;

import io.perennial.calendars.Calendars;
import io.perennial.identity.Home;
import io.perennial.identity.MemberId;
import io.perennial.kernel.TypeId;
import io.perennial.kernel.Wording;
import io.perennial.platform.http.Languages;
import io.perennial.platform.jobs.Jobs;
import io.perennial.platform.jobs.TimerJob;
import io.perennial.platform.mail.Letter;
import io.perennial.platform.mail.Mail;
import io.perennial.platform.spec.Translations;
import io.perennial.platform.sql.Sql;
import io.perennial.surveys.WaveId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Asks the members of the tenant, without those of vendors, in a wave of employees: once, within business hours. */
@ApplicationScoped
class AskEmployees implements TimerJob {
    static final String JOB = "wave-asks-employees";

    private static final String TEMPLATE = "employee_survey";
    private static final int LONGEST = 365;

    private record Employee(MemberId id, @Nullable Locale locale, @Nullable String team) {}

    private static final String EMPLOYEES =
            """
            select m.id, m.locale,
                   (select min(n.name) from {identity.team_member} t join {identity.team_name} n on n.id = t.team_id where t.member_id = m.id)
                       as team
            from {identity.active_member} m
            where m.id not in (select v.id from {identity.vendor_member} v)
            order by m.id
            """;
    private static final String ADD =
            """
            insert into surveys.employee_invitation (tenant_id, id, wave_id, member_id, team, language)
            select o.tenant_id, r.id, r.wave, r.member, r.team, r.language
            from {platform.owner} o
            cross join unnest(:id::uuid[], :wave::uuid[], :member::uuid[], :team::text[], :language::text[]) r (id, wave, member, team, language)
            on conflict (tenant_id, wave_id, member_id) do nothing
            """;

    @Inject Waves waves;
    @Inject Calendars calendars;
    @Inject Home home;
    @Inject Jobs jobs;
    @Inject Mail mail;
    @Inject Translations translations;
    @Inject Sql sql;
    @Inject Clock clock;

    /** Invites the members, and lets the mails go out at the next second of the tenant's business hours. */
    void invite(Waves.Wave wave) {
        var rows = sql.list(Employee.class, EMPLOYEES, Map.of()).stream().map(one -> Sql.values("id", TypeId.next(), "wave", wave.id(),
                "member", one.id(), "team", one.team(), "language", language(one.locale()))).toList();
        sql.changeEach(ADD, rows);
        var now = clock.instant();
        jobs.at(JOB, wave.id().text(), calendars.ofCountry(null).time().due(now, 1).orElse(now));
    }

    private @Nullable String language(@Nullable Locale locale) {
        var spoken = locale == null ? null : Languages.of(locale);
        return spoken == null ? Languages.of(home.settings().locale()) : spoken;
    }

    @Override
    public String name() {
        return JOB;
    }

    @Override
    public void fire(String id) {
        TypeId.parse(id, "wave", WaveId::new).stream().flatMap(wave -> EmployeeInvitation.ofWave(wave, sql).stream())
                .filter(EmployeeInvitation::isWaiting).forEach(this::post);
    }

    private void post(EmployeeInvitation invitation) {
        if (invitation.address() == null) return;
        var title = home.settings().title();
        var language = Objects.requireNonNullElse(invitation.language(), "en");
        var subject = Wording.of("Your opinion about {organisation}").with("organisation", title);
        var text = Wording.of(
                "{organisation} asks all who work here for their opinion. It takes about a minute, and nobody can see who gave which answer:\n{link}");
        var recipient = new Letter.Recipient(invitation.address(), invitation.name());
        mail.post(new Letter(invitation.id().text(), TEMPLATE, language, invitation.id(), title, recipient,
                translations.said(subject, language), translations.said(text.with("organisation", title), language),
                new Letter.Opened(EmployeePage.PURPOSE, days(invitation))));
    }

    /** Returns the days until the wave closes, begun ones included. */
    private int days(EmployeeInvitation invitation) {
        return Math.clamp(Duration.between(clock.instant(), invitation.closesAt()).toDays() + 1, 1, LONGEST);
    }
}
