package io.perennial.surveys.asking;

import io.perennial.kernel.TypeId;
import io.perennial.platform.jobs.TimerJob;
import io.perennial.platform.sql.Sql;
import io.perennial.surveys.WaveId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;

/** Reminds the employees who have not answered, once. Whose mail came back gets no other one. */
@ApplicationScoped
class RemindEmployees implements TimerJob {
    static final String JOB = "wave-reminds-employees";

    private static final String REMINDED =
            """
            update surveys.employee_invitation set reminded_at = :now
            where tenant_id = :tenant and id = :id and not answered and sent_at is not null and reminded_at is null and bounced_at is null
            """;

    @Inject EmployeeMail mail;
    @Inject Sql sql;
    @Inject Clock clock;

    @Override
    public String name() {
        return JOB;
    }

    @Override
    public void fire(String id) {
        TypeId.parse(id, "wave", WaveId::new).stream().flatMap(wave -> EmployeeInvitation.ofWave(wave, sql).stream())
                .filter(EmployeeInvitation::isWaiting).forEach(this::remind);
    }

    private void remind(EmployeeInvitation invitation) {
        if (sql.change(REMINDED, Map.of("id", invitation.id(), "now", clock.instant())) > 0) mail.remind(invitation);
    }
}
