package io.perennial.surveys.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.perennial.accounts.AccountId;
import io.perennial.accounts.contacts.ContactId;
import io.perennial.identity.MemberId;
import io.perennial.identity.VendorId;
import io.perennial.kernel.TypeId;
import io.perennial.platform.sql.Sql;
import io.perennial.platform.testing.TenantWork;
import io.perennial.platform.testing.TestDatabase;
import io.perennial.renewals.RenewalId;
import io.perennial.surveys.InvitationId;
import io.perennial.surveys.SurveyId;
import io.perennial.surveys.WaveId;
import io.perennial.surveys.asking.DeclaredAskingRules;
import io.perennial.tickets.TicketId;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A tenant with a published survey and an open wave, and with what customers and employees are asked about. */
public record AskedPeople(String tenant, TenantWork work, SurveyId survey, WaveId wave) {
    public static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");

    private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");
    private static final String SURVEY =
            """
            insert into surveys.survey (tenant_id, id, name, draft, published_version, published_at, created_at, updated_at)
            values (:tenant, :survey, 'Spring', :body::jsonb, 1, :now, :now, :now)
            """;
    private static final String VERSION =
            """
            insert into surveys.survey_version (tenant_id, survey_id, number, definition, published_at)
            values (:tenant, :survey, 1, :body::jsonb, :now)
            """;
    private static final String WAVE =
            """
            insert into surveys.wave (tenant_id, id, survey_id, survey_version, name, audience, seed, closes_at, state, opened_at, created_at,
                                      updated_at)
            values (:tenant, :wave, :survey, 1, 'Spring', '{}', 1, :now::timestamptz + interval '30 days', 'open', :now, :now, :now)
            """;
    private static final String ACCOUNT =
            """
            insert into accounts.account (tenant_id, id, name, currency, created_at, updated_at)
            values (:tenant, :id, 'Rhine', 'EUR', :now, :now)
            """;
    private static final String CONTACT =
            """
            insert into accounts.contact (tenant_id, id, account_id, name, role, emails, phones, consent, created_at, updated_at)
            values (:tenant, :id, :account, 'Jana', :role, jsonb_build_array(:address::text), '[]', '{}', :now, :now)
            """;
    private static final String INVITATION =
            """
            insert into surveys.invitation (tenant_id, id, wave_id, survey_id, account_id, contact_id, cause, state, decided_at, sent_at, answered_at)
            values (:tenant, :id, :wave, :survey, :account, :contact, 'wave', :state, :now, :now, case when :state = 'answered' then :now::timestamptz end)
            """;
    private static final String EMPLOYEE =
            """
            insert into surveys.employee_invitation (tenant_id, id, wave_id, member_id, sent_at)
            values (:tenant, :id, :wave, :member, case when :sent::boolean then :now::timestamptz end)
            """;
    private static final String OUT =
            """
            insert into surveys.opt_out (tenant_id, address, contact_id, created_at)
            values (:tenant, :address, (select contact_id from {whole surveys.invitation} where id = :of), :now)
            """;
    private static final String ANSWER =
            """
            insert into surveys.answer (tenant_id, id, survey_id, survey_version, kind, account_id, contact_id, score, call_me, complete, answered_at,
                                        history, created_at, updated_at)
            values (:tenant, :id, :survey, 1, :kind, :account, :contact::uuid, :score, false, true, :at, false, :at, :at)
            """;
    private static final String CONTRACT =
            """
            insert into accounts.contract (tenant_id, id, account_id, number, starts_on, ends_on, auto_renew, currency, lines, arr, mrr, created_at,
                                           updated_at)
            values (:tenant, :contract, :account, :number, :due::date - 365, :due, false, 'EUR', '[]', 1200, 100, :now, :now)
            """;
    private static final String RENEWAL =
            """
            insert into renewals.renewal (tenant_id, id, account_id, contract_id, due_on, first_due_on, decision_on, currency, rate, target_arr,
                                          created_at, updated_at)
            values (:tenant, :id, :account, :contract, :due, :due, :due, 'EUR', 1, 1200, :now, :now)
            """;
    private static final String TICKET =
            """
            insert into tickets.ticket (tenant_id, id, number, account_id, contact_id, subject, type, severity, channel, tier, reported_at, precision,
                                        history, state, state_since, created_at, updated_at, solved_at)
            values (:tenant, :id, (select coalesce(max(number), 0) + 1 from {whole tickets.ticket}), :account, :contact::uuid, 'Map', 'request',
                    'general', 'api', 1, :now, 'instant', false, 'solved', :now, :now, :now, :now)
            """;

    public static AskedPeople of(String tenant) {
        var people = new AskedPeople(tenant, TenantWork.of(tenant), new SurveyId(TypeId.next()), new WaveId(TypeId.next()));
        people.publish(people.survey(), "{\"name\": \"Spring\", \"kind\": \"nps\", \"languages\": [\"en\"]}");
        people.change(WAVE, Map.of("survey", people.survey(), "wave", people.wave(), "now", NINE));
        return people;
    }

    private void publish(SurveyId id, String body) {
        for (var statement : new String[] {SURVEY, VERSION}) change(statement, Map.of("survey", id, "body", body, "now", NINE));
    }

    /** Executes a statement in a transaction of the tenant. */
    public void change(String statement, Map<String, ? extends @Nullable Object> values) {
        work.run(sql -> sql.change(statement, values));
    }

