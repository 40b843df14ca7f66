package io.perennial.surveys.asking;

import io.perennial.calendars.Calendars;
import io.perennial.identity.Home;
import io.perennial.identity.MemberId;
import io.perennial.kernel.TypeId;
import io.perennial.platform.http.Languages;
import io.perennial.platform.jobs.Jobs;
import io.perennial.platform.jobs.TimerJob;
import io.perennial.platform.sql.Sql;
import io.perennial.surveys.WaveId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Asks the members of the tenant, without those of vendors, in a wave of employees: once, within business hours, and reminds them once if the wave says
 * so. Asks nobody who was never here, nor whom an administrator invited just before: with four invented colleagues, a group of five would be one person.
 */
@ApplicationScoped
class AskEmployees implements TimerJob {
    static final String JOB = "wave-asks-employees";

    record Employee(MemberId id, @Nullable Locale locale, @Nullable String team) {}

    private static final String EMPLOYEES =
            """
            select m.id, m.locale,
                   (select min(n.name) from {identity.team_member} t join {identity.team_name} n on n.id = t.team_id where t.member_id = m.id)
                       as team
            from {identity.arrived_member} m
            where m.first_login_at < case when m.declared then :now::timestamptz else :known::timestamptz end
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
    private static final String SENT =
            "update surveys.employee_invitation set sent_at = :now where tenant_id = :tenant and id = :id and sent_at is null";
    private static final int REMINDED_AFTER = 3;

    /** The time for which somebody must have been here whom the tenant's files do not name. */
    private static final Duration KNOWN = Duration.ofDays(14);

    @Inject Waves waves;
    @Inject Calendars calendars;
    @Inject Home home;
    @Inject Jobs jobs;
    @Inject EmployeeMail mail;
    @Inject Sql sql;
    @Inject Clock clock;

    /** Invites the members, and lets the mails go out at the next second of the tenant's business hours. */
    void invite(Waves.Wave wave) {
        var rows =
                employees().stream().map(one -> Sql.values("id", TypeId.next(), "wave", wave.id(), "member", one.id(), "team", one.team(),
                        "language", language(one.locale()))).toList();
        sql.changeEach(ADD, rows);
        var now = clock.instant();
        jobs.at(JOB, wave.id().text(), calendars.ofCountry(null).time().due(now, 1).orElse(now));
    }

    /** Decides as if a wave were opened now, and keeps nothing: nothing speaks against asking a member. */
    List<List<NotAsked>> tried() {
        return employees().stream().map(_ -> List.<NotAsked>of()).toList();
    }

    List<Employee> employees() {
        var now = clock.instant();
        return sql.list(Employee.class, EMPLOYEES, Map.of("now", now, "known", now.minus(KNOWN)));
    }

    private @Nullable String language(@Nullable Locale locale) {
        var spoken = Languages.of(locale);
        return spoken == null ? Languages.of(home.settings().locale()) : spoken;
    }

    @Override
    public String name() {
        return JOB;
    }

    @Override
    public void fire(String id) {
        TypeId.parse(id, "wave", WaveId::new).map(waves::read).ifPresent(this::ask);
    }

    private void ask(Waves.Wave wave) {
        for (var invitation : EmployeeInvitation.ofWave(wave.id(), sql)) {
            if (invitation.isWaiting() && invitation.address() != null
                    && sql.change(SENT, Map.of("id", invitation.id(), "now", clock.instant())) > 0)
                mail.invite(invitation);
        }
        if (wave.state() == WaveState.OPEN && wave.remind()) remindLater(wave);
    }

    private void remindLater(Waves.Wave wave) {
        var today = home.today();
        var day = calendars.ofCountry(null).time().workDay(today, REMINDED_AFTER).orElse(today.plusDays(REMINDED_AFTER));
        var now = clock.instant().atZone(home.settings().zone());
        jobs.at(RemindEmployees.JOB, wave.id().text(), day.atTime(now.toLocalTime()).atZone(now.getZone()).toInstant());
    }
}
