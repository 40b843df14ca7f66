package io.perennial.accounts.contacts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.perennial.accounts.AccountId;
import io.perennial.kernel.DomainEvent;
import io.perennial.kernel.Page;
import io.perennial.kernel.Refusal;
import io.perennial.kernel.TypeId;
import io.perennial.platform.json.Json;
import io.perennial.platform.requests.Query;
import io.perennial.platform.sql.Entities;
import io.perennial.platform.sql.Sql;
import io.perennial.platform.testing.Given;
import io.perennial.platform.testing.TenantWork;
import io.perennial.platform.testing.TestDatabase;
import io.perennial.platform.testing.TestLists;
import io.perennial.records.ExternalKey;
import io.perennial.records.RecordKinds;
import io.perennial.records.Records;
import jakarta.validation.Validation;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ContactsIT {
    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");
    private static final Json JSON = new Json(Validation.buildDefaultValidatorFactory().getValidator(), Given.of());

    private final TenantWork alder = TenantWork.of("alder");
    private final TenantWork rowan = TenantWork.of("rowan");

    @Test
    void a_contact_is_read_as_it_was_written() {
        var account = account(alder, null);
        var id = contact(alder, account, "Jana Weiß", "champion", "zoho/17");

        var view = get(alder, id);

        assertEquals("Jana Weiß", view.name());
        assertEquals(account, view.accountId());
        assertEquals(List.of("jana@rhine.example"), view.emails());
        assertEquals(ContactRole.CHAMPION, view.role());
        assertEquals(Consent.Given.GRANTED, view.consent().email());
        assertEquals(List.of(new ExternalKey("zoho", "17")), view.externalKeys());
        assertEquals(NINE, view.createdAt());
    }

    @Test
    void another_companys_contact_is_not_there() {
        var id = contact(alder, account(alder, null), "Jana", "user", "zoho/18");

        assertThrows(Refusal.class, () -> get(rowan, id));
    }

    @Test
    void a_list_shows_no_row_of_another_company_whatever_is_asked() {
        var account = account(alder, null);
        contact(alder, account, "Jana", "billing", "zoho/19");
        var theirs = contact(rowan, account(rowan, null), "Jana", "billing", "zoho/19");

        assertEquals(List.of(theirs), ids(list(rowan, Map.of("limit", "200"))));
        assertEquals(List.of(theirs), ids(list(rowan, Map.of("role", "billing", "sort", "-createdAt"))));
        assertEquals(List.of(), ids(list(rowan, Map.of("accountId", account.text()))));
    }

    @Test
    void filters_narrow_and_both_orders_go_page_by_page() {
        var account = account(alder, null);
        var carla = contact(alder, account, "Carla", "user", "p/1");
        var anton = contact(alder, account, "Anton", "user", "p/2");
        var berta = contact(alder, account, "Berta", "technical", "p/3");
        var at = Map.of("accountId", account.text(), "limit", "2");

        var first = list(alder, at);
        assertEquals(List.of(anton, berta), ids(first));
        assertEquals(List.of(carla), ids(list(alder, with(at, "cursor", first.nextCursor()))));
        assertEquals(List.of(berta, anton), ids(list(alder, with(at, "sort", "-createdAt"))));
        assertEquals(List.of(berta), ids(list(alder, with(at, "role", "technical"))));
        assertEquals(List.of(anton, carla), ids(list(alder, with(at, "role", "user,billing"))));
        assertEquals(3, list(alder, with(at, "count", "true")).count());
    }

    @Test
    void who_sees_only_own_accounts_sees_only_their_contacts() throws SQLException {
        var member = member("alder");
        var own = contact(alder, account(alder, member), "Own", "user", "o/1");
        var other = contact(alder, account(alder, null), "Other", "user", "o/2");
        var csm = alder.seenBy(member);

        assertEquals(List.of(own), ids(list(csm, Map.of("limit", "200"))));
        assertEquals("Own", get(csm, own).name());
        assertThrows(Refusal.class, () -> get(csm, other));
    }

    @Test
    void with_an_account_go_its_contacts_and_their_keys_and_nobody_elses() {
        var account = account(alder, null);
        var jana = contact(alder, account, "Jana", "user", "d/1");
        var olaf = contact(alder, account(alder, null), "Olaf", "user", "d/2");

        var heard = deleteAllOf(alder, account);

        assertEquals(List.of(jana), heard.stream().map(DomainEvent::subject).toList());
        assertEquals("Jana", heard.getFirst().label());
        assertEquals(account, heard.getFirst().about());
        assertThrows(Refusal.class, () -> get(alder, jana));
        assertEquals("Olaf", get(alder, olaf).name());
        assertEquals(0, keys(alder, "d", "1"));
        assertEquals(1, keys(alder, "d", "2"));
    }

    @Test
    void contacts_of_a_deleted_account_are_not_there_even_if_one_was_overlooked() {
        var account = account(alder, null);
        var jana = contact(alder, account, "Jana", "user", "e/1");

        alder.run(sql -> sql.change("update accounts.account set deleted_at = now() where tenant_id = :tenant and id = :id",
                Map.of("id", account)));

        assertThrows(Refusal.class, () -> get(alder, jana));
    }

    private static List<DomainEvent> deleteAllOf(TenantWork work, AccountId account) {
        var heard = new TenantWork.Heard();
        work.run(sql -> {
            new Records(new Entities(), heard, sql, Clock.fixed(NINE.plusSeconds(60), ZoneOffset.UTC), new RecordKinds(Given.of()), JSON)
                    .deleteAllOf(Contacts.KIND, account);
            return account;
        });
        return heard.events;
    }

    private static ContactView get(TenantWork work, ContactId id) {
        return work.run(sql -> ContactView.get(id, sql));
    }

    private static Page<ContactView> list(TenantWork work, Map<String, String> parameters) {
        return work.run(sql -> TestLists.on(sql).page(ContactView.LISTING, new Query(new TreeMap<>(parameters))));
    }

    private static List<ContactId> ids(Page<ContactView> page) {
        return page.items().stream().map(ContactView::id).toList();
    }

    private static Map<String, String> with(Map<String, String> parameters, String name, String value) {
        var more = new TreeMap<>(parameters);
        more.put(name, value);
        return more;
    }

    private static long keys(TenantWork work, String system, String id) {
        var count = "select count(*) from {records.external_key} where kind = 'contacts' and system = :system and external_id = :id";
        return work.run(sql -> sql.number(count, Map.of("system", system, "id", id)));
    }

    private static AccountId account(TenantWork work, UUID owner) {
        var id = new AccountId(TypeId.next());
        work.run(sql -> sql.change(
                """
                insert into accounts.account (tenant_id, id, name, owner_id, currency, created_at, updated_at)
                values (:tenant, :id, 'Rhine', :owner, 'EUR', :now, :now)
                """,
                Sql.values("id", id, "owner", owner, "now", NINE)));
        return id;
    }

    private static ContactId contact(TenantWork work, AccountId account, String name, String role, String key) {
        var id = new ContactId(TypeId.next());
        var known = new ExternalKey(key.substring(0, key.indexOf('/')), key.substring(key.indexOf('/') + 1));
        var values = Sql.values("id", id, "account", account, "name", name, "role", role,
                "emails", List.of("jana@rhine.example"), "consent", new Consent(Consent.Given.GRANTED, null, null),
                "system", known.system(), "external", known.externalId(), "now", NINE);
        work.run(sql -> sql.change(
                """
                insert into accounts.contact (tenant_id, id, account_id, name, name_key, role, emails, consent, created_at, updated_at)
                values (:tenant, :id, :account, :name, convert_to(:name, 'UTF8'), :role, :emails::jsonb, :consent::jsonb, :now, :now)
                """,
                values));
        work.run(sql -> sql.change(
                """
                insert into records.external_key (tenant_id, kind, system, external_id, record_id, place)
                values (:tenant, 'contacts', :system, :external, :id, 0)
                """,
                values));
        return id;
    }

    private static UUID member(String tenant) throws SQLException {
        var database = TestDatabase.shared();
        var id = TypeId.next();
        try (var connection = database.superuserDataSource().getConnection();
                var insert = connection.prepareStatement(
                        "insert into identity.member (tenant_id, id, email, name, locale, zone, roles, created_at, updated_at)"
                                + " values (?, ?, ?, 'Clara', 'en', 'Europe/Berlin', '{csm}', now(), now())")) {
            insert.setObject(1, database.tenant(tenant));
            insert.setObject(2, id);
            insert.setString(3, id + "@alder.example");
            insert.executeUpdate();
        }
        return id;
    }
}