    /** Publishes a survey that is asked by itself. */
    public SurveyId triggered(String trigger) {
        var id = new SurveyId(TypeId.next());
        publish(id, "{\"name\": \"By itself\", \"kind\": \"csat\", \"trigger\": " + trigger + "}");
        return id;
    }

    public AccountId account() {
        var id = new AccountId(TypeId.next());
        change(ACCOUNT, Map.of("id", id, "now", LONG_AGO));
        return id;
    }

    public ContactId contact(AccountId account, String role, String address) {
        var id = new ContactId(TypeId.next());
        change(CONTACT, Map.of("id", id, "account", account, "role", role, "address", address, "now", LONG_AGO));
        return id;
    }

    /** Invites a contact of another customer. */
    public InvitationId invited(String address, String state) {
        var account = account();
        return invited(account, contact(account, "user", address), state);
    }

    public InvitationId invited(AccountId account, ContactId contact, String state) {
        var id = new InvitationId(TypeId.next());
        change(INVITATION, Map.of("id", id, "wave", wave, "survey", survey, "account", account, "contact", contact, "state", state, "now",
                NINE));
        return id;
    }

    /** Invites another employee. */
    public InvitationId employee(boolean sent) {
        var id = new InvitationId(TypeId.next());
        change(EMPLOYEE, Map.of("id", id, "wave", wave, "member", member(), "sent", sent, "now", NINE));
        return id;
    }

    public MemberId member() {
        var id = new MemberId(TypeId.next());
        owner("""
                insert into identity.member (id, email, name, locale, zone, roles, created_at, updated_at)
                values ('%s', '%1$s@example.com', 'Ida', 'en', 'Europe/Berlin', '{csm}', now(), now())
                """.formatted(id.value()));
        return id;
    }

    /** Inserts somebody whom an administrator invited. */
    public MemberId added() {
        var id = member();
        owner("update identity.member set declared = false where id = '%s'".formatted(id.value()));
        return id;
    }

    public void suspend(MemberId member) {
        owner("update identity.member set suspended_at = now() where id = '%s'".formatted(member.value()));
    }

    /** Lets a member log in for the first time. */
    public MemberId came(MemberId member, Instant at) {
        change("insert into identity.first_login (tenant_id, member_id, at) values (:tenant, :member, :at)",
                Map.of("member", member, "at", at));
        return member;
    }

    /** Lets a member work for a vendor. */
    public void place(MemberId member, VendorId vendor) {
        owner("insert into identity.placement (member_id, vendor_id, placed_at) values ('%s', '%s', now())".formatted(member.value(),
                vendor.value()));
    }

    /** Lets the files of the tenant say how often somebody may be asked, such as {@code {"anyDays": 5}}. */
    public void rules(String said) {
        var files = read("{\"surveys\": " + said + "}");
        owner("delete from surveys.declared_rules where tenant_id = platform.tenant()");
        for (var row : new DeclaredAskingRules().rows(files)) owner("""
                insert into surveys.declared_rules
                select (jsonb_populate_record(null::surveys.declared_rules, '%s'::jsonb || jsonb_build_object('tenant_id', platform.tenant()))).*
                """.formatted(row));
    }

    private static JsonNode read(String files) {
        try {
            return new ObjectMapper().readTree(files);
        } catch (JsonProcessingException broken) {
            throw new IllegalArgumentException(broken);
        }
    }

    /** Counts a contact as asked. */
    public void pressed(AccountId account, ContactId contact, String day) {
        change("""
                insert into surveys.pressure (tenant_id, id, contact_id, account_id, kind, day, channel, created_at)
                values (:tenant, :id, :contact, :account, 'csat', :day::date, 'email', :now)
                """, Map.of("id", TypeId.next(), "contact", contact, "account", account, "day", day, "now", NINE));
    }

    /** Executes a statement as the database's owner, who writes what comes from files. */
    private void owner(String written) {
        var database = TestDatabase.shared();
        try (var connection = database.ownerDataSource().getConnection(); var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("set local app.tenant = '" + database.tenant(tenant) + "'");
            statement.execute(written);
            connection.commit();
        } catch (SQLException refused) {
            throw new IllegalStateException(refused);
        }
    }

    /** Lets a contact opt out on the page of an invitation that was mailed to this address. */
    public void optOut(InvitationId of, String address) {
        change(OUT, Map.of("of", of, "address", address, "now", NINE));
    }

    /** @param contact null if nobody knows who it was */
    public void answer(AccountId account, @Nullable ContactId contact, String kind, int score, String at) {
        change(ANSWER,
                Sql.values("id", TypeId.next(), "survey", survey, "kind", kind, "account", account, "contact", contact, "score", score,
                        "at", Instant.parse(at)));
    }

    /** Inserts an open renewal with its contract. */
    public RenewalId renewal(AccountId account, LocalDate due) {
        var id = new RenewalId(TypeId.next());
        var values = Map.of("id", id, "contract", TypeId.next(), "account", account, "due", due, "number", id.text(), "now", LONG_AGO);
        change(CONTRACT, values);
        change(RENEWAL, values);
        return id;
    }

    /** Inserts a solved ticket. */
    public TicketId ticket(AccountId account, @Nullable ContactId contact) {
        var id = new TicketId(TypeId.next());
        change(TICKET, Sql.values("id", id, "account", account, "contact", contact, "now", LONG_AGO));
        return id;
    }
}
